"""The same party elsewhere in the document: a full name behind a short one, a name behind "the group"."""

import re
from collections.abc import Sequence

from dotterel.model.replacing import replace
from dotterel.resolution.actors.candidates import choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import HONORIFICS, Token, fold
from dotterel.resolution.actors.plurals import plural_phrases
from dotterel.resolution.actors.reading import Segment

_DETERMINER = re.compile(r"^(?:the|this|that|its|their)\s+", re.IGNORECASE)
_FIGHTING = frozenset({"REB", "UAF", "PRM", "CRM"})
_BODY = frozenset({"", "GOV", "SOC", "MED", "MIL", "JUD", "BUS", "JRN", "REF"})
_STANDING_BY_SECTORS = (
    (
        "group|band|armed group|militant group|rebel group|jihadist group|insurgent group|terrorist group|militant"
        "|rebel|insurgent|fighter|guerrilla|jihadist|militia",
        _FIGHTING,
    ),
    ("gang|cartel|criminal group", frozenset({"CRM"})),
    ("front|faction", _FIGHTING | {"PTY", "SOC", "OPP"}),
    ("party|political party|ruling party", frozenset({"PTY"})),
    ("mission|organisation|organization|peacekeeper|peacekeeping mission|peacekeeping force|blue helmet", _BODY),
)
_STANDING = {noun: sectors for nouns, sectors in _STANDING_BY_SECTORS for noun in nouns.split("|")}
"""Nouns that stand for a party named before, and the sectors that such a party may have."""
_BARE_RULES = frozenset({"country-name", "seat", "nationals", "place-name", "demonym"})


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
    if not unknown:
        return None
    fuller = context.names.fuller(unknown[-1].key, at, at + len(text))
    return (fuller, "document:full-name") if fuller else None


def merged(finding: Finding, told: Finding, words: str, rule: str) -> Finding:
    """A finding with what the fuller words told; they must name a party or an agent, a mere country tells nothing."""
    if not (told.agent or told.id) or told.rule in _BARE_RULES:
        return replace(finding, name=finding.name or told.name)
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
    """``The group``, ``the mission``: the fitting party that the document named last."""
    fitting = _STANDING.get(finding.agent)
    if fitting is None or finding.country is not None or finding.id is not None:
        return finding
    if fold(_DETERMINER.sub("", text)) not in (finding.agent, *plural_phrases(finding.agent)):
        return finding
    forms = context.names.last_party(at, fitting)
    if not forms:
        return finding
    choice = choose(forms, on=on, weights=context.weights)
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
