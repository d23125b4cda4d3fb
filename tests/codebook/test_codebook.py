"""Look-ups in a codebook."""

import pickle

import pytest

from dotterel.codebook import QUADS, load_codebook
from dotterel.model import CodebookError


def test_the_shipped_codebook_answers_for_quad_modes_and_intensity() -> None:
    """The look-ups that coding and export rely on give PLOVER's answers."""
    codebook = load_codebook()
    assert codebook.quad("ASSAULT") == "material-conflict"
    assert codebook.modes("CONSULT") == ("visit", "third-party", "multilateral", "phone")
    assert codebook.modes("AID") == ()
    assert codebook.intensity("ASSAULT", ("heavy-weapons",)) == -9.5
    assert codebook.intensity("ASSAULT") == -9.0


def test_quads_stand_in_the_order_of_their_numbers() -> None:
    """Exports number the quads by their place."""
    assert QUADS == ("verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict")


@pytest.mark.parametrize(("type_code", "modes"), [("FIGHT", ()), ("ASSAULT", ("visit",)), ("AID", ("asylum",))])
def test_an_unknown_type_or_mode_is_refused_by_name(type_code: str, modes: tuple[str, ...]) -> None:
    """A code of another codebook gets no score by accident, and the answer says what would be known."""
    with pytest.raises(CodebookError, match=modes[0] if modes else type_code) as caught:
        load_codebook().intensity(type_code, modes)
    assert caught.value.remedy


def test_a_codebook_can_be_sent_to_another_process() -> None:
    """Workers of a process pool get the same codebook."""
    codebook = load_codebook()
    assert pickle.loads(pickle.dumps(codebook)) == codebook
