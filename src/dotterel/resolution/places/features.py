"""Which features of GeoNames a gazetteer takes in, as what, and how far they reach: our own table in `features.csv`.

Kept is what reports of conflict name: every populated place that has not merely vanished from the maps, divisions of
every order, and of nature and of what people built the kinds that are fought over, fled to, crossed or blown up. Left
out are houses, farms, schools, churches, hotels, wells, fields and the floor of the sea: their names are mostly the
names of something else.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib.resources import files
from types import MappingProxyType
from typing import cast

from dotterel.resolution.places.gazetteer import EntryKind

CLASSES: Mapping[str, str] = MappingProxyType(
    {
        "A": "divisions and countries",
        "H": "waters",
        "L": "areas",
        "P": "populated places",
        "R": "roads and railways",
        "S": "buildings and sites",
        "T": "mountains, islands, valleys",
        "U": "under the sea",
        "V": "forests and fields",
    }
)
"""GeoNames' feature classes, in words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """What becomes of the features of one code.

    Attributes:
        kind: Kind of entry.
        feature: `GazetteerEntry.feature`; empty for plain towns and divisions.
        radius_km: How far from its point such a feature commonly reaches, in kilometres; none for kinds whose
            precision follows from the kind.
    """

    kind: EntryKind
    feature: str
    radius_km: float | None


@cache
def features() -> Mapping[str, Feature]:
    """GeoNames' class and code, as ``S.DAM``, to what becomes of it; a feature that is not in it is left out."""
    return MappingProxyType(
        {
            f"{row['class']}.{row['code']}": Feature(
                kind=cast("EntryKind", row["kind"]),
                feature=row["feature"],
                radius_km=float(row["radius_km"]) if row["radius_km"] else None,
            )
            for row in csv.DictReader(_table().splitlines())
        }
    )


def features_digest() -> str:
    """Digest of the table: an import made with another one is another import."""
    return sha256(_table().encode()).hexdigest()


def _table() -> str:
    return files("dotterel.resolution.places").joinpath("features.csv").read_text(encoding="utf-8")
