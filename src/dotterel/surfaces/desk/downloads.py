"""The list as a file: the very incidents that are shown, in the same order, as CSV, JSON or GeoJSON."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from typing import Any, Literal

from dotterel.model import plain_of
from dotterel.store import IncidentEntry, Store
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
    """The file, piece by piece: every incident of the question, whichever page is shown.

    Each piece is read by itself, so that a slow reader keeps nobody from writing; an incident that changes meanwhile is
    told as it is when its piece is read.
    """
    yield {"csv": _csv_row(COLUMNS), "json": "[", "geojson": '{"type": "FeatureCollection", "features": ['}[format_]
    begun = False
    for entry in _entries(store, question):
        if format_ == "csv":
            yield _csv_row(_cell(getattr(entry, name)) for name in COLUMNS)
        else:
            record = _record(entry) if format_ == "json" else _feature(entry)
            yield (",\n" if begun else "\n") + json.dumps(record, ensure_ascii=False, allow_nan=False)
        begun = True
    yield {"csv": "", "json": "\n]\n", "geojson": "\n]}\n"}[format_]


def _entries(store: Store, question: ListQuestion) -> Iterator[IncidentEntry]:
    after = None
    while True:
        with store.reading() as records:
            page = records.incidents.page(
                question.selection,
                order=question.order,
                descending=question.descending,
                after=after,
                limit=_AT_A_TIME,
            )
        yield from page.entries
        after = page.next
        if after is None:
            return


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
