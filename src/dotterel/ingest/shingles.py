"""Shingles: the set of a text's runs of five words, by which two texts are compared whatever their order or headline.

Two texts share a slot of their MinHash signatures about as often as their sets overlap (Broder 1997). Hashing is
multiplicative, with odd random factors on 64-bit words; overflow is meant.
"""

import hashlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from dotterel.ingest.blocks import words_of
from dotterel.model import Document

_WORDS_IN_SHINGLE = 5
_SEED = 20260131


def body_of(document: Document) -> str:
    """The running text: the title is left out, since copies mostly change it."""
    return " ".join(
        document.text[sentence.start : sentence.end] for sentence in document.sentences if sentence.kind != "title"
    )


def body_words(document: Document) -> list[str]:
    """The words of the running text in small letters; of the whole text where there is no other."""
    return [word.lower() for word in words_of(body_of(document)) or words_of(document.text)]


def shingles_of(words: list[str]) -> NDArray[np.uint64]:
    """Sorted distinct 64-bit hashes of a text's runs of five words."""
    runs = {" ".join(words[start : start + _WORDS_IN_SHINGLE]) for start in range(len(words) - _WORDS_IN_SHINGLE + 1)}
    hashes = [int.from_bytes(hashlib.blake2b(run.encode(), digest_size=8).digest(), "little") for run in runs]
    return np.array(sorted(set(hashes)), dtype=np.uint64)


def minhash_of(shingles: NDArray[np.uint64], slots: int) -> NDArray[np.uint64]:
    """The signature of at least one shingle, shape (slots,): the least hash under each of as many permutations."""
    factors, offsets = _permutations(slots)
    least: NDArray[np.uint64] = (shingles[:, None] * factors[None, :] + offsets[None, :]).min(axis=0)
    return least


@cache
def _permutations(slots: int) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    generator = np.random.default_rng(_SEED)
    factors = generator.integers(0, 2**63, size=slots, dtype=np.uint64) * np.uint64(2) + np.uint64(1)
    offsets = generator.integers(0, 2**63, size=slots, dtype=np.uint64)
    return factors, offsets
