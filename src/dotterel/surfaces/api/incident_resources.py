"""Incidents: lists under every condition, in every order and in four formats; one with its versions and links."""

from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.responses import Response, StreamingResponse

from dotterel.model import Incident, plain_of
from dotterel.store import Records, Store
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer, caching, known_already, page, tag_of
from dotterel.surfaces.api.descriptions import described, list_of, schema_of
from dotterel.surfaces.api.problems import Refused, held, missing
from dotterel.surfaces.desk.listed_incidents import incident_file, incidents_on, listed_page
from dotterel.surfaces.desk.questions import ListQuestion, held_by
from dotterel.surfaces.export import MEDIA_TYPES
from dotterel.surfaces.former_incidents import holders_of

_FILES = ("jsonl", "csv", "geojson")
_FORMAT = asked.parameter(
    "format",
    "json: a page. The others hold every incident that is asked for, piece by piece, and take no `after` or `limit`: "
    "jsonl (the native record, one a line), csv (a table), geojson (points).",
    type="string",
    enum=["json", *_FILES],
    default="json",
)
_OURS = ("limit", "format")
"""Parameters that the question does not read."""
_LIST = (*asked.CONDITIONS, *asked.SORTING, *asked.PAGING, _FORMAT)
_FILE = tuple(one for one in _LIST if one not in asked.PAGING)


def incident_routes(store: Store) -> APIRouter:
    """The routes below ``/incidents``."""
    router = APIRouter(tags=["incidents"])

    @router.get(
        "/incidents",
        summary="List incidents",
        **described(
            list_of("Incident"), *_LIST, lines="application/x-ndjson", table="text/csv", points="application/geo+json"
        ),
    )
    def incidents(request: Request) -> Response:
        """Those that meet all conditions: native records a page at a time, or all of them as a file.

        `total` is the number of all; `latest` the number of the latest version among them, for `changed_after`.
        """
        format_ = request.query_params.get("format") or "json"
        found = asked.given(request, _FILE if format_ in _FILES else _LIST)
        question = asked.incident_question(
            {name: given for name, given in found.items() if name not in _OURS}, held=held_by(store)
        )
        if format_ in _FILES:
            return _file(request, store, question, format_)
        with store.reading() as records:
            listed = listed_page(records, question, limit=asked.limit_of(found), after=question.after)
            total, latest = _extent(records, question)
            kept = incidents_on(records, listed)
        return page(request, kept, listed.next, plain_of, total=total, latest=latest)

    @router.get(
        "/incidents/{incident_id}",
        summary="One incident",
        **described(schema_of("Incident"), may_be_joined=True),
    )
    def incident(request: Request, incident_id: str) -> Response:
        """The native record, in its latest version.

        One that was joined to another leads there (307): that can be taken back, so keep the address that you have.
        """
        asked.given(request, ())
        with store.reading() as records:
            return answer(request, plain_of(_present(request, records, incident_id)))

    @router.get(
        "/incidents/{incident_id}/versions",
        summary="All versions of an incident",
        **described(list_of("Object")),
    )
    def versions(request: Request, incident_id: str) -> Response:
        """Each with what made it, the first recorded first; one without events was withdrawn or joined to another."""
        asked.given(request, ())
        with store.reading() as records:
            found = held("incident", incident_id, records.incidents.versions)
        return page(request, found, None, lambda one: {"incident": plain_of(one[0]), "made_by": plain_of(one[1])})

    @router.get(
        "/incidents/{incident_id}/links",
        summary="Links of an incident",
        **described(list_of("Link"), may_be_joined=True),
    )
    def links(request: Request, incident_id: str) -> Response:
        """The judgements that its events tell the same happening, or another, with the reasons."""
        asked.given(request, ())
        with store.reading() as records:
            events = _present(request, records, incident_id).event_ids
            found = {(one.event_id, one.to_id): one for event in events for one in records.links.of_event(event)}
        return page(request, list(found.values()), None, plain_of)

    return router


def _present(request: Request, records: Records, incident_id: str) -> Incident:
    """An incident that is there.

    Raises:
        Refused: There is none; or it is no more, and its events are elsewhere, or nowhere.
    """
    found = None if "\0" in incident_id else records.incidents.get(incident_id)
    if found is not None:
        return found
    holders = None if "\0" in incident_id else holders_of(records, incident_id)
    if holders is None:
        raise missing("incident", incident_id)
    if len(holders) == 1:
        before, _, behind = request.url.path.rpartition("/incidents/")
        there = "/".join((holders[0], *behind.split("/")[1:]))
        raise Refused(
            307,
            f"the incident {incident_id} was joined to {holders[0]}",
            remedy="Follow Location; see its /versions.",
            headers={"Location": f"{before}/incidents/{quote(there)}"},
            now_in=list(holders),
        )
    what = f"its events are divided among {len(holders)} others" if holders else "no event tells it any more"
    remedy = "Ask for those in now_in; see its /versions." if holders else "See its /versions."
    raise Refused(410, f"the incident {incident_id} is no more: {what}", remedy=remedy, now_in=list(holders))


def _extent(records: Records, question: ListQuestion) -> tuple[int, int]:
    """Number of all incidents that are asked for, and of the latest version among them; 0 where there is none."""
    latest = records.incidents.page(question.selection, order="changed", limit=1).entries
    return records.incidents.count(question.selection), latest[0].number if latest else 0


def _file(request: Request, store: Store, question: ListQuestion, format_: str) -> Response:
    with store.reading() as records:
        total, latest = _extent(records, question)
        tag = tag_of(str(request.url.query), str(total), str(latest), str(records.decisions.latest()))
    return known_already(request, tag) or StreamingResponse(
        incident_file(store, question, format_),
        media_type=MEDIA_TYPES[format_],
        headers={**caching(tag), "Content-Disposition": f'attachment; filename="incidents.{format_}"'},
    )
