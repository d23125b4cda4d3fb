"""What was linked before, as the store holds it: the archive that linking asks and writes to."""

from collections import OrderedDict
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from dotterel.linking import Changes, Telling, alike, block_keys

if TYPE_CHECKING:
    from dotterel.store import Records

_MOST_READ = 10_000
"""Tellings remembered, the last used ones: about 100 MB."""
_MOST_NAMES = 200_000
"""Tellings of which the number is remembered: about 30 MB."""


class StoredArchive:
    """As `linking.Archive`, over the store's tellings within one transaction after another."""

    def __init__(self) -> None:
        """An archive that is used within `during`."""
        self._records: Records | None = None
        self._read: OrderedDict[str, Telling] = OrderedDict()
        self._names: dict[int, str] = {}

    def forget(self) -> None:
        """Read every telling anew from now on: another program may have changed some."""
        self._read.clear()
        self._names.clear()

    def during(self, records: "Records") -> None:
        """Use the records of a transaction from now on."""
        self._records = records

    @property
    def records(self) -> "Records":
        """The records of the present transaction."""
        assert self._records is not None
        return self._records

    def alike(self, keys: Sequence[str], *, in_block: int, most: int) -> Mapping[str, float]:
        """As in `Archive`."""
        shared = alike(self.records.tellings.sharing(keys, most=in_block).values(), most)
        missing = [number for number in shared if number not in self._names]
        if missing:
            if len(self._names) > _MOST_NAMES:
                self._names.clear()
                missing = list(shared)
            self._names |= self.records.tellings.named(missing)
        return {self._names[number]: worth for number, worth in shared.items() if number in self._names}

    def tellings(self, ids: Iterable[str]) -> Sequence[Telling]:
        """As in `Archive`."""
        wanted = list(dict.fromkeys(ids))
        found = {one: self._read[one] for one in wanted if one in self._read}
        missing = [one for one in wanted if one not in found]
        if missing:
            found |= {one.id: one for one in map(Telling.from_record, self.records.tellings.get(missing))}
        for one, telling in found.items():
            self._read[one] = telling
            self._read.move_to_end(one)
        while len(self._read) > _MOST_READ:
            self._read.popitem(last=False)
        return [found[one] for one in wanted if one in found]

    def of_document(self, document_id: str) -> Sequence[Telling]:
        """As in `Archive`."""
        return [Telling.from_record(record) for record in self.records.tellings.of_document(document_id)]

    def of_events(self, event_ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        return self.records.tellings.of_events(event_ids)

    def drawn_to(self, ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        return self.records.tellings.drawn_to(ids)

    def incidents_of(self, ids: Iterable[str]) -> Mapping[str, str]:
        """As in `Archive`."""
        return self.records.tellings.incidents_of(ids)

    def members(self, incident_ids: Iterable[str]) -> Mapping[str, Sequence[str]]:
        """As in `Archive`."""
        return self.records.tellings.members(incident_ids)

    def keep(self, changes: Changes) -> None:
        """As in `Archive`."""
        tellings = self.records.tellings
        for one in (*changes.removed, *(telling.id for telling in changes.added)):
            self._read.pop(one, None)
        tellings.remove(changes.removed)
        for telling in changes.added:
            tellings.add(
                telling.id,
                document_id=telling.document_id,
                event_ids=telling.event_ids,
                keys=block_keys(telling),
                record=telling.record(),
            )
        tellings.draw(changes.drawn)
        for incident in (*changes.new, *changes.changed):
            first = len(incident.telling_ids) - len(incident.joined)
            if incident.is_grown:
                tellings.group(incident.id, incident.joined, first=first)
            else:
                tellings.group(incident.id, incident.telling_ids)
