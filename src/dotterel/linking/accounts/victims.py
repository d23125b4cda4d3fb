"""Victims who are told one by one: whom a mention names or describes, and who of them must be somebody else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from dotterel.model import Actor, Count, ResolvedEvent

ONE_BY_ONE = frozenset(("lone-victim", "named-victims", "article", "named"))
"""Rules of counts that read a number off the words for the victims themselves."""
_ALIKE = 0.75
"""Two words of names that are so much alike may be two spellings of one: Mohammed, Muhammad."""
_TITLES = re.compile(
    r"(?:the|our|mr|mrs|ms|miss|dr|prof|father|mother|sister|brother|bishop|pastor|imam|sheikh|mullah|judge|senator|mayor|"
    r"governor|president|minister|professor|doctor|sergeant|lieutenant|colonel|general|major|captain|corporal|private|"
    r"constable|inspector|commander|brigadier|chief|councillor|officer|sub|first|second|deputy|warrant|don|doña|dona)\.?$",
    re.IGNORECASE,
)
_NAME = re.compile(r"[A-ZÀ-ÖØ-Þ][\w'’-]+(?:\s+(?:(?:de|la|del|al|bin|ibn|van|von|da|dos)\s+)*[A-ZÀ-ÖØ-Þ][\w'’-]+)*")
_AGE = re.compile(r"\b(\d{1,3})-year-old\b|,\s*(?:aged\s+)?(\d{1,3})\b|\baged\s+(\d{1,3})\b")
_WOMAN = re.compile(
    r"\b(?:wom[ae]n|girl|mother|wife|widow|sister|daughter|grandmother|aunt|niece|granddaughter|nun|schoolgirl|bride|"
    r"policewoman|her)\b",
    re.IGNORECASE,
)
_MAN = re.compile(
    r"\b(?:m[ae]n|boy|father|husband|widower|brother|son|grandfather|uncle|nephew|grandson|monk|schoolboy|groom|"
    r"policeman|serviceman|fisherman|businessman|him)\b",
    re.IGNORECASE,
)
_CHILD = re.compile(
    r"\b(?:child|boy|girl|baby|infant|toddler|pupil|schoolboy|schoolgirl|newborn|teenager|teenage)\b", re.IGNORECASE
)
_GROWN = re.compile(
    r"\b(?:man|woman|policeman|policewoman|officer|soldier|serviceman|mayor|teacher|driver|doctor|nurse|priest|imam|"
    r"monk|nun|judge|lawyer|journalist|reporter|guard|sergeant|lieutenant|colonel|captain|private|corporal|constable|"
    r"councillor|farmer|mother|father|widow|grandmother|grandfather|husband|wife)\b",
    re.IGNORECASE,
)
_ONE_SURNAME = re.compile(
    r"(?:[a-z]+\s+)*(?P<first>[A-Z][\w'’-]+(?:,\s+[A-Z][\w'’-]+)*)\s+and\s+"
    r"(?P<last>[A-Z][\w'’-]+)\s+(?P<sur>[A-Z][\w'’ -]+)"
)
_OF_AGE = 18
_KIN_AHEAD = re.compile(r"^\s*(?:his|her|their|[A-Z][\w-]+['’]s?)\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Victim:
    """One person as a mention tells it.

    Attributes:
        name: The words of its name in small letters; empty where it has none.
        age: Its age; none where it is not told.
        is_woman: Whether it is a woman or a girl; none where the words leave it open.
        is_child: Whether it is a child; none where they leave it open.
    """

    name: tuple[str, ...] = ()
    age: int | None = None
    is_woman: bool | None = None
    is_child: bool | None = None

    def with_all_of(self, other: "Victim") -> "Victim":
        """What two mentions of one person tell together."""
        return Victim(
            name=max(self.name, other.name, key=len),
            age=self.age if self.age is not None else other.age,
            is_woman=self.is_woman if self.is_woman is not None else other.is_woman,
            is_child=self.is_child if self.is_child is not None else other.is_child,
        )


def victims_of(event: ResolvedEvent, count: Count) -> tuple[Victim, ...]:
    """The people whom a number was read off, one each; none where they cannot be told one by one.

    Args:
        event: A mention.
        count: One of its numbers; one that a report gives as a number names nobody.
    """
    if count.rule not in ONE_BY_ONE or count.low is None or count.low != count.high:
        return ()
    inside = [one for one in event.recipients if one.start < count.end and count.start < one.end]
    words = [text for one in _each_once(inside) for text in _people_in(one.text)] or [count.text]
    return tuple(victim(text) for text in words) if len(words) == count.low else ()


def victim(words: str) -> Victim:
    """Whom some words mean."""
    age = next((int(age) for match in _AGE.finditer(words) for age in match.groups() if age), None)
    own = _KIN_AHEAD.sub("", words) if _KIN_AHEAD.match(words) else words
    woman, man = _WOMAN.search(own), _MAN.search(own)
    child, grown = _CHILD.search(own), _GROWN.search(own)
    is_child = True if child and not grown else False if grown and not child else None
    return Victim(
        name=_name_in(own),
        age=age,
        is_woman=True if woman and not man else False if man and not woman else None,
        is_child=age < _OF_AGE if age is not None else is_child,
    )


def is_same_name(one: Victim, other: Victim) -> bool:
    """Whether both have names, and one's name holds the other's."""
    shorter, longer = sorted((one.name, other.name), key=len)
    return bool(shorter) and all(any(_alike(word, own) for own in longer) for word in shorter)


def must_be_another(one: Victim, other: Victim) -> bool:
    """Whether two victims cannot be one person: by their names, their ages, or what they are.

    Words that leave it open ("a teacher", and "Ana Ruiz") may well be one person.
    """
    if one.name and other.name:
        return not is_same_name(one, other)
    if one.age is not None and other.age is not None and abs(one.age - other.age) > 1:
        return True
    by_sex = one.is_woman is not None and other.is_woman is not None and one.is_woman is not other.is_woman
    by_age = one.is_child is not None and other.is_child is not None and one.is_child is not other.is_child
    return by_sex or by_age


def _alike(one: str, other: str) -> bool:
    return one == other or SequenceMatcher(None, one, other).ratio() >= _ALIKE


def _each_once(parties: Sequence[Actor]) -> list[Actor]:
    once: dict[str, Actor] = {}
    for one in parties:
        once.setdefault(one.text, one)
    return list(once.values())


def _people_in(words: str) -> list[str]:
    """Each person of a list of names that may share a surname: "the brothers Abel and Wilson Quintanilla"."""
    shared = _ONE_SURNAME.fullmatch(words)
    if shared is None:
        return [words]
    return [f"{given} {shared['sur']}" for given in (*re.split(r",\s+", shared["first"]), shared["last"])]


def _name_in(words: str) -> tuple[str, ...]:
    """The longest run of words with capitals that are no titles; a single one only behind a title or a calling."""
    best: tuple[str, ...] = ()
    for match in _NAME.finditer(words):
        parts = [part for part in match.group().split() if not _TITLES.match(part)]
        titled = len(parts) < len(match.group().split()) or bool(re.match(r".*\b[a-z]+\s+$", words[: match.start()]))
        if len(parts) > len(best) and (len(parts) > 1 or titled):
            best = tuple(part.casefold() for part in parts)
    return best
