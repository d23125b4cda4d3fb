"""One event per happening per sentence: where a sentence names a happening twice, the better trigger stays."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.model import CodedEvent, Role

_RULE = "one-event-per-happening"
_TELLING: tuple[Role, ...] = ("actor", "recipient", "place", "time", "killed", "injured", "held", "size")


def drop_repetitions(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Keep one event of each happening in a sentence: the one with most roles, then the better score.

    "Gunmen attacked a village, killing 12" is one event. Two mentions of one type and sentence are one event where they
    stand alike (modality, claim status, history, source) and either carry one incident label, or share a filler while
    no role and no mode tells them apart. What one party claims and another denies stays two events. Roles that only
    the dropped one had go to the one that stays.

    Args:
        events: All events of the document with their incident labels, in text order.
    """
    kept: dict[int, list[CodedEvent]] = {}
    for event in events:
        sentence = kept.setdefault(event.sentence.start, [])
        rival = next((number for number, other in enumerate(sentence) if _repeats(event, other)), None)
        if rival is None:
            sentence.append(event)
        else:
            sentence[rival] = _merged(sentence[rival], event)
    return tuple(sorted((event for one in kept.values() for event in one), key=lambda event: event.trigger.start))


def _repeats(event: CodedEvent, other: CodedEvent) -> bool:
    if _standing(event) != _standing(other):
        return False
    if event.incident and event.incident == other.incident:
        return True
    if event.modes and other.modes and set(event.modes).isdisjoint(other.modes):
        return False
    kinships = [_overlap(event, other, role) for role in _TELLING]
    return True in kinships and False not in kinships


def _standing(event: CodedEvent) -> tuple[object, ...]:
    sources = frozenset(mention.span.text.lower() for mention in event.fillers("source"))
    return event.type, event.modality, event.status, event.historical, sources


def _overlap(event: CodedEvent, other: CodedEvent, role: Role) -> bool | None:
    """Whether both fill a role with common words; none where one of them leaves it open."""
    fillers, others = event.fillers(role), other.fillers(role)
    if not fillers or not others:
        return None
    return any(one.span.overlaps(another.span) for one in fillers for another in others)


def _merged(first: CodedEvent, second: CodedEvent) -> CodedEvent:
    kept, dropped = sorted((first, second), key=lambda event: (-len(event.mentions), -event.score))
    roles = {mention.role for mention in kept.mentions}
    spans = {mention.span for mention in kept.mentions}
    added = tuple(mention for mention in dropped.mentions if mention.role not in roles and mention.span not in spans)
    modes = (*kept.modes, *(mode for mode in dropped.modes if mode not in kept.modes))
    rules = kept.rules if _RULE in kept.rules else (*kept.rules, _RULE)
    rivals = tuple((field, rival) for field, rival in kept.runners_up if field != "modes" or rival.code not in modes)
    scored = {field_score.code for field_score in kept.field_scores}
    taken = tuple(one for one in dropped.field_scores if one.code == "modes" and "modes" not in scored)
    return replace(
        kept,
        mentions=(*kept.mentions, *added),
        modes=modes,
        rules=rules,
        runners_up=rivals,
        field_scores=(*kept.field_scores, *taken),
    )
