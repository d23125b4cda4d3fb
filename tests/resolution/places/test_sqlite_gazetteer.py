"""Tests of `dotterel.resolution.places.sqlite_gazetteer`."""

from pathlib import Path

import pytest

from dotterel.model import ArtifactError, span_of
from dotterel.resolution.places import PlaceContext, SqliteGazetteer, resolve_place
from dotterel.resolution.places.schema import NAMES_FILE, PLACES_FILE, default_folder

built = pytest.mark.skipif(
    not (default_folder() / PLACES_FILE).is_file(), reason="not built: python -m dotterel.resolution.places.build"
)


def test_missing_files(tmp_path: Path) -> None:
    """Without its files the gazetteer says how to build them."""
    with pytest.raises(ArtifactError, match=r"python -m dotterel\.resolution\.places\.build"):
        SqliteGazetteer.open(tmp_path)


def test_damaged_files(tmp_path: Path) -> None:
    """Files of another kind are refused by name, not by a traceback of the database."""
    for name in (PLACES_FILE, NAMES_FILE):
        (tmp_path / name).write_bytes(b"neither a database nor a trie" * 50)
    with pytest.raises(ArtifactError, match="damaged"):
        SqliteGazetteer.open(tmp_path)


@built
def test_size_of_the_shipped_files() -> None:
    """Both files together stay below 60 MB."""
    assert sum((default_folder() / name).stat().st_size for name in (PLACES_FILE, NAMES_FILE)) < 60_000_000


@built
@pytest.mark.parametrize(
    ("phrase", "country", "precision"),
    [
        ("Bakhmut", "UKR", "city"),
        ("Kunduz province", "AFG", "admin1"),
        ("the Gaza Strip", "PSE", "admin1"),
        ("the Red Sea", None, "region"),
        ("Deir ez-Zor", "SYR", "city"),
        ("Washington", "USA", "city"),
        ("North Kivu", "COD", "admin1"),
        ("Niger", "NER", "country"),
    ],
)
def test_known_places(phrase: str, country: str | None, precision: str) -> None:
    """Well-known places of many kinds are found in the shipped gazetteer, each with its precision."""
    place = resolve_place(
        span_of(phrase, 0, len(phrase)), context=PlaceContext(sentence=phrase), gazetteer=SqliteGazetteer.open()
    )
    assert (place.country, place.precision) == (country, precision)


@built
def test_towns_of_our_table_are_settlements() -> None:
    """A town that only our own table has is weighed and shown as a town, not as a region."""
    gazetteer = SqliteGazetteer.open()
    found = [named.entry for named in gazetteer.find("idomeni")]
    assert [(entry.kind, entry.country, entry.radius_km) for entry in found] == [("settlement", "GRC", None)]
    assert found[0].population > 0
