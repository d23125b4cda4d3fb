"""Plain words for records."""

import pytest

from dotterel.codebook import kind_words, load_codebook
from dotterel.model import Claim, Count, DateRange, Unresolved
from dotterel.surfaces.cli import wording
from tests.factories import actor, count, date, place, resolved_event


def test_every_type_and_mode_of_plover_has_plain_words() -> None:
    """No reader of the table meets a bare code."""
    book = load_codebook()
    for one in book.types:
        assert one.code in kind_words.TYPES
        for mode in one.mode_codes:
            assert f"{one.code}/{mode}" in kind_words.MODES


def test_a_code_of_another_codebook_is_shown_as_it_is() -> None:
    """A user's own codes are not hidden."""
    assert wording.what(resolved_event(type="DANCE", modes=("slow-waltz",))) == "slow waltz"


@pytest.mark.parametrize(
    ("first", "last", "precision", "words"),
    [
        ("2022-09-13", "2022-09-13", "day", "13 Sep 2022"),
        ("2022-09-12", "2022-09-18", "week", "week of 12 Sep 2022"),
        ("2022-09-01", "2022-09-30", "month", "Sep 2022"),
        ("2020-01-01", "2020-12-31", "year", "2020"),
        ("1992-01-01", "1994-12-31", "range", "1992–1994"),
        ("2020-02-01", "2020-03-31", "range", "Feb – Mar 2020"),
        ("2019-12-01", "2020-02-29", "range", "Dec 2019 – Feb 2020"),
        ("2022-09-12", "2022-09-13", "range", "12–13 Sep 2022"),
        ("2020-09-27", "2020-11-10", "range", "27 Sep – 10 Nov 2020"),
        ("2019-12-30", "2020-01-02", "range", "30 Dec 2019 – 2 Jan 2020"),
        ("2020-09-27", None, "range", "since 27 Sep 2020"),
        (None, "2020-09-27", "range", "until 27 Sep 2020"),
    ],
)
def test_an_interval_is_told_as_narrow_as_it_is_known(
    first: str | None, last: str | None, precision: str, words: str
) -> None:
    """A month is never shown as its first day."""
    assert wording.when(date(first=first, last=last, precision=precision)) == words


def test_words_that_give_no_day_are_shown_as_words() -> None:
    """What could not be dated is not dropped and not guessed."""
    open_day = DateRange(text="that night", start=0, end=10, unresolved=Unresolved(reason="publication date unknown"))
    assert wording.when(open_day) == "“that night” (not dated)"
    assert wording.when(None) == "—"


@pytest.mark.parametrize(
    ("precision", "rule", "words"),
    [
        ("city", "name", "Tarka, NER"),
        ("exact", "name", "Tarka, NER"),
        ("district", "name", "≈ Tarka, NER (district)"),
        ("district", "name-vague", "≈ Tarka, NER (near)"),
        ("admin1", "name", "≈ Tarka, NER (province)"),
        ("country", "name", "≈ Tarka (country)"),
        ("region", "name", "≈ Tarka, NER (region)"),
    ],
)
def test_a_place_shows_how_narrow_it_is(precision: str, rule: str, words: str) -> None:
    """A country's midpoint is never shown as if it were a town."""
    assert wording.where(place(precision=precision, rule=rule)) == words


def test_a_place_that_nobody_knows_shows_its_words_beside_the_state_it_lies_in() -> None:
    """The state alone was inferred: the words that no gazetteer has are not lost."""
    shown = wording.where(place(text="the old mill", name="Niger", precision="country", rule="unknown-place > name"))
    assert shown == "“the old mill”, ≈ Niger (country)"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(49, None, "≥ 49"), (None, 20, "≤ 20"), (3, 5, "3–5"), (7, 7, "7"), (2000, 2000, "2,000")],
)
def test_a_number_shows_its_bounds(low: int | None, high: int | None, words: str) -> None:
    """ "At least" and "up to" are kept."""
    assert wording.number(count(low=low, high=high)) == words


def test_a_number_that_was_not_read_is_shown_in_its_words() -> None:
    """Words are not turned into a zero."""
    assert wording.number(Count(text="scores", start=0, end=6, unresolved=Unresolved(reason="vague"))) == "“scores”"


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        (Claim(), "the report"),
        (Claim(status="claimed", source=actor("police", name="Tarka Police")), "Tarka Police says"),
        (Claim(status="claimed", source=actor("police")), "police say"),
        (Claim(status="denied", source=actor("police", name="Armenia")), "denied by Armenia"),
        (Claim(status="claimed"), "somebody claims (source not named)"),
        (Claim(status="denied"), "denied (by whom is not named)"),
        (
            Claim(status="claimed", source=actor(name="A"), further_sources=(actor(name="B"),)),
            "A and B say",
        ),
    ],
)
def test_it_is_told_who_says_so(claim: Claim, words: str) -> None:
    """A claim never looks like the report's own word."""
    assert wording.says(claim) == words


def test_a_guessed_country_has_a_question_mark() -> None:
    """An uncertain country is not shown as sure, an unknown one not at all."""
    assert wording.codes(actor(country="NER", score=0.5)) == "NER?·UAF"
    assert wording.codes(actor(country="NER", score=0.9)) == "NER·UAF"
    assert wording.codes(actor(country=None)) == "—·UAF"
    assert wording.codes(actor(country="NER", score=0.9, role_score=0.45)) == "NER?·UAF"


@pytest.mark.parametrize(
    ("changes", "marks"),
    [
        ({}, ()),
        ({"historical": True}, ("past",)),
        ({"modality": "future"}, ("planned",)),
        ({"modality": "negated"}, ("did not happen",)),
        ({"modality": "hypothetical", "score": 0.3}, ("possible", "unsure")),
    ],
)
def test_what_did_not_just_happen_is_marked(changes: dict[str, object], marks: tuple[str, ...]) -> None:
    """A plan, a denial of fact and an old war are told apart from today's events in words, not by colour alone."""
    assert wording.marks(resolved_event(**changes)) == marks


def test_text_for_the_terminal_has_no_control_characters() -> None:
    """Escape, direction and line characters are gone; letters of all scripts stay."""
    assert wording.shown("a\x1b[31mb\u202ec\nd\u200b é 漢") == "a[31mbc d é 漢"


def test_days_of_a_foreign_record_that_are_none_are_shown_as_they_are() -> None:
    """A record of another program with a malformed day is shown, not a traceback."""
    assert wording.when(date(first="2022-13-99", last="soon")) == "2022-13-99 – soon"
    assert wording.day("soon") == "soon"
