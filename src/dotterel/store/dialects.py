"""What SQLite and PostgreSQL say differently: new rows, boxes on the map, words in texts."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    Table,
    Text,
    and_,
    cast,
    column,
    func,
    literal_column,
    select,
    table,
)
from sqlalchemy.dialects import postgresql, sqlite

from dotterel.store.schema import APPLICATION_ID, current_incidents, document_versions

_incident_places = table("incident_places", *map(column, ("number", "south", "north", "west", "east")))
_incident_words = table("incident_words", column("rowid"), column("incident_words"))
_words = table("document_words", column("rowid"), column("document_words"))


def insert_new(connection: Connection, into: Table, row: dict[str, Any]) -> int | None:
    """Number of the row that was added; none where a unique key was there already, and nothing changed."""
    statement = new_rows(connection, into).values(row)
    if "number" in into.c:
        found = connection.execute(statement.returning(into.c.number)).scalar()
        return None if found is None else int(found)
    return connection.execute(statement).rowcount or None


def new_rows(connection: Connection, into: Table) -> sqlite.Insert | postgresql.Insert:
    """The statement that adds those rows of which no unique key was there already."""
    make = sqlite.insert if connection.dialect.name == "sqlite" else postgresql.insert
    return make(into).on_conflict_do_nothing()


def insert_all_new(connection: Connection, into: Table, rows: Sequence[dict[str, Any]]) -> None:
    """Add those rows of which no unique key was there already."""
    if rows:
        connection.execute(new_rows(connection, into), rows)


def one_after_the_other(connection: Connection) -> None:
    """Let transactions that add to the log end in the order of their numbers, as they do in SQLite anyway.

    Who has followed the log up to a number would never see a lesser one that is committed later.
    """
    _take_turns(connection, 1)


def one_change_of_users(connection: Connection) -> None:
    """One transaction at a time changes users, as in SQLite anyway: of two admins who disable each other one stays."""
    _take_turns(connection, 2)


def _take_turns(connection: Connection, number: int) -> None:
    """Wait until every other transaction has ended that has asked for this turn."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID}, {number})")


@contextmanager
def one_by_one(connection: Connection) -> Iterator[None]:
    """Within the block rows of one table are looked up one by one by what another tells, as SQLite does anyway.

    PostgreSQL, which does not know how few another condition leaves, would read a whole index instead.
    """
    with _without(connection, "enable_hashjoin", "enable_mergejoin"):
        yield


@contextmanager
def by_words(connection: Connection, words: str | None) -> Iterator[None]:
    """Within the block words are looked up in the index of words, as SQLite does anyway; nothing where there are none.

    PostgreSQL thinks it as cheap to take every text apart again as to compare two numbers: once it knows that a word
    stands in most texts, it would do so for all of them, which takes a hundred times as long.
    """
    if words is None or not words.strip():
        yield
    else:
        with _without(connection, "enable_seqscan", "jit"):
            yield


@contextmanager
def _without(connection: Connection, *settings: str) -> Iterator[None]:
    """Within the block PostgreSQL plans without some of its ways."""
    settings = settings if connection.dialect.name == "postgresql" else ()
    for setting in settings:
        connection.exec_driver_sql(f"SET LOCAL {setting} = off")
    yield
    for setting in settings:
        connection.exec_driver_sql(f"SET LOCAL {setting} TO DEFAULT")


def in_code_points(connection: Connection, text: ColumnElement[Any]) -> ColumnElement[Any]:
    """A column to order by as Python does: SQLite does so anyway, PostgreSQL by its language unless told."""
    return text.collate("C") if connection.dialect.name == "postgresql" else text


def incident_within_box(
    connection: Connection, *, south: float, north: float, west: float, east: float
) -> ColumnElement[bool]:
    """That a current incident lies in a box, by the dialect's spatial index.

    Args:
        connection: Of the dialect.
        south: Degrees.
        north: Degrees.
        west: Degrees.
        east: Degrees, not less than `west`.
    """
    incident = current_incidents.c
    if connection.dialect.name != "sqlite":
        corners = func.box(func.point(west, south), func.point(east, north))
        return func.point(incident.longitude, incident.latitude).op("<@", is_comparison=True)(corners)
    # The index keeps 32-bit numbers, rounded outwards: it finds too many by metres, which the columns sort out.
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
        return incident.number.in_(_numbers_holding(incident.number, incident.words, words))
    found = select(_incident_words.c.rowid).where(_incident_words.c.incident_words.op("MATCH")(_quoted(words)))
    return incident.number.in_(found)


def incident_numbers_with_words(connection: Connection, words: str) -> str:
    """Numbers of the current incidents that hold all of some words, separated by commas, in any order.

    A frequent word stands in a hundred thousand incidents; one text with their numbers comes in a tenth of the time
    that as many rows take.
    """
    if connection.dialect.name != "sqlite":
        incident = current_incidents.c
        question = select(func.string_agg(cast(incident.number, Text), ",")).where(_holds(incident.words, words))
    else:
        matches = _incident_words.c.incident_words.op("MATCH")(_quoted(words))
        question = select(func.group_concat(_incident_words.c.rowid)).where(matches)
    with by_words(connection, words):
        return connection.execute(question).scalar() or ""


def with_words(connection: Connection, words: str) -> ColumnElement[bool]:
    """That a document holds all of some words, in any order and case."""
    document = document_versions.c
    if connection.dialect.name != "sqlite":
        return document.number.in_(_numbers_holding(document.number, document.text, words))
    return document.number.in_(select(_words.c.rowid).where(_words.c.document_words.op("MATCH")(_quoted(words))))


def first_numbers_with_words(connection: Connection, words: str, *, after: int, limit: int) -> Sequence[int]:
    """Numbers of the first documents behind one that hold all of some words, in rising order.

    Args:
        connection: Of the dialect.
        words: As in `with_words`.
        after: Number that they lie behind.
        limit: Most of them.
    """
    if connection.dialect.name == "sqlite":  # the index of words gives them in this order
        number: ColumnElement[int] = _words.c.rowid
        matches = _words.c.document_words.op("MATCH")(_quoted(words))
        question = select(number).where(matches, number > after).order_by(number)
    else:  # as a sum, the number has no index, whose walk would read the texts that do not hold them
        number = document_versions.c.number
        holds = _holds(document_versions.c.text, words)
        question = select(number).where(holds, number + 0 > after).order_by(number + 0)
    with by_words(connection, words):
        return connection.execute(question.limit(limit)).scalars().all()


def _holds(text: ColumnElement[str], words: str) -> ColumnElement[bool]:
    """That a text holds words, as PostgreSQL's index asks for it."""
    simple: ColumnElement[str] = literal_column("'simple'::regconfig")
    return func.to_tsvector(simple, text).op("@@", is_comparison=True)(func.plainto_tsquery(simple, words))


def _numbers_holding(number: ColumnElement[int], text: ColumnElement[str], words: str) -> Select[int]:
    """The question for the numbers of rows that hold words, kept apart from the list around it.

    The offset keeps PostgreSQL from walking the list in its order and reading every text on the way, which it thinks
    cheap and which takes seconds.
    """
    return select(number).where(_holds(text, words)).offset(literal_column("0"))


def _quoted(words: str) -> str:
    """All of some words, as FTS5 asks for them."""
    return " ".join('"{}"'.format(word.replace('"', '""')) for word in words.split())
