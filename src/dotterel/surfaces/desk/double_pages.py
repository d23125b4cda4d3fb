"""Pages of double reviews: setting one up, a person's own answers, and, when it is closed, both side by side."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from dotterel.codebook import load_codebook
from dotterel.codebook.kind_words import TYPES
from dotterel.model import TOLL_ROLES, Document, DoubleReview, Incident, ResolvedEvent, SettingsError, plain_of
from dotterel.pipeline import DoubleReviewSession, Outcome, OwnUnit, events_waiting
from dotterel.review import CORRECTABLE, FEW, STANDINGS, WHOLE, TwoAnswers, field_json, toll_json
from dotterel.store import Records
from dotterel.surfaces.desk.addresses import page_of, unit_page
from dotterel.surfaces.desk.correction_forms import (
    CLAIMS,
    MODALITIES,
    PRECISIONS,
    Slip,
    shown_incident_values,
    shown_values,
)
from dotterel.surfaces.desk.decision_words import FIELD_NAMES, INCIDENT_FIELD_NAMES
from dotterel.surfaces.desk.highlights import Mark, Piece, fits, marks_of, pieces
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.report_page import Paragraph, paragraphs

USUAL_SIZE = 20
KINDS = {
    "events": "events: one mention each",
    "reports": "reports: all their events, and what is missing",
    "incidents": "incidents: their tolls",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """Where an event stands.

    Attributes:
        title: Of its report.
        pieces: The paragraph around it, its roles marked; the sentence alone where the text is no longer there.
    """

    title: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A field of a record as one person sees it.

    Attributes:
        name: The field.
        coder: JSON text of what the coder said.
        own: Of what stands after this person's corrections.
        is_changed: Whether this person changed it.
    """

    name: str
    coder: str
    own: str
    is_changed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A field on which the two differ.

    Attributes:
        name: The field; `review.WHOLE` for whether it is an event.
        coder: JSON text of what the coder said; none of an event that the coder had not.
        answers: JSON text of what each of the two says.
        settled: JSON text of what holds; none while nobody has settled it.
        settled_by: Who settled it.
        is_own: Whether that is one of the two.
    """

    name: str
    coder: str | None
    answers: tuple[str, ...]
    settled: str | None = None
    settled_by: str = ""
    is_own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A record on which the two differ, with its evidence."""

    pair: TwoAnswers
    context: Context | None
    differences: tuple[Difference, ...]

    @property
    def is_settled(self) -> bool:
        """Whether nothing of it is left to settle."""
        return all(one.settled is not None for one in self.differences)


def double_router(desk: Desk) -> APIRouter:
    """The routes of the pages."""
    router = APIRouter(include_in_schema=False)
    _add_list(router, desk)
    _add_agreement(router, desk)
    _add_own(router, desk)
    return router


def _add_list(router: APIRouter, desk: Desk) -> None:
    @router.get("/review/double")
    def listed(request: Request) -> Response:
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        reviews = here.all()
        return desk.page(
            "double_list.html",
            request=request,
            reviews=tuple(reversed(reviews)),
            progress={one.id: here.progress(one.id) for one in reviews if one.closed is None},
            kinds=KINDS,
            size=USUAL_SIZE,
        )


def _add_agreement(router: APIRouter, desk: Desk) -> None:
    @router.get("/review/agreement")
    def agreement(request: Request) -> Response:
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        closed = [one for one in here.all() if one.closed is not None]
        return desk.page(
            "agreement.html", request=request, agreement=here.agreement(), closed=closed, few=FEW, names=_names()
        )

    @router.get("/review/agreement.json")
    def record(request: Request) -> Response:
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        return JSONResponse({"few": FEW, "fields": [plain_of(one) for one in here.agreement()]})


def _add_own(router: APIRouter, desk: Desk) -> None:
    @router.get("/review/double/{review_id}")
    def one(request: Request, review_id: str) -> Response:
        name = desk.reviewer_of(request)
        here = DoubleReviewSession(desk.store, name)
        review = here.get(review_id)
        if review.closed is not None:
            return _closed_page(desk, request, here, review)
        is_mine = name in review.reviewers
        own = here.own(review_id) if is_mine else ()
        reports = [entry.unit.subject_id for entry in own if entry.unit.subject == "document"]
        with desk.store.reading() as records:
            documents = [records.documents.get(report) for report in reports]
        return desk.page(
            "double_open.html",
            request=request,
            review=review,
            progress=here.progress(review_id),
            own=own,
            titles={found.id: found.title or found.name for found in documents if found is not None},
            is_mine=is_mine,
            waiting=sum(not entry.answer.verdict for entry in own),
            may_close=name in (*review.reviewers, review.opened_by, review.adjudicator),
        )

    @router.get("/review/double/{review_id}/next")
    def following(request: Request, review_id: str) -> Response:
        """The first record that waits for the person's answer."""
        own = DoubleReviewSession(desk.store, desk.reviewer_of(request)).own(review_id)
        for entry in own:
            is_last = entry.unit.subject == "document" and events_waiting(own, entry.unit.subject_id) > 0
            if not entry.answer.verdict and not is_last:
                return RedirectResponse(unit_page(review_id, entry.unit.subject_id), status_code=303)
        return RedirectResponse(page_of("review/double", review_id), status_code=303)

    @router.get("/review/double/{review_id}/unit")
    def unit(request: Request, review_id: str, of: str) -> Response:
        here = DoubleReviewSession(desk.store, desk.reviewer_of(request))
        review, own = here.get(review_id), here.unit(review_id, of)
        all_own = here.own(review_id)
        return desk.page(
            "double_unit.html",
            request=request,
            review=review,
            own=own,
            number=next((at for at, one in enumerate(all_own, 1) if one.unit.subject_id == of), 0),
            total=len(all_own),
            fields=fields_of(own),
            is_done=desk.reviewer_of(request) in review.finished or review.closed is not None,
            **_text_of(desk, own, all_own),
        )

    @router.get("/review/double/{review_id}/correct")
    def correct(request: Request, review_id: str, of: str, field: str) -> Response:
        own = DoubleReviewSession(desk.store, desk.reviewer_of(request)).unit(review_id, of)
        if own.event is None or own.unit.event is None or field not in CORRECTABLE:
            return desk.missing("field")
        with desk.store.reading() as records:
            context = context_of(records, own.unit.event)
        return desk.page(
            "correct.html",
            request=request,
            **correction_page(own.event, field, context),
            back=unit_page(review_id, of),
            action=page_of("review/double", review_id),
            act="correct",
            of=of,
        )


def correction_page(event: ResolvedEvent, field: str, context: Context, *, slip: Slip | None = None) -> dict[str, Any]:
    """What the form for one field of an event is filled with; after a slip, with what was typed and what is wrong."""
    return {
        "event": event,
        "incident": None,
        "field": field,
        "field_name": FIELD_NAMES[field],
        "pieces": context.pieces,
        "values": shown_values(event, field) if slip is None else slip.values,
        "slip": slip,
        **_offered(event.type),
    }


def incident_correction_page(incident: Incident, field: str, *, slip: Slip | None = None) -> dict[str, Any]:
    """What the form for one field of an incident is filled with; a slip as in `correction_page`."""
    told = {one.event_id: one for account in incident.accounts for one in account.statements}
    return {
        "incident": incident,
        "field": field,
        "field_name": INCIDENT_FIELD_NAMES[field],
        "values": shown_incident_values(incident, field) if slip is None else slip.values,
        "slip": slip,
        "statements": [told[event_id] for event_id in incident.event_ids if event_id in told],
        "field_of_event": {"standing": "modality", "summary": None}.get(field, field),
        "standings": STANDINGS,
        **_offered(incident.type),
    }


def _offered(type_code: str) -> dict[str, Any]:
    """What the forms let people choose from."""
    book = load_codebook()
    return {
        "types": {code: TYPES.get(code, code.lower()) for code in book.type_codes},
        "modes": book.modes(type_code),
        "contexts": book.contexts,
        "modalities": MODALITIES,
        "claims": CLAIMS,
        "precisions": PRECISIONS,
        "counts": TOLL_ROLES,
        "sectors": book.sectors,
    }


def context_of(records: Records, event: ResolvedEvent) -> Context:
    """The paragraph that an event stands in."""
    title = event.document.title or ""
    for document in reversed(records.documents.versions(event.document.id)):
        if fits(event, document.text):
            start = document.text.rfind("\n", 0, event.sentence.start) + 1
            end = document.text.find("\n", event.sentence.end)
            marked = pieces(document.text, marks_of(event), start=start, end=len(document.text) if end < 0 else end)
            return Context(title=title, pieces=marked)
    return Context(title=title, pieces=(Piece(text=event.sentence.text),))


def fields_of(own: OwnUnit) -> tuple[Field, ...]:
    """The fields of a record that can be corrected, with what the coder and the person say."""
    if own.unit.event is not None and own.event is not None:
        coded = own.unit.event
        told = {name: (field_json(coded, name), field_json(own.event, name)) for name in CORRECTABLE}
    elif own.unit.incident is not None:
        coder = {role: toll_json(own.unit.incident, role) for role in TOLL_ROLES}
        told = {role: (coder[role], own.answer.values.get(role, coder[role])) for role in TOLL_ROLES}
    else:
        return ()
    return tuple(
        Field(name=name, coder=coder_said, own=said, is_changed=name in own.answer.corrected)
        for name, (coder_said, said) in told.items()
    )


def read_version(records: Records, document_id: str, events: Sequence[ResolvedEvent]) -> Document | None:
    """The version of a report that most of some events were read from; the latest of several."""
    versions = records.documents.versions(document_id)
    return max(reversed(versions), key=lambda one: sum(fits(event, one.text) for event in events), default=None)


def _text_of(desk: Desk, own: OwnUnit, all_own: Sequence[OwnUnit]) -> dict[str, Any]:
    """The evidence for a record: the paragraph of an event, the text of a report, the statements on an incident."""
    context: Context | None = None
    text: tuple[Paragraph, ...] = ()
    of_report: list[OwnUnit] = []
    document = None
    with desk.store.reading() as records:
        if own.unit.event is not None:
            context = context_of(records, own.unit.event)
        elif own.unit.subject == "document":
            of_report = [
                one for one in all_own if one.unit.event is not None and one.unit.document_id == own.unit.subject_id
            ]
            events = [one.unit.event for one in of_report if one.unit.event is not None]
            document = read_version(records, own.unit.subject_id, events)
            if document is not None:
                marks: list[Mark] = [mark for event in events if fits(event, document.text) for mark in marks_of(event)]
                text = paragraphs(document, marks)
    return {
        "context": context,
        "document": document,
        "paragraphs": text,
        "of_report": of_report,
    }


def _closed_page(desk: Desk, request: Request, here: DoubleReviewSession, review: DoubleReview) -> Response:
    try:
        outcome = here.outcome(review.id)
    except SettingsError as missing:
        return desk.problem(503, "Agreement", missing.message, remedy=missing.remedy)
    cases = cases_of(desk, outcome)
    name = desk.reviewer_of(request)
    return desk.page(
        "double_closed.html",
        request=request,
        review=review,
        cases=tuple(sorted(cases, key=lambda one: one.is_settled)),
        unsettled=outcome.unsettled(),
        agreed=sum(pair.is_double and not pair.differing() for pair in outcome.pairs),
        single=sum(not pair.is_double for pair in outcome.pairs),
        pairs=outcome.pairs,
        agreement=outcome.agreement,
        few=FEW,
        names=_names(),
        may_settle=review.adjudicator in (None, name),
        is_one_of_them=name in review.reviewers,
    )


def cases_of(desk: Desk, outcome: Outcome) -> list[Case]:
    """The records on which the two differ, in the order in which they were drawn."""
    found = []
    with desk.store.reading() as records:
        for pair in outcome.pairs:
            names = pair.differing()
            if not names:
                continue
            context = None if pair.unit.event is None else context_of(records, pair.unit.event)
            found.append(
                Case(pair=pair, context=context, differences=tuple(_difference(outcome, pair, name) for name in names))
            )
    return found


def _difference(outcome: Outcome, pair: TwoAnswers, name: str) -> Difference:
    verdict = outcome.verdicts.get((pair.unit.subject_id, name))
    if name == WHOLE:
        coder = None if pair.is_added else '"accept"'
        answers = tuple(json.dumps(one.verdict) for one in pair.answers)
    else:
        unit = pair.unit
        coder = field_json(unit.event, name) if unit.event is not None else None
        if unit.incident is not None:
            coder = toll_json(unit.incident, name)
        answers = tuple(one.values.get(name, "null") for one in pair.answers)
    return Difference(
        name=name,
        coder=coder,
        answers=answers,
        settled=None if verdict is None else verdict.after or "null",
        settled_by="" if verdict is None else verdict.reviewer,
        is_own=verdict is not None and verdict.reviewer in outcome.review.reviewers,
    )


def _names() -> dict[str, str]:
    return {**FIELD_NAMES, WHOLE: "whether it is an event"}
