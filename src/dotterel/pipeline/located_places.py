"""A corrected place that is given by its name gets its degrees from the gazetteer."""

import json
from contextlib import closing
from typing import Any

from dotterel.model import Place
from dotterel.resolution.places import SqliteGazetteer, places_named

_DEGREES = ("latitude", "longitude")


def located(field: str, value: str) -> str:
    """The value of a correction, with what the gazetteer knows of a place that is given without degrees.

    Of several places of the name, in the country and the province if these are given, the one with the given number in
    GeoNames is taken, else the likeliest. Degrees that are given stay, and so does a place that is given as known
    nowhere (its degrees are null), or that the gazetteer does not have.

    Args:
        field: The field that is corrected.
        value: JSON text, as in `review.corrected`.

    Raises:
        ArtifactError: The gazetteer is missing or damaged.
    """
    if field != "place":
        return value
    try:
        given: Any = json.loads(value)
    except ValueError:
        return value  # refused by what takes the correction
    if not isinstance(given, dict) or any(name in given for name in _DEGREES):
        return value
    name, country, division = (given.get(key) or "" for key in ("name", "country", "admin1"))
    if not all(isinstance(one, str) for one in (name, country, division)) or not (name or country or division):
        return value
    with closing(SqliteGazetteer.in_use()) as gazetteer:
        found = places_named(name, gazetteer, country=country or None, division=division or None)
    number = given.get("geonameid")
    best = next((one for one in found if number is not None and one.geonameid == number), None)
    if best is None and (number is not None or not found):
        return value
    return json.dumps(place_value(best or found[0], given), ensure_ascii=False)


def place_value(place: Place, given: dict[str, Any] | None = None) -> dict[str, Any]:
    """A place of the gazetteer as the value of a correction.

    Args:
        place: The place.
        given: What else is said of it; how narrowly it is known and the words for it stay as given.
    """
    said = {} if given is None else {key: one for key, one in given.items() if one is not None}
    told = {
        "name": place.name,
        "geonameid": place.geonameid,
        "country": place.country,
        "admin1": place.admin1,
        "admin2": place.admin2,
        "latitude": place.latitude,
        "longitude": place.longitude,
    }
    return {"text": place.text, "precision": place.precision, **said, **told}
