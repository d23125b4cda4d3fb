"""Comparison with recorded output; ``WRITE_GOLDEN=1`` records anew what was looked at and found good."""

import os
from pathlib import Path

GOLDEN = Path(__file__).with_name("golden")


def same_as_golden(name: str, text: str) -> bool:
    """Whether `text` is what is recorded under a name, byte for byte."""
    path = GOLDEN / name
    if os.environ.get("WRITE_GOLDEN"):
        path.write_bytes(text.encode())
    return path.read_bytes() == text.encode()
