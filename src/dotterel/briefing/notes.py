"""The notes of a brief in the making: each gets a number when it is first cited."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

from dotterel.briefing.brief import CitedDecision, CountNote, IncidentNote
from dotterel.briefing.conditions import conditions_of
from dotterel.briefing.deciders import field_decisions
from dotterel.briefing.evidence import MOST_REPORTS, answers_of, reports_of
from dotterel.model import Incident
from dotterel.review import REVIEWED_TOLL
from dotterel.store import IncidentSelection, Records

MOST_NAMED = 12
"""Incidents that a note on a count names; of more there are the conditions alone."""


class Notes:
    """Notes by what they bear out; the same evidence is one note, however often it is cited."""

    def __init__(self, records: Records) -> None:
        """Args: the store within a transaction, where counted incidents are named from."""
        self._records = records
        self._counts: dict[tuple[tuple[str, str], ...], CountNote] = {}
        self._incidents: dict[str, IncidentNote] = {}

    @property
    def incidents(self) -> tuple[IncidentNote, ...]:
        """On incidents, in the order of citing."""
        return tuple(self._incidents.values())

    def count(self, what: str, selection: IncidentSelection, number: int) -> str:
        """The key of a note on a count."""
        conditions = conditions_of(selection)
        if conditions not in self._counts:
            self._counts[conditions] = CountNote(
                key=f"c{len(self._counts) + 1}", what=what, selection=selection, number=number
            )
        return self._counts[conditions].key

    def incident(self, incident: Incident) -> IncidentNote | None:
        """The note on an incident; none where no sentence of a report is kept that tells it."""
        if incident.id not in self._incidents:
            reports = reports_of(incident)
            if not reports:
                return None
            self._incidents[incident.id] = IncidentNote(
                key=str(len(self._incidents) + 1),
                incident_id=incident.id,
                reports=reports[:MOST_REPORTS],
                further=len(incident.reports) - len(reports[:MOST_REPORTS]),
                decisions=tuple(
                    CitedDecision(
                        decision_id=one.id, reviewer=one.reviewer, made=one.made, field=field, note=one.note.strip()
                    )
                    for field, one in field_decisions(self._records, incident).items()
                ),
                answers=answers_of(incident),
            )
        return self._incidents[incident.id]

    def reviewed_tolls(self, selection: IncidentSelection) -> Mapping[str, int]:
        """Of how many of some incidents a reviewer set the number, by role."""
        reviewed = self._records.incidents.current(replace(selection, reviewed=True))
        return Counter(toll.role for one in reviewed for toll in one.tolls if toll.rule == REVIEWED_TOLL)

    def named(self) -> tuple[CountNote, ...]:
        """The notes on counts, those of few incidents with the names of these."""
        found = []
        for note in self._counts.values():
            few = 0 < note.number <= MOST_NAMED
            entries = self._records.incidents.page(note.selection, limit=MOST_NAMED).entries if few else ()
            found.append(replace(note, incident_ids=tuple(one.incident_id for one in entries)))
        return tuple(found)
