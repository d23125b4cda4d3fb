"""Gold documents and events: annotated reports in the terms of the native record."""

from dataclasses import dataclass

from dotterel.evaluation.annotated import AnnotatedReport, AnnotatedSentence, GoldEvent, Status
from dotterel.model import Document, Provenance, Role, Sentence, Span, span_of


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldParty:
    """An annotated actor, recipient or source: its words (offsets into the document) and its codes."""

    span: Span
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
        fillers: Every marked span that may count as the filler of a role, by role.
        actors: Parties by role.
        recipients: As above.
        sources: As above.
        place_country: Country of its place; none where it has no place or the place belongs to no state.
        has_place: Whether a place is marked.
        dates: First and last day of its time; none where none is marked or known.
        tolls: Lowest and highest number by role.
    """

    trigger: Span
    sentence: int
    type: str
    modes: tuple[str, ...]
    status: Status
    historical: bool
    incident: str
    fillers: tuple[tuple[Role, Span], ...]
    actors: tuple[GoldParty, ...]
    recipients: tuple[GoldParty, ...]
    sources: tuple[GoldParty, ...]
    place_country: str | None
    has_place: bool
    dates: tuple[str, str] | None
    tolls: tuple[tuple[Role, int | None, int | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """A report to be coded, with the events that should be found in it."""

    document: Document
    events: tuple[GoldRecord, ...]


def gold_document(report: AnnotatedReport) -> GoldDocument:
    """The plain document of an annotated report, and its events."""
    sentences: list[Sentence] = []
    events: list[GoldRecord] = []
    text = report.text
    start = 0
    for number, sentence in enumerate(report.sentences):
        sentences.append(
            Sentence(
                start=start,
                end=start + len(sentence.text),
                kind="title" if sentence.is_title else "body",
                paragraph=number,
            )
        )
        events += [_record(report, sentence, event, number, start, text) for event in sentence.events]
        start += len(sentence.text) + 1
    title = next((sentence.text for sentence in report.sentences if sentence.is_title), None)
    document = Document(
        id=report.id,
        text=text,
        report_id=report.id,
        name=report.id,
        provenance=Provenance(component="corpus", version="1"),
        title=title,
        published=report.published,
        sentences=tuple(sentences),
    )
    return GoldDocument(document=document, events=tuple(events))


def _record(
    report: AnnotatedReport, sentence: AnnotatedSentence, event: GoldEvent, number: int, start: int, text: str
) -> GoldRecord:
    def spans(mark_id: str) -> list[Span]:
        return [span_of(text, start + mark.start, start + mark.end) for mark in sentence.marks if mark.id == mark_id]

    def parties(role: Role) -> tuple[GoldParty, ...]:
        found = []
        for mark_id in event.roles.get(role, ()):
            definition = report.definitions[mark_id]
            country = None if definition.fields[0] == "-" else definition.fields[0]
            found.append(GoldParty(span=spans(mark_id)[0], country=country, sectors=definition.sectors))
        return tuple(found)

    places = [report.definitions[mark_id].fields[0] for mark_id in event.roles.get("place", ())]
    times = [report.definitions[mark_id].fields[0] for mark_id in event.roles.get("time", ())]
    known = [time for time in times if time != "-"]
    return GoldRecord(
        trigger=spans(event.id)[0],
        sentence=number,
        type=event.type,
        modes=event.modes,
        status=event.status,
        historical=event.historical,
        incident=event.incident,
        fillers=tuple(
            (role, span) for role, mark_ids in event.roles.items() for mark_id in mark_ids for span in spans(mark_id)
        ),
        actors=parties("actor"),
        recipients=parties("recipient"),
        sources=parties("source"),
        place_country=next((country for country in places if country != "-"), None),
        has_place=bool(places),
        dates=_interval(known[0]) if known else None,
        tolls=tuple(
            (role, *_toll([report.definitions[mark_id].fields[0] for mark_id in event.roles[role]]))
            for role in ("killed", "injured", "held", "size")
            if role in event.roles
        ),
    )


def _interval(time: str) -> tuple[str, str]:
    first, _, last = time.partition("..")
    return first, last or first


def _toll(numbers: list[str]) -> tuple[int | None, int | None]:
    """Lowest and highest number; those of several sides are added up."""
    low, high = 0, 0
    open_low, open_high = False, False
    for number in numbers:
        first, dots, last = number.partition("..")
        open_low |= not first
        open_high |= bool(dots) and not last
        low += int(first or 0)
        high += int(last or 0) if dots else int(first)
    return (None if open_low else low), (None if open_high else high)
