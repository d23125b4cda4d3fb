"""The actor register in CSV files: the shipped ones, then the user's own, which extend and override them."""

import gc
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from dotterel import __version__
from dotterel.model.errors import RegisterError
from dotterel.model.provenance import Provenance
from dotterel.model.replacing import replace
from dotterel.resolution.actors.entries import Agent, AgentKind, Entry, Form, Use
from dotterel.resolution.actors.folding import fold, word_set
from dotterel.resolution.actors.layers import SHIPPED, Cells, Laid, Layers, lay_own, shipped_layers
from dotterel.resolution.actors.plurals import plural_phrases
from dotterel.resolution.actors.register import containing, entry_of_state
from dotterel.resolution.actors.register_index import write_index
from dotterel.resolution.actors.rows import Fault, listed

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

        A row of a later file changes the entry with its id (or agent phrase) in the columns that its file has; a row
        whose id is new is added. Files tell their kind by their columns.

        Args:
            extra: The user's files, later ones winning.
            shipped: The folder of the shipped files.

        Raises:
            RegisterError: A user's file has faults; all are listed.
        """
        with _no_collection():
            layers, _ = shipped_layers(shipped)
            refuse_faults(lay_own(layers, extra))
            return cls.of_layers(layers)

    @classmethod
    def of_layers(cls, layers: Layers) -> "CsvActorRegister":
        """The index over entries that have no faults."""
        register = cls()
        for code, cells in layers.states.items():
            register._add_state(code, cells)
        for (phrase, _), cells in layers.agents.items():
            register._add_agent(phrase, cells)
        for cells in layers.parties.values():
            register._add_party(entry_of(cells), listed(cells.get("aliases", "")))
        return register

    def containing(self, key: str, *, most: int) -> tuple[str, ...]:
        """See `register.containing`."""
        return containing(self._forms, key, most=most)

    def write_index(self, folder: Path) -> None:
        """Put the register up for reading in place (see `register_index`).

        Raises:
            OSError: The folder cannot be written.
        """
        write_index(
            folder,
            forms=self._forms,
            agents=self._agents,
            beginnings=self._beginnings,
            measures=self._measures,
            states=self._states,
        )

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

    def _add_state(self, code: str, cells: Cells) -> None:
        name = cells["name"]
        self._states[code] = name
        entry = entry_of_state(code, name)
        self._add(name, entry, "name")
        for column, use in _STATE_COLUMNS:
            for text in listed(cells.get(column, "")):
                self._add(text, entry, use)
                if use == "adjective":
                    self._add(f"{text}s", entry, "national")
        for seat in listed(cells.get("seats", "")):
            text, _, sectors = seat.partition("=")
            self._add(text, entry, "seat", tuple(sectors.split()) or ("GOV",))

    def _add_agent(self, phrase: str, cells: Cells) -> None:
        kind = _agent_kind(cells["kind"])
        singular = Agent(
            phrase=phrase,
            sectors=tuple(cells.get("sectors", "").split()),
            kind=kind,
            country=cells.get("country", ""),
        )
        plurals = plural_phrases(phrase)
        if kind == "measure":
            self._measures.update((phrase, *plurals))
            return
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


@contextmanager
def _no_collection() -> Iterator[None]:
    """Without the garbage collector: what a register is built of stays, and looking it through costs two fifths."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


_LOCAL = re.compile(r"(?P<name>.+) \((?P<country>[^()]+)\)")
"""A name with its state behind it, as the register tells bodies of several states apart."""


def check_own(paths: Iterable[Path], *, shipped: Path = SHIPPED) -> None:
    """Read the user's files as a run would, and nothing more.

    Raises:
        RegisterError: One has faults; those of all are listed.
    """
    layers, _ = shipped_layers(shipped)
    refuse_faults(lay_own(layers, paths))


def refuse_faults(laid: Iterable[Laid]) -> None:
    """Do nothing where no file has faults.

    Raises:
        RegisterError: One has; the faults of all are listed.
    """
    faulty = [one for one in laid if one.faults]
    faults: list[Fault] = [fault for one in faulty for fault in one.faults]
    if faults:
        names = ", ".join(dict.fromkeys(one.file.name for one in faulty))
        count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
        raise RegisterError(
            f"actor register {names} has {count}" if len(faulty) == 1 else f"actor registers {names} have {count}",
            "Correct what is listed, or leave the file out.",
            faults=tuple(map(str, faults)),
        )


def register_provenance(own: Iterable[Path] = (), *, shipped: Path = SHIPPED) -> tuple[Provenance, ...]:
    """Which register was used: the shipped files taken together, then each of the user's, with their digests."""
    together = sha256()
    for path in sorted(shipped.glob("*.csv")):
        together.update(sha256(path.read_bytes()).digest())
    ours = Provenance(component="actor register", version=__version__, digest=together.hexdigest())
    return ours, *(
        Provenance(component=path.name, version="own", digest=sha256(path.read_bytes()).hexdigest()) for path in own
    )


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


def entry_of(cells: Cells) -> Entry:
    """The entry that a party's cells make."""
    return Entry(
        id=cells["id"],
        name=cells["name"],
        kind=cells["kind"],
        countries=tuple(cells.get("country", "").split()),
        sectors=tuple(cells.get("sectors", "").split()),
        first=cells.get("from", ""),
        last=cells.get("to", ""),
        note=cells.get("note", ""),
    )


def _agent_kind(cell: str) -> AgentKind:
    kinds: dict[str, AgentKind] = {"generic": "generic", "relational": "relational", "measure": "measure"}
    return kinds.get(cell, "agent")
