"""Near-duplicates: documents that are copies of an earlier one, give or take a headline or a line.

MinHash over word shingles (Broder 1997): two documents share a slot of their signatures about as often as their sets of
five-word runs overlap (Jaccard). Candidates come from bands of slots that agree; the similarity told is then the exact
one of the shingle sets' hashes. The title is left out, since copies mostly change it.
"""

import hashlib
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dotterel.ingest.shingles import body_words, minhash_of, shingles_of
from dotterel.model import Document

_BANDS = 32
_ROWS = 2
_SLOTS = _BANDS * _ROWS
_FEWEST_SHINGLES = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class DuplicateOf:
    """That a document repeats an earlier one.

    Attributes:
        document_id: The earlier document.
        name: Its name for people.
        similarity: Share of this document's five-word runs that the earlier one holds, in [0, 1].
    """

    document_id: str
    name: str
    similarity: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    document_id: str
    name: str
    shingles: NDArray[np.uint64]


@dataclass(slots=True, kw_only=True)
class DuplicateFinder:
    """Remembers the documents of a run and tells which later ones repeat them.

    Deterministic: the same documents in the same order give the same answers on every machine.

    Attributes:
        threshold: Share of a document's five-word runs that an earlier one has to hold for it to count as a copy. Seen
            from the later document only: a flash that grows into a long report later does not make that report a copy.
            Reports of the same happening by different hands share under a tenth; real copies kept over seven tenths.
    """

    threshold: float = 0.7
    _bands: dict[tuple[int, bytes], list[int]] = field(default_factory=dict)
    _known: list[_Known] = field(default_factory=list)
    _exact: dict[bytes, int] = field(default_factory=dict)

    def check(self, document: Document) -> DuplicateOf | None:
        """The earlier document that this one repeats, the most similar one of several; else none, and it is remembered.

        A document of fewer than a dozen words counts as a copy only of the very same words.
        """
        words = body_words(document)
        fingerprint = hashlib.sha256(" ".join(words).encode()).digest()
        if fingerprint in self._exact:
            earlier = self._known[self._exact[fingerprint]]
            return DuplicateOf(document_id=earlier.document_id, name=earlier.name, similarity=1.0)
        shingles = shingles_of(words)
        keys: list[tuple[int, bytes]] = []
        if len(shingles) >= _FEWEST_SHINGLES:
            keys = _band_keys(shingles)
            found = self._most_similar(keys, shingles)
            if found is not None:
                return found
        number = len(self._known)
        self._known.append(_Known(document_id=document.id, name=document.name, shingles=shingles))
        self._exact[fingerprint] = number
        for key in keys:
            self._bands.setdefault(key, []).append(number)
        return None

    def _most_similar(self, keys: list[tuple[int, bytes]], shingles: NDArray[np.uint64]) -> DuplicateOf | None:
        numbers = sorted({number for key in keys for number in self._bands.get(key, ())})
        best: DuplicateOf | None = None
        for number in numbers:
            known = self._known[number]
            shared = int(np.intersect1d(shingles, known.shingles, assume_unique=True).size)
            similarity = shared / len(shingles)
            if similarity >= self.threshold and (best is None or similarity > best.similarity):
                best = DuplicateOf(document_id=known.document_id, name=known.name, similarity=round(similarity, 4))
        return best


def _band_keys(shingles: NDArray[np.uint64]) -> list[tuple[int, bytes]]:
    """One key a band: two documents with a key in common are compared."""
    rows = minhash_of(shingles, _SLOTS).reshape(_BANDS, _ROWS)
    return [(band, rows[band].tobytes()) for band in range(_BANDS)]
