"""Who against whom: a matrix, a drawing of the strongest ties, and a table of all, under the filters of the list."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, cast, get_args

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.store import Dyad, PartyLevel
from dotterel.surfaces.desk.addresses import question_of
from dotterel.surfaces.desk.dyad_matrix import matrix_of, name_of
from dotterel.surfaces.desk.listing import chips
from dotterel.surfaces.desk.network_chart import network_of
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.questions import QUADS, Held, ListQuestion, held_by, read_question

MOST_DYADS = 1000
"""Of which the matrix and the drawing are made."""
SHOWN = 60
"""Dyads of the table."""
SIZES = (8, 12, 20, 30)
ORDERS = {"incidents": "most incidents", "killed": "most killed", "latest": "latest", "name": "name"}
LEVELS = {"country": "countries", "party": "named parties"}
_USUAL = {"by": "country", "size": "12", "order": "incidents", "all": ""}
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
        faults: What could not be read.
    """

    list: ListQuestion
    by: PartyLevel = "country"
    size: int = 12
    order: str = "incidents"
    all: bool = False
    faults: tuple[str, ...] = ()

    def address(self, **changes: str) -> str:
        """This page with something changed; what is usual is left out."""
        own = {"by": self.by, "size": str(self.size), "order": self.order, "all": "yes" if self.all else ""} | changes
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
    if faults:
        return DyadQuestion(list=listed, faults=tuple(faults))
    return DyadQuestion(
        list=listed,
        by=cast(PartyLevel, own["by"]),
        size=int(own["size"]),
        order=own["order"],
        all=own["all"] == "yes",
    )


def dyad_router(desk: Desk) -> APIRouter:
    """The route of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dyads")
    def dyads(request: Request) -> Response:
        question = read_dyad_question(request.query_params.multi_items(), held=held_by(desk.store))
        found: Sequence[Dyad] = ()
        count = 0
        if not question.faults:
            with desk.store.reading() as records:
                found = records.totals.dyads(question.list.selection, by=question.by, limit=MOST_DYADS)
                count = records.incidents.count(question.list.selection)
        return desk.page("dyads.html", status=400 if question.faults else 200, **_given(question, found, count))

    return router


def _given(question: DyadQuestion, dyads: Sequence[Dyad], count: int) -> dict[str, Any]:
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
        "network": network_of(dyads),
        "name_of": name_of,
        "chips": chips(
            question.list, without=lambda *taken: question.with_filters([one for one in filters if one != taken])
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
                "address": question.address(by=by),
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
