"""Tests of `dotterel.resolution.places.offsets`."""

import pytest

from dotterel.resolution.places.offsets import offset_before


@pytest.mark.parametrize(
    ("words", "kilometres", "bearing"),
    [
        ("in a mosque some 40 km west of ", 40.0, 270.0),
        ("about 30 kilometres north-east of the town of ", 30.0, 45.0),
        ("ten miles southwest of ", 16.09, 225.0),
        ("1,200 km to the south of ", 1200.0, 180.0),
        ("a village 25km from ", 25.0, None),
        ("just south of ", None, 180.0),
    ],
)
def test_ways(words: str, kilometres: float | None, bearing: float | None) -> None:
    """Number, unit and compass point are read in the writings that reports use."""
    offset = offset_before(words)
    assert offset is not None
    assert (offset.kilometres, offset.bearing) == (kilometres and pytest.approx(kilometres), bearing)


@pytest.mark.parametrize("words", ["", "killed 40 people in ", "40 km west of Mopti, in ", "northern "])
def test_no_way(words: str) -> None:
    """Numbers and directions that do not lead to the name directly behind them move nothing."""
    assert offset_before(words) is None


def test_farther_is_less_certain() -> None:
    """A compass point leaves more room the farther the way, and none at all leaves the whole circle."""
    radii = [
        offset.uncertainty_km
        for words in ("10 km north of ", "90 km north of ", "90 km from ")
        if (offset := offset_before(words)) is not None
    ]
    assert len(radii) == 3
    assert radii == sorted(set(radii))
