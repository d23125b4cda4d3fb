"""The same party elsewhere in the document: a full name behind a short one, a name behind "the group"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from dotterel.model.replacing import replace
from dotterel.resolution.actors.candidates import choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.entries import INTERNATIONAL
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import HONORIFICS, Token, fold
from dotterel.resolution.actors.plurals import plural_phrases
from dotterel.resolution.actors.reading import Segment

_DETERMINER = re.compile(r"^(?P<word>the|this|that|its|their)\s+", re.IGNORECASE)
_OWNERS = frozenset({"its", "their"})
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
_FIGHTING = frozenset({"REB", "UAF", "PRM", "CRM"})
_AGAINST_THE_STATE = frozenset({"REB", "UAF"})
_BODY = frozenset({"", "GOV", "SOC", "MED", "MIL", "JUD", "BUS", "JRN", "REF"})
_STANDING_BY_SECTORS = (
    ("group|band|armed group|fighter|militia", _FIGHTING),
    (
        "militant group|rebel group|jihadist group|insurgent group|terrorist group|militant|rebel|insurgent|guerrilla"
        "|jihadist",
        _AGAINST_THE_STATE,
    ),
    ("gang|cartel|criminal group", frozenset({"CRM"})),
    ("front|faction", _FIGHTING | {"PTY", "SOC", "OPP"}),
    ("party|political party|ruling party", frozenset({"PTY"})),
    ("mission|organisation|organization|peacekeeper|peacekeeping mission|peacekeeping force|blue helmet", _BODY),
)
_STANDING = {noun: sectors for nouns, sectors in _STANDING_BY_SECTORS for noun in nouns.split("|")}
"""Nouns that stand for a party named before, and the sectors that such a party may have."""
_PEOPLE = frozenset(
    ["militant", "rebel", "insurgent", "fighter", "guerrilla", "jihadist", "militia", "peacekeeper"]
) | {"blue helmet"}
"""Nouns whose plural stands for one party: several groups or parties are several."""
_OF_MISSIONS = frozenset({"peacekeeper", "blue helmet"})
"""Those of whom a report has one force, so that no article need point back."""
_DIRECTIONS = frozenset({"west", "east", "north", "south"})
"""Parts of the world or of a land, of which no person's name is the fuller one."""
_BARE_RULES = frozenset({"country-name", "seat", "nationals", "people", "place-name", "demonym"})


def fuller_words(
    tokens: Sequence[Token], core: Sequence[Segment], text: str, context: ActorContext, at: int
) -> tuple[str, str] | None:
    """The fullest words that the document has for a short name, and the rule that found them.

    Args:
        tokens: The words of the span.
        core: The stretches that hold its head.
        text: The span.
        context: Holds the document's names.
        at: Character offset of the span in the document.
    """
    short = [fold(text), *(token.key for token in tokens if token.acronym)]
    spelt_out = next((context.names.abbreviations[key] for key in short if key in context.names.abbreviations), None)
    if spelt_out is not None:
        return spelt_out, "document:abbreviation"
    known = {
        number for segment in core for hit in segment.hits if not hit.person for number in range(hit.start, hit.end)
    }
    unknown = [
        token
        for number, token in enumerate(tokens[: core[-1].end])
        if token.capital and number not in known and len(token.key) > 2 and token.key not in HONORIFICS
    ]
    if not unknown or (unknown[-1].possessive and _word_behind(unknown[-1], tokens) is not None):
        return None  # "Adda's kidnappers" are not Adda
    if tokens[0].key == "the" and unknown[-1].key in _DIRECTIONS:
        return None
    fuller = context.names.fuller(unknown[-1].key, at, at + len(text))
    if not fuller:
        return None
    return fuller, "document:of-name" if _word_behind(unknown[-1], tokens) is not None else "document:full-name"


def _word_behind(name: Token, tokens: Sequence[Token]) -> Token | None:
    """The common noun that a name only qualifies: ``ethnic Karen fighters``, ``the Adda government``."""
    behind = next((token for token in tokens if token.start >= name.end), None)
    return behind if behind is not None and not behind.capital and (not behind.gap or behind.joined) else None


def merged(finding: Finding, told: Finding, words: str, rule: str) -> Finding:
    """A finding with what the fuller words told; they must name a party or an agent, a mere country tells nothing.

    Where the name only qualifies a noun (``document:of-name``), the fuller words tell no more than the state: Karen
    fighters need not be the Karen National Union, and "Western countries" are no body of states.
    """
    if not (told.agent or told.id) or told.rule in _BARE_RULES:
        return replace(finding, name=finding.name or told.name)
    if rule == "document:of-name":
        if finding.country is not None or told.country is None or told.country in INTERNATIONAL:
            return finding
        return replace(finding, country=told.country, rule=f"{rule}>{told.rule}", score=0.8 * told.score)
    return replace(
        told,
        country=finding.country or told.country,
        sectors=finding.sectors or told.sectors,
        weak_sectors=finding.weak_sectors if finding.sectors else told.weak_sectors,
        name=told.name or (words if rule == "document:abbreviation" else None),
        rule=f"{rule}>{told.rule}",
        score=0.9 * told.score,
        agent=finding.agent or told.agent,
    )


def from_standing_noun(finding: Finding, text: str, context: ActorContext, on: str | None, at: int) -> Finding:
    """``The group``, ``the mission``: the fitting party that the document named last.

    The words must point back. "Militants" and "40 rebels" tell of any: on the annotated reports the party named last is
    who they are in 66 of 116 cases, and the state that the report itself tells for them is as often right and a third
    as often wrong. Nor is it the party where the report has brought in others by the same noun since ("10 militants
    ... the militants": the party in 2 of 6 cases, without such in 61 of 93), nor where several groups are meant.
    """
    fitting = _STANDING.get(finding.agent)
    if fitting is None or finding.country is not None or finding.id is not None:
        return finding
    phrase = fold(_DETERMINER.sub("", text))
    plural = phrase in plural_phrases(finding.agent)
    if not (plural and finding.agent in _PEOPLE) and phrase != finding.agent:
        return finding
    determiner = _DETERMINER.match(text)
    if determiner is None and finding.agent not in _OF_MISSIONS:
        return finding
    party = context.names.last_party(at, fitting)
    if party is None:
        return finding
    between = context.names.text[party.start : at]
    if determiner is not None and determiner["word"].lower() in _OWNERS and _SENTENCE_END.search(between):
        return finding
    if _brings_in_others(finding.agent, between):
        return finding
    choice = choose(party.forms, on=on, weights=context.weights)
    if choice.entry is None:
        return finding
    entry = choice.entry
    return replace(
        finding,
        country=entry.countries[0] if len(entry.countries) == 1 else None,
        sectors=entry.sectors,
        name=entry.name,
        id=entry.id,
        score=0.6,
        rule="document:last-party",
        weak_sectors=True,
        candidates=choice.candidates,
    )


def _brings_in_others(noun: str, text: str) -> bool:
    """Whether text behind a party's name brings in others by a noun: not "the rebels", nor the name's own ("Shabab
    militants")."""
    return any(not match["before"][0].isupper() for match in _brought_in(noun).finditer(text))


@lru_cache(maxsize=64)
def _brought_in(noun: str) -> re.Pattern[str]:
    """A noun behind a word that is no article which points back; the last word of a phrase, in either number."""
    forms = sorted({form.rpartition(" ")[2] for form in (noun, *plural_phrases(noun))})
    words = "|".join(map(re.escape, forms))
    return re.compile(
        rf"\b(?!(?:the|this|that|these|those|its|their)\s)(?P<before>[^\W_][\w’'-]*)\s+(?:{words})\b", re.I
    )


def own_name(tokens: Sequence[Token], core: Sequence[Segment], segments: Sequence[Segment]) -> str | None:
    """A name that the register does not know: capitalised words behind a title, or before its apposition.

    Args:
        tokens: The words of the span.
        core: The stretches that hold its head.
        segments: All its stretches.
    """
    first = segments[0]
    segment = first if not first.hits and core[0] is not first and core[0].hinge == "," else core[0]
    covered = {number for hit in segment.hits for number in range(hit.start, hit.end)}
    run: list[str] = []
    for number in range(segment.end - 1, segment.start - 1, -1):
        token = tokens[number]
        if number in covered or not token.capital or token.key in HONORIFICS:
            break
        run.append(f"-{token.text}" if token.joined else token.text)
    if len(run) > 1 or (run and covered):
        return " ".join(reversed(run)).replace(" -", "-")
    return None
