"""What changed between two versions of an incident, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from dotterel.codebook.kind_words import kind_words
from dotterel.model import Incident
from dotterel.model.day_words import UNKNOWN, interval
from dotterel.surfaces.desk.incident_words import STANDINGS, range_words, where_words


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldChange:
    """One field of two versions.

    Attributes:
        field: Its name for people.
        before: What it said.
        after: What it says.
    """

    field: str
    before: str
    after: str


def changes_between(before: Incident, after: Incident) -> tuple[FieldChange, ...]:
    """The fields that say something else; empty where only the inner parts of the record moved."""
    told, tells = dict(_fields(before)), dict(_fields(after))
    names = list(dict.fromkeys([*tells, *told]))
    return tuple(
        FieldChange(field=name, before=told.get(name, UNKNOWN), after=tells.get(name, UNKNOWN))
        for name in names
        if told.get(name, UNKNOWN) != tells.get(name, UNKNOWN)
    )


def _fields(incident: Incident) -> Iterator[tuple[str, str]]:
    yield "what", kind_words(incident.type, incident.modes)
    yield "who", _listed(one.label for one in incident.actors)
    yield "to whom", _listed(one.label for one in incident.recipients)
    if incident.place is not None:
        place = incident.place
        yield "where", where_words(place.name, place.country, place.precision)
    if incident.time is not None:
        yield "when", interval(incident.time.first, incident.time.last, precision=incident.time.precision)
    for toll in incident.tolls:
        yield toll.role, range_words(toll.total)
    yield "standing", STANDINGS.get(incident.standing, (incident.standing, ""))[0]
    yield "background", "yes" if incident.historical else "no"
    yield "contradicted", _listed(one.field for one in incident.questions if one.verdict == "contradicted")
    yield "reports", str(len(incident.reports))
    yield "independent sources", str(incident.sources)
    yield "mentions", str(len(incident.event_ids))


def _listed(words: Iterator[str]) -> str:
    return ", ".join(words) or UNKNOWN
