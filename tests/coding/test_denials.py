"""What a denial denies."""

import pytest

from dotterel.coding.denials import keep_denials_to_their_object
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
