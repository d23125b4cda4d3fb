"""A small invented corner of the world, on which the tests of places walk about."""

from pathlib import Path

import pytest

from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer
from dotterel.resolution.places import build as building
from tests.resolution.places.rows import write_sources


def entry(
    number: int, name: str, kind: str, country: str | None, latitude: float, longitude: float, **more: object
) -> GazetteerEntry:
    """One entry, with a GeoNames number."""
    return GazetteerEntry(
        id=f"geonames:{number}",
        geonameid=number,
        name=name,
        kind=kind,  # type: ignore[arg-type]
        country=country,
        latitude=latitude,
        longitude=longitude,
        **more,  # type: ignore[arg-type]
    )


@pytest.fixture(scope="session")
def atlas() -> MemoryGazetteer:
    """Countries, divisions, towns and regions; two towns are called Alexandria, and Mopti is a town and a division."""
    in_mopti = {"admin1": "Mopti"}
    entries = [
        entry(1, "Mali", "country", "MLI", 17.0, -4.0, population=20_000_000),
        entry(2, "Armenia", "country", "ARM", 40.1, 45.0, population=3_000_000),
        entry(3, "United States", "country", "USA", 39.8, -98.6, population=330_000_000),
        entry(4, "Egypt", "country", "EGY", 27.0, 30.0, population=100_000_000),
        entry(5, "Israel", "country", "ISR", 31.5, 34.9, population=9_000_000),
        entry(6, "Lebanon", "country", "LBN", 33.9, 35.9, population=6_000_000),
        entry(7, "Georgia", "country", "GEO", 42.0, 43.5, population=3_700_000),
        entry(10, "Bamako", "settlement", "MLI", 12.65, -8.0, population=1_300_000, feature="capital", admin1="Bamako"),
        entry(11, "Mopti", "settlement", "MLI", 14.49, -4.19, population=186_000, **in_mopti),
        entry(12, "Mopti", "admin1", "MLI", 14.8, -3.8, population=600_000, **in_mopti),
        entry(13, "Koro", "settlement", "MLI", 14.06, -3.08, population=15_000, **in_mopti),
        entry(14, "Koro", "settlement", "FJI", -17.3, 179.4, population=900),
        entry(20, "Alexandria", "settlement", "EGY", 31.2, 29.95, population=3_800_000, admin1="Alexandria"),
        entry(21, "Alexandria", "settlement", "USA", 31.31, -92.45, population=47_000, admin1="Louisiana"),
        entry(22, "Louisiana", "admin1", "USA", 31.0, -92.0, population=4_600_000, admin1="Louisiana"),
        entry(23, "Georgia", "admin1", "USA", 32.7, -83.4, population=10_000_000, admin1="Georgia"),
        entry(24, "Rapides Parish", "admin2", "USA", 31.2, -92.5, population=130_000, admin1="Louisiana"),
        entry(30, "Police", "settlement", "POL", 53.55, 14.57, population=34_000),
        entry(31, "Clark", "settlement", "USA", 40.64, -74.31, population=15_000, admin1="New Jersey"),
        GazetteerEntry(
            id="region:israel-lebanon-border", name="Israel-Lebanon border", kind="region", feature="border",
            latitude=33.1, longitude=35.4, radius_km=50.0,
        ),
        GazetteerEntry(
            id="region:central-mali", name="Central Mali", kind="region", feature="region", country="MLI",
            latitude=14.8, longitude=-3.8, radius_km=150.0,
        ),
        GazetteerEntry(
            id="region:tower-22", name="Tower 22", kind="region", feature="base", country="JOR",
            latitude=33.31, longitude=38.7, radius_km=1.0,
        ),
    ]  # fmt: skip
    names = {
        "geonames:3": ["US", "U.S."],
        "geonames:24": ["Rapides"],
        "region:israel-lebanon-border": ["Israel Lebanon border"],
    }
    return MemoryGazetteer(entries, names=names)


@pytest.fixture(scope="session")
def packaged(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Folder of a gazetteer built of a few rows: what an import extends."""
    folder = tmp_path_factory.mktemp("packaged")
    building.build(folder / "data", sources=write_sources(folder))
    return folder / "data"
