"""The list as a file: the very incidents that are shown, in the same order, with the columns of our own exports."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Literal, TextIO

from dotterel.model import Incident
from dotterel.store import Store
from dotterel.surfaces.desk.listed_incidents import incident_file, listed_in_batches
from dotterel.surfaces.desk.questions import ListQuestion
from dotterel.surfaces.export import INCIDENT_FIELDS, MEDIA_TYPES, streamed

DownloadFormat = Literal["csv", "json", "geojson"]
DOWNLOAD_TYPES: Mapping[DownloadFormat, str] = {
    "csv": MEDIA_TYPES["csv"],
    "json": "application/json",
    "geojson": MEDIA_TYPES["geojson"],
}
"""Media type of each format."""


def download(store: Store, question: ListQuestion, format_: DownloadFormat) -> Iterator[bytes]:
    """The file, piece by piece: as on the page of data; and as JSON, which has the columns as names, typed."""
    if format_ == "json":
        return streamed(_JsonList(), listed_in_batches(store, question))
    return incident_file(store, question, format_)


class _JsonList:
    """Writes a list with an object an incident, a line each; see `Writer`."""

    _stream: TextIO

    def __init__(self) -> None:
        self.left_out: Counter[str] = Counter()
        self._begun = False

    def open(self, stream: TextIO) -> None:
        self._stream = stream
        stream.write("[")

    def write(self, records: Sequence[Incident]) -> None:
        for record in records:
            line = json.dumps(
                {field.name: field.of(record) for field in INCIDENT_FIELDS}, ensure_ascii=False, allow_nan=False
            )
            self._stream.write((",\n" if self._begun else "\n") + line)
            self._begun = True

    def close(self) -> None:
        self._stream.write("\n]\n")
