"""Formats by name, and by the name of the file that is written."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from dotterel.model import SettingsError, to_line
from dotterel.surfaces.export.acled import acled_incident_writer, acled_writer
from dotterel.surfaces.export.cameo import cameo_incident_writer, cameo_writer
from dotterel.surfaces.export.csv import CsvWriter
from dotterel.surfaces.export.event_fields import EVENT_FIELDS
from dotterel.surfaces.export.gdelt import (
    gdelt_incident_mentions_writer,
    gdelt_incident_writer,
    gdelt_mentions_writer,
    gdelt_writer,
)
from dotterel.surfaces.export.geojson import GeojsonWriter
from dotterel.surfaces.export.incident_fields import INCIDENT_FIELDS
from dotterel.surfaces.export.jsonl import JsonlWriter, incident_line
from dotterel.surfaces.export.parquet import ParquetWriter
from dotterel.surfaces.export.plover import PloverIncidentWriter, PloverWriter
from dotterel.surfaces.export.polecat import polecat_incident_writer, polecat_writer
from dotterel.surfaces.export.ucdp import ucdp_incident_writer, ucdp_writer
from dotterel.surfaces.export.writer import EventWriter, IncidentWriter


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A format.

    Attributes:
        events: Makes a fresh writer of events.
        incidents: Makes a fresh writer of incidents.
        ending: Ending of its files, without the dot.
        about: What it is, in a line.
        own: Whether that ending alone means this format.
    """

    events: Callable[[], EventWriter]
    incidents: Callable[[], IncidentWriter]
    ending: str
    about: str
    own: bool = False


FORMATS: Mapping[str, Format] = {
    "jsonl": Format(
        events=lambda: JsonlWriter(to_line),
        incidents=lambda: JsonlWriter(incident_line),
        ending="jsonl",
        about="the whole record as JSON, one a line",
        own=True,
    ),
    "csv": Format(
        events=lambda: CsvWriter(EVENT_FIELDS),
        incidents=lambda: CsvWriter(INCIDENT_FIELDS),
        ending="csv",
        about="a flat table, one row a record",
        own=True,
    ),
    "csv-hxl": Format(
        events=lambda: CsvWriter(EVENT_FIELDS, hashtags=True),
        incidents=lambda: CsvWriter(INCIDENT_FIELDS, hashtags=True),
        ending="csv",
        about="the same with HXL hashtags below the header",
    ),
    "parquet": Format(
        events=lambda: ParquetWriter(EVENT_FIELDS, line_of=to_line),
        incidents=lambda: ParquetWriter(INCIDENT_FIELDS, line_of=incident_line),
        ending="parquet",
        about="the same with typed columns, and the whole record",
        own=True,
    ),
    "geojson": Format(
        events=lambda: GeojsonWriter(EVENT_FIELDS, id_of=lambda one: one.id, place_of=lambda one: one.place),
        incidents=lambda: GeojsonWriter(INCIDENT_FIELDS, id_of=lambda one: one.id, place_of=lambda one: one.place),
        ending="geojson",
        about="a point for each record, for maps",
        own=True,
    ),
    "plover": Format(
        events=PloverWriter, incidents=PloverIncidentWriter, ending="jsonl", about="the JSON of the PLOVER manual"
    ),
    "polecat": Format(
        events=polecat_writer, incidents=polecat_incident_writer, ending="tsv", about="the 40 columns of POLECAT"
    ),
    "cameo": Format(
        events=cameo_writer,
        incidents=cameo_incident_writer,
        ending="tsv",
        about="CAMEO codes in the 20 columns of ICEWS",
    ),
    "acled": Format(
        events=acled_writer,
        incidents=acled_incident_writer,
        ending="csv",
        about="ACLED's columns and categories, as far as they fit",
    ),
    "ucdp": Format(
        events=ucdp_writer,
        incidents=ucdp_incident_writer,
        ending="csv",
        about="the 49 columns of UCDP GED: violence with deaths",
    ),
    "gdelt": Format(
        events=gdelt_writer,
        incidents=gdelt_incident_writer,
        ending="tsv",
        about="the 61 columns of GDELT 2.0's events",
    ),
    "gdelt-mentions": Format(
        events=gdelt_mentions_writer,
        incidents=gdelt_incident_mentions_writer,
        ending="tsv",
        about="the 16 columns of GDELT 2.0's mentions",
    ),
}
"""The formats, in the order in which they are told to people."""


def writer_for(name: str) -> EventWriter:
    """A fresh writer of events in a format.

    Raises:
        SettingsError: No format has that name; the remedy lists those that there are.
    """
    return _format(name).events()


def incident_writer_for(name: str) -> IncidentWriter:
    """A fresh writer of incidents in a format.

    Raises:
        SettingsError: Likewise.
    """
    return _format(name).incidents()


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise SettingsError(f"there is no export format {name!r}", f"Formats: {', '.join(FORMATS)}.")
    return FORMATS[name]


def usual_name(what: str, format_: str) -> str:
    """The usual name of a file, by which `format_of` knows its format: ``incidents.csv``, ``incidents.ucdp.csv``.

    Args:
        what: ``incidents`` or ``events``.
        format_: Name of the format.

    Raises:
        SettingsError: There is no such format.
    """
    form = _format(format_)
    return f"{what}.{form.ending}" if form.own else f"{what}.{format_}.{form.ending}"


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
