"""Stories: which documents tell of one thing, by all their words, whether or not they tell an event.

Events are linked by what the coder read of them. Of a document that tells none, or tells of something else than
conflict, only its words are left: names, things, figures. Two documents are of one story where the rare ones of them
are the same.
"""

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from dotterel.linking.clustering import clustered
from dotterel.linking.words import Rarities, load_rarities, stem_counts

ONE_STORY = 0.2
"""Likeness from which two documents are rather of one story: the best mean of B³ and pair F1 on the train side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What a document tells, as it is compared.

    Attributes:
        document_id: The document.
        counts: How often each stem stands in it.
    """

    document_id: str
    counts: Mapping[str, int]


def story_of(document_id: str, sentences: Iterable[str]) -> Story:
    """The story of a document, by all its sentences and its title."""
    counts: Counter[str] = Counter()
    for sentence in sentences:
        counts.update(stem_counts(sentence))
    return Story(document_id=document_id, counts=counts)


def likenesses(
    stories: Sequence[Story], *, rarities: Rarities | None = None
) -> "np.ndarray[tuple[int, int], np.dtype[np.float64]]":
    """How alike each two stories are: the cosine of their stems, each weighed by how rare and how often it is.

    How rare a stem is follows from the shipped counts and from the documents at hand: a word that stands in each of
    them tells nothing, though no report of ours ever held it.

    Args:
        stories: The stories.
        rarities: How rare stems are; as shipped unless told.

    Returns:
        Shape (stories, stories), in [0, 1]; 0 where a document has no words.
    """
    known = (rarities or load_rarities()).with_texts([one.counts.keys() for one in stories])
    columns = {stem: number for number, stem in enumerate(sorted({stem for one in stories for stem in one.counts}))}
    weights = np.zeros((len(stories), len(columns)))
    for row, story in enumerate(stories):
        for stem, count in story.counts.items():
            weights[row, columns[stem]] = (1.0 + math.log(count)) * max(0.0, known.of(stem))
    lengths = np.linalg.norm(weights, axis=1, keepdims=True)
    weights /= np.where(lengths > 0.0, lengths, 1.0)
    return weights @ weights.T


def told_together(
    stories: Sequence[Story], *, bar: float = ONE_STORY, rarities: Rarities | None = None
) -> list[list[int]]:
    """The stories of some documents: their numbers by story, each sorted, in the order of the first.

    The order in which the documents are given changes nothing but the numbers.

    Args:
        stories: What the documents tell.
        bar: Likeness from which two are rather of one story.
        rarities: How rare stems are; as shipped unless told.
    """
    order = sorted(range(len(stories)), key=lambda one: stories[one].document_id)
    alike = likenesses([stories[one] for one in order], rarities=rarities) - bar
    groups = clustered(len(order), lambda one, other: float(alike[one, other]))
    return sorted(sorted(order[one] for one in group) for group in groups)
