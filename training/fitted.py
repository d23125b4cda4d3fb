"""What a fit found, written in the form that is shipped."""

import json
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

_ROW = re.compile(r"\[\s+((?:[-\d.e]+,?\s+)+)\]")
"""A list of numbers, each on a line."""


def write_fitted(told: Mapping[str, Any], path: Path) -> None:
    """Write the record of a fit, and show it.

    Args:
        told: The record: what was fitted on what, and the numbers.
        path: The file that is shipped.
    """
    rows = _ROW.sub(lambda row: f"[{' '.join(row[1].split())}]", json.dumps(told, indent=1))
    text = rows + "\n"
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
