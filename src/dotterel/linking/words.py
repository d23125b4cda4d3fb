"""Stems of words, and how much sharing one tells."""

import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from dotterel.model.shipped import shipped_record

_WORD = re.compile(r"[^\W_]+")
_OWNER = re.compile(r"['’]s?\b")
_ENDINGS = ("ing", "ers", "ed", "es", "er", "s")
_LONGEST_STEM = 6
_SHORTEST_STEM = 4
_SHORTEST_WORD = 3
_MOST_REMEMBERED = 100_000
VERY_RARE = 5.0
"""Rarity from which a name is hardly any other story's: one report in a hundred and fifty holds it."""
_SMOOTHED = 8
"""Reports added to every count: a name of one story, told by eight reports of the corpus, is as good as a new one."""
_EMPTY_WORDS = (
    "the and for his her its our their they she him them you who whom this that these those was were are has had have "
    "been being not but with from into over after before about against said says say told tell that which while when "
    "where there here also who more than less most least one two will would could should may might can did does "
    "according near off out between during under since until all any some other another last next new"
)
EMPTY = frozenset(_EMPTY_WORDS.split())
"""Words that tell nothing of a happening."""


@lru_cache(maxsize=262_144)
def stem(word: str) -> str:
    """A word without accents, its commonest endings and what follows the sixth letter, in lower case.

    Enough to know "Azerbaijani" for "Azerbaijan" and "killing" for "killed"; no more is wanted of it.
    """
    plain = "".join(one for one in unicodedata.normalize("NFKD", word.lower()) if not unicodedata.combining(one))
    for ending in _ENDINGS:
        if plain.endswith(ending) and len(plain) - len(ending) >= _SHORTEST_STEM:
            plain = plain[: -len(ending)]
            break
    return plain[:_LONGEST_STEM]


@lru_cache(maxsize=16_384)
def stems(text: str) -> frozenset[str]:
    """Stems of the words of at least three letters that tell something, and of the figures."""
    return frozenset(_stems(text))


def stem_counts(text: str) -> Counter[str]:
    """The same stems with how often each stands there."""
    return Counter(_stems(text))


def _stems(text: str) -> Iterator[str]:
    for word in _WORD.findall(_OWNER.sub(" ", text)):
        if (len(word) >= _SHORTEST_WORD and word.lower() not in EMPTY) or word.isdigit():
            yield stem(word)


@lru_cache(maxsize=16_384)
def name_stems(text: str, *, opens_sentence: bool = True) -> frozenset[str]:
    """Stems of the words with a capital.

    Args:
        text: A sentence, or some words of one.
        opens_sentence: Whether the first word has its capital from standing first.
    """
    found = _WORD.findall(_OWNER.sub(" ", text))
    return frozenset(
        stem(word)
        for word in found[1 if opens_sentence else 0 :]
        if word[0].isupper() and len(word) >= _SHORTEST_WORD and word.lower() not in EMPTY
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rarities:
    """How rare stems are among reports.

    Attributes:
        reports: Number of reports that were counted.
        counts: Number of them that hold a stem; the rarest are left out.
    """

    reports: int
    counts: Mapping[str, int]
    _of: "_Known" = field(init=False, repr=False, compare=False)
    _weights: dict[frozenset[str], float] = field(default_factory=dict, init=False, repr=False, compare=False)
    _rare: dict[frozenset[str], frozenset[str]] = field(default_factory=dict, init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Begin to remember."""
        object.__setattr__(self, "_of", _Known(self.reports, self.counts))

    def of(self, one: str) -> float:
        """Natural logarithm of reports per report that holds the stem: 0 for one in all, about 6 for a new name."""
        return self._of[one]

    def total(self, some: Iterable[str]) -> float:
        """The sum over some stems."""
        return math.fsum(map(self._of.__getitem__, some))

    def weight(self, some: frozenset[str]) -> float:
        """The same, remembered: of a telling's own stems, which are compared with those of many others."""
        if not some:
            return 0.0
        known = self._weights.get(some)
        if known is None:
            known = self.total(some)
            if len(self._weights) >= _MOST_REMEMBERED:
                self._weights.clear()
            self._weights[some] = known
        return known

    def rare(self, some: frozenset[str]) -> frozenset[str]:
        """Those of some stems that are very rare: a new name, or one of few stories."""
        known = self._rare.get(some)
        if known is None:
            known = frozenset(one for one in some if self.of(one) >= VERY_RARE)
            if len(self._rare) >= _MOST_REMEMBERED:
                self._rare.clear()
            self._rare[some] = known
        return known

    def with_texts(self, texts: Iterable[AbstractSet[str]]) -> "Rarities":
        """These with the stems of further texts counted in, each text once a stem."""
        counts = Counter(self.counts)
        number = 0
        for text in texts:
            number += 1
            counts.update(text)
        return Rarities(reports=self.reports + number, counts=counts)

    def rarest(self, some: Iterable[str], most: int, *, least: float = 0.0) -> tuple[str, ...]:
        """The rarest stems, the rarest first.

        Args:
            some: Stems.
            most: Number of stems that are given at most.
            least: Rarity that a stem must have.
        """
        ranked = sorted((-self.of(one), one) for one in set(some))
        return tuple(one for rarity, one in ranked[:most] if -rarity >= least)


class _Known(dict[str, float]):
    """Rarity by stem, reckoned when it is first asked for: sums over sets ask for nothing else."""

    def __init__(self, reports: int, counts: Mapping[str, int]) -> None:
        super().__init__()
        self._reports = reports
        self._counts = counts

    def __missing__(self, one: str) -> float:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        known = self[one] = math.log((self._reports + _SMOOTHED) / (self._counts.get(one, 0) + _SMOOTHED))
        return known


@lru_cache(maxsize=1)
def load_rarities() -> Rarities:
    """The shipped rarities, counted in the project's own corpus.

    Raises:
        ArtifactError: The file is missing or damaged.
    """
    return shipped_record("dotterel.linking", "rarities.json", _rarities_of, what="the rarities of linking")


def _rarities_of(told: Mapping[str, Any]) -> Rarities:
    return Rarities(reports=int(told["reports"]), counts={str(one): int(n) for one, n in told["counts"].items()})
