"""The list as a file: the very incidents that are shown, in the same order, as CSV, JSON or GeoJSON."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from itertools import chain
from typing import Any, Literal

from dotterel.model import plain_of
from dotterel.store import IncidentEntry, Store
from dotterel.surfaces.desk.listed_incidents import in_batches
from dotterel.surfaces.desk.questions import ListQuestion
from dotterel.surfaces.export.cells import safe_cell

DownloadFormat = Literal["csv", "json", "geojson"]
MEDIA_TYPES: dict[DownloadFormat, str] = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json",
    "geojson": "application/geo+json",
}
_AT_A_TIME = 500
_UNSHOWN = ("number", "sort_day")
COLUMNS = tuple(one.name for one in fields(IncidentEntry) if one.name not in _UNSHOWN)


def download(store: Store, question: ListQuestion, format_: DownloadFormat) -> Iterator[str]:
    """The file, piece by piece: every incident of the question, as `in_batches` reads them."""
    yield {"csv": _csv_row(COLUMNS), "json": "[", "geojson": '{"type": "FeatureCollection", "features": ['}[format_]
    begun = False
    batches = in_batches(store, question, lambda _, page: page.entries, at_a_time=_AT_A_TIME)
    for entry in chain.from_iterable(batches):
        if format_ == "csv":
            yield _csv_row(_cell(getattr(entry, name)) for name in COLUMNS)
        else:
            record = _record(entry) if format_ == "json" else _feature(entry)
            yield (",\n" if begun else "\n") + json.dumps(record, ensure_ascii=False, allow_nan=False)
        begun = True
    yield {"csv": "", "json": "\n]\n", "geojson": "\n]}\n"}[format_]


def _record(entry: IncidentEntry) -> dict[str, Any]:
    plain = plain_of(entry)
    return {name: plain[name] for name in COLUMNS}


def _feature(entry: IncidentEntry) -> dict[str, Any]:
    placed = entry.latitude is not None and entry.longitude is not None
    return {
        "type": "Feature",
        "id": entry.incident_id,
        "geometry": {"type": "Point", "coordinates": [entry.longitude, entry.latitude]} if placed else None,
        "properties": _record(entry),
    }


def _cell(value: Any) -> Any:
    if isinstance(value, tuple):
        value = "; ".join(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    return safe_cell(value)


def _csv_row(cells: Any) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
