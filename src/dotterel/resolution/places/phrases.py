"""Takes a place phrase apart: which name is meant, what it lies in, and how near to it the words put the event."""

import re
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import EntryKind, Gazetteer
from dotterel.resolution.places.mentions import WAYS, Mention, find_mentions
from dotterel.resolution.places.offsets import Offset, offset_before
from dotterel.resolution.places.state_abbreviations import STATES
from dotterel.resolution.places.tokens import Word, joined, words_of
from dotterel.resolution.places.type_words import type_words
from dotterel.resolution.places.word_lists import (
    common_words,
    directions,
    facilities,
    generic_nouns,
    organisation_words,
    vague_words,
)

_BORDER = frozenset(("border", "borders", "frontier", "borderlands"))
_COUNTRY_WORDS = frozenset(("country", "nation", "nationwide", "countrywide"))
# "The Turkish embassy in Stockholm" is not in Turkey, nor is "Turkey's consulate in Mosul".
_IN = frozenset(("in", "at", "near", "outside", "inside", "on"))
_MISSIONS = frozenset(("embassy", "embassies", "consulate", "consulates", "mission", "missions", "ambassador"))
_WATERS = frozenset(("gulf", "sea", "strait", "straits", "bay"))
_LINKING = frozenset(("and", "or", "between"))
_BETWEEN = frozenset(("between", "halfway", "midway"))
_SHORTEST = 2
_LONGEST_LONE = 3
_ROMANCE_REST = re.compile(
    r"[ -](?:(?:de|del|da|do|dos|das|du|des)(?: la| las| los|-la)?[ -](?:l['’])?|d['’]|DE |DEL )"
    r"[A-Z][\w'’-]+(?:[ -][A-Z][\w'’-]+)?"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A place phrase taken apart.

    Attributes:
        target: The name that is meant, the narrowest one; none where the phrase names nothing.
        containers: Names of what the target lies in, by the phrase's own words, the narrowest first.
        hints: Kinds of entry that a type word beside the target asks for ("province", "town").
        unknown_head: The narrower name in front of the target that the gazetteer does not know; empty where there is
        none.
        tail: Capitalised words directly behind the target that the gazetteer does not know ("Khelifa" in "Sidi
            Khelifa"), so that the target is only part of a name; empty where there are none.
        inside: Whether the event is at some thing inside the target ("a market in Mopti", "Kabul airport").
        vague: Whether the words put the event only near the target ("30 km north of").
        offset: How far and which way from the target; none where the words do not say.
        between: Whether the words put the event between the target and the first name beside it.
        direction: The part that they take of it ("northern"); empty where they take none.
        beside: Names that stand beside the target ("in Gao and Kidal").
        border: Whether a border is meant.
        water: Whether the name is that of a sea by the words before it ("Gulf of").
        mission: Whether it is an embassy or consulate, so that its country is not where it stands.
        organisation: Whether the name is part of the name of something else ("Washington Post").
        type_word: The type word directly behind the target, in lower case; empty where there is none.
        behind: The word directly behind the target, in lower case; empty where none follows.
        generic: What the phrase says where it names nothing: ``country``, ``capital``, ``border`` or ``words``.
    """

    target: Mention | None = None
    containers: tuple[Mention, ...] = ()
    hints: tuple[EntryKind, ...] = ()
    unknown_head: str = ""
    tail: str = ""
    inside: bool = False
    vague: bool = False
    offset: Offset | None = None
    between: bool = False
    direction: str = ""
    beside: tuple[Mention, ...] = ()
    border: bool = False
    mission: bool = False
    water: bool = False
    organisation: bool = False
    type_word: str = ""
    behind: str = ""
    generic: str = ""


def read_phrase(text: str, gazetteer: Gazetteer) -> Phrase:
    """Takes a place phrase apart.

    Args:
        text: The words of the report, such as ``the northern outskirts of Goma``.
        gazetteer: Says which runs of words are names.
    """
    words = words_of(text)
    lowered = [word.text.lower() for word in words]
    mentions = find_mentions(text, words, gazetteer) or _lone_name(text, words, gazetteer)
    border = not _BORDER.isdisjoint(lowered)
    if not mentions:
        return Phrase(unknown_head=_unknown_name(text, words, 0, len(words)), generic=_generic(lowered, border=border))
    target, containers, beside = _order(text, words, mentions)
    near = (*range(target.first), *range(target.last, min(target.last + 1, len(words))))
    named = {at for mention in mentions for at in range(mention.first, mention.last)}
    ahead = range(target.first) if target is mentions[0] else range(mentions[0].last, target.first)
    unknown = _unknown_name(text, words, ahead.start, ahead.stop)
    if not unknown and target is not mentions[0]:
        unknown = _unknown_name(text, words, 0, mentions[0].first)
    if not unknown and target.possessive:
        unknown = _unknown_name(text, words, target.last, len(words))
    behind = _behind(words, target)
    return Phrase(
        target=target,
        containers=containers,
        hints=_hints(text, words, target),
        unknown_head=unknown,
        inside=behind in facilities() or _thing_ahead(lowered, ahead),
        tail=_tail(text, words, target, mentions),
        vague=any(lowered[at] in vague_words() for at in near if at not in named)
        or _direction_of(lowered[: target.first]),
        offset=offset_before(text[: target.start]),
        between=bool(beside) and _is_between(text, words, lowered, target, beside[0]),
        direction=lowered[target.first - 1] if target.first > 0 and lowered[target.first - 1] in directions() else "",
        beside=beside,
        border=border,
        mission=not _MISSIONS.isdisjoint(lowered),
        water=_leads_with(words, target, _WATERS),
        organisation=behind in organisation_words() and words[target.last].proper and behind not in facilities(),
        type_word=behind if behind in type_words() else "",
        behind=behind,
    )


def _order(
    text: str, words: list[Word], mentions: list[Mention]
) -> tuple[Mention, tuple[Mention, ...], tuple[Mention, ...]]:
    """The narrowest name, what contains it, and whether there are names beside it.

    English names the narrower place first ("X in Y", "X, Y"), except before a possessive and as an adjective ("Mali's
    Koro", "the Armenian town of Koro").
    """
    wide = [mention for mention in mentions if mention.possessive or mention.adjective_of]
    narrow = [mention for mention in mentions if mention not in wide]
    if not narrow:
        return wide[-1], tuple(wide[:-1]), ()
    target, *others = narrow
    beside = [
        mention
        for mention in others
        if not _LINKING.isdisjoint(word.text.lower() for word in words[target.last : mention.first])
        or words[mention.first - 1].text == "and"
        or text[target.end : mention.start] in ("-", "–", " to ")
    ]
    # "Çukurca, on the border with Iraq" does not lie in Iraq.
    borders = [at for at, word in enumerate(words) if word.text.lower() in _BORDER]
    beyond = [mention for mention in others if any(target.last <= at < mention.first for at in borders)]
    containers = [mention for mention in others if mention not in beside and mention not in beyond]
    owners = [
        mention
        for mention in wide
        if _IN.isdisjoint(word.text.lower() for word in words[mention.last : max(target.first, mention.last)])
    ]
    return target, (*containers, *owners), tuple(beside)


def _hints(text: str, words: list[Word], target: Mention) -> tuple[EntryKind, ...]:
    """What the type word directly behind the name, or before it with "of", asks for."""
    behind = _behind(words, target)
    if behind in type_words():
        return type_words()[behind]
    at = target.first - 1
    while at >= 0 and words[at].text.lower() in {"the", "of", "de", "del"}:
        at -= 1
    if (at >= 0 and at < target.first - 1) or (at >= 0 and joined(text, words[at], words[target.first])):
        return type_words().get(words[at].text.lower(), ())
    return ()


def _leads_with(words: list[Word], target: Mention, leading: frozenset[str]) -> bool:
    """Whether "Gulf of" and the like stand directly before the name."""
    before = [word.text.lower() for word in words[max(0, target.first - 3) : target.first] if word.text != "the"]
    return len(before) > 1 and before[-1] == "of" and before[-2] in leading


def _behind(words: list[Word], target: Mention) -> str:
    """The word directly behind a name, in lower case; empty where none follows."""
    if target.last >= len(words) or words[target.last].start - target.end > 1 or target.possessive:
        return ""
    return words[target.last].text.lower()


def _lone_name(text: str, words: list[Word], gazetteer: Gazetteer) -> list[Mention]:
    """A name of two or three letters ("Bor", "Lae") that is the whole phrase: in running text it is too often none."""
    if len(words) != 1 or not words[0].proper or words[0].text.isupper() or words[0].text in STATES:
        return []
    word, folded = words[0], fold(words[0].text)
    if not _SHORTEST <= len(folded) <= _LONGEST_LONE or folded in common_words() or not gazetteer.has(folded):
        return []
    return [Mention(start=word.start, end=word.end, first=0, last=1, text=word.text, folded=folded)]


def _tail(text: str, words: list[Word], target: Mention, mentions: list[Mention]) -> str:
    """Capitalised words that go on behind the target, as far as they are neither names nor nouns of their own."""
    if target.possessive or target.adjective_of or text.isupper() or any(one.first == target.last for one in mentions):
        return ""
    end = target.last
    while end < len(words) and words[end].proper and joined(text, words[end - 1], words[end]):
        word = words[end].text.lower()
        if word in _own_nouns() or word.isdigit():
            break
        end += 1
    if end > target.last:
        return text[words[target.last].start : words[end - 1].end]
    return rest_of_name(text[target.end :]).strip(" -")


def rest_of_name(behind: str) -> str:
    """How a name goes on behind a "de" and the like: " de Oro" behind "Cagayan"; empty where it does not.

    Args:
        behind: The text behind the first words of a name.
    """
    found = _ROMANCE_REST.match(behind)
    return found[0] if found else ""


@cache
def _own_nouns() -> frozenset[str]:
    return (
        common_words()
        | directions()
        | facilities()
        | generic_nouns()
        | organisation_words()
        | frozenset(type_words())
        | vague_words()
    )


def _is_between(text: str, words: list[Word], lowered: list[str], target: Mention, other: Mention) -> bool:
    """Whether two names are the ends of a stretch: "midway between A and B", "the A-B road"."""
    if not _BETWEEN.isdisjoint(lowered[: target.first]):
        return True
    hyphen = text[target.end : other.start] in ("-", "–", "—", " - ", " to ")
    return hyphen and other.last < len(words) and lowered[other.last] in WAYS


def _unknown_name(text: str, words: list[Word], first: int, last: int) -> str:
    """The first run of capitalised words in a stretch, which the gazetteer did not know; empty where there is none."""
    for at in range(first, last):
        word = words[at].text.lower()
        if (
            not words[at].proper
            or word in _no_heads()
            or (at == 0 and word in common_words() and not _leads_name(words))
        ):
            continue
        end = at + 1
        while end < last and words[end].proper and joined(text, words[end - 1], words[end]):
            end += 1
        return text[words[at].start : words[end - 1].end]
    return ""


@cache
def _no_heads() -> frozenset[str]:
    return generic_nouns() | directions() | {"the", "a", "an"}


def _leads_name(words: list[Word]) -> bool:
    return len(words) > 1 and words[1].proper


def _thing_ahead(lowered: list[str], ahead: range) -> bool:
    """Whether a thing stands before the name: "a market in", "the headquarters of"."""
    return any(lowered[at] in facilities() for at in ahead)


def _direction_of(lowered: list[str]) -> bool:
    return any(word in directions() and follower == "of" for word, follower in pairwise(lowered))


def _generic(lowered: list[str], *, border: bool) -> str:
    if border:
        return "border"
    if "capital" in lowered:
        return "capital"
    return "country" if not _COUNTRY_WORDS.isdisjoint(lowered) else "words"
