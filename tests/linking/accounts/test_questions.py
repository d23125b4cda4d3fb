"""Questions: what contradicts, and what only seems to."""

from dataclasses import replace

import pytest

from dotterel.linking.accounts import incident_of
from dotterel.model import Claim, ResolvedEvent
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


@pytest.mark.parametrize(("role_score", "verdict"), [(0.9, "contradicted"), (0.55, "one-account")])
def test_an_unsure_doer_is_nobodys_accusation(role_score: float, verdict: str) -> None:
    """Nobody is held to accuse a party that the coder only half took for the author in their words."""
    soldiers = replace(party("soldiers of Chad", country="TCD", sectors=("MIL",)), role_score=role_score)
    herder = party("a herder", **HERDERS)
    assert _verdicts(told(actors=(_FRONT,)), told(at=50, says=herder, actors=(soldiers,)))["who"] == verdict


@pytest.mark.parametrize(("role_score", "value"), [(0.9, "herders"), (0.5, "herders"), (0.45, None)])
def test_what_a_report_implies_is_no_answer(role_score: float, value: str | None) -> None:
    """An account tells whom it names, not whom the rest of its report lets one conclude."""
    hit = replace(party("herders", **HERDERS), role_score=role_score)
    (whom,) = (one for one in incident_of("i", [told(recipients=(hit,))]).questions if one.field == "whom")
    assert [one.value for one in whom.answers] == [value]


def test_account_holds_what_its_party_says() -> None:
    """What a party claims stands in its account with its side, and not in the outlet's voice."""
    incident = incident_of("i", [told(actors=(_FRONT,)), told(at=50, says=_FRONT, actors=(_FRONT,))])
    party_account, outlet = incident.accounts
    assert (party_account.label, party_account.kind, party_account.side) == ("Dune Front", "party", "actor")
    assert [one.event_id for one in party_account.statements] == ["report-1-50"]
    assert (outlet.kind, outlet.label) == ("outlet", "“Title of report-1”")


_NIGER = party("soldiers of Niger", **ARMY)
_CHAD = party("Chad's soldiers", country="TCD", sectors=("MIL",))
_CLASH = {"actors": (_NIGER, _CHAD), "recipients": ()}
_CHAD_SAYS = party("Chad's government", country="TCD", sectors=("GOV",))
_NIGER_SAYS = party("Niger's government", country="NER", sectors=("GOV",))


def _answers(field: str, *events: ResolvedEvent) -> dict[str, str | None]:
    asked = next(one for one in incident_of("i", events).questions if one.field == field)
    return {one.account: one.value for one in asked.answers}


def test_each_side_of_a_fight_accuses_the_other() -> None:
    """An account names whom it accuses, a clash has both sides as authors, and who began is disputed."""
    events = [
        told(**_CLASH),
        told("report-2", at=50, outlet="Daily", says=_CHAD_SAYS, actors=(_NIGER,), recipients=(_CHAD,)),
        told("report-2", at=90, outlet="Daily", says=_CHAD_SAYS, **_CLASH),
        told("report-3", at=50, says=_NIGER_SAYS, actors=(_CHAD,), recipients=(_NIGER,)),
    ]
    answers = _answers("who", *events)
    assert answers["Chad's government"] == "soldiers of Niger"
    assert answers["Niger's government"] == "Chad's soldiers"
    assert answers["“Title of report-1”"] == "both sides (soldiers of Niger, Chad's soldiers)"
    assert _verdicts(*events)["who"] == "contradicted"


def test_one_body_of_a_state_has_one_account() -> None:
    """Spelling and sectors do not split what one office says."""
    one = party("Niger's border service", country="NER", sectors=("PRM",))
    other = party("the Border Service of Niger", id="service-ner", name="Border Service of Niger", **ARMY)
    accounts = incident_of("i", [told(says=one), told("report-2", says=other)]).accounts
    assert [account.label for account in accounts] == ["Border Service of Niger"]


def test_voices_of_an_unnamed_group_are_one_account_and_not_their_neighbours() -> None:
    """Villagers are one voice with and without a country; a teacher is another."""
    some, same = party("villagers", sectors=("CVL",)), party("villagers", **HERDERS)
    teacher = party("a teacher", **HERDERS)
    accounts = incident_of("i", [told(says=some), told(at=50, says=same), told(at=90, says=teacher)]).accounts
    assert [account.label for account in accounts] == ["villagers", "teacher"]


def test_who_is_only_compared_with_does_not_say_so() -> None:
    """A number is not put into the mouth of those whose own one the report holds against it."""
    words = "Nine died, traders said, twice as many as the governor has admitted."
    traders = party("traders", start=12, end=19, **HERDERS)
    governor = party("the governor", start=words.index("the governor"), country="NER", sectors=("GOV",))
    event = told(sentence=words, killed=number(9))
    both = Claim(status="claimed", source=traders, further_sources=(governor,))
    assert list(_answers("killed", replace(event, claim=both)).items()) == [("traders", "9 (civilians)")]


def test_sentence_with_two_mentions_is_shown_once() -> None:
    """A reader does not read the same words twice in one account."""
    events = [told(says=_ARMY), told(says=_ARMY, id="second", type="SEIZE")]
    account = incident_of("i", events).accounts[0]
    assert (len(account.statements), len(account.sentences)) == (2, 1)


def test_two_unnamed_gangs_are_two_accounts_and_may_contradict() -> None:
    """One video claims the deed and another disowns it: both gangs are of one country, and not one speaker."""
    first, second = (party(words, country="NER", sectors=("CRM",)) for words in ("the Dusk gang", "another recording"))
    events = [
        told(says=first, actors=(first,)),
        told("report-2", says=second, status="denied", actors=(second,)),
    ]
    who = next(one for one in incident_of("i", events).questions if one.field == "who")
    assert who.verdict == "contradicted"


def test_interior_minister_speaks_for_the_police() -> None:
    """A plain member of the government stands on the side of the state's police as of its army."""
    minister = party("the interior minister", country="NER", sectors=("GOV",))
    police = party("the police", country="NER", sectors=("COP",))
    accounts = incident_of("i", [told(says=minister, actors=(police,))]).accounts
    assert [account.side for account in accounts] == ["actor"]
