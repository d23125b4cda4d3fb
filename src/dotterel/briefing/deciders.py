"""Who set the numbers of an incident: a toll that a reviewer gave is no account's."""

from collections.abc import Mapping

from dotterel.model import TOLL_ROLES, Decision, Incident, TollRole
from dotterel.review import REVIEWED_TOLL, toll_decision
from dotterel.store import Records


def toll_decisions(records: Records, incident: Incident) -> Mapping[TollRole, Decision]:
    """By role, the decision that a toll of an incident rests on; tolls of accounts have none.

    What was decided on an incident that is no more holds for its heir, and is found by the events that both hold.

    Args:
        records: The store within a transaction.
        incident: As it stands.
    """
    roles = {toll.role for toll in incident.tolls if toll.rule == REVIEWED_TOLL}
    if not roles:
        return {}
    found = _of(incident, roles, records.decisions.about([incident.id]))
    if roles - found.keys():
        events = set(incident.event_ids)
        shared = {name: len(events & set(held)) for name, held in records.incidents.decided_former().items()}
        for name in sorted((one for one in shared if shared[one]), key=lambda one: (shared[one], one)):
            found = {**_of(incident, roles, records.decisions.about([name])), **found}
    return {role: found[role] for role in TOLL_ROLES if role in found}


def _of(incident: Incident, roles: set[TollRole], log: tuple[Decision, ...]) -> dict[TollRole, Decision]:
    return {role: decision for role in roles if (decision := toll_decision(incident, role, log)) is not None}
