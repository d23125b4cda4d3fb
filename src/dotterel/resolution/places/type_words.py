"""Words that say what kind of place a name is: "province", "city", "raion", and which gazetteer kinds they ask for."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dotterel.resolution.places.gazetteer import EntryKind
from dotterel.resolution.places.word_lists import words_in


@cache
def type_words() -> Mapping[str, tuple[EntryKind, ...]]:
    """Type word (lower case) to the kinds of entry that it asks for, the likeliest first."""
    kinds: dict[str, tuple[EntryKind, ...]] = {}
    kinds.update(dict.fromkeys(words_in("type_nature"), ("region", "landmark")))
    kinds.update(dict.fromkeys(words_in("type_country"), ("country",)))
    kinds.update(dict.fromkeys(words_in("type_settlement"), ("settlement",)))
    # "District" and its like name the first order in some countries (Sierra Leone, Haiti).
    kinds.update(dict.fromkeys(words_in("type_second_order"), ("admin2", "admin1", "admin3")))
    kinds.update(dict.fromkeys(words_in("type_first_order"), ("admin1", "region", "admin2")))
    return MappingProxyType(kinds)


_JOINTS = frozenset(("de", "del", "da", "do", "dos", "di", "du", "des", "d", "of", "la", "le", "el"))


def without_type_words(folded: str) -> str:
    """A folded name without its administrative type words and what joins them: "provincia de la rioja" → "rioja".

    The name itself comes back where nothing else would remain.
    """
    administrative = words_in("type_first_order") | words_in("type_second_order")
    words = folded.split()
    start, end = 0, len(words)
    while end > start and words[end - 1] in administrative:
        end -= 1
    led = start
    while led < end and words[led] in administrative:
        led += 1
    if led > start:
        while led < end and words[led] in _JOINTS:
            led += 1
        start = led
    return " ".join(words[start:end]) or folded
