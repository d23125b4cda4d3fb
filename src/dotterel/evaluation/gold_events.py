"""Annotated events as a perfect coder would give them: the way to measure a later stage without the coder's errors."""

from dotterel.evaluation.annotated import AnnotatedReport, GoldEvent, Mark, Status
from dotterel.model import (
    ROLES,
    ClaimStatus,
    CodedEvent,
    Document,
    Mention,
    Modality,
    Provenance,
    Role,
    Scored,
    Span,
    digest_id,
)

_ANNOTATOR = Provenance(component="annotation", version="1")
_PARTIES: tuple[Role, ...] = ("actor", "recipient", "source")
_MODALITY: dict[Status, Modality] = {"negated": "negated", "future": "future", "hypothetical": "hypothetical"}
_CLAIM: dict[Status, ClaimStatus] = {"claimed": "claimed", "denied": "denied"}


def gold_coded_events(report: AnnotatedReport, document: Document) -> tuple[CodedEvent, ...]:
    """The annotated events of a report in text order, with the annotator's words for every role.

    What the words mean (who, where, when, how many) is left to resolution; sectors are the annotator's.

    Args:
        report: The annotated report.
        document: Its document, as `gold_document` gives it.
    """
    events: list[CodedEvent] = []
    start = 0
    for number, sentence in enumerate(report.sentences):
        first: dict[str, Mark] = {}
        for mark in sentence.marks:
            first.setdefault(mark.id, mark)
        spans = {name: document.span(start + mark.start, start + mark.end) for name, mark in first.items()}
        whole = document.sentence_span(number)
        events += [_coded(report, event, document, whole, spans) for event in sentence.events]
        start += len(sentence.text) + 1
    return tuple(sorted(events, key=lambda event: (event.trigger.start, event.id)))


def _coded(
    report: AnnotatedReport, event: GoldEvent, document: Document, sentence: Span, spans: dict[str, Span]
) -> CodedEvent:
    trigger = spans[event.id]
    mentions = [
        Mention(role=role, span=spans[mark_id], score=1.0, sectors=_sectors(report, role, mark_id))
        for role in ROLES
        for mark_id in event.roles.get(role, ())
    ]
    return CodedEvent(
        id=digest_id("event", document.id, trigger.start, trigger.end, event.type),
        document_id=document.id,
        type=event.type,
        trigger=trigger,
        sentence=sentence,
        provenance=_ANNOTATOR,
        modes=event.modes,
        contexts=report.contexts,
        mentions=tuple(mentions),
        modality=_MODALITY.get(event.status, "asserted"),
        status=_CLAIM.get(event.status, "asserted"),
        historical=event.historical,
        incident=digest_id("incident", document.id, event.incident),
        score=1.0,
    )


def _sectors(report: AnnotatedReport, role: Role, mark_id: str) -> tuple[Scored, ...]:
    if role not in _PARTIES:
        return ()
    return tuple(
        Scored(code=code, score=1.0 - 0.1 * rank) for rank, code in enumerate(report.definitions[mark_id].sectors[:4])
    )
