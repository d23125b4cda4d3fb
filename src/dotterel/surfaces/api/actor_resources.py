"""Actors: what the register knows of a name, and on which day."""

from functools import cached_property
from threading import Lock

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import SettingsError, plain_of
from dotterel.resolution.actors import Form, SearchedActorRegister, fold, shipped_register
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.descriptions import described
from dotterel.surfaces.desk.questions import read_question

_NAME = {**asked.parameter("name", "Name, alias, surname, country word or agent word.", "Pentagon"), "required": True}
_DATE = asked.parameter("date", "Day on which it has to hold, for `valid`.", "2022-09-13")
_LONGER = 20


class _Register:
    """The shipped register, read when it is first asked for."""

    def __init__(self) -> None:
        self._lock = Lock()

    @cached_property
    def _read(self) -> SearchedActorRegister:
        return shipped_register()

    def get(self) -> SearchedActorRegister:
        with self._lock:
            return self._read


def actor_routes() -> APIRouter:
    """The route ``/actors``."""
    router = APIRouter(tags=["actors"])
    register = _Register()

    @router.get(
        "/actors",
        summary="Whom a name may mean",
        **described(
            {
                "type": "object",
                "required": ["items", "longer", "agent"],
                "properties": {
                    "items": {"type": "array", "items": {"type": "object"}},
                    "longer": {"type": "array", "items": {"type": "string"}},
                    "agent": {"type": ["object", "null"]},
                },
            },
            _NAME,
            _DATE,
        ),
    )
    def actors(request: Request) -> Response:
        """Entries of the register that are written so, those that hold on the day first; longer names; agent words."""
        found = asked.given(request, (_NAME, _DATE))
        if "name" not in found:
            raise SettingsError("no name is given", "Give one, as in actors?name=Pentagon.")
        on = _day(found.get("date", [""])[0])
        key = fold(found["name"][0])
        known = register.get()
        forms = sorted(known.forms(key), key=lambda form: not form.entry.valid(on))
        longer = [text for text in known.containing(key, most=_LONGER + 1) if text != key] if key else []
        body = {
            "items": [_record(form, on) for form in forms],
            "longer": longer[:_LONGER],
            "agent": plain_of(known.agent(key)),
        }
        return answer(request, body)

    return router


def _record(form: Form, on: str | None) -> dict[str, object]:
    return {**plain_of(form), "valid": form.entry.valid(on)}


def _day(text: str) -> str | None:
    """Raises: SettingsError: It is no day."""
    if not text:
        return None
    read = read_question([("from", text)])
    if read.faults or len(text) < len("2022-09-13"):
        raise SettingsError(f"date={text:.60} is no day", "Write it as 2022-09-13.")
    return read.selection.first
