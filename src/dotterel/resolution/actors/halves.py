"""The halves of a divided land: "the South" beside Pyongyang is South Korea."""

import re

from dotterel.model.replacing import replace
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.finding import Finding

HALVES = {"north": "PRK", "south": "KOR"}
"""Korea's; of other lands "the South" is as often a part of one state as a state."""

LEAST_OF_BOTH = 0.3
"""Share of a report that must speak of the two states together before a bare half is one of them."""
HALF_SCORE = 0.85
_HALF = re.compile(r"(?:[Tt]he )?(?P<whole>North|South)|(?:.*\b)?[Tt]he (?P<part>North|South)(?:['’]s\b.*)?", re.DOTALL)


def with_half(finding: Finding, text: str, context: ActorContext) -> Finding:
    """The finding with the state that a half named in the words is, where the report speaks of such a land.

    Args:
        finding: What the words tell otherwise; one with a country or an identity of its own stays.
        text: The words: ``the South``, ``North``, ``the South's army``, ``leaders of the North``.
        context: Tells of which states the report speaks.
    """
    if finding.country is not None or finding.id is not None:
        return finding
    match = _HALF.fullmatch(text.strip())
    if match is None or sum(context.weights.get(code, 0.0) for code in HALVES.values()) < LEAST_OF_BOTH:
        return finding
    code = HALVES[(match["whole"] or match["part"]).lower()]
    if match["whole"]:
        return Finding(country=code, sectors=("GOV",), rule="half-of-land", score=HALF_SCORE, weak_sectors=True)
    score = HALF_SCORE * finding.score if finding.score else 0.5 * HALF_SCORE
    return replace(finding, country=code, rule=f"{finding.rule}+half-of-land".lstrip("+"), score=score)
