"""Boundary rules of the codebook, applied to the events of a sentence."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import BoundaryRule, Codebook, EventCode, Neighbour
from dotterel.model import CodedEvent, Role


def apply_boundary_rules(events: Sequence[CodedEvent], codebook: Codebook) -> tuple[CodedEvent, ...]:
    """Events after the rules; each event names the rules that changed it.

    Args:
        events: All events of one document, in text order.
        codebook: Its applied rules are tried in order, each once an event.
    """
    by_sentence: dict[int, list[CodedEvent]] = {}
    for event in events:
        by_sentence.setdefault(event.sentence.start, []).append(event)
    ruled: list[CodedEvent] = []
    for group in by_sentence.values():
        for event in group:
            changed = _ruled(event, [other for other in group if other is not event], codebook.applied_rules)
            if changed is not None:
                ruled.append(changed)
    return tuple(ruled)


def _ruled(event: CodedEvent, others: Sequence[CodedEvent], rules: Sequence[BoundaryRule]) -> CodedEvent | None:
    for rule in rules:
        if not rule.matches(
            EventCode(type=event.type, modes=event.modes),
            modality=event.modality,
            roles={mention.role for mention in event.mentions},
            beside=[_neighbour(other, event) for other in others],
        ):
            continue
        if rule.then.drop:
            return None
        code = rule.then.code
        event = replace(
            event,
            type=code.type if code else event.type,
            modes=code.modes if code else event.modes,
            modality=rule.then.modality or event.modality,
            rules=(*event.rules, rule.id),
        )
    return event


def _neighbour(other: CodedEvent, event: CodedEvent) -> Neighbour:
    shared: set[Role] = {
        mention.role
        for mention in other.mentions
        for own in event.fillers(mention.role)
        if own.span.overlaps(mention.span)
    }
    return Neighbour(type=other.type, modes=other.modes, modality=other.modality, shared=frozenset(shared))
