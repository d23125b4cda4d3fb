"""Near-duplicates."""

import pytest

from dotterel.ingest import DuplicateFinder, to_document
from dotterel.model import Document
from tests.factories import report

STORY = (
    "Gunmen ambushed a police convoy near Tarka on Tuesday and abducted three officers, the commander said.",
    "The convoy was escorting a bus when a bomb tore the first vehicle apart on the road to the border.",
    "About thirty attackers then fired from both sides of the road, survivors told a radio station in the capital.",
    "Soldiers are searching for the missing men with the consent of the neighbouring government.",
)
RIVAL = (
    "Three policemen are missing after an attack on their vehicles outside Tarka, officials said on Tuesday evening.",
    "Two of their colleagues died when a mine went off under a lorry that led a column of buses.",
    "People on the bus spoke of some thirty men with rifles who came out of the bushes on either side.",
    "Troops have crossed the frontier to look for those who were taken, which the neighbours allow.",
)


def _document(name: str, *lines: str) -> Document:
    return to_document(report(id=name, name=name, content="\n".join(lines).encode()))


@pytest.mark.parametrize(
    "lines",
    [
        ("A wholly other headline for the same text", *STORY),
        (*STORY, "Editor's pick of the evening for friends of our station in the east and the west."),
        ("Police convoy hit", STORY[0].replace("the commander said", "a commander told us"), *STORY[1:]),
        STORY[:3],
    ],
)
def test_copies_are_named(lines: tuple[str, ...]) -> None:
    """A changed headline, a line more, a changed half-sentence or a paragraph less do not hide a copy."""
    finder = DuplicateFinder()
    assert finder.check(_document("first.txt", "Police convoy ambushed", *STORY)) is None
    found = finder.check(_document("second.txt", *lines))
    assert found is not None
    assert found.name == "first.txt"
    assert found.similarity >= 0.7


def test_two_reports_of_one_happening_stay_two() -> None:
    """Another hand's report of the same ambush is no copy."""
    finder = DuplicateFinder()
    assert finder.check(_document("first.txt", "Police convoy ambushed", *STORY)) is None
    assert finder.check(_document("second.txt", "Policemen missing", *RIVAL)) is None


def test_grown_report_is_no_copy() -> None:
    """A flash that comes back inside a longer report does not cost the longer one."""
    finder = DuplicateFinder()
    assert finder.check(_document("flash.txt", STORY[0])) is None
    assert finder.check(_document("long.txt", *STORY)) is None


def test_short_texts_need_the_same_words() -> None:
    """Flashes of a few words are copies only when they are word for word the same."""
    finder = DuplicateFinder()
    assert finder.check(_document("a", "Two soldiers die near Tarka.")) is None
    assert finder.check(_document("b", "Two soldiers die near Juba.")) is None
    found = finder.check(_document("c", "Two soldiers die near Tarka."))
    assert found is not None
    assert (found.name, found.similarity) == ("a", 1.0)


def test_same_answers_every_time() -> None:
    """The same documents in the same order give the same answers."""
    documents = [
        _document("a", *STORY),
        _document("b", *STORY[:3]),
        _document("c", *RIVAL),
        _document("d", *STORY, "x y z"),
    ]
    runs = []
    for _ in range(2):
        finder = DuplicateFinder()
        runs.append([finder.check(document) for document in documents])
    assert runs[0] == runs[1]
