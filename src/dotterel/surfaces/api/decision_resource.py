"""Decisions that a program records, under the name of the account whose token it has."""

import json
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dotterel.model import Decision, plain_of
from dotterel.pipeline import ReviewSession
from dotterel.store import Store
from dotterel.surfaces.api.bodies import SEND_JSON, body_of, sent_as
from dotterel.surfaces.api.descriptions import answers_with, described_with_body, schema_of
from dotterel.surfaces.api.problems import Refused
from dotterel.surfaces.visitors import visitor

MOST_BYTES = 200_000
_Id = Annotated[str, Field(min_length=1, max_length=300, pattern=r"^[^\x00]+$")]


class DecisionToRecord(BaseModel):
    """What is decided of a record."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "subject": "event",
                "subject_id": "event-000001-0",
                "act": "correct",
                "field": "killed",
                "value": {"low": 4, "high": None},
                "note": "The hospital counts four.",
            }
        },
    )

    subject: Literal["event", "incident", "document", "decision"]
    subject_id: _Id
    act: Literal["accept", "reject", "correct", "adjudicate", "comment", "merge", "split", "pin", "undo"]
    field: Annotated[str, Field(max_length=40)] | None = Field(default=None, description="The field that it is about.")
    value: Any = Field(
        default=None,
        description="What holds instead, as in the native record, of an incident's fields too; a place with a name but "
        "without degrees is looked up among the places (of several the likeliest, or the one with the given "
        "geonameid), unless they are given as null; a party with a name is looked up in the actor register on the "
        "day of the event, for whatever of its id, country and sectors is not given; the other incidents of a merge; "
        "the event identifiers of each part of a split.",
    )
    note: Annotated[str, Field(max_length=2000)] = Field(default="", description="Why.")


_ANSWERS = {
    status: told for status, told in answers_with(schema_of("Decision")).items() if status not in (200, 304)
} | {
    201: {
        "description": "It is recorded, and holds.",
        "content": {"application/json": {"schema": schema_of("Decision")}},
    }
}
Act = Callable[[ReviewSession, DecisionToRecord], Decision]
_ACTS: Mapping[tuple[str, str], Act] = {
    ("event", "accept"): lambda here, told: here.accept(told.subject_id, field=told.field, note=told.note),
    ("event", "reject"): lambda here, told: here.reject(told.subject_id, note=told.note),
    ("event", "correct"): lambda here, told: here.correct(
        told.subject_id, told.field or "", _json(told.value), note=told.note
    ),
    ("event", "adjudicate"): lambda here, told: here.adjudicate(
        told.subject_id, told.field, _json(told.value), note=told.note
    ),
    ("document", "accept"): lambda here, told: here.done(told.subject_id, note=told.note),
    ("incident", "accept"): lambda here, told: here.accept_incident(told.subject_id, note=told.note),
    ("incident", "correct"): lambda here, told: here.correct_incident(
        told.subject_id, told.field or "", _json(told.value), note=told.note
    ),
    ("incident", "adjudicate"): lambda here, told: here.adjudicate_incident(
        told.subject_id, told.field or "", _json(told.value), note=told.note
    ),
    ("incident", "comment"): lambda here, told: here.comment(told.subject_id, told.note),
    ("incident", "pin"): lambda here, told: here.pin(told.subject_id, note=told.note),
    ("incident", "merge"): lambda here, told: here.merge([told.subject_id, *_ids(told.value)], note=told.note),
    ("incident", "split"): lambda here, told: here.split(
        told.subject_id, [_ids(one) for one in _list(told.value)], note=told.note
    ),
    ("decision", "undo"): lambda here, told: here.undo(told.subject_id, note=told.note),
}
"""What can be done with what."""


def decision_routes(store: Store, *, reviewer: str) -> APIRouter:
    """The route by which decisions are recorded.

    Args:
        store: An open store.
        reviewer: Under whose name, where there are no accounts.
    """
    router = APIRouter(tags=["decisions"])

    @router.post(
        "/decisions",
        summary="Record a decision",
        status_code=201,
        **described_with_body(DecisionToRecord, _ANSWERS, most_bytes=MOST_BYTES),
    )
    async def decide(request: Request) -> Response:
        """What is decided is checked against the record, kept in the log for good, and applied at once."""
        told = sent_as(DecisionToRecord, await body_of(request, most=MOST_BYTES, remedy="Send one decision at a time."))
        act = _ACTS.get((told.subject, told.act))
        if act is None:
            can = ", ".join(sorted(one for kind, one in _ACTS if kind == told.subject))
            raise Refused(422, f"to {told.act} is nothing that is done with a {told.subject}", remedy=f"Acts: {can}.")
        decision = await run_in_threadpool(act, ReviewSession(store, visitor().name or reviewer), told)
        return Response(
            json.dumps(plain_of(decision), ensure_ascii=True), status_code=201, media_type="application/json"
        )

    return router


def _json(value: Any) -> str:
    try:
        return json.dumps(value, ensure_ascii=False, allow_nan=False)
    except ValueError as fault:
        raise Refused(422, "value: a number in it is none", remedy=SEND_JSON) from fault


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise Refused(422, "value: a list was expected", remedy=SEND_JSON)
    return value


def _ids(value: Any) -> list[str]:
    found = _list(value)
    if not all(isinstance(one, str) for one in found):
        raise Refused(422, "value: a list of identifiers was expected", remedy=SEND_JSON)
    return found
