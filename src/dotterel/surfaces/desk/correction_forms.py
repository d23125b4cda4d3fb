"""A form for each field that a reviewer can correct: what it shows, and what it says when it is sent."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import HTTPException

from dotterel.codebook import load_codebook
from dotterel.model import TOLL_ROLES, Actor, ClaimStatus, Modality, PlacePrecision, ResolvedEvent, ReviewError
from dotterel.surfaces.desk.forms import Form

PRECISIONS: tuple[str, ...] = get_args(PlacePrecision)
MODALITIES: tuple[str, ...] = get_args(Modality)
CLAIMS: tuple[str, ...] = get_args(ClaimStatus)
PARTS_OF_PARTY = " | "


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """A form that was sent and could not be taken.

    Attributes:
        message: What is wrong with it.
        remedy: What can be done about it.
        values: What was typed, as `shown_values` names it.
        note: The reason that was typed.
    """

    message: str
    remedy: str
    values: dict[str, Any]
    note: str


def slip_of(error: ReviewError | HTTPException, form: Form, field: str) -> Slip:
    """What was wrong with a form for a field, and what was typed."""
    message, remedy = (error.message, error.remedy) if isinstance(error, ReviewError) else (str(error.detail), "")
    return Slip(message=message, remedy=remedy, values=typed_values(form, field), note=form.text("note"))


def shown_values(event: ResolvedEvent, field: str) -> dict[str, Any]:
    """What stands in the inputs before anything is changed."""
    if field in ("actors", "recipients"):
        return {"parties": "\n".join(party_line(one) for one in getattr(event, field))}
    if field == "claim":
        claim = event.claim
        return {"status": claim.status, "parties": party_line(claim.source) if claim.source else ""}
    if field == "place":
        place = event.place
        names = ("name", "country", "admin1", "latitude", "longitude", "precision", "geonameid")
        return {name: getattr(place, name) if place is not None else None for name in names}
    if field == "date":
        return {"first": event.date.first if event.date else None, "last": event.date.last if event.date else None}
    if field in TOLL_ROLES:
        count = getattr(event, field)
        return {"low": count.low if count else None, "high": count.high if count else None}
    return {"value": getattr(event, field)}


def typed_values(form: Form, field: str) -> dict[str, Any]:
    """What stands in the inputs of a form that was sent, right or wrong: as `shown_values`, in the words typed."""
    if field in ("modes", "contexts"):
        return {"value": form.all("value")}
    if field == "historical":
        return {"value": form.text("value") == "yes"}
    names: tuple[str, ...] = ("value",)
    if field in ("actors", "recipients", "claim"):
        names = ("status", "parties")
    elif field == "place":
        names = ("name", "country", "admin1", "latitude", "longitude", "precision")
    elif field == "date":
        names = ("first", "last")
    elif field in TOLL_ROLES:
        names = ("low", "high")
    return {name: form.text(name) for name in names}


def sent_value(form: Form, event: ResolvedEvent, field: str) -> str:
    """What a sent form says of a field, as the JSON text of a decision.

    Raises:
        HTTPException: It cannot be read (400).
    """
    return json.dumps(_value(form, event, field), ensure_ascii=False)


def toll_value(form: Form) -> str:
    """What a sent form says of a toll of an incident, as the JSON text of a decision.

    Raises:
        HTTPException: It cannot be read (400).
    """
    ends = {name: form.number(name) for name in ("low", "best", "high")}
    return json.dumps(None if all(end is None for end in ends.values()) else ends)


def party_line(party: Actor) -> str:
    """A party on one line: name, country, sectors."""
    return PARTS_OF_PARTY.join((party.name or party.text, party.country or "", " ".join(party.sectors))).rstrip(" |")


def _value(form: Form, event: ResolvedEvent, field: str) -> Any:
    if field in ("actors", "recipients"):
        return _parties(form.text("parties"), [*event.actors, *event.recipients])
    if field == "claim":
        sources = _parties(form.text("parties"), [one for one in (event.claim.source,) if one is not None])
        status = form.text("status")
        return {"status": status, "source": sources[0] if sources else None, "further_sources": sources[1:]}
    if field == "place":
        return _place(form, event)
    if field == "date":
        first, last = form.text("first") or None, form.text("last") or None
        if first is None and last is None:
            return None
        precision = "day" if first == (last or first) else "range"
        return {"from": first, "to": last or first, "precision": precision, **_words(event.date)}
    if field in TOLL_ROLES:
        low, high = form.number("low"), form.number("high")
        if low is None and high is None:
            return None
        return {"low": low, "high": high, **_words(getattr(event, field))}
    if field == "historical":
        return form.text("value") == "yes"
    if field in ("modes", "contexts"):
        return form.all("value")
    return form.text("value")


def _place(form: Form, event: ResolvedEvent) -> dict[str, Any] | None:
    name, country = form.text("name"), form.text("country").upper()
    if not name and not country:
        return None
    point = form.degrees("latitude"), form.degrees("longitude")
    precision = form.text("precision") or None
    before = event.place
    renamed = before is not None and name != (before.name or "")
    if before is not None and renamed and point == (before.latitude, before.longitude):
        point = None, None  # they stood in the form for the other place, and nobody has said that they hold for this
        precision = None if precision == before.precision else precision
    return {
        "name": name or country,
        "country": country or None,
        "admin1": form.text("admin1") or None,
        "latitude": point[0],
        "longitude": point[1],
        "precision": precision,
        "geonameid": form.number("geonameid"),
        **_place_words(name, event),
    }


def _place_words(name: str, event: ResolvedEvent) -> dict[str, Any]:
    """The words of a report that tell a place: those that were read, unless another place of the sentence is meant."""
    place, sentence = event.place, event.sentence
    if place is not None and name in (place.name, place.text):
        return _words(place)
    at = sentence.text.find(name) if name else -1
    if at < 0:
        return {"text": name}
    return {"text": name, "start": sentence.start + at, "end": sentence.start + at + len(name)}


def _parties(text: str, known: Sequence[Actor]) -> list[dict[str, Any]]:
    """Parties of lines as made by `party_line`; one that is known keeps the words that it was read from."""
    sectors = set(load_codebook().sector_codes)
    found = []
    for line in text.splitlines():
        parts = [part.strip() for part in line.split("|")]
        if not any(parts):
            continue
        name, country, codes = (*parts, "", "")[:3]
        given = codes.upper().replace(",", " ").split()
        unknown = [code for code in given if code not in sectors]
        if unknown or (country and (len(country) != 3 or not country.isalpha())):
            raise HTTPException(400, f"{line[:80]!r}: write name | country | sectors, as: Army of Mali | MLI | MIL")
        same = next((one for one in known if name in (one.name, one.text)), None)
        party: dict[str, Any] = {"name": name or None, "text": name, "sectors": given}
        party["country"] = country.upper() or None
        if same is not None:
            party |= {"text": same.text, "start": same.start, "end": same.end, "id": same.id}
        found.append(party)
    return found


def _words(count: Any) -> dict[str, Any]:
    return {} if count is None else {"text": count.text, "start": count.start, "end": count.end}
