"""Register files laid one over the other: later files change and add entries of earlier ones."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from dotterel.resolution.actors.faults import Known, faults_in
from dotterel.resolution.actors.folding import fold
from dotterel.resolution.actors.rows import Fault, FileKind, RegisterFile, Row, listed, read_register_file

SHIPPED = Path(__file__).parent / "register"
"""The folder of the shipped register files."""

MORE = "+"
"""An ``aliases`` cell that begins with this adds to the known aliases instead of taking their place."""

Cells = dict[str, str]
Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Change:
    """What one row of a file does to the files below it.

    Attributes:
        key: Identifier, or the agent phrase.
        line: The row's line.
        changed: The columns whose value is another than before; none where the entry is new.
        cells: All cells of the entry as it then stands.
    """

    key: str
    line: int
    changed: tuple[str, ...] | None
    cells: Cells


@dataclass(frozen=True, slots=True)
class Layers:
    """Entries by key, as the files laid so far leave them.

    Attributes:
        parties: Parties by identifier.
        states: States by code.
        agents: Agent words and measures by folded phrase and whether it is a measure.
    """

    parties: dict[str, Cells] = field(default_factory=dict)
    states: dict[str, Cells] = field(default_factory=dict)
    agents: dict[tuple[str, bool], Cells] = field(default_factory=dict)

    def lay(self, file: RegisterFile) -> tuple[Change, ...]:
        """Lay a file over what is there; what each of its rows did.

        A row whose key is known changes the columns that its file has, blank cells included, and leaves the others
        as they are. A row whose key is new adds an entry.
        """
        return tuple(change for row in file.rows if (change := self._lay(file.kind, row)) is not None)

    def known(self) -> Known:
        """What a file that is laid next may refer to."""
        return Known(parties=self.parties.keys(), states=self.states.keys(), agents=self.agents.keys())

    def _lay(self, kind: FileKind | None, row: Row) -> Change | None:
        if kind == "agents":
            phrase = fold(row.cells.get("phrase", ""))
            key = phrase, row.cells.get("kind") == "measure"
            return self._put(self.agents, key, row, phrase) if phrase else None
        identifier = row.cells.get("id", "")
        if not identifier or kind is None:
            return None
        return self._put(self.states if kind == "states" else self.parties, identifier, row, identifier)

    @staticmethod
    def _put(entries: dict[Key, Cells], key: Key, row: Row, name: str) -> Change:
        before = entries.pop(key, None)  # put back at the end: of two plurals alike the later word's holds
        cells = {**(before or {}), **row.cells}
        aliases = cells.get("aliases", "")
        if aliases.startswith(MORE):
            known = listed((before or {}).get("aliases", ""))
            cells["aliases"] = "|".join(dict.fromkeys((*known, *listed(aliases.removeprefix(MORE)))))
        entries[key] = cells
        changed = None if before is None else tuple(one for one in cells if cells[one] != before.get(one, ""))
        return Change(key=name, line=row.number, changed=changed, cells=cells)


@dataclass(frozen=True, slots=True)
class Laid:
    """A file with what it did, or its faults.

    Attributes:
        file: The file.
        changes: What its rows did, in order.
        faults: Everything wrong in it.
    """

    file: RegisterFile
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...]


def shipped_layers(shipped: Path = SHIPPED) -> tuple[Layers, tuple[RegisterFile, ...]]:
    """The shipped register and its files."""
    layers = Layers()
    files = tuple(read_register_file(path) for path in sorted(shipped.glob("*.csv")))
    for file in files:
        layers.lay(file)
    return layers, files


def lay_own(layers: Layers, paths: Iterable[Path]) -> tuple[Laid, ...]:
    """Lay the user's files over `layers`, in order, checking each against what lies below it."""
    laid = []
    for path in paths:
        file = read_register_file(path)
        faults = tuple(faults_in(file, known=layers.known()))
        laid.append(Laid(file, layers.lay(file), faults))
    return tuple(laid)
