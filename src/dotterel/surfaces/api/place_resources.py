"""Places: what the gazetteer knows under a name."""

from collections.abc import Callable
from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import SettingsError, plain_of
from dotterel.resolution.places import Gazetteer, SqliteGazetteer, fold
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.descriptions import described

_NAME = {**asked.parameter("name", "Name of a place, in any spelling that is on file.", "Agadez"), "required": True}
_COUNTRY = asked.parameter("country", "Country that it lies in (ISO 3166 alpha-3).", "NER")
_MOST = 50


class _LazyGazetteer:
    """A gazetteer that is opened when it is first asked, by one at a time."""

    def __init__(self, opened: Callable[[], Gazetteer]) -> None:
        self._open = opened
        self._gazetteer: Gazetteer | None = None
        self.turn = Lock()

    def get(self) -> Gazetteer:
        """The gazetteer; within its turn."""
        if self._gazetteer is None:
            self._gazetteer = self._open()
        return self._gazetteer


def place_routes(opened: Callable[[], Gazetteer] = SqliteGazetteer.in_use) -> APIRouter:
    """The route ``/places``.

    Args:
        opened: Opens the gazetteer.
    """
    router = APIRouter(tags=["places"])
    lazy = _LazyGazetteer(opened)

    @router.get(
        "/places",
        summary="What places a name may mean",
        **described(
            {
                "type": "object",
                "required": ["items", "more"],
                "properties": {
                    "items": {"type": "array", "items": {"type": "object"}},
                    "more": {"type": "integer", "minimum": 0, "description": "Number of further ones."},
                },
            },
            _NAME,
            _COUNTRY,
        ),
    )
    def places(request: Request) -> Response:
        """Entries of the gazetteer that are written so, the most populous first within each kind."""
        found = asked.given(request, (_NAME, _COUNTRY))
        if "name" not in found:
            raise SettingsError("no name is given", "Give one, as in places?name=Agadez.")
        country = found.get("country", [""])[0].upper()
        key = fold(found["name"][0])
        with lazy.turn:
            known = lazy.get().find(key) if key else ()
        entries = [one for one in known if not country or one.entry.country == country]
        return answer(
            request,
            {
                "items": [{**plain_of(one.entry), "quality": one.quality} for one in entries[:_MOST]],
                "more": max(0, len(entries) - _MOST),
            },
        )

    return router
