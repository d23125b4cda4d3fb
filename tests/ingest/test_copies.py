"""Copies among all documents ever read."""

import random

import pytest

from dotterel.ingest import MemoryShelf, copy_of, signature_of
from dotterel.model import Document, Sentence
from tests import factories

_WORDS = [f"word{number}" for number in range(4000)]


def _text(seed: int, *, sentences: int = 12) -> list[str]:
    chance = random.Random(seed)
    return [" ".join(chance.choices(_WORDS, k=22)).capitalize() + "." for _ in range(sentences)]


def _document(name: str, lines: list[str]) -> Document:
    text = "\n".join(lines)
    sentences = (Sentence(start=0, end=len(text)),)
    return factories.document(id=name, name=name, text=text, title=None, sentences=sentences)


def _shelved(*documents: Document) -> MemoryShelf:
    shelf = MemoryShelf()
    for document in documents:
        copy_of(signature_of(document), shelf)
    return shelf


@pytest.mark.parametrize(
    "lines",
    [_text(1), _text(1)[:9], [*_text(1), *_text(2, sentences=4)], [*_text(3, sentences=1), *_text(1)[1:]]],
    ids=["same", "cut", "with lines of its own", "another lead"],
)
def test_copy_is_known_by_the_first_text(lines: list[str]) -> None:
    """An outlet that cuts an agency's text, or adds a paragraph to it, is still no source of its own."""
    shelf = _shelved(_document("other", _text(9)), _document("agency", _text(1)))
    assert copy_of(signature_of(_document("paper", lines)), shelf) == "agency"


@pytest.mark.parametrize(
    "lines",
    [_text(4), [*_text(5), *_text(1)[:4]], ["Six dead in Tarka."]],
    ids=["another text", "a quoted paragraph", "a flash"],
)
def test_report_of_ones_own_is_no_copy(lines: list[str]) -> None:
    """Independent reports stay independent, even where they quote."""
    shelf = _shelved(_document("agency", _text(1)))
    assert copy_of(signature_of(_document("paper", lines)), shelf) is None


def test_asking_again_changes_nothing() -> None:
    """A document that is read in every run is never a copy of itself, and its copies keep its name."""
    agency, paper = _document("agency", _text(1)), _document("paper", _text(1)[:10])
    shelf = _shelved(agency, paper, agency)
    assert copy_of(signature_of(agency), shelf) is None
    assert copy_of(signature_of(paper), shelf) == "agency"


def test_copies_of_copies_name_the_first() -> None:
    """Small changes from hand to hand do not make the last a copy of the one before it only."""
    shelf = _shelved(_document("agency", _text(1)), _document("paper", _text(1)[1:]))
    assert copy_of(signature_of(_document("blog", _text(1)[2:])), shelf) == "agency"


def test_keys_fit_a_database() -> None:
    """Every key is a whole number that SQL's big integers hold."""
    assert all(0 <= key < 2**63 for key in signature_of(_document("agency", _text(1))).keys)
