"""Those who are taken to hospital are not arrested."""

import pytest

from dotterel.coding.rules.carried_to_hospital import drop_carried_to_hospital
from tests.coding.test_document_logic import document, event


def is_dropped(sentence: str, trigger: str, type_code: str = "COERCE", mode: str = "arrest") -> bool:
    """Whether a seizure that the network took from these words is left out."""
    source = document(sentence)
    return not drop_carried_to_hospital([event(source, 0, type_code, trigger, modes=(mode,))], source)


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Six marchers were taken away by ambulance.", "taken away"),
        ("Twelve of the wounded were taken to Orin General Hospital.", "taken"),
        ("Two were rushed to a clinic in Orin.", "rushed"),
        ("A student was picked up by medics.", "picked up"),
    ],
)
def test_the_wounded_on_their_way_are_not_seized(sentence: str, trigger: str) -> None:
    """A verb of carrying and a hospital, an ambulance or medics in its clause."""
    assert is_dropped(sentence, trigger)


def test_a_boy_on_a_stretcher_is_not_abducted() -> None:
    """What the network took for an abduction is no attack either."""
    assert is_dropped("A boy was carried off on a stretcher.", "carried off", "ASSAULT", "abduct")


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("Six marchers were taken away by police.", "taken away"),
        ("A surgeon was taken from Orin hospital by gunmen.", "taken"),
        ("Six marchers were arrested and taken to hospital.", "arrested"),
        ("Six marchers were taken away and two went to hospital.", "taken away"),
        ("The prisoner was taken to the prison hospital.", "taken"),
        ("The general was moved to a military hospital under guard.", "moved"),
    ],
)
def test_seizures_stay(sentence: str, trigger: str) -> None:
    """Others who take people away, from a hospital or to a prison's, and arrests that name one beside."""
    assert not is_dropped(sentence, trigger)


def test_shells_carried_to_a_hospital_stay_an_attack() -> None:
    """Only arrests and abductions are left out."""
    assert not is_dropped("The fire was taken to Orin hospital.", "taken", "ASSAULT", "heavy-weapons")
