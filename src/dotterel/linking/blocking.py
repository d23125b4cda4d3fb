"""Which tellings are compared: those near in time that touch a state or a rare name together."""

import math
from collections.abc import Hashable, Iterable, Iterator, Sequence
from typing import TypeVar

from dotterel.linking.telling import Telling
from dotterel.linking.words import VERY_RARE, Rarities, load_rarities
from dotterel.model import digest_id

DAYS_IN_STRETCH = 7
DAYS_IN_SEASON = 40
"""Days of the stretch in which a report that tells no day may go back to a happening by a very rare name."""
LONGEST_SPAN = 31
"""Days of the longest span that stands in stretches; "this year" would stand in fifty."""
BEFORE_REPORT = 6
"""Days before its report in which an undated happening most likely lies."""
RARE = 3.5
"""Rarity from which a name narrows a block: one report in thirty holds it, or fewer."""
MOST_NAMES = 6
MOST_STORY = 10
MOST_STATES = 5
_LARGE_TOLL = 3
_SENTENCE = 5
"""Stems from which what is said in the same words is said of one happening: a copy of the report says it so."""
_ROUNDING = 1e-9
"""Sums of the same numbers in another order differ by less."""

Alike = TypeVar("Alike", bound=Hashable)
"""What stands in a block: an identifier, or a number that stands for one."""


def block_keys(telling: Telling, *, rarities: Rarities | None = None) -> tuple[str, ...]:
    """Keys under which a telling is kept, as text; it is a candidate for those that ask for one, the more the better.

    All keys but those of what is told as history, or may be, hold one stretch of days, so that no block grows with the
    years; a happening told as long past stands under its rarest names, and under its days where they are told.

    Args:
        telling: The telling.
        rarities: How rare stems are; the shipped ones unless told.
    """
    return kept_and_asked_keys(telling, rarities=rarities)[0]


def asked_keys(telling: Telling, *, rarities: Rarities | None = None) -> tuple[str, ...]:
    """Keys under which a telling looks for others: those under which it is kept, and its rarest names at any time.

    Of any time is only history: what is told as history looks for all that its names were in, and what is not looks
    for history. So two tellings find each other whichever comes first.

    Args:
        telling: The telling.
        rarities: How rare stems are; the shipped ones unless told.
    """
    return kept_and_asked_keys(telling, rarities=rarities)[1]


def kept_and_asked_keys(
    telling: Telling, *, rarities: Rarities | None = None
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Both of these at once: all but the names of any time are the same.

    Args:
        telling: The telling.
        rarities: How rare stems are; the shipped ones unless told.
    """
    known = rarities or load_rarities()
    keys = tuple(_keys(telling, known))
    lasting = tuple(_lasting(telling, known))
    past = tuple(f"past {one}" for one in lasting)
    now = tuple(f"now {one}" for one in lasting)
    kept, asked = (past, (*past, *now)) if telling.historical else (now, past)
    return tuple(dict.fromkeys((*keys, *kept))), tuple(dict.fromkeys((*keys, *asked)))


def alike(blocks: Iterable[Sequence[Alike]], most: int) -> dict[Alike, float]:
    """What shares the most and the rarest keys, with how much: a key counts the more the fewer stand under it.

    Args:
        blocks: What stands under each key.
        most: How many are given; more where several share as much as the last of them, up to four times as many.
    """
    shared: dict[Alike, float] = {}
    for block in blocks:
        worth = 1.0 / math.log2(2 + len(block))
        for one in block:
            shared[one] = shared.get(one, 0.0) + worth
    if len(shared) <= most:
        return shared
    ranked = sorted(shared.items(), key=lambda one: -one[1])
    least = ranked[most - 1][1] - _ROUNDING
    return {one: worth for one, worth in ranked[: 4 * most] if worth >= least}


def _lasting(telling: Telling, rarities: Rarities) -> Iterator[str]:
    """The names that bring what is told as history together with what was told at any time."""
    names = _names(telling, rarities)
    story = () if telling.historical else rarities.rarest(telling.story_names, MOST_STORY, least=RARE)
    yield from (f"{telling.type} {name}" for name in (*names, *story) if rarities.of(name) >= VERY_RARE)


def _names(telling: Telling, rarities: Rarities) -> tuple[str, ...]:
    spots = frozenset().union(*(spot.words for spot in telling.spots))
    return rarities.rarest(telling.names | spots, MOST_NAMES, least=RARE)


def _keys(telling: Telling, rarities: Rarities) -> Iterator[str]:
    names = _names(telling, rarities)
    story = rarities.rarest(telling.story_names, MOST_STORY, least=RARE)
    if telling.published is not None:
        if len(telling.words) >= _SENTENCE:
            said = digest_id("said", telling.type, *sorted(telling.words))
            yield from (f"said {stretch} {said}" for stretch in _stretches(telling.published, DAYS_IN_STRETCH))
        if not telling.historical:
            for stretch in _stretches(telling.published, DAYS_IN_SEASON):
                yield from (f"season {stretch} {telling.type} {one}" for one in names if rarities.of(one) >= VERY_RARE)
    days = _days(telling)
    if days is None:
        return
    states = sorted(telling.countries | telling.grounds)[:MOST_STATES]
    killed = telling.killed[0] if telling.killed else None
    for stretch in range(days[0] // DAYS_IN_STRETCH, days[1] // DAYS_IN_STRETCH + 1):
        when = f"{stretch} {telling.type}"
        yield from (f"{when} state {state}" for state in states)
        yield from (f"{when} name {name}" for name in dict.fromkeys((*names, *story)))
        if killed is not None and killed >= _LARGE_TOLL:
            yield f"{when} killed {killed}"


def _stretches(day: int, length: int) -> tuple[int, ...]:
    """Two stretches that hold a day, the second of which begins in the middle of one: what is near shares one."""
    return 2 * (day // length), 2 * ((day + length // 2) // length) + 1


def _days(telling: Telling) -> tuple[int, int] | None:
    """The days on which it may have happened, as far as they are few; a told day may be off by one."""
    if telling.days is not None:
        first, last = telling.days
        if last - first <= LONGEST_SPAN:
            return first - 1, last + 1
        return (
            None
            if telling.historical or telling.published is None
            else (telling.published - BEFORE_REPORT, telling.published)
        )
    if telling.published is None or telling.historical:
        return None
    return telling.published - BEFORE_REPORT, telling.published + 1
