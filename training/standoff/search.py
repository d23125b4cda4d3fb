"""Sentences found again by their digests, whatever their copy has between the words."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.ingest import split_sentences
from training.standoff.keys import KeyedText, digest_of, keyed
from training.standoff.sources import SourceText

_BEFORE = re.compile(r"(?:(?<=\s)|^)[^\w\s]*\Z")
_BEHIND = re.compile(r"[^\w\s]+(?=\s|\Z)|[^\w\s]*")
_SIGHT = 8
"""Characters of punctuation that a sentence may begin with."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What was found.

    Attributes:
        texts: By digest, the sentence as each source text has it, by number of that text.
        slid: Digests that only the sliding search found.
    """

    texts: Mapping[str, Mapping[int, str]]
    slid: frozenset[str]


def find_sentences(wanted: Mapping[str, int], sources: Sequence[SourceText]) -> Findings:
    """Look for sentences: first at lines and where our own splitter ends sentences, then at every word.

    Args:
        wanted: Letters and digits of each sentence, by its digest.
        sources: Where to look.
    """
    found: dict[str, dict[int, str]] = {}
    for number, source in enumerate(sources):
        split = [source.text[start:end] for start, end in split_sentences(source.text)]
        for sentence in (*source.text.splitlines(), *split):
            digest = digest_of(keyed(sentence).key)
            if digest in wanted:
                found.setdefault(digest, {}).setdefault(number, sentence)
    missing = {digest: length for digest, length in wanted.items() if digest not in found}
    slid: set[str] = set()
    for number, source in enumerate(sources):
        for digest, sentence in _slide(missing, keyed(source.text)).items():
            found[digest] = {number: sentence}
            slid.add(digest)
            del missing[digest]
    return Findings(texts=found, slid=frozenset(slid))


def _slide(wanted: Mapping[str, int], text: KeyedText) -> dict[str, str]:
    """The wanted sentences that begin and end at words of the text, by digest."""
    size = len(text.key)
    lengths = sorted(set(wanted.values()))
    is_edge = bytearray(size + 1)
    for number in range(1, size):
        is_edge[number] = text.positions[number] > text.positions[number - 1] + 1
    is_edge[0] = is_edge[size] = 1
    found: dict[str, str] = {}
    for start in range(size):
        if not is_edge[start]:
            continue
        for length in lengths:
            end = start + length
            if end > size:
                break
            if is_edge[end]:
                digest = digest_of(text.key[start:end])
                if digest in wanted and digest not in found:
                    found[digest] = _with_punctuation(text, start, end)
    return found


def _with_punctuation(text: KeyedText, start: int, end: int) -> str:
    """The words of a stretch of the key, with the punctuation that stands at its two ends."""
    first, past = text.positions[start], text.positions[end - 1] + 1
    before = _BEFORE.search(text.text[max(0, first - _SIGHT) : first])
    behind = _BEHIND.match(text.text, past)
    opening = before.group() if before else ""
    return opening + text.text[first:past] + (behind.group() if behind else "")
