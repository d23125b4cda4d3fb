"""Numbers that come on top of others, and victims told one after the other."""

from dataclasses import replace
from typing import Any

import pytest

from dotterel.linking.accounts import incident_of
from dotterel.model import Count, ResolvedEvent, Toll
from tests.linking.accounts.told import ARMY, HERDERS, POLICE, REBELS, at_least, number, party, told

_POLICE = party("police", **POLICE)
_CLINIC = party("the clinic", country="NER", sectors=("MED",))


def _toll(*events: ResolvedEvent) -> Toll:
    toll = incident_of("i", events).toll("killed")
    assert toll is not None
    return toll


def _ends(*events: ResolvedEvent) -> tuple[int | None, int | None, int | None]:
    total = _toll(*events).total
    return total.low, total.best, total.high


def _counted(sentence: str, words: str, low: int, *, rule: str = "number", **changes: Any) -> ResolvedEvent:
    """A mention whose number of dead stands under these words in its sentence."""
    at = changes.get("at", 0)
    start = at + sentence.index(words)
    killed = Count(text=words, start=start, end=start + len(words), low=low, high=low, rule=rule)
    return told(changes.pop("report", "report-1"), sentence=sentence, killed=killed, **changes)


def _victim(sentence: str, words: str, *, report: str, on: str, **changes: Any) -> ResolvedEvent:
    """A mention of one victim without a number, as resolution reads it."""
    at = changes.get("at", 0)
    start = at + sentence.index(words)
    whom = replace(party(words, **HERDERS), start=start, end=start + len(words))
    return _counted(sentence, words, 1, rule="lone-victim", report=report, on=on, recipients=(whom,), **changes)


_FIRST = _victim("Awa Diallo was killed.", "Awa Diallo", report="report-1", on="2024-03-05")


def test_victims_named_by_one_report_after_the_other_are_added_up() -> None:
    """Another name is another victim; the first report's one stays the lowest number."""
    second = _victim("Oumar Keita was killed too.", "Oumar Keita", report="report-2", on="2024-03-06")
    assert _ends(_FIRST, second) == (1, 2, 2)
    third = _victim("His mother also died.", "His mother", report="report-3", on="2024-03-07")
    told_ones = _toll(_FIRST, second, third).figures
    assert [one.because for one in told_ones if one.document_id == "report-2"] == ["on top of 1"]


def test_who_may_be_the_same_victim_is_not_added() -> None:
    """A teacher, and Awa Diallo, may be one person: an end is never shown as surer than it is."""
    teacher = _victim("A teacher was killed.", "A teacher", report="report-2", on="2024-03-06")
    again = _victim("Awa Diallo was killed.", "Awa Diallo", report="report-3", on="2024-03-07")
    assert _ends(_FIRST, teacher, again) == (1, 1, 1)


def test_a_named_victim_of_a_counted_attack_is_one_of_them() -> None:
    """A report that tells of one of the twelve dead does not lower their number."""
    twelve = told(says=_POLICE, killed=number(12))
    assert _ends(twelve, replace(_FIRST, id="x", document=replace(_FIRST.document, id="report-2"))) == (12, 12, 12)


@pytest.mark.parametrize(
    "sentence",
    [
        "Awa Diallo died of her wounds on Thursday.",
        "Awa Diallo succumbed to injuries.",
        "Awa Diallo, who was hurt in the raid, died in hospital.",
        "Awa Diallo was killed as well.",
    ],
)
def test_a_victim_who_died_later_comes_on_top_of_the_number(sentence: str) -> None:
    """Whoever died of wounds days later, or is told as another one, was not among those counted before."""
    before = told(says=_POLICE, killed=number(4))
    later = _victim(sentence, "Awa Diallo", report="report-2", on="2024-03-07", says=_CLINIC)
    assert _ends(before, later) == (4, 5, 5)


def test_a_third_victim_makes_three() -> None:
    """A place in the row tells how many there are, whoever counted before."""
    two = told(says=_POLICE, killed=number(2))
    third = _victim("A third victim died.", "A third victim", report="report-2", on="2024-03-07", says=_CLINIC)
    assert _ends(two, third) == (2, 3, 3)


def test_two_more_are_added_to_what_their_teller_told_before() -> None:
    """The police's two more make eight of their six, and take its place."""
    six = told(says=_POLICE, killed=number(6))
    more = _counted("Two more died.", "Two more", 2, report="report-2", on="2024-03-06", says=_POLICE)
    toll = _toll(six, more)
    assert (toll.total.low, toll.total.best, toll.total.high) == (8, 8, 8)
    assert [(one.low, one.standing, one.because) for one in toll.figures] == [
        (2, "counts", "on top of 6"),
        (6, "superseded", "Two more on 2024-03-06"),
    ]


def test_those_who_died_of_wounds_are_all_the_dead_if_they_are_more() -> None:
    """Two who died of wounds come on top of six dead; nine who did are all who died."""
    six = told(says=_POLICE, killed=number(6))
    for words, low, dead in (("Two", 2, 8), ("Nine", 9, 9)):
        later = _counted(f"{words} died of their wounds.", words, low, report="report-2", on="2024-03-06", says=_POLICE)
        assert _ends(six, later) == (dead, dead, dead)


def test_a_number_on_top_of_an_open_one_is_open() -> None:
    """Two more than at least six are at least eight."""
    six = told(says=_POLICE, killed=at_least(6))
    more = _counted("Two more died.", "Two more", 2, report="report-2", on="2024-03-06", says=_POLICE)
    assert _ends(six, more) == (8, 8, None)


def test_another_five_in_one_report_are_added_to_the_twelve_before() -> None:
    """Twelve at the market and another five at the bridge are seventeen, unless the report counts all itself."""
    twelve = _counted("Twelve died at the market.", "Twelve", 12)
    five = _counted("Another five died at the bridge.", "five", 5, at=100)
    assert _ends(twelve, five) == (17, 17, 17)
    whole = _counted("In all 17 died.", "17", 17, at=200)
    assert _ends(twelve, five, whole) == (17, 17, 17)
    raised = _counted("The toll rose to 12.", "12", 12)
    assert _ends(raised, five) == (12, 12, 12)


def test_the_wounded_who_died_are_no_injured() -> None:
    """ "Three of the wounded died" is a number of dead, and a part of the injured."""
    sentence = "Three of the wounded died overnight."
    three = Count(text="Three", start=0, end=5, low=3, high=3, rule="number")
    forty = told(says=_POLICE, injured=number(40), killed=number(9))
    later = told("report-2", on="2024-03-06", says=_POLICE, sentence=sentence, killed=three, injured=three)
    incident = incident_of("i", (forty, later))
    injured, killed = incident.toll("injured"), incident.toll("killed")
    assert injured is not None
    assert killed is not None
    assert (injured.total.low, injured.total.high) == (40, 40)
    assert (killed.total.low, killed.total.best) == (12, 12)


def test_in_a_fight_the_victims_of_each_side_are_counted_apart() -> None:
    """A second soldier is one of the soldiers; the fighter whom his own side mourns is none of them."""
    soldier = {"recipients": (replace(party("A second soldier", **ARMY), start=0, end=16),)}
    fight = told("report-3", actors=(party("the army", **ARMY), party("the rebels", **REBELS)), recipients=())
    one = told(says=party("the army", **ARMY), recipients=(party("soldiers", **ARMY),), killed=number(1))
    fighter = told("report-2", at=50, recipients=(party("fighters", **REBELS),), actors=(), killed=number(1))
    second = _counted(
        "A second soldier died of wounds.",
        "A second soldier",
        1,
        rule="lone-victim",
        report="report-4",
        on="2024-03-06",
        says=party("the army", **ARMY),
        **soldier,
    )
    assert _ends(one, fight, fighter, second) == (3, 3, 3)


def test_two_more_who_are_taken_are_added_like_the_dead() -> None:
    """Four hostages and two more are six."""
    sentence = "They took two more on Monday."
    start = sentence.index("two")
    more = Count(text="two", start=start, end=start + 3, low=2, high=2, rule="number")
    toll = incident_of(
        "i", (told(held=number(4)), told("report-2", on="2024-03-08", sentence=sentence, held=more))
    ).toll("held")
    assert toll is not None
    assert (toll.total.low, toll.total.best, toll.total.high) == (4, 6, 6)
