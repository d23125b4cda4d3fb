"""The page of one report: its text with every event's words marked, beside what was read from them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fastapi import APIRouter, Request
from starlette.responses import RedirectResponse, Response

from dotterel.model import TOLL_ROLES, Actor, Count, Document, Incident, ResolvedEvent, ReviewUnit
from dotterel.model.day_words import interval
from dotterel.pipeline import ReviewSession
from dotterel.surfaces.desk.addresses import page_of
from dotterel.surfaces.desk.coded_documents import coded_text
from dotterel.surfaces.desk.highlights import Mark, Piece, fits, marks_of, pieces
from dotterel.surfaces.desk.incident_words import COUNTED, party_codes, spread_words, where_words
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.reviewed_events import reviewed_event

MODALITIES = {"future": "planned", "hypothetical": "possible", "negated": "did not happen"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph of a report.

    Attributes:
        kind: ``title``, ``subheading`` or ``body``.
        pieces: Its text.
    """

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventFact:
    """One line of a card: a role, what it was read as, and the words it was read from."""

    role: str
    label: str
    value: str
    words: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCard:
    """An event beside the text.

    Attributes:
        event: The event.
        marks: What tells it apart from one that has just happened.
        facts: Its roles.
        incident: The incident that it tells, where it is in one.
    """

    event: ResolvedEvent
    marks: tuple[str, ...]
    facts: tuple[EventFact, ...]
    incident: Incident | None


def report_router(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/reports/{document_id:path}")
    def report(request: Request, document_id: str) -> Response:
        with desk.store.reading() as records:
            text = coded_text(records, document_id)
            if text is None:
                return desk.missing("report")
            versions = len(records.documents.versions(document_id))
        review = ReviewSession(desk.store, desk.reviewer_of(request)).document(document_id)
        events = [event for event in review.reviewed.events if fits(event, text.document.text)]
        with desk.store.reading() as records:
            held = records.double_reviews.open_units(document_ids=[document_id])
            told = {event.id: next(iter(records.incidents.of_event(event.id)), None) for event in events}
        marks = [mark for event in events for mark in marks_of(event)]
        cards = [card_of(event, told[event.id]) for event in events]
        return desk.page(
            "report.html",
            request=request,
            document=text.document,
            paragraphs=paragraphs(text.document, marks),
            cards=cards,
            unfitting=len(review.reviewed.events) - len(events),
            rejected=review.reviewed.rejected,
            accepted=review.reviewed.accepted,
            is_done=review.is_done,
            held=_held(events, [unit for _, unit in held]),
            is_held=any(unit.subject == "document" for _, unit in held),
            has_held=bool(held),
            versions=versions,
            incidents=list({one.id: one for one in told.values() if one is not None}.values()),
        )

    @router.get("/events/{event_id:path}")
    def event(event_id: str) -> Response:
        with desk.store.reading() as records:
            versions = records.events.versions(event_id)
        found = versions[-1].event if versions else reviewed_event(desk, event_id)  # one that a reviewer added
        if found is None:
            return desk.missing("event")
        return RedirectResponse(f"{page_of('reports', found.document.id)}#event-{event_id}")

    return router


def _held(events: Iterable[ResolvedEvent], units: Sequence[ReviewUnit]) -> frozenset[str]:
    """Events that an open double review asks about, on which nothing can be decided meanwhile."""
    return frozenset(
        event.id
        for event in events
        for unit in units
        if unit.subject == "document"
        or unit.subject_id == event.id
        or (unit.event is not None and unit.event.trigger.overlaps(event.trigger))
    )


def paragraphs(document: Document, marks: Iterable[Mark]) -> tuple[Paragraph, ...]:
    """The text by paragraphs, which are parted by line ends; put together again it is the text without these."""
    kinds = {sentence.start: sentence.kind for sentence in document.sentences}
    ordered = sorted(marks)
    found, start = [], 0
    for line in document.text.split("\n"):
        end = start + len(line)
        if line.strip():
            inside = [mark for mark in ordered if mark.start < end and mark.end > start]
            begins = start + len(line) - len(line.lstrip())
            found.append(
                Paragraph(kind=kinds.get(begins, "body"), pieces=pieces(document.text, inside, start=start, end=end))
            )
        start = end + 1
    return tuple(found)


def card_of(event: ResolvedEvent, incident: Incident | None) -> EventCard:
    """What was read of an event, role by role."""
    marks = ["background"] if event.historical else []
    if event.modality in MODALITIES:
        marks.append(MODALITIES[event.modality])
    if event.claim.status != "asserted":
        marks.append(event.claim.status)
    return EventCard(event=event, marks=tuple(marks), facts=tuple(_facts(event)), incident=incident)


def _facts(event: ResolvedEvent) -> Iterable[EventFact]:
    for role, label, parties in (("actor", "who", event.actors), ("recipient", "to whom", event.recipients)):
        for party in parties:
            yield _party_fact(role, label, party)
    if event.place is not None:
        place = event.place
        value = where_words(place.name, place.country, place.precision) if place.unresolved is None else "not located"
        yield EventFact(
            role="place", label="where", value=value, words=place.text, note=place.precision or _reason(place)
        )
    if event.date is not None:
        day = event.date
        value = interval(day.first, day.last, precision=day.precision) if day.unresolved is None else "not dated"
        yield EventFact(role="time", label="when", value=value, words=day.text, note=_reason(day))
    for role in TOLL_ROLES:
        count: Count | None = getattr(event, role)
        if count is not None:
            value = spread_words(count.low, count.high) or "not read"
            yield EventFact(role=role, label=COUNTED[role], value=value, words=count.text, note=_reason(count))
    for span in event.means:
        yield EventFact(role="means", label="by what", value=span.text, words="")
    sources = [event.claim.source, *event.claim.further_sources]
    for source in sources:
        if source is not None:
            label = "denied by" if event.claim.status == "denied" else "according to"
            yield _party_fact("source", label, source)


def _party_fact(role: str, label: str, party: Actor) -> EventFact:
    return EventFact(role=role, label=label, value=party.name or party.text, words=party.text, note=party_codes(party))


def _reason(value: object) -> str:
    unresolved = getattr(value, "unresolved", None)
    return unresolved.reason if unresolved is not None else ""
