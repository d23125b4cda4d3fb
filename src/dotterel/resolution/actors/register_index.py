"""The shipped register put up for reading in place: names in a trie, what they mean in a file mapped into memory.

Reading the register's text files takes a third of a second and 40 MB a process; an index is opened in milliseconds, and
the workers of a run share its pages. An index is a folder of two files. ``keys.marisa`` is a trie of every folded name
and phrase and of whatever one begins with. ``entries.bin`` is one line of JSON (`_HEADER`), then, in little-endian
32-bit numbers, where the record of each key and of each entry begins, then the records. A record of a key is its forms,
ended by `_FORM` each, then its agent phrase; their cells are parted by `_CELL`, which no cell of a register file holds.
"""

import json
import mmap
import shutil
import struct
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any, cast
from zlib import crc32

import marisa_trie

from dotterel.model.errors import ArtifactError
from dotterel.resolution.actors.entries import Agent, AgentKind, Entry, Form, Use
from dotterel.resolution.actors.register import containing

FORMAT = "2"
"""Raised whenever the layout changes."""

_KEYS, _ENTRIES = "keys.marisa", "entries.bin"
_HEADER = ("format", "keys", "entries", "size", "checksum", "measures", "states")
_PLACE = struct.Struct("<I")
_STRETCH = struct.Struct("<II")
_CELL, _FORM = "\x1f", "\x1e"
_FORMS = _FORM.encode()
_KEPT = 32_768
"""Keys whose answers are remembered: the words of some hundred reports."""
_REMEDY = "Delete the folder; it is made anew from the register's files."


class IndexedActorRegister:
    """A register read out of an index. May be shared by threads."""

    def __init__(self, folder: Path) -> None:
        """Maps the files into memory.

        Args:
            folder: Holds the two files that `write_index` made.

        Raises:
            ArtifactError: A file is missing or damaged, or of another format.
        """
        try:
            self._keys = marisa_trie.Trie().mmap(str(folder / _KEYS))
            with (folder / _ENTRIES).open("rb") as file:
                self._mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            self._body = self._mapped.find(b"\n") + 1
            header = json.loads(self._mapped[: self._body])
            sound = (
                header["format"] == FORMAT
                and header["keys"] == len(self._keys)
                and header["size"] == len(self._mapped) - self._body
                and header["checksum"] == crc32(memoryview(self._mapped)[self._body :])
            )
            self._measures = frozenset[str](header["measures"])
            self._states: Mapping[str, str] = header["states"]
            self._entries_at = self._body + _PLACE.size * (header["keys"] + 1)
            self._records = self._entries_at + _PLACE.size * (header["entries"] + 1)
        except (OSError, RuntimeError, ValueError, KeyError, TypeError) as fault:
            raise ArtifactError(f"The index of the actor register in {folder} cannot be read: {fault}", _REMEDY) from (
                fault
            )
        if not sound:
            raise ArtifactError(f"The index of the actor register in {folder} is damaged", _REMEDY)
        self._begins = lru_cache(maxsize=_KEPT)(self._keys.__contains__)
        self._record = lru_cache(maxsize=_KEPT)(self._read_record)
        self._entry = lru_cache(maxsize=_KEPT)(self._read_entry)

    def begins(self, key: str) -> bool:
        """See `ActorRegister.begins`."""
        return bool(self._begins(key))

    def forms(self, key: str) -> tuple[Form, ...]:
        """See `ActorRegister.forms`."""
        return self._record(key)[0]

    def agent(self, key: str) -> Agent | None:
        """See `ActorRegister.agent`."""
        return self._record(key)[1]

    def measure(self, key: str) -> bool:
        """See `ActorRegister.measure`."""
        return key in self._measures

    def state_name(self, code: str) -> str | None:
        """See `ActorRegister.state_name`."""
        return self._states.get(code)

    def containing(self, key: str, *, most: int) -> tuple[str, ...]:
        """See `register.containing`."""
        names = (one for one, number in self._keys.iteritems() if self._names_something(number))
        return containing(names, key, most=most)

    def _names_something(self, number: int) -> bool:
        return _FORMS in self._stretch(number)

    def _stretch(self, number: int) -> bytes:
        return self._bytes(self._body, number)

    def _bytes(self, table: int, number: int) -> bytes:
        start, end = _STRETCH.unpack_from(self._mapped, table + _PLACE.size * number)
        return self._mapped[self._records + start : self._records + end]

    def _read_record(self, key: str) -> tuple[tuple[Form, ...], Agent | None]:
        number = self._keys.get(key)
        record = b"" if number is None else self._stretch(number)
        if not record:
            return (), None
        *forms, agent = record.decode().split(_FORM)
        return tuple(self._form_of(*form.split(_CELL)) for form in forms), _agent_of(
            *agent.split(_CELL)
        ) if agent else None

    def _form_of(self, number: str, use: str, text: str, sectors: str) -> Form:
        return Form(self._entry(int(number)), cast("Use", use), text, tuple(sectors.split()))

    def _read_entry(self, number: int) -> Entry:
        identifier, name, kind, countries, sectors, first, last, note = (
            self._bytes(self._entries_at, number).decode().split(_CELL)
        )
        return Entry(identifier, name, kind, tuple(countries.split()), tuple(sectors.split()), first, last, note)


def write_index(
    folder: Path,
    *,
    forms: Mapping[str, list[Form]],
    agents: Mapping[str, Agent],
    beginnings: set[str],
    measures: set[str],
    states: Mapping[str, str],
) -> None:
    """Make the index of a register, in one step: another process sees the whole of it or nothing.

    Args:
        folder: The folder to make. One that is there already is left as it is.
        forms: What is written like a key, by key.
        agents: The agent word of a key.
        beginnings: Every key, and what keys begin with.
        measures: Words that count what follows.
        states: Names of states by code.

    Raises:
        OSError: It cannot be written.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    workshop = Path(mkdtemp(prefix=f".{folder.name}-", dir=folder.parent))
    try:
        keys = marisa_trie.Trie(sorted(beginnings))
        keys.save(str(workshop / _KEYS))
        ordered: list[str] = [keys.restore_key(number) for number in range(len(keys))]
        number_of: dict[Entry, int] = {}
        key_records = []
        for key in ordered:
            told = [
                _cells(number_of.setdefault(form.entry, len(number_of)), form.use, form.text, form.sectors) + _FORM
                for form in forms.get(key, ())
            ]
            agent = agents.get(key)
            key_records.append(("".join(told) + (_cells_of_agent(agent) if agent else "")).encode())
        entry_records = [_cells_of_entry(entry).encode() for entry in number_of]
        places = [0]
        for record in key_records + entry_records:
            places.append(places[-1] + len(record))
        first_entry = len(key_records)
        body = b"".join(
            (
                struct.pack(f"<{first_entry + 1}I", *places[: first_entry + 1]),
                struct.pack(f"<{len(entry_records) + 1}I", *places[first_entry:]),
                *key_records,
                *entry_records,
            )
        )
        header = (FORMAT, len(keys), len(number_of), len(body), crc32(body), sorted(measures), dict(states))
        (workshop / _ENTRIES).write_bytes(_json(dict(zip(_HEADER, header, strict=True))) + b"\n" + body)
        workshop.chmod(0o755)
        if not folder.exists():
            workshop.replace(folder)
    finally:
        shutil.rmtree(workshop, ignore_errors=True)


def _json(told: Any) -> bytes:
    return json.dumps(told, ensure_ascii=False, separators=(",", ":")).encode()


def _cells(*values: str | int | tuple[str, ...]) -> str:
    return _CELL.join(" ".join(value) if isinstance(value, tuple) else str(value) for value in values)


def _cells_of_agent(agent: Agent) -> str:
    return _cells(agent.phrase, agent.sectors, agent.kind, "plural" if agent.plural else "", agent.country)


def _agent_of(phrase: str, sectors: str, kind: str, plural: str, country: str) -> Agent:
    return Agent(phrase, tuple(sectors.split()), cast("AgentKind", kind), bool(plural), country)


def _cells_of_entry(entry: Entry) -> str:
    return _cells(entry.id, entry.name, entry.kind, entry.countries, entry.sectors, entry.first, entry.last, entry.note)
