"""Coding of a text that a program sends: its events, which are not kept."""

from collections.abc import Callable
from datetime import date
from threading import Lock
from typing import Any

from fastapi import APIRouter, Request
from pydantic import BaseModel, ConfigDict, Field
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from dotterel import __version__
from dotterel.model import Provenance, Report, digest_id, document_record, record_of
from dotterel.pipeline import CodingRun, DocumentOutcome
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.bodies import SEND_JSON, body_of, sent_as
from dotterel.surfaces.api.descriptions import answers_with, described_with_body, schema_of
from dotterel.surfaces.api.problems import Refused

MOST_BYTES = 1_000_000
"""Of a body: some hundred pages of text."""
_CODED = {
    "type": "object",
    "required": ["outcome", "document", "events"],
    "properties": {
        "outcome": {"type": "string", "enum": ["coded", "no events"]},
        "relevance": {"type": ["number", "null"]},
        "document": schema_of("Document"),
        "events": {"type": "array", "items": schema_of("Event")},
    },
}


class TextToCode(BaseModel):
    """A report that is to be coded."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={
            "example": {
                "text": "Gunmen attacked a market in Tarka on Monday, killing three people.",
                "published": "2024-03-06",
            }
        },
    )

    text: str | None = Field(default=None, description="Plain text; the first line may be the title.")
    html: str | None = Field(default=None, description="A web page, instead of text.")
    title: str | None = Field(default=None, max_length=1000)
    published: date | None = Field(default=None, description="Day of publication, as 2024-03-06.")
    outlet: str | None = Field(default=None, max_length=300)


class LazyCoder:
    """A coding run that is put together when it is first asked, and codes one text at a time."""

    def __init__(self, assemble: Callable[[], CodingRun]) -> None:
        """Args: puts the run together; it loads the model."""
        self._assemble = assemble
        self._run: CodingRun | None = None
        self._turn = Lock()

    def code(self, report: Report) -> DocumentOutcome:
        """What became of a report.

        Raises:
            Refused: Another is being coded.
            ArtifactError: The model or the gazetteer is missing.
        """
        if not self._turn.acquire(blocking=False):
            raise Refused(503, "another text is being coded", remedy="Try again soon.", headers={"Retry-After": "2"})
        try:
            if self._run is None:
                self._run = self._assemble()
            return next(iter(self._run.code([report])))
        finally:
            self._turn.release()


def coding_routes(assemble: Callable[[], CodingRun]) -> APIRouter:
    """The route ``/code``."""
    router = APIRouter(tags=["coding"])
    coder = LazyCoder(assemble)

    @router.post(
        "/code",
        summary="Code a text",
        **described_with_body(TextToCode, answers_with(_CODED), most_bytes=MOST_BYTES),
    )
    async def code(request: Request) -> Response:
        """The events of a text or web page. Nothing is kept; one is coded at a time."""
        report = _report(await body_of(request, most=MOST_BYTES, remedy="Send one report at a time."))
        outcome = await run_in_threadpool(coder.code, report)
        if outcome.error is not None or outcome.document is None:
            raise outcome.error or Refused(422, "the text could not be read")
        body: dict[str, Any] = {
            "outcome": outcome.outcome,
            "relevance": outcome.relevance,
            "document": document_record(outcome.document),
            "events": [record_of(event) for event in outcome.events],
        }
        return answer(request, body)

    return router


def _report(body: bytes) -> Report:
    given = sent_as(TextToCode, body)
    if (given.text is None) == (given.html is None):
        raise Refused(422, "one of text and html is needed, and not both", remedy=SEND_JSON)
    content = (given.text if given.text is not None else given.html or "").encode()
    return Report(
        id=digest_id("report", "-", content),
        content=content,
        media_type="text/plain" if given.text is not None else "text/html",
        charset="utf-8",
        address="-",
        final_address="-",
        provenance=Provenance(component="surfaces.api", version=__version__),
        name="the text sent",
        published=None if given.published is None else given.published.isoformat(),
        title=given.title,
        outlet=given.outlet,
    )
