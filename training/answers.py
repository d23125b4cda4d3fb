"""Answers of the exported coder to annotated reports, each with its score and whether it is right.

What is right follows `dotterel.evaluation.scoring`: an event, when a gold event of its type shares a character with its
trigger, the surer event first; everything else is asked of right events only. A filler is right when it shares a
character with a gold filler of that role; a party may be met in any of its mentions; a second filler that meets the
same gold filler is a repetition and no answer. What document logic filled in from other sentences is left out.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from dotterel.coding import CANDIDATE_THRESHOLD, Coder
from dotterel.coding.decode import PARTY_ROLES
from dotterel.coding.neural_coder import NeuralCoder
from dotterel.evaluation import AnnotatedReport, GoldDocument, GoldEvent, GoldRecord, gold_document
from dotterel.inference import Calibration, Field, OnnxSession, field_of, load_artifact
from dotterel.model import CodedEvent, Role, Span

MODE_FLOOR = 0.25
"""Modes below this raw score are no answers: the map is fitted around the score from which modes are kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One thing that the coder said.

    Attributes:
        field: What it answers.
        score: Its score, in [0, 1].
        right: Whether the gold says so too.
        document_id: Where; answers of one report are not independent of each other.
    """

    field: Field
    score: float
    right: bool
    document_id: str


def raw_coder(folder: Path) -> NeuralCoder:
    """The coder of a model folder with the network's own scores, keeping all that the network was asked about."""
    artifact = replace(load_artifact(folder), calibration=Calibration())
    return NeuralCoder(artifact, OnnxSession(artifact), min_score=CANDIDATE_THRESHOLD)


def answers_of(coder: Coder, reports: Sequence[AnnotatedReport]) -> list[Answer]:
    """Every answer of a coder to some reports, in the order of the reports."""
    gold = [gold_document(report) for report in reports]
    coded = coder.code([one.document for one in gold])
    return [
        answer
        for report, one, told in zip(reports, gold, coded, strict=True)
        for answer in _document_answers(report, one, told.events)
    ]


def _document_answers(report: AnnotatedReport, gold: GoldDocument, events: Sequence[CodedEvent]) -> Iterator[Answer]:
    records = _with_fillers(report, gold)
    for event in sorted(events, key=lambda one: -one.score):
        match = next(
            (pair for pair in records if pair[0].type == event.type and pair[0].trigger.overlaps(event.trigger)), None
        )
        yield Answer(field="event", score=event.score, right=match is not None, document_id=report.id)
        if match is None:
            continue
        records.remove(match)
        for name, score, right in (
            *_attributes(event, match[0]),
            *_fillers(event, match[1]),
            *_sectors(event, match[0]),
        ):
            yield Answer(field=name, score=score, right=right, document_id=report.id)


def _attributes(event: CodedEvent, record: GoldRecord) -> Iterator[tuple[Field, float, bool]]:
    scores = {scored.code: scored.score for scored in event.field_scores}
    status = event.modality if event.modality != "asserted" else event.status
    yield "status", scores["status"], status == record.status
    yield "historical", scores["historical"], event.historical == record.historical
    modes = [(event.modes[0], scores["modes"])] if "modes" in scores else []
    modes += [(rival.code, rival.score) for name, rival in event.runners_up if name == "modes"]
    for mode, score in modes:
        if score >= MODE_FLOOR:
            yield "modes", score, mode in record.modes


def _fillers(event: CodedEvent, gold: Mapping[Role, Sequence[Sequence[Span]]]) -> Iterator[tuple[Field, float, bool]]:
    met: set[tuple[Role, int]] = set()
    for mention in event.mentions:
        if mention.filled_by:
            continue
        fillers = [
            (mention.role, number)
            for number, spans in enumerate(gold.get(mention.role, ()))
            if any(span.overlaps(mention.span) for span in spans)
        ]
        new = [one for one in fillers if one not in met]
        if new or not fillers:
            met.update(new[:1])
            yield field_of(mention.role), mention.score, bool(new)


def _sectors(event: CodedEvent, record: GoldRecord) -> Iterator[tuple[Field, float, bool]]:
    """Every sector that is handed on for a filler that meets a gold party."""
    parties = {"actor": record.actors, "recipient": record.recipients, "source": record.sources}
    for mention in event.mentions:
        if mention.role not in PARTY_ROLES or mention.filled_by:
            continue
        party = next(
            (one for one in parties[mention.role] if any(span.overlaps(mention.span) for span in one.mentions)), None
        )
        if party is not None:
            for sector in mention.sectors:
                yield "sectors", sector.score, sector.code in party.sectors


def _with_fillers(
    report: AnnotatedReport, gold: GoldDocument
) -> list[tuple[GoldRecord, Mapping[Role, Sequence[Sequence[Span]]]]]:
    """The gold events with the words of each gold filler by role."""
    events = [(number, event) for number, sentence in enumerate(report.sentences) for event in sentence.events]
    return [
        (record, _filler_spans(report, gold, number, event, record))
        for (number, event), record in zip(events, gold.events, strict=True)
    ]


def _filler_spans(
    report: AnnotatedReport, gold: GoldDocument, number: int, event: GoldEvent, record: GoldRecord
) -> dict[Role, list[tuple[Span, ...]]]:
    start = gold.document.sentences[number].start
    marks = report.sentences[number].marks
    spans: dict[Role, list[tuple[Span, ...]]] = {
        role: [
            tuple(gold.document.span(start + mark.start, start + mark.end) for mark in marks if mark.id == mark_id)
            for mark_id in dict.fromkeys(mark_ids)
        ]
        for role, mark_ids in event.roles.items()
    }
    for role, parties in (("actor", record.actors), ("recipient", record.recipients), ("source", record.sources)):
        if parties:
            spans[role] = [party.mentions for party in parties]  # type: ignore[index]
    return spans
