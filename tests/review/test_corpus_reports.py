"""Reviewed reports as training data."""

from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.evaluation import read_reports
from dotterel.model import Claim, Document, ResolvedEvent
from dotterel.review import corpus_report
from tests.factories import actor, count, date, document, resolved_event, unresolved, words


def read(tmp_path: Path, text: str):  # type: ignore[no-untyped-def]
    """The one report of a corpus file."""
    path = tmp_path / "reviewed.rpt"
    path.write_text(text, encoding="utf-8")
    (report,) = read_reports([path])
    return report


def exported(tmp_path: Path, *events: ResolvedEvent, of: Document | None = None):  # type: ignore[no-untyped-def]
    """The report as the corpus reader reads it."""
    return read(tmp_path, corpus_report(of or document(), events, report_id="reviewed-1"))


def test_a_reviewed_report_passes_the_corpus_checker(tmp_path: Path) -> None:
    """Text, trigger, roles, definitions and standing come back as they were."""
    report = exported(tmp_path, resolved_event())
    assert report.text == document().text
    (event,) = (event for sentence in report.sentences for event in sentence.events)
    assert (event.type, event.modes, event.status, event.historical) == ("ASSAULT", ("firearms",), "claimed", False)
    assert set(event.roles) == {"actor", "recipient", "place", "time", "killed", "source"}
    killed = report.definitions[event.roles["killed"][0]]
    assert killed.fields == ("3..",)
    assert report.definitions[event.roles["actor"][0]].fields[:2] == ("NER", "UAF")


def test_a_report_without_events_is_one_too(tmp_path: Path) -> None:
    """That nothing happens is worth learning."""
    report = exported(tmp_path)
    assert not any(sentence.events for sentence in report.sentences)


def test_overlapping_words_are_left_out(tmp_path: Path) -> None:
    """The grammar has no nesting: the first filler keeps its words, and the file can be read."""
    nested = resolved_event(recipients=(actor("three herders"),), killed=count("three"))
    (event,) = (event for sentence in exported(tmp_path, nested).sentences for event in sentence.events)
    assert "recipient" in event.roles
    assert "killed" not in event.roles


@pytest.mark.parametrize(("published", "kept"), [("2024-03-05", False), (None, True)])
def test_times_that_came_to_no_day(tmp_path: Path, published: str | None, kept: bool) -> None:
    """The grammar has them only in reports whose own day is not known; elsewhere the file would not be read."""
    when = date(first=None, last=None, precision=None, unresolved=unresolved())
    undated = replace(document(), published=published)
    report = exported(tmp_path, resolved_event(date=when), of=undated)
    (event,) = (event for sentence in report.sentences for event in sentence.events)
    assert ("time" in event.roles) is kept


def test_two_events_of_one_happening_share_its_label(tmp_path: Path) -> None:
    """Links within the report are kept, and one party has one identifier."""
    raid = resolved_event(id="event-2", trigger=words("said"), type="ACCUSE", modes=(), killed=None, claim=Claim())
    first, second = (e for s in exported(tmp_path, resolved_event(), raid).sentences for e in s.events)
    assert first.incident == second.incident
    assert first.roles["actor"] == second.roles["actor"]


def test_signs_of_the_grammar_in_the_text_do_no_harm(tmp_path: Path) -> None:
    """Brackets, braces, bars and line ends of a page do not become marks."""
    text = "[Gunmen|a1]\u2028{killed|e1} > twelve"
    body = replace(document().sentences[1], start=0, end=len(text))
    odd = replace(document(), text=text, title=None, sentences=(body,))
    report = exported(tmp_path, of=odd)
    assert len(report.sentences) == 1
    assert not report.sentences[0].marks
