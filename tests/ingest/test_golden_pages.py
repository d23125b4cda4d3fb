"""Every golden page keeps the contract of its expectation file: what is said of the page, and what must be gone."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from dotterel.ingest import to_document
from tests.factories import report

PAGES = Path(__file__).parent.parent / "golden" / "pages"
NAMES = sorted(path.name for path in PAGES.iterdir() if path.suffix in (".html", ".txt"))


@cache
def _read(name: str) -> tuple[Any, dict[str, Any]]:
    page = PAGES / name
    expected = json.loads((PAGES / f"{page.stem}.expected.json").read_text(encoding="utf-8"))
    return to_document(report(content=page.read_bytes(), media_type="", name=name)), expected


def test_every_page_has_an_expectation() -> None:
    """A page without an expectation, or one without a page, would go untested."""
    stems = {Path(name).stem for name in NAMES}
    assert stems == {path.name.removesuffix(".expected.json") for path in PAGES.glob("*.expected.json")}
    assert len(stems) >= 20


@pytest.mark.parametrize("name", NAMES)
def test_what_the_page_states_of_itself(name: str) -> None:
    """Title, publication date and outlet are the page's own, or unknown."""
    document, expected = _read(name)
    assert (document.title, document.published, document.outlet) == (
        expected["title"],
        expected["published"],
        expected["outlet"],
    )


@pytest.mark.parametrize("name", NAMES)
def test_report_is_whole(name: str) -> None:
    """The report begins and ends where it does on the page, and no paragraph or table row is lost or added."""
    document, expected = _read(name)
    body = [document.text[sentence.start : sentence.end] for sentence in document.sentences if sentence.kind == "body"]
    paragraphs = {sentence.paragraph for sentence in document.sentences if sentence.kind != "title"}
    assert (body[0], body[-1]) == (expected["first_sentence"], expected["last_sentence"])
    assert len(paragraphs) == expected["paragraphs"]


@pytest.mark.parametrize("name", NAMES)
def test_furniture_is_gone(name: str) -> None:
    """Nothing of menus, other stories, notices and credits is left in the text."""
    document, expected = _read(name)
    assert [words for words in expected["absent"] if words in document.text] == []


@pytest.mark.parametrize("name", NAMES)
def test_offsets_cover_the_text(name: str) -> None:
    """Sentences lie in order without overlap and hold every character that is not white space."""
    document, _ = _read(name)
    covered = "".join(document.text[sentence.start : sentence.end] for sentence in document.sentences)
    assert "".join(covered.split()) == "".join(document.text.split())
    ends = [0, *(sentence.end for sentence in document.sentences)]
    assert all(sentence.start >= end for sentence, end in zip(document.sentences, ends, strict=False))
