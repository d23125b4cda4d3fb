"""Event codes as text, and the score of a type with its modes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.codebook import EventCode, EventType, Mode, load_codebook, parse_event_code

CODES = [
    EventCode(type=event_type.code, modes=modes)
    for event_type in load_codebook().types
    for modes in [(), *((mode,) for mode in event_type.mode_codes), event_type.mode_codes]
]


@pytest.mark.parametrize("code", CODES, ids=str)
def test_an_event_code_survives_writing_and_parsing(code: EventCode) -> None:
    """What an annotator writes is read back as the same code."""
    assert parse_event_code(str(code)) == code


@given(st.sampled_from(load_codebook().types), st.data())
def test_the_score_is_that_of_the_mode_farthest_from_zero(event_type: EventType, data: st.DataObject) -> None:
    """Several modes never weaken one another, and the order of modes does not matter."""
    modes = data.draw(
        st.lists(st.sampled_from(event_type.mode_codes), unique=True) if event_type.modes else st.just([])
    )
    score = event_type.intensity(tuple(modes))
    singles = [event_type.intensity((mode,)) for mode in modes] or [event_type.score]
    assert score in singles
    assert abs(score) == max(map(abs, singles))
    assert score == event_type.intensity(tuple(reversed(modes)))
    assert -10 <= score <= 10


def test_of_two_equally_strong_modes_the_more_conflictual_speaks() -> None:
    """A tie is settled the same way in every run."""
    event_type = EventType(
        code="ANSWER",
        quad="verbal-conflict",
        score=0.0,
        recipient="no",
        two_sided=False,
        definition="Answers.",
        modes=(
            Mode(code="kindly", definition="Kindly.", score=1.0),
            Mode(code="curtly", definition="Curtly.", score=-1.0),
        ),
    )
    assert event_type.intensity(("kindly", "curtly")) == event_type.intensity(("curtly", "kindly")) == -1.0
