"""A country, a division of it or a place: the situation brief as a page that prints, and as Markdown."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.briefing import (
    HAPPENED,
    Period,
    Situation,
    Subject,
    brief_of,
    conditions_of,
    gaps_of,
    last_days,
    period_of,
    situation_of,
)
from dotterel.codebook.crosswalks import is_country
from dotterel.model import SettingsError
from dotterel.store import Clusters, IncidentSelection, Records
from dotterel.surfaces.brief_text import MARKDOWN, brief_text
from dotterel.surfaces.desk.addresses import page_of, question_of
from dotterel.surfaces.desk.dyad_matrix import name_of
from dotterel.surfaces.desk.listing import chips
from dotterel.surfaces.desk.map_extract import map_extract
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.trend_chart import trend_chart

_CELL_DEGREES = 0.35
_NO_PERIOD = "That is no period"
_QUICK = (("30 days", 30), ("90 days", 90), ("12 months", 365))


def place_router(desk: Desk) -> APIRouter:
    """The routes of the pages."""
    router = APIRouter(include_in_schema=False)

    @router.get("/places")
    def places(request: Request) -> Response:
        question = desk.question_of(request)
        if question.faults:
            return desk.page("places.html", status=400, question=question, places=(), unknown=None, chips=())
        with desk.store.reading() as records:
            found = records.totals.places(question.selection)
        known = [one for one in found if one.country is not None]
        unknown = next((one for one in found if one.country is None), None)
        return desk.page(
            "places.html",
            question=question,
            places=known,
            unknown=unknown,
            chips=chips(question, without=lambda *taken: f"/places{question.without(*taken)}"),
        )

    @router.get("/places/{country}")
    def place(request: Request, country: str) -> Response:
        with desk.store.reading() as records:
            situation = _situation(desk, records, request, country)
            if isinstance(situation, Response):
                return situation
            clusters = records.totals.clusters(situation.selection, cell_degrees=_CELL_DEGREES)
        return desk.page("place.html", **_given(situation, clusters))

    @router.get("/places/{country}/brief.md")
    def brief(request: Request, country: str) -> Response:
        with desk.store.reading() as records:
            situation = _situation(desk, records, request, country, empty=404)
            if isinstance(situation, Response):
                return situation
            made = brief_of(records, situation)
        name = f"brief-{country}-{situation.period.first}-{situation.period.last}.md"
        return Response(
            brief_text(made),
            media_type=MARKDOWN,
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )

    return router


def _situation(
    desk: Desk, records: Records, request: Request, country: str, *, empty: int = 200
) -> Situation | Response:
    """The situation that is asked for; or the page that says why there is none.

    Args:
        desk: The desk.
        records: Its store within a transaction.
        request: What is asked.
        country: Of which country.
        empty: HTTP status of the page for a place of which nothing dated is recorded.
    """
    if not is_country(country):
        return desk.missing("country")
    question = desk.question_of(request)
    if question.faults:
        return desk.problem(400, _NO_PERIOD, "; ".join(question.faults))
    subject = Subject(country=country, division=question.value("admin1") or None, place=question.value("place") or None)
    try:
        period = period_of(records, subject, first=question.selection.first, last=question.selection.last)
    except SettingsError as fault:
        return desk.problem(400, _NO_PERIOD, fault.message)
    if period is None:
        return desk.page("place_empty.html", status=empty, subject=subject)
    return situation_of(records, subject, period)


def incidents_of(selection: IncidentSelection) -> str:
    """The list of some incidents."""
    return f"/incidents{question_of(conditions_of(selection))}"


def _given(situation: Situation, clusters: Clusters) -> dict[str, Any]:
    subject, period = situation.subject, situation.period
    parts = [(name, value) for name, value in (("admin1", subject.division), ("place", subject.place)) if value]
    country_page = page_of("places", subject.country)
    days = _days(period)

    def here(chosen: Period) -> str:
        return country_page + question_of([*parts, *_days(chosen)])

    ends = min(situation.record.last or period.last, period.last)
    record = situation.record
    quick = [(words, last_days(ends, days=days)) for words, days in _QUICK]
    if record.first and record.last:
        quick.append(("whole record", Period(first=record.first, last=record.last)))
    return {
        "situation": situation,
        "subject": subject,
        "period": period,
        "known": situation.known,
        "gaps": [(gap, incidents_of(gap.selection)) for gap in gaps_of(situation)],
        "chart": trend_chart(situation.trend, period.first, period.last),
        "extract": map_extract(clusters),
        "unplaced": clusters.unplaced.incidents,
        "all_address": incidents_of(situation.selection),
        "some_address": lambda **further: incidents_of(situation.narrowed(**further)),
        "dyads_address": f"/dyads{question_of([*conditions_of(situation.selection), ('by', 'party')])}",
        "division_address": lambda name: country_page + question_of([("admin1", name), *days]),
        "country_address": country_page + question_of(days),
        "brief_address": f"{country_page}/brief.md{question_of([*parts, *days])}",
        "before_address": None if situation.period_before is None else here(situation.period_before),
        "quick": [(words, here(chosen), chosen == period) for words, chosen in quick],
        "parts": parts,
        "name_of": name_of,
        "shares": _shares([one.incidents for one in situation.kinds]),
        "division_shares": _shares([one.incidents for one in situation.divisions]),
        "compares": situation.before is not None
        and situation.period_before is not None
        and (record.first is None or record.first <= situation.period_before.first),
        "happened": HAPPENED,
        "made": datetime.now(UTC).date().isoformat(),
    }


def _days(period: Period) -> list[tuple[str, str]]:
    return [("from", period.first), ("to", period.last)]


def _shares(numbers: Sequence[int]) -> list[int]:
    """Lengths of bars from 0 to 100, the greatest number the longest."""
    top = max(numbers, default=1) or 1
    return [max(1, round(100 * number / top)) for number in numbers]
