"""Network scores become triggers and role fillers of one sentence, before any document logic."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from dotterel.inference import CandidateScores, Floats1d, Floats2d, Labels, SentenceScores
from dotterel.model import ROLES, Role, Scored

CANDIDATE_THRESHOLD = 0.25
"""Lowest probability of beginning a trigger at which the network is asked about a word; fixed in its graph."""


_DEADLY = "ASSAULT"
_REACH = 3
"""Words on either side of a trigger over which the network may have shared out one deadly event."""
_SURE_TOLL = 0.5
"""Lowest score of a toll that tells that such an event there is."""

PARTY_ROLES: frozenset[Role] = frozenset({"actor", "recipient", "source"})
"""Roles that parties fill."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedRole:
    """A role filler: words `first` to `last` (exclusive) of the sentence."""

    role: Role
    first: int
    last: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DecodedEvent:
    """An event of one sentence, in words of that sentence (`last` exclusive).

    Attributes:
        first: First word of the trigger.
        last: Word behind the trigger.
        type: Best event type.
        score: Probability that its first sure word names an event of this type.
        runner_up: The next best type with its probability.
        modes: Modes of that type with probabilities, best first, all of them.
        statuses: Standings with probabilities, best first, all of them.
        historical: Probability of being background.
        roles: Fillers in the order of `ROLES`, then of the text.
        candidate: The scores behind it.
    """

    first: int
    last: int
    type: str
    score: float
    runner_up: Scored
    modes: tuple[Scored, ...]
    statuses: tuple[Scored, ...]
    historical: float
    roles: tuple[DecodedRole, ...]
    candidate: CandidateScores


def decode_sentence(scores: SentenceScores, labels: Labels, *, min_score: float) -> tuple[DecodedEvent, ...]:
    """Events of one sentence, in text order.

    Args:
        scores: What the network says of the sentence.
        labels: Its label lists.
        min_score: Lowest raw score kept, in [0.25, 1].
    """
    candidates = {candidate.word: candidate for candidate in scores.candidates}
    spans = _trigger_spans(scores.triggers, candidates.keys(), min_score)
    divided = _divided_deadly_span(scores, spans, labels, min_score)
    events: list[DecodedEvent] = []
    for first, last, type_number, score in sorted(spans + divided):
        candidate = candidates[first]
        by_type = scores.triggers[first, 1::2] + scores.triggers[first, 2::2]
        order = np.argsort(-by_type, kind="stable")
        type_code = _type_name(labels, type_number)
        rival = int(order[0]) if int(order[0]) != type_number else int(order[1])
        events.append(
            DecodedEvent(
                first=first,
                last=last,
                type=type_code,
                score=score,
                runner_up=Scored(code=_type_name(labels, rival), score=float(by_type[rival])),
                modes=_modes(candidate, labels, type_code),
                statuses=_ranked(labels.statuses, candidate.statuses),
                historical=candidate.historical,
                roles=_roles(candidate.roles, labels),
                candidate=candidate,
            )
        )
    return tuple(events)


def _type_name(labels: Labels, number: int) -> str:
    return labels.triggers[1 + 2 * number][2:]


_TriggerSpan = tuple[int, int, int, float]
"""Trigger words as (first, last exclusive, type number, score)."""


def _trigger_spans(triggers: Floats2d, candidate_words: Collection[int], min_score: float) -> list[_TriggerSpan]:
    """The triggers that single words are sure enough of, in text order.

    A trigger begins at a word whose best type is at least as likely as `min_score`, and goes on while the next word
    continues the same type rather than ending or beginning anew. The network was asked about the words that may begin
    one; where the sure word is not among these, the word before it is, and the trigger begins there.
    """
    begins, continues = triggers[:, 1::2], triggers[:, 2::2]
    by_type = begins + continues
    sure = by_type.max(axis=1) >= min_score
    spans: list[_TriggerSpan] = []
    for word in np.flatnonzero(sure).tolist():
        first = word if word in candidate_words else word - 1
        if first not in candidate_words or (spans and first < spans[-1][1]):
            continue
        type_number = int(by_type[word].argmax())
        last = word + 1
        while (
            last < len(triggers)
            and triggers[last, 0] <= 0.5
            and continues[last, type_number] > begins[last].max()
            and continues[last, type_number] >= continues[last].max()
        ):
            last += 1
        spans.append((first, last, type_number, float(by_type[word, type_number])))
    return spans


def _divided_deadly_span(
    scores: SentenceScores, spans: Sequence[_TriggerSpan], labels: Labels, min_score: float
) -> list[_TriggerSpan]:
    """The deadly event of a sentence with a toll whose trigger the network is torn about; none or one.

    "The army unleashed a fierce barrage, killing nine": "unleashed", "fierce" and "barrage" share what one word would
    need, and each alone is too weak. Where a sentence names no other such event and the words about the likeliest one
    are together sure enough, it is that word, with their sum for a score; but only if the network finds dead or
    wounded with it, since without a toll three of four such words are none.
    """
    taken = {word for first, last, _, _ in spans for word in range(first, last)}
    free = [candidate for candidate in scores.candidates if candidate.word not in taken]
    if not free:
        return []
    number = next((one for one in range(len(labels.triggers) // 2) if _type_name(labels, one) == _DEADLY), None)
    if number is None or any(type_number == number for _, _, type_number, _ in spans):
        return []
    by_word = scores.triggers[:, 1 + 2 * number] + scores.triggers[:, 2 + 2 * number]
    best = max(free, key=lambda candidate: float(by_word[candidate.word]))
    around = range(max(0, best.word - _REACH), min(len(by_word), best.word + _REACH + 1))
    together = min(1.0, float(sum(by_word[word] for word in around if word not in taken)))
    if together < min_score or not any(
        role.role in ("killed", "injured") and role.score >= _SURE_TOLL for role in _roles(best.roles, labels)
    ):
        return []
    return [(best.word, best.word + 1, number, together)]


def _modes(candidate: CandidateScores, labels: Labels, type_code: str) -> tuple[Scored, ...]:
    scores: list[float] = candidate.modes.tolist()
    scored = [
        Scored(code=mode, score=scores[number]) for number, mode in _modes_by_type(labels.modes).get(type_code, ())
    ]
    return tuple(sorted(scored, key=_score_of, reverse=True))


@lru_cache(maxsize=8)
def _modes_by_type(labels: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
    """The modes of each type, with their numbers in the network."""
    by_type: dict[str, list[tuple[int, str]]] = {}
    for number, label in enumerate(labels):
        type_code, _, mode = label.partition("/")
        by_type.setdefault(type_code, []).append((number, mode))
    return by_type


def _ranked(codes: Sequence[str], scores: Floats1d) -> tuple[Scored, ...]:
    values: list[float] = scores.tolist()
    scored = [Scored(code=code, score=score) for code, score in zip(codes, values, strict=True)]
    return tuple(sorted(scored, key=_score_of, reverse=True))


def _score_of(scored: Scored) -> float:
    return scored.score


def _roles(scores: Floats2d, labels: Labels) -> tuple[DecodedRole, ...]:
    """Runs of words with one role; neighbouring runs of one role are one, however they begin.

    Parties in a list have a comma or "and" between them, so that nothing is lost by it.
    """
    best: list[int] = scores.argmax(axis=1).tolist()
    fillers: list[DecodedRole] = []
    words = len(best)
    last = 0
    for word, label in enumerate(best):
        if label == 0 or word < last:
            continue
        inside = label + label % 2
        last = word + 1
        while last < words and best[last] in (inside - 1, inside):
            last += 1
        role = ROLES[_ORDER[labels.roles[inside][2:]]]
        probability = scores[word:last, inside - 1] + scores[word:last, inside]
        score = float(np.add.reduce(probability) / np.float32(last - word))  # the mean, without what it costs to ask
        fillers.append(DecodedRole(role=role, first=word, last=last, score=score))
    return tuple(sorted(_joined_parties(fillers), key=lambda filler: (_ORDER[filler.role], filler.first)))


_ORDER: dict[str, int] = {role: number for number, role in enumerate(ROLES)}


def _joined_parties(fillers: Sequence[DecodedRole]) -> list[DecodedRole]:
    """Fillers in text order, those of two party roles without a word between them made one.

    "French President | Emmanuel | Macron" is one person whatever the network says of its parts; the role with most
    probability over its words holds.
    """
    joined: list[DecodedRole] = []
    weights: list[dict[Role, float]] = []
    for filler in fillers:
        weight = filler.score * (filler.last - filler.first)
        last = joined[-1] if joined else None
        if last is None or last.last != filler.first or not {last.role, filler.role} <= PARTY_ROLES:
            joined.append(filler)
            weights.append({filler.role: weight})
            continue
        weights[-1][filler.role] = weights[-1].get(filler.role, 0.0) + weight
        role = max(weights[-1], key=lambda one: weights[-1][one])
        words = filler.last - last.first
        score = (last.score * (last.last - last.first) + weight) / words
        joined[-1] = DecodedRole(role=role, first=last.first, last=filler.last, score=score)
    return joined
