"""A mention as it is read for its incident: whose words it is, where its sentence names several who speak."""

import re
from dataclasses import replace

from dotterel.model import Actor, ResolvedEvent

_MEASURED_BY = re.compile(
    r"(?:\bas\s+(?:many|much|high|low|large)\s+as|\bthan|\bcontrary\s+to|\bunlike|\bcontradict\w*|\bdisputing|"
    r"\brejecting)\s+(?:what\s+)?(?:the\s+)?$",
    re.IGNORECASE,
)
"""Words before somebody whose figure a report only holds against the one it tells: "twice as many as the ..."."""
_NEXT_CLAUSE = re.compile(r";|,?\s(?:but|while|whereas|although|though)\s", re.IGNORECASE)


def as_read(event: ResolvedEvent) -> ResolvedEvent:
    """The mention with the sources that say this of it, and without those acted on whose words are part of an actor's.

    Of several sources, one that is only compared with says something else; and where some stand in the clause of the
    mention, the others speak of another one. Where that leaves nobody, all are kept.
    """
    return _without_doubled(_by_its_speakers(event))


def _by_its_speakers(event: ResolvedEvent) -> ResolvedEvent:
    source = event.claim.source
    if source is None or not event.claim.further_sources or _tells_number_each(event):
        return event
    told = (source, *event.claim.further_sources)
    kept = tuple(one for one in told if not _is_measured_by(one, event)) or told
    clause = _clause_of(event)
    inside = tuple(one for one in kept if clause[0] <= one.start < clause[1])
    kept = inside or kept
    if kept == told:
        return event
    return replace(event, claim=replace(event.claim, source=kept[0], further_sources=kept[1:]))


def _tells_number_each(event: ResolvedEvent) -> bool:
    """Whether the sources stand for a number each: then their order is needed."""
    counts = (event.killed, event.injured, event.held, event.size)
    return any(count is not None and count.rule == "lowest-to-highest" and count.parts for count in counts)


def _is_measured_by(source: Actor, event: ResolvedEvent) -> bool:
    return bool(_MEASURED_BY.search(event.sentence.text[: max(0, source.start - event.sentence.start)]))


def _clause_of(event: ResolvedEvent) -> tuple[int, int]:
    """Start and end, in the document, of the clause that the trigger stands in."""
    start, trigger = event.sentence.start, event.trigger.start - event.sentence.start
    cuts = [match.start() for match in _NEXT_CLAUSE.finditer(event.sentence.text)]
    first = max((cut for cut in cuts if cut <= trigger), default=0)
    last = min((cut for cut in cuts if cut > trigger), default=len(event.sentence.text))
    return start + first, start + last


def _without_doubled(event: ResolvedEvent) -> ResolvedEvent:
    kept = tuple(one for one in event.recipients if not any(_lies_in(one, actor) for actor in event.actors))
    return event if kept == event.recipients else replace(event, recipients=kept)


def _lies_in(one: Actor, other: Actor) -> bool:
    shorter = one.end - one.start < other.end - other.start
    return shorter and other.start <= one.start and one.end <= other.end and one.text in other.text
