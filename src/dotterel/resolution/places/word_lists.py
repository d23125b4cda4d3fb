"""Words that look like place names, or stand around them, and are none: the guards of recognition.

The words stand in `words/`, in lower case; a list is read when it is first asked for.
"""

from functools import cache
from importlib.resources import files


@cache
def words_in(name: str) -> frozenset[str]:
    """The words of one list, given the name of its file without ``.txt``."""
    table = files("dotterel.resolution.places").joinpath("words", f"{name}.txt")
    return frozenset(table.read_text(encoding="utf-8").split())


def common_words() -> frozenset[str]:
    """Words that are never a place name by themselves, though villages called "Police" and "March" exist."""
    return words_in("common")


def ordinary_words() -> frozenset[str]:
    """Words that are place names ("Rice", "Lorry") and far oftener none: a capital alone does not make them one."""
    return words_in("ordinary")


def given_names() -> frozenset[str]:
    """Given names; a capitalised word behind one is a family name."""
    return words_in("given_names")


def given_places() -> frozenset[str]:
    """Names of places that are given names too: "Paris" before a word that reads as a family name is a person."""
    return words_in("given_places")


def titles() -> frozenset[str]:
    """Words before the name of a person."""
    return words_in("titles")


def verbs_of_saying() -> frozenset[str]:
    """Verbs that make the single capitalised word before them a person."""
    return words_in("saying")


def organisation_words() -> frozenset[str]:
    """Words that make the place name before them part of the name of something else: "Washington Post"."""
    return words_in("organisations")


def facilities() -> frozenset[str]:
    """Things that stand in a place and carry its name: "Kabul airport"."""
    return words_in("facilities")


def generic_nouns() -> frozenset[str]:
    """Nouns that name no place by themselves."""
    return words_in("generic")


def directions() -> frozenset[str]:
    """Words that take a part of the place behind them."""
    return words_in("directions")


def vague_words() -> frozenset[str]:
    """Words that put the event not in the named place but somewhere about it."""
    return words_in("vague")
