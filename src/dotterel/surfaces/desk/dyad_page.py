"""Who against whom: a matrix, the first pairs in time, the strongest ties, and a table, under the list's filters."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.model import SettingsError
from dotterel.store import Dyad, DyadKey, DyadTimeline, PartyLevel, Records
from dotterel.surfaces.desk.addresses import question_of
from dotterel.surfaces.desk.dyad_lines import MOST_LINES, DyadLines, days_of_dyads, dyad_lines, dyad_name, unit_of
from dotterel.surfaces.desk.dyad_matrix import matrix_of, name_of
from dotterel.surfaces.desk.listing import chips, dyad_words
from dotterel.surfaces.desk.named_parties import party_label, value_of_party, with_names_understood
from dotterel.surfaces.desk.network_chart import NARROW, network_of
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.questions import QUADS, Held, ListQuestion, held_by, read_question
from dotterel.surfaces.desk.trend_chart import TrendChart, trend_chart

MOST_DYADS = 1000
"""Of which the matrix and the drawing are made."""
SHOWN = 60
"""Dyads of the table."""
SIZES = (8, 12, 20, 30)
ORDERS = {"incidents": "most incidents", "killed": "most killed", "latest": "latest", "name": "name"}
LEVELS = {"country": "countries", "party": "named parties"}
_USUAL = {"by": "country", "size": "12", "order": "incidents", "all": "", "pair": ""}
"""Parameters of the page beside the filters, as they are where none is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadQuestion:
    """What is asked of the page.

    Attributes:
        list: The filters, as those of the list of incidents.
        by: Whether sides are countries or named parties.
        size: Most sides of the matrix.
        order: What the table and the matrix are sorted by.
        all: Whether the table holds every dyad.
        pair: Key of the dyad that is drawn in time; empty for the first of the table.
        faults: What could not be read.
    """

    list: ListQuestion
    by: PartyLevel = "country"
    size: int = 12
    order: str = "incidents"
    all: bool = False
    pair: str = ""
    faults: tuple[str, ...] = ()

    def address(self, **changes: str) -> str:
        """This page with something changed; what is usual is left out."""
        own = {
            "by": self.by,
            "size": str(self.size),
            "order": self.order,
            "all": "yes" if self.all else "",
            "pair": self.pair,
        } | changes
        told = [(name, value) for name, value in own.items() if value != _USUAL[name]]
        return f"/dyads{question_of([*self.list.filters(), *told])}"

    def incidents(self, keys: Sequence[str]) -> str:
        """The list of the incidents of some dyads, under the same filters."""
        kept = [(name, value) for name, value in self.list.filters() if name != "dyad"]
        return f"/incidents{question_of([*kept, *(('dyad', key) for key in keys)])}"

    def with_filters(self, filters: Sequence[tuple[str, str]]) -> str:
        """This page under other filters."""
        return replace(self, list=read_question(filters)).address()


def read_dyad_question(given: Sequence[tuple[str, str]], *, held: Held | None = None) -> DyadQuestion:
    """The question that an address asks.

    Args:
        given: Names and values, as they stand in the address.
        held: As in `read_question`.
    """
    own = _USUAL | {name: value for name, value in given if name in _USUAL and value}
    listed = read_question([(name, value) for name, value in given if name not in _USUAL], held=held)
    faults = list(listed.faults)
    for name, known in (("by", get_args(PartyLevel)), ("order", tuple(ORDERS)), ("size", tuple(map(str, SIZES)))):
        if own[name] not in known:
            faults.append(f"{name}={own[name][:60]}: choices are {', '.join(known)}")
    if own["pair"]:
        try:
            is_party = DyadKey.parse(own["pair"]).actor.is_party
        except SettingsError as fault:
            faults.append(f"pair: {fault}")
        else:
            if is_party != (own["by"] == "party"):
                faults.append(f"pair={own['pair'][:60]}: these are not two of the {LEVELS.get(own['by'], 'sides')}")
    if faults:
        return DyadQuestion(list=listed, faults=tuple(faults))
    return DyadQuestion(
        list=listed,
        by=cast(PartyLevel, own["by"]),
        size=int(own["size"]),
        order=own["order"],
        all=own["all"] == "yes",
        pair=own["pair"],
    )


def dyad_router(desk: Desk) -> APIRouter:
    """The route of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dyads")
    def dyads(request: Request) -> Response:
        held = held_by(desk.store)
        given = request.query_params.multi_items()
        understood, faults = with_names_understood(given, desk.store, held)
        question = read_dyad_question(understood, held=held)
        question = replace(question, faults=(*faults, *question.faults))
        found: Sequence[Dyad] = ()
        count = 0
        in_time: InTime | None = None
        party_name = ""
        typed = {name: next((value for key, value in given if key == name), "") for name in ("country", "party")}
        if not question.faults:
            with desk.store.reading() as records:
                found = records.totals.dyads(question.list.selection, by=question.by, limit=MOST_DYADS)
                count = records.incidents.count(question.list.selection)
                in_time = _in_time(records, question, found)
                typed = _shown_names(records, question)
                party_name = party_label(records, question.list.selection.party_id)
        return desk.page(
            "dyads.html",
            status=400 if question.faults else 200,
            typed=typed,
            **_given(question, found, count, in_time, party_name),
        )

    return router


def _shown_names(records: Records, question: DyadQuestion) -> dict[str, str]:
    """What stands in the inputs for countries and parties: codes, and the name of a party that is asked for alone."""
    party_id, party = question.list.selection.party_id, question.list.value("party")
    shown = value_of_party(records, party_id) if party_id is not None and not party else party
    return {"country": question.list.value("country"), "party": shown}


@dataclass(frozen=True, slots=True, kw_only=True)
class InTime:
    """The first dyads in time, and one of them drawn large.

    Attributes:
        lines: The small drawings; none where nothing is dated that could be drawn.
        chosen: The dyad that is drawn large, with its incidents in time; none where the one asked for has no incident.
        chart: Its drawings; none where none of its incidents is dated narrowly enough.
        missing: What the dyad asked for is called, where it has no incident here; else empty.
        undated: The dyad asked for, where none of its incidents is dated.
    """

    lines: DyadLines | None
    chosen: DyadTimeline | None
    chart: TrendChart | None
    missing: str = ""
    undated: Dyad | None = None


def _in_time(records: Records, question: DyadQuestion, dyads: Sequence[Dyad]) -> InTime | None:
    """The first dyads of the table and the one asked for in time; none where none is dated and none asked for."""
    table = ordered(dyads, question.order)
    shown = table[:MOST_LINES]
    asked = [one for one in table if one.key == question.pair]
    told = [*shown, *(one for one in asked if one not in shown)]
    missing = dyad_words(DyadKey.parse(question.pair)) if question.pair and not asked else ""
    undated = next((one for one in asked if one.last is None), None)
    selection = question.list.selection
    days = days_of_dyads(told, first=selection.first, last=selection.last)
    if days is None:
        return InTime(lines=None, chosen=None, chart=None, missing=missing, undated=undated) if question.pair else None
    unit = unit_of(*days)
    timelines = records.totals.dyad_timelines(selection, dyads=told, unit=unit)
    lines = dyad_lines(timelines[: len(shown)], first=days[0], last=days[1], unit=unit)
    if missing or undated is not None:
        return InTime(lines=lines, chosen=None, chart=None, missing=missing, undated=undated)
    charts = [(one, trend_chart(one.timeline, *days)) for one in timelines]
    if question.pair:
        chosen, chart = next(one for one in charts if one[0].dyad.key == question.pair)
    else:
        chosen, chart = next((one for one in charts if one[1] is not None), charts[0])
    return InTime(lines=lines, chosen=chosen, chart=chart)


def _given(
    question: DyadQuestion, dyads: Sequence[Dyad], count: int, in_time: InTime | None, party_name: str
) -> dict[str, Any]:
    matrix_order = "incidents" if question.order == "latest" else question.order
    table = ordered(dyads, question.order)
    shown = table if question.all else table[:SHOWN]
    quads = set(question.list.values("quad"))
    filters = question.list.filters()
    without_quads = [one for one in filters if one[0] != "quad"]
    kinds: tuple[tuple[str, set[str]], ...] = (
        ("everything", set()),
        ("conflict", set(QUADS[:2])),
        ("deeds of conflict", {QUADS[0]}),
        ("cooperation", set(QUADS[2:])),
    )
    return {
        "question": question,
        "against": bool(quads) and quads <= set(QUADS[:2]),
        "count": count,
        "total": len(dyads),
        "is_cut": len(dyads) == MOST_DYADS,
        "dyads": shown,
        "matrix": matrix_of(dyads, order=matrix_order, most=question.size) if dyads else None,
        "networks": [one for one in (network_of(dyads), network_of(dyads, shape=NARROW)) if one],
        "in_time": in_time,
        "dyad_name": dyad_name,
        "name_of": name_of,
        "chips": chips(
            question.list,
            party_name,
            without=lambda *taken: question.with_filters([one for one in filters if one != taken]),
        ),
        "kinds": [
            {
                "words": words,
                "address": question.with_filters(
                    [*without_quads, *(("quad", quad) for quad in QUADS if quad in wanted)]
                ),
                "current": quads == wanted,
            }
            for words, wanted in kinds
        ],
        "levels": [
            {
                "words": words,
                "address": question.address(by=by, pair=""),
                "current": by == question.by,
            }
            for by, words in LEVELS.items()
        ],
        "orders": [
            {
                "name": order,
                "words": words,
                "address": question.address(order=order),
                "current": order == question.order,
            }
            for order, words in ORDERS.items()
        ],
        "sizes": [
            {
                "words": str(size),
                "address": question.address(size=str(size)),
                "current": size == question.size,
            }
            for size in SIZES
        ],
    }


def ordered(dyads: Sequence[Dyad], order: str) -> list[Dyad]:
    """The dyads of the table."""
    if order == "killed":
        return sorted(dyads, key=lambda one: (-one.killed, -one.incidents))
    if order == "latest":
        return sorted(dyads, key=lambda one: (one.last or "", one.incidents), reverse=True)
    if order == "name":
        return sorted(dyads, key=lambda one: (name_of(one.actor).casefold(), name_of(one.recipient).casefold()))
    return list(dyads)
