"""Incidents in SQL."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Row, insert, select

from dotterel.model import Incident, Provenance, digest_id
from dotterel.store.dialects import insert_new
from dotterel.store.rows import now, plain
from dotterel.store.schema import incident_events, incident_versions, incidents


class SqlIncidents:
    """As `Incidents`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, incident: Incident, *, made_by: Provenance) -> bool:
        """As in `Incidents`."""
        maker = (made_by.component, made_by.version, made_by.digest)
        row = {
            "key": digest_id("incident-version", incident.id, *maker, *incident.event_ids),
            "incident_id": plain(incident.id),
            "made_by": made_by.component,
            "made_by_version": made_by.version,
            "made_by_digest": made_by.digest,
            "recorded": now(),
            "events": len(incident.event_ids),
            "record": {"id": incident.id, "event_ids": list(incident.event_ids)},
        }
        number = insert_new(self._connection, incident_versions, row)
        if number is None:
            return False
        rows = [
            {"incident": number, "position": position, "event_id": plain(event_id)}
            for position, event_id in enumerate(incident.event_ids)
        ]
        if rows:
            self._connection.execute(insert(incident_events), rows)
        return True

    def current(self) -> Iterator[Incident]:
        """As in `Incidents`."""
        for row in self._connection.execute(select(incidents).order_by(incidents.c.number)):
            yield _incident(row)

    def of_event(self, event_id: str) -> tuple[Incident, ...]:
        """As in `Incidents`."""
        telling = select(incident_events.c.incident).where(incident_events.c.event_id == plain(event_id))
        question = select(incidents).where(incidents.c.number.in_(telling)).order_by(incidents.c.number)
        return tuple(map(_incident, self._connection.execute(question)))

    def versions(self, incident_id: str) -> tuple[tuple[Incident, Provenance], ...]:
        """As in `Incidents`."""
        table = incident_versions
        question = select(table).where(table.c.incident_id == plain(incident_id)).order_by(table.c.number)
        return tuple(
            (
                _incident(row),
                Provenance(component=row.made_by, version=row.made_by_version, digest=row.made_by_digest),
            )
            for row in self._connection.execute(question)
        )


def _incident(row: Row[Any]) -> Incident:
    return Incident(id=row.record["id"], event_ids=tuple(row.record["event_ids"]))
