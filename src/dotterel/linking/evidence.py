"""What speaks for and against two tellings being of one happening."""

from collections.abc import Sequence
from math import asin, cos, log1p, radians, sin, sqrt

from dotterel.linking.telling import INTERNATIONAL, Party, Range, Spot, Telling
from dotterel.linking.words import Rarities

EVIDENCE = (
    "other type",
    "other quad",
    "verbal",
    "verbal, words shared",
    "trigger shared",
    "mode shared",
    "modes apart",
    "actor known to be one",
    "actor alike",
    "actor country shared",
    "actors apart",
    "recipient known to be one",
    "recipient alike",
    "recipient country shared",
    "recipients apart",
    "sides swapped",
    "party names shared",
    "place name shared",
    "kilometres",
    "place names apart",
    "places far apart",
    "countries apart",
    "same day told",
    "days overlap",
    "days apart",
    "other day told",
    "day before a report",
    "day after a report",
    "undated",
    "reports apart",
    "one goes on",
    "same day and place",
    "same number killed",
    "killed apart",
    "same number injured",
    "injured apart",
    "other number shared",
    "other number apart",
    "names shared",
    "rare names shared",
    "names apart",
    "words shared",
    "rare words shared",
    "story shared",
    "rare story shared",
    "story names shared",
    "said alike",
    "said alike by one word",
    "said alike of another place",
    "said alike of another day",
    "story alike of other names",
    "nothing rare shared",
    "undated, words shared",
    "no town, words shared",
    "no town, names shared",
    "states apart",
    "grounds apart",
    "one is history",
    "both are history",
    "history too young",
    "other standing",
    "one document",
)
"""Names of the evidence about a pair, in the order in which `evidence` gives it."""

ONE_DOCUMENT = EVIDENCE.index("one document")

_EARTH_RADIUS_KM = 6371.0
_NEAR_KM = 25.0
_FAR_KM = 60.0
_WIDE_DAYS = 31
_YOUNG_DAYS = 60
_LONG_DAYS = 3
_MUCH = 15.0
"""Sum of rarities that counts as one: three names that no report of the corpus holds."""
_MOST = 2.0
_ALIKE = 0.5
"""Share of all their words that two sentences must have in common to be said alike at all."""
_HARDLY = 0.25
"""Sum of rarities, in units of `_MUCH`, below which what is shared is what any two reports share."""
_ONE_STORY = 0.5
"""Share of their very rare names from which two documents may well be of one story."""
_APART = 0.12
"""Share of the names below which two places or two sentences name others."""


def evidence(first: Telling, second: Telling, rarities: Rarities) -> tuple[float, ...]:
    """The evidence about a pair, in the order of `EVIDENCE`: each about 0 to 3, and 0 where nothing is known.

    It does not matter which of the two is first.

    Args:
        first: One telling.
        second: Another, of any document.
        rarities: How rare stems are.
    """
    actors = _parties(first.actors, second.actors)
    recipients = _parties(first.recipients, second.recipients)
    crossed = [_parties(first.actors, second.recipients), _parties(first.recipients, second.actors)]
    swapped = max(max(one[:2]) for one in crossed) > max(*actors[:2], *recipients[:2])
    if swapped:
        actors, recipients = (*actors[:3], 0.0), (*recipients[:3], 0.0)
    parties = _overlap(_party_names(first), _party_names(second), rarities)[0]
    place = _places(first.spots, second.spots, rarities)
    days = _days(first, second)
    names, rare_names = _overlap(first.names, second.names, rarities)
    words, rare_words = _overlap(first.words, second.words, rarities)
    story, rare_story = _overlap(first.story, second.story, rarities)
    story_names = _overlap(first.story_names, second.story_names, rarities)[1]
    one_document = first.document_id == second.document_id
    alike = 0.0
    if one_document:
        story = rare_story = story_names = 0.0  # it is the same story by itself
    else:
        alike = max(0.0, _jaccard(first.words, second.words, rarities) - _ALIKE) / (1.0 - _ALIKE)
    dated = first.days is not None and second.days is not None
    weeks = 0.0 if dated or first.historical or second.historical else _weeks_apart(first, second)
    other_day, other_place = days[3] > 0.0 or weeks > 0.0, place[2] > 0.0 or place[3] > 0.0
    one_goes_on = dated and _goes_on(first) != _goes_on(second)
    towns = any(spot.narrow for spot in first.spots) and any(spot.narrow for spot in second.spots)
    verbal = first.quad.startswith("verbal") and second.quad.startswith("verbal")
    held = _toll(first.held, second.held)
    size = _toll(first.size, second.size)
    return (
        float(first.type != second.type),
        float(first.quad != second.quad),
        float(verbal),
        words if verbal else 0.0,
        float(not first.triggers.isdisjoint(second.triggers)),
        float(not first.modes.isdisjoint(second.modes)),
        _apart(first.modes, second.modes),
        *actors,
        *recipients,
        float(swapped),
        parties,
        *place,
        float(_country_apart(first, second)),
        *days,
        float(one_goes_on),
        float(days[0] > 0 and place[0] > 0),
        *_toll(first.killed, second.killed),
        *_toll(first.injured, second.injured),
        max(held[0], size[0]),
        max(held[1], size[1]),
        names,
        rare_names,
        float(bool(first.names and second.names) and names < _APART),
        words,
        rare_words,
        story,
        rare_story,
        story_names,
        0.0 if other_day or other_place else alike,
        0.0 if other_day or other_place or first.triggers != second.triggers else alike,
        alike * other_place,
        alike * other_day,
        0.0 if one_document else _recast(first, second, rarities),
        float(max(rare_words, rare_names, rare_story) < _HARDLY),
        0.0 if dated else words,
        0.0 if towns else words,
        0.0 if towns else names,
        _apart(first.countries, second.countries),
        _apart(first.grounds, second.grounds),
        float(first.historical != second.historical),
        float(first.historical and second.historical),
        _young_history(first, second),
        float(first.happened != second.happened),
        float(one_document),
    )


def _parties(first: Sequence[Party], second: Sequence[Party]) -> tuple[float, float, float, float]:
    """Whether a party is known to be one, looks alike, is of one country at least, or whether none is shared."""
    if not first or not second:
        return 0.0, 0.0, 0.0, 0.0
    if any(one.id is not None and one.id == other.id for one in first for other in second):
        return 1.0, 0.0, 0.0, 0.0
    if any(
        one.country is not None
        and one.sector is not None
        and (one.country, one.sector) == (other.country, other.sector)
        for one in first
        for other in second
    ):
        return 0.0, 1.0, 0.0, 0.0
    countries = [{party.country for party in side} - {None} for side in (first, second)]
    if countries[0] & countries[1] - INTERNATIONAL:
        return 0.0, 0.0, 1.0, 0.0
    worded = any(one.words & other.words for one in first for other in second)
    return 0.0, 0.0, 0.0, 0.0 if worded or not all(countries) else 1.0


def _party_names(telling: Telling) -> frozenset[str]:
    return frozenset().union(*[one.words for one in (*telling.actors, *telling.recipients)])


def _places(first: Sequence[Spot], second: Sequence[Spot], rarities: Rarities) -> tuple[float, float, float, float]:
    """Share of the place names that both tell, distance (log) of the nearest two, names apart, and too far apart."""
    if not first or not second:
        return 0.0, 0.0, 0.0, 0.0
    named = [frozenset().union(*[spot.words for spot in side]) for side in (first, second)]
    shared = _overlap(named[0], named[1], rarities)[0]
    distances = [
        _kilometres(one, other)
        for one in first
        for other in second
        if one.narrow and other.narrow and one.latitude is not None and other.latitude is not None
    ]
    nearest = min(distances, default=None)
    apart = bool(named[0] and named[1]) and shared < _APART
    if nearest is None:
        return shared, 0.0, float(apart), 0.0
    return shared, log1p(nearest / _NEAR_KM), float(apart and nearest > 1.0), float(nearest > _FAR_KM)


def _kilometres(first: Spot, second: Spot) -> float:
    """Great-circle distance (haversine)."""
    a, b, c, d = (
        radians(degrees or 0.0) for degrees in (first.latitude, first.longitude, second.latitude, second.longitude)
    )
    h = sin((c - a) / 2) ** 2 + cos(a) * cos(c) * sin((d - b) / 2) ** 2
    return 2 * _EARTH_RADIUS_KM * asin(min(1.0, sqrt(h)))


def _country_apart(first: Telling, second: Telling) -> bool:
    """Whether both say in which state it happened, and no state is said by both."""
    if not first.spots or not second.spots:
        return False
    grounds = [{spot.country for spot in one.spots} - {None} for one in (first, second)]
    return bool(grounds[0] and grounds[1] and not grounds[0] & grounds[1])


def _days(first: Telling, second: Telling) -> tuple[float, float, float, float, float, float, float, float]:
    """What the days say.

    Returns:
        Whether the same single day is told; how narrow an overlap of wider spans is; days between spans that do not
        meet (log), and whether they are more than one, both as far as the days are sure; days from a told day to the
        report that tells none (log); whether that report is the older one; whether neither tells a day; days between
        both reports (log).
    """
    gap = 0.0
    if first.published is not None and second.published is not None:
        gap = log1p(abs(first.published - second.published) / 3)
    if first.days is not None and second.days is not None:
        between = max(first.days[0], second.days[0]) - min(first.days[1], second.days[1])
        if between > 0:
            sure = min(first.sure_of_days, second.sure_of_days) ** 2
            return 0.0, 0.0, sure * log1p(between), sure * (between > 1), 0.0, 0.0, 0.0, gap
        widest = max(first.days[1] - first.days[0], second.days[1] - second.days[0])
        if widest == 0:
            return 1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, gap
        return 0.0, 1.0 / (1.0 + log1p(widest)), 0.0, 0.0, 0.0, 0.0, 0.0, gap
    dated, undated = (first, second) if first.days is not None else (second, first)
    if dated.days is None or undated.published is None or undated.historical:
        return 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, float(dated.days is None), gap
    early = undated.published + 1 < dated.days[0]
    late = max(0, undated.published - dated.days[1])
    return 0.0, 0.0, 0.0, 0.0, 0.0 if early else log1p(late / 2), float(early), 0.0, gap


def _weeks_apart(first: Telling, second: Telling) -> float:
    """Weeks between two reports, but for the first (log): what tells no day and is no history is of its own days."""
    if first.published is None or second.published is None:
        return 0.0
    return log1p(max(0.0, abs(first.published - second.published) / 7 - 1.0))


def _apart(first: frozenset[str], second: frozenset[str]) -> float:
    """1 where both tell something, and nothing of it is shared."""
    return float(bool(first and second) and first.isdisjoint(second))


def _goes_on(telling: Telling) -> bool:
    """Whether it is told as lasting for days up to its report: shelling "since Monday", the dead "this month"."""
    if telling.days is None or telling.published is None:
        return False
    first, last = telling.days
    return last - first >= _LONG_DAYS and last >= telling.published - 1


def _young_history(first: Telling, second: Telling) -> float:
    """Whether one is told as long past, and the other happened shortly before that was told."""
    if first.historical == second.historical:
        return 0.0
    past, present = (first, second) if first.historical else (second, first)
    day = present.days[0] if present.days is not None else present.published
    return float(past.published is not None and day is not None and past.published - day < _YOUNG_DAYS)


def _toll(first: Range | None, second: Range | None) -> tuple[float, float]:
    """Whether two numbers are the same (the more the larger), and how far apart they are (log of their ratio)."""
    if first is None or second is None:
        return 0.0, 0.0
    one, other = (first[0] or first[1] or 0), (second[0] or second[1] or 0)
    if one == other:
        return 0.5 + min(1.5, log1p(one) / 3), 0.0
    return 0.0, min(3.0, abs(log1p(one) - log1p(other)))


def _jaccard(first: frozenset[str], second: frozenset[str], rarities: Rarities) -> float:
    """Rarity of what is shared over that of all, in [0, 1]."""
    shared = rarities.total(first & second)
    return shared / (rarities.weight(first) + rarities.weight(second) - shared) if shared else 0.0


def _recast(first: Telling, second: Telling, rarities: Rarities) -> float:
    """How far two documents tell alike what they tell of others, in [0, 1]: one form of words filled with other names.

    Bulletins, verdicts and notices of sanctions are worded by a form, day after day. A copy or an update keeps the
    names; of a story whose names are all others, the same words tell nothing.
    """
    names = rarities.rare(first.story_names), rarities.rare(second.story_names)
    if not names[0] or not names[1]:
        return 0.0
    shared = rarities.total(names[0] & names[1]) / min(map(rarities.weight, names))
    if shared >= _ONE_STORY:
        return 0.0
    alike = _jaccard(first.story - names[0], second.story - names[1], rarities)
    return max(0.0, alike - _ALIKE) / (1.0 - _ALIKE) * (1.0 - shared / _ONE_STORY)


def _overlap(first: frozenset[str], second: frozenset[str], rarities: Rarities) -> tuple[float, float]:
    """Rarity of what is shared, over that of the smaller side, in [0, 1]; and by itself, in units of `_MUCH`."""
    if first.isdisjoint(second):
        return 0.0, 0.0
    shared = rarities.total(first & second)
    if not shared:
        return 0.0, 0.0
    least = min(rarities.weight(first), rarities.weight(second))
    return shared / least, min(_MOST, shared / _MUCH)
