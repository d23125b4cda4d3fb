"""Mentions that somebody else has marked, of anything at all: which of them tell one happening.

The linker of events knows types, parties, days and places. Here nothing is known but the words: those of the mention,
of its sentence, and of its document. Mentions of two stories are never one.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dotterel.linking.clustering import clustered
from dotterel.linking.stories import Story, likenesses, told_together
from dotterel.linking.words import Rarities, load_rarities, name_stems, stems
from dotterel.model.shipped import shipped_record

EVIDENCE = (
    "word shared",
    "rare word shared",
    "words shared",
    "rare words shared",
    "names shared",
    "rare names shared",
    "names apart",
    "stories alike",
    "one document",
    "one sentence",
    "word and words shared",
    "word shared, stories alike",
)
"""Names of the evidence about two marked mentions, in the order in which `evidence` gives it."""
BIAS = "bias"
_RARE = 6.0
_MUCH = 15.0
_MOST = 2.0
_APART = 0.12


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedMention:
    """A mention that is given.

    Attributes:
        id: Its identifier.
        document_id: Its document.
        sentence: Number of its sentence there.
        trigger: Stems of its own words; the words themselves where they have none.
        words: Stems of its sentence without those.
        names: Stems of the names in its sentence.
    """

    id: str
    document_id: str
    sentence: int
    trigger: frozenset[str]
    words: frozenset[str]
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionWeights:
    """A logistic regression over `EVIDENCE`.

    Attributes:
        bias: Log-odds of a pair that nothing is known of.
        factors: Weight of each piece of evidence, in the order of `EVIDENCE`.
        bar: Log-odds from which a pair speaks for one happening.
    """

    bias: float
    factors: tuple[float, ...]
    bar: float = 0.0

    def log_odds(self, evidence: Sequence[float]) -> float:
        """Natural log-odds that a pair with this evidence is one happening."""
        return self.bias + sum(factor * one for factor, one in zip(self.factors, evidence, strict=True))


def marked_mention(mention_id: str, document_id: str, *, words: str, sentence: str, number: int) -> MarkedMention:
    """A mention by its own words and those of its sentence.

    Args:
        mention_id: Its identifier.
        document_id: Its document.
        words: The mention.
        sentence: Its sentence.
        number: That sentence's number in the document.
    """
    trigger = stems(words) or frozenset((words.casefold(),))
    return MarkedMention(
        id=mention_id,
        document_id=document_id,
        sentence=number,
        trigger=trigger,
        words=stems(sentence) - trigger,
        names=name_stems(sentence),
    )


def evidence(first: MarkedMention, second: MarkedMention, alike: float, rarities: Rarities) -> tuple[float, ...]:
    """The evidence about a pair, in the order of `EVIDENCE`; it does not matter which is first.

    Args:
        first: One mention.
        second: Another.
        alike: How alike the stories of their documents are, in [0, 1].
        rarities: How rare stems are.
    """
    one_document = first.document_id == second.document_id
    one_sentence = one_document and first.sentence == second.sentence
    shared = first.trigger & second.trigger
    words = rare_words = names = rare_names = 0.0
    if not one_sentence:  # what stands around both is the same by itself
        words, rare_words = _overlap(first.words, second.words, rarities)
        names, rare_names = _overlap(first.names, second.names, rarities)
    stories = 0.0 if one_document else alike
    word = float(bool(shared))
    return (
        word,
        min(_MOST, rarities.weight(shared) / _RARE),
        words,
        rare_words,
        names,
        rare_names,
        float(not one_sentence and bool(first.names and second.names) and names < _APART),
        stories,
        float(one_document),
        float(one_sentence),
        word * words,
        word * stories,
    )


def linked_mentions(
    mentions: Sequence[MarkedMention],
    stories: Sequence[Story],
    *,
    weights: MentionWeights | None = None,
    rarities: Rarities | None = None,
) -> list[list[str]]:
    """Put the mentions of one happening together, over documents.

    Args:
        mentions: The mentions; those of a document without a story stand alone.
        stories: What the documents tell.
        weights: Of the evidence; the shipped ones unless told.
        rarities: How rare stems are; as shipped unless told.

    Returns:
        Ids of mentions by happening.
    """
    weights = weights or load_mention_weights()
    rarities = rarities or load_rarities()
    alike = likenesses(stories, rarities=rarities)
    row = {story.document_id: number for number, story in enumerate(stories)}
    groups = []
    for part in told_together(stories, rarities=rarities):
        documents = {stories[number].document_id for number in part}
        told = sorted((one for one in mentions if one.document_id in documents), key=lambda one: one.id)

        def odds(one: int, other: int, told: Sequence[MarkedMention] = told) -> float:
            first, second = told[one], told[other]
            likeness = float(alike[row[first.document_id], row[second.document_id]])
            return weights.log_odds(evidence(first, second, likeness, rarities)) - weights.bar

        groups += [[told[one].id for one in group] for group in clustered(len(told), odds)]
    return [*groups, *([one.id] for one in mentions if one.document_id not in row)]


@lru_cache(maxsize=1)
def load_mention_weights() -> MentionWeights:
    """The shipped weights.

    Raises:
        ArtifactError: The file is missing or damaged, or weighs other evidence than this version.
    """
    return shipped_record(
        "dotterel.linking", "mentions.json", mention_weights_of, what="the weights of marked mentions"
    )


def mention_weights_of(told: Mapping[str, Any]) -> MentionWeights:
    """Weights out of their record.

    Raises:
        ValueError: They weigh other evidence than this version.
        KeyError: A part is missing.
        TypeError: A part is of another kind.
    """
    weights = told["weights"]
    if set(weights) != {*EVIDENCE, BIAS}:
        raise ValueError("they weigh other evidence than this version")
    return MentionWeights(
        bias=float(weights[BIAS]), factors=tuple(float(weights[name]) for name in EVIDENCE), bar=float(told["bar"])
    )


def _overlap(first: frozenset[str], second: frozenset[str], rarities: Rarities) -> tuple[float, float]:
    """Rarity of what is shared, over that of the smaller side, in [0, 1]; and by itself, in units of `_MUCH`."""
    shared = rarities.weight(first & second)
    if not shared:
        return 0.0, 0.0
    least = min(rarities.weight(first), rarities.weight(second))
    return shared / least, min(_MOST, shared / _MUCH)
