"""Which place a name means: one that the gazetteer knows, chosen by a reviewer where there are several."""

from dataclasses import dataclass, field

from dotterel.model import Place, ReviewError
from dotterel.resolution.places import SqliteGazetteer, places_named
from dotterel.surfaces.desk.forms import Form

NOWHERE = "nowhere"
"""Stands as the choice of none of the places: it is not known where the named one lies."""


@dataclass(eq=False)
class PlaceChoices(ReviewError):
    """A place that has to be chosen before the correction is kept.

    Attributes:
        named: What was asked for, so that an answer is not taken for another question's.
        places: The places of that name, the likeliest first, by what a form calls each.
    """

    named: str = ""
    places: dict[str, Place] = field(default_factory=dict)


def chosen_place(form: Form, name: str, country: str, division: str) -> Place | None:
    """The place that a form means by its name; none where the reviewer says that it is not known where it lies.

    Raises:
        PlaceChoices: The gazetteer has none of that name, several, or some elsewhere only, and none is chosen yet.
        ArtifactError: The gazetteer is missing or damaged.
    """
    named = " | ".join((name, country, division)).strip()
    is_answer = form.text("chosen_for") == named
    choice = form.text("chosen") if is_answer else ""
    if choice == NOWHERE:
        return None
    gazetteer = SqliteGazetteer.in_use()
    try:
        found = places_named(name, gazetteer, country=country or None, division=division or None)
        elsewhere = () if found or not name else places_named(name, gazetteer)
    finally:
        gazetteer.close()
    places = {_key(one): one for one in (*found, *elsewhere)}
    if choice in places:
        return places[choice]
    if len(found) == 1:
        return found[0]
    asked = ", ".join(filter(None, (name, division, country)))
    if found:
        message, remedy = f"there are several places called {asked}", "Choose the one that is meant."
    elif elsewhere:
        message = f"the gazetteer has no {asked}, but places of that name elsewhere"
        remedy = "Choose the one that is meant, or give its degrees."
    else:
        message = f"the gazetteer has no place called {asked}"
        remedy = "Write the name otherwise, give its degrees, or keep it without."
    raise PlaceChoices(message=message, remedy=remedy, named=named, places=places)


def _key(place: Place) -> str:
    """A place without a number in GeoNames is told from others of its name by where it lies."""
    if place.geonameid is not None:
        return str(place.geonameid)
    where = (place.name, place.admin2, place.admin1, place.country, place.latitude, place.longitude)
    return " | ".join("" if one is None else str(one) for one in where)
