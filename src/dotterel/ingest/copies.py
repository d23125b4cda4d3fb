"""Copies: one agency's text in many outlets, found among all documents that were ever read.

`DuplicateFinder` keeps a run from coding the same text twice and forgets it afterwards; here a short signature of each
document is kept, so that a copy is known for one whenever its original was read. Counted as sources, copies are one.

Only texts that are nobody's copy are kept to compare with, so that every copy names the first text itself, and a chain
of small changes does not drift. A document finds its candidates by bands of its signature, in time independent of how
many are kept.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from dotterel.ingest.shingles import body_words, minhash_of, shingles_of
from dotterel.model import Document

SLOTS = 128
_BANDS = 24
_ROWS = 3
"""Of two texts that share half of their shingles, 96 in a hundred meet in some band; of two that share a twentieth,
three in a thousand do."""
_FEWEST_SHINGLES = 8
"""A shorter text is a flash that everybody words alike."""
COPY_SHARE = 0.6
"""Share of a document's shingles that an earlier one has to hold: an agency's text with a paragraph of one's own is a
copy, a report of one's own with a quoted paragraph is not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What is kept of a document to know its copies by.

    Attributes:
        document_id: The document.
        size: Number of its shingles.
        slots: `SLOTS` 32-bit numbers, little-endian; empty for a document too short to tell.
    """

    document_id: str
    size: int
    slots: bytes

    @property
    def keys(self) -> tuple[int, ...]:
        """One number a band, below 2**63: two documents that may be copies have one in common."""
        if not self.slots:
            return ()
        rows = self._array()[: _BANDS * _ROWS].astype(np.uint64).reshape(_BANDS, _ROWS)
        mixed = np.arange(1, _BANDS + 1, dtype=np.uint64)
        for column in range(_ROWS):
            mixed = (mixed ^ rows[:, column]) * np.uint64(0x9E3779B97F4A7C15)
            mixed ^= mixed >> np.uint64(29)
        return tuple(int(key) for key in mixed >> np.uint64(1))

    def share_in(self, other: "Signature") -> float:
        """Share of this document's shingles that another one holds, in [0, 1], as the signatures tell it.

        The signatures give the overlap (Jaccard) with a standard error under 0.045; the sizes turn it into a share.
        """
        if not self.slots or not other.slots:
            return 0.0
        overlap = float(np.mean(self._array() == other._array()))
        return min(1.0, overlap / (1 + overlap) * (self.size + other.size) / self.size)

    def _array(self) -> NDArray[np.uint32]:
        return np.frombuffer(self.slots, dtype="<u4")


def signature_of(document: Document) -> Signature:
    """The signature of a document: the same on every machine, whatever its title."""
    shingles = shingles_of(body_words(document))
    if len(shingles) < _FEWEST_SHINGLES:
        return Signature(document_id=document.id, size=len(shingles), slots=b"")
    slots = (minhash_of(shingles, SLOTS) >> np.uint64(32)).astype("<u4")
    return Signature(document_id=document.id, size=len(shingles), slots=slots.tobytes())


class SignatureShelf(Protocol):
    """Where signatures are kept: in memory, or in a table with one row a document and one a key."""

    def find(self, keys: Sequence[int]) -> Iterable[Signature]:
        """The signatures that have one of these keys, each once, those put first first."""
        ...

    def put(self, signature: Signature) -> None:
        """Keep a signature; one of a document that is kept already changes nothing."""
        ...


@dataclass(slots=True)
class MemoryShelf:
    """A shelf in memory, 5 KB a document."""

    _signatures: list[Signature] = field(default_factory=list)
    _known: set[str] = field(default_factory=set)
    _by_key: dict[int, int | list[int]] = field(default_factory=dict)

    def find(self, keys: Sequence[int]) -> list[Signature]:
        """As in `SignatureShelf`."""
        numbers: set[int] = set()
        for key in keys:
            found = self._by_key.get(key)
            if isinstance(found, int):
                numbers.add(found)
            elif found is not None:
                numbers.update(found)
        return [self._signatures[number] for number in sorted(numbers)]

    def put(self, signature: Signature) -> None:
        """As in `SignatureShelf`."""
        if signature.document_id in self._known:
            return
        self._known.add(signature.document_id)
        number = len(self._signatures)
        self._signatures.append(signature)
        for key in signature.keys:
            found = self._by_key.get(key)
            if found is None:
                self._by_key[key] = number  # nearly every key is one document's: a list for each would double the size
            elif isinstance(found, int):
                self._by_key[key] = [found, number]
            else:
                found.append(number)


def copy_of(signature: Signature, shelf: SignatureShelf) -> str | None:
    """The document that this one is a copy of; where it is none, it is kept for those to come.

    Of several, the one that holds most of it, then the one kept first. Asked again, it gives the same answer.

    Args:
        signature: Of the document.
        shelf: Of all documents read so far that are nobody's copies.
    """
    best: str | None = None
    most = COPY_SHARE
    for other in shelf.find(signature.keys):
        if other.document_id == signature.document_id:
            return None
        share = signature.share_in(other)
        if share > most or (share == most and best is None):
            best, most = other.document_id, share
    if best is None and signature.slots:
        shelf.put(signature)
    return best
