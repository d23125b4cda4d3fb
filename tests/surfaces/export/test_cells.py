"""Cells of tables."""

from dotterel.surfaces.export.cells import listed


def test_a_semicolon_parts_members_and_nothing_else() -> None:
    """A source that has a semicolon in its name stays one source; other separators leave it alone."""
    assert listed(["Orin; the evening paper", None, "Tarka", "Tarka"]) == "Orin, the evening paper; Tarka"
    assert listed(["Orin; west", "Tarka"], by=", ") == "Orin; west, Tarka"
