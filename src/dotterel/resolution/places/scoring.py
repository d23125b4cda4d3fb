"""Weighs the candidates for a place name against each other.

The weights are sums of plain evidence, in units in which a step of one makes a candidate about 2.7 times as likely.
They were set by judgement and then moved by hand on the development halves of three sets of news texts with known
places (local news of the United States, disease reports, conflict reports), as a set: changing one alone says little.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from math import exp, log10, sqrt

from dotterel.model.replacing import replace
from dotterel.resolution.places.gazetteer import EntryKind, GazetteerEntry, NamedEntry, NameQuality
from dotterel.resolution.places.geometry import are_within, kilometres

# What only an imported gazetteer has stands behind settlements of unknown size, unless the words ask for it.
_PRIOR: Mapping[EntryKind, float] = {
    "country": 10.0,
    "region": 7.5,
    "admin1": 4.0,
    "admin2": 2.4,
    "settlement": 1.0,
    "admin3": 0.5,
    "landmark": 0.0,
}
_PER_POWER_OF_TEN: Mapping[EntryKind, float] = {
    "settlement": 0.9,
    "admin1": 0.45,
    "admin2": 0.2,
    "country": 0.1,
    "region": 0.0,
    "admin3": 0.1,
    "landmark": 0.0,
}
_CAPITAL = 2.0
# A division of which not even the place is known is hardly the one meant.
_BORROWED = -1.5
_QUALITY = {"main": 0.0, "variant": -1.0, "loose": -1.8}
# The other names of lesser towns are mostly historical or of other languages; large ones are often known under several.
_OBSCURE_VARIANT, _OBSCURE = -1.5, 200_000
_FAMED_VARIANT, _FAMED = 0.6, 500_000
# A sea, or half a continent, is meant by its name rather than the village or district called after it.
_VAST, _VAST_KM = 2.0, 400.0
_DISPUTED = 2.0
_NATURE = frozenset(("sea", "strait", "river", "lake", "canal", "mountain"))
_DOCUMENT_COUNTRY = 4.0
_FOREIGN = -1.0
_DOCUMENT_DIVISION = 4.0
_OUTLET_COUNTRY = 0.7
_CONTAINED = 6.0
_NOT_CONTAINED = -1.5
_HINTED = (3.0, 2.0, 1.2)
_AGAINST_HINT = -1.5
_VERY_NEAR, _NEAR = 1.6, 0.8
_VERY_NEAR_KM, _NEAR_KM = 80.0, 300.0
_SAME_PLACE_KM = 40.0
_NARROW: frozenset[EntryKind] = frozenset(("settlement", "admin2", "admin3", "landmark"))
_LESSER: frozenset[EntryKind] = frozenset(("settlement", "admin3", "landmark"))
_REGION_MARGIN_KM = 30.0
_LANDMARK_MARGIN_KM = 10.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What speaks for one place of a name rather than another.

    Attributes:
        countries: ISO 3166 alpha-3 code to weight in [0, 1] in the document.
        divisions: Country code and name of a first-order division, as ``USA/Louisiana``, to weight in [0, 1] in the
        document.
        outlet_country: ISO 3166 alpha-3 code of the outlet's country.
        containers: What may contain the place, each as the candidates of one name.
        hints: Kinds that a type word asks for, the likeliest first.
        near: Coordinates (degrees north, degrees east) of other places of the document.
    """

    countries: Mapping[str, float] = field(default_factory=dict)
    divisions: Mapping[str, float] = field(default_factory=dict)
    outlet_country: str | None = None
    containers: tuple[tuple[GazetteerEntry, ...], ...] = ()
    hints: tuple[EntryKind, ...] = ()
    near: tuple[tuple[float, float], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """A candidate with its weight.

    Attributes:
        entry: The place.
        weight: Sum of the evidence; comparable among the candidates of one name only.
        share: Likelihood among the candidates, in [0, 1]; places beside it that differ by less than a district count
        with it.
        reasons: What spoke for or against it.
        contained: Whether it lies in what the report names around it.
        quality: Quality of the name under which it was found.
    """

    entry: GazetteerEntry
    weight: float
    reasons: tuple[str, ...]
    share: float = 0.0
    contained: bool = False
    quality: NameQuality = "main"


def weigh(found: tuple[NamedEntry, ...], clues: Clues) -> list[Weighed]:
    """Weighs all candidates, best first; at most a dozen are given."""
    weighed = sorted((_weigh_one(named, clues) for named in found), key=lambda one: (-one.weight, one.entry.id))
    if not weighed:
        return []
    top = weighed[0].weight
    likelihoods = [exp(one.weight - top) for one in weighed]
    total = sum(likelihoods)
    # Beyond the first dozen the shares are too small to be looked at.
    ranked = []
    for one in weighed[:12]:
        same = sum(
            likelihood
            for other, likelihood in zip(weighed, likelihoods, strict=True)
            if other is one or (likelihood > 1e-4 and _same_place(one.entry, other.entry))
        )
        ranked.append(replace(one, share=same / total))
    return ranked


def contains(container: GazetteerEntry, entry: GazetteerEntry) -> bool:
    """Whether one place lies in (or is at) another, as far as the gazetteer knows."""
    if container.id == entry.id:
        return False
    if container.kind == "region":
        reach = (container.radius_km or 0.0) + _REGION_MARGIN_KM
        return _lie_within(container, entry, reach)
    if container.country != entry.country or entry.country is None:
        return False
    if container.kind == "country":
        return True
    if container.kind == "admin1":
        return entry.admin1 == container.admin1
    if container.kind == "admin2":
        return entry.admin2 == container.admin2 and entry.admin1 == container.admin1
    if container.kind in ("admin3", "landmark"):
        return entry.kind in _LESSER and _lie_within(
            container, entry, (container.radius_km or 0.0) + _LANDMARK_MARGIN_KM
        )
    return entry.kind in _LESSER and _lie_within(container, entry, _SAME_PLACE_KM)


def _weigh_one(named: NamedEntry, clues: Clues) -> Weighed:
    entry = named.entry
    holders = [_holder(candidates, entry) for candidates in clues.containers]
    parts = (
        _by_itself(named),
        _by_document(entry, clues),
        _by_words(entry, clues, holders),
        _by_distance(entry, clues),
    )
    return Weighed(
        entry=entry,
        weight=sum(weight for weight, _ in parts),
        reasons=tuple(reason for _, reasons in parts for reason in reasons),
        contained=any(holders),
        quality=named.quality,
    )


def _by_itself(named: NamedEntry) -> tuple[float, list[str]]:
    """The weight of a place before anything is read: its kind, its size, and how well known the name is for it."""
    entry = named.entry
    weight = _PRIOR[entry.kind] + _QUALITY[named.quality] + _PER_POWER_OF_TEN[entry.kind] * log10(entry.population + 1)
    reasons = [entry.feature or entry.kind]
    if entry.population:
        reasons.append(f"{entry.population:,} people")
    if named.quality != "main":
        reasons.append("another name" if named.quality == "variant" else "a looser form of the name")
    if named.quality == "variant" and entry.kind in _LESSER:
        weight += _OBSCURE_VARIANT if entry.population < _OBSCURE else 0.0
        weight += _FAMED_VARIANT if entry.population >= _FAMED else 0.0
    if entry.kind == "region" and (entry.feature in _NATURE or (entry.radius_km or 0.0) >= _VAST_KM):
        weight += _VAST
    elif entry.feature == "disputed" and named.quality == "main":
        weight += _DISPUTED
    if entry.feature == "capital":
        weight += _CAPITAL
    if entry.borrowed:
        weight += _BORROWED
    return weight, reasons


def _by_document(entry: GazetteerEntry, clues: Clues) -> tuple[float, list[str]]:
    """What the countries and divisions of the report, and the outlet, say for a place."""
    if entry.country is None:
        return 0.0, []
    weight, reasons = 0.0, []
    if (share := clues.countries.get(entry.country, 0.0)) > 0:
        weight += _DOCUMENT_COUNTRY * sqrt(share)
        reasons.append(f"the report speaks of {entry.country}")
    elif clues.countries:
        weight += _FOREIGN
    if entry.country == clues.outlet_country:
        weight += _OUTLET_COUNTRY
        reasons.append("the outlet's country")
    if entry.kind == "country":
        # Lest a division of the same name win by the clues for its own ground, which lies in the country too.
        shares = [share for key, share in clues.divisions.items() if key.startswith(entry.country)]
        weight += _DOCUMENT_DIVISION * sqrt(sum(shares))
    elif share := clues.divisions.get(f"{entry.country}/{entry.admin1}", 0.0):
        weight += _DOCUMENT_DIVISION * sqrt(share)
        reasons.append(f"the report speaks of {entry.admin1}")
    return weight, reasons


def _by_words(entry: GazetteerEntry, clues: Clues, holders: list[GazetteerEntry | None]) -> tuple[float, list[str]]:
    """What the words around the name say: what it lies in, and of which kind it is."""
    weight = sum(_CONTAINED for holder in holders if holder is not None)
    reasons = [f"in {holder.name}" for holder in holders if holder is not None]
    if entry.kind in _NARROW:
        weight += sum(_NOT_CONTAINED for holder in holders if holder is None)
    if entry.kind in clues.hints:
        weight += _HINTED[clues.hints.index(entry.kind)]
        reasons.append(f"called a {entry.kind}")
    elif clues.hints:
        weight += _AGAINST_HINT
    return weight, reasons


def _by_distance(entry: GazetteerEntry, clues: Clues) -> tuple[float, list[str]]:
    """What the nearness of another place of the report says for a place."""
    if not clues.near or entry.kind in ("country", "region"):
        return 0.0, []
    near = [point for point in clues.near if are_within(entry.latitude, entry.longitude, *point, _NEAR_KM)]
    distance = min((kilometres(entry.latitude, entry.longitude, *point) for point in near), default=_NEAR_KM + 1)
    if distance > _NEAR_KM:
        return 0.0, []
    return _VERY_NEAR if distance <= _VERY_NEAR_KM else _NEAR, [f"{distance:.0f} km from another place of the report"]


def _holder(candidates: tuple[GazetteerEntry, ...], entry: GazetteerEntry) -> GazetteerEntry | None:
    return next((candidate for candidate in candidates if contains(candidate, entry)), None)


def _same_place(one: GazetteerEntry, other: GazetteerEntry) -> bool:
    """Whether choosing between two entries hardly matters: a town, its district, the province named for it."""
    if one.country != other.country:
        return False
    return contains(one, other) or contains(other, one) or _lie_within(one, other, _SAME_PLACE_KM)


def _lie_within(one: GazetteerEntry, other: GazetteerEntry, distance: float) -> bool:
    return are_within(one.latitude, one.longitude, other.latitude, other.longitude, distance)
