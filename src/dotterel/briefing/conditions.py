"""Conditions of a selection as they stand in addresses of the desk and the interface for programs."""

from dataclasses import fields

from dotterel.store import IncidentSelection

_SEVERAL = {
    "types": "type",
    "modes": "mode",
    "quads": "quad",
    "standings": "standing",
    "countries": "country",
    "divisions": "admin1",
    "places": "place",
    "precisions": "precision",
    "parties": "party",
    "dyads": "dyad",
}
_ONE = {
    "words": "q",
    "party_id": "actor",
    "first": "from",
    "last": "to",
    "within": "within",
    "min_killed": "killed",
    "max_killed": "killed_most",
    "with_toll": "toll",
    "min_sources": "sources",
    "max_sources": "sources_most",
    "dated": "dated",
    "placed": "placed",
    "min_score": "score",
    "contradicted": "contradicted",
    "reviewed": "reviewed",
    "historical": "background",
    "changed_after": "changed_after",
}
assert {*_SEVERAL, *_ONE, "box"} == {one.name for one in fields(IncidentSelection)}


def conditions_of(selection: IncidentSelection) -> tuple[tuple[str, str], ...]:
    """Names and values of all conditions but a box, in the order of the address."""
    found = [(name, value) for attribute, name in _SEVERAL.items() for value in getattr(selection, attribute)]
    for attribute, name in _ONE.items():
        value = getattr(selection, attribute)
        if value is not None:
            found.append((name, {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)))
    return tuple(found)
