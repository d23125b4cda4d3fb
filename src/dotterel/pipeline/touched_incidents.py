"""Which incidents a transaction of linking has changed, and which of their records may wait."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from dotterel.linking import Changes
from dotterel.model import Link

if TYPE_CHECKING:
    from dotterel.store import Records

LARGE = 25
"""Tellings from which the record of an incident waits for further reports: making it takes time for each of them."""
WAITING_SHARE = 0.125
"""Share of an incident's tellings that may wait: the records made of one with n tellings grow as n's logarithm."""


class TouchedIncidents:
    """Incidents that were changed since the last records were made.

    Attributes:
        links: The judgements that they were changed by, to be kept.
    """

    def __init__(self) -> None:
        """None yet."""
        self.links: list[Link] = []
        self._at_once: dict[str, None] = {}
        self._grown: dict[str, tuple[int, int]] = {}

    def add(self, incident_ids: Iterable[str]) -> None:
        """Incidents of which the records are made whatever has changed."""
        self._at_once |= dict.fromkeys(incident_ids)

    def take(self, changes: Changes) -> None:
        """Those that linking changed."""
        self.links += changes.links
        self.add((*changes.gone, *(one.id for one in changes.new)))
        for incident in changes.changed:
            if incident.is_grown:
                came, _ = self._grown.get(incident.id, (0, 0))
                self._grown[incident.id] = came + len(incident.joined), len(incident.telling_ids)
            else:
                self.add([incident.id])

    def due(self, records: "Records") -> tuple[str, ...]:
        """Those of which the records are to be made now; the others are noted in the store as stale."""
        large = [one for one, (_, size) in self._grown.items() if one not in self._at_once and size > LARGE]
        known = records.tellings.stale(large) if large else {}
        waiting: set[str] = set()
        for incident_id in large:
            came, size = self._grown[incident_id]
            late = known.get(incident_id, 0) + came
            if late <= WAITING_SHARE * size:
                records.tellings.set_stale(incident_id, tellings=late)
                waiting.add(incident_id)
        return tuple(one for one in dict.fromkeys((*self._at_once, *self._grown)) if one not in waiting)
