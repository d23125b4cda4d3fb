"""Is all that was written still there, as it was written?"""

from collections.abc import Iterator
from itertools import groupby, islice

from sqlalchemy import Connection, Text, cast, exists, func, select

from dotterel.model import DotterelError, content_digest, document_from_record, event_from_record
from dotterel.store.checking_incidents import incident_faults
from dotterel.store.events import coding_digest
from dotterel.store.rows import Row, document_columns, event_row, party_rows
from dotterel.store.schema import codings, document_versions, event_versions, parties

_MOST = 100
"""Faults told of one kind."""


def faults_of(connection: Connection) -> list[str]:
    """What is wrong, one line each: pages and indexes first (SQLite), then the records themselves."""
    faults = list(_sqlite_faults(connection)) if connection.dialect.name == "sqlite" else []
    if not faults:  # what stands on damaged pages need not be read again
        faults += _document_faults(connection)
        faults += _coding_faults(connection)
        faults += _lost_versions(connection)
    if not faults:  # columns are compared with records that are as they were written
        faults += islice(_column_faults(connection), _MOST)
        faults += islice(incident_faults(connection), _MOST)
    return faults


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield f"pages: {line}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"table {row[0]}, row {row[1]}: what it belongs to in {row[2]} is not there"
    found = connection.exec_driver_sql("SELECT rtreecheck('incident_places')").scalar()
    if found != "ok":
        yield f"index of places incident_places: {found}"


def _document_faults(connection: Connection) -> Iterator[str]:
    """Documents that are not as they were written, by their digest and by the columns that repeat the record."""
    for row in connection.execute(
        select(document_versions).order_by(document_versions.c.number).execution_options(yield_per=200)
    ):
        try:
            document = document_from_record({"text": row.text, **row.record})
            is_sound = content_digest(document) == row.digest and all(
                getattr(row, name) == value for name, value in document_columns(document).items()
            )
        except (KeyError, TypeError, ValueError, DotterelError):  # no record of a document any more
            is_sound = False
        if not is_sound:
            yield f"document {row.document_id}, version {row.number}: it is not as it was written"


def _coding_faults(connection: Connection) -> Iterator[str]:
    """Codings whose events are not the ones that were written, by their digest."""
    question = (
        select(codings.c.number, codings.c.digest, cast(event_versions.c.record, Text))
        .outerjoin(event_versions, event_versions.c.coding == codings.c.number)
        .order_by(codings.c.number, event_versions.c.position)
        .execution_options(yield_per=500)
    )
    number, digest, lines = 0, "", list[str]()
    for row in connection.execute(question):
        if row[0] != number:
            if number and coding_digest(iter(lines)) != digest:
                yield f"coding {number}: its events are not as they were written"
            number, digest, lines = row[0], row[1], []
        if row[2] is not None:
            lines.append(row[2])
    if number and coding_digest(iter(lines)) != digest:
        yield f"coding {number}: its events are not as they were written"


def _column_faults(connection: Connection) -> Iterator[str]:
    """Events of which the columns that people ask by say something else than the record."""
    kept = event_versions.c
    names = [column.name for column in kept if column.name not in ("number", "record")]
    question = select(event_versions).order_by(kept.coding, kept.position).execution_options(yield_per=500)
    of_event = (
        select(parties)
        .join(event_versions, (parties.c.coding == kept.coding) & (parties.c.event_position == kept.position))
        .order_by(kept.coding, kept.position, parties.c.role, parties.c.position)
        .execution_options(yield_per=500)
    )
    told = groupby(connection.execute(of_event).mappings(), key=lambda row: (row["coding"], row["event_position"]))
    place, taking_part = next(told, (None, iter(())))
    for row in connection.execute(question):
        event = event_from_record(row.record)
        at = (row.coding, row.position)
        found: list[Row] = []
        if place == at:
            found = [dict(one) for one in taking_part]
            place, taking_part = next(told, (None, iter(())))
        wanted = sorted(
            party_rows(event, coding=row.coding, position=row.position), key=lambda one: (one["role"], one["position"])
        )
        columns = event_row(event, coding=row.coding, position=row.position)
        if any(columns[name] != getattr(row, name) for name in names) or wanted != found:
            yield f"coding {row.coding}, event {row.event_id}: its columns say something else than its record"


def _lost_versions(connection: Connection) -> Iterator[str]:
    lost = ~exists().where(document_versions.c.number == codings.c.document_version)
    number = connection.execute(select(func.count()).select_from(codings).where(lost)).scalar_one()
    if number:
        yield f"{number} codings belong to documents that are not there"
