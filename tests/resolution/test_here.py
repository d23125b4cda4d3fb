"""Deeds done "here", in the town of the report's dateline."""

from dataclasses import replace

import pytest

from dotterel.model import CodedEvent, Document
from dotterel.resolution.here import is_done_here
from dotterel.resolution.resolver import FILLED_FACTOR
from tests.resolution.test_resolver import RESOLVER, document, event, mention


def told(*sentences: str) -> tuple[Document, list[CodedEvent]]:
    """A report and an event for the "signed" of each sentence, all of one happening."""
    source = document(*sentences)
    events = [event(source, number, "signed", type_code="SUPPORT") for number in range(len(sentences))]
    return source, [replace(one, incident="one") for one in events]


@pytest.mark.parametrize(
    "sentence",
    [
        "Herders signed an accord here on Friday.",
        "The accord was signed here.",
        "Herders signed here what they had long talked about.",
    ],
)
def test_what_the_clause_sets_here_was_done_here(sentence: str) -> None:
    """The adverb stands behind the deed, in its own clause."""
    assert is_done_here(event(document(sentence), 0, "signed"))


@pytest.mark.parametrize(
    "sentence",
    [
        "Herders signed an accord, a spokesman said here.",
        "Herders signed an accord with residents here.",
        "Herders signed an accord a mile from here.",
        "Herders signed an accord here in the valley.",
        "The mayor came here after herders signed it.",
        "Herders signed an accord.",
    ],
    ids=["where it was said", "who lives here", "near here", "told by what follows", "before the deed", "not at all"],
)
def test_a_here_of_something_else_says_nothing(sentence: str) -> None:
    """Who speaks or lives here does not tell where the deed was done."""
    assert not is_done_here(event(document(sentence), 0, "signed"))


def test_the_dateline_places_all_mentions_of_what_was_done_here() -> None:
    """The town in its own words, less sure than if the sentence told it."""
    source, events = told("NIONO, Mali - Herders signed an accord here on Friday.", "It was signed at noon.")
    plain = event(source, 0, "signed", mention(source, 0, "place", "NIONO"), type_code="SUPPORT")
    (wanted,) = RESOLVER.resolve([plain], source)
    first, second = RESOLVER.resolve(events, source)
    assert first.place is not None
    assert wanted.place is not None
    assert (first.place.geonameid, first.place.text, first.place.start) == (3, "NIONO", 0)
    assert first.place == second.place
    assert first.place.rule == f"dateline > {wanted.place.rule}"
    assert first.place.score == pytest.approx(wanted.place.score * FILLED_FACTOR, abs=1e-3)


def test_the_datelines_town_is_no_part_of_a_longer_word() -> None:
    """A headline's word that begins as the town does is not the town."""
    source = document("Nionomania", "NIONO, Mali - Herders signed an accord here on Friday.")
    first = replace(event(source, 1, "signed", type_code="SUPPORT"), incident="one")
    (only,) = RESOLVER.resolve([first], source)
    assert only.place is not None
    assert (only.place.text, only.place.start) == ("NIONO", source.text.index("NIONO"))


def test_a_told_place_stays_and_without_a_known_dateline_there_is_none() -> None:
    """What the sentence tells is never overwritten, and an unknown town places nothing."""
    source = document("NIONO, Mali - Herders signed an accord here in Segou.")
    (own,) = RESOLVER.resolve([event(source, 0, "signed", mention(source, 0, "place", "Segou"))], source)
    assert own.place is not None
    assert own.place.geonameid == 2
    for opening in ("", "LOWER FORD - "):
        source, events = told(f"{opening}Herders signed an accord here on Friday.")
        assert RESOLVER.resolve(events, source)[0].place is None
