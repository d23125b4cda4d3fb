"""The day of present deeds that tell none."""

import pytest

from dotterel.model import Claim, Document, ResolvedEvent, Sentence, span_of
from dotterel.resolution.dates import datelines
from dotterel.resolution.news_day import NEWS_DAY_SCORE, with_news_day
from tests.factories import date, document, resolved_event

TUESDAY = "2024-03-12"


def report(*sentences: str, published: str | None = TUESDAY) -> Document:
    """A report of these sentences."""
    starts = [sum(len(other) + 1 for other in sentences[:number]) for number in range(len(sentences))]
    return document(
        text="\n".join(sentences),
        title=None,
        published=published,
        sentences=tuple(
            Sentence(start=start, end=start + len(words), kind="body", paragraph=number)
            for number, (start, words) in enumerate(zip(starts, sentences, strict=True))
        ),
    )


def deed(told: Document, trigger: str, **fields: object) -> ResolvedEvent:
    """An undated event of the report with this trigger."""
    start = told.text.index(trigger)
    number = told.sentence_at(start)
    assert number is not None
    own = {
        "id": f"event-{start}",
        "trigger": span_of(told.text, start, start + len(trigger)),
        "sentence": told.sentence_span(number),
        "date": None,
        "incident": f"incident-{start}",
        "claim": Claim(status="asserted"),
    }
    return resolved_event(**own | fields)


def with_day(events: list[ResolvedEvent], told: Document) -> tuple[ResolvedEvent, ...]:
    """The events of a report after the rule."""
    return with_news_day(events, told, datelines(told))


def day_of(told: Document, trigger: str, **fields: object) -> str | None:
    """The first day that the only event of a report is given."""
    (event,) = with_day([deed(told, trigger, **fields)], told)
    return None if event.date is None else event.date.first


def test_a_plain_deed_is_of_the_only_day_that_the_report_tells() -> None:
    """The words that tell the day are the evidence, and rule and score say that it was not told of the deed."""
    told = report("Gunmen shelled Lower Ford.", "Officials said so on Tuesday.")
    (event,) = with_day([deed(told, "shelled")], told)
    assert event.date is not None
    assert (event.date.first, event.date.last, event.date.text) == (TUESDAY, TUESDAY, "Tuesday")
    assert (event.date.score, event.date.rule, event.date.anchor) == (
        NEWS_DAY_SCORE,
        "news-day > weekday",
        "publication",
    )


@pytest.mark.parametrize(
    "other",
    [
        "Officials said so on Monday.",
        "Officials said so on Tuesday and again on Sunday.",
        "Fighting has gone on since last week, officials said on Tuesday.",
        "Officials said so.",
        "The fair is held every year on Tuesday.",
    ],
    ids=["another day", "two days", "a recent stretch", "no day", "a day that comes back"],
)
def test_a_report_of_another_recent_day_or_of_none_dates_nothing(other: str) -> None:
    """Only where publication's day is the one recent day told is it the report's."""
    assert day_of(report("Gunmen shelled Lower Ford.", other), "shelled") is None


def test_days_long_past_and_to_come_do_not_count() -> None:
    """Background and appointments are no news of the week."""
    told = report(
        "Gunmen shelled Lower Ford on Tuesday.", "The army came in 2019 and on 3 January; talks will be held on Friday."
    )
    assert day_of(told, "shelled") == TUESDAY


def test_the_day_of_an_older_dateline_is_the_day_of_writing() -> None:
    """A report that is published late tells of the day it was written on; the dateline itself tells of no deed."""
    late = report(
        "LOWER FORD, March 12 (Agency) -- Gunmen shelled a mill.",
        "Officials said so on Tuesday.",
        published="2024-03-14",
    )
    assert day_of(late, "shelled") == TUESDAY
    assert day_of(report("LOWER FORD, March 12 (Agency) -- Gunmen shelled a mill."), "shelled") is None


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("The union has halted its work there.", "halted"),
        ("The mayor, who froze the funds, was there.", "froze"),
        ("The talks came after gunmen shelled Lower Ford.", "shelled"),
        ("Monitors came at the request of the mayor.", "request"),
        ("The mayor praised the assistance of neighbours.", "assistance"),
        ("Gunmen shell Lower Ford almost daily.", "shell"),
        ("The mayor was shot in his youth.", "shot"),
    ],
    ids=[
        "perfect",
        "relative clause",
        "what came before",
        "words told as a thing",
        "what goes on",
        "a habit",
        "long ago",
    ],
)
def test_what_its_clause_sets_back_stays_undated(sentence: str, trigger: str) -> None:
    """The deed was done before the day's news, nobody knows when."""
    assert day_of(report(sentence, "Officials said so on Tuesday."), trigger) is None


@pytest.mark.parametrize(
    "fields",
    [{"historical": True}, {"modality": "future"}, {"claim": Claim(status="claimed")}],
    ids=["long ago", "to come", "only claimed"],
)
def test_what_is_no_fact_of_the_present_stays_undated(fields: dict[str, object]) -> None:
    """A guess never dates background, plans or one side's word."""
    told = report("Gunmen shelled Lower Ford.", "Officials said so on Tuesday.")
    assert day_of(told, "shelled", **fields) is None


def test_a_told_date_stays_and_a_claim_of_the_same_happening_shares_the_day() -> None:
    """When it was is told alike by all sides; what the report says itself is never overwritten."""
    told = report("Gunmen shelled Lower Ford.", "The shelling hit a mill, the mayor said on Tuesday.", "They fled.")
    plain = deed(told, "shelled", incident="one")
    claim = deed(told, "shelling", incident="one", claim=Claim(status="claimed"))
    dated = deed(told, "fled", date=date())
    first, second, third = with_day([plain, claim, dated], told)
    assert first.date == second.date
    assert third.date == date()


def test_a_report_of_history_dates_nothing() -> None:
    """Where most events are long past, an undated one most likely is too."""
    told = report("Gunmen shelled Lower Ford.", "They fled and came back.", "The town kept the day on Tuesday.")
    events = [deed(told, "shelled"), deed(told, "fled", historical=True), deed(told, "came", historical=True)]
    assert with_day(events, told)[0].date is None


@pytest.mark.parametrize("published", [None, "unknown", ""])
def test_without_a_day_of_publication_nothing_is_dated(published: str | None) -> None:
    """A bad or missing day is no reason to fail."""
    told = report("Gunmen shelled Lower Ford.", "Officials said so on Tuesday.", published=published)
    assert day_of(told, "shelled") is None
