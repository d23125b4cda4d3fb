"""Distances on the globe, and the middle of a set of points."""

from collections.abc import Collection
from math import asin, atan2, cos, degrees, radians, sin, sqrt

_EARTH_RADIUS_KM = 6371.0088
# Along a meridian of the ball; a little less than it is (111.195), so that rounding never parts what lies within.
_LEAST_KM_A_DEGREE = 111.1
# Square degrees, doubled: below it the points lie on a line, and the formula would divide by next to nothing.
_LEAST_AREA = 1e-6


def kilometres(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Great-circle distance in kilometres between two points given in degrees (haversine; the earth as a ball)."""
    a, b, c, d = map(radians, (latitude, longitude, other_latitude, other_longitude))
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def moved(latitude: float, longitude: float, *, kilometres: float, bearing: float) -> tuple[float, float]:
    """Where one comes to from a point, going straight on.

    Args:
        latitude: Degrees north of the start.
        longitude: Degrees east of the start.
        kilometres: How far.
        bearing: Degrees clockwise from north.

    Returns:
        Degrees north, and degrees east in [-180, 180].
    """
    angle, way, north = kilometres / _EARTH_RADIUS_KM, radians(bearing), radians(latitude)
    to_north = asin(sin(north) * cos(angle) + cos(north) * sin(angle) * cos(way))
    turned = atan2(sin(way) * sin(angle) * cos(north), cos(angle) - sin(north) * sin(to_north))
    return degrees(to_north), (longitude + degrees(turned) + 180) % 360 - 180


def between(one: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    """The point half-way between two points (degrees north, degrees east), over the shorter side of the globe."""
    east = (other[1] - one[1] + 180) % 360 - 180
    return (one[0] + other[0]) / 2, (one[1] + east / 2 + 180) % 360 - 180


def are_within(
    latitude: float, longitude: float, other_latitude: float, other_longitude: float, distance: float
) -> bool:
    """Whether two points given in degrees lie within so many kilometres of each other.

    Most pairs are told apart by their latitudes alone, which is what makes hundreds of namesakes quick to compare.
    """
    if abs(latitude - other_latitude) * _LEAST_KM_A_DEGREE > distance:
        return False
    return kilometres(latitude, longitude, other_latitude, other_longitude) <= distance


def middle(points: Collection[tuple[float, float]]) -> tuple[float, float]:
    """The middle of the area that some points span: the centroid of their convex hull, in plain degrees.

    The mean of the points would lie where most towns lie (the coast of Queensland) rather than in the middle of the
    land. No division with towns of 500 people spans the date line but Chukotka, whose towns nearly all lie west of it.

    Args:
        points: Degrees north and degrees east; at least one.

    Returns:
        Degrees north and degrees east.
    """
    hull = _hull(sorted(points))
    doubled_area = latitude = longitude = 0.0
    for (a, b), (c, d) in zip(hull, hull[1:] + hull[:1], strict=True):
        cross = a * d - c * b
        doubled_area += cross
        latitude += (a + c) * cross
        longitude += (b + d) * cross
    if abs(doubled_area) < _LEAST_AREA:
        return sum(point[0] for point in points) / len(points), sum(point[1] for point in points) / len(points)
    return latitude / (3 * doubled_area), longitude / (3 * doubled_area)


def _hull(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Corners of the convex hull of sorted points, in turn (the monotone chain of Andrew)."""
    lower, upper = _chain(points), _chain(points[::-1])
    return lower[:-1] + upper[:-1] or points


def _chain(points: list[tuple[float, float]]) -> list[tuple[float, float]]:
    chain: list[tuple[float, float]] = []
    for point in points:
        while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
            chain.pop()
        chain.append(point)
    return chain


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    """Positive where the way from a over b to c turns left."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
