"""Cells of tables: safe in spreadsheets, and never a line or a column more than was meant."""

import re
from collections.abc import Iterable

Cell = str | int | float | None

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def safe_cell(cell: Cell) -> Cell:
    """The cell, with an apostrophe before a text that a spreadsheet would run as a formula."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(_FORMULA_STARTS) else cell


def plain_cell(cell: Cell) -> Cell:
    """The cell for a table without quoting: tabs, line ends and controls as one blank, double quotation marks single.

    Readers disagree about quotation marks in tab-separated files; a file without any reads the same everywhere.
    """
    if not isinstance(cell, str):
        return cell
    return safe_cell(_CONTROLS.sub(" ", cell).replace('"', "'").strip(" "))


def listed(parts: Iterable[str | None], *, by: str = "; ") -> str:
    """What is known of a list, each once, in one cell; where semicolons part members, one inside is a comma."""
    known = (part.replace(";", ",") if by.startswith(";") else part for part in parts if part)
    return by.join(dict.fromkeys(known))
