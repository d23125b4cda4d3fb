"""What a name alone may mean, with nothing around it: the places that a reviewer can choose from."""

from dotterel.model.places import Place
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import Gazetteer, GazetteerEntry, NamedEntry
from dotterel.resolution.places.resolver import precision_of, settled
from dotterel.resolution.places.scoring import Clues, Weighed, weigh
from dotterel.resolution.places.type_words import without_type_words

RULE = "gazetteer"
"""Stands as the rule of a place that was looked up by its name alone."""


def places_named(
    name: str, gazetteer: Gazetteer, *, country: str | None = None, division: str | None = None
) -> tuple[Place, ...]:
    """The places that are written so, the likeliest first; at most a dozen, none where the gazetteer has none.

    Args:
        name: In any spelling that is on file; if empty, the division itself is meant, without one the country.
        gazetteer: Names to places.
        country: ISO 3166 alpha-3 code of the country that it must lie in.
        division: First-order division that it must lie in.
    """
    folded = fold(name)
    if not folded and division:
        divisions = tuple(one for one in gazetteer.find(fold(division)) if _lies_there(one, country, division))
        return tuple(_place(division, one) for one in weigh(divisions, Clues()) if precision_of(one.entry) == "admin1")
    if not folded:
        whole = gazetteer.country(country) if country else None
        return () if whole is None else (_place(name, Weighed(entry=whole, weight=0.0, reasons=(), share=1.0)),)
    for key in dict.fromkeys((folded, without_type_words(folded))):
        found = tuple(one for one in gazetteer.find(key) if _lies_there(one, country, division)) if key else ()
        if found:
            weighed = weigh(found, Clues())
            best = settled(weighed, hinted=False)
            others = (one for one in weighed if one.entry.id != best.entry.id)
            return tuple(_place(name, one) for one in (best, *others))
    return ()


def _lies_there(named: NamedEntry, country: str | None, division: str | None) -> bool:
    entry = named.entry
    if country and entry.country != country:
        return False
    return not division or fold(entry.admin1 or "") == fold(division)


def _place(name: str, one: Weighed) -> Place:
    entry: GazetteerEntry = one.entry
    return Place(
        text=name,
        start=0,
        end=0,
        name=entry.name,
        geonameid=entry.geonameid,
        country=entry.country,
        admin1=entry.admin1,
        admin2=entry.admin2,
        latitude=entry.latitude,
        longitude=entry.longitude,
        precision=precision_of(entry),
        score=round(min(one.share, 1.0), 3),
        rule=RULE,
    )
