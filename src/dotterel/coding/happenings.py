"""Mentions of one happening within a document: which events tell the same, and so share an incident label."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from dotterel.coding.phrases import word_set
from dotterel.inference import Floats1d
from dotterel.model import CodedEvent, Role

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
_FIGURES = re.compile(r"\d+")


def same_happening_groups(
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], *, weights: Mapping[str, float]
) -> list[list[CodedEvent]]:
    """Group the events of one document by happening.

    Average-linkage clustering over the log-odds that two events are one (`pair_evidence`, weighed). Events of different
    types, of the past and the present, or dated to different years or days are never in one group; nor is what a
    subheading announces with what stands before it.

    Args:
        events: In text order.
        vectors: Unit vector of each event by its id.
        weights: Weight of each piece of evidence by name, and of ``bias``; evidence without one counts for nothing.

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
        for group in _clustered(members[start : start + MOST_COMPARED], vectors, weights)
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
        years: Years that its time names.
        days: Other figures that its time names, hours left out.
    """

    parties: tuple[frozenset[str], ...]
    names: frozenset[str]
    company: bool
    modes: frozenset[str]
    trigger: str
    start: int
    heading: bool
    modality: str
    years: frozenset[str]
    days: frozenset[str]


def telling_of(event: CodedEvent) -> Telling:
    """What an event tells of its happening."""
    time = _HOUR.sub(" ", " ".join(mention.span.text for mention in event.fillers("time")))
    years = frozenset(_YEAR.findall(time))
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
        years=years,
        days=frozenset(_FIGURES.findall(time)) - years,
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
    events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d], weights: Mapping[str, float]
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
    tellings = [telling_of(event) for event in events]
    pairs = [
        (row, column)
        for row, first in enumerate(tellings)
        for column, second in enumerate(tellings[:row])
        if not _dated_apart(first, second) and not _announced_later(first, second)
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
    """Whether both name a year and no year in common, or both name other figures (days) and none in common."""
    return _disjoint(first.years, second.years) or _disjoint(first.days, second.days)


def _disjoint(first: frozenset[str], second: frozenset[str]) -> bool:
    return bool(first and second and not first & second)
