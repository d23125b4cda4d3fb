"""Incidents that are no more, since their reports were joined to others or tell them no longer."""

from dotterel.store import Records


def holders_of(records: Records, incident_id: str) -> tuple[str, ...] | None:
    """The incidents that hold what a former one was made of.

    Args:
        records: The store within a transaction.
        incident_id: An incident that is no longer there.

    Returns:
        Identifiers, sorted: one where it was joined to another, several where its events were divided, and none where
        nothing tells them any more; nothing at all where there never was such an incident.
    """
    former = [one.event_ids for one, _ in records.incidents.versions(incident_id) if one.event_ids]
    if not former:
        return None
    return tuple(sorted({one.id for event_id in former[-1] for one in records.incidents.of_event(event_id)}))
