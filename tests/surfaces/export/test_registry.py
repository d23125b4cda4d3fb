"""Formats by name."""

import pytest

from dotterel.model import SettingsError
from dotterel.surfaces.export import FORMATS, writer_for


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_fresh_writer(name: str) -> None:
    """Two exports in one process never share a stream."""
    assert writer_for(name) is not writer_for(name)


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    """The user sees what to write instead."""
    with pytest.raises(SettingsError, match="jsonl, csv"):
        writer_for("xlsx")
