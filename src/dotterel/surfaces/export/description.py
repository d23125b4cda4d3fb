"""What the columns of a flat file mean, for programs: a Data Package (version 2) that stands beside the file.

Readers of Data Packages open the file with the right types by it; people find in it what each column holds. CSV's
lists are lists of texts joined by "; ".
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from dotterel import __version__
from dotterel.model import SettingsError
from dotterel.surfaces.export.csv import LIST_DELIMITER
from dotterel.surfaces.export.event_fields import EVENT_FIELDS
from dotterel.surfaces.export.fields import Field, Fields, Kind, Subject
from dotterel.surfaces.export.incident_fields import INCIDENT_FIELDS
from dotterel.surfaces.export.parquet import RECORD

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
"""What a Data Package of version 2 names as its form."""
_SUFFIX = ".datapackage.json"
_TYPES: Mapping[Kind, str] = {
    "text": "string",
    "day": "date",
    "number": "number",
    "count": "integer",
    "flag": "boolean",
    "list": "list",
    "counts": "list",
}
_MEDIA_TYPES = {
    "csv": "text/csv",
    "csv-hxl": "text/csv",
    "parquet": "application/vnd.apache.parquet",
    "geojson": "application/geo+json",
}
_PAGE_HEAD = """# Columns of our own exports

What `csv`, `csv-hxl`, `parquet` and `geojson` hold. This page is made of the same lines as the descriptions that
`dotterel export --describe` writes. Lists are joined by "; " in CSV, with one place kept for each member, and are lists
elsewhere. What is not known is empty, or null.
"""
DESCRIBED = tuple(_MEDIA_TYPES)
"""Formats with columns of our own."""


def description_of(format_: str, *, incidents: bool, path: Path | None = None) -> dict[str, Any]:
    """The Data Package of one file.

    Args:
        format_: Name of the format.
        incidents: Whether it holds incidents; else events.
        path: The file; its name alone is written down. None for the format's columns without a file.

    Raises:
        SettingsError: The format has no columns of our own.
    """
    if format_ not in _MEDIA_TYPES:
        raise SettingsError(
            f"the format {format_} is not described by a file",
            f"Described are {', '.join(DESCRIBED)}; of the others see docs/howto/export.md.",
        )
    what = "incidents" if incidents else "events"
    resource: dict[str, Any] = {
        "name": what,
        "title": "One row an incident" if incidents else "One row an event: a happening as one sentence tells it",
        "path": path.name if path else f"{what}.{format_.partition('-')[0]}",
        "format": format_.partition("-")[0],
        "mediatype": _MEDIA_TYPES[format_],
        "encoding": "utf-8",
    }
    if format_ == "csv-hxl":
        resource["dialect"] = {"headerRows": [1], "commentRows": [2]}
    columns = _columns(INCIDENT_FIELDS, format_) if incidents else _columns(EVENT_FIELDS, format_)
    if format_ == "parquet":
        columns.append({"name": RECORD, "type": "object", "description": "The whole record as JSON"})
    resource["schema"] = {"missingValues": [""], "fields": columns}
    return {"$schema": PROFILE, "name": what, "created_by": f"dotterel {__version__}", "resources": [resource]}


def columns_page() -> str:
    """All columns of our own with their types, meanings and hashtags, as a page of Markdown."""
    return (
        f"{_PAGE_HEAD}\n## Incidents: one row an incident\n{_table(INCIDENT_FIELDS)}"
        f"\n## Events: one row an event\n{_table(EVENT_FIELDS)}"
    )


def _table(fields: Fields[Subject]) -> str:
    lines = [f"| `{one.name}` | {one.kind} | {one.meaning} | `{one.tag}` |" for one in fields]
    return "\n".join(["| column | type | meaning | hashtag |", "| --- | --- | --- | --- |", *lines, ""])


def description_path(path: Path) -> Path:
    """Where the description of a file stands: ``incidents.csv`` has ``incidents.csv.datapackage.json`` beside it."""
    return path.with_name(path.name + _SUFFIX)


def _columns(fields: Fields[Subject], format_: str) -> list[dict[str, Any]]:
    return [_column(field, format_) for field in fields]


def _column(field: Field[Subject], format_: str) -> dict[str, Any]:
    column = {"name": field.name, "type": _TYPES[field.kind], "description": field.meaning, "hxl": field.tag}
    if field.kind in ("list", "counts"):
        if format_ in ("parquet", "geojson"):
            column["type"] = "array"
        else:
            column |= {"itemType": "string" if field.kind == "list" else "integer", "delimiter": LIST_DELIMITER}
    return column
