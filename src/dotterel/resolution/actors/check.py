"""Faults of the shipped register, and how much of it names a source."""

from dataclasses import dataclass
from pathlib import Path

from dotterel.resolution.actors.faults import faults_in
from dotterel.resolution.actors.layers import SHIPPED, shipped_layers
from dotterel.resolution.actors.rows import Fault


@dataclass(frozen=True, slots=True)
class FileReport:
    """What the checker says of one file.

    Attributes:
        name: The file.
        entries: Number of its entries.
        sourced: How many of them name where they can be checked; none for a file without that column.
        faults: Everything wrong in it.
    """

    name: str
    entries: int
    sourced: int | None
    faults: tuple[Fault, ...]


def check_register(shipped: Path = SHIPPED) -> tuple[FileReport, ...]:
    """Each file of a register that stands by itself, in order of names."""
    layers, files = shipped_layers(shipped)
    known = layers.known()
    return tuple(
        FileReport(
            name=file.name,
            entries=len(file.rows),
            sourced=sum(bool(row.cells["source"]) for row in file.rows) if "source" in file.columns else None,
            faults=tuple(faults_in(file, known=known)),
        )
        for file in files
    )
