"""Provenance: how a component is named to people."""

from tests.factories import provenance


def test_provenance_reads_as_name_and_version() -> None:
    """Event records name their coder as component and version."""
    assert str(provenance(component="dotterel-en", version="0.1.0")) == "dotterel-en 0.1.0"
