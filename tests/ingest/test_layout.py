"""Layout tables."""

from typing import Any

from trafilatura import load_html

from dotterel.ingest.layout import unfold_layout_tables


def _unfolded(body: str) -> Any:
    tree = load_html(f"<html><body>{body}</body></html>")
    unfold_layout_tables(tree)
    return tree


def test_columns_become_divisions() -> None:
    """A table that holds paragraphs is layout; a table of figures inside it stays one."""
    inner = "<table><tr><td>Koro</td><td>12</td></tr></table>"
    tree = _unfolded(f"<table><tr><td>Menu</td><td><p>One.</p><p>Two.</p>{inner}</td></tr></table>")
    assert len(list(tree.iter("table"))) == 1
    assert [cell.text for cell in tree.iter("td")] == ["Koro", "12"]


def test_tables_of_figures_stay() -> None:
    """Short cells are data."""
    assert len(list(_unfolded("<table><tr><td>Koro</td><td>12</td></tr></table>").iter("td"))) == 2
