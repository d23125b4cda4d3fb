"""Copies with some fields changed are those that the standard library makes."""

import dataclasses
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import Actor, Span, Unresolved
from dotterel.model.replacing import replace


@dataclass(frozen=True, slots=True)
class _Single:
    number: int


@given(st.text(), st.floats(0, 1), st.none() | st.text(), st.lists(st.text()).map(tuple))
def test_a_copy_is_that_of_the_standard_library(
    text: str, score: float, country: str | None, sectors: tuple[str, ...]
) -> None:
    """Changed fields have their new values, the others the old ones, and the first record is as it was."""
    actor = Actor(text="men", start=3, end=6, name="They", unresolved=Unresolved(reason="a pronoun"))
    before = repr(actor)
    changes = {"text": text, "score": score, "country": country, "sectors": sectors}
    assert replace(actor, **changes) == dataclasses.replace(actor, **changes)
    assert replace(actor, **changes).unresolved is actor.unresolved
    assert repr(actor) == before


def test_a_record_of_one_field_is_copied() -> None:
    """One field alone is no special case."""
    assert replace(_Single(1), number=2) == _Single(2)
    assert replace(_Single(1)) == _Single(1)


def test_a_field_that_is_not_there_is_refused() -> None:
    """A slip in a field's name does not vanish."""
    with pytest.raises(AttributeError):
        replace(_Single(1), nummer=2)


def test_a_record_that_checks_its_fields_is_refused() -> None:
    """What a record checks when it is made cannot be got round."""
    with pytest.raises(TypeError, match="checks its fields"):
        replace(Span(start=0, end=1, text="a"), end=0)
