"""Scoring of resolved events against gold documents: triggers, roles, attributes, incidents."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.evaluation.gold import GoldDocument, GoldParty, GoldRecord
from dotterel.evaluation.metrics import Counts
from dotterel.model import Actor, Count, ResolvedEvent, Span

ATTRIBUTES = (
    "modes",
    "status",
    "historical",
    "actor country",
    "actor sector",
    "recipient country",
    "recipient sector",
    "source country",
    "place country",
    "date",
    "killed",
    "injured",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that went wrong, for reading.

    Attributes:
        question: Such as ``missed ASSAULT``, ``false ACCUSE`` or ``actor country``.
        document_id: Where.
        sentence: The sentence.
        wanted: What the gold says.
        given: What was answered.
        score: Confidence of the answer, 0 for what was missed.
    """

    question: str
    document_id: str
    sentence: str
    wanted: str
    given: str
    score: float


@dataclass(slots=True, kw_only=True)
class Scores:
    """Counts per question, and the cases behind the errors.

    A trigger is right when the gold has one of the same type in the same sentence that shares a character with it.
    Roles and attributes are asked of right triggers only; a role filler is right when it overlaps a marked filler of
    that role. Attributes are asked where the gold tells them or an answer was given: both silent is right.
    """

    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    cases: list[Case] = field(default_factory=list)

    def worst(self, number: int) -> list[Case]:
        """The surest wrong answers first, then what was missed."""
        return sorted(self.cases, key=lambda case: (-case.score, case.document_id))[:number]


def score_documents(gold: Sequence[GoldDocument], answers: Mapping[str, Sequence[ResolvedEvent]]) -> Scores:
    """Score the answers to gold documents.

    Args:
        gold: The documents with their events.
        answers: Resolved events by document id; a document that is left out has none.
    """
    scores = Scores()
    for one in gold:
        _score_document(one, answers.get(one.document.id, ()), scores)
    return scores


def _score_document(gold: GoldDocument, events: Sequence[ResolvedEvent], scores: Scores) -> None:
    open_gold = list(gold.events)
    pairs: list[tuple[ResolvedEvent, GoldRecord]] = []
    for event in sorted(events, key=lambda one: -one.score):
        match = next(
            (record for record in open_gold if record.type == event.type and record.trigger.overlaps(event.trigger)),
            None,
        )
        for question in ("triggers", f"trigger {event.type}"):
            scores.counts[question] += Counts(given=1, right=match is not None)
        if match is None:
            scores.cases.append(_case(f"false {event.type}", gold, event.sentence, "", event.trigger.text, event.score))
            continue
        open_gold.remove(match)
        pairs.append((event, match))
    for record in gold.events:
        for question in ("triggers", f"trigger {record.type}"):
            scores.counts[question] += Counts(wanted=1)
    for record in open_gold:
        sentence = gold.document.sentence_span(record.sentence)
        scores.cases.append(_case(f"missed {record.type}", gold, sentence, record.trigger.text, "", 0.0))
    for event, record in pairs:
        _score_roles(event, record, scores)
        _score_attributes(gold, event, record, scores)
    _score_incidents(pairs, scores)


def _score_roles(event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    given: list[tuple[str, Span | Actor]] = [
        *(("actor", actor) for actor in event.actors),
        *(("recipient", actor) for actor in event.recipients),
        *((("source", event.claim.source),) if event.claim.source else ()),
    ]
    wanted = {
        "actor": [party.span for party in record.actors],
        "recipient": [party.span for party in record.recipients],
        "source": [party.span for party in record.sources],
    }
    for role, spans in wanted.items():
        scores.counts[f"role {role}"] += Counts(wanted=len(spans))
        marked = [span for filled, span in record.fillers if filled == role]
        sentence = event.sentence
        right = 0
        for answered, filler in given:
            if answered != role or not sentence.start <= filler.start < sentence.end:
                continue
            hit = any(filler.start < span.end and span.start < filler.end for span in marked)
            right += hit
            scores.counts[f"role {role}"] += Counts(given=1)
        scores.counts[f"role {role}"] += Counts(right=min(right, len(spans)))


def _score_attributes(gold: GoldDocument, event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    status = event.modality if event.modality != "asserted" else event.claim.status
    date = event.date
    given_dates = None if date is None or date.first is None else (date.first, date.last or date.first)
    place = event.place
    answers: dict[str, tuple[object, object]] = {
        "modes": (set(record.modes), set(event.modes)),
        "status": (record.status, status),
        "historical": (record.historical, event.historical),
    }
    if record.actors:
        answers["actor country"] = _countries(record.actors), {actor.country for actor in event.actors}
        answers["actor sector"] = _sectors(record.actors), {_primary(actor) for actor in event.actors}
    if record.recipients:
        answers["recipient country"] = _countries(record.recipients), {one.country for one in event.recipients}
        answers["recipient sector"] = _sectors(record.recipients), {_primary(one) for one in event.recipients}
    if record.sources:
        source = event.claim.source
        answers["source country"] = record.sources[0].country, source.country if source else None
    if record.has_place:
        answers["place country"] = record.place_country, place.country if place else None
    if record.dates:
        answers["date"] = record.dates, given_dates
    tolls = {role: (low, high) for role, low, high in record.tolls}
    for role, count in (("killed", event.killed), ("injured", event.injured)):
        if role in tolls or count is not None:
            answers[role] = tolls.get(role), _bounds(count)  # type: ignore[call-overload]
    for question, (wanted, given) in answers.items():
        right = wanted == given
        scores.counts[question] += Counts(right=right, given=1, wanted=1)
        if not right:
            scores.cases.append(_case(question, gold, event.sentence, str(wanted), str(given), event.score))


def _countries(parties: Sequence[GoldParty]) -> set[str | None]:
    return {party.country for party in parties}


def _sectors(parties: Sequence[GoldParty]) -> set[str | None]:
    return {party.sectors[0] if party.sectors else None for party in parties}


def _primary(actor: Actor) -> str | None:
    return actor.sectors[0] if actor.sectors else None


def _bounds(count: Count | None) -> tuple[int | None, int | None] | None:
    return None if count is None or count.unresolved is not None else (count.low, count.high)


def _score_incidents(pairs: Sequence[tuple[ResolvedEvent, GoldRecord]], scores: Scores) -> None:
    """Pairs of found events: do both label them as one happening?"""
    for number, (event, record) in enumerate(pairs):
        for other_event, other_record in pairs[number + 1 :]:
            given = event.incident == other_event.incident
            wanted = record.incident == other_record.incident
            scores.counts["same happening"] += Counts(right=given and wanted, given=given, wanted=wanted)


def _case(question: str, gold: GoldDocument, sentence: Span, wanted: str, given: str, score: float) -> Case:
    return Case(
        question=question,
        document_id=gold.document.id,
        sentence=sentence.text,
        wanted=wanted,
        given=given,
        score=score,
    )
