"""Incidents as reviewers left them: a corrected toll or summary stays, whatever is linked to it later."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from dotterel.model import TOLL_ROLES, Decision, Incident, ReviewError, Toll, TollRange, TollRole
from dotterel.review.log import settle, standing

INCIDENT_FIELDS = ("summary", *TOLL_ROLES)
"""Fields of an incident that a reviewer can correct; all others follow from its events."""
REVIEWED_TOLL = "reviewer"
"""Stands as the rule of a toll that a reviewer gave."""


def with_overrides(incident: Incident, decisions: Iterable[Decision]) -> Incident:
    """The incident with what reviewers said of it as a whole.

    Args:
        incident: As built from its events.
        decisions: Those on it, in the order of the log; what cannot be applied is passed over.
    """
    for field, decision in _overriding(decisions).items():
        try:
            incident = overridden(incident, field, decision.after or "null")
        except ReviewError:
            continue
    return incident


def toll_decision(incident: Incident, role: TollRole, decisions: Iterable[Decision]) -> Decision | None:
    """The decision by which a toll of an incident is as it stands; none where it is not from these.

    Args:
        incident: As reviewers left it.
        role: Which toll.
        decisions: Those on it, or on one whose heir it is, in the order of the log.
    """
    toll = incident.toll(role)
    if toll is None or toll.rule != REVIEWED_TOLL:
        return None
    decision = _overriding(decisions).get(role)
    if decision is None:
        return None
    try:
        given = overridden(incident, role, decision.after or "null").toll(role)
    except ReviewError:
        return None
    return decision if given is not None and given.total == toll.total else None


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
        value: JSON text: a string for the summary; for a toll ``{"low": 3, "best": 5, "high": null}``, or
            null for none.

    Raises:
        ReviewError: The field cannot be corrected, or cannot hold that.
    """
    try:
        given: Any = json.loads(value)
    except ValueError as fault:
        raise ReviewError(f"the value of {field} is not JSON ({fault})", "Give JSON.") from fault
    if field == "summary":
        if not isinstance(given, str) or not given.strip():
            raise ReviewError("a summary cannot be empty", "Give a sentence.")
        return replace(incident, summary=given.strip())
    if field not in TOLL_ROLES:
        raise ReviewError(f"{field!r} of an incident cannot be corrected", f"Fields: {', '.join(INCIDENT_FIELDS)}.")
    others = tuple(toll for toll in incident.tolls if toll.role != field)
    if given is None:
        return replace(incident, tolls=others)
    toll = incident.toll(field) or Toll(role=field, total=TollRange())
    changed = replace(toll, total=_range(field, given), rule=REVIEWED_TOLL, best_event_id=None)
    order = {role: place for place, role in enumerate(TOLL_ROLES)}
    return replace(incident, tolls=tuple(sorted((*others, changed), key=lambda one: order[one.role])))


def toll_json(incident: Incident, role: str) -> str:
    """A toll of an incident as the JSON text that a decision holds."""
    toll = next((one for one in incident.tolls if one.role == role), None)
    total = None if toll is None or toll.total == TollRange() else toll.total
    return json.dumps(None if total is None else {"low": total.low, "best": total.best, "high": total.high})


def _range(field: str, given: Any) -> TollRange:
    ends = [given.get(name) for name in ("low", "best", "high")] if isinstance(given, dict) else [True]
    if any(end is not None and (isinstance(end, bool) or not isinstance(end, int) or end < 0) for end in ends):
        raise ReviewError(f"{field} cannot be {json.dumps(given):.60}", "Give whole numbers as low, best and high.")
    told = [end for end in ends if end is not None]
    if not told or told != sorted(told):
        raise ReviewError(f"{field} cannot be {json.dumps(given):.60}", "Give low, best and high in rising order.")
    return TollRange(low=ends[0], best=ends[1], high=ends[2])
