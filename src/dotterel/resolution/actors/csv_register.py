"""The actor register in CSV files: the shipped ones, then the user's own, which extend and override them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from dotterel.model.errors import SettingsError
from dotterel.resolution.actors.entries import Agent, AgentKind, Entry, Form, Use
from dotterel.resolution.actors.folding import fold, word_set
from dotterel.resolution.actors.plurals import plural_phrases
from dotterel.resolution.actors.register import entry_of_state
from dotterel.resolution.actors.rows import (
    AGENT_HEADER,
    PARTY_HEADER,
    STATE_HEADER,
    faults_in,
    header_of,
    listed,
    rows_of,
)

SHIPPED = Path(__file__).parent / "register"
"""The folder of the shipped register files."""

_SURNAME_FIRST = frozenset({"CHN", "TWN", "KOR", "PRK", "HKG"})
_STATE_COLUMNS: tuple[tuple[str, Use], ...] = (
    ("aliases", "name"),
    ("adjectives", "adjective"),
    ("nouns", "national"),
    ("capitals", "capital"),
    ("dependencies", "dependency"),
    ("places", "place"),
)
_NOT_SURNAMES = word_set("jr sr ii iii iv v vi x xi xii i the of")


class CsvActorRegister:
    """An in-memory index over register files: folded form → what is written like that.

    Built by `load`; immutable afterwards.
    """

    def __init__(self) -> None:
        self._forms: dict[str, list[Form]] = {}
        self._agents: dict[str, Agent] = {}
        self._measures: set[str] = set()
        self._states: dict[str, str] = {}
        self._beginnings: set[str] = set()

    @classmethod
    def load(cls, *, extra: Iterable[Path] = (), shipped: Path = SHIPPED) -> "CsvActorRegister":
        """Read the shipped register and the user's own files.

        A row of a later file replaces every row with the same id (or agent phrase) of an earlier one; a row whose
        id is new is added. Files tell their kind by their header.

        Args:
            extra: The user's files, later ones winning.
            shipped: The folder of the shipped files.

        Raises:
            SettingsError: A user's file has faults; all are listed.
        """
        register = cls()
        own = tuple(extra)
        if own:
            states = state_codes(shipped)
            faults = [fault for path in own for fault in faults_in(path, states=states)]
            if faults:
                raise SettingsError("; ".join(faults), "mend the register file or leave it out")
        parties: dict[str, tuple[Entry, tuple[str, ...]]] = {}
        for path in (*sorted(shipped.glob("*.csv")), *own):
            header = header_of(path)
            if header == PARTY_HEADER:
                parties.update((entry.id, (entry, aliases)) for entry, aliases in _parties(path))
            elif header == STATE_HEADER:
                register._add_states(path)
            elif header == AGENT_HEADER:
                register._add_agents(path)
        for entry, aliases in parties.values():
            register._add_party(entry, aliases)
        return register

    def begins(self, key: str) -> bool:
        """Whether some key begins with these folded words, or is them."""
        return key in self._beginnings

    def forms(self, key: str) -> tuple[Form, ...]:
        """Everything that is written like this, whatever the date; empty where nothing is."""
        return tuple(self._forms.get(key, ()))

    def agent(self, key: str) -> Agent | None:
        """The agent word or phrase that is written like this, in the singular or plural."""
        return self._agents.get(key)

    def measure(self, key: str) -> bool:
        """Whether this word counts or groups what follows it."""
        return key in self._measures

    def state_name(self, code: str) -> str | None:
        """The name of the state with this code."""
        return self._states.get(code)

    def _add(self, text: str, entry: Entry, use: Use, sectors: tuple[str, ...] = ()) -> None:
        key = fold(text)
        forms = self._forms.get(key)
        if forms is None:
            if not key:
                return
            forms = self._forms[key] = []
            self._add_beginnings(key)
        elif forms[-1].entry is entry:
            return
        forms.append(Form(entry, use, text, sectors))

    def _add_beginnings(self, key: str) -> None:
        words = key.split(" ")
        self._beginnings.update(" ".join(words[:count]) for count in range(1, len(words)))
        self._beginnings.add(key)

    def _add_states(self, path: Path) -> None:
        for row in rows_of(path):
            code, name = row.cells["id"], row.cells["name"]
            self._states[code] = name
            entry = entry_of_state(code, name)
            self._add(name, entry, "name")
            for column, use in _STATE_COLUMNS:
                for text in listed(row.cells.get(column, "")):
                    self._add(text, entry, use)
                    if use == "adjective":
                        self._add(f"{text}s", entry, "national")
            for seat in listed(row.cells.get("seats", "")):
                text, _, sectors = seat.partition("=")
                self._add(text, entry, "seat", tuple(sectors.split()) or ("GOV",))

    def _add_agents(self, path: Path) -> None:
        for row in rows_of(path):
            phrase = fold(row.cells["phrase"])
            kind = _agent_kind(row.cells["kind"])
            singular = Agent(
                phrase=phrase,
                sectors=tuple(row.cells["sectors"].split()),
                kind=kind,
                country=row.cells["country"],
            )
            plurals = plural_phrases(phrase)
            if kind == "measure":
                self._measures.update((phrase, *plurals))
                continue
            self._add_beginnings(phrase)
            self._agents[phrase] = singular
            plural = replace(singular, plural=True)
            for form in plurals:
                if form != phrase:
                    self._agents[form] = plural
                    self._add_beginnings(form)

    def _add_party(self, entry: Entry, aliases: tuple[str, ...]) -> None:
        for text in (entry.name, *aliases):
            self._add(text, entry, "name")
            local = _LOCAL.fullmatch(text)
            if local and local["country"] in map(self._states.get, entry.countries):
                self._add(local["name"], entry, "local")
        if entry.person:
            shorts = {short: None for text in (entry.name, *aliases) for short in surnames(text, entry.countries)}
            for surname in shorts:
                self._add(surname, entry, "surname")


_LOCAL = re.compile(r"(?P<name>.+) \((?P<country>[^()]+)\)")
"""A name with its state behind it, as the register tells bodies of several states apart."""


def state_codes(shipped: Path = SHIPPED) -> frozenset[str]:
    """The codes of all states in the shipped register."""
    return frozenset(row.cells["id"] for row in rows_of(shipped / "states.csv"))


def surnames(name: str, countries: tuple[str, ...]) -> tuple[str, ...]:
    """What a full name may be shortened to: its last word, or last two; its first where the family name leads.

    Example:
        ``Luis Lacalle Pou`` may be ``Pou`` or ``Lacalle Pou``; ``Xi Jinping`` (China) may be ``Xi``.
    """
    words = name.split()
    if len(words) < 2 or "of" in words:
        return ()
    if _SURNAME_FIRST.intersection(countries) and len(words) <= 3 and len(words[0]) <= 6:
        return (words[0],) if "-" in words[1] or len(words) == 2 or len(words[0]) <= 4 else (words[0], words[-1])
    while len(words) > 1 and words[-1].lower() in _NOT_SURNAMES:
        words.pop()
    if len(words) < 2:
        return ()
    short = [words[-1]]
    if len(words) > 2:
        short.append(" ".join(words[-2:]))
    for lead in ("al-", "Al-", "el-", "El-"):
        if words[-1].startswith(lead):
            short.append(words[-1][3:])
    return tuple(dict.fromkeys(short))


def _parties(path: Path) -> Iterator[tuple[Entry, tuple[str, ...]]]:
    for row in rows_of(path):
        cells = row.cells
        yield (
            Entry(
                id=cells["id"],
                name=cells["name"],
                kind=cells["kind"],
                countries=tuple(cells["country"].split()),
                sectors=tuple(cells["sectors"].split()),
                first=cells["from"],
                last=cells["to"],
                note=cells["note"],
            ),
            listed(cells.get("aliases", "")),
        )


def _agent_kind(cell: str) -> AgentKind:
    kinds: dict[str, AgentKind] = {"generic": "generic", "relational": "relational", "measure": "measure"}
    return kinds.get(cell, "agent")
