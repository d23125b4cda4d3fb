"""Boundary rules: each decides its own case, and leaves the neighbouring one alone."""

import itertools
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.codebook import (
    BoundaryRule,
    Condition,
    EventCode,
    EventType,
    Neighbour,
    Outcome,
    load_codebook,
    parse_event_code,
)
from dotterel.model import Modality, Role

CODEBOOK = load_codebook()
RULE_BY_ID = {rule.id: rule for rule in CODEBOOK.rules}
MODALITIES: tuple[Modality, ...] = get_args(Modality)

SANCTIONED = Neighbour(type="SANCTION", modes=(), modality="asserted", shared=frozenset(("actor", "recipient")))
SANCTIONED_BY_OTHERS = Neighbour(type="SANCTION", modes=(), modality="asserted", shared=frozenset(("recipient",)))
ATTACK = Neighbour(type="ASSAULT", shared=frozenset({"actor", "place"}))
ATTACK_ELSEWHERE = Neighbour(type="ASSAULT", shared=frozenset({"actor"}))
ATTACK_BY_OTHERS = Neighbour(type="ASSAULT", shared=frozenset({"place"}))
ATTACK_DENIED = Neighbour(type="ASSAULT", modality="negated", shared=frozenset({"actor", "place"}))

Row = tuple[str, str, Modality, tuple[Role, ...], tuple[Neighbour, ...], bool]

APPLIED: list[Row] = [
    ("future-cooperation", "CONSULT/visit", "future", (), (), True),
    ("future-cooperation", "SUPPORT", "future", (), (), True),
    ("future-cooperation", "COOPERATE", "future", (), (), True),
    ("future-cooperation", "AID", "future", (), (), True),
    ("future-cooperation", "AGREE", "future", (), (), True),
    ("future-cooperation", "AID", "asserted", (), (), False),
    ("future-cooperation", "AID", "hypothetical", (), (), False),
    ("future-cooperation", "PROTEST/strike", "future", (), (), False),
    ("future-retreat", "RETREAT/withdraw", "future", (), (), True),
    ("future-retreat", "CONCEDE", "future", (), (), True),
    ("future-retreat", "RETREAT/withdraw", "asserted", (), (), False),
    ("future-retreat", "RETREAT/withdraw", "negated", (), (), False),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor", "place"), (ATTACK,), True),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor",), (ATTACK_ELSEWHERE,), True),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor", "place"), (ATTACK_ELSEWHERE,), False),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor", "place"), (ATTACK_BY_OTHERS,), False),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor", "place"), (ATTACK_DENIED,), False),
    ("mobilize-within-assault", "MOBILIZE/troops", "future", ("actor", "place"), (ATTACK,), False),
    ("mobilize-within-assault", "MOBILIZE/troops", "asserted", ("actor", "place"), (), False),
    ("approval-of-sanctions", "SUPPORT", "asserted", ("actor", "recipient"), (SANCTIONED,), True),
    ("approval-of-sanctions", "SUPPORT", "asserted", ("actor", "recipient"), (SANCTIONED_BY_OTHERS,), False),
    ("approval-of-sanctions", "SUPPORT", "asserted", ("actor", "recipient"), (), False),
]
OUTCOMES = {
    "future-cooperation": ("AGREE", "asserted"),
    "future-retreat": ("CONCEDE", "asserted"),
    "mobilize-within-assault": ("drop", None),
    "approval-of-sanctions": ("drop", None),
}
GUIDANCE = {
    "protest-demand": "PROTEST/demo",
    "deed-threatened": "THREATEN/violence",
    "end-to-fighting-by-a-party": "AGREE",
    "end-to-fighting-by-others": "REQUEST/yield",
    "truce-announced": "CONCEDE",
    "truce-kept": "RETREAT/ceasefire",
    "agreement-reached": "AGREE",
    "agreement-signed": "SUPPORT",
    "pardon": "CONCEDE",
    "apology": "CONCEDE",
    "restriction-lifted": "CONCEDE",
    "debt-relief": "AID",
    "hostage-rescue": "AID",
    "disaster-deployment": "AID",
    "joint-exercise": "COOPERATE",
    "sole-exercise": "MOBILIZE/troops",
    "hostile-force-withdraws": "RETREAT/withdraw",
    "own-staff-withdrawn": "SANCTION/withdraw",
    "ambassador-summoned": "ACCUSE/disapprove",
    "meeting-cancelled": "REJECT/meet",
    "entry-barred": "REJECT/assist",
    "person-expelled": "COERCE/deport",
    "diplomat-expelled": "SANCTION/expel",
    "people-flee": "SANCTION/expel",
    "prison-sentence": "SANCTION/convict + COERCE/arrest",
    "arrest-in-absentia": "THREATEN/arrest",
    "fighter-captured": "ASSAULT/abduct",
    "town-taken": "ASSAULT",
    "execution": "ASSAULT/targeted",
    "strike-threatened": "THREATEN/restrict",
    "nameless-bloc": "drop",
}


def verdict(outcome: Outcome) -> str:
    """What a rule says, as one line."""
    codes = [*([outcome.code] if outcome.code else []), *outcome.also]
    return "drop" if outcome.drop else " + ".join(map(str, codes))


def test_every_rule_has_a_row_here() -> None:
    """No rule is added or lost without its case being written down."""
    assert {rule.id for rule in CODEBOOK.applied_rules} == set(OUTCOMES) == {row[0] for row in APPLIED}
    assert {rule.id for rule in CODEBOOK.rules if not rule.is_applied} == set(GUIDANCE)


@pytest.mark.parametrize("row", APPLIED, ids=lambda row: f"{row[0]}: {row[1]} {row[2]}")
def test_an_applied_rule_matches_its_cases_only(row: Row) -> None:
    """Coded fields alone decide whether the rule holds."""
    rule_id, code, modality, roles, beside, expected = row
    rule = RULE_BY_ID[rule_id]
    assert rule.matches(parse_event_code(code), modality=modality, roles=roles, beside=beside) is expected


@pytest.mark.parametrize("rule_id", OUTCOMES)
def test_an_applied_rule_says_what_holds_instead(rule_id: str) -> None:
    """The code and modality put in place are those of the manual."""
    outcome = RULE_BY_ID[rule_id].then
    assert (verdict(outcome), outcome.modality) == OUTCOMES[rule_id]


@pytest.mark.parametrize("rule_id", GUIDANCE)
def test_guidance_names_its_code_and_is_never_applied(rule_id: str) -> None:
    """A rule that needs the reader's judgement tells the code but changes no event."""
    rule = RULE_BY_ID[rule_id]
    assert verdict(rule.then) == GUIDANCE[rule_id]
    assert not rule.matches(EventCode(type=GUIDANCE[rule_id].partition("/")[0]))


@pytest.mark.parametrize("rule", CODEBOOK.rules, ids=lambda rule: rule.id)
def test_the_examples_of_a_rule_show_what_it_says(rule: BoundaryRule) -> None:
    """A coder who follows the examples follows the rule."""
    assert rule.examples
    if rule.when is None:
        expected = () if rule.then.drop else (rule.then.code, *rule.then.also)
        assert all(example.codes == expected for example in rule.examples)
    elif rule.then.code is not None:
        assert all(example.codes == (rule.then.code,) for example in rule.examples)


def test_what_a_rule_puts_in_place_is_touched_by_no_rule() -> None:
    """Applying the rules twice changes nothing, whatever their order."""
    for rule, other in itertools.product(CODEBOOK.applied_rules, repeat=2):
        outcome = rule.then
        if outcome.code is not None and outcome.modality is not None:
            assert not other.matches(outcome.code, modality=outcome.modality, roles=("actor",), beside=(ATTACK,))


@given(
    st.sampled_from(CODEBOOK.types),
    st.sampled_from(MODALITIES),
    st.sets(st.sampled_from(("actor", "recipient", "place", "time"))),
    st.booleans(),
)
def test_at_most_one_rule_applies_to_an_event(
    event_type: EventType, modality: Modality, roles: set[Role], beside_attack: bool
) -> None:
    """The shipped rules never compete, so their order decides nothing."""
    code = EventCode(type=event_type.code)
    beside = (ATTACK,) if beside_attack else ()
    matching = [rule for rule in CODEBOOK.rules if rule.matches(code, modality=modality, roles=roles, beside=beside)]
    assert len(matching) <= 1


def test_a_condition_may_ask_for_modes_and_for_roles_filled_or_open() -> None:
    """A user's rule can look at every field that the shipped ones do not use."""
    rule = BoundaryRule(
        id="own",
        situation="Arrest of somebody unnamed.",
        reason="Own.",
        source="Own.",
        when=Condition(
            types=("COERCE",), modes=("arrest", "seize"), with_roles=("actor",), without_roles=("recipient",)
        ),
        then=Outcome(drop=True),
    )
    assert rule.matches(EventCode(type="COERCE", modes=("arrest",)), roles=("actor",))
    assert not rule.matches(EventCode(type="COERCE", modes=("censor",)), roles=("actor",))
    assert not rule.matches(EventCode(type="COERCE", modes=("arrest",)))
    assert not rule.matches(EventCode(type="COERCE", modes=("arrest",)), roles=("actor", "recipient"))
