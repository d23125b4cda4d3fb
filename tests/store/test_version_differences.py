"""Former versions of a record as differences from later ones."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.store.version_differences import difference, restored

_TEXTS = st.lists(st.sampled_from(["a", "b", "c", '"a, b"', "", "{}"]), max_size=30).map(", ".join)


@given(former=_TEXTS, later=_TEXTS)
def test_the_former_text_comes_back(former: str, later: str) -> None:
    """Whatever two versions say, the former is read as it was written."""
    assert restored(json.loads(json.dumps(difference(former, later))), later) == former


def test_what_did_not_change_takes_no_room() -> None:
    """Of a long version in which one number changed, hardly more than that number is kept."""
    former = json.dumps(
        {"reports": 4, "statements": [{"sentence": f"It happened {n} times.", "n": n} for n in range(400)]}
    )
    later = former.replace('"reports": 4', '"reports": 5')
    assert len(json.dumps(difference(former, later))) < 100


def test_a_difference_from_another_text_is_refused() -> None:
    """A damaged file gives a named fault, and never a version that never was."""
    with pytest.raises(ValueError, match="does not hold"):
        restored([[3, 9]], "a, b")
