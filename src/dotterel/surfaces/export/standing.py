"""Which events and incidents are facts to a format that has no field for how they are told."""

from dotterel.model import Incident, ResolvedEvent, Standing

_MODALITIES = {
    "future": "planned, not done",
    "hypothetical": "only possible",
    "negated": "told as not having happened",
}
DENIED = "denied"
UNDATED_BACKGROUND = "background without a date"
_STANDINGS: dict[Standing, str] = {
    "denied": DENIED,
    "planned": _MODALITIES["future"],
    "possible": _MODALITIES["hypothetical"],
    "negated": _MODALITIES["negated"],
}


def is_located_in_time(event: ResolvedEvent) -> bool:
    """Whether at least one end of the event's time is known."""
    return event.date is not None and (event.date.first or event.date.last) is not None


def reason_against(event: ResolvedEvent) -> str | None:
    """Why an event is no fact to a format without a field for its standing; none where it is one.

    What somebody claims stays in: most of what is known of conflicts is claimed by someone. Background without a date
    goes out, because its row would be read as news of the report's day.
    """
    if event.modality != "asserted":
        return _MODALITIES[event.modality]
    if event.claim.status == "denied":
        return DENIED
    if event.historical and not is_located_in_time(event):
        return UNDATED_BACKGROUND
    return None


def reason_against_incident(incident: Incident) -> str | None:
    """Why an incident is no fact to such a format; none where it is one.

    What is claimed stays in, and so does what is disputed: said by one and denied by another.
    """
    time = incident.time
    undated = time is None or (time.first or time.last) is None
    return _STANDINGS.get(incident.standing) or (UNDATED_BACKGROUND if incident.historical and undated else None)
