"""Documents, events, decisions and runs, as they were recorded."""

from functools import partial
from itertools import islice
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import Decision, document_record, plain_of, record_of
from dotterel.pipeline import ReviewedEvents, ReviewedPages
from dotterel.review import added_event, standing
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
    reviewed = ReviewedPages()

    @router.get(
        "/events",
        tags=["events"],
        summary="List events",
        **described(list_of("Event"), *_EVENTS),
    )
    def events(request: Request) -> Response:
        """Those of the latest coding of every document, in the order of recording and as reviewers left them.

        Conditions are asked of that, as in exports: what a reviewer rejected, or corrected so that it meets them no
        longer, is left out; what one corrected so that it meets them now stands in its place. What is not coded, since
        a reviewer added it or only an earlier coding had it, comes behind all the others.
        """
        found = asked.given(request, _EVENTS)
        selection = asked.event_selection(found)
        with store.reading() as records:
            listed = reviewed.page(records, selection, after=found.get("after", [""])[0], limit=asked.limit_of(found))
        return page(request, listed.events, listed.next, record_of)

    @router.get(
        "/events/{event_id}",
        tags=["events"],
        summary="One event",
        **described(schema_of("Event")),
    )
    def event(request: Request, event_id: str) -> Response:
        """The native record, of the latest coding of its document, as reviewers left it.

        One that stands by what a reviewer decided, since it was added or is no longer coded, has that `decision` too.
        """
        asked.given(request, ())
        with store.reading() as records:
            return answer(request, held("current event", event_id, partial(_standing_event, records)))

    @router.get(
        "/events/{event_id}/versions",
        tags=["events"],
        summary="All versions of an event",
        **described(list_of("Object")),
    )
    def versions(request: Request, event_id: str) -> Response:
        """Each with the method that made it and when it was recorded, the first first; none made what was added."""
        asked.given(request, ())
        with store.reading() as records:
            found = held("event", event_id, partial(_versions, records))
        return page(request, found, None, lambda one: one)

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
            held("event", event_id, partial(_versions, records))
            found = records.links.of_event(event_id)
        return page(request, found, None, plain_of)


def _standing_event(records: Records, event_id: str) -> dict[str, Any] | None:
    """The record of an event as reviewers left it, with the decision that it stands by where it is not coded now.

    Raises:
        Refused: A reviewer rejected it.
    """
    found = ReviewedEvents(records).event(event_id)
    if found is not None and found.state == "rejected":
        raise Refused(410, f"a reviewer rejected the event {event_id}", remedy="See /decisions and its /versions.")
    if found is None or found.state != "standing":
        return None
    if found.is_coded:
        return record_of(found.event)
    decided = [found.added] if found.added is not None else standing(records.decisions.about([event_id]))
    return {**record_of(found.event), "decision": _origin(decided[-1])} if decided else None


def _versions(records: Records, event_id: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [
        {"event": record_of(one.event), "method_id": one.method_id, "recorded": one.recorded}
        for one in records.events.versions(event_id)
    ]
    added = ReviewedEvents(records).added_by(event_id)
    if added is not None:
        event = record_of(added_event(added))
        found.append({"event": event, "method_id": None, "recorded": added.made, "decision": _origin(added)})
    return found


def _origin(decision: Decision) -> dict[str, Any]:
    return {name: getattr(decision, name) for name in ("id", "act", "reviewer", "made", "note")}


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
