"""Places: the situation of a country, of a division or of a place in a period, and its brief."""

from typing import Annotated, Any

from fastapi import APIRouter, Path, Request
from starlette.responses import Response

from dotterel.briefing import (
    Situation,
    Subject,
    brief_of,
    conditions_of,
    gaps_of,
    period_of,
    situation_of,
)
from dotterel.codebook.crosswalks import is_country
from dotterel.model import plain_of
from dotterel.store import IncidentSelection, Records, Store
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer, caching, known_already, tag_of
from dotterel.surfaces.api.descriptions import described, schema_of
from dotterel.surfaces.api.problems import missing
from dotterel.surfaces.brief_text import MARKDOWN, brief_text
from dotterel.surfaces.desk.addresses import question_of

_DIVISION = asked.parameter("admin1", "First-order division, as records name it; none for the whole country.", "Gao")
_PLACE = asked.parameter("place", "Name of a place, as records name it.", "Bamako")
_FROM = asked.parameter("from", "First day, month or year; else a year before the last.", "2024-01-01")
_TO = asked.parameter("to", "Last day, month or year; else the last that the record holds.", "2024-06")
_FORMAT = asked.parameter(
    "format",
    "json: sentences with the keys of their notes, and the notes. markdown: the same to be read, notes as footnotes.",
    type="string",
    enum=["json", "markdown"],
    default="json",
)
_SUBJECT = (_DIVISION, _PLACE, _FROM, _TO)
Country = Annotated[str, Path(description="ISO 3166 alpha-3 code.", examples=["SDN"])]


def situation_routes(store: Store) -> APIRouter:
    """The routes below ``/places``."""
    router = APIRouter(prefix="/places", tags=["places"])

    @router.get(
        "/{country}",
        summary="The situation of a place",
        **described(schema_of("Situation"), *_SUBJECT),
    )
    def situation(request: Request, country: Country) -> Response:
        """Counts of the incidents that somebody says happened and whose days all lie in the period.

        With the period before, the trend, who against whom, divisions, what is not known, and the deadliest and latest
        incidents. `conditions` are those of the list of incidents that finds the very same.
        """
        with store.reading() as records:
            found = _situation(request, records, country, _SUBJECT)
        return answer(request, _told(found))

    @router.get(
        "/{country}/brief",
        summary="The situation brief of a place",
        **described(schema_of("Brief"), *_SUBJECT, _FORMAT, text="text/markdown"),
    )
    def brief(request: Request, country: Country) -> Response:
        """Sentences made of records; each cites notes: what was counted, or the reports of an incident."""
        with store.reading() as records:
            found = _situation(request, records, country, (*_SUBJECT, _FORMAT))
            made = brief_of(records, found)
        if request.query_params.get("format") == "markdown":
            text = brief_text(made)
            tag = tag_of(text)
            return known_already(request, tag) or Response(text, media_type=MARKDOWN, headers=caching(tag))
        return answer(request, {"title": made.title, **_plain(made)})

    return router


def _situation(request: Request, records: Records, country: str, allowed: tuple[asked.Parameter, ...]) -> Situation:
    """Raises: Refused: There is no such country, or nothing dated is recorded of it. SettingsError: A bad value."""
    found = asked.given(request, allowed)
    question = asked.incident_question({name: values for name, values in found.items() if name in ("from", "to")})
    if not is_country(country):
        raise missing("country", country)
    subject = Subject(country=country, division=found.get("admin1", [None])[0], place=found.get("place", [None])[0])
    period = period_of(records, subject, first=question.selection.first, last=question.selection.last)
    if period is None:
        raise missing("dated incident of the place", subject.name)
    return situation_of(records, subject, period)


def _told(situation: Situation) -> dict[str, Any]:
    plain: dict[str, Any] = _plain(situation)
    plain["gaps"] = [
        {"number": gap.number, "text": gap.text, "conditions": _question(gap.selection)} for gap in gaps_of(situation)
    ]
    for name in ("roughly", "undated", "unplaced", "not_happened"):
        plain[name] = plain[name]["number"]
    plain["conditions"] = plain.pop("selection")
    return plain


def _question(selection: IncidentSelection) -> str:
    return question_of(conditions_of(selection))


def _plain(value: Any) -> Any:
    """As plain values, selections as the question of an address."""
    plain = plain_of(value)
    return _with_questions(value, plain)


def _with_questions(value: Any, plain: Any) -> Any:
    if isinstance(value, IncidentSelection):
        return _question(value)
    if isinstance(plain, dict):
        return {
            name: _with_questions(value[name] if isinstance(value, dict) else getattr(value, name, one), one)
            for name, one in plain.items()
        }
    if isinstance(plain, list):
        return [_with_questions(one, other) for one, other in zip(value, plain, strict=True)]
    return plain
