"""Answers are judged as evaluation judges them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from dotterel.evaluation import AnnotatedReport, GoldDocument, gold_document, read_reports
from dotterel.model import CodedDocument, CodedEvent, Document, Mention, Provenance, Role, Scored
from tests.evaluation.test_annotated import REPORT, written
from training.answers import Answer, answers_of


@dataclass
class Told:
    """A coder that says what it is told to."""

    events: tuple[CodedEvent, ...]

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        return [CodedDocument(events=self.events) for _ in documents]


@pytest.fixture
def report(tmp_path: Path) -> AnnotatedReport:
    """The small report: troops shell a town, and fired again, as a doctor claims."""
    return read_reports([written(tmp_path, REPORT)])[0]


def mention(gold: GoldDocument, role: Role, words: str, *, score: float = 0.9) -> Mention:
    """Words in a role."""
    start = gold.document.text.index(words)
    return Mention(role=role, span=gold.document.span(start, start + len(words)), score=score)


def event(gold: GoldDocument, trigger: str, *mentions: Mention, type_code: str = "ASSAULT") -> CodedEvent:
    """An event with scores of its fields."""
    start = gold.document.text.index(trigger)
    return CodedEvent(
        id=f"{trigger}-{type_code}",
        document_id=gold.document.id,
        type=type_code,
        trigger=gold.document.span(start, start + len(trigger)),
        sentence=gold.document.sentence_span(0),
        provenance=Provenance(component="test", version="1"),
        mentions=mentions,
        status="claimed",
        score=0.8,
        field_scores=(Scored(code="status", score=0.7), Scored(code="historical", score=0.6)),
    )


def judged(report: AnnotatedReport, *events: CodedEvent) -> list[tuple[str, float, bool]]:
    """Field, score and whether right, of every answer."""
    return [(one.field, one.score, one.right) for one in answers_of(Told(events), [report])]


def test_an_event_is_right_by_type_and_trigger(report: AnnotatedReport) -> None:
    """Another type, or another word, is wrong and is asked nothing further."""
    gold = gold_document(report)
    assert judged(report, event(gold, "fired", type_code="CONSULT")) == [("event", 0.8, False)]
    assert judged(report, event(gold, "town")) == [("event", 0.8, False)]
    assert judged(report, event(gold, "fired")) == [
        ("event", 0.8, True),
        ("status", 0.7, True),
        ("historical", 0.6, True),
    ]
    assert judged(report, event(gold, "shell"))[1] == ("status", 0.7, False)


def test_an_event_is_found_once_by_the_surest(report: AnnotatedReport) -> None:
    """A second, less sure event for the same gold event is wrong."""
    gold = gold_document(report)
    sure = replace(event(gold, "fired"), score=0.95)
    found = [one for one in judged(report, event(gold, "fired"), sure) if one[0] == "event"]
    assert found == [("event", 0.95, True), ("event", 0.8, False)]


def test_modes_are_judged_one_by_one(report: AnnotatedReport) -> None:
    """The mode that was kept and the next best are answers; one that is hardly likely is none."""
    gold = gold_document(report)
    kept = replace(
        event(gold, "shell"),
        modes=("heavy-weapons",),
        field_scores=(*event(gold, "shell").field_scores, Scored(code="modes", score=0.75)),
        runners_up=(("modes", Scored(code="drone", score=0.4)),),
    )
    assert [one for one in judged(report, kept) if one[0] == "modes"] == [("modes", 0.75, True), ("modes", 0.4, False)]
    unlikely = replace(kept, runners_up=(("modes", Scored(code="drone", score=0.1)),))
    assert len([one for one in judged(report, unlikely) if one[0] == "modes"]) == 1


def test_fillers_are_judged_by_their_words(report: AnnotatedReport) -> None:
    """A filler is right where it meets a gold filler of its role; numbers share one field; an open role has none."""
    gold = gold_document(report)
    told = event(
        gold,
        "fired",
        mention(gold, "time", "Friday"),
        mention(gold, "killed", "two", score=0.8),
        mention(gold, "injured", "two", score=0.3),
        mention(gold, "place", "town", score=0.2),
        mention(gold, "source", "Snow", score=0.4),
    )
    assert judged(report, told)[3:] == [
        ("time", 0.9, True),
        ("numbers", 0.8, True),
        ("numbers", 0.3, False),
        ("place", 0.2, False),
        ("source", 0.4, False),
    ]


def test_a_party_counts_in_any_mention_and_once(report: AnnotatedReport) -> None:
    """The troops of the title are the right actor of the next sentence; naming them twice is no second answer."""
    gold = gold_document(report)
    told = event(gold, "fired", mention(gold, "actor", "Troops"), mention(gold, "actor", "They", score=0.5))
    assert judged(report, told)[3:] == [("actor", 0.9, True)]


def test_what_was_filled_in_is_no_answer(report: AnnotatedReport) -> None:
    """Scores of document logic are not the network's, and are left out."""
    gold = gold_document(report)
    filled = replace(mention(gold, "actor", "Snow"), filled_by="same-happening")
    assert judged(report, event(gold, "fired", filled)) == judged(report, event(gold, "fired"))


def test_sectors_are_judged_for_parties_that_are_right(report: AnnotatedReport) -> None:
    """Each sector handed on is an answer of its own; sectors of a wrong party are none."""
    gold = gold_document(report)
    sectors = (Scored(code="MIL", score=0.9), Scored(code="GOV", score=0.2))
    right = replace(mention(gold, "actor", "They"), sectors=sectors)
    wrong = replace(mention(gold, "source", "Snow"), sectors=sectors)
    told = [one for one in judged(report, event(gold, "fired", right, wrong)) if one[0] == "sectors"]
    assert told == [("sectors", 0.9, True), ("sectors", 0.2, False)]


def test_an_answer_knows_its_report(report: AnnotatedReport) -> None:
    """Answers of one report stay together when maps are judged on other reports."""
    answers: list[Answer] = answers_of(Told((event(gold_document(report), "fired"),)), [report])
    assert {one.document_id for one in answers} == {report.id}
