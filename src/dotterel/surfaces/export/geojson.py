"""GeoJSON (RFC 7946): one Feature an event, a point where the event was located.

The properties are the flat fields of `csv`, typed, lists as lists. An event without coordinates has a null geometry,
as the standard wants it. The point of a country or province is one in its middle: ``place_precision`` says so, and a
map of where things happened should filter by it.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from dotterel.model import Place, ResolvedEvent
from dotterel.surfaces.export.fields import FIELDS


class GeojsonWriter:
    """Writes one FeatureCollection with a line for each feature; see `Writer`."""

    _stream: TextIO

    def __init__(self) -> None:
        """Every event has a feature."""
        self.left_out: Counter[str] = Counter()
        self._begun = False

    def open(self, stream: TextIO) -> None:
        """The head of the collection."""
        self._stream = stream
        stream.write('{"type": "FeatureCollection", "features": [')

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One feature an event."""
        for event in events:
            line = json.dumps(feature_of(event), ensure_ascii=False, allow_nan=False)
            self._stream.write((",\n" if self._begun else "\n") + line)
            self._begun = True
        self._stream.flush()

    def close(self) -> None:
        """The end of the collection."""
        self._stream.write("\n]}\n")
        self._stream.flush()


def feature_of(event: ResolvedEvent) -> dict[str, Any]:
    """The feature of an event."""
    return {
        "type": "Feature",
        "id": event.id,
        "geometry": _point(event.place),
        "properties": {field.name: field.of(event) for field in FIELDS},
    }


def _point(place: Place | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
