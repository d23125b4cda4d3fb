"""Who set the fields of an incident: what a reviewer gave is no account's."""

from collections.abc import Collection, Mapping

from dotterel.model import Decision, Incident
from dotterel.review import corrected_fields, field_decision
from dotterel.store import Records


def field_decisions(records: Records, incident: Incident) -> Mapping[str, Decision]:
    """By field, the decision that it rests on; fields that follow from the incident's events have none.

    What was decided on an incident that is no more holds for its heir, and is found by the events that both hold.

    Args:
        records: The store within a transaction.
        incident: As it stands.
    """
    fields = corrected_fields(incident)
    if not fields:
        return {}
    found = _of(incident, fields, records.decisions.about([incident.id]))
    if set(fields) - found.keys():
        events = set(incident.event_ids)
        shared = {name: len(events & set(held)) for name, held in records.incidents.decided_former().items()}
        for name in sorted((one for one in shared if shared[one]), key=lambda one: (shared[one], one)):
            found = {**_of(incident, fields, records.decisions.about([name])), **found}
    return {field: found[field] for field in fields if field in found}


def _of(incident: Incident, fields: Collection[str], log: tuple[Decision, ...]) -> dict[str, Decision]:
    return {field: one for field in fields if (one := field_decision(incident, field, log)) is not None}
