"""Is all that was written still there, as it was written?"""

from collections.abc import Iterator

from sqlalchemy import Connection, Text, cast, exists, func, select

from dotterel.store.events import coding_digest
from dotterel.store.schema import codings, document_versions, event_versions

_MOST = 100
"""Faults told of one kind."""


def faults_of(connection: Connection) -> list[str]:
    """What is wrong, one line each: pages and indexes first (SQLite), then the records themselves."""
    faults = list(_sqlite_faults(connection)) if connection.dialect.name == "sqlite" else []
    if not faults:  # what stands on damaged pages need not be read again
        faults += _coding_faults(connection)
        faults += _lost_versions(connection)
    return faults


def _sqlite_faults(connection: Connection) -> Iterator[str]:
    for (line,) in connection.exec_driver_sql(f"PRAGMA integrity_check({_MOST})"):
        if line != "ok":
            yield f"pages: {line}"
    for row in connection.exec_driver_sql("PRAGMA foreign_key_check").fetchmany(_MOST):
        yield f"table {row[0]}, row {row[1]}: what it belongs to in {row[2]} is not there"
    found = connection.exec_driver_sql("SELECT rtreecheck('event_places')").scalar()
    if found != "ok":
        yield f"index of places: {found}"


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


def _lost_versions(connection: Connection) -> Iterator[str]:
    lost = ~exists().where(document_versions.c.number == codings.c.document_version)
    number = connection.execute(select(func.count()).select_from(codings).where(lost)).scalar_one()
    if number:
        yield f"{number} codings belong to documents that are not there"
