"""Incidents as reviewers left them: what they said of one as a whole stays, whatever is linked to it later."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, get_args

from dotterel.codebook.crosswalks import country_codes
from dotterel.model import (
    TOLL_ROLES,
    Actor,
    DatePrecision,
    DateRange,
    Decision,
    DocumentReference,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentTime,
    Place,
    ResolvedEvent,
    ReviewError,
    Span,
    Standing,
    Toll,
    TollRange,
)
from dotterel.model.incidents import UNNAMED
from dotterel.review.corrections import corrected, field_json
from dotterel.review.log import settle, standing

INCIDENT_FIELDS = (
    "type",
    "modes",
    "standing",
    "historical",
    "date",
    "place",
    "actors",
    "recipients",
    "contexts",
    *TOLL_ROLES,
    "summary",
)
"""Fields of an incident that a reviewer can correct, in the order in which that is done, since modes are of a type; all
others follow from its events."""
AS_IN_EVENTS = ("type", "modes", "historical", "date", "place", "actors", "recipients", "contexts")
"""Those that hold what a field of that name holds in an event."""
STANDINGS: tuple[str, ...] = get_args(Standing)
REVIEWED_TOLL = "reviewer"
"""Stands as the rule of a toll that a reviewer gave."""
_OF_A_REPORT = frozenset(("text", "start", "end", "rule", "unresolved", "candidates", "anchor", "role_score", "score"))
"""What a value of an event says beside the facts."""


def with_overrides(incident: Incident, decisions: Iterable[Decision]) -> Incident:
    """The incident with what reviewers said of it as a whole.

    Args:
        incident: As built from its events.
        decisions: Those on it, in the order of the log; what cannot be applied is passed over.
    """
    overriding = _overriding(decisions)
    for field in INCIDENT_FIELDS:
        if field in overriding:
            try:
                incident = overridden(incident, field, overriding[field].after or "null")
            except ReviewError:
                continue
    return incident


def field_decision(incident: Incident, field: str, decisions: Iterable[Decision]) -> Decision | None:
    """The decision by which a field of an incident is as it stands; none where it is not from these.

    Args:
        incident: As reviewers left it.
        field: One of `INCIDENT_FIELDS`.
        decisions: Those on it, or on one whose heir it is, in the order of the log.
    """
    if field not in corrected_fields(incident):
        return None
    decision = _overriding(decisions).get(field)
    if decision is None:
        return None
    try:
        given = overridden(incident, field, decision.after or "null")
    except ReviewError:
        return None
    return decision if incident_json(given, field) == incident_json(incident, field) else None


def corrected_fields(incident: Incident) -> tuple[str, ...]:
    """The fields of an incident that a reviewer gave."""
    tolls = {toll.role for toll in incident.tolls if toll.rule == REVIEWED_TOLL}  # told so before `corrected` was
    return tuple(field for field in INCIDENT_FIELDS if field in incident.corrected or field in tolls)


def _overriding(decisions: Iterable[Decision]) -> Mapping[str, Decision]:
    """What holds of an incident as a whole, by field."""
    settled, _ = settle([one for one in standing(decisions) if one.subject == "incident"])
    acts = ("correct", "adjudicate")
    return {one.field: one.decision for one in settled if one.field in INCIDENT_FIELDS and one.decision.act in acts}


def overridden(incident: Incident, field: str, value: str) -> Incident:
    """The incident with a field as a reviewer says.

    Args:
        incident: The incident.
        field: One of `INCIDENT_FIELDS`.
        value: JSON text: as in `corrected`, of the fields that events have too; for a toll
            ``{"low": 3, "best": 5, "high": null}``, or null for none; a string for the summary and the standing.

    Raises:
        ReviewError: The field cannot be corrected, or cannot hold that.
        NoSuchValue: There is no such day, country or point.
    """
    if field not in INCIDENT_FIELDS:
        raise ReviewError(f"{field!r} of an incident cannot be corrected", f"Fields: {', '.join(INCIDENT_FIELDS)}.")
    try:
        given: Any = json.loads(value)
    except ValueError as fault:
        raise ReviewError(f"the value of {field} is not JSON ({fault})", "Give JSON.") from fault
    changed = _given(incident, field, value, given)
    marks = {*corrected_fields(incident), field}
    if field == "type" and changed.type != incident.type:
        marks.discard("modes")  # they were of the other type, and are gone
    return replace(changed, corrected=tuple(one for one in INCIDENT_FIELDS if one in marks))


def _given(incident: Incident, field: str, value: str, given: Any) -> Incident:
    if field in AS_IN_EVENTS:
        return _with_field_of(incident, corrected(as_event(incident), field, value), field)
    if field == "summary":
        if not isinstance(given, str) or not given.strip():
            raise ReviewError("a summary cannot be empty", "Give a sentence.")
        return replace(incident, summary=given.strip())
    if field == "standing":
        if given not in STANDINGS:
            raise ReviewError(f"there is no standing {json.dumps(given):.60}", f"Standings: {', '.join(STANDINGS)}.")
        return replace(incident, standing=given)
    others = tuple(toll for toll in incident.tolls if toll.role != field)
    if given is None:
        return replace(incident, tolls=others)
    role = next(role for role in TOLL_ROLES if role == field)
    toll = incident.toll(role) or Toll(role=role, total=TollRange())
    changed = replace(toll, total=_range(field, given), rule=REVIEWED_TOLL, best_event_id=None)
    order = {role: place for place, role in enumerate(TOLL_ROLES)}
    return replace(incident, tolls=tuple(sorted((*others, changed), key=lambda one: order[one.role])))


def incident_json(incident: Incident, field: str) -> str:
    """What stands in a field of an incident, as the JSON text that a decision holds.

    Raises:
        ReviewError: It cannot be corrected.
    """
    if field in TOLL_ROLES:
        return toll_json(incident, field)
    if field in ("summary", "standing"):
        return json.dumps(getattr(incident, field), ensure_ascii=False)
    if field not in AS_IN_EVENTS:
        raise ReviewError(f"{field!r} of an incident cannot be corrected", f"Fields: {', '.join(INCIDENT_FIELDS)}.")
    return json.dumps(_plain(json.loads(field_json(as_event(incident), field))), ensure_ascii=False)


def _plain(value: Any) -> Any:
    """A value of an event without what it says of a report."""
    if isinstance(value, list):
        return [_plain(one) for one in value]
    if not isinstance(value, Mapping):
        return value
    return {key: one for key, one in value.items() if key not in _OF_A_REPORT}


def toll_json(incident: Incident, role: str) -> str:
    """A toll of an incident as the JSON text that a decision holds."""
    toll = next((one for one in incident.tolls if one.role == role), None)
    total = None if toll is None or toll.total == TollRange() else toll.total
    return json.dumps(None if total is None else {"low": total.low, "best": total.best, "high": total.high})


def as_event(incident: Incident) -> ResolvedEvent:
    """An incident as one event that tells all of it: what both have is corrected by the same rules and forms.

    It stands in no report, and has no words.
    """
    nowhere = Span(start=0, end=0, text="")
    place, time = incident.place, incident.time
    return ResolvedEvent(
        id=incident.id,
        document=DocumentReference(id=""),
        type=incident.type,
        modes=incident.modes,
        contexts=incident.contexts,
        quad=incident.quad,
        intensity=incident.intensity,
        trigger=nowhere,
        sentence=nowhere,
        coder="",
        actors=tuple(map(_actor, incident.actors)),
        recipients=tuple(map(_actor, incident.recipients)),
        place=None
        if place is None
        else Place(
            text="",
            start=0,
            end=0,
            name=place.name,
            geonameid=place.geonameid,
            country=place.country,
            admin1=place.admin1,
            admin2=place.admin2,
            latitude=place.latitude,
            longitude=place.longitude,
            precision=place.precision,
            score=place.score,
        ),
        date=None if time is None else _days(time),
        historical=incident.historical,
        score=incident.score,
    )


def _days(time: IncidentTime) -> DateRange:
    precision = next((one for one in get_args(DatePrecision) if one == time.precision), None)
    return DateRange(text="", start=0, end=0, first=time.first, last=time.last, precision=precision, score=time.score)


def _actor(party: IncidentParty) -> Actor:
    return Actor(
        text=party.label,
        start=0,
        end=0,
        name=party.label,
        id=party.id,
        country=party.country,
        sectors=party.sectors,
        score=party.score,
        role_score=party.role_score,
    )


def _with_field_of(incident: Incident, event: ResolvedEvent, field: str) -> Incident:
    """The incident with a field of an event that was made of it."""
    if field in ("type", "modes"):
        return replace(incident, type=event.type, modes=event.modes, quad=event.quad, intensity=event.intensity)
    if field == "actors":
        return replace(incident, actors=_parties(event.actors, (*incident.actors, *incident.recipients)))
    if field == "recipients":
        return replace(incident, recipients=_parties(event.recipients, (*incident.recipients, *incident.actors)))
    if field == "place":
        return replace(incident, place=_place(event.place))
    if field == "date":
        return replace(incident, time=_time(event.date))
    return replace(incident, **{field: getattr(event, field)})


def _parties(given: Iterable[Actor], known: Iterable[IncidentParty]) -> tuple[IncidentParty, ...]:
    """Parties as a reviewer gives them: sure, accused by nobody, and told by as many reports as told them before."""
    told = {one.label: one.reports for one in reversed(tuple(known))}
    return tuple(
        IncidentParty(
            label=label,
            id=one.id,
            country=one.country,
            sectors=one.sectors,
            reports=told.get(label, 0),
            score=1.0,
        )
        for one in given
        if (label := one.name or one.text or country_codes(one.country).name or one.country or UNNAMED)
    )


def _place(given: Place | None) -> IncidentPlace | None:
    if given is None:
        return None
    name = given.name or given.text or given.admin1 or country_codes(given.country).name or given.country
    if not name:
        raise ReviewError(
            "the place of an incident has neither a name nor a country",
            "Give one of them, or null where it is unknown.",
        )
    return IncidentPlace(
        name=name,
        geonameid=given.geonameid,
        country=given.country,
        admin1=given.admin1,
        admin2=given.admin2,
        latitude=given.latitude,
        longitude=given.longitude,
        precision=given.precision,
        score=1.0,
    )


def _time(given: DateRange | None) -> IncidentTime | None:
    if given is None or (given.first is None and given.last is None):
        return None
    usual = "day" if given.first == given.last else "range"
    return IncidentTime(first=given.first, last=given.last, precision=given.precision or usual, score=1.0)


def _range(field: str, given: Any) -> TollRange:
    ends = [given.get(name) for name in ("low", "best", "high")] if isinstance(given, dict) else [True]
    if any(end is not None and (isinstance(end, bool) or not isinstance(end, int) or end < 0) for end in ends):
        raise ReviewError(f"{field} cannot be {json.dumps(given):.60}", "Give whole numbers as low, best and high.")
    told = [end for end in ends if end is not None]
    if not told or told != sorted(told):
        if not told:
            raise ReviewError(
                f"no number of the {field} is given", "Give low, best or high, or nothing in place of all."
            )
        named = [f"{name} {end}" for name, end in zip(("low", "best", "high"), ends, strict=True) if end is not None]
        raise ReviewError(f"{field} cannot be {', '.join(named)}", "Give low, best and high in rising order.")
    return TollRange(low=ends[0], best=ends[1], high=ends[2])
