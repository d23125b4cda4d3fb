"""Tellings out of the events of a document: the mentions of one happening put together."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from dotterel.linking.telling import Party, Range, Spot, Telling
from dotterel.linking.words import load_rarities, name_stems, stem, stems
from dotterel.model import Actor, Count, Place, ResolvedEvent, digest_id

MOST_STORY = 60
NEW_WORD = 6.0
"""Rarity from which a capital at the head of a sentence is taken for that of a name."""
MOST_SPOTS = 4
MOST_GROUNDS = 3
MOST_PARTIES = 6
_NARROW = ("exact", "city", "district")
_BREADTH = (*_NARROW, "admin1", "region", "country")
_FILLED = ("state-of-parties", "ground-of-report")
_UNKNOWN = "unknown-place"
"""Rule of a place whose words no gazetteer has and whose state alone was inferred: its words still name it."""
_REPORTS_DAY = "news-day"
"""Rule of a day that was not told of the event: no more than the report's own, which is compared anyway."""
_DIRECTIONS = "north south east west northern southern eastern western central province region district"
_NO_PLACES = frozenset(map(stem, _DIRECTIONS.split()))


def tellings_of(events: Sequence[ResolvedEvent]) -> tuple[Telling, ...]:
    """The tellings of one document, in the order of their first mention.

    Args:
        events: All events of one document, in text order.
    """
    if not events:
        return ()
    groups: dict[str, list[ResolvedEvent]] = {}
    for event in events:
        groups.setdefault(event.incident or event.id, []).append(event)
    sentences = dict.fromkeys((event.document.title or "", *(event.sentence.text for event in events)))
    told = [_telling(label, group) for label, group in groups.items()]
    grounds = Counter(state for one in told for state in sorted(one.countries))
    most = frozenset(state for state, _ in grounds.most_common(MOST_GROUNDS))
    story, names = _story(sentences)
    return tuple(replace(one, story=story, story_names=names, grounds=most) for one in told)


def _telling(label: str, events: Sequence[ResolvedEvent]) -> Telling:
    document = events[0].document
    type_code = Counter(event.type for event in events).most_common(1)[0][0]
    sentences = tuple(dict.fromkeys(event.sentence.text for event in events))
    days, sure = _days(events)
    return Telling(
        id=digest_id("telling", document.id, label),
        document_id=document.id,
        outlet=document.outlet,
        published=_ordinal(document.published),
        event_ids=tuple(event.id for event in events),
        type=type_code,
        quad=next(event.quad for event in events if event.type == type_code),
        modes=frozenset(mode for event in events for mode in event.modes),
        triggers=frozenset().union(*(stems(event.trigger.text) for event in events)),
        actors=_parties(actor for event in events for actor in event.actors),
        recipients=_parties(actor for event in events for actor in event.recipients),
        spots=_spots(events),
        days=days,
        sure_of_days=sure,
        killed=_range(event.killed for event in events),
        injured=_range(event.injured for event in events),
        held=_range(event.held for event in events),
        size=_range(event.size for event in events),
        historical=all(event.historical for event in events),
        happened=any(event.modality == "asserted" for event in events),
        words=frozenset().union(*map(stems, sentences)),
        names=frozenset().union(*map(_names, sentences)),
    )


def _story(sentences: Iterable[str]) -> tuple[frozenset[str], frozenset[str]]:
    """Stems of what a document tells, those that come often first if they are too many; and of the names."""
    counts: Counter[str] = Counter()
    names: set[str] = set()
    for sentence in sentences:
        counts.update(stems(sentence))
        names |= _names(sentence)
    ranked = sorted(counts, key=lambda one: (one not in names, -counts[one], one))
    return frozenset(ranked[:MOST_STORY]), frozenset(one for one in ranked[:MOST_STORY] if one in names)


def _names(sentence: str) -> frozenset[str]:
    """Stems of the names; the word that opens the sentence is one where hardly any report holds it."""
    names, all_names = name_stems(sentence), name_stems(sentence, opens_sentence=False)
    rarities = load_rarities()
    return names | {one for one in all_names - names if rarities.of(one) >= NEW_WORD}


def _parties(actors: Iterable[Actor]) -> tuple[Party, ...]:
    parties: dict[Party, None] = {}
    for actor in actors:
        parties[
            Party(
                id=actor.id,
                country=actor.country,
                sector=actor.sectors[0] if actor.sectors else None,
                words=stems(f"{actor.text} {actor.name or ''}"),
            )
        ] = None
    return tuple(parties)[:MOST_PARTIES]


def _spots(events: Iterable[ResolvedEvent]) -> tuple[Spot, ...]:
    ranked: dict[Spot, int] = {}
    for event in events:
        if event.place is not None:
            spot = _spot(event.place)
            breadth = str(event.place.precision)
            ranked.setdefault(spot, _BREADTH.index(breadth) if breadth in _BREADTH else len(_NARROW))
    return tuple(sorted(ranked, key=lambda spot: ranked[spot]))[:MOST_SPOTS]


def _spot(place: Place) -> Spot:
    """A place as told; what was only inferred from the parties or the report says no more than the country."""
    if place.rule.startswith(_UNKNOWN):
        words = name_stems(place.text, opens_sentence=False) - _NO_PLACES
        return Spot(country=place.country, narrow=True, words=words)
    if place.rule.startswith(_FILLED) or place.precision in ("country", "region"):
        inferred = place.rule.startswith(_FILLED)
        words = frozenset() if inferred or place.precision == "country" else _place_words(place)
        return Spot(country=place.country, words=words)
    located = place.latitude is not None and place.longitude is not None
    return Spot(
        latitude=place.latitude if located else None,
        longitude=place.longitude if located else None,
        country=place.country,
        narrow=place.precision in _NARROW or not located,
        words=_place_words(place),
    )


def _place_words(place: Place) -> frozenset[str]:
    names = name_stems(place.text, opens_sentence=False) | name_stems(place.name or "", opens_sentence=False)
    return names - _NO_PLACES


def _days(events: Sequence[ResolvedEvent]) -> tuple[tuple[int, int] | None, float]:
    """The surest of the narrow intervals that are told, else the narrowest; and how sure it is."""
    told = [
        ((first, last), event.date.score)
        for event in events
        if event.date is not None
        and not event.date.rule.startswith(_REPORTS_DAY)
        and (first := _ordinal(event.date.first)) is not None
        and (last := _ordinal(event.date.last)) is not None
        and first <= last
    ]
    if not told:
        return None, 1.0
    days, score = min(told, key=lambda one: (max(0, one[0][1] - one[0][0] - 1), -one[1]))
    return days, round(score, 2)


def _range(counts: Iterable[Count | None]) -> Range | None:
    """The largest number told: within a report, the later sentence breaks the first one down."""
    told = [count for count in counts if count is not None and count.unresolved is None]
    best = max(told, key=lambda count: (count.low or 0, count.high or 0), default=None)
    return None if best is None else (best.low, best.high)


def _ordinal(day: str | None) -> int | None:
    try:
        return None if day is None else date.fromisoformat(day[:10]).toordinal()
    except ValueError:
        return None
