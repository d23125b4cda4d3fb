"""Boundary rules of the codebook, applied to the events of a sentence."""

from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import BoundaryRule, Codebook, EventCode, Neighbour
from dotterel.coding.rules.same_sentence import by_sentence
from dotterel.model import CodedEvent, Role, Scored


def apply_boundary_rules(events: Sequence[CodedEvent], codebook: Codebook) -> tuple[CodedEvent, ...]:
    """Events after the rules; each event names the rules that changed it.

    Args:
        events: All events of one document, in text order.
        codebook: Its applied rules are tried in order, each once an event.
    """
    sentences = by_sentence(events)
    rules = codebook.applied_rules
    ruled: list[CodedEvent] = []
    for event in events:
        changed = _ruled(event, sentences[event.sentence.start], rules)
        if changed is not None:
            ruled.append(changed)
    return tuple(ruled)


def _ruled(event: CodedEvent, sentence: Sequence[CodedEvent], rules: Sequence[BoundaryRule]) -> CodedEvent | None:
    for rule in rules:
        if rule.when is None or event.type not in rule.when.types:
            continue
        beside = () if rule.when.beside is None else _neighbours(event, sentence, rule.when.beside.types)
        roles = {mention.role for mention in event.mentions}
        code = EventCode(type=event.type, modes=event.modes)
        if not rule.matches(code, modality=event.modality, roles=roles, beside=beside):
            continue
        if rule.then.drop:
            return None
        event = _changed(event, rule)
    return event


def _neighbours(event: CodedEvent, sentence: Sequence[CodedEvent], types: Sequence[str]) -> list[Neighbour]:
    """Other events of the sentence, of some types, that stand as the event does: a denied or past one says nothing."""
    return [
        _neighbour(other, event)
        for other in sentence
        if other is not event
        and other.type in types
        and other.status == event.status
        and other.historical == event.historical
    ]


def _neighbour(other: CodedEvent, event: CodedEvent) -> Neighbour:
    shared: set[Role] = {
        mention.role
        for mention in other.mentions
        for own in event.fillers(mention.role)
        if own.span.overlaps(mention.span)
    }
    return Neighbour(type=other.type, modes=other.modes, modality=other.modality, shared=frozenset(shared))


def _changed(event: CodedEvent, rule: BoundaryRule) -> CodedEvent:
    """The event under the rule's code and modality."""
    changed = replace(event, modality=rule.then.modality or event.modality)
    return recoded(changed, rule.then.code, rule=rule.id)


def recoded(event: CodedEvent, code: EventCode | None, *, rule: str) -> CodedEvent:
    """The event under another code; where the type changes, the network's own becomes the runner-up.

    Args:
        event: As it is coded.
        code: Its new type and modes; none keeps them.
        rule: What changed it, named in the event.
    """
    changed = replace(event, rules=(*event.rules, rule))
    if code is None or (code.type, code.modes) == (event.type, event.modes):
        return changed
    changed = replace(
        changed,
        type=code.type,
        modes=code.modes,
        field_scores=tuple(scored for scored in event.field_scores if scored.code != "modes"),
        runners_up=tuple(pair for pair in event.runners_up if pair[0] != "modes"),
    )
    if code.type == event.type:
        return changed
    others = tuple(pair for pair in changed.runners_up if pair[0] != "type")
    return replace(changed, runners_up=(("type", Scored(code=event.type, score=event.score)), *others))
