"""Pages of review: the queue of what is worth a look, the log of what was decided, a form for every field."""

from itertools import islice

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.codebook import load_codebook
from dotterel.model import SettingsError
from dotterel.pipeline import ReviewSession
from dotterel.review import CORRECTABLE, undone
from dotterel.store import IncidentSelection
from dotterel.surfaces.desk.correction_forms import CLAIMS, COUNTS, MODALITIES, PRECISIONS, shown_values
from dotterel.surfaces.desk.decision_words import FIELD_NAMES
from dotterel.surfaces.desk.forms import safe_return
from dotterel.surfaces.desk.highlights import marks_of, pieces
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.reviewed_events import reviewed_event
from dotterel.surfaces.kind_words import TYPES
from dotterel.surfaces.visitors import needs

QUEUE = 50
LOG_PAGE = 100


def review_router(desk: Desk) -> APIRouter:
    """The routes of the pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/review", dependencies=[needs("review")])
    def queue(request: Request) -> Response:
        with desk.store.reading() as records:
            selection = IncidentSelection(reviewed=False)
            page = records.incidents.page(selection, order="priority", limit=QUEUE)
            count = records.incidents.count(selection)
        here = ReviewSession(desk.store, desk.reviewer_of(request))
        open_ = here.disagreements()
        try:
            agreed = here.agreement()
        except SettingsError:
            agreed = ()
        return desk.page(
            "review.html", request=request, entries=page.entries, count=count, disagreements=open_, agreement=agreed
        )

    @router.get("/log")
    def log(request: Request, before: int | None = None) -> Response:
        with desk.store.reading() as records:
            decisions = list(records.decisions.all())
        numbered = list(enumerate(decisions, 1))
        shown = list(islice((one for one in reversed(numbered) if before is None or one[0] < before), LOG_PAGE))
        following = shown[-1][0] if shown and shown[-1][0] > 1 else None
        return desk.page(
            "log.html", request=request, decisions=shown, undone=undone(decisions), next=following, total=len(decisions)
        )

    @router.get("/review/events/{event_id}/{field}", dependencies=[needs("review")])
    def correct_page(request: Request, event_id: str, field: str, back: str = "") -> Response:
        if field not in CORRECTABLE:
            return desk.missing("field")
        event = reviewed_event(desk, event_id)
        if event is None:
            return desk.missing("event")
        with desk.store.reading() as records:
            document = records.documents.get(event.document.id)
        sentence = event.sentence
        fits = document is not None and document.text[sentence.start : sentence.end] == sentence.text
        marked = (
            pieces(document.text, marks_of(event), start=sentence.start, end=sentence.end)
            if document is not None and fits
            else ()
        )
        book = load_codebook()
        return desk.page(
            "correct.html",
            request=request,
            event=event,
            field=field,
            field_name=FIELD_NAMES[field],
            pieces=marked,
            values=shown_values(event, field),
            back=safe_return(back, default=f"/events/{event_id}"),
            types={code: TYPES.get(code, code.lower()) for code in book.type_codes},
            modes=book.modes(event.type),
            modalities=MODALITIES,
            claims=CLAIMS,
            precisions=PRECISIONS,
            counts=COUNTS,
            sectors=book.sectors,
        )

    return router
