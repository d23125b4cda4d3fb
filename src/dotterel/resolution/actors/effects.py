"""What a user's register files do to what lies below them: what is new, what changes, which names clash."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from dotterel.resolution.actors.csv_register import CsvActorRegister, entry_of, refuse_faults
from dotterel.resolution.actors.entries import Agent, Entry
from dotterel.resolution.actors.folding import fold
from dotterel.resolution.actors.layers import SHIPPED, Cells, Change, lay_own, shipped_layers
from dotterel.resolution.actors.rows import FileKind, RegisterFile, listed


@dataclass(frozen=True, slots=True)
class Clash:
    """A name of a new or changed entry that means something else already.

    Attributes:
        text: The name as the file writes it.
        line: The line of its row.
        entry: What else is written like it; none where that is an agent word.
        agent: The agent word that is written like it, if it is one.
    """

    text: str
    line: int
    entry: Entry | None = None
    agent: Agent | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """What one file does.

    Attributes:
        file: The file.
        changes: What each of its rows does, in order.
        clashes: Names that mean something else too, in order of the rows.
    """

    file: RegisterFile
    changes: tuple[Change, ...]
    clashes: tuple[Clash, ...]


def effects_of(paths: Iterable[Path], *, shipped: Path = SHIPPED) -> tuple[Effect, ...]:
    """What the user's files do, each laid over ours and the files before it.

    Raises:
        RegisterError: A file has faults; those of all are listed.
    """
    laid = lay_own(shipped_layers(shipped)[0], paths)
    refuse_faults(laid)
    layers, _ = shipped_layers(shipped)
    effects = []
    for one in laid:
        below = CsvActorRegister.of_layers(layers)
        before = {"parties": layers.parties, "states": layers.states}.get(one.file.kind or "", {})
        before = {change.key: before.get(change.key, {}) for change in one.changes}
        changes = layers.lay(one.file)
        clashes = (clash for change in changes for clash in _clashes(change, before[change.key], one.file.kind, below))
        effects.append(Effect(one.file, changes, tuple(clashes)))
    return tuple(effects)


def _clashes(change: Change, before: Cells, kind: FileKind | None, below: CsvActorRegister) -> Iterator[Clash]:
    if kind == "agents":
        if change.changed is None:
            yield from (Clash(change.key, change.line, entry=form.entry) for form in below.forms(change.key))
        return
    old = set(map(fold, _names(before)))
    for text in dict.fromkeys(_names(change.cells)):
        key = fold(text)
        if key in old:
            continue
        others = {form.entry.id: form.entry for form in below.forms(key) if form.use not in ("surname", "local")}
        others.pop(change.key, None)
        yield from (Clash(text, change.line, entry=entry) for entry in others.values())
        agent = below.agent(key)
        if agent is not None:
            yield Clash(text, change.line, agent=agent)


def _names(cells: Cells) -> tuple[str, ...]:
    return tuple(name for name in (cells.get("name", ""), *listed(cells.get("aliases", ""))) if name)


def party_of(change: Change) -> Entry | None:
    """The entry that a change of a party leaves; none for states and words."""
    return entry_of(change.cells) if "id" in change.cells and "kind" in change.cells else None
