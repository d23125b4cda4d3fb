"""Tests of `dotterel.resolution.items`."""

import pytest

from dotterel.model import Document, Provenance
from dotterel.resolution.items import item_at, items_of

ROUND_UP = (
    "The week in short\nMali. Gunmen killed two.\nA bridge fell.\n"
    "Burkina Faso: The junta banned a party.\nNIGER - Calm."
)


def document(text: str) -> Document:
    """A document of this text alone."""
    return Document(id="d", text=text, report_id="r", name="d", provenance=Provenance(component="test", version="1"))


def test_each_heading_begins_an_item() -> None:
    """An item runs to the next heading, over all its paragraphs; the title belongs to none."""
    items = items_of(ROUND_UP)
    told = [ROUND_UP[item.start : item.end].strip() for item in items]
    assert told == [
        "Mali. Gunmen killed two.\nA bridge fell.",
        "Burkina Faso: The junta banned a party.",
        "NIGER - Calm.",
    ]
    assert item_at(ROUND_UP.index("bridge"), items) == items[0]
    assert item_at(3, items) is None


def test_an_item_keeps_its_offsets() -> None:
    """All else is blank, so that nothing of another item is read and every span still fits."""
    item = items_of(ROUND_UP)[1]
    read = item.of(document(ROUND_UP))
    assert len(read.text) == len(ROUND_UP)
    assert read.text.split() == ["Burkina", "Faso:", "The", "junta", "banned", "a", "party."]
    assert read.text[item.start : item.end] == ROUND_UP[item.start : item.end]


@pytest.mark.parametrize(
    "text",
    [
        "Mali said on Monday that gunmen killed two.\nNiger denied it.",
        "MALI: Gunmen killed two.\nMALI: The army denied it.",
        "Chad. The war that nobody saw\nGunmen killed two.",
    ],
)
def test_a_report_of_one_country_has_no_items(text: str) -> None:
    """Countries that only begin sentences, one country's own head word, and a title are no headings."""
    assert items_of(text) == ()


def test_one_heading_behind_other_text_parts_it() -> None:
    """A country that is a sentence by itself at the head of a paragraph begins an item even alone."""
    text = "Rebels shot at a plane in Mali.\nNiger. Gunmen ambushed a convoy."
    (item,) = items_of(text)
    assert text[item.start : item.end].startswith("Niger. Gunmen")
