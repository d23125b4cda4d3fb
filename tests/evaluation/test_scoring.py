"""Scoring counts what was found, and asks roles and attributes of found events only."""

from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.evaluation import GoldDocument, gold_document, read_reports, score_documents
from dotterel.model import Actor, Claim, Count, DateRange, DocumentReference, Place, ResolvedEvent
from tests.evaluation.test_annotated import REPORT, written


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    """The small report as gold."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    return gold_document(report)


def perfect(gold: GoldDocument) -> list[ResolvedEvent]:
    """Answers that say just what the gold says."""
    answers = []
    for number, record in enumerate(gold.events):
        parties = {
            name: tuple(
                Actor(
                    text=party.span.text,
                    start=party.span.start,
                    end=party.span.end,
                    country=party.country,
                    sectors=party.sectors,
                )
                for party in getattr(record, name)
            )
            for name in ("actors", "recipients", "sources")
        }
        tolls = {role: Count(text="", start=0, end=0, low=low, high=high) for role, low, high in record.tolls}
        answers.append(
            ResolvedEvent(
                id=f"e{number}",
                document=DocumentReference(id=gold.document.id),
                type=record.type,
                quad="material-conflict",
                intensity=-9.0,
                trigger=record.trigger,
                sentence=gold.document.sentence_span(record.sentence),
                coder="test 1",
                modes=record.modes,
                actors=parties["actors"],
                recipients=parties["recipients"],
                place=Place(text="", start=0, end=0, country=record.place_country) if record.has_place else None,
                date=DateRange(text="", start=0, end=0, first=record.dates[0], last=record.dates[1])
                if record.dates
                else None,
                claim=Claim(
                    status="claimed" if record.status == "claimed" else "asserted",
                    source=parties["sources"][0] if parties["sources"] else None,
                ),
                historical=record.historical,
                incident=record.incident,
                score=0.9,
                killed=tolls.get("killed"),
            )
        )
    return answers


def test_the_gold_itself_scores_full_marks(gold: GoldDocument) -> None:
    """Nothing is counted wrong in answers that equal the gold."""
    scores = score_documents([gold], {gold.document.id: perfect(gold)})
    assert scores.cases == []
    assert all(counts.f1 == 1.0 for counts in scores.counts.values() if counts.wanted)


def test_no_answers_score_nothing(gold: GoldDocument) -> None:
    """A silent coder has no precision to boast of, and each event is listed as missed."""
    scores = score_documents([gold], {})
    assert scores.counts["triggers"].f1 == 0.0
    assert [case.question for case in scores.cases] == ["missed ASSAULT", "missed ASSAULT"]


def test_a_wrong_toll_is_a_case_that_shows_both_numbers(gold: GoldDocument) -> None:
    """An error is told with what was wanted and what was given."""
    answers = perfect(gold)
    answers[1] = replace(answers[1], killed=Count(text="", start=0, end=0, low=20, high=20))
    (case,) = score_documents([gold], {gold.document.id: answers}).cases
    assert (case.question, case.wanted, case.given) == ("killed", "(2, None)", "(20, 20)")


def test_an_event_of_another_type_is_false_and_the_gold_missed(gold: GoldDocument) -> None:
    """A trigger with the wrong type counts against precision and recall."""
    answers = perfect(gold)
    answers[0] = replace(answers[0], type="PROTEST")
    scores = score_documents([gold], {gold.document.id: answers})
    assert {case.question for case in scores.cases} == {"false PROTEST", "missed ASSAULT"}
    assert scores.counts["triggers"].precision == scores.counts["triggers"].recall == 0.5
