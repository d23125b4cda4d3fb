"""Hard-wrapped text."""

from dotterel.ingest.wrapping import unwrap

WRAPPED = """Gunmen who crossed from the north attacked a post before dawn on Friday, killing
seven soldiers and seizing two vehicles, the mili-
tary government said in a statement that was read out on state radio in the
afternoon.
A rebel front claimed the raid.

The claims could not be verified because the area has been closed to reporters
since the war began."""


def test_wrapped_lines_are_joined() -> None:
    """Lines broken at a column become paragraphs, and words parted by a hyphen become whole."""
    lines = unwrap(WRAPPED).splitlines()
    assert len(lines) == 3
    assert "the military government said" in lines[0]
    assert lines[1] == "A rebel front claimed the raid."


def test_other_text_is_left_alone() -> None:
    """A paragraph a line, and a list of short lines, are not joined."""
    for text in ("First paragraph, a whole one.\nSecond paragraph.\nThird.", "Home\nNews\nsport\nweather\nabout"):
        assert unwrap(text) == text


def test_capitals_are_joined() -> None:
    """Telegraphic wires in capitals have no lower case to tell that a line goes on."""
    text = "THE ARMY OF THE REPUBLIC DENIED TODAY THAT GUERRILLAS HAD TAKEN\nTHE TOWN OF TARKA AND SAID THAT IT HELD\n"
    assert len(unwrap(text * 3).splitlines()) < 6
