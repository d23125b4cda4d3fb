"""Gold documents and events: annotated reports in the terms of the native record."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from dotterel.evaluation.annotated import AnnotatedReport, GoldEvent, Status
from dotterel.model import Document, Provenance, Role, Sentence, Span, span_of

TOLLS: tuple[Role, ...] = ("killed", "injured", "held", "size")
"""The roles that are numbers of people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParty:
    """An annotated actor, recipient or source of one event; offsets index the document's text.

    Attributes:
        id: Its id in the report, shared by every mention of the same party.
        span: Its first words in the event's sentence.
        mentions: Every mark of that id anywhere in the report, in text order: each names the party as well.
        country: Country or international code; none where it has none.
        sectors: Sector codes, the primary one first.
    """

    id: str
    span: Span
    mentions: tuple[Span, ...]
    country: str | None
    sectors: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldRecord:
    """An annotated event with its fillers; offsets index the document's text.

    Attributes:
        trigger: Its words.
        sentence: Number of its sentence in the document.
        type: Event type.
        modes: Modes.
        status: Standing.
        historical: Whether it is background.
        incident: Label of its happening; shared over a file where it starts with ``G-``.
        actors: Who did it, or all sides.
        recipients: To whom.
        sources: Who says so.
        places: Words of each marked place, as they stand in the event's sentence.
        place_countries: Country of each marked place, none for one that belongs to no state; empty where no place is
            marked.
        dates: First and last day (ISO) of each marked time, none for one that nobody can know; empty where none is
            marked.
        tolls: Role, lowest and highest number, of each role that is marked; none where that end is open.
    """

    trigger: Span
    sentence: int
    type: str
    modes: tuple[str, ...]
    status: Status
    historical: bool
    incident: str
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    sources: tuple[GoldParty, ...]
    places: tuple[Span, ...]
    place_countries: tuple[str | None, ...]
    dates: tuple[tuple[str, str] | None, ...]
    tolls: tuple[tuple[Role, int | None, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A report to be coded, with the events that should be found in it."""

    document: Document
    events: tuple[GoldRecord, ...]


def gold_document(report: AnnotatedReport) -> GoldDocument:
    """The plain document of an annotated report, and its events."""
    text = report.text
    sentences: list[Sentence] = []
    mentions: dict[str, list[Span]] = {}
    start = 0
    for number, sentence in enumerate(report.sentences):
        end = start + len(sentence.text)
        kind: Literal["title", "body"] = "title" if sentence.is_title else "body"
        sentences.append(Sentence(start=start, end=end, kind=kind, paragraph=number))
        for mark in sentence.marks:
            mentions.setdefault(mark.id, []).append(span_of(text, start + mark.start, start + mark.end))
        start = end + 1
    document = Document(
        id=report.id,
        text=text,
        report_id=report.id,
        name=report.id,
        provenance=Provenance(component="corpus", version="1"),
        title=next((sentence.text for sentence in report.sentences if sentence.is_title), None),
        published=report.published,
        sentences=tuple(sentences),
    )
    events = tuple(
        _record(report, event, number, document.sentence_span(number), mentions)
        for number, sentence in enumerate(report.sentences)
        for event in sentence.events
    )
    return GoldDocument(document=document, events=events)


def _record(
    report: AnnotatedReport, event: GoldEvent, number: int, sentence: Span, mentions: Mapping[str, Sequence[Span]]
) -> GoldRecord:
    def fields(role: Role) -> list[str]:
        return [report.definitions[mark_id].fields[0] for mark_id in event.roles.get(role, ())]

    def in_sentence(mark_id: str) -> Span:
        return next(span for span in mentions[mark_id] if sentence.contains(span))

    def parties(role: Role) -> tuple[GoldParty, ...]:
        return tuple(
            GoldParty(
                id=mark_id,
                span=in_sentence(mark_id),
                mentions=tuple(mentions[mark_id]),
                country=_code(report.definitions[mark_id].fields[0]),
                sectors=report.definitions[mark_id].sectors,
            )
            for mark_id in dict.fromkeys(event.roles.get(role, ()))
        )

    sources = parties("source")
    return GoldRecord(
        trigger=mentions[event.id][0],
        sentence=number,
        type=event.type,
        modes=event.modes,
        status=event.status,
        historical=event.historical,
        incident=event.incident,
        actors=parties("actor"),
        recipients=parties("recipient"),
        sources=sources,
        places=tuple(in_sentence(mark_id) for mark_id in event.roles.get("place", ())),
        place_countries=tuple(map(_code, fields("place"))),
        dates=tuple(map(_interval, fields("time"))),
        tolls=tuple((role, *_toll(fields(role), voices=len(sources))) for role in TOLLS if role in event.roles),
    )


def _code(field: str) -> str | None:
    return None if field == "-" else field


def _interval(time: str) -> tuple[str, str] | None:
    first, _, last = time.partition("..")
    return None if time == "-" else (first, last or first)


def _toll(numbers: Sequence[str], *, voices: int) -> tuple[int | None, int | None]:
    """Lowest and highest number, none where that end is open.

    The numbers of several sides add up. Where there are as many voices as numbers, they are rival accounts of one
    toll, and a sum of them would be nobody's: the range then reaches from the lowest to the highest.
    """
    lows, highs = zip(*map(_bounds, numbers), strict=True)
    rivals = len(numbers) > 1 and voices == len(numbers)
    return _put_together(lows, min if rivals else sum), _put_together(highs, max if rivals else sum)


def _bounds(number: str) -> tuple[int | None, int | None]:
    first, dots, last = number.partition("..")
    if not dots:
        return int(first), int(first)
    return int(first) if first else None, int(last) if last else None


def _put_together(ends: Sequence[int | None], rule: Callable[[list[int]], int]) -> int | None:
    known = [end for end in ends if end is not None]
    return rule(known) if len(known) == len(ends) else None
