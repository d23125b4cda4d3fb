"""The page that explains signs, words and keys."""

import json
from functools import cache
from typing import Any

from fastapi import APIRouter
from starlette.responses import Response

from dotterel.surfaces.desk.built import STATIC
from dotterel.surfaces.desk.highlights import MARKS
from dotterel.surfaces.desk.pages import Desk

KEYS = (
    ("/", "search"),
    ("j  k", "next and previous incident or event"),
    ("Enter", "open what is chosen"),
    ("f", "filters"),
    ("m", "show or hide the map"),
    ("b", "draw a box on the map"),
    ("u", "back to the list"),
    ("?", "this page"),
)
"""Keys and what they do: the table that the script's own must match."""


@cache
def disputed() -> dict[str, Any]:
    """Borders that the base map draws dashed: ``lines`` with the two areas that each parts and a note; ``areas``."""
    found: dict[str, Any] = json.loads((STATIC / "disputed.json").read_text(encoding="utf-8"))
    return found


def help_router(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/help")
    def help_page() -> Response:
        return desk.page("help.html", keys=KEYS, marks=MARKS, disputed=disputed())

    return router
