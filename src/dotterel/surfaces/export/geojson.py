"""GeoJSON (RFC 7946): one Feature an event or an incident, a point where it was located.

The properties are the flat fields of `csv`, typed, lists as lists. What has no coordinates has a null geometry, as the
standard wants it. The point of a country or province is one in its middle: ``place_precision`` says so, and a map of
where things happened should filter by it.
"""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any, Generic, TextIO

from dotterel.model import IncidentPlace, Place
from dotterel.surfaces.export.fields import Fields, Subject


class GeojsonWriter(Generic[Subject]):
    """Writes one FeatureCollection with a line for each feature; see `Writer`."""

    _stream: TextIO

    def __init__(
        self,
        fields: Fields[Subject],
        *,
        id_of: Callable[[Subject], str],
        place_of: Callable[[Subject], Place | IncidentPlace | None],
    ) -> None:
        """Every record has a feature. Args: its properties, its identifier, and where it happened."""
        self.left_out: Counter[str] = Counter()
        self._fields = fields
        self._id_of = id_of
        self._place_of = place_of
        self._begun = False

    def open(self, stream: TextIO) -> None:
        """The head of the collection."""
        self._stream = stream
        stream.write('{"type": "FeatureCollection", "features": [')

    def write(self, records: Sequence[Subject]) -> None:
        """One feature a record."""
        for record in records:
            line = json.dumps(self.feature_of(record), ensure_ascii=False, allow_nan=False)
            self._stream.write((",\n" if self._begun else "\n") + line)
            self._begun = True
        self._stream.flush()

    def close(self) -> None:
        """The end of the collection."""
        self._stream.write("\n]}\n")
        self._stream.flush()

    def feature_of(self, record: Subject) -> dict[str, Any]:
        """The feature of a record."""
        return {
            "type": "Feature",
            "id": self._id_of(record),
            "geometry": _point(self._place_of(record)),
            "properties": {field.name: field.of(record) for field in self._fields},
        }


def _point(place: Place | IncidentPlace | None) -> dict[str, Any] | None:
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [place.longitude, place.latitude]}
