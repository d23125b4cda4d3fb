"""Scoring of resolved events against gold documents: triggers, roles, attributes, inventions, happenings.

The gold tells what each sentence says. An answer that the document's logic took from elsewhere (another sentence of the
same happening, the speaker before) for something that the sentence leaves open can therefore be neither right nor
wrong: such answers are counted apart, as ``filled``.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from dotterel.evaluation.gold import TOLLS, GoldDocument, GoldParty, GoldRecord
from dotterel.evaluation.metrics import Counts
from dotterel.model import Actor, Count, DateRange, Place, ResolvedEvent, Role, Span
from dotterel.resolution.counts import LONE_VICTIM, MIXED_LIST, NAMED_VICTIMS, sum_of_numbered

Kind = Literal["found", "answered", "invented", "filled"]
"""How a question is measured.

``found`` by precision, recall and F1. ``answered`` by the share right of those asked (`Counts.accuracy`; as every
question asked counts as one given and one wanted, precision, recall and F1 are that share too). ``invented`` and
``filled`` by the share of found events that have such an answer (`Scores.rate`); they say nothing of right.
"""

_ORDER = (
    *("triggers", "trigger", "role", "modes", "same happening", "status", "historical"),
    *("actor country", "actor sector", "recipient country", "recipient sector", "source country"),
    *("place country", "date", *TOLLS),
)
_FIELDS = ("actor", "recipient", "source", "place", "date", *TOLLS)
_NOTHING = "none"
_FILLED_MARK = " > "
"""Stands in the rule of an answer between what filled it in and what resolved it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that went wrong, for reading.

    Attributes:
        question: Such as ``missed ASSAULT``, ``false ACCUSE``, ``actor country`` or ``invented place``.
        document_id: Where.
        sentence: The sentence.
        event: Type and trigger of the event, such as ``ASSAULT shelled``.
        wanted: What the gold says, empty for nothing.
        given: What was answered, empty for nothing.
        score: Confidence of the answer that is wrong, 0 where something is only missing.
    """

    question: str
    document_id: str
    sentence: str
    event: str
    wanted: str
    given: str
    score: float


@dataclass(slots=True, kw_only=True)
class Scores:
    """Counts per question, and the cases behind the errors.

    - ``triggers``, ``trigger TYPE``: right when the gold has one of the same type that shares a character with it.
      All other questions are asked of rightly found events only.
    - ``role actor``, ``role recipient``, ``role source``: a filler is right when it shares a character with any mention
      of a gold party of that role, anywhere in the report: a pronoun that was led back to the right words is right, one
      led to somebody else is wrong. Each gold party is found once; a second filler that names the same party is a
      repetition and counts neither as given nor as right. Words that name the party but stand in a sentence without
      events are not marked, and so count as wrong. What was filled in for a role that the sentence leaves open is left
      out; a pronoun stands in the sentence, and is not.
    - ``modes``: precision and recall over the single modes.
    - ``status``, ``historical``: of every found event.
    - ``actor country``, ``place country``, ``date``, ``killed``, ...: asked where the gold sentence tells them, wrong
      where they are not answered. Countries and primary sectors of several parties are compared as sets. Of several
      marked places or times, any one is right.
    - ``invented actor``, ``invented place``, ``invented killed``, ...: found events that answer what the gold sentence
      does not tell; ``filled actor``, ...: those where every such answer was filled in from elsewhere.
    - ``same happening``: pairs of found events of one document that share an incident.

    Attributes:
        counts: By question. ``invented`` and ``filled`` have the events with such an answer as given, all found events
            as wanted, and never anything right.
        kinds: How each question is measured.
        cases: In no order of weight.
    """

    counts: dict[str, Counts] = field(default_factory=lambda: defaultdict(Counts))
    kinds: dict[str, Kind] = field(default_factory=dict)
    cases: list[Case] = field(default_factory=list)

    def add(self, question: str, kind: Kind, counts: Counts) -> None:
        """Count answers to a question."""
        self.counts[question] += counts
        self.kinds[question] = kind

    def of_kind(self, kind: Kind) -> dict[str, Counts]:
        """The questions measured in one way, in reading order."""
        names = [name for name, its_kind in self.kinds.items() if its_kind == kind]
        return {name: self.counts[name] for name in sorted(names, key=_reading_order)}

    def rate(self, question: str) -> float:
        """Share of found events with an ``invented`` or ``filled`` answer, in [0, 1]; 0 where none was found."""
        counts = self.counts.get(question, Counts())
        return counts.given / counts.wanted if counts.wanted else 0.0

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
            scores.add(question, "found", Counts(given=1, right=match is not None))
        if match is None:
            scores.cases.append(_case(f"false {event.type}", event, given=event.trigger.text, score=event.score))
            continue
        open_gold.remove(match)
        pairs.append((event, match))
    for record in gold.events:
        for question in ("triggers", f"trigger {record.type}"):
            scores.add(question, "found", Counts(wanted=1))
    scores.cases += [_missed(gold, record) for record in open_gold]
    for event, record in pairs:
        _score_roles(event, record, scores)
        _score_modes(event, record, scores)
        _score_attributes(event, record, scores)
        _score_inventions(event, record, scores)
    _score_incidents(pairs, scores)


def _score_roles(event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    for role, parties, fillers in (
        ("actor", record.actors, event.actors),
        ("recipient", record.recipients, event.recipients),
        ("source", record.sources, _sources(event)),
    ):
        asked = [filler for filler in fillers if parties or not _is_filled(filler, event.sentence)]
        found, wrong = _matched(asked, parties)
        question = f"role {role}"
        counts = Counts(right=len(found), given=len(found) + len(wrong), wanted=len(parties))
        scores.add(question, "found", counts)
        if parties and (wrong or len(found) < len(parties)):
            wanted = "; ".join(party.span.text for party in parties)
            given = "; ".join(filler.text for filler in asked)
            score = event.score if wrong else 0.0
            scores.cases.append(_case(question, event, wanted=wanted, given=given, score=score))


def _matched(fillers: Sequence[Actor], parties: Sequence[GoldParty]) -> tuple[set[str], list[Actor]]:
    """Ids of the parties that were found, and the fillers that are none of them; repetitions are neither.

    A filler that could name several parties waits for those that can name one only.
    """
    named = [(filler, [party.id for party in parties if _names(filler, party)]) for filler in fillers]
    found: set[str] = set()
    for _, ids in sorted(named, key=lambda one: len(one[1])):
        found.update([one for one in ids if one not in found][:1])
    return found, [filler for filler, ids in named if not ids]


def _names(filler: Actor, party: GoldParty) -> bool:
    return any(filler.start < span.end and span.start < filler.end for span in party.mentions)


def _is_filled(answer: Actor | Place | DateRange, sentence: Span) -> bool:
    """Whether an answer was taken from elsewhere, rather than from words of the event's own sentence.

    A pronoun stands in the sentence, wherever the words stand that it was led back to.
    """
    if answer.rule.startswith("pronoun"):
        return False
    outside = bool(answer.text) and not sentence.start <= answer.start < sentence.end
    return outside or _FILLED_MARK in answer.rule


def _score_modes(event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    wanted, given = set(record.modes), set(event.modes)
    scores.add("modes", "found", Counts(right=len(wanted & given), given=len(given), wanted=len(wanted)))
    if wanted != given:
        score = _field_score(event, "modes") if given - wanted else 0.0
        scores.cases.append(_case("modes", event, wanted=_listed(wanted), given=_listed(given), score=score))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One attribute of one event: both sides in words, and how sure the answer is where it says anything wrong.

    An answer of "none" is an honest unknown: wrong where the gold knows better, but with a score of 0.
    """

    question: str
    wanted: str
    given: str
    right: bool
    score: float


def _score_attributes(event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    answers = [
        _standing(event, record),
        _background(event, record),
        *_codes("actor", record.actors, event.actors),
        *_codes("recipient", record.recipients, event.recipients),
        *_codes("source", record.sources, _sources(event))[:1],
    ]
    if record.place_countries:
        answers.append(_place_country(event.place, record.place_countries))
    if record.dates:
        answers.append(_date(event.date, record.dates))
    counts = _tolls(event)
    answers += [_toll(role, counts[role], (low, high), event.score) for role, low, high in record.tolls]
    for answer in answers:
        scores.add(answer.question, "answered", Counts(right=answer.right, given=1, wanted=1))
        if not answer.right:
            case = _case(answer.question, event, wanted=answer.wanted, given=answer.given, score=answer.score)
            scores.cases.append(case)


def _standing(event: ResolvedEvent, record: GoldRecord) -> _Answer:
    status = event.modality if event.modality != "asserted" else event.claim.status
    right = status == record.status
    return _Answer(question="status", wanted=record.status, given=status, right=right, score=event.claim.score)


def _background(event: ResolvedEvent, record: GoldRecord) -> _Answer:
    words = {True: "background", False: "news"}
    return _Answer(
        question="historical",
        wanted=words[record.historical],
        given=words[event.historical],
        right=record.historical == event.historical,
        score=_field_score(event, "historical"),
    )


def _codes(role: str, parties: Sequence[GoldParty], actors: Sequence[Actor]) -> list[_Answer]:
    """Countries, then primary sectors, of all parties of a role; nothing where the gold has none."""
    if not parties:
        return []
    countries = {actor.country: actor.score for actor in sorted(actors, key=lambda one: one.score)}
    sectors = {_primary(actor.sectors): actor.score for actor in sorted(actors, key=lambda one: one.score)}
    return [
        _set_answer(f"{role} country", {party.country for party in parties}, countries),
        _set_answer(f"{role} sector", {_primary(party.sectors) for party in parties}, sectors),
    ]


def _set_answer(question: str, wanted: set[str | None], given: Mapping[str | None, float]) -> _Answer:
    return _Answer(
        question=question,
        wanted=_listed(wanted),
        given=_listed(given),
        right=wanted == set(given),
        score=max((score for code, score in given.items() if code and code not in wanted), default=0.0),
    )


def _place_country(place: Place | None, wanted: Sequence[str | None]) -> _Answer:
    """Any country of the marked places is right; none is right only where all of them belong to no state."""
    states: set[str | None] = {country for country in wanted if country is not None} or {None}
    country = place.country if place is not None else None
    return _Answer(
        question="place country",
        wanted=_listed(states),
        given=_listed({country}) if place is not None else "",
        right=country in states,
        score=place.score if place is not None and country else 0.0,
    )


def _date(date: DateRange | None, wanted: Sequence[tuple[str, str] | None]) -> _Answer:
    """The interval of any marked time is right; none is right only where nobody can know the day of any."""
    known = [interval for interval in wanted if interval is not None]
    given = None if date is None or date.first is None else (date.first, date.last or date.first)
    return _Answer(
        question="date",
        wanted=" or ".join(_interval(first, last) for first, last in known) or _NOTHING,
        given="" if date is None else _interval(*given) if given else _NOTHING,
        right=given in known if known else given is None,
        score=date.score if date is not None and given else 0.0,
    )


def _toll(role: str, count: Count | None, wanted: tuple[int | None, int | None], score: float) -> _Answer:
    is_read = count is not None and count.unresolved is None
    right = count is not None and is_read and (count.low, count.high) == wanted
    if count is not None and count.rule == MIXED_LIST:  # whom an article counts, the annotation leaves to the reader
        right = right or sum_of_numbered(count.text) == wanted
    return _Answer(
        question=role,
        wanted=_range(*wanted),
        given="" if count is None else _range(count.low, count.high) if is_read else _NOTHING,
        right=right,
        score=score if is_read else 0.0,
    )


def _score_inventions(event: ResolvedEvent, record: GoldRecord, scores: Scores) -> None:
    """Answers to what the gold sentence does not tell; numbers of people are never filled in."""
    told = {
        "actor": bool(record.actors),
        "recipient": bool(record.recipients),
        "source": bool(record.sources),
        "place": bool(record.place_countries),
        "date": bool(record.dates),
    }
    given: dict[str, Sequence[Actor | Place | DateRange]] = {
        "actor": event.actors,
        "recipient": event.recipients,
        "source": _sources(event),
        "place": (event.place,) if event.place is not None else (),
        "date": (event.date,) if event.date is not None else (),
    }
    for name, answers in given.items():
        open_answers = () if told[name] else answers
        stated = [answer for answer in open_answers if not _is_filled(answer, event.sentence)]
        filled = bool(open_answers) and not stated
        scores.add(f"filled {name}", "filled", Counts(given=filled, wanted=1))
        sure = max((answer.score for answer in stated), default=0.0)
        _add_invention(name, [_described(answer) for answer in stated], event, sure, scores)
    tolls = {role for role, _, _ in record.tolls}
    for role, count in _tolls(event).items():
        by_convention = count is not None and count.rule in (
            LONE_VICTIM,
            NAMED_VICTIMS,
        )  # the annotation leaves it to the reader
        invented = (
            []
            if count is None or by_convention or role in tolls
            else [f"{_range(count.low, count.high)} “{count.text}”"]
        )
        _add_invention(role, invented, event, event.score, scores)


def _add_invention(name: str, invented: Sequence[str], event: ResolvedEvent, score: float, scores: Scores) -> None:
    question = f"invented {name}"
    scores.add(question, "invented", Counts(given=bool(invented), wanted=1))
    if invented:
        scores.cases.append(_case(question, event, given="; ".join(invented), score=score))


def _described(answer: Actor | Place | DateRange) -> str:
    if isinstance(answer, DateRange):
        code = _interval(answer.first, answer.last or answer.first) if answer.first else _NOTHING
    else:
        code = answer.country or _NOTHING
    return f"{code} “{answer.text}”"


def _score_incidents(pairs: Sequence[tuple[ResolvedEvent, GoldRecord]], scores: Scores) -> None:
    """Pairs of found events: do both label them as one happening?"""
    for number, (event, record) in enumerate(pairs):
        for other_event, other_record in pairs[number + 1 :]:
            given = event.incident == other_event.incident
            wanted = record.incident == other_record.incident
            scores.add("same happening", "found", Counts(right=given and wanted, given=given, wanted=wanted))


def _sources(event: ResolvedEvent) -> tuple[Actor, ...]:
    claim = event.claim
    return (() if claim.source is None else (claim.source,)) + claim.further_sources


def _tolls(event: ResolvedEvent) -> dict[Role, Count | None]:
    return {"killed": event.killed, "injured": event.injured, "held": event.held, "size": event.size}


def _primary(sectors: Sequence[str]) -> str | None:
    return sectors[0] if sectors else None


def _field_score(event: ResolvedEvent, name: str) -> float:
    return next((scored.score for scored in event.field_scores if scored.code == name), event.score)


def _listed(codes: Iterable[str | None]) -> str:
    return ", ".join(sorted(code or _NOTHING for code in codes))


def _interval(first: str, last: str) -> str:
    return first if first == last else f"{first}..{last}"


def _range(low: int | None, high: int | None) -> str:
    """A number as the corpus writes it: ``12``, ``12..``, ``12..15``, ``..12``."""
    if low is None and high is None:
        return _NOTHING
    return str(low) if low == high else f"{'' if low is None else low}..{'' if high is None else high}"


def _missed(gold: GoldDocument, record: GoldRecord) -> Case:
    return Case(
        question=f"missed {record.type}",
        document_id=gold.document.id,
        sentence=gold.document.sentence_span(record.sentence).text,
        event=f"{record.type} {record.trigger.text}",
        wanted=record.trigger.text,
        given="",
        score=0.0,
    )


def _case(question: str, event: ResolvedEvent, *, wanted: str = "", given: str = "", score: float) -> Case:
    return Case(
        question=question,
        document_id=event.document.id,
        sentence=event.sentence.text,
        event=f"{event.type} {event.trigger.text}",
        wanted=wanted,
        given=given,
        score=score,
    )


def _reading_order(question: str) -> tuple[int, str]:
    kind, _, rest = question.partition(" ")
    if kind in ("invented", "filled"):
        return _FIELDS.index(rest), rest
    return _ORDER.index(question if question in _ORDER else kind), rest
