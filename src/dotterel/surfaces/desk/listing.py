"""The list of incidents, with map and timeline: one question, asked in the address."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request
from starlette.responses import JSONResponse, RedirectResponse, Response, StreamingResponse

from dotterel.codebook import load_codebook
from dotterel.codebook.kind_words import TYPES, kind_words, mode_label
from dotterel.model import SettingsError
from dotterel.model.day_words import day, interval
from dotterel.store import Box, DyadKey, IncidentEntry, Records
from dotterel.surfaces.desk.addresses import page_of
from dotterel.surfaces.desk.downloads import DOWNLOAD_TYPES, DownloadFormat, download
from dotterel.surfaces.desk.incident_words import (
    PRECISIONS,
    QUADS,
    RADII_KM,
    STANDINGS,
    country_name,
    main_quad,
    numbers_words,
    where_words,
)
from dotterel.surfaces.desk.listed_incidents import listed_page
from dotterel.surfaces.desk.named_parties import party_label, suggested_parties
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.questions import ListQuestion, box_text, read_box
from dotterel.surfaces.desk.totals import FACETS, Facet, Sign, days_of, facet_counts, signs_of, unit_for

PAGE = 50
MOST_OF_A_FACET: Mapping[Facet, int] = {"country": 6, "quad": 4, "type": 7, "mode": 6, "standing": 4, "party": 4}
"""Values of a facet that are shown at once, most of them being asked for; the others open behind them."""
CELLS_PER_WORLD = 8
"""Cells of the map's grid across the world at zoom 0: one in 64 pixels, since MapLibre's world is 512 wide there."""
WORLD = Box(south=-90.0, west=-180.0, north=90.0, east=180.0)
ORDER_NAMES = {
    ("time", True): "latest first",
    ("time", False): "earliest first",
    ("killed", True): "most killed first",
    ("sources", True): "most sources first",
    ("changed", True): "last changed first",
}
_FACET_TITLES: Mapping[Facet, str] = {
    "country": "Country of the place",
    "quad": "Kind",
    "type": "Type",
    "mode": "Mode",
    "standing": "Standing",
    "party": "Country of a side",
}


def listing_router(desk: Desk) -> APIRouter:
    """The routes of the list."""
    router = APIRouter(include_in_schema=False)

    @router.get("/")
    def home() -> Response:
        return RedirectResponse("/incidents", status_code=307)

    @router.get("/incidents")
    def incidents(request: Request) -> Response:
        question = desk.question_of(request)
        partial = request.headers.get("HX-Request") == "true"
        more = partial and request.headers.get("HX-Target") == "more"
        template = "_rows.html" if more else "_results.html" if partial else "incidents.html"
        if question.faults:
            given = _nothing_of(question)
            return desk.page("_results.html" if partial else "incidents.html", status=400, partial=partial, **given)
        with desk.store.reading() as records:
            page = listed_page(records, question, limit=PAGE, after=question.after)
            label = party_label(records, question.selection.party_id)
            given = {"question": question, "entries": page.entries, "next": page.next, "chips": chips(question, label)}
            if not more:
                given["count"] = records.incidents.count(question.selection)
                given["all"] = records.incidents.count()
                given["facets"] = facets_of(question, records)
            if not partial:
                given |= {"party_label": label, "parties": suggested_parties(records)}
        response = desk.page(template, partial=partial, orders=ORDER_NAMES, **given)
        response.headers["Vary"] = "HX-Request"
        if partial and not more:
            response.headers["HX-Push-Url"] = f"/incidents{question.address()}"
        return response

    @router.get("/incidents.{format_}")
    def file(request: Request, format_: DownloadFormat) -> Response:
        question = desk.question_of(request)
        if question.faults:
            return desk.page("incidents.html", status=400, partial=False, **_nothing_of(question))
        return StreamingResponse(
            download(desk.store, question, format_),
            media_type=DOWNLOAD_TYPES[format_],
            headers={"Content-Disposition": f'attachment; filename="incidents.{format_}"'},
        )

    @router.get("/map.json")
    def map_points(request: Request, view: str, zoom: Annotated[float, Query(ge=-2, le=24)]) -> Response:
        question = desk.question_of(request, "view", "zoom")
        if question.faults:
            return _refused(question)
        try:
            box = read_box(view)
        except (ValueError, SettingsError) as fault:
            return JSONResponse({"error": str(fault)}, status_code=422)
        cell = 360 / (CELLS_PER_WORLD * 2 ** int(zoom))
        with desk.store.reading() as records:
            selection = question.ignoring("box")
            signs = signs_of(records, selection, box, cell)
            unplaced = records.incidents.count(selection) - records.incidents.count(replace(selection, box=WORLD))
        features = [feature_of(one) for one in signs]
        return JSONResponse({"type": "FeatureCollection", "features": features, "unplaced": unplaced})

    @router.get("/timeline.json")
    def timeline(request: Request) -> Response:
        question = desk.question_of(request)
        if question.faults:
            return _refused(question)
        with desk.store.reading() as records:
            return JSONResponse(timeline_of(question, records))

    return router


def _refused(question: ListQuestion) -> Response:
    return JSONResponse({"error": "; ".join(question.faults)}, status_code=400)


def _nothing_of(question: ListQuestion) -> dict[str, Any]:
    return {
        "question": question,
        "entries": (),
        "next": None,
        "chips": chips(question),
        "count": 0,
        "all": 0,
        "facets": (),
        "party_label": "",
        "parties": (),
        "orders": ORDER_NAMES,
    }


def facets_of(question: ListQuestion, records: Records) -> list[dict[str, Any]]:
    """The facets in the order of the page."""
    found = []
    for facet, counts in facet_counts(records, question.selection).items():
        chosen = question.values(facet)
        ordered = sorted(counts, key=lambda code: (-counts[code], code))
        shown = [*(code for code in ordered if code in chosen), *(code for code in ordered if code not in chosen)]
        shown = [*shown, *(code for code in chosen if code not in counts)]
        options = [
            {
                "value": code,
                "label": facet_label(facet, code),
                "count": counts.get(code, 0),
                "chosen": code in chosen,
                "quad": code if facet == "quad" else _quad_of(code) if facet == "type" else "",
            }
            for code in shown
        ]
        # One value behind "more" would take the room of the word.
        most = max(MOST_OF_A_FACET[facet], len(chosen))
        most = most + 1 if len(options) == most + 1 else most
        found.append({"name": facet, "title": _FACET_TITLES[facet], "options": options[:most], "rest": options[most:]})
    return found


def facet_label(facet: str, code: str) -> str:
    """A value of a facet in words."""
    if facet == "type":
        return TYPES.get(code, code.lower())
    if facet == "mode":
        return mode_label(code)
    if facet == "standing":
        return STANDINGS[code][0] if code in STANDINGS else code
    if facet == "quad":
        return QUADS.get(code, code.replace("-", " "))
    return country_name(code)


def _quad_of(type_code: str) -> str:
    return next((one.quad for one in load_codebook().types if one.code == type_code), "")


def chips(
    question: ListQuestion, label: str = "", *, without: Callable[[str, str], str] | None = None
) -> list[dict[str, str]]:
    """The conditions in force, each with the address of the page without it.

    Args:
        question: What is asked.
        label: What the party that is asked for is called.
        without: The address without a parameter's value; that of the list unless told.
    """
    without = without or (lambda name, value: f"/incidents{question.without(name, value)}")
    found = []
    for name, value in question.filters():
        words = f"party: {label}" if name == "actor" and label else _chip_words(name, value)
        found.append({"words": words, "address": without(name, value)})
    return found


def _chip_words(name: str, value: str) -> str:
    if name == "party":
        return f"a side of {country_name(value)}"
    if name in FACETS:
        return facet_label(name, value)
    simple = {
        "q": f"“{value}”",
        "from": f"from {day(value)}",
        "to": f"to {day(value)}",
        "box": "area drawn on the map",
        "admin1": value,
        "place": value,
        "precision": f"place known to: {PRECISIONS.get(value, value)}",
        "actor": f"party {value}",
        "killed": f"{value} or more killed",
        "killed_most": f"at most {value} killed",
        "sources": f"{value} or more sources",
        "sources_most": f"at most {value} sources" if value != "1" else "one source only",
        "score": f"score from {value}",
    }
    if name in simple:
        return simple[name]
    if name == "dyad":
        return dyad_words(DyadKey.parse(value))
    yes = {
        "within": ("all its days in this time", "only some of its days in this time"),
        "toll": ("number killed told", "no number killed told"),
        "dated": ("dated", "undated"),
        "placed": ("country known", "country of the place unknown"),
        "contradicted": ("accounts contradict", "accounts do not contradict"),
        "reviewed": ("reviewed", "not reviewed"),
        "background": ("background only", "without background"),
    }
    return yes[name][0 if value == "yes" else 1]


def dyad_words(key: DyadKey) -> str:
    """Who against whom, as in ``Sudan → Chad``; parties by their identifier where they have one."""
    one, other = (side.id or side.label or country_name(side.country) for side in (key.actor, key.recipient))
    return f"{one} {'↔' if key.mutual else '→'} {other}"


def timeline_of(question: ListQuestion, records: Records) -> dict[str, Any]:
    """What the timeline draws: the chosen days with as much again on either side, or all days where none are chosen."""
    selection = question.ignoring("from", "to")
    extent = days_of(records, selection)
    if extent is None:
        return {"unit": "day", "from": None, "to": None, "undated": 0, "buckets": [], "chosen": None}
    first, last, undated = extent
    chosen = (question.selection.first or first, question.selection.last or last)
    if chosen[0] > chosen[1]:  # what is asked for lies wholly before or behind all that there is
        chosen = (question.selection.first or chosen[1], question.selection.last or chosen[0])
    shown = (first, last)
    if question.selection.first or question.selection.last:
        shown = _around(*chosen, extent=(first, last))
        selection = replace(selection, first=shown[0], last=shown[1])
    unit = unit_for(*shown)
    buckets = records.totals.timeline(selection, unit=unit).buckets
    return {
        "unit": unit,
        "from": shown[0],
        "to": shown[1],
        "undated": undated,
        "buckets": [{"first": one.first, "quads": dict(one.quads)} for one in buckets],
        "chosen": list(chosen) if question.selection.first or question.selection.last else None,
    }


def when_words(entry: IncidentEntry) -> str:
    """When it was, else when it was first told."""
    if entry.date_from or entry.date_to:
        return interval(entry.date_from, entry.date_to, precision=entry.date_precision)
    return f"told {day(entry.first_report)}" if entry.first_report else "undated"


def _around(first: str, last: str, *, extent: tuple[str, str]) -> tuple[str, str]:
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
        margin = max((end - start) / 2, timedelta(days=7))
        around = ((start - margin).isoformat(), (end + margin).isoformat())
    except (ValueError, OverflowError):
        return first, last
    shown = max(around[0], extent[0]), min(around[1], extent[1])
    return shown if shown[0] <= shown[1] else extent


def feature_of(sign: Sign) -> dict[str, Any]:
    """A sign as the map takes it."""
    entry = sign.entry
    properties: dict[str, Any] = {
        "count": sign.count,
        "killed": sign.killed,
        "quad": main_quad(sign.quads),
        "quads": dict(sign.quads),
        "precision": sign.precision or "",
        "precision_words": PRECISIONS.get(sign.precision or "", ""),
        "radius_km": RADII_KM.get(sign.precision or "", 0.0),
        "name": sign.name or "",
        "box": box_text(sign.box),
    }
    if entry is not None:
        properties |= {
            "address": page_of("incidents", entry.incident_id),
            "summary": entry.summary or kind_words(entry.type, entry.modes),
            "when": when_words(entry),
            "where": where_words(entry.place_name, entry.place_country, entry.place_precision),
            "toll": numbers_words(entry.killed_low, entry.killed_best, entry.killed_high),
        }
    point = {"type": "Point", "coordinates": [sign.longitude, sign.latitude]}
    return {"type": "Feature", "geometry": point, "properties": properties}
