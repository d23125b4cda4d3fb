"""Which incident stands in the place of one that is no more: that which holds most of what told it."""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dotterel.model import Incident

if TYPE_CHECKING:
    from dotterel.store import Records


def heir_of_events(records: "Records", event_ids: Sequence[str]) -> tuple[str, int] | None:
    """The incident that holds most of what told some events, and how much; none where nothing tells them any more.

    Args:
        records: The store within a transaction.
        event_ids: The events of an incident that is no more.
    """
    tellings = records.tellings.of_events(event_ids)
    incidents = records.tellings.incidents_of(tellings.values())
    shares = Counter(incidents[telling] for telling in tellings.values() if telling in incidents)
    if not shares:
        return None
    heir = min(shares, key=lambda one: (-shares[one], one))
    return heir, shares[heir]


def incident_or_heir(records: "Records", incident_id: str) -> Incident | None:
    """An incident, or where it is no more, the one for which holds what was decided on it; none where there is none.

    Args:
        records: The store within a transaction.
        incident_id: Any that is or was there.
    """
    found = records.incidents.get(incident_id)
    if found is not None:
        return found
    former = [one.event_ids for one, _ in records.incidents.versions(incident_id) if one.event_ids]
    heir = heir_of_events(records, former[-1]) if former else None
    return None if heir is None else records.incidents.get(heir[0])
