"""A gazetteer of a few given places, for tests and for trying things out."""

from collections.abc import Iterable, Mapping

from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import GazetteerEntry, NamedEntry, NameQuality
from dotterel.resolution.places.schema import KINDS


class MemoryGazetteer:
    """The places given to it, each under its main name and under any further names."""

    def __init__(self, entries: Iterable[GazetteerEntry], *, names: Mapping[str, Iterable[str]] | None = None) -> None:
        """Files the entries.

        Args:
            entries: The places.
            names: Further names by entry id.
        """
        self._entries = tuple(entries)
        self._names: dict[str, list[NamedEntry]] = {}
        for entry in self._entries:
            self._file(entry.name, entry, "main")
            for name in (names or {}).get(entry.id, ()):
                self._file(name, entry, "variant")

    def has(self, folded: str) -> bool:
        """See `Gazetteer.has`."""
        return folded in self._names

    def find(self, folded: str) -> tuple[NamedEntry, ...]:
        """See `Gazetteer.find`."""
        found = self._names.get(folded, [])
        return tuple(sorted(found, key=lambda named: (KINDS.index(named.entry.kind), -named.entry.population)))

    def capital(self, country: str) -> GazetteerEntry | None:
        """See `Gazetteer.capital`."""
        return next((entry for entry in self._entries if entry.feature == "capital" and entry.country == country), None)

    def country(self, iso3: str) -> GazetteerEntry | None:
        """See `Gazetteer.country`."""
        return next((entry for entry in self._entries if entry.kind == "country" and entry.country == iso3), None)

    def _file(self, name: str, entry: GazetteerEntry, quality: NameQuality) -> None:
        self._names.setdefault(fold(name), []).append(NamedEntry(entry=entry, quality=quality))
