"""Read an actor span as a noun phrase: its head, what stands before it, and its complements."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from dotterel.resolution.actors.entries import Agent
from dotterel.resolution.actors.folding import HONORIFICS, Token, word_set
from dotterel.resolution.actors.matching import Hit, find_hits
from dotterel.resolution.actors.register import ActorRegister

OWNING = word_set("of from for in at on near inside within across around outside under with")
"""Prepositions behind which the party that something belongs to, or its place, may stand."""

_AWAY = word_set(
    "to against toward towards into by over between among along after before during since until than "
    "about via as who whom whose that which where when while because accused suspected believed"
)
_COORDINATING = frozenset({"and", "or", "nor", "plus", "&"})
_SPONSORED = word_set(
    "backed led allied aligned sponsored supported funded trained linked controlled held occupied "
    "friendly born armed installed appointed brokered imposed made supplied affiliated inspired dominated "
    "administered speaking origin bound"
)
_MADE = word_set("made built born flagged registered manufactured assembled designed")
"""What tells where something comes from, and nothing of who is in the report: ``Australian-made helicopters``."""
_ATTITUDE = frozenset({"pro", "anti", "non", "inter", "trans", "pan", "afro", "latin", "cross"})
_CONTINENTAL = frozenset({"american", "americans", "america"})
_PARTS = frozenset({"central", "south", "latin", "north", "meso"})
"""Parts of a continent that shares its name with a state: ``Central American``."""
FORMER = word_set(
    "former ex ousted deposed toppled retired overthrown fugitive exiled onetime erstwhile outgone late "
    "disgraced fallen then-former"
)
_BYGONE = frozenset({"soviet", "yugoslav", "yugoslavia", "ussr", "czechoslovak", "czechoslovakia", "east", "ottoman"})
OPPOSED = frozenset({"opposition", "dissident"})


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the span between two hinges.

    Attributes:
        hinge: The word or sign before it: empty for the first, a preposition, ``,``, ``and`` or ``verb``.
        start: Number of its first token.
        end: Number behind its last token.
        hits: The register's words in it.
    """

    hinge: str
    start: int
    end: int
    hits: tuple[Hit, ...]

    @property
    def agents(self) -> tuple[Hit, ...]:
        """The agent words in it."""
        return tuple(hit for hit in self.hits if hit.agent is not None)

    @property
    def head(self) -> Agent | None:
        """Its last agent word."""
        agents = self.agents
        return agents[-1].agent if agents else None


@dataclass(frozen=True, slots=True)
class Reading:
    """A span taken apart.

    Attributes:
        tokens: Its words.
        segments: Its stretches in order; never empty where there are words.
        sponsors: Country words and parties that are named but are not the actor's own: ``X-backed``, ``pro-X``.
        former: Whether the head is out of office.
        opposed: Whether the head is qualified as opposition.
        then: Whether the head held the office at the time that is told (``the then president``).
    """

    tokens: tuple[Token, ...]
    segments: tuple[Segment, ...]
    sponsors: tuple[Hit, ...]
    former: bool
    opposed: bool
    then: bool = False


def read_span(tokens: Sequence[Token], register: ActorRegister) -> Reading:
    """Take a span apart.

    Args:
        tokens: The words of the span.
        register: Where names and agent words are looked up.
    """
    hits = find_hits(tokens, register)
    sponsors = tuple(hit for hit in hits if is_sponsor(hit, tokens))
    named = {number for hit in hits for number in range(hit.start, hit.end)}
    own = [hit for hit in hits if hit not in sponsors and not _is_given_name(hit, named, tokens)]
    covered = {number for hit in own for number in range(hit.start, hit.end)}
    segments = _segments(tokens, own, covered, register)
    main_end = segments[0].end if segments else 0
    early = [
        token.key
        for number, token in enumerate(tokens[:main_end])
        if number not in covered and not (token.key == "former" and _of_old(tokens, number))
    ]
    return Reading(
        tokens=tuple(tokens),
        segments=segments,
        sponsors=sponsors,
        former=any(word in FORMER for word in early) or _has_title(own, main_end, FORMER),
        opposed=any(word in OPPOSED for word in early)
        or any(hit.key.rpartition(" ")[2] in OPPOSED for hit in own[:-1] if hit.end <= main_end)
        or _has_title(own, main_end, OPPOSED),
        then="then" in early,
    )


def _is_given_name(hit: Hit, named: Collection[int], tokens: Sequence[Token]) -> bool:
    """Whether a family name of the register stands before another one here: the Khaled of ``Khaled Swehli``."""
    if hit.end >= len(tokens) or hit.end in named or not all(form.use == "surname" for form in hit.forms):
        return False
    behind = tokens[hit.end]
    alone = hit.party and not tokens[hit.end - 1].possessive
    return alone and behind.capital and (not behind.gap or behind.joined) and behind.key not in HONORIFICS


def _has_title(hits: Sequence[Hit], end: int, words: Collection[str]) -> bool:
    """Whether a name follows a title of the register that opens with such a word: ``former president`` Awa Diallo."""
    return any(
        hit.agent is not None and hit.key.partition(" ")[0] in words and behind.person and behind.end <= end
        for hit, behind in pairwise(hits)
    )


def _of_old(tokens: Sequence[Token], number: int) -> bool:
    """Whether "former" speaks of a state that is no more rather than of an office (``former Yugoslav republics``)."""
    return number + 1 < len(tokens) and tokens[number + 1].key in _BYGONE


def is_sponsor(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a hit only qualifies: ``pro-X``, ``X-backed``, ``X-led``, ``Central X``."""
    before = tokens[hit.start - 1] if hit.start else None
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    if is_of_continent(hit, tokens):
        return True
    if before is not None and before.key in _ATTITUDE and tokens[hit.start].joined:
        return True
    return behind is not None and behind.key in _SPONSORED and (behind.joined or behind.key in ("backed", "led"))


def tells_a_make(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a state is only told as where something or somebody comes from: ``Australian-made``."""
    behind = tokens[hit.end] if hit.end < len(tokens) else None
    return behind is not None and behind.key in _MADE and behind.joined


def is_of_continent(hit: Hit, tokens: Sequence[Token]) -> bool:
    """Whether a state's name stands for the continent: ``Central American``."""
    return hit.start > 0 and tokens[hit.start - 1].key in _PARTS and hit.key in _CONTINENTAL


def _segments(
    tokens: Sequence[Token], hits: Sequence[Hit], covered: set[int], register: ActorRegister
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    start, hinge = 0, ""

    def close(end: int) -> None:
        if end > start:
            inside = tuple(hit for hit in hits if start <= hit.start and hit.end <= end)
            segments.append(Segment(hinge=hinge, start=start, end=end, hits=inside))

    seen_head = False
    for number, token in enumerate(tokens):
        inner = number in covered and number - 1 in covered and any(h.start < number < h.end for h in hits)
        if inner:
            seen_head = True
            continue
        owner = number > 0 and tokens[number - 1].possessive
        mark, skip = _hinge_at(token, free=number not in covered, behind_head=seen_head and not owner)
        if mark:
            close(number)
            start, hinge, seen_head = number + skip, mark, False
        if number in covered:
            seen_head = True
    close(len(tokens))
    return tuple(segments)


def _hinge_at(token: Token, *, free: bool, behind_head: bool) -> tuple[str, int]:
    """The hinge that a word makes, and how many words it takes itself."""
    key = token.key
    if free:
        if key in OWNING or key in _AWAY:
            return key, 1
        if key in _COORDINATING:
            return "and", 1
        if (
            behind_head
            and token.text.islower()
            and key not in FORMER
            and key.endswith(("ing", "ed"))
            and not token.joined
        ):
            return "verb", 1
    if token.gap and token.gap[:1] in ',;:(—–["“':
        return ("(" if token.gap[:1] in "([" else ","), 0
    if token.gap in ("/", "&"):
        return "and", 0
    return "", 0
