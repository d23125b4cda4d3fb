"""Places as other formats count them."""

from dotterel.model import Place

_COLUMNS, _LAST_ROW, _LAST_COLUMN = 720, 359, 719


def is_near(place: Place) -> bool:
    """Whether an event was near a place rather than at it ("outside the town")."""
    return place.rule.endswith("-vague")


def point_of(place: Place | None) -> tuple[float, float] | None:
    """Latitude and longitude of a town or a narrower place, for formats without a field for how narrow it is.

    The point in the middle of a country or a division would be read there as where it happened.
    """
    if place is None or place.precision not in ("exact", "city") or place.latitude is None or place.longitude is None:
        return None
    return place.latitude, place.longitude


def is_of_parties(place: Place) -> bool:
    """Whether a place is only the state of those who took part, so that its words name people and no place."""
    return place.rule.startswith("state-of-parties")


def priogrid_cell(latitude: float, longitude: float) -> int:
    """Number of the PRIO-GRID cell of a point: half degrees, by rows from the south-west corner, from 1 to 259,200."""
    row = min(int((latitude + 90) * 2), _LAST_ROW)
    column = min(int((longitude + 180) * 2), _LAST_COLUMN)
    return row * _COLUMNS + column + 1
