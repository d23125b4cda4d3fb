"""What a reviewer can correct in an event, and an event with a field corrected."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import is_dataclass, replace
from datetime import date
from typing import Any

from dotterel.codebook import Codebook, load_codebook
from dotterel.codebook.crosswalks import is_country
from dotterel.model import (
    Actor,
    CodebookError,
    DamagedContent,
    NoSuchValue,
    ResolvedEvent,
    ReviewError,
    event_from_record,
    plain_of,
    record_from,
    record_of,
)

CORRECTABLE = (
    "type",
    "modes",
    "modality",
    "historical",
    "claim",
    "actors",
    "recipients",
    "place",
    "date",
    "killed",
    "injured",
    "held",
    "size",
    "contexts",
)
"""Fields of the native record that a reviewer can correct; the words themselves and what follows from them cannot."""
_COUNTS = ("killed", "injured", "held", "size")
_REMEDY = "Give JSON, as it stands in the native record."
RULE = "reviewer"
"""Stands as the rule of every value that a reviewer gave."""


def field_json(event: ResolvedEvent, field: str) -> str:
    """What stands in a field, as the JSON text that a decision holds.

    Raises:
        ReviewError: It cannot be corrected.
    """
    _check_field(field)
    return json.dumps(record_of(event)[field], ensure_ascii=False)


def corrected(event: ResolvedEvent, field: str, value: str, *, codebook: Codebook | None = None) -> ResolvedEvent:
    """The event with a field as a reviewer says, sure (score 1) and with the rule `reviewer`.

    Args:
        event: The event.
        field: One of `CORRECTABLE`.
        value: JSON text of what shall stand there, as in the native record. Of a party, place, date, claim or number
            only what is known need be given: ``{"country": "MLI", "sectors": ["MIL"]}``.
        codebook: For the quad category and the intensity of another type or mode; PLOVER if not given.

    Raises:
        ReviewError: The field cannot be corrected, or cannot hold that value; the message says why.
        NoSuchValue: There is no such day, country or point.
    """
    _check_field(field)
    try:
        given = json.loads(value)
    except ValueError as fault:
        raise ReviewError(f"the value of {field} is not JSON ({fault})", _REMEDY) from fault
    record = record_of(event)
    record[field] = _completed(field, given, event)
    if field == "type" and given != event.type:
        record["modes"] = []
    book = codebook or load_codebook()
    try:
        record["quad"] = book.quad(record["type"])
        record["intensity"] = book.intensity(record["type"], tuple(record["modes"]))
        changed = event_from_record(record)
    except (DamagedContent, CodebookError, TypeError) as fault:
        reason = fault.message if isinstance(fault, DamagedContent | CodebookError) else str(fault)
        raise ReviewError(f"{field} cannot be {value:.80} ({reason})", _REMEDY) from fault
    scores = tuple(one if one.code != field else replace(one, score=1.0) for one in changed.field_scores)
    _check_contexts(changed, event, field, book)
    _check_days(changed, field)
    _check_countries(changed, event, field, book)
    _check_point(changed, event, field)
    _check_numbers(changed, field)
    _check_kinds(changed, field, value)
    return replace(changed, field_scores=scores, rules=(*changed.rules, f"{RULE}:{field}"))


def _check_field(field: str) -> None:
    if field not in CORRECTABLE:
        raise ReviewError(f"{field!r} cannot be corrected", f"Fields: {', '.join(CORRECTABLE)}.")


def _check_kinds(event: ResolvedEvent, field: str, value: str) -> None:
    """Names are texts, numbers numbers: what is none would be a record that cannot be read again."""
    held: Any = getattr(event, field)
    for one in held if isinstance(held, tuple) else (held,):
        if is_dataclass(one) and not isinstance(one, type):
            try:
                record_from(type(one), plain_of(one))
            except DamagedContent as fault:
                raise ReviewError(f"{field} cannot be {value:.80} ({fault.message})", _REMEDY) from fault


def _check_contexts(event: ResolvedEvent, before: ResolvedEvent, field: str, book: Codebook) -> None:
    """Contexts are those of the codebook, or stood there."""
    strangers = [code for code in event.contexts if code not in {*book.context_codes, *before.contexts}]
    if field == "contexts" and strangers:
        raise ReviewError(f"there is no context {strangers[0]!r:.80}", f"Contexts: {', '.join(book.context_codes)}.")


def _check_days(event: ResolvedEvent, field: str) -> None:
    """Days are those of the calendar, written in full: what is no day would be read as one that nobody knows."""
    if field != "date" or event.date is None:
        return
    for told in (event.date.first, event.date.last):
        if told is not None and not _is_day(told):
            raise NoSuchValue(f"there is no day {_shown(told)}", "Give days as year-month-day, as in 2023-05-04.")


def _is_day(told: object) -> bool:
    if not isinstance(told, str) or not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", told):
        return False
    try:
        date.fromisoformat(told)
    except ValueError:
        return False
    return True


def _check_countries(event: ResolvedEvent, before: ResolvedEvent, field: str, book: Codebook) -> None:
    """Countries have a code; in the place of a party's there may be one of an international body."""
    known = {one.code for one in book.countries} | set(_countries(before, field))
    if field != "place":
        known |= {one.code for one in book.international}
    for code in _countries(event, field):
        if code is not None and not (isinstance(code, str) and (code in known or is_country(code))):
            raise NoSuchValue(
                f"there is no country {_shown(code)}",
                "Give its three letters in capitals, as in MLI for Mali; see dotterel codebook.",
            )


def _countries(event: ResolvedEvent, field: str) -> Iterator[str | None]:
    """The codes that a field has in a country's place."""
    parties: tuple[Actor, ...] = ()
    if field in ("actors", "recipients"):
        parties = getattr(event, field)
    elif field == "claim":
        parties = (*((event.claim.source,) if event.claim.source else ()), *event.claim.further_sources)
    elif field == "place" and event.place is not None:
        yield event.place.country
    yield from (one.country for one in parties)


def _check_point(event: ResolvedEvent, before: ResolvedEvent, field: str) -> None:
    """A point of the earth has both degrees, within their bounds."""
    if field != "place" or event.place is None:
        return
    place = event.place
    point = place.latitude, place.longitude
    if before.place is not None and point == (before.place.latitude, before.place.longitude):
        return
    north, east = point
    if (north is None) != (east is None):
        raise ReviewError("one of the two degrees of the place is missing", "Give both, or neither.")
    if north is not None and east is not None and not (abs(north) <= 90 and abs(east) <= 180):
        raise NoSuchValue(
            f"there is no point at {north} degrees north and {east} east",
            "Give degrees north from -90 to 90, and east from -180 to 180.",
        )


def _shown(told: object) -> str:
    return json.dumps(told, ensure_ascii=False)[:60]


def _check_numbers(event: ResolvedEvent, field: str) -> None:
    """A range runs upwards, and nobody is less than none."""
    count = getattr(event, field) if field in _COUNTS else None
    if count is not None:
        ends = [end for end in (count.low, count.high) if end is not None]
        whole = all(isinstance(end, int) and not isinstance(end, bool) and end >= 0 for end in ends)
        if not ends or not whole or ends != sorted(ends):
            raise ReviewError(
                f"{field} cannot be from {count.low} to {count.high}",
                "Give whole numbers, low not above high; an end that is not known is null.",
            )
    if field == "date" and event.date and event.date.first and event.date.last and event.date.first > event.date.last:
        raise ReviewError(f"an event cannot last from {event.date.first} to {event.date.last}", "Swap the days.")


def _completed(field: str, given: Any, event: ResolvedEvent) -> Any:
    """A value with what the native record wants beside the facts; words that are not given are none."""
    if field in ("actors", "recipients") and isinstance(given, list):
        return [_filled(one, _PARTY, event) for one in given]
    if field == "claim" and isinstance(given, Mapping):
        source = given.get("source")
        further = given.get("further_sources", [])
        return {
            "status": given.get("status", "asserted"),
            "source": None if source is None else _filled(source, _PARTY, event),
            "further_sources": [_filled(one, _PARTY, event) for one in further],
            "score": 1.0,
        }
    defaults = _COUNT if field in _COUNTS else {"place": _PLACE, "date": _DATE}.get(field)
    return given if defaults is None or given is None else _filled(given, defaults, event)


def _filled(given: Any, defaults: Mapping[str, Any], event: ResolvedEvent) -> Any:
    if not isinstance(given, Mapping):
        return given
    at = event.trigger.start
    return {"text": "", "start": at, "end": at, **defaults, **given, **_sure(defaults)}


def _sure(defaults: Mapping[str, Any]) -> dict[str, Any]:
    sure: dict[str, Any] = {"rule": RULE, "unresolved": None}
    if "score" in defaults:
        sure["score"] = 1.0
    if "candidates" in defaults:
        sure["candidates"] = []
    return sure


_PARTY: dict[str, Any] = {"name": None, "id": None, "country": None, "sectors": [], "score": 1.0, "candidates": []}
_PLACE: dict[str, Any] = {
    "name": None,
    "geonameid": None,
    "country": None,
    "admin1": None,
    "admin2": None,
    "latitude": None,
    "longitude": None,
    "precision": None,
    "score": 1.0,
    "candidates": [],
}
_DATE: dict[str, Any] = {"from": None, "to": None, "precision": None, "anchor": "absolute", "score": 1.0}
_COUNT: dict[str, Any] = {"low": None, "high": None, "parts": []}
