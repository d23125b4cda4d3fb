"""Calibrated scores of what was resolved: of answers scored 0.8, eight in ten are right.

The rules' own scores are shares that each step got right by itself, multiplied. They rank answers well but promise too
much together. One order-keeping map for each way of finding an answer mends that; ``score_maps.json`` holds them with
where they come from, ``python -m training.resolution_scores`` makes them (docs/decisions/0021-resolution-scores.md).
Places and counts have no map: the corpus gives the country of a place and not its point, and a count has no score.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Literal, get_args

from dotterel.model import IDENTITY, Actor, DateRange, ResolvedEvent, ScoreMap
from dotterel.model.errors import ArtifactError
from dotterel.model.replacing import replace
from dotterel.model.shipped import shipped_record
from dotterel.resolution.actors import is_concluded

Way = Literal["name", "words", "outside", "coder", "open", "date"]
"""How an answer was found.

``name`` a party by its name · ``words`` country and sector by the words · ``outside`` by the rest of the document ·
``coder`` the sector by the coder · ``open`` no country · ``date`` a day or stretch of days.
"""
WAYS: tuple[Way, ...] = get_args(Way)

_STEPS = re.compile(r" > |[+>]")
_SIDES = ("document:pair-of-states", "document:facing-sides")


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionScoreMaps:
    """The maps by way of finding; a way without one keeps the rules' own scores."""

    maps: Mapping[Way, ScoreMap] = field(default_factory=lambda: MappingProxyType({}))

    def of(self, way: Way | None) -> ScoreMap:
        """The map of a way."""
        return IDENTITY if way is None else self.maps.get(way, IDENTITY)

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Mapping[str, float]]) -> "ResolutionScoreMaps":
        """From the data file.

        Raises:
            ArtifactError: A way is unknown, a number is missing, or a map does not keep order.
        """
        unknown = sorted(set(mapping) - set(WAYS))
        if unknown:
            raise ArtifactError(f"score_maps.json knows other ways: {', '.join(unknown)}", "Install Dotterel anew.")
        try:
            maps = {
                way: ScoreMap(intercept=float(mapping[way]["intercept"]), slope=float(mapping[way]["slope"]))
                for way in WAYS
                if way in mapping
            }
        except (KeyError, TypeError, ValueError) as fault:
            raise ArtifactError(f"score_maps.json holds a bad map: {fault}", "Install Dotterel anew.") from fault
        return cls(maps=MappingProxyType(maps))


@cache
def shipped_score_maps() -> ResolutionScoreMaps:
    """The maps that come with Dotterel.

    Raises:
        ArtifactError: The file is missing or damaged.
    """
    return shipped_record(
        "dotterel.resolution", "score_maps.json", lambda told: ResolutionScoreMaps.from_mapping(told["maps"])
    )


def way_of(actor: Actor) -> Way | None:
    """How a party was found; none for the sides of "both sides", which the corpus marks as one party."""
    return _way_of_rule(actor.rule, located=actor.country is not None, concluded=is_concluded(actor))


@lru_cache(maxsize=4096)
def _way_of_rule(rule: str, *, located: bool, concluded: bool) -> Way | None:
    steps = _STEPS.split(rule)
    if steps[0] in _SIDES:
        return None
    if not located:
        return "open"
    if "coder" in steps:
        return "coder"
    if concluded or any(step.startswith("document:") for step in steps):
        return "outside"
    return "name" if any(step.startswith("register:") for step in steps) else "words"


def with_calibrated_scores(event: ResolvedEvent, maps: ResolutionScoreMaps) -> ResolvedEvent:
    """The event with calibrated scores of its parties and its date; what has no score at all stays so."""
    if not maps.maps:
        return event
    claim, source = event.claim, event.claim.source
    if source is not None:
        further = tuple(_party(one, maps) for one in claim.further_sources)
        claim = replace(claim, source=_party(source, maps), further_sources=further)
    return replace(
        event,
        actors=tuple(_party(one, maps) for one in event.actors),
        recipients=tuple(_party(one, maps) for one in event.recipients),
        claim=claim,
        date=None if event.date is None else _date(event.date, maps),
    )


def _party(actor: Actor, maps: ResolutionScoreMaps) -> Actor:
    score = maps.of(way_of(actor)).calibrated(actor.score) if actor.score else 0.0
    return replace(actor, score=round(score, 3))


def _date(date: DateRange, maps: ResolutionScoreMaps) -> DateRange:
    if date.unresolved is not None or not date.score:
        return date
    return replace(date, score=round(maps.of("date").calibrated(date.score), 3))
