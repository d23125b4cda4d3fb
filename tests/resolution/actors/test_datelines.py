"""Datelines."""

import pytest

from dotterel.resolution.actors.datelines import dateline_of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Rail strike ends\nKAYES, Mali, 3 May (XYZ) - Trains ran again.", ("Mali", "Kayes")),
        ("LIMA, 11 JUL 90 (CADENA) -- A CAR BLEW UP.", ("Lima",)),
        ("Kuwait: The Emir spoke.", ("Kuwait",)),
        ("DALOA – Gunmen fell upon a hamlet.", ("Daloa",)),
        ("Trains ran again in Kayes - and on time.", ()),
        ("He said: stay away.", ()),
        ("", ()),
    ],
)
def test_names_of_the_dateline(text: str, names: tuple[str, ...]) -> None:
    """A town before a dash, a colon or a day opens a report; the same signs inside a sentence do not."""
    assert dateline_of(text) == names
