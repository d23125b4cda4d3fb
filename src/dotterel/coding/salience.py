"""Which of several parties a pronoun stands for: what speaks for each, and how much.

The nearest fitting party is right in two of three cases. What also counts is who the sentence before was about: whom it
names first, who does something in it, who stands behind a preposition. The weights are those of a conditional logit,
fitted by `python -m training.salience` on the train side of the corpus.
"""

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from dotterel.coding.phrases import plain_words, word_set
from dotterel.coding.reporting_verbs import forms_of_verbs
from dotterel.model import ArtifactError, Role, Span
from dotterel.model.shipped import shipped_record

WEIGHTS_FILE = "salience.json"
SALIENCE: tuple[str, ...] = (
    "same sentence",
    "one sentence before",
    "three sentences before",
    "named first in its sentence",
    "named first in this sentence",
    "begins its sentence",
    "behind a preposition",
    "several, as the pronoun is",
    "exactly as many as the pronoun",
    "parties between",
    "acts",
    "is acted on",
    "says so",
    "a state or body for many",
    "named again",
    "in the first sentence",
    "an owner",
    "nearest, told what it says",
    "first of the sentence before, pronoun begins",
)
"""Names of what speaks for or against a party, in the order of `salience_of`."""

_PREPOSITION = re.compile(
    r"\b(?:of|with|by|to|against|from|on|in|for|at|between|over|near|into|among|than|about|towards?)\s+"
    r"(?:the|an?|its|their|his|her)?\s*$",
    re.IGNORECASE,
)
_BODY = re.compile(r"\b(?:government|ministry|court|parliament|commission|council)\b", re.IGNORECASE)
_OWNER = re.compile(r"['’]s?\b")
_BEGINNING = 4
"""Characters that may stand before words which begin a sentence: an article or an opening quotation mark."""
_MOST_BETWEEN = 8
_WORDS = re.compile(r"[\w'’]+|[^\w\s]")
_BETWEEN = word_set("that also on monday tuesday wednesday thursday friday saturday sunday whether if")
_SAYING_WORDS = 5
_SAYING_REACH = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A party that a pronoun may stand for.

    Attributes:
        span: Its words.
        sentence: Number of its sentence.
        start: Where that sentence starts.
        first: Whether no other party is named before it in its sentence.
        many: Whether several are named.
        exact: Whether it is in number just what the pronoun is, rather than a body that can be "they" too.
        roles: Which roles it fills in the document's events.
        score: How sure it is that it is a party at all, in [0, 1].
    """

    span: Span
    sentence: int
    start: int
    first: bool
    many: bool
    exact: bool
    roles: frozenset[Role]
    score: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Pronoun:
    """Where a pronoun stands.

    Attributes:
        sentence: Number of its sentence.
        begins: Whether it begins the sentence.
        told: Whether it is the first word of what somebody in its sentence says: "the army said it".
    """

    sentence: int
    begins: bool
    told: bool


def pronoun_at(offset: int, *, sentence: int, start: int, text: str) -> Pronoun:
    """What counts of a pronoun's surroundings.

    Args:
        offset: Where it starts.
        sentence: Number of its sentence.
        start: Where that sentence starts.
        text: The document's text.
    """
    before = _WORDS.findall(text[max(start, offset - _SAYING_REACH) : offset].lower())
    return Pronoun(sentence=sentence, begins=offset - start < _BEGINNING, told=_says(before[-_SAYING_WORDS:]))


def _says(words: Sequence[str]) -> bool:
    """Whether the last words are those of saying something, with "that" or a day between at most."""
    while words and words[-1] in _BETWEEN:
        words = words[:-1]
    return bool(words) and words[-1] in forms_of_verbs()


def salience_of(candidates: Sequence[Candidate], *, pronoun: Pronoun, text: str) -> list[tuple[float, ...]]:
    """What speaks for each party, in the order of `SALIENCE`.

    Args:
        candidates: The parties before a pronoun, in text order.
        pronoun: Where it stands.
        text: The document's text.
    """
    names = [plain_words(candidate.span.text) for candidate in candidates]
    rows: list[tuple[float, ...]] = []
    for place, (one, name) in enumerate(zip(candidates, names, strict=True)):
        far = pronoun.sentence - one.sentence
        words_before = text[max(one.start, one.span.start - 25) : one.span.start]
        rows.append(
            (
                float(far == 0),
                float(far == 1),
                float(far >= 3),
                float(one.first),
                float(one.first and far == 0),
                float(one.span.start - one.start < _BEGINNING),
                float(_PREPOSITION.search(words_before) is not None),
                float(one.many and one.exact),
                float(one.exact),
                float(min(len(candidates) - 1 - place, _MOST_BETWEEN)),
                float("actor" in one.roles),
                float("recipient" in one.roles),
                float("source" in one.roles),
                float(not one.exact and _BODY.search(one.span.text) is not None),
                float(names.count(name) > 1),
                float(one.sentence == 0),
                float(_OWNER.match(text, one.span.end) is not None),
                float(pronoun.told and far == 0 and place == len(candidates) - 1),
                float(pronoun.begins and far == 1 and one.first),
            )
        )
    return rows


def most_salient(candidates: Sequence[Candidate], *, pronoun: Pronoun, text: str) -> tuple[int, float]:
    """The party that a pronoun most likely stands for, by its place among the candidates, and the chance that it does.

    Args:
        candidates: At least one, in text order.
        pronoun: Where it stands.
        text: The document's text.
    """
    weights, none_of_them = _weights()
    odds = [
        one.score * math.exp(sum(weight * value for weight, value in zip(weights, row, strict=True) if value))
        for one, row in zip(candidates, salience_of(candidates, pronoun=pronoun, text=text), strict=True)
    ]
    best = max(range(len(odds)), key=odds.__getitem__)
    names = [plain_words(candidate.span.text) for candidate in candidates]
    same = sum(one for one, name in zip(odds, names, strict=True) if name == names[best])
    return best, same / sum(odds) * (1.0 - none_of_them)


@cache
def _weights() -> tuple[tuple[float, ...], float]:
    """The weights in the order of `SALIENCE`, and how often the right party is not among the candidates."""
    return shipped_record("dotterel.coding", WEIGHTS_FILE, _weights_of)


def _weights_of(settings: Mapping[str, float]) -> tuple[tuple[float, ...], float]:
    if set(settings) != {*SALIENCE, "none of them"}:
        raise ArtifactError(f"{WEIGHTS_FILE} weighs other things than this version", "Install Dotterel anew.")
    return tuple(settings[name] for name in SALIENCE), settings["none of them"]
