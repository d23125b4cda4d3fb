"""What SQLite and PostgreSQL say differently: new rows, boxes on the map, words in texts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, Table, and_, column, func, literal_column, select, table
from sqlalchemy.dialects import postgresql, sqlite

from dotterel.store.schema import APPLICATION_ID, current_incidents, document_versions, event_versions

_places = table("event_places", *map(column, ("number", "south", "north", "west", "east")))
_incident_places = table("incident_places", *map(column, ("number", "south", "north", "west", "east")))
_incident_words = table("incident_words", column("rowid"), column("incident_words"))
_words = table("document_words", column("rowid"), column("document_words"))


def insert_new(connection: Connection, into: Table, row: dict[str, Any]) -> int | None:
    """Number of the row that was added; none where a unique key was there already, and nothing changed."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    statement = make(into).values(row).on_conflict_do_nothing()
    if "number" in into.c:
        found = connection.execute(statement.returning(into.c.number)).scalar()
        return None if found is None else int(found)
    return connection.execute(statement).rowcount or None


def insert_all_new(connection: Connection, into: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add those rows of which no unique key was there already."""
    if rows:
        make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
        connection.execute(make(into).on_conflict_do_nothing(), rows)


def one_after_the_other(connection: Connection) -> None:
    """Let transactions that add to the log end in the order of their numbers, as they do in SQLite anyway.

    Who has followed the log up to a number would never see a lesser one that is committed later.
    """
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID}, 1)")


def within_box(connection: Connection, *, south: float, north: float, west: float, east: float) -> ColumnElement[bool]:
    """That an event lies in a box, by the dialect's spatial index.

    Args:
        connection: Of the dialect.
        south: Degrees.
        north: Degrees.
        west: Degrees.
        east: Degrees, not less than `west`.
    """
    event = event_versions.c
    if connection.dialect.name != "sqlite":
        corners = func.box(func.point(west, south), func.point(east, north))
        return func.point(event.longitude, event.latitude).op("<@", is_comparison=True)(corners)
    # The index keeps 32-bit numbers, rounded outwards: it finds too many by metres, which the columns sort out.
    near = select(_places.c.number).where(
        _places.c.south <= north, _places.c.north >= south, _places.c.west <= east, _places.c.east >= west
    )
    return and_(event.number.in_(near), event.latitude.between(south, north), event.longitude.between(west, east))


def incident_within_box(
    connection: Connection, *, south: float, north: float, west: float, east: float
) -> ColumnElement[bool]:
    """As `within_box`, of a current incident."""
    incident = current_incidents.c
    if connection.dialect.name != "sqlite":
        corners = func.box(func.point(west, south), func.point(east, north))
        return func.point(incident.longitude, incident.latitude).op("<@", is_comparison=True)(corners)
    near = select(_incident_places.c.number).where(
        _incident_places.c.south <= north,
        _incident_places.c.north >= south,
        _incident_places.c.west <= east,
        _incident_places.c.east >= west,
    )
    exact = and_(incident.latitude.between(south, north), incident.longitude.between(west, east))
    return and_(incident.number.in_(near), exact)


def incident_with_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """As `with_words`, of a current incident."""
    incident = current_incidents.c
    if connection.dialect.name != "sqlite":
        return func.to_tsvector(literal_column("'simple'::regconfig"), incident.words).op("@@", is_comparison=True)(
            func.plainto_tsquery(literal_column("'simple'::regconfig"), words)
        )
    found = select(_incident_words.c.rowid).where(_incident_words.c.incident_words.op("MATCH")(_quoted(words)))
    return incident.number.in_(found)


def incident_numbers_with_words(connection: Connection, words: str) -> Select[tuple[int]]:
    """The question for the numbers of the current incidents that hold all of some words."""
    if connection.dialect.name != "sqlite":
        return select(current_incidents.c.number).where(incident_with_words(connection, words))
    return select(_incident_words.c.rowid).where(_incident_words.c.incident_words.op("MATCH")(_quoted(words)))


def with_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """That a document holds all of some words, in any order and case."""
    document = document_versions.c
    if connection.dialect.name != "sqlite":
        return func.to_tsvector(literal_column("'simple'::regconfig"), document.text).op("@@", is_comparison=True)(
            func.plainto_tsquery(literal_column("'simple'::regconfig"), words)
        )
    return document.number.in_(select(_words.c.rowid).where(_words.c.document_words.op("MATCH")(_quoted(words))))


def _quoted(words: str) -> str:
    """All of some words, as FTS5 asks for them."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words.split())
