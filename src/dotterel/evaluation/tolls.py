"""How right tolls and disagreements are: the record of each shared happening against its annotation.

Measured from the annotated events through our own resolution, so that the coder's errors are left out.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from dotterel.codebook import TollRules
from dotterel.evaluation.annotated import AnnotatedReport
from dotterel.evaluation.gold import gold_document
from dotterel.evaluation.gold_events import gold_coded_events
from dotterel.evaluation.incident_gold import QUESTIONS, GoldIncident
from dotterel.evaluation.metrics import Counts
from dotterel.linking.accounts import incident_of
from dotterel.model import CodedEvent, Document, Incident, ResolvedEvent, TollRange

ENDS = ("low", "best", "high")


class Resolves(Protocol):
    """Whatever resolves the coded events of a document."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class TollScores:
    """Figures over the annotated incidents.

    Attributes:
        ends: Right answers by end: low, best, high, and ``all three``.
        contradictions: Contradicted questions found, given and wanted.
        incidents: Number of shared happenings, and of tolls asked.
        wrong: Each wrong toll in words.
        mistaken: Each contradiction that was missed or invented, in words.
    """

    ends: Mapping[str, Counts]
    contradictions: Counts
    incidents: tuple[int, int] = (0, 0)
    wrong: tuple[str, ...] = field(default=())
    mistaken: tuple[str, ...] = field(default=())


def shared_events(reports: Sequence[AnnotatedReport], resolver: Resolves) -> dict[str, tuple[ResolvedEvent, ...]]:
    """The events of each shared happening, as annotated and then resolved by us."""
    told: dict[str, list[ResolvedEvent]] = {}
    for report in reports:
        if not report.shared_incidents:
            continue
        document = gold_document(report).document
        coded = gold_coded_events(report, document)
        labels = _labels(report, coded)
        for event in resolver.resolve(coded, document):
            if event.id in labels:
                told.setdefault(labels[event.id], []).append(event)
    return {label: tuple(events) for label, events in told.items()}


def gold_incidents(
    events: Mapping[str, Sequence[ResolvedEvent]], *, rules: TollRules | None = None
) -> dict[str, Incident]:
    """The record of each shared happening."""
    return {label: incident_of(label, told, rules=rules) for label, told in events.items()}


def score_tolls(incidents: Mapping[str, Incident], gold: Mapping[str, GoldIncident]) -> TollScores:
    """Tolls and contradictions of the incidents against their annotation.

    An incident that the annotation does not name has no contradiction, and its tolls are not asked.
    """
    ends = dict.fromkeys((*ENDS, "all three"), Counts())
    found = Counts()
    wrong: list[str] = []
    mistaken: list[str] = []
    for label, incident in sorted(incidents.items()):
        truth = gold.get(label, GoldIncident(label=label, tolls={}, contradicted=()))
        for role, wanted in truth.tolls.items():
            toll = incident.toll(role)
            given = TollRange() if toll is None else toll.total
            right = {end: getattr(given, end) == getattr(wanted, end) and toll is not None for end in ENDS}
            right["all three"] = all(right.values())
            for end, is_right in right.items():
                ends[end] += Counts(right=int(is_right), given=int(toll is not None), wanted=1)
            if not right["all three"]:
                wrong.append(f"{label} {role}: wanted {_words(wanted)}, given {_words(given)}")
        told = {one.field for one in incident.questions if one.verdict == "contradicted"} & set(QUESTIONS)
        open_to = list(truth.contradicted)
        hit = [questions for questions in open_to if set(questions) & told]
        matched = {question for questions in hit for question in questions}
        invented = sorted(told - matched)
        found += Counts(right=len(hit), given=len(hit) + len(invented), wanted=len(open_to))
        mistaken += [f"{label}: missed {'/'.join(questions)}" for questions in open_to if questions not in hit]
        mistaken += [f"{label}: invented {question}" for question in invented]
    return TollScores(
        ends=ends,
        contradictions=found,
        incidents=(len(incidents), ends["best"].wanted),
        wrong=tuple(wrong),
        mistaken=tuple(mistaken),
    )


def _labels(report: AnnotatedReport, coded: Sequence[CodedEvent]) -> dict[str, str]:
    """Label of the shared happening of each coded event that has one, by its id."""
    labels: dict[tuple[int, str], str] = {}
    start = 0
    for sentence in report.sentences:
        marks = {mark.id: mark for mark in reversed(sentence.marks)}
        for event in sentence.events:
            if event.incident.startswith("G-"):
                labels[start + marks[event.id].start, event.type] = event.incident
        start += len(sentence.text) + 1
    return {
        event.id: labels[event.trigger.start, event.type]
        for event in coded
        if (event.trigger.start, event.type) in labels
    }


def _words(toll: TollRange) -> str:
    return " ".join("-" if end is None else str(end) for end in (toll.low, toll.best, toll.high))
