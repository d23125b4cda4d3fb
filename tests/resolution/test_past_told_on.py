"""Tests of `dotterel.resolution.past_told_on`."""

import pytest

from dotterel.model import Document, ResolvedEvent, Sentence, span_of
from dotterel.resolution.past_told_on import RULE, with_past_told_on
from tests.factories import date, document, resolved_event

PUBLISHED = "2024-03-12"
HISTORY = "Protests broke out in 2020."


def report(*sentences: str, paragraphs: tuple[int, ...] = (0, 0), published: str | None = PUBLISHED) -> Document:
    """A report of these sentences."""
    starts = [sum(len(other) + 1 for other in sentences[:number]) for number in range(len(sentences))]
    told = zip(starts, sentences, paragraphs, strict=True)
    return document(
        text="\n".join(sentences),
        title=None,
        published=published,
        sentences=tuple(
            Sentence(start=start, end=start + len(words), kind="body", paragraph=paragraph)
            for start, words, paragraph in told
        ),
    )


def deed(told: Document, trigger: str, **fields: object) -> ResolvedEvent:
    """An event of the report with this trigger, undated unless told."""
    start = told.text.index(trigger)
    number = told.sentence_at(start)
    assert number is not None
    own = {
        "id": f"event-{start}",
        "quad": "material-conflict",
        "trigger": span_of(told.text, start, start + len(trigger)),
        "sentence": told.sentence_span(number),
        "date": None,
        "historical": False,
    }
    return resolved_event(**own | fields)


def marked(told: Document, trigger: str, *, year: int = 2020, **fields: object) -> ResolvedEvent:
    """The second event of a report whose first tells the protests of a year."""
    past = deed(told, "broke out", historical=True, date=date(first=f"{year}-01-01", last=f"{year}-12-31"))
    return with_past_told_on([past, deed(told, trigger, **fields)], told)[1]


def test_the_deed_behind_history_is_history() -> None:
    """The arrests of a past year's protests are not today's, though no word of their sentence says so."""
    found = marked(report(HISTORY, "Police detained 35,000 people."), "detained")
    assert found.historical
    assert found.rules[-1] == RULE


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Police have detained some of the leaders.", "detained"),
        ("Police detained a leader on 11 March.", "detained"),
        ("Police now guard the square.", "guard"),
        ("The arrest drew protests.", "arrest"),
    ],
)
def test_what_may_be_of_today_stays(sentence: str, trigger: str) -> None:
    """A perfect, a recent day, a present tense or a noun may bring the report back to its own day."""
    assert not marked(report(HISTORY, sentence), trigger).historical


def test_only_what_directly_follows_an_old_year_is_marked() -> None:
    """A new paragraph begins anew, this year's months may be news, and no date of publication leaves all open."""
    told = "Police detained 35,000 people."
    assert not marked(report(HISTORY, told, paragraphs=(0, 1)), "detained").historical
    assert not marked(report(HISTORY, told), "detained", year=2023).historical
    assert not marked(report(HISTORY, told, published=None), "detained").historical
    assert not marked(report(HISTORY, told), "detained", modality="future").historical
