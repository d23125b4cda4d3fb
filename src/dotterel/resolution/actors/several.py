"""Several parties in one span: ``French and Malian troops``, ``the leaders of Kenya and Sudan``, ``both countries``."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from dotterel.model import Actor
from dotterel.model.replacing import replace
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.folding import Token, tokenize
from dotterel.resolution.actors.matching import Hit, find_hits
from dotterel.resolution.actors.outside import OUTSIDE_RULES
from dotterel.resolution.actors.register import ActorRegister

_DETERMINERS = frozenset(("the", "a", "an", "some", "both", "several", "many"))
_AND = re.compile(r"\band\b|&", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:,|and|&|,\s*and)\s+(?:the\s+)?", re.IGNORECASE)
_PAIR = re.compile(
    r"(?:(?:the|these|those|their) two|both(?: the)?)(?: rival| [a-z]+ing)? "
    r"(?P<noun>countries|nations|states|neighbou?rs|governments|capitals|armies|militaries|leaders|presidents"
    r"|(?:prime |foreign |defen[cs]e )?ministers|premiers)",
    re.IGNORECASE,
)
"""Words for two states told of before; "two ministers" and "the two rebel leaders" are others."""
_STATE_ORGANS = frozenset(("GOV", "MIL", "COP", "JUD", "LEG", "SPY"))
_FORCES = frozenset(("armies", "militaries"))
_LISTED_FACTOR = 0.9
_AHEAD = 1.5
"""How much more a document must speak of the second state than of the third for "both countries" to mean the two."""


@dataclass(frozen=True, slots=True)
class Part:
    """One party of a span.

    Attributes:
        start: Character offset in the span.
        end: Character offset behind it.
        words: What to resolve: its own words, with the head that it shares with the others.
    """

    start: int
    end: int
    words: str


def coordinate_parts(text: str, register: ActorRegister) -> tuple[Part, ...]:
    """The parties of a list, where each part of it is one; empty where the span is no such list.

    Args:
        text: The span.
        register: Where names and agent words are looked up.
    """
    if _AND.search(text) is None:
        return ()
    tokens = tokenize(text)
    hits = find_hits(tokens, register)
    runs = _runs(tokens, hits)
    if len(runs) < 2:
        return ()
    in_run = [[hit for hit in hits if first <= hit.start < last] for first, last in runs]
    return (
        _with_shared_head(text, tokens, runs, in_run)
        or _with_shared_lead(text, tokens, runs, in_run)
        or _alone(text, tokens, runs, in_run)
    )


def with_shared_country(actors: Sequence[Actor]) -> list[Actor]:
    """Organs of one state in a list (``Serb police and army``): what names no state belongs to the one named.

    An adjective reaches what stands behind it (in ``police and Australian soldiers`` the police are not Australia's);
    ``of`` reaches back too (``the army and police of Mali``). Where no part names a state and the report tells one for
    some of them, it is that of the others too: people who are listed together are seldom of several states.

    Args:
        actors: The resolved parties of one list, in order.
    """
    owners = [number for number, actor in enumerate(actors) if actor.country and not is_concluded(actor)]
    concluded = [actor for actor in actors if is_concluded(actor) and actor.country]
    if not owners and len({actor.country for actor in concluded}) == 1:
        surest = max(concluded, key=lambda actor: actor.score)
        return [_of_list(actor, surest) if actor.country is None else actor for actor in actors]
    organs = all(_STATE_ORGANS.issuperset(actor.sectors[:1]) and actor.sectors for actor in actors)
    if len({actors[number].country for number in owners}) != 1 or not organs:
        return list(actors)
    owner = actors[owners[0]]
    first = 0 if " of " in owner.text.lower() else owners[0]
    return [
        replace(actor, country=owner.country, rule=f"{actor.rule}+list", unresolved=None)
        if number >= first and number not in owners
        else actor
        for number, actor in enumerate(actors)
    ]


def _of_list(actor: Actor, other: Actor) -> Actor:
    score = round(_LISTED_FACTOR * other.score, 3)
    rule = f"{actor.rule}+list+{other.rule.rpartition('+')[2]}"
    return replace(actor, country=other.country, score=score, rule=rule, unresolved=None, candidates=())


def with_shared_sectors(actors: Sequence[Actor], text: str) -> tuple[Actor, ...]:
    """Parties beside each other that share a noun: ``Malian | and | Chadian guards``, ``guards of Mali | and | Chad``.

    A bare adjective of a state takes the sectors of the noun behind the next one; a bare state behind ``of`` those of
    the plural before it.

    Args:
        actors: Who fills a role, in text order where they stand beside each other.
        text: The document's text.
    """
    shared = list(actors)
    for place in range(len(shared) - 1, 0, -1):
        first, second = shared[place - 1], shared[place]
        if _BETWEEN.fullmatch(text, first.end, second.start) is None:
            continue
        if _rule(first) == "demonym" and _rule(second).startswith("demonym+agent"):
            shared[place - 1] = _with_sectors_of(first, second)
    for place in range(1, len(shared)):
        first, second = shared[place - 1], shared[place]
        joined = _BETWEEN.fullmatch(text, first.end, second.start) is not None
        if joined and _rule(first).startswith("complement+agent") and _rule(second) == "country-name":
            shared[place] = _with_sectors_of(second, first)
    return tuple(shared)


def _rule(actor: Actor) -> str:
    """How the words were read, apart from what the coder added."""
    return actor.rule.removesuffix("+coder")


def _with_sectors_of(actor: Actor, other: Actor) -> Actor:
    return replace(actor, sectors=other.sectors, id=None, name=None, rule=f"{_rule(actor)}+list")


def is_concluded(actor: Actor) -> bool:
    """Whether the state was concluded from outside the span."""
    return actor.rule.rpartition("+")[2] in OUTSIDE_RULES


def _runs(tokens: Sequence[Token], hits: Sequence[Hit]) -> list[tuple[int, int]]:
    """Stretches of tokens between commas and "and", the last of them behind an "and"; a name is never cut."""
    inside = {number for hit in hits for number in range(hit.start + 1, hit.end)}
    runs: list[tuple[int, int]] = []
    first, joined = 0, False
    for number, token in enumerate(tokens):
        is_and = token.key == "and" or token.gap == "&"
        if number in inside or not (is_and or "," in token.gap):
            continue
        if number > first:
            runs.append((first, number))
        first = number + 1 if token.key == "and" else number
        joined = joined or is_and
    if first < len(tokens):
        runs.append((first, len(tokens)))
    return runs if joined else []


def _with_shared_head(
    text: str, tokens: Sequence[Token], runs: Sequence[tuple[int, int]], hits: Sequence[Sequence[Hit]]
) -> tuple[Part, ...]:
    """``French and Malian troops``: adjectives of states, and one head behind the last of them."""
    last = next((hit for hit in hits[-1] if hit.country and _is_adjective(hit)), None)
    if last is None or last.end >= runs[-1][1] or not any(hit.agent or hit.party for hit in hits[-1]):
        return ()
    for (first, end), own in zip(runs[:-1], hits[:-1], strict=True):
        bare = [number for number in range(first, end) if tokens[number].key not in _DETERMINERS]
        if len(own) != 1 or not own[0].country or bare != list(range(own[0].start, own[0].end)):
            return ()
    head = text[tokens[last.end].start : tokens[runs[-1][1] - 1].end]
    return tuple(
        Part(start, end, text[start:end] if number == len(runs) - 1 else f"{text[start:end]} {head}")
        for number, (start, end) in enumerate(_offsets(tokens, runs))
    )


def _with_shared_lead(
    text: str, tokens: Sequence[Token], runs: Sequence[tuple[int, int]], hits: Sequence[Sequence[Hit]]
) -> tuple[Part, ...]:
    """``the leaders of Kenya and Sudan``: one plural head, and a state each behind "of"."""
    heads = [hit for hit in hits[0] if hit.agent is not None and hit.agent.plural]
    first = next((hit for hit in hits[0] if hit.country and heads and hit.start > heads[0].end), None)
    if first is None or tokens[first.start - 1].key not in ("of", "from", "the") or first.end != runs[0][1]:
        return ()
    for (start, end), own in zip(runs[1:], hits[1:], strict=True):
        bare = [number for number in range(start, end) if tokens[number].key not in _DETERMINERS]
        if len(own) != 1 or not own[0].country or bare != list(range(own[0].start, own[0].end)):
            return ()
    lead = text[: tokens[first.start].start]
    return tuple(
        Part(start, end, text[start:end] if number == 0 else f"{lead}{text[start:end]}")
        for number, (start, end) in enumerate(_offsets(tokens, runs))
    )


def _alone(
    text: str, tokens: Sequence[Token], runs: Sequence[tuple[int, int]], hits: Sequence[Sequence[Hit]]
) -> tuple[Part, ...]:
    """``election officials and police``: every part names a party by itself, and none hangs on an "of" before it."""
    if any(_reaches_on(tokens, run, own) for run, own in zip(runs[:-1], hits[:-1], strict=True)):
        return ()
    for own in hits:
        if not any(hit.agent or hit.party or (hit.country and not _is_adjective(hit)) for hit in own):
            return ()
    return tuple(Part(start, end, text[start:end]) for start, end in _offsets(tokens, runs))


def _reaches_on(tokens: Sequence[Token], run: tuple[int, int], hits: Sequence[Hit]) -> bool:
    """Whether the "of" in a part may govern the parts behind it: ``commander of the army``, ``relatives of soldiers``.

    Behind a plural and a place it does not: ``residents of Niono and police``.
    """
    inside = {number for hit in hits for number in range(hit.start, hit.end)}
    governing = next((n for n in range(*run) if tokens[n].key in ("of", "for") and n not in inside), None)
    if governing is None:
        return False
    return any(
        (hit.agent is not None and not hit.agent.plural)
        or (hit.start > governing and (hit.agent is not None or hit.party))
        for hit in hits
    )


def _offsets(tokens: Sequence[Token], runs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(tokens[first].start, tokens[end - 1].end) for first, end in runs]


def _is_adjective(hit: Hit) -> bool:
    return any(form.use == "adjective" for form in hit.forms)


def means_pair_of_states(text: str) -> bool:
    """Whether words such as ``both countries`` ask for two states told of before, whichever these are."""
    return _PAIR.fullmatch(text.strip()) is not None


def pair_of_states(text: str, context: ActorContext, besides: Collection[str]) -> tuple[tuple[str, str], str] | None:
    """The two states behind ``both countries``, and the sector of the noun; none where words or document differ.

    They are the two that the document speaks of most, if it speaks clearly less of any third.

    Args:
        text: The span.
        context: What is known of the document.
        besides: States that take part in the event otherwise, and so are not meant.
    """
    match = _PAIR.fullmatch(text.strip())
    if match is None:
        return None
    ranked = [(code, share) for code, share in context.ranked() if code not in besides]
    if len(ranked) < 2 or (len(ranked) > 2 and ranked[1][1] < _AHEAD * ranked[2][1]):
        return None
    return (ranked[0][0], ranked[1][0]), "MIL" if match["noun"].lower() in _FORCES else "GOV"
