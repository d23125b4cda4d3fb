"""Tests of `dotterel.resolution.places.geometry`."""

import pytest

from dotterel.resolution.places.geometry import are_within, between, kilometres, middle, moved


def test_a_degree_of_latitude() -> None:
    """A degree along a meridian is about 111 km, and no way is of no length."""
    assert kilometres(10.0, 20.0, 11.0, 20.0) == pytest.approx(111.2, abs=0.1)
    assert kilometres(10.0, 20.0, 10.0, 20.0) == 0.0


def test_middle_of_a_square() -> None:
    """The middle is that of the area: many points in one corner do not pull it there."""
    crowd = [(0.0, 0.0), (0.0, 2.0), (2.0, 0.0), (2.0, 2.0), (0.1, 0.1), (0.1, 0.2), (0.2, 0.1)]
    assert middle(crowd) == pytest.approx((1.0, 1.0))


@pytest.mark.parametrize("points", [[(1.0, 2.0)], [(1.0, 2.0), (1.0, 2.0)], [(0.0, 1.0), (2.0, 3.0)]])
def test_points_without_area(points: list[tuple[float, float]]) -> None:
    """One point, or points on a line, have their mean as middle."""
    latitude = sum(point[0] for point in points) / len(points)
    assert middle(points)[0] == pytest.approx(latitude)


def test_moving_and_measuring_agree() -> None:
    """A point moved by a way lies that far off, in that direction, across the date line as well."""
    north = moved(12.0, 0.0, kilometres=40.0, bearing=0.0)
    assert north[0] > 12.0
    assert north[1] == pytest.approx(0.0)
    assert kilometres(12.0, 0.0, *north) == pytest.approx(40.0)
    east = moved(-17.0, 179.9, kilometres=100.0, bearing=90.0)
    assert -180 <= east[1] < -178
    assert kilometres(-17.0, 179.9, *east) == pytest.approx(100.0)


def test_half_way() -> None:
    """The point between two others is as far from both, across the date line as well."""
    assert between((10.0, 0.0), (12.0, 4.0)) == pytest.approx((11.0, 2.0))
    assert abs(between((0.0, 179.0), (0.0, -179.0))[1]) == pytest.approx(180.0)


@pytest.mark.parametrize(
    ("latitude", "distance"), [(10.4, 45.0), (10.4, 44.0), (10.4, 44.48), (11.0, 111.2), (12.0, 40.0)]
)
def test_nearness_agrees_with_the_distance(latitude: float, distance: float) -> None:
    """The quick test by latitudes never contradicts the distance itself."""
    within = kilometres(10.0, 20.0, latitude, 20.0) <= distance
    assert are_within(10.0, 20.0, latitude, 20.0, distance) == within
