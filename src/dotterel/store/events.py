"""Events in SQL: a coding is written with its events in one go, and never changed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import islice

from sqlalchemy import ColumnElement, Connection, Row, Select, case, exists, false, func, insert, or_, select, tuple_

from dotterel.model import (
    Document,
    Method,
    ResolvedEvent,
    SettingsError,
    StoreDamaged,
    content_digest,
    digest_id,
    event_from_record,
)
from dotterel.store.dialects import insert_new, one_by_one
from dotterel.store.documents import SqlDocuments
from dotterel.store.doors import Coding, EventVersion, RecordPage
from dotterel.store.methods import keep_method
from dotterel.store.paging import page_of
from dotterel.store.rows import chunks, event_row, now, party_rows, plain
from dotterel.store.schema import codings, current_codings, decisions, event_versions, json_text, parties
from dotterel.store.selections import (
    CONDITION_COLUMNS,
    Selection,
    conditions,
    events_with_party,
    with_party,
)

_PREFIX = "event-"
_SHOWN_CHOICES = 5
_NEXT_ONES = 2_000
"""Events that are looked at as they were recorded, before an index is asked."""
_OFTEN = 0.05
"""Share of these that meet the conditions from which it is worth looking at more of them."""
_FEW = 20_000
"""Events of a party that are looked up one by one; of one that takes part in more, enough are found in order."""
_MOST_HELD = 50_000
"""Events that meet conditions, held beside those of a party; of more, all of the party's are asked for them."""
_NUMBERS_AT_A_TIME = 5_000
_AT_A_TIME = 500
"""Rows fetched at a time: some megabytes."""


class SqlEvents:
    """As `Events`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(
        self,
        events: Sequence[ResolvedEvent],
        *,
        document: Document,
        method: Method,
        relevance: float | None = None,
    ) -> int:
        """As in `Events`."""
        keep_method(self._connection, method)
        version = SqlDocuments(self._connection).keep(document)
        row = {
            "document_version": version,
            "document_id": plain(document.id),
            "method_id": method.id,
            "recorded": now(),
            "relevance": relevance,
            "events": len(events),
        }
        rows = [event_row(event, coding=0, position=position) for position, event in enumerate(events)]
        row["digest"] = coding_digest(json_text(one["record"]) for one in rows)
        number = insert_new(self._connection, codings, row)
        if number is None:
            known = select(codings.c.number).where(
                codings.c.document_version == version,
                codings.c.method_id == method.id,
                codings.c.digest == row["digest"],
            )
            return int(self._connection.execute(known).scalar_one())
        if rows:
            self._connection.execute(insert(event_versions), [{**one, "coding": number} for one in rows])
        taking_part = [
            party
            for position, event in enumerate(events)
            for party in party_rows(event, coding=number, position=position)
        ]
        if taking_part:
            self._connection.execute(insert(parties), taking_part)
        return number

    def coded(self, document: Document, method: Method) -> Coding | None:
        """As in `Events`."""
        version = SqlDocuments(self._connection).number(document.id, content_digest(document))
        if version is None:
            return None
        question = select(func.max(codings.c.number)).where(
            codings.c.document_version == version, codings.c.method_id == method.id
        )
        number = self._connection.execute(question).scalar()
        return None if number is None else self.coding(number)

    def coding(self, number: int) -> Coding:
        """As in `Events`."""
        found = self._connection.execute(
            select(codings.c.relevance, codings.c.events).where(codings.c.number == number)
        ).one_or_none()
        question = (
            select(event_versions.c.record).where(event_versions.c.coding == number).order_by(event_versions.c.position)
        )
        records = self._connection.execute(question).scalars().all()
        if found is None or found.events != len(records):
            raise StoreDamaged(
                f"coding {number} of the store lacks events or is not there",
                "Run: dotterel db check; restore a backup.",
            )
        return Coding(number=number, events=tuple(map(event_from_record, records)), relevance=found.relevance)

    def current(self, selection: Selection | None = None) -> Iterator[ResolvedEvent]:
        """As in `Events`."""
        wanted = conditions(selection or Selection())
        coding = event_versions.c.coding
        question = (
            select(event_versions.c.record)
            .join(current_codings, current_codings.c.number == coding)
            .where(*wanted)
            # With conditions the order must not tempt SQLite's planner to walk all codings, which takes a hundred times
            # as long as sorting what an index finds; as a sum, the column has no index.
            .order_by(coding + 0 if wanted else coding, event_versions.c.position)
        )
        for record in self._connection.execute(question.execution_options(yield_per=_AT_A_TIME)).scalars():
            yield event_from_record(record)

    def page(
        self,
        selection: Selection | None = None,
        *,
        after: int = 0,
        limit: int = 50,
        judged: Mapping[int, bool] | None = None,
    ) -> RecordPage[ResolvedEvent]:
        """As in `Events`."""
        number, known = event_versions.c.number, judged or {}
        found = self._numbers(selection or Selection(), after, least=limit + 1)
        by_columns = (one for one in found if one not in known)
        by_others = sorted(one for one, is_met in known.items() if is_met and one > after)
        numbers = list(islice(merge(by_columns, by_others), limit + 1))
        question = select(number, event_versions.c.record).where(number.in_(numbers)).order_by(number)
        return page_of(self._connection.execute(question).all(), lambda row: event_from_record(row.record), limit=limit)

    def numbers(self, codings: Iterable[int]) -> dict[str, int]:
        """As in `Events`."""
        found: dict[str, int] = {}
        for some in chunks(list(dict.fromkeys(codings)), _AT_A_TIME):
            question = select(event_versions.c.event_id, event_versions.c.number).where(
                event_versions.c.coding.in_(some)
            )
            found |= {event_id: int(number) for event_id, number in self._connection.execute(question)}
        return found

    def _numbers(self, wanted: Selection, after: int, *, least: int) -> Iterator[int]:
        """Numbers of all current events behind one that meet conditions, in rising order, found as they are asked for.

        Where the conditions hold often, some thousand events as they were recorded tell enough of those that meet
        them. Else an index that holds their columns finds them: few, or late ones. Only what they find is asked whether
        it is of the latest coding, and whether the party takes part: both stand in other tables.

        Args:
            wanted: The conditions.
            after: The number behind which they are.
            least: How many will be asked for at least, if there are so many.
        """
        number = event_versions.c.number
        reached: int | None = after
        size = least
        if wanted == Selection() or wanted.document_id is not None:
            of_document = conditions(wanted)
            in_order = (
                select(number)
                .join(current_codings, current_codings.c.number == event_versions.c.coding)
                .where(*of_document)
                .order_by(number + 0 if of_document else number)  # as in `current`
            )
            while reached is not None:
                found = self._connection.execute(in_order.where(number > reached).limit(size)).scalars().all()
                yield from found
                reached = found[-1] if len(found) == size else None
                size *= 8
            return
        without_party = replace(wanted, party=None)
        of_party = None if wanted.party is None else events_with_party(wanted.party)
        is_few = of_party is not None and self._size(of_party, most=_FEW + 1) <= _FEW
        for size in (_NEXT_ONES, 8 * _NEXT_ONES):
            columns = [event_versions.c[name] for name in CONDITION_COLUMNS]
            behind = select(*columns).where(number > reached).order_by(number)
            near = behind.limit(size).subquery()
            meeting = select(near.c.number, near.c.coding, near.c.position)
            rows = self._judged(meeting.where(*conditions(without_party, event=near.c)), wanted)
            yield from _kept(rows)
            reached = self._connection.execute(behind.with_only_columns(number).offset(size - 1).limit(1)).scalar()
            if reached is None:
                return
            if is_few or len(rows) < _OFTEN * size:
                break
        meeting = select(number, event_versions.c.coding, event_versions.c.position).where(*conditions(without_party))
        if of_party is not None and is_few and reached is not None:
            is_often = len(rows) >= _OFTEN * size
            yield from self._of_few(of_party, meeting, wanted, after=reached, least=least, is_often=is_often)
            return
        size = 4 * least if of_party is None else max(4 * least, _NEXT_ONES)
        while reached is not None:
            # As a sum, the number has no index, whose walk would read events that meet nothing.
            some = meeting.where(number + 0 > reached).order_by(number + 0).limit(size)
            rows = self._judged(some, wanted)
            yield from _kept(rows)
            reached = rows[-1].number if len(rows) == size else None
            size *= 8

    def _of_few(
        self,
        of_party: Select[int, int],
        meeting: Select[int, int, int],
        wanted: Selection,
        *,
        after: int,
        least: int,
        is_often: bool,
    ) -> Iterator[int]:
        """As `_numbers`, of a party of few events: either these are asked whether they meet the conditions, some at a
        time, or those that meet the conditions whether the party takes part, whichever are fewer.

        Args:
            of_party: The question for codings and positions of the party's events.
            meeting: The question for events that meet the other conditions.
            wanted: All that is asked for.
            after: As in `_numbers`.
            least: As in `_numbers`.
            is_often: Whether the conditions hold often: then the first of the party's events are soon enough.
        """
        number, place = event_versions.c.number, tuple_(event_versions.c.coding, event_versions.c.position)
        held: set[int] = set()
        if not is_often:  # an index tells which these are, without reading any
            question = meeting.with_only_columns(number).where(number + 0 > after).limit(_MOST_HELD + 1)
            held = set(self._connection.execute(question).scalars())
        too_many = len(held) > _MOST_HELD
        is_known = is_often or too_many or self._size(of_party, most=len(held)) < len(held)
        if is_known:
            question = select(number).where(place.in_(of_party), number > after)
            with one_by_one(self._connection):
                found = sorted(self._connection.execute(question).scalars())
            if held and not too_many:
                found = [one for one in found if one in held]
        else:
            found = sorted(held)
        size = min(4 * least, _NUMBERS_AT_A_TIME)
        still_wanted = replace(wanted, party=None) if is_known else wanted
        while found:
            some, found = found[:size], found[size:]
            yield from _kept(self._judged(meeting.where(number.in_(some)), still_wanted))
            size = min(8 * size, _NUMBERS_AT_A_TIME)

    def _judged(self, question: Select[int, int, int], wanted: Selection) -> Sequence[Row[int, bool]]:
        """Events in rising order, each with whether its coding is the latest, and the party takes part.

        Args:
            question: For numbers, codings and positions of events.
            wanted: What is asked for.
        """
        found, one, later = question.subquery(), codings.alias(), codings.alias()
        # As numbers they are asked for each event; for whether there is any, PostgreSQL would join all codings first.
        latest = select(func.max(later.c.number)).where(
            one.c.number == found.c.coding, later.c.document_id == one.c.document_id
        )
        is_wanted: ColumnElement[bool] = latest.scalar_subquery() == found.c.coding
        if wanted.party is not None:
            taking_part = select(func.count()).where(with_party(wanted.party, event=found.c)).scalar_subquery()
            is_wanted = case((taking_part == 0, false()), else_=is_wanted)
        judged = select(found.c.number, is_wanted.label("is_wanted")).order_by(found.c.number)
        return self._connection.execute(judged).all()

    def _size(self, question: Select[int, int], *, most: int) -> int:
        """How many rows a question has, counted no further than a number."""
        counted = select(func.count()).select_from(question.limit(most).subquery())
        return int(self._connection.execute(counted).scalar_one())

    def count(self, selection: Selection | None = None) -> int:
        """As in `Events`."""
        if selection is None or selection == Selection():  # a coding knows how many events it has
            of_all = select(func.coalesce(func.sum(current_codings.c.events), 0))
            return int(self._connection.execute(of_all).scalar_one())
        question = (
            select(func.count())
            .select_from(event_versions)
            .join(current_codings, current_codings.c.number == event_versions.c.coding)
            .where(*conditions(selection))
        )
        return self._connection.execute(question).scalar_one()

    def get(self, event_id: str) -> ResolvedEvent | None:
        """As in `Events`."""
        question = (
            select(event_versions.c.record)
            .join(current_codings, current_codings.c.number == event_versions.c.coding)
            .where(event_versions.c.event_id == plain(event_id))
        )
        record = self._connection.execute(question).scalars().first()
        return None if record is None else event_from_record(record)

    def find(self, named: str) -> ResolvedEvent:
        """As in `Events`."""
        whole, table = plain(named.strip()), event_versions.c
        begins = or_(*(table.event_id.startswith(one, autoescape=True) for one in (whole, _PREFIX + whole)))
        question = (
            select(table.event_id, table.record)
            .join(current_codings, current_codings.c.number == table.coding)
            .where(begins)
            .order_by(table.event_id)
        )
        fitting = self._connection.execute(question.limit(_SHOWN_CHOICES + 1)).all() if whole else []
        exact = [row for row in fitting if row.event_id in (whole, _PREFIX + whole)]
        if len(exact or fitting) != 1:
            if not fitting:
                raise SettingsError(f"no event of the store is called {named!r:.60}", "Say more of its identifier.")
            choices = "; ".join(row.event_id for row in fitting[:_SHOWN_CHOICES])
            raise SettingsError(f"several events begin with {named!r:.60}", f"Say more of one: {choices}.")
        return event_from_record((exact or fitting)[0].record)

    def current_coding(self, document_id: str) -> int | None:
        """As in `Events`."""
        question = select(func.max(codings.c.number)).where(codings.c.document_id == plain(document_id))
        return self._connection.execute(question).scalar()

    def current_codings(self, document_ids: Iterable[str]) -> dict[str, int]:
        """As in `Events`."""
        found: dict[str, int] = {}
        wanted = list(dict.fromkeys(map(plain, document_ids)))
        for some in chunks(wanted, _AT_A_TIME):
            question = (
                select(codings.c.document_id, func.max(codings.c.number))
                .where(codings.c.document_id.in_(some))
                .group_by(codings.c.document_id)
            )
            found |= {document_id: int(number) for document_id, number in self._connection.execute(question)}
        return found

    def of_codings(self, numbers: Iterable[int]) -> dict[int, tuple[ResolvedEvent, ...]]:
        """As in `Events`."""
        wanted = list(dict.fromkeys(numbers))
        found: dict[int, list[ResolvedEvent]] = {number: [] for number in wanted}
        for some in chunks(wanted, _AT_A_TIME):
            question = (
                select(event_versions.c.coding, event_versions.c.record)
                .where(event_versions.c.coding.in_(some))
                .order_by(event_versions.c.coding, event_versions.c.position)
            )
            for coding, record in self._connection.execute(question):
                found[coding].append(event_from_record(record))
        return {number: tuple(events) for number, events in found.items()}

    def latest(self, event_ids: Iterable[str]) -> dict[str, ResolvedEvent]:
        """As in `Events`."""
        found: dict[str, ResolvedEvent] = {}
        wanted = list(dict.fromkeys(map(plain, event_ids)))
        for some in chunks(wanted, _AT_A_TIME):
            question = (
                select(event_versions.c.event_id, event_versions.c.record)
                .where(event_versions.c.event_id.in_(some))
                .order_by(event_versions.c.coding)
            )
            for event_id, record in self._connection.execute(question):
                found[event_id] = event_from_record(record)
        return found

    def decided(self, document_id: str) -> dict[str, ResolvedEvent]:
        """As in `Events`."""
        question = (
            select(event_versions.c.event_id, event_versions.c.record)
            .join(codings, codings.c.number == event_versions.c.coding)
            .where(
                codings.c.document_id == plain(document_id),
                exists().where(decisions.c.subject_id == event_versions.c.event_id),
            )
            .order_by(event_versions.c.coding)
        )
        return {event_id: event_from_record(record) for event_id, record in self._connection.execute(question)}

    def versions(self, event_id: str) -> tuple[EventVersion, ...]:
        """As in `Events`."""
        question = (
            select(event_versions.c.record, codings.c.method_id, codings.c.recorded)
            .join(codings, codings.c.number == event_versions.c.coding)
            .where(event_versions.c.event_id == plain(event_id))
            .order_by(event_versions.c.coding)
        )
        return tuple(
            EventVersion(event=event_from_record(row.record), method_id=row.method_id, recorded=row.recorded)
            for row in self._connection.execute(question)
        )


def _kept(rows: Sequence[Row[int, bool]]) -> list[int]:
    """Numbers of those that are of a latest coding and in which the party takes part."""
    return [row.number for row in rows if row.is_wanted]


def coding_digest(lines: Iterator[str]) -> str:
    """Digest of the records of a coding's events, as they are written."""
    return digest_id("coding", *lines)
