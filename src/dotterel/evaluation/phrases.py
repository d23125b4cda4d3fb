"""Phrases with their right answers: what resolution makes of words that fill a role, asked one by one.

Unlike annotated reports, these sets ask resolution alone: the words are given, so that nothing depends on what the
coder finds. They were written without sight of the rules, and are not to be tuned on.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, Protocol

from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.geo import FAR_KM
from dotterel.evaluation.metrics import Counts
from dotterel.model import (
    CodedEvent,
    Count,
    Document,
    EvaluationError,
    Mention,
    Place,
    Provenance,
    ResolvedEvent,
    Role,
)
from dotterel.resolution.places.geometry import kilometres

Side = Literal["dev", "test"]
SETS = ("dates", "counts", "places", "actors")
NEAR_KM = 25.0
"""Distance within which a town counts as found; for any place it is `FAR_KM`."""

_NARROW = frozenset(("exact", "city", "district"))
_ROLES: Mapping[str, Role] = {"dates": "time", "places": "place", "actors": "actor"}
_PROVENANCE = Provenance(component="phrases", version="1")


class EventResolver(Protocol):
    """Whatever resolves the coded events of a document."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One question.

    Attributes:
        id: Unique in its set.
        set: ``dates``, ``counts``, ``places`` or ``actors``.
        kind: What makes it easy or hard, in a word or two.
        document: The text around the words.
        start: Character offset of the words.
        words: The words.
        role: The role they fill.
        wanted: The right answer, as in the file.
    """

    id: str
    set: str
    kind: str
    document: Document
    start: int
    words: str
    role: Role
    wanted: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class PhraseAnswer:
    """What resolution said to a phrase.

    Attributes:
        phrase: The question.
        right: Whether the answer is right, by question: a set asks one or more.
        given: The answer in short.
        wanted: The right one in short.
        score: Confidence of the answer, in [0, 1]; 0 where there is none, 1 where answers of its kind have no score.
    """

    phrase: Phrase
    right: Mapping[str, bool]
    given: str
    wanted: str
    score: float


def read_phrases(folder: Path) -> list[Phrase]:
    """All sets of a folder.

    Raises:
        EvaluationError: A file is missing or damaged, or a phrase does not stand in its text.
    """
    return [phrase for name in SETS for phrase in _read_set(folder / f"{name}.jsonl", name)]


def of_side(phrases: Sequence[Phrase], side: Side) -> list[Phrase]:
    """The odd numbers, to be read while working on rules (``dev``), or the even ones, only measured (``test``)."""
    return [phrase for phrase in phrases if int(phrase.id[1:]) % 2 == (side == "dev")]


def answer_phrases(phrases: Sequence[Phrase], resolver: EventResolver) -> list[PhraseAnswer]:
    """Ask each phrase, in order: an event with nothing but these words in their role."""
    return [_answer(phrase, resolver) for phrase in phrases]


def phrase_figures(answers: Sequence[PhraseAnswer]) -> dict[str, Counts]:
    """Accuracy by set and question, such as ``dates both days``."""
    figures: dict[str, Counts] = {}
    for answer in answers:
        for question, right in answer.right.items():
            name = f"{answer.phrase.set} {question}"
            figures[name] = figures.get(name, Counts()) + Counts(right=int(right), given=1, wanted=1)
    return figures


def worst_phrases(answers: Sequence[PhraseAnswer], number: int) -> list[PhraseAnswer]:
    """Wrong answers, the surest first."""
    wrong = [answer for answer in answers if not all(answer.right.values())]
    return sorted(wrong, key=lambda answer: (-answer.score, answer.phrase.id))[:number]


def weak_kinds(answers: Sequence[PhraseAnswer]) -> list[tuple[str, int, int]]:
    """Kind, wrong answers and all answers, the kinds with most wrong ones first."""
    asked = Counter(answer.phrase.kind for answer in answers)
    wrong = Counter(answer.phrase.kind for answer in answers if not all(answer.right.values()))
    return [(kind, number, asked[kind]) for kind, number in wrong.most_common()]


def _read_set(path: Path, name: str) -> list[Phrase]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        return [_phrase(json.loads(line), name) for line in lines if line.strip()]
    except (OSError, ValueError, KeyError) as fault:
        raise EvaluationError(f"{path.name} cannot be read: {fault}", "See corpus/phrases/README.md.") from fault


def _phrase(item: Mapping[str, Any], name: str) -> Phrase:
    text, words = item["text"], item["phrase"]
    start = item.get("offset", text.find(words))
    if start < 0 or text[start : start + len(words)] != words:
        raise ValueError(f"{item['id']}: {words!r} does not stand in its text")
    return Phrase(
        id=item["id"],
        set=name,
        kind=item.get("kind", ""),
        document=plain_document(item["id"], text, published=item.get("published")),
        start=start,
        words=words,
        role=item["role"] if name == "counts" else _ROLES[name],
        wanted=item,
    )


def _answer(phrase: Phrase, resolver: EventResolver) -> PhraseAnswer:
    span = phrase.document.span(phrase.start, phrase.start + len(phrase.words))
    number = phrase.document.sentence_at(phrase.start)
    sentence = span if number is None else phrase.document.sentence_span(number)
    event = CodedEvent(
        id=phrase.id,
        document_id=phrase.document.id,
        type="ASSAULT",
        trigger=span,
        sentence=sentence,
        provenance=_PROVENANCE,
        mentions=(Mention(role=phrase.role, span=span, score=1.0),),
    )
    (resolved,) = resolver.resolve([event], phrase.document)
    return _JUDGES[phrase.set](phrase, resolved)


def _judge_date(phrase: Phrase, event: ResolvedEvent) -> PhraseAnswer:
    wanted = phrase.wanted["from"], phrase.wanted["to"]
    given = (event.date.first, event.date.last) if event.date else (None, None)
    return PhraseAnswer(
        phrase=phrase,
        right={"first day": given[0] == wanted[0], "both days": given == wanted},
        given=_shown(given),
        wanted=_shown(wanted),
        score=event.date.score if event.date and given != (None, None) else 0.0,
    )


def _judge_count(phrase: Phrase, event: ResolvedEvent) -> PhraseAnswer:
    counts: Mapping[str, Count | None] = {
        "killed": event.killed,
        "injured": event.injured,
        "held": event.held,
        "size": event.size,
    }
    count = counts[phrase.role]
    wanted = phrase.wanted["low"], phrase.wanted["high"]
    given = (count.low, count.high) if count else (None, None)
    return PhraseAnswer(
        phrase=phrase,
        right={"both ends": given == wanted},
        given=_shown(given),
        wanted=_shown(wanted),
        score=float(given != (None, None)),
    )


def _judge_place(phrase: Phrase, event: ResolvedEvent) -> PhraseAnswer:
    wanted, place = phrase.wanted, event.place
    country = place.country if place else None
    right = {"country": country == wanted["country"]}
    if wanted["latitude"] is None:
        located = place is not None and place.latitude is not None
        right["within 161 km"] = not located
    else:
        away = _distance(place, wanted["latitude"], wanted["longitude"])
        right["within 161 km"] = away is not None and away <= FAR_KM
        if wanted["level"] in _NARROW:
            right["towns within 25 km"] = away is not None and away <= NEAR_KM
    return PhraseAnswer(
        phrase=phrase,
        right=right,
        given=f"{place.name or place.text} {country} {_point(place.latitude, place.longitude)}" if place else "",
        wanted=f"{wanted['name']} {wanted['country']} {_point(wanted['latitude'], wanted['longitude'])}",
        score=place.score if place and place.latitude is not None else 0.0,
    )


def _judge_actor(phrase: Phrase, event: ResolvedEvent) -> PhraseAnswer:
    actor = event.actors[0] if event.actors else None
    country, sectors = (actor.country, actor.sectors) if actor else (None, ())
    wanted_sectors = phrase.wanted["sectors"]
    right = {"country": country == phrase.wanted["country"]}
    if wanted_sectors:
        right["primary sector"] = sectors[:1] == tuple(wanted_sectors[:1])
        right["country and sector"] = all(right.values())
    return PhraseAnswer(
        phrase=phrase,
        right=right,
        given=f"{country} {' '.join(sectors)} ({actor.rule if actor else ''})",
        wanted=f"{phrase.wanted['country']} {' '.join(wanted_sectors or ())}",
        score=actor.score if actor and country else 0.0,
    )


_JUDGES: Mapping[str, Callable[[Phrase, ResolvedEvent], PhraseAnswer]] = {
    "dates": _judge_date,
    "counts": _judge_count,
    "places": _judge_place,
    "actors": _judge_actor,
}


def _distance(place: Place | None, latitude: float, longitude: float) -> float | None:
    """Kilometres; none without coordinates."""
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return kilometres(place.latitude, place.longitude, latitude, longitude)


def _shown(ends: tuple[object, object]) -> str:
    first, last = ("" if end is None else str(end) for end in ends)
    return first if first == last else f"{first}..{last}"


def _point(latitude: float | None, longitude: float | None) -> str:
    return "" if latitude is None or longitude is None else f"({latitude:.2f}, {longitude:.2f})"
