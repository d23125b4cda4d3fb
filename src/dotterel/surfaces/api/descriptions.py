"""What answers look like, for the OpenAPI document: schemas of the records, drawn from their own types."""

from typing import Any

from pydantic import BaseModel, TypeAdapter

from dotterel.model import Decision, DoubleReview, Link
from dotterel.review import FieldAgreement
from dotterel.store import Clusters, Coverage, Dyad, DyadTimeline, Facets, PlaceTotal, Timeline
from dotterel.surfaces.api.parameters import Parameter
from dotterel.surfaces.api.problems import MEDIA_TYPE

_SHAPES: dict[str, Any] = {
    one.__name__: one
    for one in (
        Decision,
        DoubleReview,
        FieldAgreement,
        Link,
        Facets,
        Timeline,
        Clusters,
        Coverage,
        Dyad,
        DyadTimeline,
        PlaceTotal,
    )
}
_TEXT: dict[str, Any] = {"type": "string"}
_TEXTS: dict[str, Any] = {"type": "array", "items": _TEXT}
_WHOLE: dict[str, Any] = {"type": "integer"}
_OBJECT: dict[str, Any] = {"type": "object"}
_OBJECTS: dict[str, Any] = {"type": "array", "items": _OBJECT}
_SHARE: dict[str, Any] = {"type": "number", "minimum": 0, "maximum": 1}


def schema_of(name: str) -> dict[str, Any]:
    """A reference to the schema of a name."""
    return {"$ref": f"#/components/schemas/{name}"}


def _record(description: str, **required: Any) -> dict[str, Any]:
    return {"type": "object", "description": description, "properties": required, "required": list(required)}


_OWN: dict[str, Any] = {
    "Problem": _record(
        "What went wrong (RFC 9457), with `error`, its name, and `remedy`, what can be done. Of an incident that is no "
        "more, `now_in` has the incidents that hold its events.",
        type=_TEXT,
        title=_TEXT,
        status=_WHOLE,
        detail=_TEXT,
    ),
    "Document": _record(
        "A document as it was cleaned out of a report. A sentence is a list of start, end, kind and paragraph.",
        id=_TEXT,
        name=_TEXT,
        text=_TEXT,
        language=_TEXT,
        sentences={"type": "array", "items": {"type": "array"}},
    ),
    "Event": _record(
        "What one sentence tells: who did what to whom, where, when, with what toll, and who says so. Every value has "
        "the words that it was read from with their offsets in the document's text. One that a reviewer added, or that "
        "stands by a reviewer's decision alone, has that `decision`: its id, act, reviewer, made and note.",
        id=_TEXT,
        document=_OBJECT,
        type=_TEXT,
        quad=_TEXT,
        sentence=_OBJECT,
        actors=_OBJECTS,
        recipients=_OBJECTS,
        claim=_OBJECT,
        score=_SHARE,
    ),
    "Incident": _record(
        "One happening, told by all reports that were linked as one: docs/howto/read-an-incident.md says what stands "
        "in it.",
        id=_TEXT,
        event_ids=_TEXTS,
        type=_TEXT,
        quad=_TEXT,
        summary=_TEXT,
        standing=_TEXT,
        accounts=_OBJECTS,
        questions=_OBJECTS,
        tolls=_OBJECTS,
        reports=_OBJECTS,
        score=_SHARE,
    ),
    "Run": _record("A coding run.", number=_WHOLE, run=_OBJECT, events=_WHOLE),
    "Situation": _record(
        "What the record holds of a place in a period. `conditions` is what to ask of the list of incidents for the "
        "incidents that are counted; each gap has its own.",
        subject=_OBJECT,
        period=_OBJECT,
        conditions=_TEXT,
        known=schema_of("Coverage"),
        before={"anyOf": [schema_of("Coverage"), {"type": "null"}]},
        record=schema_of("Coverage"),
        kinds=_OBJECTS,
        trend=schema_of("Timeline"),
        dyads={"type": "array", "items": schema_of("Dyad")},
        divisions={"type": "array", "items": schema_of("PlaceTotal")},
        deadliest=_OBJECTS,
        latest=_OBJECTS,
        gaps=_OBJECTS,
    ),
    "Brief": _record(
        "Sentences in sections, each with the keys of the notes that bear it out. A count can be counted again under "
        "its `selection`; the note of an incident has a sentence of each of its reports, by offsets in the text.",
        title=_TEXT,
        sections={
            "type": "array",
            "items": _record(
                "A part.",
                title=_TEXT,
                sentences={
                    "type": "array",
                    "items": _record(
                        "A sentence.", text=_TEXT, citations={"type": "array", "items": _TEXT, "minItems": 1}
                    ),
                },
            ),
        },
        counts={"type": "array", "items": _record("What was counted.", key=_TEXT, selection=_TEXT, what=_TEXT)},
        incidents={"type": "array", "items": _record("Evidence.", key=_TEXT, incident_id=_TEXT)},
    ),
    "Codebook": _record(
        "Everything that may be said of an event, under one version.",
        id=_TEXT,
        name=_TEXT,
        version=_TEXT,
        types=_OBJECTS,
        contexts=_OBJECTS,
        sectors=_OBJECTS,
        rules=_OBJECTS,
    ),
    "Release": _record(
        "A versioned data set that was made of the store; by itself with all of its manifest.",
        name=_TEXT,
        title=_TEXT,
        version=_TEXT,
        date=_TEXT,
        citation=_TEXT,
        licence=_OBJECT,
        counts=_OBJECT,
    ),
    "Object": _OBJECT,
}


def list_of(name: str) -> dict[str, Any]:
    """The schema of a page."""
    return {
        "type": "object",
        "required": ["items", "next"],
        "properties": {
            "items": {"type": "array", "items": schema_of(name)},
            "next": {"type": ["string", "null"], "description": "Cursor of the next page; null on the last."},
        },
    }


def described(
    schema: dict[str, Any], *parameters: Parameter, may_be_joined: bool = False, **media: str
) -> dict[str, Any]:
    """What a route that is read adds to its description.

    Args:
        schema: Of its JSON.
        parameters: What may stand behind the question mark.
        may_be_joined: Whether the record can have been joined to another, where the answer then leads.
        media: Further media types by what they are.
    """
    responses = answers_with(schema, **media)
    if may_be_joined:
        where = {"description": "The same of the other.", "schema": _TEXT}
        responses[307] = {**_problem("It was joined to another."), "headers": {"Location": where}}
    return {"openapi_extra": {"parameters": list(parameters)}, "responses": responses}


def described_with_body(
    body: type[BaseModel], answers: dict[int | str, dict[str, Any]], *, most_bytes: int
) -> dict[str, Any]:
    """What a route that is sent something adds to its description.

    Args:
        body: What is sent.
        answers: Its answers, but for those on bodies that are refused unread.
        most_bytes: Bytes that are read.
    """
    return {
        "openapi_extra": {
            "requestBody": {
                "required": True,
                "content": {"application/json": {"schema": body.model_json_schema()}},
            }
        },
        "responses": {
            **answers,
            413: _problem(f"It is larger than {most_bytes} bytes."),
            415: _problem("It is not JSON."),
        },
    }


def answers_with(schema: dict[str, Any], **media: str) -> dict[int | str, dict[str, Any]]:
    """The answers of a route.

    Args:
        schema: Of its JSON.
        media: Further media types by what they are.
    """
    content: dict[str, Any] = {"application/json": {"schema": schema}}
    for what, kind in media.items():
        told_as = "object" if kind.endswith("+json") else "string"
        content[kind] = {"schema": {"type": told_as, "description": what}}
    told: dict[int | str, dict[str, Any]] = {
        200: {"description": "As asked.", "content": content},
        304: {"description": "As the program holds it already, by its If-None-Match."},
    }
    for status, what in (
        (400, "A parameter cannot be read."),
        (401, "The desk has accounts, and the token is missing or opens nothing."),
        (403, "The token, or its user, may not do that."),
        (404, "There is no such record."),
        (405, "That cannot be done with this resource."),
        (410, "There was such a record: a reviewer rejected it, or its events are elsewhere."),
        (422, "What was sent cannot be read, or names a day or country that there is not."),
        (429, "That was asked too often; Retry-After says when to ask again."),
        (500, "The program failed."),
        (503, "The store, or the coder, cannot be used now."),
    ):
        told[status] = _problem(what)
    return told


def _problem(what: str) -> dict[str, Any]:
    return {"description": what, "content": {MEDIA_TYPE: {"schema": schema_of("Problem")}}}


def schemas() -> dict[str, Any]:
    """All schemas by name."""
    found: dict[str, Any] = dict(_OWN)
    adapters: list[tuple[str, Any, TypeAdapter[Any]]] = [
        (name, "serialization", TypeAdapter(kind)) for name, kind in _SHAPES.items()
    ]
    _, drawn = TypeAdapter.json_schemas(adapters, ref_template="#/components/schemas/{model}")
    found |= drawn.get("$defs", {})
    return found
