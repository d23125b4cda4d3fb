"""Places: from the words of a report to coordinates with an honest precision.

`resolve_place` answers for one span, `find_toponyms` and `document_countries` for a whole text. All three ask a
`Gazetteer`: the shipped one is `SqliteGazetteer.open()`, and `MemoryGazetteer` holds a few places for tests.
"""

from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import EntryKind, Gazetteer, GazetteerEntry, NamedEntry, NameQuality
from dotterel.resolution.places.memory_gazetteer import MemoryGazetteer
from dotterel.resolution.places.named import places_named
from dotterel.resolution.places.recognition import (
    Survey,
    Toponym,
    country_mentions,
    document_countries,
    find_toponyms,
    survey,
)
from dotterel.resolution.places.resolver import resolve_place
from dotterel.resolution.places.spoken_of import place_spoken_of
from dotterel.resolution.places.sqlite_gazetteer import SqliteGazetteer

__all__ = [
    "EntryKind",
    "Gazetteer",
    "GazetteerEntry",
    "MemoryGazetteer",
    "NameQuality",
    "NamedEntry",
    "PlaceContext",
    "SqliteGazetteer",
    "Survey",
    "Toponym",
    "country_mentions",
    "document_countries",
    "find_toponyms",
    "fold",
    "place_spoken_of",
    "places_named",
    "resolve_place",
    "survey",
]
