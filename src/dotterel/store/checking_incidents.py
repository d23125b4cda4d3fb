"""Are the incidents, links and tellings of a store still there, as they were written, and do they fit each other?"""

from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, exists, func, or_, select
from sqlalchemy import Row as SqlRow

from dotterel.model import DamagedContent, Incident, record_from
from dotterel.store.incident_rows import incident_party_rows, incident_row
from dotterel.store.incidents import version_key, whole_records
from dotterel.store.links import as_link, link_key
from dotterel.store.rows import Row, plain
from dotterel.store.schema import (
    current_codings,
    current_incidents,
    incident_events,
    incident_parties,
    incident_versions,
    link_versions,
    linked_documents,
    tellings,
)


def incident_faults(connection: Connection) -> Iterator[str]:
    """What is wrong with incidents and links, one line each."""
    yield from _version_faults(connection)
    yield from _link_faults(connection)
    yield from _missing_rows(connection)
    yield from _column_faults(connection)
    yield from _telling_faults(connection)


def _version_faults(connection: Connection) -> Iterator[str]:
    """Versions that are not as they were written, by the digest in their key; and their list of events."""
    table = incident_versions.c
    question = select(incident_versions).order_by(table.incident_id, table.number).execution_options(yield_per=200)
    for name, versions in groupby(connection.execute(question), key=lambda row: row.incident_id):
        yield from _faults_of_versions(name, list(versions))
    told = incident_events.c
    with_events = select(func.max(table.number)).where(table.events > 0).group_by(table.incident_id)
    listed = (
        select(table.number, table.incident_id)
        .join(incident_events, told.incident == table.number, isouter=True)
        .where(table.number.in_(with_events))
        .group_by(table.number, table.incident_id, table.events)
        .having(func.count(told.event_id) != table.events)
    )
    for number, name in connection.execute(listed):
        yield f"{name}, version {number}: its events are not all listed"


def _faults_of_versions(name: str, rows: Sequence[SqlRow[Any]]) -> Iterator[str]:
    """Of one incident, the first recorded first."""
    try:
        records = whole_records([row.record for row in rows])
    except DamagedContent:
        yield f"{name}: one of its former versions is not as it was written"
        return
    before = 0
    for row, record in zip(rows, records, strict=True):
        try:
            key = version_key((row.made_by, row.made_by_version, row.made_by_digest), record, before=before)
            incident = record_from(Incident, record)
            is_sound = key == row.key and row.events == len(incident.event_ids) and plain(incident.id) == name
        except (DamagedContent, KeyError, TypeError):
            is_sound = False
        before = row.number
        if not is_sound:
            yield f"{name}, version {row.number}: it is not as it was written"


def _link_faults(connection: Connection) -> Iterator[str]:
    for row in connection.execute(
        select(link_versions).order_by(link_versions.c.number).execution_options(yield_per=500)
    ):
        if link_key(as_link(row)) != row.key:
            yield f"link {row.event_id}~{row.joined_id}, version {row.number}: it is not as it was written"


def _missing_rows(connection: Connection) -> Iterator[str]:
    """Incidents that questions do not find though they are, or find though they are no more."""
    table, row = incident_versions.c, current_incidents.c
    later = incident_versions.alias()
    is_latest = ~exists().where(later.c.incident_id == table.incident_id, later.c.number > table.number)
    lacking = (
        select(table.incident_id)
        .join(current_incidents, row.number == table.number, isouter=True)
        .where(is_latest, table.events > 0, row.number.is_(None))
    )
    former = (
        select(row.incident_id)
        .join(incident_versions, table.number == row.number, isouter=True)
        .where(or_(table.number.is_(None), table.events == 0, ~is_latest))
    )
    for (name,) in connection.execute(lacking):
        yield f"{name}: it is not among the current incidents"
    for (name,) in connection.execute(former):
        yield f"{name}: a version that is not its latest stands among the current incidents"


def _column_faults(connection: Connection) -> Iterator[str]:
    """Current incidents of which the columns that people ask by say something else than the record."""
    number = current_incidents.c.number
    names = [column.name for column in current_incidents.c]
    version, later = incident_versions.c, incident_versions.alias()
    question = (  # a former version, whose record is only what differs, has been told of already
        select(current_incidents, version.record)
        .join(incident_versions, version.number == number)
        .where(~exists().where(later.c.incident_id == version.incident_id, later.c.number > version.number))
        .order_by(number)
        .execution_options(yield_per=200)
    )
    told = incident_parties.c
    parties = (
        select(incident_parties).order_by(told.incident, told.role, told.position).execution_options(yield_per=500)
    )
    with closing(connection.execute(question)) as rows, closing(connection.execute(parties)) as taking_part:
        groups = groupby(taking_part.mappings(), key=lambda one: one["incident"])
        of_incident, following = next(groups, (None, iter(())))
        for row in rows:
            found: list[Row] = []
            while of_incident is not None and of_incident <= row.number:
                listed = [dict(one) for one in following]
                found = listed if of_incident == row.number else found
                of_incident, following = next(groups, (None, iter(())))
            incident = record_from(Incident, row.record)
            columns = incident_row(incident, number=row.number, decisions=row.decisions)
            wanted = sorted(
                incident_party_rows(incident, number=row.number), key=lambda one: (one["role"], one["position"])
            )
            if wanted != found or any(columns[name] != getattr(row, name) for name in names):
                yield f"{row.incident_id}: its columns say something else than its record"


def _telling_faults(connection: Connection) -> Iterator[str]:
    """Tellings in an incident that is no more, though their document is linked as it was coded last."""
    table, linked = tellings.c, linked_documents.c
    question = (
        select(table.incident_id)
        .join(linked_documents, linked.document_id == table.document_id)
        .join(current_codings, current_codings.c.number == linked.coding)
        .where(~exists().where(current_incidents.c.incident_id == table.incident_id))
        .distinct()
    )
    for (name,) in connection.execute(question):
        yield f"{name}: reports tell it, but it is no incident; dotterel link --anew makes the incidents again"
