"""Questions: what contradicts, and what only seems to."""

import pytest

from dotterel.linking.accounts import incident_of
from dotterel.model import ResolvedEvent
from tests.linking.accounts.told import ARMY, FRONT, HERDERS, REBELS, at_least, day, number, party, place, told

_ARMY = party("the army", **ARMY)
_FRONT = party("Dune Front", **FRONT)
_ZINDER = place("Zinder", admin1="Zinder", geonameid=3, latitude=13.8, longitude=9.0)


def _verdicts(*events: ResolvedEvent) -> dict[str, str]:
    return {one.field: one.verdict for one in incident_of("i", events).questions}


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("where", {"place": place()}, {"place": place("Tahoua", precision="admin1", geonameid=2)}),
        ("when", {"date": day("2024-03-04")}, {"date": day("2024-03-01", "2024-03-31", "month")}),
        ("when", {"date": day("2024-03-04")}, {"date": day("2024-03-05")}),
        ("killed", {"killed": at_least(10)}, {"killed": number(12)}),
        ("killed", {"killed": number(10)}, {"killed": number(12), "on": "2024-03-06"}),
        ("who", {"actors": (party("gunmen", country="NER", sectors=("UAF",)),)}, {"actors": (_FRONT,)}),
    ],
)
def test_what_can_both_be_true_agrees(field: str, one: dict[str, object], other: dict[str, object]) -> None:
    """Nobody is shown a dispute where one report is only less precise, or later."""
    assert _verdicts(told("report-1", **one), told("report-2", **other))[field] == "agreed"  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("field", "one", "other"),
    [
        ("where", {"place": place()}, {"place": _ZINDER}),
        ("when", {"date": day("2024-03-04")}, {"date": day("2024-03-08")}),
        ("killed", {"killed": number(10)}, {"killed": number(12)}),
        ("who", {"actors": (_ARMY,)}, {"actors": (_FRONT,)}),
    ],
)  # fmt: skip
def test_what_cannot_both_be_true_contradicts(field: str, one: dict[str, object], other: dict[str, object]) -> None:
    """A real dispute is shown."""
    assert _verdicts(told("report-1", **one), told("report-2", **other))[field] == "contradicted"  # type: ignore[arg-type]


def test_accused_who_denies_contradicts_on_who() -> None:
    """A side that denies its part disputes the author, not that it happened."""
    verdicts = _verdicts(
        told("report-1", says=party("herders' union", **HERDERS), actors=(_ARMY,)),
        told("report-2", actors=()),
        told("report-2", at=50, says=_ARMY, status="denied", actors=(_ARMY,)),
    )
    assert (verdicts["who"], verdicts["whether"]) == ("contradicted", "agreed")


def test_denial_of_the_whole_contradicts_on_whether() -> None:
    """Who says that nothing happened disputes just that."""
    verdicts = _verdicts(told(says=_ARMY), told("report-2", says=_FRONT, status="denied", actors=(), recipients=()))
    assert verdicts["whether"] == "contradicted"


def test_silence_is_shown() -> None:
    """Where no account answers, none is made up; where one does, nobody is said to agree."""
    verdicts = _verdicts(told(killed=number(3)), told("report-2", says=party("the rebels", **REBELS)))
    assert (verdicts["killed"], verdicts["held"]) == ("one-account", "silent")


def test_account_holds_what_its_party_says() -> None:
    """What a party claims stands in its account with its side, and not in the outlet's voice."""
    incident = incident_of("i", [told(actors=(_FRONT,)), told(at=50, says=_FRONT, actors=(_FRONT,))])
    party_account, outlet = incident.accounts
    assert (party_account.label, party_account.kind, party_account.side) == ("Dune Front", "party", "actor")
    assert [one.event_id for one in party_account.statements] == ["report-1-50"]
    assert (outlet.kind, outlet.label) == ("outlet", "report report-1")
