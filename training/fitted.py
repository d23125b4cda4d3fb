"""What a fit found, written in the form that is shipped."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any


def write_fitted(told: Mapping[str, Any], path: Path) -> None:
    """Write the record of a fit, and show it.

    Args:
        told: The record: what was fitted on what, and the numbers.
        path: The file that is shipped.
    """
    text = json.dumps(told, indent=1) + "\n"
    path.write_text(text, encoding="utf-8")
    sys.stdout.write(text)
