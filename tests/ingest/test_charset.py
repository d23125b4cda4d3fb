"""Characters out of bytes."""

import pytest

from dotterel.ingest.charset import declared_in_markup, decode_text

TEXT = "Señor Ibáñez – “no” – spoke in Düsseldorf. " * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("declared", [None, "utf-8", "iso-8859-1", "no-such-set"])
def test_wrong_declarations_are_mended(encoding: str, declared: str | None) -> None:
    """The text comes out the same whatever set the page claims to be in."""
    assert decode_text(TEXT.encode(encoding), declared=declared)[0] == TEXT


def test_utf16_without_mark() -> None:
    """UTF-16 is known by its zero bytes when its mark is missing."""
    assert decode_text("Rebels took the bridge.".encode("utf-16-le"))[0] == "Rebels took the bridge."


def test_two_sets_in_one_page() -> None:
    """Windows-1252 bytes pasted into a UTF-8 page are read as what they are."""
    content = "Bihać – first. ".encode() + "“second” – it’s".encode("cp1252")
    assert decode_text(content)[0] == "Bihać – first. “second” – it’s"


def test_twice_encoded_text_is_put_right() -> None:
    """UTF-8 that was read as Windows-1252 and written again comes out as it was meant."""
    broken = "It’s “here” – now".encode().decode("cp1252", "ignore").replace("â€\u0153here", "â€œhere")
    assert "â€™" in broken
    assert decode_text(broken.encode())[0].startswith("It’s")


def test_one_odd_pair_is_left_alone() -> None:
    """A single pair of characters that could be twice encoded may be meant."""
    assert decode_text("the word MÃ© stands alone".encode())[0] == "the word MÃ© stands alone"


def test_other_scripts_beat_a_wrong_declaration() -> None:
    """Cyrillic bytes called Latin-1 are not turned into accents."""
    text = "Правительство сообщило о новых переговорах с соседней страной в понедельник утром."
    assert decode_text(text.encode("cp1251"), declared="iso-8859-1")[0] == text


def test_set_named_in_markup() -> None:
    """A page's own meta element names its set in either form."""
    assert declared_in_markup(b'<head><meta charset="windows-1250">') == "windows-1250"
    assert declared_in_markup(b'<meta http-equiv="x" content="text/html; charset=iso-8859-2">') == "iso-8859-2"
    assert declared_in_markup(b"<p>none</p>") is None
