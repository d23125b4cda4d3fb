"""Other spellings of a name: how reporters write a name out of another script, against how the gazetteer writes it.

Arabic, Russian, Persian, Tamil or Burmese names reach English by several systems ("Kharkov" and "Kharkiv", "Ain" and
"Ayn", "Mutur" and "Muttur"). The exchanges below are those systems' letters for one sound. No index of sounds is
needed: the spellings are made from the word that was asked for, and each is one look into the trie.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache
from itertools import combinations

LEAST_LETTERS = 5
"""Shorter names turn into other names with a single exchange."""

# Each set holds letters that stand for one sound; the empty word is a sound left out.
_SOUNDS: tuple[tuple[str, ...], ...] = (
    ("kh", "h", "ch", "x"),
    ("gh", "g", "h"),
    ("gh", "q", "k"),
    ("q", "k", "c"),
    ("k", "ck", "kk"),
    ("dj", "j", "g", "zh"),
    ("dzh", "j", "zh"),
    ("zh", "z", "j"),
    ("sh", "ch", "s"),
    ("tch", "ch", "c"),
    ("shch", "sch", "sh"),
    ("ts", "tz", "c", "z"),
    ("dz", "z"),
    ("ph", "f"),
    ("w", "v", "u", "ou"),
    ("ou", "u", "oo", "o"),
    ("ow", "au", "aw", "ou"),
    ("ee", "i", "e"),
    ("y", "i", "j"),
    ("iy", "y", "i", "ii"),
    ("ey", "ei", "ai", "ay", "e"),
    ("ya", "ia", "a"),
    ("ye", "ie", "e"),
    ("yu", "iu", "u"),
    ("yo", "io", "o"),
    ("aa", "a"),
    ("uu", "u"),
    ("a", "e"),
    ("o", "u"),
    ("th", "t"),
    ("dh", "d"),
    ("bh", "b"),
    ("b", "p"),
    ("ks", "x"),
    ("s", "z"),
)
_LONGEST_SOUND = max(len(letters) for sound in _SOUNDS for letters in sound)
_WHOLE_WORDS: tuple[tuple[str, ...], ...] = (
    ("tell", "tel", "tall", "tal"),
    ("ayn", "ain", "ein", "aain"),
    ("bayt", "beit", "beyt", "bait"),
    ("dayr", "deir", "deyr", "dair"),
    ("bani", "beni"),
    ("shaykh", "sheikh", "sheik", "cheikh"),
    ("ras", "raas"),
    ("jabal", "jebel", "djebel", "gebel"),
    ("wadi", "ouadi", "oued", "uadi"),
    ("kafr", "kfar", "kafar"),
    ("abu", "abou"),
    ("umm", "um", "oum"),
    ("khan", "han"),
    ("al", "el", "ul", "il", "ad", "ar", "as", "ash", "at", "az", "an", "ed", "er", "es", "esh", "et", "ez", "en"),
    ("e", "i", "ye", "yi"),
    ("qalat", "kalat", "qalet", "kalet"),
    ("novo", "nova", "novy", "novyi"),
    ("bala", "bolo"),
)
_ENDS: tuple[tuple[str, ...], ...] = (
    ("", "h", "t"),
    ("a", "ah", "eh", "e"),
    ("ov", "iv", "ow", "iw"),
    ("evo", "eve", "ovo", "ove"),
    ("sk", "ske", "skoye", "ski", "skiy", "sky"),
    ("y", "yi", "iy", "yy", "ii", "i"),
    ("ka", "ky", "ke"),
    ("abad", "obod", "obad", "avad"),
    ("i", "ei", "ai", "oi"),
)
_TWIN = re.compile(r"([a-z])\1")
_SINGLE = re.compile(r"(?<=[a-z])([bcdfghklmnprstz])(?=[aeiouy])(?<!\1\1)")
MOST_LETTERS = 60
"""Longer words are no name: their spellings grow with the square of their length."""


@lru_cache(maxsize=1024)
def known_spellings(folded: str, is_known: Callable[[str], bool], *, far: bool = True) -> tuple[tuple[str, int], ...]:
    """Spellings of a folded name that are names, with the number of exchanges that lead there (1 or 2).

    Two exchanges are made only where one of them is of a whole word ("Tel" and "Tall"): of names that any two exchanges
    of letters led to, none was the place meant (7 of them in 840 reports of the corpus and two sets of real news).

    Args:
        folded: A folded name of `LEAST_LETTERS` to `MOST_LETTERS` letters; others have no other spelling.
        is_known: Whether a folded name is one, such as `Gazetteer.has`.
        far: Whether to go on to two exchanges.

    Returns:
        Those after one exchange, or, where there are none, those after two.
    """
    if not LEAST_LETTERS <= len(folded.replace(" ", "")) <= MOST_LETTERS:
        return ()
    near = dict.fromkeys(_exchanged(folded))
    near.pop(folded, None)
    found = tuple((name, 1) for name in near if is_known(name))
    if found or not far:
        return found
    farther = dict.fromkeys(
        name for other in _with_other_words(folded) if other != folded for name in _exchanged(other)
    )
    return tuple(
        (name, 2)
        for name in farther
        if name not in near and name != folded and name[:1] == folded[:1] and is_known(name)
    )


def _with_other_words(name: str) -> list[str]:
    """The name with each of its whole words that are written in several ways written in another."""
    words = name.split(" ")
    whole_words = _other_words()
    return [
        " ".join((*words[:place], other, *words[place + 1 :]))
        for place, word in enumerate(words)
        for other in whole_words.get(word, ())
    ]


def _exchanged(name: str) -> list[str]:
    """The name after each single exchange, the likelier kinds first; some twice."""
    made = _with_other_words(name)
    words = name.split(" ")
    if len(words) > 1:
        made.append("".join(words))
        for place in range(1, len(words)):
            made.append(" ".join((*words[: place - 1], words[place - 1] + words[place], *words[place + 1 :])))
    made += [name[: match.start()] + name[match.start() + 1 :] for match in _TWIN.finditer(name)]
    made += [name[: match.start()] + match[1] + name[match.start() :] for match in _SINGLE.finditer(name)]
    for ends in _ENDS:
        for old in ends:
            if name.endswith(old):
                stem = name.removesuffix(old)
                made += [stem + new for new in ends if new != old]
    return made + _swapped(name)


def _swapped(name: str) -> list[str]:
    """The name with one of its places, and with all places, of a sound written in another way, in the order of
    `_SOUNDS`."""
    swaps = _swaps()
    found: dict[tuple[int, str, str], list[int]] = {}
    for at in range(len(name)):
        for end in range(at + 1, min(at + _LONGEST_SOUND, len(name)) + 1):
            for swap in swaps.get(name[at:end], ()):
                found.setdefault(swap, []).append(at)
    made: list[str] = []
    for swap in sorted(found):
        _, old, new = swap
        places = found[swap]
        if len(places) > 1 and name.count(old) > 1:
            made.append(name.replace(old, new))
        length = len(old)
        made += [name[:at] + new + name[at + length :] for at in places]
    return made


@cache
def _other_words() -> dict[str, list[str]]:
    """What may stand for a whole word, the word itself among it."""
    others: dict[str, list[str]] = {}
    for group in _WHOLE_WORDS:
        for word in group:
            others.setdefault(word, []).extend(group)
    return others


@cache
def _swaps() -> dict[str, list[tuple[int, str, str]]]:
    """The exchanges of each way to write a sound: place in the order of `_SOUNDS`, old and new letters."""
    swaps: dict[str, list[tuple[int, str, str]]] = {}
    pairs = [pair for letters in _SOUNDS for pair in combinations(letters, 2)]
    for number, (one, other) in enumerate(pairs):
        swaps.setdefault(one, []).append((2 * number, one, other))
        swaps.setdefault(other, []).append((2 * number + 1, other, one))
    return swaps
