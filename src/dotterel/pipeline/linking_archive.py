"""What was linked before, as the store holds it: the archive that linking asks and writes to.

A statement to a database costs as much as comparing ten pairs. So what is asked for is remembered from one transaction
to the next, and what is new is written at the end of each, all at once.
"""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, MutableMapping, Sequence
from typing import TYPE_CHECKING, Any

from dotterel.linking import Changes, Telling, alike, block_keys
from dotterel.store import NewTelling

if TYPE_CHECKING:
    from dotterel.store import Records

_MOST_READ = 10_000
"""Tellings remembered, the last used ones: about 100 MB."""
_MOST_BLOCKS = 30_000
"""Keys of which the tellings under them are remembered: a few hundred of them hold most, about 20 MB."""
_MOST_NAMES = 200_000
"""Tellings of which number, incident and pairs are remembered: about 60 MB."""


class StoredArchive:
    """As `linking.Archive`, over the store's tellings within one transaction after another."""

    def __init__(self) -> None:
        """An archive that is used within `during`."""
        self._records: Records | None = None
        self._read: OrderedDict[str, Telling] = OrderedDict()
        self._names: dict[int, str] = {}
        self._incident_of: dict[str, str] = {}
        self._members: dict[str, tuple[str, ...]] = {}
        self._drawn: dict[str, dict[str, None]] = {}
        self._new: dict[str, Telling] = {}
        self._keys: dict[str, tuple[str, ...]] = {}
        self._blocks: dict[str, list[str]] = {}
        self._found: dict[str, list[int]] = {}
        self._in_block = 0
        self._places: dict[str, tuple[str, int]] = {}
        self._pairs: dict[tuple[str, str], None] = {}

    def forget(self) -> None:
        """Read everything anew from now on: another program may have changed it, or a transaction has failed."""
        known: tuple[MutableMapping[Any, Any], ...] = (
            *(self._read, self._names, self._found, self._incident_of, self._members, self._drawn),
            *(self._new, self._keys, self._blocks, self._places, self._pairs),
        )
        for one in known:
            one.clear()

    def during(self, records: "Records") -> None:
        """Use the records of a transaction from now on; what the one before has not written is forgotten with it."""
        remembered = len(self._incident_of) + len(self._names) + len(self._drawn)
        if self._new or self._places or self._pairs or remembered > _MOST_NAMES:
            self.forget()
        self._records = records

    def write(self) -> None:
        """Write what is new."""
        tellings = self.records.tellings
        numbers = tellings.add_all([self._kept(one) for one in self._new.values()])
        tellings.place({one: place for one, place in self._places.items() if one not in self._new})
        tellings.draw(list(self._pairs))
        for telling in self._new.values():
            self._remember(telling)
            if telling.id in numbers:
                self._note_number(telling.id, numbers[telling.id])
        written: tuple[MutableMapping[Any, Any], ...] = (self._new, self._keys, self._blocks, self._places, self._pairs)
        for one in written:
            one.clear()

    @property
    def records(self) -> "Records":
        """The records of the present transaction."""
        assert self._records is not None
        return self._records

    def alike(self, keys: Sequence[str], *, in_block: int, most: int) -> Mapping[str, float]:
        """As in `Archive`."""
        self.expect(keys, in_block=in_block)
        blocks = [[*self._found[key], *self._blocks.get(key, ())][-in_block:] for key in keys]
        shared = alike([block for block in blocks if block], most)
        missing = [one for one in shared if isinstance(one, int) and one not in self._names]
        if missing:
            self._names |= self.records.tellings.named(missing)
        names = self._names
        return {one if isinstance(one, str) else names[one]: worth for one, worth in shared.items()}

    def expect(self, keys: Sequence[str], *, in_block: int) -> None:
        """As in `Archive`; what was looked up once is kept up to date as tellings are written."""
        if in_block != self._in_block or len(self._found) > _MOST_BLOCKS:
            self._found.clear()
            self._in_block = in_block
        missing = [one for one in keys if one not in self._found]
        if missing:
            found = self.records.tellings.sharing(missing, most=in_block)
            self._found |= {one: found.get(one, []) for one in missing}

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """As in `Archive`."""
        wanted = list(dict.fromkeys(ids))
        found = {one: known for one in wanted if (known := self._new.get(one) or self._read.get(one)) is not None}
        missing = [one for one in wanted if one not in found]
        if missing:
            found |= {one.id: one for one in map(Telling.from_record, self.records.tellings.get(missing))}
        for one, telling in found.items():
            if one not in self._new:
                self._remember(telling)
        return [found[one] for one in wanted if one in found]

    def of_document(self, document_id: str) -> Sequence[Telling]:
        """As in `Archive`."""
        kept = [Telling.from_record(record) for record in self.records.tellings.of_document(document_id)]
        return [*kept, *(one for one in self._new.values() if one.document_id == document_id)]

    def of_events(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        wanted = set(event_ids)
        if not wanted:
            return {}
        new = {event: one.id for one in self._new.values() for event in one.event_ids if event in wanted}
        return {**self.records.tellings.of_events(wanted - new.keys()), **new}

    def drawn_to(self, ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._drawn]
        if missing:
            kept = self.records.tellings.drawn_to(missing)
            self._drawn |= {one: dict.fromkeys(kept.get(one, ())) for one in missing}
            for one, other in self._pairs:
                self._note_drawn(one, other)
        return {one: list(self._drawn[one]) for one in wanted if self._drawn[one]}

    def incidents_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        wanted = list(ids)
        missing = [one for one in wanted if one not in self._incident_of and one not in self._new]
        if missing:
            self._incident_of |= self.records.tellings.incidents_of(missing)
        return {one: self._incident_of[one] for one in wanted if one in self._incident_of}

    def members(self, incident_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        wanted = list(incident_ids)
        missing = [one for one in wanted if one not in self._members]
        if missing:
            kept = self.records.tellings.members(missing)
            self._members |= {one: tuple(kept.get(one, ())) for one in missing}
        return {one: self._members[one] for one in wanted if self._members[one]}

    def keep(self, changes: Changes) -> None:
        """As in `Archive`; the store has it after `write`."""
        if changes.removed or changes.again:
            self._take_out((*changes.removed, *changes.again))
        for telling in changes.added:
            self._new[telling.id] = telling
            self._drawn[telling.id] = {}
            self._keys[telling.id] = block_keys(telling)
            for key in self._keys[telling.id]:
                self._blocks.setdefault(key, []).append(telling.id)
        for one, other in changes.drawn:
            self._pairs[one, other] = None
            self._note_drawn(one, other)
        for incident_id in changes.gone:
            self._members[incident_id] = ()
        for incident in (*changes.new, *changes.changed):
            self._members[incident.id] = incident.telling_ids
            moved = incident.joined if incident.is_grown else incident.telling_ids
            first = len(incident.telling_ids) - len(moved)
            for position, one in enumerate(moved, first):
                self._places[one] = incident.id, position
                self._incident_of[one] = incident.id

    def _note_number(self, telling_id: str, number: int) -> None:
        """Remember under which number a telling was written, where its keys were asked for too."""
        self._names[number] = telling_id
        for key in self._keys[telling_id]:
            block = self._found.get(key)
            if block is not None:
                block.append(number)
                if len(block) > 2 * self._in_block:
                    del block[: -self._in_block]

    def _note_drawn(self, one: str, other: str) -> None:
        """Remember a pair, where it is known what its tellings are drawn to."""
        for near, far in ((one, other), (other, one)):
            if near in self._drawn:
                self._drawn[near][far] = None

    def _take_out(self, ids: Iterable[str]) -> None:
        """Remove tellings from the store, and forget what is remembered of any."""
        self.write()
        self.records.tellings.remove(list(ids))
        self.forget()

    def _kept(self, telling: Telling) -> NewTelling:
        incident_id, position = self._places.get(telling.id, (None, 0))
        return NewTelling(
            telling_id=telling.id,
            document_id=telling.document_id,
            event_ids=telling.event_ids,
            keys=self._keys[telling.id],
            record=telling.record(),
            incident_id=incident_id,
            position=position,
        )

    def _remember(self, telling: Telling) -> None:
        self._read[telling.id] = telling
        self._read.move_to_end(telling.id)
        while len(self._read) > _MOST_READ:
            self._read.popitem(last=False)
