"""The door to the gazetteer: what a place entry is, and the questions that can be asked."""

from dataclasses import dataclass
from typing import Literal, Protocol

EntryKind = Literal["country", "admin1", "admin2", "settlement", "region", "admin3", "landmark"]
UNSIZED = "village"
"""Feature of a settlement of an imported gazetteer that is no division's seat and whose size is not known."""
NameQuality = Literal["main", "variant", "loose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GazetteerEntry:
    """One place of the gazetteer.

    Attributes:
        id: ``geonames:<number>`` for a GeoNames place, ``region:<slug>`` for one of our own list.
        name: Its main name.
        kind: Country, administrative division of the first, second or a lower order (``admin3``), settlement, one of
            our own regions, or a ``landmark``: any other feature of nature or site. Lower divisions and landmarks are
            in imported gazetteers only.
        feature: What it is more closely: ``capital``, ``sea``, ``camp``, ``border``; empty where no more is known.
        country: ISO 3166 alpha-3 code; none for the high seas and for regions of several or disputed countries.
        admin1: Name of the first-order division that it lies in (its own name, where it is one).
        admin2: Name of the second-order division that it lies in (its own name, where it is one).
        latitude: Degrees north.
        longitude: Degrees east.
        population: Inhabitants; 0 where unknown.
        radius_km: Rough radius of a region, lower division or landmark, in kilometres.
        geonameid: GeoNames number, where it has one.
        borrowed: Whether the coordinates are those of the division around it, its own being unknown.
    """

    id: str
    name: str
    kind: EntryKind
    latitude: float
    longitude: float
    feature: str = ""
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    population: int = 0
    radius_km: float | None = None
    geonameid: int | None = None
    borrowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntry:
    """An entry as it was found under one of its names.

    Attributes:
        entry: The place.
        quality: Whether the name asked for is its main name, another known name, or a loosened form of one (the
            word "Province" or an Arabic article left out).
    """

    entry: GazetteerEntry
    quality: NameQuality


class Gazetteer(Protocol):
    """Names to places. Every name is given folded (see `folding.fold`)."""

    def __hash__(self) -> int:
        """Gazetteers are told apart by identity: what was read with one is kept for it alone."""
        ...

    def has(self, folded: str) -> bool:
        """Whether any place is filed under this name: cheap, to be asked of every run of words."""
        ...

    def find(self, folded: str) -> tuple[NamedEntry, ...]:
        """All places under this name, the most populous first within each kind; empty where there are none."""
        ...

    def capital(self, country: str) -> GazetteerEntry | None:
        """The capital of a country, given its ISO 3166 alpha-3 code."""
        ...

    def country(self, iso3: str) -> GazetteerEntry | None:
        """The entry of a country, given its ISO 3166 alpha-3 code."""
        ...
