"""Incidents in SQL: every version, and the current ones as rows to be asked for."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import (
    Column,
    Connection,
    RowMapping,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    tuple_,
)
from sqlalchemy import Row as SqlRow

from dotterel.model import DamagedContent, Incident, Provenance, SettingsError, digest_id, plain_of, record_from
from dotterel.store.column_cache import ColumnCache
from dotterel.store.dialects import by_words, in_code_points, new_rows
from dotterel.store.doors import IncidentEntry, IncidentPage
from dotterel.store.incident_rows import incident_party_rows, incident_row
from dotterel.store.incident_selections import (
    Cursor,
    IncidentOrder,
    IncidentSelection,
    incident_conditions,
    order_column,
)
from dotterel.store.rows import Row, chunks, now, plain
from dotterel.store.schema import (
    current_incidents,
    decisions,
    incident_events,
    incident_parties,
    incident_versions,
    json_text,
)
from dotterel.store.version_differences import difference, restored

_AT_A_TIME = 200
_IDS_AT_ONCE = 500
_PREFIX = "incident-"
_SHOWN_CHOICES = 5
_MOST_OF_WHOLE = 0.7
"""Share of a version's length from which its difference is not worth keeping instead."""
_ENTRY_COLUMNS = [column for column in current_incidents.c if column.name not in ("words", "search_from", "search_to")]


class SqlIncidents:
    """As `Incidents`."""

    def __init__(self, connection: Connection, cache: ColumnCache) -> None:
        """Args: a connection within its transaction; the columns of its store, used where they are held already."""
        self._connection = connection
        self._cache = cache

    def keep(self, incident: Incident, *, made_by: Provenance) -> bool:
        """As in `Incidents`."""
        return self.keep_all([incident], made_by=made_by) == 1

    def keep_all(self, incidents: Sequence[Incident], *, made_by: Provenance) -> int:
        """As in `Incidents`."""
        latest = self._latest([incident.id for incident in incidents])
        maker = (made_by.component, made_by.version, made_by.digest)
        rows: dict[str, Row] = {}
        named: dict[str, Incident] = {}
        for incident in incidents:
            record, name = plain_of(incident), plain(incident.id)
            before = latest.get(name)
            if before is not None and before.record == record and _maker(before) == made_by:
                continue
            if before is None and not incident.event_ids:
                continue  # what never was cannot be no more
            rows[name] = {
                "key": version_key(maker, record, before=before.number if before else 0),
                "incident_id": name,
                "made_by": made_by.component,
                "made_by_version": made_by.version,
                "made_by_digest": made_by.digest,
                "recorded": now(),
                "events": len(incident.event_ids),
                "record": record,
            }
            named[name] = incident
        numbers = self._insert(list(rows.values()))  # what another program was quicker with is left out
        for some in chunks(list(numbers), _IDS_AT_ONCE):
            self._connection.execute(delete(current_incidents).where(current_incidents.c.incident_id.in_(some)))
        self._keep_differences([(latest[name], rows[name]["record"]) for name in numbers if name in latest])
        present = {name: number for name, number in numbers.items() if named[name].event_ids}
        self._forget_events([name for name in present if name in latest])
        self._add({number: named[name] for name, number in present.items()})
        return len(numbers)

    def get(self, incident_id: str) -> Incident | None:
        """As in `Incidents`."""
        question = _CURRENT.where(current_incidents.c.incident_id == plain(incident_id))
        row = self._connection.execute(question).one_or_none()
        return None if row is None else _incident(row)

    def several(self, incident_ids: Sequence[str]) -> dict[str, Incident]:
        """As in `Incidents`."""
        found: dict[str, Incident] = {}
        wanted = list(map(plain, incident_ids))
        for part in chunks(wanted, _IDS_AT_ONCE):
            some = current_incidents.c.incident_id.in_(part)
            found.update((row.incident_id, _incident(row)) for row in self._connection.execute(_CURRENT.where(some)))
        return found

    def find(self, named: str) -> Incident:
        """As in `Incidents`."""
        whole, table = plain(named.strip()), current_incidents
        begins = or_(*(table.c.incident_id.startswith(one, autoescape=True) for one in (whole, _PREFIX + whole)))
        question = select(table.c.incident_id, table.c.summary).where(begins).order_by(table.c.incident_id)
        fitting = self._connection.execute(question.limit(_SHOWN_CHOICES + 1)).all() if whole else []
        exact = [row for row in fitting if row.incident_id in (whole, _PREFIX + whole)]
        if len(exact or fitting) != 1:
            if not fitting:
                raise SettingsError(f"no incident is called {named!r:.60}", "List them by: dotterel incidents.")
            choices = "; ".join(f"{row.incident_id} ({row.summary})" for row in fitting[:_SHOWN_CHOICES])
            raise SettingsError(f"several incidents begin with {named!r:.60}", f"Say more of one: {choices}.")
        found = self.get((exact or fitting)[0].incident_id)
        assert found is not None
        return found

    def current(self, selection: IncidentSelection | None = None, *, by_id: bool = False) -> Iterator[Incident]:
        """As in `Incidents`."""
        selection = selection or IncidentSelection()
        wanted = incident_conditions(selection, self._connection)
        order = in_code_points(self._connection, current_incidents.c.incident_id) if by_id else _NUMBER
        question = _CURRENT.where(*wanted).order_by(order)
        with by_words(self._connection, selection.words):
            rows = self._connection.execute(question.execution_options(yield_per=_AT_A_TIME))
        for row in rows:
            yield _incident(row)

    def page(
        self,
        selection: IncidentSelection | None = None,
        *,
        order: IncidentOrder = "time",
        descending: bool = True,
        after: Cursor | None = None,
        limit: int = 50,
    ) -> IncidentPage:
        """As in `Incidents`."""
        column = order_column(order)
        wanted = selection or IncidentSelection()
        rows = self._rows_by_columns(wanted, order, descending=descending, after=after, limit=limit + 1)
        if rows is None:
            rows = self._rows_by_index(wanted, column, descending=descending, after=after, limit=limit + 1)
        shown = rows[:limit]
        parties = self._labels([row["number"] for row in shown])
        entries = tuple(_entry(dict(row), parties.get(row["number"], {})) for row in shown)
        more = len(rows) > limit
        last = Cursor(value=shown[-1][column.name], number=shown[-1]["number"]) if more and shown else None
        return IncidentPage(entries=entries, next=last)

    def entries(self, incident_ids: Sequence[str]) -> tuple[IncidentEntry, ...]:
        """As in `Incidents`."""
        rows: list[RowMapping] = []
        wanted = list(map(plain, incident_ids))
        for part in chunks(wanted, _IDS_AT_ONCE):
            some = current_incidents.c.incident_id.in_(part)
            rows += self._connection.execute(select(*_ENTRY_COLUMNS).where(some)).mappings().all()
        parties = self._labels([row["number"] for row in rows])
        return tuple(_entry(dict(row), parties.get(row["number"], {})) for row in rows)

    def _rows_by_columns(
        self, selection: IncidentSelection, order: IncidentOrder, *, descending: bool, after: Cursor | None, limit: int
    ) -> Sequence[RowMapping] | None:
        """The rows of a page by the columns in memory; none where they are not held, or know more than this reader."""
        # A list without conditions walks an index from its end, which nothing outdoes.
        if selection == IncidentSelection() or self._cache.held(self._connection) is None:
            return None
        columns, mask = self._cache.selected(self._connection, selection)
        numbers = columns.first_numbers(mask, order, descending=descending, after=after, limit=limit)
        question = select(*_ENTRY_COLUMNS).where(current_incidents.c.number.in_(numbers))
        found = {row["number"]: row for row in self._connection.execute(question).mappings()}
        return [found[number] for number in numbers] if len(found) == len(numbers) else None

    def _rows_by_index(
        self,
        selection: IncidentSelection,
        column: Column[object],
        *,
        descending: bool,
        after: Cursor | None,
        limit: int,
    ) -> Sequence[RowMapping]:
        """The rows of a page by whatever index the database thinks best."""
        number = current_incidents.c.number
        question = select(*_ENTRY_COLUMNS).where(*incident_conditions(selection, self._connection))
        if after is not None:
            place, end = tuple_(column, number), tuple_(after.value, after.number)
            question = question.where(place < end if descending else place > end)
        keys = (column.desc(), number.desc()) if descending else (column, number)
        with by_words(self._connection, selection.words):
            return self._connection.execute(question.order_by(*keys).limit(limit)).mappings().all()

    def count(self, selection: IncidentSelection | None = None) -> int:
        """As in `Incidents`."""
        selection = selection or IncidentSelection()
        if self._cache.held(self._connection) is not None:
            return int(self._cache.selected(self._connection, selection)[1].sum())
        wanted = incident_conditions(selection, self._connection)
        question = select(func.count()).select_from(current_incidents).where(*wanted)
        with by_words(self._connection, selection.words):
            return self._connection.execute(question).scalar_one()

    def of_event(self, event_id: str) -> tuple[Incident, ...]:
        """As in `Incidents`."""
        telling = select(incident_events.c.incident).where(incident_events.c.event_id == plain(event_id))
        question = _CURRENT.where(current_incidents.c.number.in_(telling)).order_by(current_incidents.c.number)
        return tuple(map(_incident, self._connection.execute(question)))

    def versions(self, incident_id: str) -> tuple[tuple[Incident, Provenance], ...]:
        """As in `Incidents`."""
        table = incident_versions
        question = select(table).where(table.c.incident_id == plain(incident_id)).order_by(table.c.number)
        rows = self._connection.execute(question).all()
        records = whole_records([row.record for row in rows])
        return tuple((record_from(Incident, record), _maker(row)) for row, record in zip(rows, records, strict=True))

    def recorded(self, incident_id: str) -> tuple[str, ...]:
        """As in `Incidents`."""
        table = incident_versions
        question = select(table.c.recorded).where(table.c.incident_id == plain(incident_id)).order_by(table.c.number)
        return tuple(self._connection.execute(question).scalars())

    def decided_former(self) -> dict[str, tuple[str, ...]]:
        """As in `Incidents`."""
        present = exists().where(current_incidents.c.incident_id == decisions.c.subject_id)
        decided = select(decisions.c.subject_id).where(
            decisions.c.subject == "incident", decisions.c.act.in_(("correct", "adjudicate")), ~present
        )
        table = incident_versions.c
        last = (
            select(func.max(table.number))
            .where(table.incident_id.in_(decided), table.events > 0)
            .group_by(table.incident_id)
        )
        question = (
            select(table.incident_id, incident_events.c.event_id)
            .join(incident_events, incident_events.c.incident == table.number)
            .where(table.number.in_(last))
            .order_by(table.number, incident_events.c.position)
        )
        found: dict[str, tuple[str, ...]] = {}
        for incident_id, rows in groupby(self._connection.execute(question), key=lambda row: row.incident_id):
            found[incident_id] = tuple(row.event_id for row in rows)
        return found

    def _latest(self, incident_ids: Sequence[str]) -> dict[str, SqlRow[Any]]:
        """The rows of the latest versions, by incident."""
        table = incident_versions
        found: dict[str, SqlRow[Any]] = {}
        for some in chunks(list(dict.fromkeys(map(plain, incident_ids))), _IDS_AT_ONCE):
            last = select(func.max(table.c.number)).where(table.c.incident_id.in_(some)).group_by(table.c.incident_id)
            question = select(table).where(table.c.number.in_(last))
            found |= {row.incident_id: row for row in self._connection.execute(question)}
        return found

    def _insert(self, rows: Sequence[Row]) -> dict[str, int]:
        """Numbers of the new versions, by incident."""
        if not rows:
            return {}
        table = incident_versions
        statement = new_rows(self._connection, table).returning(table.c.incident_id, table.c.number)
        found = {row.incident_id: int(row.number) for row in self._connection.execute(statement, rows)}
        return {row["incident_id"]: found[row["incident_id"]] for row in rows if row["incident_id"] in found}

    def _keep_differences(self, versions: Sequence[tuple[SqlRow[Any], dict[str, Any]]]) -> None:
        """Keep of a version before only what the new one does not hold, where that is much less."""
        kept = []
        for before, record in versions:
            former = json_text(before.record)
            parts = difference(former, json_text(record))
            if len(json_text(parts)) < _MOST_OF_WHOLE * len(former):
                kept.append({"of": before.number, "parts": parts})
        if kept:
            table = incident_versions
            statement = table.update().where(table.c.number == bindparam("of")).values(record=bindparam("parts"))
            self._connection.execute(statement, kept)

    def _forget_events(self, incident_ids: Sequence[str]) -> None:
        """Forget which events versions before told: their records say it, and nobody asks for them by these."""
        table = incident_versions.c
        for some in chunks(incident_ids, _IDS_AT_ONCE):
            former = select(table.number).where(table.incident_id.in_(some))
            self._connection.execute(delete(incident_events).where(incident_events.c.incident.in_(former)))

    def _add(self, incidents: Mapping[int, Incident]) -> None:
        """The rows of versions that are now the current ones, by number."""
        decided = self._decided(incidents.values())
        rows = [
            incident_row(
                incident,
                number=number,
                decisions=sum(decided.get(plain(one), 0) for one in (incident.id, *incident.event_ids)),
            )
            for number, incident in incidents.items()
        ]
        events = [
            {"incident": number, "position": position, "event_id": plain(event_id)}
            for number, incident in incidents.items()
            for position, event_id in enumerate(incident.event_ids)
        ]
        parties = [
            row for number, incident in incidents.items() for row in incident_party_rows(incident, number=number)
        ]
        for table, some in ((current_incidents, rows), (incident_events, events), (incident_parties, parties)):
            if some:
                self._connection.execute(insert(table), some)

    def _decided(self, incidents: Iterable[Incident]) -> dict[str, int]:
        """Number of decisions by the incident or event that they are about."""
        if self._connection.execute(select(decisions.c.number).limit(1)).scalar() is None:
            return {}
        subjects = [plain(one) for incident in incidents for one in (incident.id, *incident.event_ids)]
        return standing_by_subject(self._connection, list(dict.fromkeys(subjects)))

    def _labels(self, numbers: Sequence[int]) -> dict[int, dict[str, tuple[str, ...]]]:
        """Labels of parties by role, by number of incident."""
        table = incident_parties.c
        question = (
            select(table.incident, table.role, table.label)
            .where(table.incident.in_(numbers))
            .order_by(table.incident, table.role, table.position)
        )
        found: dict[int, dict[str, tuple[str, ...]]] = {}
        for number, role, label in self._connection.execute(question):
            of_one = found.setdefault(number, {})
            of_one[role] = (*of_one.get(role, ()), label)
        return found


_NUMBER = current_incidents.c.number
_CURRENT = select(incident_versions).join(current_incidents, current_incidents.c.number == incident_versions.c.number)


def version_key(made_by: tuple[str, str, str | None], record: dict[str, Any], *, before: int) -> str:
    """Key of a version: what it is, by whom, and the number of the version before it (0: none).

    The version before belongs to it, since an incident may become again what it was.
    """
    component, version, digest = made_by
    return digest_id("incident-version", component, version, digest, json_text(record), str(before))


def whole_records(kept: Sequence[Any]) -> list[dict[str, Any]]:
    """The records of all versions of one incident.

    Args:
        kept: What stands in their rows, the first recorded first: a record, or its difference from the next one.

    Raises:
        DamagedContent: They do not fit each other.
    """
    records: list[dict[str, Any]] = []
    for one in reversed(kept):
        if not isinstance(one, list):
            records.append(one)
            continue
        try:
            records.append(json.loads(restored(one, json_text(records[-1]))))
        except (IndexError, TypeError, ValueError) as fault:
            raise DamagedContent(
                f"a former version of an incident cannot be read: {fault}", "Look at it by: dotterel db check."
            ) from fault
    return records[::-1]


def count_decision(connection: Connection, subject_id: str) -> None:
    """Count decisions anew with the current incident that one is about, or that tells the event that it is about.

    Args:
        connection: The connection.
        subject_id: What the decision is about; a decision, where it takes one back or brings it back.
    """
    taken_back = select(decisions.c.subject_id).where(decisions.c.id == bindparam("of"))
    followed: set[str] = set()
    while subject_id not in followed:  # no log of ours goes round, but one that was brought in may
        followed.add(subject_id)
        subject_id = connection.execute(taken_back, {"of": subject_id}).scalar() or subject_id
    telling = select(incident_events.c.incident).where(incident_events.c.event_id == subject_id)
    table = current_incidents
    touched = select(table.c.number, table.c.incident_id).where(
        or_(table.c.incident_id == subject_id, table.c.number.in_(telling))
    )
    for number, incident_id in connection.execute(touched).all():
        events = select(incident_events.c.event_id).where(incident_events.c.incident == number)
        subjects = list(dict.fromkeys((incident_id, *connection.execute(events).scalars())))
        counted = sum(standing_by_subject(connection, subjects).values())
        connection.execute(table.update().where(table.c.number == number).values(decisions=counted))


def standing_by_subject(connection: Connection, subject_ids: Sequence[str]) -> dict[str, int]:
    """Number of decisions that stand by the incident or event that they are about; none that is taken back."""
    about: dict[str, str] = {}
    for some in chunks(subject_ids, _IDS_AT_ONCE):
        question = select(decisions.c.id, decisions.c.subject_id).where(decisions.c.subject_id.in_(some))
        about |= dict(map(tuple, connection.execute(question)))
    undos: dict[int, tuple[str, str]] = {}
    asked: Sequence[str] = list(about)
    while asked:  # what takes back may be taken back itself
        later: list[str] = []
        for some in chunks(asked, _IDS_AT_ONCE):
            columns = decisions.c.number, decisions.c.id, decisions.c.subject_id
            wanted = select(*columns).where(decisions.c.subject_id.in_(some), decisions.c.act == "undo")
            for number, undo_id, taken_back in connection.execute(wanted):
                if number not in undos:
                    undos[number] = undo_id, taken_back
                    later.append(undo_id)
        asked = later
    gone: set[str] = set()
    for _, (undo_id, taken_back) in sorted(undos.items(), reverse=True):  # a later act decides on an earlier one
        if undo_id not in gone:
            gone.add(taken_back)
    return dict(Counter(subject for decision_id, subject in about.items() if decision_id not in gone))


def _incident(row: SqlRow[Any]) -> Incident:
    return record_from(Incident, row.record)


def _maker(row: SqlRow[Any]) -> Provenance:
    return Provenance(component=row.made_by, version=row.made_by_version, digest=row.made_by_digest)


def _entry(row: dict[str, Any], parties: dict[str, tuple[str, ...]]) -> IncidentEntry:
    del row["sort_killed"]
    for name in ("modes", "contexts", "contradicted"):
        row[name] = tuple(row[name].split())
    return IncidentEntry(
        **{**row, "historical": bool(row["historical"])},
        actors=parties.get("actor", ()),
        recipients=parties.get("recipient", ()),
    )
