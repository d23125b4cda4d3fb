"""Layout tables: pages of the old kind, whose columns are table cells, made readable for the extraction.

A table that holds paragraphs or much text in one cell was never data. Its elements become plain divisions, so that the
extraction can choose among the columns; tables of figures stay tables.
"""

from typing import Any

_CELL_WORDS = 60
_TABLE_PARTS = ("tbody", "thead", "tfoot", "tr", "td", "th")


def unfold_layout_tables(tree: Any) -> None:
    """Turn the layout tables of a parsed page (an lxml element) into divisions, in place."""
    for table in list(tree.iter("table")):
        if _is_layout(table):
            own = [table, *(part for part in table.iter(*_TABLE_PARTS) if _table_of(part) is table)]
            for part in own:
                part.tag = "div"


def _is_layout(table: Any) -> bool:
    for cell in table.iter("td", "th"):
        if _table_of(cell) is not table:
            continue
        if len(list(cell.iter("p"))) >= 2 or len(" ".join(cell.itertext()).split()) >= _CELL_WORDS:
            return True
    return False


def _table_of(element: Any) -> Any:
    """The innermost table around an element, whatever became of those in between."""
    return next(element.iterancestors("table"), None)
