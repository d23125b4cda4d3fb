"""The door to what was linked before; with the one in memory that ships beside it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from dotterel.linking.blocking import alike, block_keys
from dotterel.linking.telling import Telling
from dotterel.model import Link


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedIncident:
    """An incident by what tells it.

    Attributes:
        id: Stable identifier: an incident that takes in or loses tellings keeps it.
        telling_ids: Its tellings, those that came first in front.
        joined: Those of them that it did not have before, or that are told anew.
        is_grown: Whether that is all that has changed: it lost none, and none that it had is told anew.
    """

    id: str
    telling_ids: tuple[str, ...]
    joined: tuple[str, ...] = ()
    is_grown: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What one document, or one decision, changed.

    Attributes:
        removed: Ids of tellings that are no longer told: their document was coded again, or taken out.
        added: New tellings, and those that are told anew under their id: such a one takes the place of the former,
            whose block keys and drawn pairs go.
        again: Ids of those that are told anew.
        drawn: Pairs of telling ids that the evidence rather takes for one happening than for two, though they are now
            in two incidents.
        new: Incidents that there were not before.
        changed: Incidents that have other tellings than before, or one that is told anew.
        gone: Ids of incidents that have no tellings any more, or whose tellings are now others'.
        links: What was judged of the new tellings, with the table of reasons; the surest first.
    """

    removed: tuple[str, ...] = ()
    added: tuple[Telling, ...] = ()
    again: tuple[str, ...] = ()
    drawn: tuple[tuple[str, str], ...] = ()
    new: tuple[LinkedIncident, ...] = ()
    changed: tuple[LinkedIncident, ...] = ()
    gone: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.removed or self.added or self.new or self.changed or self.gone)


class Archive(Protocol):
    """What was linked before. Every question is bounded, so that no answer grows with the archive."""

    def alike(self, keys: Sequence[str], *, in_block: int, most: int) -> Mapping[str, float]:
        """Ids of the tellings that share the most and rarest of some keys, with how much: see `blocking.alike`.

        Args:
            keys: The keys.
            in_block: Tellings of one key that are looked at, those added last.
            most: How many are given, and more where several share as much as the last of them.
        """
        ...

    def expect(self, keys: Sequence[str], *, in_block: int) -> None:
        """Be told of keys that `alike` is asked for next, some at a time: a database is asked for all of them at once.

        Args:
            keys: The keys.
            in_block: As in `alike`.
        """
        ...

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """The tellings with these ids, in any order; an id that is not known is left out."""
        ...

    def of_document(self, document_id: str) -> Sequence[Telling]:
        """The tellings of a document."""
        ...

    def of_events(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """Telling id by event id; an event that no telling holds is left out."""
        ...

    def drawn_to(self, ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """For each of these tellings those that a pair in `Changes.drawn` names with it."""
        ...

    def incidents_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """Incident id by telling id."""
        ...

    def members(self, incident_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """Telling ids by incident id, as they were given; an incident that is not known is left out."""
        ...

    def keep(self, changes: Changes) -> None:
        """Take changes in: what is removed and gone first, then the rest in the order of `Changes`."""
        ...


class MemoryArchive:
    """An archive in memory: for tests, for evaluation, and for runs whose incidents are only shown."""

    def __init__(self) -> None:
        """An empty archive."""
        self._tellings: dict[str, Telling] = {}
        self._blocks: dict[str, list[str]] = {}
        self._of_document: dict[str, list[str]] = {}
        self._of_event: dict[str, str] = {}
        self._drawn: dict[str, dict[str, None]] = {}
        self._incident_of: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}

    def __len__(self) -> int:
        """Number of tellings."""
        return len(self._tellings)

    def incidents(self) -> dict[str, tuple[str, ...]]:
        """Telling ids by incident id."""
        return dict(self._members)

    def alike(self, keys: Sequence[str], *, in_block: int, most: int) -> Mapping[str, float]:
        """As in `Archive`."""
        return alike((self._blocks[key][-in_block:] for key in keys if key in self._blocks), most)

    def expect(self, keys: Sequence[str], *, in_block: int) -> None:
        """As in `Archive`; in memory there is nothing to be gained."""

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """As in `Archive`."""
        return [self._tellings[one] for one in ids if one in self._tellings]

    def of_document(self, document_id: str) -> Sequence[Telling]:
        """As in `Archive`."""
        return self.tellings(self._of_document.get(document_id, ()))

    def of_events(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        return {one: self._of_event[one] for one in event_ids if one in self._of_event}

    def drawn_to(self, ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        return {one: list(self._drawn[one]) for one in ids if one in self._drawn}

    def incidents_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        return {one: self._incident_of[one] for one in ids if one in self._incident_of}

    def members(self, incident_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        return {one: self._members[one] for one in incident_ids if one in self._members}

    def keep(self, changes: Changes) -> None:
        """As in `Archive`."""
        for telling in self.tellings((*changes.removed, *(one.id for one in changes.added))):
            self._remove(telling)
        for one in changes.removed:
            self._incident_of.pop(one, None)
        for incident_id in changes.gone:
            self._members.pop(incident_id, None)
        for telling in changes.added:
            self._add(telling)
        for one, other in changes.drawn:
            self._drawn.setdefault(one, {})[other] = None
            self._drawn.setdefault(other, {})[one] = None
        for incident in (*changes.new, *changes.changed):
            self._members[incident.id] = incident.telling_ids
            for member in incident.telling_ids:
                self._incident_of[member] = incident.id

    def _add(self, telling: Telling) -> None:
        self._tellings[telling.id] = telling
        self._of_document.setdefault(telling.document_id, []).append(telling.id)
        for event_id in telling.event_ids:
            self._of_event[event_id] = telling.id
        for key in block_keys(telling):
            self._blocks.setdefault(key, []).append(telling.id)

    def _remove(self, telling: Telling) -> None:
        del self._tellings[telling.id]
        self._of_document[telling.document_id].remove(telling.id)
        for event_id in telling.event_ids:
            if self._of_event.get(event_id) == telling.id:
                del self._of_event[event_id]
        for key in block_keys(telling):
            self._blocks[key].remove(telling.id)
        for other in self._drawn.pop(telling.id, {}):
            self._drawn[other].pop(telling.id, None)
