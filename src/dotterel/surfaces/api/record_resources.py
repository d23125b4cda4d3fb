"""Documents, events, decisions and runs, as they were recorded."""

from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import document_record, plain_of, record_of
from dotterel.pipeline import DecidedDocuments, ReviewedEvents
from dotterel.store import NumberedRun, Records, Store
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer, page
from dotterel.surfaces.api.descriptions import described, list_of, schema_of
from dotterel.surfaces.api.problems import Refused, held, missing

_WORDS = asked.parameter("q", "Words that must all stand in them.", "market")
_DOCUMENTS = (_WORDS, *asked.PAGING)
_EVENTS = (*asked.EVENT_CONDITIONS, *asked.PAGING)
_SUBJECT = asked.parameter("subject", "Only those on this record, and those that take them back; on one page.")
_DECISIONS = (_SUBJECT, *asked.PAGING)


def record_routes(store: Store) -> APIRouter:
    """The routes below ``/documents``, ``/events``, ``/decisions`` and ``/runs``."""
    router = APIRouter()
    for add in (_add_documents, _add_events, _add_decisions, _add_runs):
        add(router, store)
    return router


def _add_documents(router: APIRouter, store: Store) -> None:
    @router.get(
        "/documents",
        tags=["documents"],
        summary="List documents",
        **described(list_of("Document"), *_DOCUMENTS),
    )
    def documents(request: Request) -> Response:
        """Their latest versions, in the order of recording."""
        found = asked.given(request, _DOCUMENTS)
        with store.reading() as records:
            listed = records.documents.page(
                found.get("q", [""])[0], after=asked.after_of(found), limit=asked.limit_of(found)
            )
        return page(request, listed.records, listed.next, document_record)

    @router.get(
        "/documents/{document_id}",
        tags=["documents"],
        summary="One document",
        **described(schema_of("Document")),
    )
    def document(request: Request, document_id: str) -> Response:
        """Its latest version."""
        asked.given(request, ())
        with store.reading() as records:
            return answer(request, document_record(held("document", document_id, records.documents.get)))

    @router.get(
        "/documents/{document_id}/versions",
        tags=["documents"],
        summary="All versions of a document",
        **described(list_of("Document")),
    )
    def versions(request: Request, document_id: str) -> Response:
        """The first recorded first."""
        asked.given(request, ())
        with store.reading() as records:
            found = held("document", document_id, records.documents.versions)
        return page(request, found, None, document_record)


def _add_events(router: APIRouter, store: Store) -> None:
    decided = DecidedDocuments()

    @router.get(
        "/events",
        tags=["events"],
        summary="List events",
        **described(list_of("Event"), *_EVENTS),
    )
    def events(request: Request) -> Response:
        """Those of the latest coding of every document, in the order of recording and as reviewers left them.

        Conditions are asked of what the coder read. What a reviewer rejected, or corrected so that it meets them no
        longer, is left out, so that a page may hold fewer than were asked for; what one added, or corrected so that it
        meets them now, is in exports.
        """
        found = asked.given(request, _EVENTS)
        selection = asked.event_selection(found)
        with store.reading() as records:
            listed = records.events.page(selection, after=asked.after_of(found), limit=asked.limit_of(found))
            told = ReviewedEvents(records, known=decided).among(listed.records, selection)
        return page(request, told, listed.next, record_of)

    @router.get(
        "/events/{event_id}",
        tags=["events"],
        summary="One event",
        **described(schema_of("Event")),
    )
    def event(request: Request, event_id: str) -> Response:
        """The native record, of the latest coding of its document, as reviewers left it."""
        asked.given(request, ())
        with store.reading() as records:
            coded = held("current event", event_id, records.events.get)
            review = ReviewedEvents(records).of_document(coded.document.id)
        if any(one.id == event_id for one in review.rejected):
            raise Refused(410, f"a reviewer rejected the event {event_id}", remedy="See /decisions and its /versions.")
        return answer(request, record_of(next((one for one in review.events if one.id == event_id), coded)))

    @router.get(
        "/events/{event_id}/versions",
        tags=["events"],
        summary="All versions of an event",
        **described(list_of("Object")),
    )
    def versions(request: Request, event_id: str) -> Response:
        """Each with the method that made it and when it was recorded, the first first."""
        asked.given(request, ())
        with store.reading() as records:
            found = held("event", event_id, records.events.versions)
        return page(
            request,
            found,
            None,
            lambda one: {"event": record_of(one.event), "method_id": one.method_id, "recorded": one.recorded},
        )

    @router.get(
        "/events/{event_id}/links",
        tags=["events"],
        summary="Links of an event",
        **described(list_of("Link")),
    )
    def links(request: Request, event_id: str) -> Response:
        """The latest judgements on it, whichever end it stands at."""
        asked.given(request, ())
        with store.reading() as records:
            held("event", event_id, records.events.versions)
            found = records.links.of_event(event_id)
        return page(request, found, None, plain_of)


def _add_decisions(router: APIRouter, store: Store) -> None:
    @router.get(
        "/decisions",
        tags=["decisions"],
        summary="List reviewers' decisions",
        **described(list_of("Decision"), *_DECISIONS),
    )
    def decisions(request: Request) -> Response:
        """The log, in the order of recording; it is added to, and never changed."""
        found = asked.given(request, _DECISIONS)
        limit, after = asked.limit_of(found), asked.after_of(found)
        with store.reading() as records:
            if "subject" in found:
                return page(request, records.decisions.about(found["subject"]), None, plain_of)
            listed = records.decisions.page(after=after, limit=limit)
        return page(request, listed.records, listed.next, plain_of)


def _add_runs(router: APIRouter, store: Store) -> None:
    @router.get(
        "/runs",
        tags=["runs"],
        summary="List coding runs",
        **described(list_of("Run")),
    )
    def runs(request: Request) -> Response:
        """The first started first."""
        asked.given(request, ())
        with store.reading() as records:
            found = records.runs.all()
        return page(request, found, None, plain_of)

    @router.get(
        "/runs/{run}",
        tags=["runs"],
        summary="One run",
        **described(schema_of("Run")),
    )
    def one(request: Request, run: str) -> Response:
        """By its number or identifier."""
        asked.given(request, ())
        with store.reading() as records:
            return answer(request, plain_of(_run(records, run)))

    @router.get(
        "/runs/{run}/outcomes",
        tags=["runs"],
        summary="What became of each report of a run",
        **described(list_of("Object"), *asked.PAGING),
    )
    def outcomes(request: Request, run: str) -> Response:
        """In the order in which they were read."""
        found = asked.given(request, asked.PAGING)
        after, limit = asked.after_of(found), asked.limit_of(found)
        with store.reading() as records:
            told = list(islice(records.runs.outcomes(_run(records, run).number), after, after + limit + 1))
        return page(request, told[:limit], after + limit if len(told) > limit else None, plain_of)


def _run(records: Records, named: str) -> NumberedRun:
    for one in records.runs.all():
        if named in (str(one.number), one.run.id):
            return one
    raise missing("run", named)
