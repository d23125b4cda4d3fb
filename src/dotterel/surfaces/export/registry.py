"""Formats by name, and by the name of the file that is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotterel.model import SettingsError
from dotterel.surfaces.export.acled import acled_writer
from dotterel.surfaces.export.cameo import cameo_writer
from dotterel.surfaces.export.csv import CsvWriter
from dotterel.surfaces.export.gdelt import gdelt_mentions_writer, gdelt_writer
from dotterel.surfaces.export.geojson import GeojsonWriter
from dotterel.surfaces.export.hxl import HxlWriter
from dotterel.surfaces.export.jsonl import JsonlWriter
from dotterel.surfaces.export.parquet import ParquetWriter
from dotterel.surfaces.export.plover import PloverWriter
from dotterel.surfaces.export.polecat import polecat_writer
from dotterel.surfaces.export.ucdp import ucdp_writer
from dotterel.surfaces.export.writer import Writer


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format.

    Attributes:
        make: Makes a fresh writer.
        ending: Ending of its files, without the dot.
        own: Whether that ending alone means this format.
    """

    make: Callable[[], Writer]
    ending: str
    own: bool = False


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(make=JsonlWriter, ending="jsonl", own=True),
    "csv": Format(make=CsvWriter, ending="csv", own=True),
    "csv-hxl": Format(make=HxlWriter, ending="csv"),
    "parquet": Format(make=ParquetWriter, ending="parquet", own=True),
    "geojson": Format(make=GeojsonWriter, ending="geojson", own=True),
    "plover": Format(make=PloverWriter, ending="jsonl"),
    "polecat": Format(make=polecat_writer, ending="tsv"),
    "cameo": Format(make=cameo_writer, ending="tsv"),
    "acled": Format(make=acled_writer, ending="csv"),
    "ucdp": Format(make=ucdp_writer, ending="csv"),
    "gdelt": Format(make=gdelt_writer, ending="tsv"),
    "gdelt-mentions": Format(make=gdelt_mentions_writer, ending="tsv"),
}
"""The formats, in the order in which they are told to people."""


def writer_for(name: str) -> Writer:
    """A fresh writer of a format.

    Raises:
        SettingsError: No format has that name; the remedy lists those that there are.
    """
    if name not in FORMATS:
        raise SettingsError(f"there is no export format {name!r}", f"Formats: {', '.join(FORMATS)}.")
    return FORMATS[name].make()


def format_of(path: Path) -> str | None:
    """The format that a file's name means: ``events.ucdp.csv`` by the word before the ending, else by the ending alone.

    Returns:
        Its name; none where the name means no format.

    Raises:
        SettingsError: Several formats have that ending, and the name does not say which.
    """
    stem, dot, ending = path.name.lower().rpartition(".")
    if not dot:
        return None
    before = stem.rpartition(".")[2]
    if before in FORMATS and FORMATS[before].ending == ending:
        return before
    fitting = [name for name, form in FORMATS.items() if form.ending == ending]
    own = next((name for name in fitting if FORMATS[name].own), None)
    if own is None and fitting:
        raise SettingsError(
            f"{path.name} may be any of {', '.join(fitting)}",
            f"Name one by --format, or in the file's name: {path.stem}.{fitting[0]}.{ending}.",
        )
    return own
