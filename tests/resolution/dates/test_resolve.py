"""Time words to intervals of days; the publication of most cases is Thursday, 14 March 2024."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import DateRange, Span
from dotterel.resolution.dates import resolve_date

THURSDAY = "2024-03-14"


def _span(words: str, start: int = 0) -> Span:
    return Span(start=start, end=start + len(words), text=words)


def _resolve(words: str, published: str | None = THURSDAY, **told: object) -> DateRange:
    return resolve_date(_span(words), published=published, **told)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "words",
    [
        "13 September 2022",
        "13th of September, 2022",
        "Sept. 13, 2022",
        "September 13th 2022",
        "2022-09-13",
        "2022-09-13T04:30:00Z",
        "13.09.2022",
        "13/9/2022",
        "9/13/2022",
        "the night of 13 September 2022",
        "Tuesday, 13 September 2022",
        "13-Sep-2022",
    ],
)
def test_full_dates_need_no_publication(words: str) -> None:
    """Every usual form of a full date gives its day, known publication or not."""
    found = _resolve(words, published=None)
    assert (found.first, found.last, found.precision, found.anchor) == ("2022-09-13", "2022-09-13", "day", "absolute")


@pytest.mark.parametrize(
    ("words", "first", "last", "precision"),
    [
        ("Thursday", "2024-03-14", "2024-03-14", "day"),
        ("Friday", "2024-03-08", "2024-03-08", "day"),
        ("early Tuesday morning", "2024-03-12", "2024-03-12", "day"),
        ("late on Wednesday", "2024-03-13", "2024-03-13", "day"),
        ("last Thursday", "2024-03-07", "2024-03-07", "day"),
        ("next Thursday", "2024-03-21", "2024-03-21", "day"),
        ("Monday last week", "2024-03-04", "2024-03-04", "day"),
        ("today", "2024-03-14", "2024-03-14", "day"),
        ("this morning", "2024-03-14", "2024-03-14", "day"),
        ("tonight", "2024-03-14", "2024-03-14", "day"),
        ("yesterday", "2024-03-13", "2024-03-13", "day"),
        ("last night", "2024-03-13", "2024-03-13", "day"),
        ("the day before yesterday", "2024-03-12", "2024-03-12", "day"),
        ("tomorrow", "2024-03-15", "2024-03-15", "day"),
        ("overnight", "2024-03-13", "2024-03-14", "range"),
        ("overnight into Sunday", "2024-03-09", "2024-03-10", "range"),
        ("Wednesday night into Thursday", "2024-03-13", "2024-03-14", "range"),
        ("the night of Sunday to Monday", "2024-03-10", "2024-03-11", "range"),
        ("after midnight", "2024-03-14", "2024-03-14", "day"),
        ("at night", "2024-03-14", "2024-03-14", "day"),
        ("at the weekend", "2024-03-09", "2024-03-10", "range"),
        ("earlier this week", "2024-03-11", "2024-03-14", "week"),
        ("last week", "2024-03-04", "2024-03-10", "week"),
        ("this month", "2024-03-01", "2024-03-14", "month"),
        ("last month", "2024-02-01", "2024-02-29", "month"),
        ("last year", "2023-01-01", "2023-12-31", "year"),
        ("later this year", "2024-03-14", "2024-12-31", "year"),
        ("the end of last month", "2024-02-25", "2024-02-29", "range"),
        ("three days ago", "2024-03-11", "2024-03-11", "day"),
        ("a week ago", "2024-03-07", "2024-03-07", "week"),
        ("two weeks ago", "2024-02-28", "2024-03-01", "week"),
        ("five months ago", "2023-10-01", "2023-10-31", "month"),
        ("ten years ago", "2014-01-01", "2014-12-31", "year"),
        ("in the past 24 hours", "2024-03-13", "2024-03-14", "range"),
        ("over the past five years", "2019-03-14", "2024-03-14", "range"),
        ("the 5th of this month", "2024-03-05", "2024-03-05", "day"),
        ("last autumn", "2023-09-01", "2023-11-30", "range"),
    ],
)
def test_relative_words_are_reckoned_from_publication(words: str, first: str, last: str, precision: str) -> None:
    """Weekdays, "yesterday" and "N units ago" count from the day of publication; its own weekday is that day."""
    found = _resolve(words)
    assert (found.first, found.last, found.precision, found.anchor) == (first, last, precision, "publication")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("March 3-5", "2024-03-03", "2024-03-05"),
        ("6 and 8 March", "2024-03-06", "2024-03-08"),
        ("from 2 to 4 March", "2024-03-02", "2024-03-04"),
        ("between Saturday evening and Monday noon", "2024-03-09", "2024-03-11"),
        ("Friday to Sunday", "2024-03-08", "2024-03-10"),
        ("from March to May 2021", "2021-03-01", "2021-05-31"),
        ("June 30-July 2, 2020", "2020-06-30", "2020-07-02"),
        ("1990 to 1994", "1990-01-01", "1994-12-31"),
        ("the 2015-16 war", "2015-01-01", "2016-12-31"),
        ("in 2020", "2020-01-01", "2020-12-31"),
        ("May 2014", "2014-05-01", "2014-05-31"),
        ("mid-February", "2024-02-11", "2024-02-20"),
        ("late November 2021", "2021-11-21", "2021-11-30"),
        ("early 2018", "2018-01-01", "2018-04-30"),
        ("the end of 2021", "2021-12-01", "2021-12-31"),
        ("in the 1990s", "1990-01-01", "1999-12-31"),
        ("the early 1980s", "1980-01-01", "1983-12-31"),
        ("the summer of 1994", "1994-06-01", "1994-08-31"),
        ("the winter of 1998-1999", "1998-12-01", "1999-02-28"),
        ("the first quarter of 2021", "2021-01-01", "2021-03-31"),
        ("the second half of 2021", "2021-07-01", "2021-12-31"),
        ("the second week of January 2017", "2017-01-08", "2017-01-14"),
        ("February last year", "2023-02-01", "2023-02-28"),
        ("last July", "2023-07-01", "2023-07-31"),
        ("New Year's Eve", "2023-12-31", "2023-12-31"),
        ("May 14", "2023-05-14", "2023-05-14"),
        ("28 March", "2024-03-28", "2024-03-28"),
        ("13/9", "2023-09-13", "2023-09-13"),
        ("two days after Monday", "2024-03-13", "2024-03-13"),
    ],
)
def test_months_years_and_ranges(words: str, first: str, last: str) -> None:
    """Dates without a year, parts of months and years, seasons, decades and ranges give their interval."""
    found = _resolve(words)
    assert (found.first, found.last) == (first, last)


@pytest.mark.parametrize(
    ("words", "sentence", "first", "last", "rule"),
    [
        ("since Monday", "", "2024-03-11", "2024-03-14", "since+weekday"),
        ("1983", "The dispute has dragged on since 1983.", "1983-01-01", "2024-03-14", "since+year"),
        ("until 2011", "", None, "2011-12-31", "until+year"),
        ("until Sunday", "Troops will hold the bridge until Sunday.", "2024-03-14", "2024-03-17", "until+weekday"),
        (
            "by the end of March",
            "They must be out by the end of March.",
            "2024-03-14",
            "2024-03-31",
            "by+edge-of-month",
        ),
        ("before 2015", "", None, "2014-12-31", "before+year"),
    ],
)
def test_since_until_and_by_bound_the_interval(
    words: str, sentence: str, first: str | None, last: str | None, rule: str
) -> None:
    """ "since" runs to publication, "until" and "by" end at the date; an unknown end stays open."""
    found = _resolve(words, sentence=sentence or words)
    assert (found.first, found.last, found.rule) == (first, last, rule)


@pytest.mark.parametrize(
    ("sentence", "past", "first"),
    [
        ("Lorry drivers will strike on Monday.", None, "2024-03-18"),
        ("Lorry drivers plan a second march on Monday.", None, "2024-03-18"),
        ("Police said on Monday that the curfew would stay.", None, "2024-03-11"),
        ("Shops were shut on Monday.", None, "2024-03-11"),
        ("Shops were shut on Monday.", False, "2024-03-18"),
        ("Lorry drivers will strike on Monday.", True, "2024-03-11"),
    ],
)
def test_the_verbs_tell_past_from_future(sentence: str, past: bool | None, first: str) -> None:
    """A weekday lies ahead where its clause does, unless the caller knows better."""
    start = sentence.index("Monday")
    found = resolve_date(
        _span("Monday", 100 + start), published=THURSDAY, sentence=sentence, sentence_start=100, past=past
    )
    assert found.first == first


@pytest.mark.parametrize(
    ("words", "sentence", "first", "last"),
    [
        ("two days earlier", "On Tuesday troops retook the town lost two days earlier.", "2024-03-10", "2024-03-10"),
        ("a day after", "Envoys met on Tuesday, a day after shells hit the port.", "2024-03-11", "2024-03-11"),
        ("the same evening", "He resigned on Monday and flew out the same evening.", "2024-03-11", "2024-03-11"),
        (
            "the following year",
            "Rebels rose in 1991; the following year the army crushed them.",
            "1992-01-01",
            "1992-12-31",
        ),
    ],
)
def test_a_day_in_the_same_sentence_anchors(words: str, sentence: str, first: str, last: str) -> None:
    """ "two days earlier" and its kin are reckoned from the day told beside them."""
    found = _resolve(words, sentence=sentence)
    assert (found.first, found.last, found.anchor) == (first, last, "document")


def test_the_event_day_anchors() -> None:
    """ "the day after the raid" is reckoned from the raid's own day, where it is known."""
    found = _resolve("the day after the raid", event_day="2024-03-09")
    assert (found.first, found.last, found.anchor) == ("2024-03-10", "2024-03-10", "event")


def test_the_date_told_before_anchors() -> None:
    """ "the same day" is the day last told; the morning after a night is the next day."""
    night = _resolve("on Tuesday night")
    assert _resolve("the same day", previous=night).first == "2024-03-12"
    assert _resolve("at dawn", previous=night).first == "2024-03-13"


def test_an_hour_is_never_put_behind_the_report() -> None:
    """ "Overnight" ends on its own morning, and a strike called for tomorrow does not date what was done today."""
    assert _resolve("at 4:50 a.m.", previous=_resolve("overnight")).first == "2024-03-14"
    assert _resolve("at dawn", previous=_resolve("tonight")).first == "2024-03-14"
    assert _resolve("in the early afternoon", previous=_resolve("tomorrow")).first == "2024-03-14"


@pytest.mark.parametrize(
    ("words", "published", "reason"),
    [
        ("yesterday", None, "publication date unknown"),
        ("Monday", "not a date", "publication date unknown"),
        ("in May", None, "year not told, publication date unknown"),
        ("two days earlier", THURSDAY, "no day told to reckon from"),
        ("the day after the raid", THURSDAY, "no day told to reckon from"),
        ("after the attack", THURSDAY, "reckoned from an event without a known day"),
        ("for three days", THURSDAY, "a stretch of time, not a date"),
        ("Diwali", THURSDAY, "movable feast, no table of its days"),
        ("fiscal year 2022", THURSDAY, "fiscal year"),
        ("22 Kartik", THURSDAY, "another calendar"),
        ("3/4", THURSDAY, "day and month may be swapped"),
        ("31 April", THURSDAY, "no such day"),
        ("2024-13-45", THURSDAY, "no such day"),
        ("every Friday", THURSDAY, "recurring, no one day"),
        ("recently", THURSDAY, "no day or period is told"),
        ("second", THURSDAY, "no time is told"),
        ("may", THURSDAY, "no time is told"),
        ("a 12-year-old", THURSDAY, "no time is told"),
        ("", THURSDAY, "no words"),
    ],
)
def test_what_tells_no_day_stays_unresolved(words: str, published: str | None, reason: str) -> None:
    """Without an anchor, a table or a date, the outcome is a reason and no interval."""
    found = _resolve(words, published=published)
    assert (found.first, found.last, found.precision) == (None, None, None)
    assert found.unresolved is not None
    assert found.unresolved.reason == reason


@pytest.mark.parametrize(
    ("words", "published", "first", "last"),
    [
        ("on Good Friday", "1998-04-20", "1998-04-10", "1998-04-10"),
        ("Orthodox Easter", "2023-04-20", "2023-04-16", "2023-04-16"),
        ("during Ramadan", "2024-05-01", "2024-03-11", "2024-04-09"),
        ("Eid-ul-Fitr", "2021-06-01", "2021-05-13", "2021-05-13"),
        ("Easter Monday 2010", None, "2010-04-05", "2010-04-05"),
    ],
)
def test_movable_feasts(words: str, published: str | None, first: str, last: str) -> None:
    """Easter and the Islamic year have their days: the last one begun, or that of the year told."""
    found = _resolve(words, published=published)
    assert (found.first, found.last) == (first, last)


def test_a_feast_to_come_is_the_next_one() -> None:
    """What will happen at Easter happens at the coming one."""
    assert _resolve("at Easter", "2024-03-01", past=False).first == "2024-03-31"


def test_a_day_told_behind_a_feast_is_the_day() -> None:
    """The moon's days differ by a day from place to place, so that the report knows better than a table."""
    assert _resolve("on Ashura, 2 March", "2004-03-05").first == "2004-03-02"
    assert _resolve("Easter Sunday, 31 March", "2024-03-05").first == "2024-03-31"
    assert _resolve("Easter (April 5)", "2015-05-01").first == "2015-04-05"


def test_a_year_of_another_calendar_is_not_dropped() -> None:
    """ "Ramadan 1430" is not the last Ramadan."""
    assert _resolve("Ramadan 1430", "2024-05-01").unresolved is not None


@pytest.mark.parametrize(
    ("words", "published", "first"),
    [
        ("next Ramadan", "2024-03-05", "2024-03-11"),
        ("next Easter", "2024-03-31", "2025-04-20"),
        ("Easter last year", "2024-05-01", "2023-04-09"),
        ("Easter of last year", "2024-05-01", "2023-04-09"),
    ],
)
def test_a_feast_is_of_the_year_that_the_words_turn_to(words: str, published: str, first: str) -> None:
    """ "Next" is never the last one, and "last year" not this year's."""
    found = _resolve(words, published=published)
    assert (found.first, found.anchor) == (first, "publication")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("three days before the market day of 18 July", "2023-07-15", "2023-07-15"),
        ("on the eve of the 25 August vote", "2023-08-24", "2023-08-24"),
        ("the day after the 3 May raid", "2023-05-04", "2023-05-04"),
        ("in the five days to 9 June", "2023-06-05", "2023-06-09"),
        ("two days after the 3-5 May summit", "2023-05-07", "2023-05-07"),
        ("two days before the 3-5 May summit", "2023-05-01", "2023-05-01"),
        ("three days after Ramadan", "2023-04-23", "2023-04-23"),
    ],
)
def test_days_reckoned_from_a_day_in_the_same_words(words: str, first: str, last: str) -> None:
    """The day in the words is not the event's own, but what it is reckoned from."""
    found = _resolve(words, published="2023-09-01")
    assert (found.first, found.last) == (first, last)
    assert found.rule.startswith(("offset+", "days-to+"))


def test_a_table_of_feasts_resolves_them() -> None:
    """A movable feast is resolved by the caller's table where it gives one, the latest that has begun."""
    feasts = {"Ramadan": [("2023-03-23", "2023-04-20"), ("2024-03-11", "2024-04-09"), ("2025-03-01", "2025-03-29")]}
    found = _resolve("during Ramadan", feasts=feasts)
    assert (found.first, found.last) == ("2024-03-11", "2024-04-09")


def test_guessed_tense_costs_confidence() -> None:
    """A date that the verbs put into the future scores lower than one that the caller vouches for."""
    sentence = "Lorry drivers will strike on Monday."
    guessed = _resolve("Monday", sentence=sentence)
    sure = _resolve("Monday", sentence=sentence, past=False)
    assert guessed.first == sure.first
    assert guessed.score < sure.score


_WORDS = st.sampled_from(
    [
        "on",
        "since",
        "until",
        "the",
        "last",
        "next",
        "two",
        "three",
        "5",
        "12",
        "2019",
        "30",
        "31",
        "May",
        "March",
        "Feb",
        "Monday",
        "Friday",
        "week",
        "month",
        "year",
        "ago",
        "earlier",
        "after",
        "before",
        "early",
        "late",
        "mid-",
        "end",
        "of",
        "to",
        "and",
        "-",
        ",",
        "24/7",
        "1999",
        "1st",
        "third",
        "day",
        "night",
        "dawn",
        "Ramadan",
        "quarter",
        "02:30",
        "00",
    ]
)


def test_a_range_whose_end_has_no_day_to_reckon_from_is_still_read_or_refused() -> None:
    """The end of "night to night" is read again without the day of its beginning; that breaks nothing."""
    dated = _resolve("night to night", "2000-01-01")
    assert dated.unresolved is not None or dated.first is not None


@given(st.lists(_WORDS, max_size=8), st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 1, 1)))
def test_any_words_give_an_interval_or_a_reason(words: list[str], published: date) -> None:
    """No words and no publication crash the reader; an interval never ends before it begins; the text is kept."""
    text = " ".join(words)
    found = resolve_date(_span(text), published=published.isoformat(), sentence=f"It happened {text}, they said.")
    assert found.text == text
    assert (found.unresolved is None) == (found.first is not None or found.last is not None)
    if found.first and found.last:
        assert found.first <= found.last


def test_a_span_too_long_to_be_one_is_refused() -> None:
    """A runaway span gets its reason at once and never holds up a run."""
    found = _resolve("early morning " * 1000)
    assert found.unresolved is not None
    assert found.unresolved.reason == "too long for a time"


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the first quarter of 2020", "2020-01-01..2020-03-31"),
        ("in the fourth quarter", "2023-10-01..2023-12-31"),
        ("the second quarter of this year", "2024-04-01..2024-06-30"),
        ("the last quarter of 2020", "2020-10-01..2020-12-31"),
        ("H1 2020", "2020-01-01..2020-06-30"),
        ("the first six months of 2020", "2020-01-01..2020-06-30"),
        ("the last day of this month", "2024-03-31..2024-03-31"),
        ("the last seven days of February", "2024-02-23..2024-02-29"),
        ("the first Monday of May 2021", "2021-05-03..2021-05-03"),
        ("the last Friday of this month", "2024-03-29..2024-03-29"),
        ("the year before last", "2022-01-01..2022-12-31"),
        ("a month ago to the day", "2024-02-14..2024-02-14"),
        ("half a century ago", "1974-01-01..1974-12-31"),
        ("a year and a half ago", "2022-09-01..2022-09-30"),
        ("over the past few weeks", "2024-01-22..2024-03-14"),
        ("the Friday before last", "2024-03-01..2024-03-01"),
        ("Monday week", "2024-03-25..2024-03-25"),
        ("a week ago on Tuesday", "2024-03-05..2024-03-05"),
        ("the same month last year", "2023-03-01..2023-03-31"),
        ("the 2nd inst.", "2024-03-02..2024-03-02"),
        ("the 17th ult.", "2024-02-17..2024-02-17"),
        ("Tuesday the 12th", "2024-03-12..2024-03-12"),
        ("Tuesday (12 March)", "2024-03-12..2024-03-12"),
        ("6 May '19", "2019-05-06..2019-05-06"),
        ("the summer of '69", "1969-06-01..1969-08-31"),
        ("early summer 2019", "2019-06-01..2019-06-30"),
        ("early in the decade", "2020-01-01..2023-12-31"),
        ("30/31 January", "2024-01-30..2024-01-31"),
        ("the night of 4 to 5 February", "2024-02-04..2024-02-05"),
        ("overnight Sunday into Monday", "2024-03-10..2024-03-11"),
        ("late Monday night or early Tuesday", "2024-03-11..2024-03-12"),
        ("Sat. night", "2024-03-09..2024-03-09"),
    ],
)
def test_periods_and_their_pieces(words: str, days: str) -> None:
    """Quarters, pieces of months and years, other weeks' days and short years have their days."""
    found = _resolve(words)
    assert f"{found.first}..{found.last}" == days


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("the week of 6 February", "2024-02-05..2024-02-11"),
        ("the week ending 9 March", "2024-03-03..2024-03-09"),
        ("the second day of the 3-5 March talks", "2024-03-04..2024-03-04"),
        ("the last ten days of Ramadan 2023", "2023-04-11..2023-04-20"),
        ("the Sunday after Easter 2023", "2023-04-16..2023-04-16"),
        ("days after the 3 January raid", "2024-01-04..2024-01-10"),
        ("two years after the 2011 uprising", "2013-01-01..2013-12-31"),
        ("three months after the August 2020 vote", "2020-11-01..2020-11-30"),
        ("the year to June 2020", "2019-07-01..2020-06-30"),
        ("the second anniversary of the 3 June 2019 raid", "2021-06-03..2021-06-03"),
        ("the anniversary of the 3 March 2019 raid", "2024-03-03..2024-03-03"),
    ],
)
def test_days_reckoned_from_what_is_told_behind(words: str, days: str) -> None:
    """Words in front of a day, feast, month or year shift it, or take a piece of it."""
    found = _resolve(words)
    assert f"{found.first}..{found.last}" == days


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("the 2020-21 school year", "school year"),
        ("fiscal year 2019/20", "fiscal year"),
        ("on Republic Day", "a national day, which each country has on its own date"),
        ("every Friday", "recurring, no one day"),
        ("40 Ramadan 1445", "another calendar"),
    ],
)
def test_what_could_be_any_day_says_why(words: str, reason: str) -> None:
    """School and fiscal years, national days and what comes back have a reason and no days."""
    found = _resolve(words)
    assert (found.first, found.last) == (None, None)
    assert found.unresolved is not None
    assert found.unresolved.reason == reason


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("27 Febuary", "2024-02-27"),
        ("Wendesday", "2024-03-13"),
        ("20 february", "2024-02-20"),
        ("22 décembre 2019", "2019-12-22"),
        ("3 de mayo de 2021", "2021-05-03"),
    ],
)
def test_misspelt_and_foreign_names_are_read(words: str, day: str) -> None:
    """One slip in a month's or weekday's name, or its name in another language, does not hide the day."""
    assert (_resolve(words).first, _resolve(words).last) == (day, day)


def test_recurring_weekdays_are_no_slip() -> None:
    """A plural is not taken for a misspelt weekday."""
    assert _resolve("Mondays").unresolved is not None


def test_a_year_told_beside_is_taken() -> None:
    """A month behind a month of long ago is of that time, and without a publication the sentence's year serves."""
    sentence = "In May 1987 he marched in, and in September he did it again."
    at = sentence.index("September")
    told = resolve_date(_span("September", at), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert told.first == "1987-09-01"
    sentence = "Of 1987 the file says that police came first on 4 June."
    at = sentence.index("4 June")
    told = resolve_date(_span("4 June", at), published=None, sentence=sentence, sentence_start=0)
    assert told.first == told.last == "1987-06-04"


def test_a_recent_month_keeps_the_latest_year() -> None:
    """A month behind one of last year is the latest such month, as without it."""
    sentence = "In May 2023 he left, and in January he came back."
    at = sentence.index("January")
    told = resolve_date(_span("January", at), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert told.first == "2024-01-01"


def test_the_day_of_a_sentence_before_is_leant_on() -> None:
    """Without a date told in the sentence or read before, the nearest sentence before gives the day."""
    before = _span("The mill was burnt on 4 March.")
    told = resolve_date(
        _span("A week later", 40), published=THURSDAY, sentence="A week later", sentence_start=40, before=(before,)
    )
    assert (told.first, told.anchor) == ("2024-03-11", "document")


def test_a_clause_in_apposition_tells_the_same_day() -> None:
    """What stands behind a comma after the day only says once more which day it was."""
    sentence = "Troops came on Tuesday, two days before the vote."
    at = sentence.index("two days")
    told = resolve_date(_span("two days before the vote", at), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert told.first == told.last == "2024-03-12"


def test_a_weekday_that_does_not_fit_takes_no_far_year() -> None:
    """Where weekday and date disagree, the date of this year counts, not that of a year in which they would agree."""
    assert _resolve("Monday, 5 March").first == "2024-03-05"


def test_the_weekday_of_publication_to_come_is_that_day() -> None:
    """Agencies call their own day by its name, of what is to come too ("would be discussed on Thursday")."""
    assert _resolve("Thursday", past=False).first == THURSDAY
    assert _resolve("Thursday", past=True).first == THURSDAY


@pytest.mark.parametrize(
    ("behind", "first", "last"),
    [
        (" into Monday over the port.", "2024-03-10", "2024-03-11"),
        (" from Sunday to Monday.", "2024-03-10", "2024-03-11"),
        (" on Sunday.", "2024-03-09", "2024-03-10"),
        (" while people slept.", "2024-03-13", "2024-03-14"),
    ],
)
def test_overnight_takes_the_night_told_behind_it(behind: str, first: str, last: str) -> None:
    """A marked "overnight" is the night that the words behind it tell, not the last one before publication."""
    found = _resolve("overnight", sentence=f"overnight{behind}", sentence_start=0)
    assert (found.first, found.last) == (first, last)


def test_one_day_or_the_other_is_both() -> None:
    """Of "4 or 5 March" neither day is taken alone."""
    found = _resolve("on 4 or 5 March")
    assert (found.first, found.last) == ("2024-03-04", "2024-03-05")


def test_a_sentence_without_end_is_read_near_the_time() -> None:
    """A sentence of 100,000 spaces takes no noticeable time, and the words right before the time still speak."""
    sentence = " " * 100_000 + "They fought since Monday" + " " * 100_000
    found = resolve_date(
        _span("Monday", sentence.index("Monday")), published=THURSDAY, sentence=sentence, sentence_start=0
    )
    assert (found.first, found.last) == ("2024-03-11", "2024-03-14")


@pytest.mark.parametrize(
    ("words", "sentence", "day", "rule"),
    [
        ("Friday 1", "Officers met on Friday 1, in Bamako.", "2024-03-01", "weekday-and-day"),
        ("Friday", "On Friday 1, officers met in Bamako.", "2024-03-01", "weekday-and-day"),
        ("Tuesday the 27th", "Officers met on Tuesday the 27th in Bamako.", "2024-02-27", "weekday-and-day"),
        ("Friday", "On Friday 1 March officers met in Bamako.", "2024-03-01", "day-month"),
        ("Friday", "On Friday 1 officer was hurt.", "2024-03-08", "weekday"),
        ("Friday", "On Friday, 6,000 miners walked out.", "2024-03-08", "weekday"),
    ],
)
def test_the_number_behind_a_weekday_is_its_day(words: str, sentence: str, day: str, rule: str) -> None:
    """A weekday with the number of its day is that day, not the weekday last gone; a number of people is no day."""
    found = _resolve(words, sentence=sentence)
    assert (found.first, found.last, found.rule) == (day, day, rule)


@pytest.mark.parametrize(
    ("words", "fitting"),
    [
        ("Monday, 12 March 2024", "Tuesday, 12 March 2024"),
        ("Monday, 12 March", "Tuesday, 12 March"),
        ("Monday (12 March)", "Tuesday (12 March)"),
        ("Monday 6", "Wednesday 6"),
    ],
)
def test_a_weekday_that_contradicts_the_day_costs_score(words: str, fitting: str) -> None:
    """The day is taken by its number, but far less surely than where its weekday agrees."""
    doubtful, sure = _resolve(words), _resolve(fitting)
    assert doubtful.first == sure.first
    assert doubtful.score <= 0.5 < sure.score


def test_a_day_ahead_that_the_verbs_tell_as_past_is_doubtful() -> None:
    """A strike that "began" two days after the report is a slip or last year's; one that "begins" then is neither."""
    began = _resolve("16 March", sentence="The strike began on 16 March.")
    begins = _resolve("16 March", sentence="The strike begins on 16 March.")
    assert began.first == begins.first == "2024-03-16"
    assert began.score <= 0.5 < begins.score


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("the second week of Ramadan", "2024-03-18", "2024-03-24"),
        ("third week of Ramadan", "2024-03-25", "2024-03-31"),
        ("the first week of Ramadan", "2024-03-11", "2024-03-17"),
        ("the last ten days of Ramadan", "2024-03-31", "2024-04-09"),
    ],
)
def test_a_week_of_a_feast_is_not_the_whole_feast(words: str, first: str, last: str) -> None:
    """A numbered week of a month-long feast is seven days of it."""
    found = _resolve(words)
    assert (found.first, found.last) == (first, last)


def test_the_year_of_a_stretch_dates_nothing_else() -> None:
    """Without a publication date the year of "since 2018" is not that of a day told beside it; the only year is."""
    since = _resolve(
        "June 2", None, sentence="On June 2 it closed the paper, and ten since 2018 in all.", sentence_start=0
    )
    told = _resolve("June 2", None, sentence="In the heat of 2018 it closed the paper on June 2", sentence_start=0)
    assert since.unresolved is not None
    assert told.first == "2018-06-02"


@pytest.mark.parametrize(
    ("sentence", "marked", "whole"),
    [
        ("The envoys met in February 2022 in Lower Ford.", "2022", "February 2022"),
        ("He ruled from June 22, 2012, until August 15, 2013, and left.", "2013", "August 15, 2013"),
        ("The miners came up on 3 January hungry.", "3", "3 January"),
        ("They sent boats last month to the strait.", "month", "last month"),
        ("Talks resume next week in Lower Ford.", "next", "next week"),
    ],
)
def test_a_piece_of_a_time_is_read_as_the_whole(sentence: str, marked: str, whole: str) -> None:
    """A year or a day that was marked without its month never stands for more, or less, than the report says."""
    at = sentence.rindex(marked)
    found = resolve_date(_span(marked, at), published=THURSDAY, sentence=sentence, sentence_start=0)
    at_whole = sentence.rindex(whole)
    wanted = resolve_date(_span(whole, at_whole), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert (found.first, found.last, found.precision) == (wanted.first, wanted.last, wanted.precision)
    assert (found.text, found.start, found.end) == (whole, at_whole, at_whole + len(whole))


@pytest.mark.parametrize(
    ("sentence", "marked"),
    [
        ("In 2019, 12 people were held in Lower Ford.", "2019"),
        ("The army marched in 2020 and in May 2021.", "2020"),
        ("On Monday 40 people fled.", "Monday"),
    ],
)
def test_a_whole_time_takes_nothing_from_its_neighbours(sentence: str, marked: str) -> None:
    """Numbers of people and other times beside a marked time are not of it."""
    at = sentence.index(marked)
    found = resolve_date(_span(marked, at), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert (found.text, found.start) == (marked, at)


def test_a_time_that_reckons_from_its_own_rest_is_read_once() -> None:
    """Words that reckon from a day behind them never send their reader round in a circle."""
    sentence = "The envoys left Lower Ford on the 12th of this month."
    words = "on the 12th of this month"
    found = resolve_date(_span(words, sentence.index(words)), published=THURSDAY, sentence=sentence, sentence_start=0)
    assert (found.first, found.last) == ("2024-03-12", "2024-03-12")
