"""The codebook: everything that may be said of an event, as JSON."""

import json

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.codebook import load_codebook
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.descriptions import described, schema_of
from dotterel.surfaces.release import codebook_json


def codebook_routes() -> APIRouter:
    """The route ``/codebook``."""
    router = APIRouter(tags=["codebook"])

    @router.get(
        "/codebook",
        summary="The codebook",
        **described(schema_of("Codebook")),
    )
    def codebook(request: Request) -> Response:
        """Types with their modes, contexts, sectors, boundary rules: with definitions, scores and examples."""
        asked.given(request, ())
        return answer(request, json.loads(codebook_json(load_codebook())))

    return router
