"""Formats by name."""

from collections.abc import Callable, Mapping

from dotterel.model import SettingsError
from dotterel.surfaces.export.csv import CsvWriter
from dotterel.surfaces.export.jsonl import JsonlWriter
from dotterel.surfaces.export.writer import Writer

FORMATS: Mapping[str, Callable[[], Writer]] = {"jsonl": JsonlWriter, "csv": CsvWriter}
"""What makes a fresh writer of each format."""


def writer_for(name: str) -> Writer:
    """A fresh writer of a format.

    Raises:
        SettingsError: No format has that name; the remedy lists those that there are.
    """
    if name not in FORMATS:
        raise SettingsError(f"there is no export format {name!r}", f"Formats: {', '.join(FORMATS)}.")
    return FORMATS[name]()
