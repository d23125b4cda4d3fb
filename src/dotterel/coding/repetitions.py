"""One event per happening per sentence: where a sentence names a happening twice, the better trigger stays."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent


def drop_repetitions(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Keep one event of each incident, type and sentence: the one with most roles, then the better score.

    Two mentions are only ever one event where they stand alike: same modality, same claim status, same source. What
    one party claims and another denies stays two events. Roles that only the dropped one had go to the one that stays.

    Args:
        events: All events of the document with their incident labels, in text order.
    """
    best: dict[tuple[object, ...], CodedEvent] = {}
    for event in events:
        sources = frozenset(mention.span.text.lower() for mention in event.fillers("source"))
        key = event.sentence.start, event.incident, event.type, event.modality, event.status, sources
        rival = best.get(key)
        best[key] = event if rival is None else _merged(rival, event)
    return tuple(sorted(best.values(), key=lambda event: event.trigger.start))


def _merged(first: CodedEvent, second: CodedEvent) -> CodedEvent:
    kept, dropped = sorted((first, second), key=lambda event: (-len(event.mentions), -event.score))
    roles = {mention.role for mention in kept.mentions}
    spans = {mention.span for mention in kept.mentions}
    added = tuple(mention for mention in dropped.mentions if mention.role not in roles and mention.span not in spans)
    modes = (*kept.modes, *(mode for mode in dropped.modes if mode not in kept.modes))
    return replace(kept, mentions=(*kept.mentions, *added), modes=modes, rules=(*kept.rules, "one-event-per-happening"))
