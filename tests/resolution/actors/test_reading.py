"""Taking a span apart."""

import pytest

from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.folding import tokenize
from dotterel.resolution.actors.reading import Reading, read_span


def _read(text: str, register: CsvActorRegister) -> Reading:
    return read_span(tokenize(text), register)


def test_hinges_cut_the_phrase(register: CsvActorRegister) -> None:
    """Prepositions, commas and participles end the head's stretch."""
    reading = _read("the commander of rebels in Mopti, wounded on Monday", register)
    assert [segment.hinge for segment in reading.segments] == ["", "of", "in", ",", "on"]


def test_prepositions_inside_names_do_not_cut(register: CsvActorRegister) -> None:
    """``chief of staff`` and ``Bosnia and Herzegovina`` stay whole."""
    assert len(_read("Bosnia and Herzegovina's chief of staff", register).segments) == 1


@pytest.mark.parametrize("text", ["pro-Russian fighters", "Iran-backed fighters", "anti-French fighters"])
def test_sponsors_are_set_apart(register: CsvActorRegister, text: str) -> None:
    """Whom somebody is for, against or paid by is not their country."""
    reading = _read(text, register)
    assert [hit.forms[0].entry.kind for hit in reading.sponsors] == ["state"]
    assert all(not hit.country for segment in reading.segments for hit in segment.hits)


@pytest.mark.parametrize("text", ["the former judge", "an ousted emir", "an ex-general"])
def test_former(register: CsvActorRegister, text: str) -> None:
    """Being out of office is noted."""
    assert _read(text, register).former


def test_a_family_name_before_another_name_is_a_given_name(register: CsvActorRegister) -> None:
    """The register's Putin is not meant by a given name that happens to be spelt alike."""
    known = _read("Putin", register).segments[0].hits
    assert known
    assert known[0].person
    assert _read("Putin Okello", register).segments[0].hits == ()
    assert _read("Putin's Kremlin", register).segments[0].hits[0].person
