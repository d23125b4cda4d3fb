"""What a denial denies."""

import pytest

from dotterel.coding.rules.denials import keep_denials_to_their_object
from dotterel.coding.standing import SURE_DENIAL, by_likelihood
from dotterel.model import CodedEvent, Scored
from tests.coding.test_document_logic import document, event, words


def standings(sentence: str, first: str, second: str) -> list[CodedEvent]:
    """Two events of a sentence that the network took for denied by Orin."""
    source = document(sentence)
    denied = [event(source, 0, "ASSAULT", trigger, source="Orin", status="denied") for trigger in (first, second)]
    return list(keep_denials_to_their_object(denied, source))


def test_what_a_denial_takes_for_granted_is_asserted() -> None:
    """Who denies arming the men behind an attack does not deny the attack, and tells nothing of it."""
    arming, attack = standings("Orin denied arming the men behind the attack.", "arming", "attack")
    assert (arming.status, words(arming, "source")) == ("denied", ["Orin"])
    assert (attack.status, words(attack, "source"), attack.rules) == ("asserted", [], ("taken-for-granted",))


@pytest.mark.parametrize(
    "sentence", ["Orin denied arming men and carrying out the attack.", "Orin denied arming men or the attack."]
)
def test_a_second_thing_denied_stays_denied(sentence: str) -> None:
    """ "And" and "or" go on with what is denied."""
    assert [one.status for one in standings(sentence, "arming", "attack")] == ["denied", "denied"]


@pytest.mark.parametrize(
    ("sentence", "first", "second"),
    [
        ("Orin denied sending troops to attack the village.", "sending", "attack"),
        ("Orin denied killing farmers in an air strike.", "killing", "air strike"),
        ("Orin denied killing farmers with shells fired from Brod.", "killing", "shells fired"),
    ],
    ids=["what for", "by what", "with what"],
)
def test_a_part_of_what_is_denied_stays_denied(sentence: str, first: str, second: str) -> None:
    """What the denied deed was to bring about, and by what means, is denied with it."""
    assert [one.status for one in standings(sentence, first, second)] == ["denied", "denied"]


def test_what_a_denied_accusation_is_about_is_no_fact() -> None:
    """Who denies accusing an army of a killing does not say that it killed."""
    source = document("Orin denied accusing the army of killing farmers.")
    events = [
        event(source, 0, "ACCUSE", "accusing", source="Orin", status="denied"),
        event(source, 0, "ASSAULT", "killing", source="Orin", status="denied"),
    ]
    assert list(keep_denials_to_their_object(events, source)) == events


def test_the_first_thing_denied_is_never_taken_for_granted() -> None:
    """Only what stands behind another denied event may be."""
    source = document("Orin denied a part in the attack.")
    told = [event(source, 0, "ASSAULT", "attack", source="Orin", status="denied")]
    assert list(keep_denials_to_their_object(told, source)) == told


def test_a_doubtful_denial_is_what_comes_next() -> None:
    """To say that somebody denies a deed takes more than a likeliest guess."""
    for score, best in ((SURE_DENIAL - 0.05, "claimed"), (SURE_DENIAL, "denied")):
        ranked = by_likelihood(
            (Scored(code="denied", score=score), Scored(code="claimed", score=0.3), Scored(code="negated", score=0.05))
        )
        assert ranked[0].code == best
        assert {one.code for one in ranked} == {"denied", "claimed", "negated"}
