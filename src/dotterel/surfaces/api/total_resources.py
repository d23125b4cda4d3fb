"""Totals: incidents counted by kind, in time, on the map, by who against whom, and by place."""

import math
from typing import Any, cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import SettingsError, plain_of
from dotterel.store import PartyLevel, PlaceLevel, Store, TimeUnit
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer
from dotterel.surfaces.api.descriptions import described, schema_of
from dotterel.surfaces.desk.questions import held_by

_UNIT = asked.parameter("unit", "Width of a bucket.", type="string", enum=list(get_args(TimeUnit)), default="month")
_CELL = asked.parameter(
    "cell", "Edge of a cell of the map's grid, in degrees.", 1, type="number", exclusiveMinimum=0, maximum=90, default=1
)
_SIDES = asked.parameter(
    "by", "Whether sides are countries or parties.", type="string", enum=["country", "party"], default="country"
)
_PLACES = asked.parameter(
    "by", "Whether by country or by division.", type="string", enum=["country", "admin1"], default="country"
)
_MOST_LINES = asked.parameter("limit", "Most dyads.", type="integer", minimum=1, maximum=100, default=12)
_MOST = asked.parameter("limit", "Most dyads.", type="integer", minimum=1, maximum=1000, default=100)


def total_routes(store: Store) -> APIRouter:
    """The routes below ``/totals``; each takes all conditions of the list of incidents."""
    router = APIRouter(prefix="/totals", tags=["totals"])

    def read(request: Request, *further: asked.Parameter) -> tuple[Any, dict[str, list[str]]]:
        found = asked.given(request, (*asked.CONDITIONS, *further))
        ours = {one["name"] for one in further}
        question = asked.incident_question(
            {name: given for name, given in found.items() if name not in ours}, held=held_by(store)
        )
        return question.selection, found

    @router.get(
        "/facets", summary="How many incidents each choice finds", **described(schema_of("Facets"), *asked.CONDITIONS)
    )
    def facets(request: Request) -> Response:
        """By type, mode, quad category, standing, country, party, year and month; each leaves its own condition out."""
        selection, _ = read(request)
        with store.reading() as records:
            return answer(request, plain_of(records.totals.facets(selection)))

    @router.get(
        "/coverage",
        summary="How much is known of them, and how much not",
        **described(schema_of("Coverage"), *asked.CONDITIONS),
    )
    def coverage(request: Request) -> Response:
        """Tolls from lowest to highest, and how many have none, no day, no place, one source, or only a claim."""
        selection, _ = read(request)
        with store.reading() as records:
            return answer(request, plain_of(records.totals.coverage(selection)))

    @router.get("/timeline", summary="Incidents in time", **described(schema_of("Timeline"), *asked.CONDITIONS, _UNIT))
    def timeline(request: Request) -> Response:
        """Buckets with incidents, the earliest first."""
        selection, found = read(request, _UNIT)
        unit = cast(TimeUnit, found.get("unit", ["month"])[0])
        with store.reading() as records:
            return answer(request, plain_of(records.totals.timeline(selection, unit=unit)))

    @router.get(
        "/clusters", summary="Incidents on the map", **described(schema_of("Clusters"), *asked.CONDITIONS, _CELL)
    )
    def clusters(request: Request) -> Response:
        """Gathered by cells of a grid; those with wide places by their place."""
        selection, found = read(request, _CELL)
        cell = _degrees(found.get("cell", ["1"])[0])
        with store.reading() as records:
            told = records.totals.clusters(selection, box=selection.box, cell_degrees=cell)
        return answer(request, plain_of(told))

    @router.get(
        "/dyads",
        summary="Who against whom",
        **described({"type": "array", "items": schema_of("Dyad")}, *asked.CONDITIONS, _SIDES, _MOST),
    )
    def dyads(request: Request) -> Response:
        """The most frequent first; the `key` of each is what `dyad` of the list of incidents takes."""
        selection, found = read(request, _SIDES, _MOST)
        limit = asked.whole(found, _MOST, default=100)
        by = cast(PartyLevel, found.get("by", ["country"])[0])
        with store.reading() as records:
            return answer(request, plain_of(records.totals.dyads(selection, by=by, limit=limit)))

    @router.get(
        "/dyads/timelines",
        summary="Who against whom in time",
        **described(
            {"type": "array", "items": schema_of("DyadTimeline")}, *asked.CONDITIONS, _SIDES, _UNIT, _MOST_LINES
        ),
    )
    def dyad_timelines(request: Request) -> Response:
        """The most frequent dyads, each with its buckets with incidents, the earliest first."""
        selection, found = read(request, _SIDES, _UNIT, _MOST_LINES)
        limit = asked.whole(found, _MOST_LINES, default=12)
        by = cast(PartyLevel, found.get("by", ["country"])[0])
        unit = cast(TimeUnit, found.get("unit", ["month"])[0])
        with store.reading() as records:
            dyads = records.totals.dyads(selection, by=by, limit=limit)
            return answer(request, plain_of(records.totals.dyad_timelines(selection, dyads=dyads, unit=unit)))

    @router.get(
        "/places",
        summary="Incidents by place",
        **described({"type": "array", "items": schema_of("PlaceTotal")}, *asked.CONDITIONS, _PLACES),
    )
    def places(request: Request) -> Response:
        """The most frequent first."""
        selection, found = read(request, _PLACES)
        by = cast(PlaceLevel, found.get("by", ["country"])[0])
        with store.reading() as records:
            return answer(request, plain_of(records.totals.places(selection, by=by)))

    return router


def _degrees(text: str) -> float:
    try:
        cell = float(text)
    except ValueError:
        cell = math.nan
    if not 0 < cell <= 90:
        raise SettingsError(f"cell={text:.60}: a number above 0 and up to 90 was expected")
    return max(cell, 0.001)  # a hundred metres: finer grids have more cells than can be counted
