"""Mentions of one happening within a document: which events tell the same, and so share an incident label."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dotterel.coding.phrases import word_set
from dotterel.coding.told_days import ToldDays, told_days
from dotterel.inference import Floats1d
from dotterel.model import CodedEvent, Mention, Role

MOST_COMPARED = 400
"""Events of one type that are compared with each other; in a longer document, stretches of so many at a time."""

EVIDENCE = (
    "cosine",
    "actor shared",
    "recipient shared",
    "place shared",
    "killed shared",
    "actor apart",
    "recipient apart",
    "place apart",
    "killed apart",
    "other names",
    "other company",
    "other modes",
    "same trigger",
    "same sentence",
    "distance",
    "other modality",
    "headline",
)
"""Names of the evidence about a pair, in the order in which `pair_evidence` gives it."""

_COMPARED: tuple[Role, ...] = ("actor", "recipient", "place", "killed")
_PARTIES: tuple[Role, ...] = ("actor", "recipient")
_WORD = re.compile(r"\w{3,}|\d+")
_EMPTY = word_set("the and for his her its their they she them him who this that these those")
_SENTENCE_ENDS = frozenset(".!?…:;\"”’')]")
_LONGEST_HEADING = 14
"""Words of the longest line that is taken for a subheading."""
_YEAR = re.compile(r"\b[12]\d{3}\b")
_HOUR = re.compile(r"\d{1,2}[:.]\d\d|\b\d{1,2}\s*(?:[ap]\.?m\b|o['’]clock)|\b\d{4}\s*(?:hrs|hours|GMT)", re.IGNORECASE)
_CAPITAL = re.compile(r"\b(?!The\b)[A-Z][\w'’-]{2,}")
_AREA = re.compile(
    r"\b(?:province|region|district|state|county|governorate|area|zone|valley|north\w*|south\w*|east\w*|west\w*|central"
    r"|coast|island|country)\b",
    re.IGNORECASE,
)
"""Places with such words hold the towns that others name."""
_DEATH = re.compile(r"(?:die[sd]?|dying|deaths?|succumb\w*)\b", re.IGNORECASE)
"""Triggers whose day may be that of a death in hospital."""
_ASIDE = re.compile(r"\b(?:to|towards?|for|from|(?:hospitals?|clinics?)\s+(?:in|of|at))\s+(?:the\s+)?$", re.IGNORECASE)
_SEPARATELY = re.compile(
    r"(?:[A-Z][\w ,()-]{0,40} [-–—] )?(?:(?:also|and|but|meanwhile),? )?"
    r"(?:separately|elsewhere|in (?:an?|one|two|three|another|other|separate)\b[\w ]{0,40}"
    r"\b(?:incidents?|attacks?|developments?|cases?|clash\w*|operations?|violence|raids?|shootings?|bombings?|blasts?"
    r"|parts? of|areas?|towns?|villages?)\b)",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\d+")


def same_happening_groups(
    events: Sequence[CodedEvent],
    vectors: Mapping[str, Floats1d],
    *,
    weights: Mapping[str, float],
    published: str | None = None,
) -> list[list[CodedEvent]]:
    """Group the events of one document by happening.

    Average-linkage clustering over the log-odds that two events are one (`pair_evidence`, weighed). Events of different
    types, of the past and the present, dated to different years or days, or told outside the title of different towns
    are never in one group; nor is what a subheading announces with what stands before it.

    Args:
        events: In text order.
        vectors: Unit vector of each event by its id.
        weights: Weight of each piece of evidence by name, and of ``bias``; evidence without one counts for nothing.
        published: Day of the report (ISO), which "yesterday" is told from.

    Returns:
        Groups in the order of their first event; every event is in exactly one.
    """
    alike: dict[tuple[str, bool], list[CodedEvent]] = {}
    for event in events:
        alike.setdefault((event.type, event.historical), []).append(event)
    groups = [
        group
        for members in alike.values()
        for start in range(0, len(members), MOST_COMPARED)
        for group in _clustered(members[start : start + MOST_COMPARED], vectors, weights, published)
    ]
    order = {event.id: number for number, event in enumerate(events)}
    return sorted(groups, key=lambda group: order[group[0].id])


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What one mention tells, read once for all comparisons.

    Attributes:
        parties: Stems of the words that fill each role of `_COMPARED`; empty where it names none.
        names: Stems of the names among the parties.
        company: Whether the event is one that its parties take part in together: several actors, no recipient.
        modes: Modes of the event.
        trigger: Stem of the trigger.
        start: Character offset of its sentence.
        heading: Whether it is told in a subheading, which announces what follows it.
        modality: How it is told.
        figures: Figures that its time names, years and hours left out.
        days: Days and years that its time names.
        past_years: Years that its sentence names, where it is of the past.
        sites: Stems of the words of its places, those left out that somebody goes to or comes from.
        towns: Stems of the names among them, areas left out.
        separate: Whether its sentence opens with words for something else: "separately", "in another attack".
    """

    parties: tuple[frozenset[str], ...]
    names: frozenset[str]
    company: bool
    modes: frozenset[str]
    trigger: str
    start: int
    heading: bool
    modality: str
    figures: frozenset[str]
    days: ToldDays
    past_years: frozenset[str]
    sites: frozenset[str]
    towns: frozenset[str]
    separate: bool


def telling_of(event: CodedEvent, *, published: str | None = None) -> Telling:
    """What an event tells of its happening.

    Args:
        event: As coded.
        published: Day of its report (ISO).
    """
    times = [_HOUR.sub(" ", mention.span.text) for mention in event.fillers("time")]
    days = told_days(times, published) if _DEATH.match(event.trigger.text) is None else ToldDays()
    sites = [place.span for place in event.fillers("place") if not _is_aside(place, event)]
    return Telling(
        parties=tuple(
            frozenset(_stem(word) for mention in event.fillers(role) for word in _WORD.findall(mention.span.text))
            - _EMPTY
            for role in _COMPARED
        ),
        names=frozenset(
            _stem(word)
            for role in _PARTIES
            for mention in event.fillers(role)
            for word in _WORD.findall(mention.span.text)
            if word[0].isupper()
        )
        - _EMPTY,
        company=len(event.fillers("actor")) > 1 and not event.fillers("recipient"),
        modes=frozenset(event.modes),
        trigger=_stem(event.trigger.text),
        start=event.sentence.start,
        heading=_is_subheading(event),
        modality=event.modality,
        figures=frozenset(one for words in times for one in _FIGURES.findall(_YEAR.sub(" ", words))),
        days=days,
        past_years=frozenset(_YEAR.findall(event.sentence.text)) if event.historical else frozenset(),
        sites=frozenset(_stem(word) for place in sites for word in _WORD.findall(place.text)) - _EMPTY,
        towns=frozenset(
            _stem(name) for place in sites if _AREA.search(place.text) is None for name in _CAPITAL.findall(place.text)
        ),
        separate=_SEPARATELY.match(event.sentence.text) is not None,
    )


def pair_evidence(first: Telling, second: Telling, cosine: float) -> tuple[float, ...]:
    """What speaks for and against two events being one, in the order of `EVIDENCE`.

    Args:
        first: What one event tells.
        second: What another of the same document and type tells.
        cosine: Of their happening vectors, in [-1, 1].
    """
    both = [(one, other) for one, other in zip(first.parties, second.parties, strict=True)]
    other_names = bool(first.names - second.names and second.names - first.names)
    gap = abs(first.start - second.start)
    return (
        cosine,
        *(float(bool(one & other)) for one, other in both),
        *(float(_disjoint(one, other)) for one, other in both),
        float(other_names),
        float(other_names and (first.company or second.company)),
        float(_disjoint(first.modes, second.modes)),
        float(first.trigger == second.trigger),
        float(gap == 0),
        float(np.log1p(gap / 200)),
        float(first.modality != second.modality),
        float(min(first.start, second.start) == 0),
    )


def _stem(word: str) -> str:
    """The first five letters: enough to know "Azerbaijani" for "Azerbaijan"."""
    return word.lower()[:5]


def _clustered(
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], weights: Mapping[str, float], published: str | None
) -> list[list[CodedEvent]]:
    """Merge the two nearest groups until no two are rather one than two.

    `sums[i, j]` adds up the log-odds of all pairs between two groups, so that a merger adds two rows; minus infinity
    stands for "never", whatever the others say.
    """
    stacked = np.stack([vectors[event.id] for event in events]).astype(np.float64)
    if len(events) == 1:
        return [list(events)]
    cosines = stacked @ stacked.T
    factors = np.array([weights.get(name, 0.0) for name in EVIDENCE])
    sums: NDArray[np.float64] = np.zeros_like(cosines)
    tellings = [telling_of(event, published=published) for event in events]
    pairs = [
        (row, column)
        for row, first in enumerate(tellings)
        for column, second in enumerate(tellings[:row])
        if not _are_apart(first, second)
    ]
    sums.fill(-np.inf)
    if pairs:
        # One array of all evidence, but a product for each pair: one for them all may round otherwise.
        evidence = np.array(
            [pair_evidence(tellings[row], tellings[column], cosines[row, column]) for row, column in pairs]
        )
        for (row, column), told in zip(pairs, evidence, strict=True):
            sums[row, column] = sums[column, row] = weights["bias"] + float(factors @ told)
    sizes = np.ones(len(events))
    groups: list[list[CodedEvent]] = [[event] for event in events]
    while len(groups) > 1:
        means = sums / np.outer(sizes, sizes)
        left, right = sorted(divmod(int(np.argmax(means)), len(groups)))
        if means[left, right] <= 0.0:
            break
        groups[left] += groups.pop(right)
        sums[left] += sums[right]
        sums[:, left] = sums[left]
        sums[left, left] = -np.inf
        sizes[left] += sizes[right]
        sums = np.delete(np.delete(sums, right, axis=0), right, axis=1)
        sizes = np.delete(sizes, right)
    return groups


def _is_subheading(event: CodedEvent) -> bool:
    """Whether an event stands in a short line without a full stop that is not the title."""
    words = event.sentence.text.rstrip()
    is_short = len(words.split()) <= _LONGEST_HEADING
    return event.sentence.start > 0 and is_short and words[-1:] not in _SENTENCE_ENDS


def _announced_later(first: Telling, second: Telling) -> bool:
    """Whether one is a subheading and the other stands before it, outside the title: it announces something else."""
    early, late = (first, second) if first.start < second.start else (second, first)
    return late.heading and early.start > 0 and not early.heading


def _dated_apart(first: Telling, second: Telling) -> bool:
    """Whether both name days, months, years or other figures, and none in common.

    A past event is of a year that its sentence names. Of 432 annotated pairs of one type that are so dated, 416 are two
    happenings.
    """
    of_two_sentences = first.start != second.start
    return (
        first.days.is_apart_from(second.days)
        or _disjoint(first.figures, second.figures)
        or (of_two_sentences and _disjoint(first.past_years, second.past_years))
    )


def _placed_apart(first: Telling, second: Telling) -> bool:
    """Whether both name towns and none in common, outside the title, which names a country or an area as well.

    Of 403 annotated pairs of one type that are so placed, 391 are two happenings.
    """
    return min(first.start, second.start) > 0 and _disjoint(first.towns, second.towns)


def _elsewhere_by_others(first: Telling, second: Telling) -> bool:
    """Whether the places, and the doers, those done to or the dead besides, have no word in common outside the title.

    Of 403 annotated pairs of one type of which this is told, 392 are two happenings.
    """
    if min(first.start, second.start) == 0 or not _disjoint(first.sites, second.sites):
        return False
    told = zip(_COMPARED, first.parties, second.parties, strict=True)
    return any(_disjoint(one, other) for role, one, other in told if role != "place")


def _told_later_of_another(first: Telling, second: Telling) -> bool:
    """Whether the later of two sentences says that it tells of something else, or of a time before.

    Of 313 annotated pairs of one type behind "separately" or "in another attack", or behind "last month" where the
    other telling does not look back, 306 are two happenings.
    """
    early, late = (first, second) if first.start < second.start else (second, first)
    if not 0 < early.start < late.start:
        return False
    return late.separate or (late.days.looks_back and not early.days.looks_back)


def _is_aside(place: Mention, event: CodedEvent) -> bool:
    """Whether a place is where somebody goes or comes from: "drove them out to Orin", "in a hospital in Tarka"."""
    if not event.sentence.contains(place.span):
        return False
    return _ASIDE.search(event.sentence.text[: place.span.start - event.sentence.start]) is not None


def _are_apart(first: Telling, second: Telling) -> bool:
    """Whether two tellings are of two happenings, whatever else they have in common."""
    return (
        _dated_apart(first, second)
        or _placed_apart(first, second)
        or _elsewhere_by_others(first, second)
        or _told_later_of_another(first, second)
        or _announced_later(first, second)
    )


def _disjoint(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)
