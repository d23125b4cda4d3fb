"""A form for each field that a reviewer can correct: what it shows, and what it says when it is sent."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, get_args

from fastapi import HTTPException

from dotterel.codebook import load_codebook
from dotterel.codebook.crosswalks import country_named
from dotterel.model import (
    TOLL_ROLES,
    Actor,
    ClaimStatus,
    Incident,
    Modality,
    Place,
    PlacePrecision,
    ResolvedEvent,
    ReviewError,
)
from dotterel.pipeline import day_of, place_value
from dotterel.review import as_event
from dotterel.surfaces.desk.forms import Form
from dotterel.surfaces.desk.party_choices import NamedParties, PartyChoices
from dotterel.surfaces.desk.place_choices import PlaceChoices, chosen_place

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
        choices: The places that have to be chosen from; none where nothing has to be.
        who: The parties that have to be chosen from, likewise.
    """

    message: str
    remedy: str
    values: dict[str, Any]
    note: str
    choices: PlaceChoices | None = None
    who: PartyChoices | None = None

    @property
    def asks(self) -> bool:
        """Whether there is nothing wrong, only something to be chosen."""
        return self.choices is not None or self.who is not None

    @property
    def status(self) -> int:
        """Of the page that shows the form again: a question is no fault."""
        return 200 if self.asks else 400


def slip_of(error: ReviewError | HTTPException, form: Form, field: str) -> Slip:
    """What was wrong with a form for a field, and what was typed."""
    message, remedy = (error.message, error.remedy) if isinstance(error, ReviewError) else (str(error.detail), "")
    choices = error if isinstance(error, PlaceChoices) else None
    values = typed_values(form, field)
    if choices is not None:  # these are of the place that stood there
        values |= {"latitude": "", "longitude": "", "precision": ""}
    who = error if isinstance(error, PartyChoices) else None
    return Slip(message=message, remedy=remedy, values=values, note=form.text("note"), choices=choices, who=who)


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
    if field == "summary":
        return {"value": form.text("value") or form.text("summary")}
    names: tuple[str, ...] = ("value",)
    if field in ("actors", "recipients", "claim"):
        names = ("status", "parties")
    elif field == "place":
        names = ("name", "country", "admin1", "latitude", "longitude", "precision")
    elif field == "date":
        names = ("first", "last")
    elif field in TOLL_ROLES:
        names = ("low", "best", "high")
    return {name: form.text(name) for name in names}


def sent_value(form: Form, event: ResolvedEvent, field: str) -> str:
    """What a sent form says of a field, as the JSON text of a decision.

    Raises:
        HTTPException: It cannot be read (400).
        PlaceChoices: The place that it names has to be chosen.
        PartyChoices: Likewise a party.
    """
    return json.dumps(_value(form, event, field), ensure_ascii=False)


def shown_incident_values(incident: Incident, field: str) -> dict[str, Any]:
    """What stands in the inputs for a field of an incident before anything is changed."""
    if field in TOLL_ROLES:
        toll = next((one for one in incident.tolls if one.role == field), None)
        return {end: getattr(toll.total, end) if toll else None for end in ("low", "best", "high")}
    if field in ("summary", "standing"):
        return {"value": getattr(incident, field)}
    return shown_values(as_event(incident), field)


def sent_incident_value(form: Form, incident: Incident, field: str) -> str:
    """What a sent form says of a field of an incident, as the JSON text of a decision.

    Raises:
        HTTPException: It cannot be read (400).
        PlaceChoices: The place that it names has to be chosen.
        PartyChoices: Likewise a party.
    """
    if field in TOLL_ROLES:
        return toll_value(form)
    if field in ("summary", "standing"):
        return json.dumps(form.text("value") or form.text(field), ensure_ascii=False)
    return sent_value(form, as_event(incident), field)


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
        return _parties(form, event, [*event.actors, *event.recipients])
    if field == "claim":
        known = (event.claim.source, *event.claim.further_sources)
        sources = _parties(form, event, [one for one in known if one is not None])
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
    name, country, division = form.text("name"), _country_code(form.text("country")), form.text("admin1")
    if not name and not country:
        return None
    point = form.degrees("latitude"), form.degrees("longitude")
    precision = form.text("precision") or None
    before = event.place
    told = {"name": name or country, "country": country or None, "admin1": division or None, "precision": precision}
    words = _place_words(name, event)
    if before is not None and (name, country, division) == _named(before):
        same = point == (before.latitude, before.longitude)
        kept = {"geonameid": before.geonameid, "admin2": before.admin2} if same else {}
        return {**told, "latitude": point[0], "longitude": point[1], **kept, **words}
    stood = (None, None) if before is None else (before.latitude, before.longitude)
    if point not in ((None, None), stood):
        return {**told, "latitude": point[0], "longitude": point[1], **words}
    # The degrees in the form are of the place that stood there, and nobody has said that they hold for this one.
    precision = None if before is not None and precision == before.precision else precision
    found = chosen_place(form, name, country, division)
    if found is None:
        return {**told, "latitude": None, "longitude": None, "precision": precision, **words}
    return place_value(found, {"precision": precision, **words})


def _named(place: Place) -> tuple[str, str, str]:
    return place.name or "", place.country or "", place.admin1 or ""


def _place_words(name: str, event: ResolvedEvent) -> dict[str, Any]:
    """The words of a report that tell a place: those that were read, unless another place of the sentence is meant."""
    place, sentence = event.place, event.sentence
    if place is not None and name in (place.name, place.text):
        return _words(place)
    at = sentence.text.find(name) if name else -1
    if at < 0:
        return {"text": name}
    return {"text": name, "start": sentence.start + at, "end": sentence.start + at + len(name)}


def _parties(form: Form, event: ResolvedEvent, known: Sequence[Actor]) -> list[dict[str, Any]]:
    """Parties of lines as made by `party_line`: what is left empty is looked up in the actor register.

    A line that stood there stays what it was, and a party that is known keeps the words that it was read from.

    Raises:
        HTTPException: A line cannot be read (400).
        PartyChoices: Several parties of the register have a name.
    """
    named = NamedParties(form, on=day_of(event))
    found = [_party(line, name, country, sectors, known, named) for line, name, country, sectors in _party_lines(form)]
    named.check()
    return found


def _party_lines(form: Form) -> Iterator[tuple[str, str, str, list[str]]]:
    """Each line, and the name, the code of the country and the sectors that it gives; empty where it gives none."""
    codes = set(load_codebook().sector_codes)
    for line in form.text("parties").splitlines():
        parts = [part.strip() for part in line.split("|")]
        if not any(parts):
            continue
        name, country, sectors = (*parts, "", "")[:3]
        given = sectors.upper().replace(",", " ").split()
        unknown = [code for code in given if code not in codes]
        if unknown:
            raise HTTPException(
                400, f"there is no sector {unknown[0][:20]!r}: see the sector codes below {line[:80]!r}"
            )
        if len(parts) > 3:
            raise HTTPException(400, f"{line[:80]!r}: write name | country | sectors, as: Army of Mali | MLI | MIL")
        yield line.strip(), name, _country_code(country), given


def _party(
    line: str, name: str, country: str, sectors: list[str], known: Sequence[Actor], named: NamedParties
) -> dict[str, Any]:
    same = next((one for one in known if name and name in (one.name, one.text)), None)
    words = {"text": name} if same is None else {"text": same.text, "start": same.start, "end": same.end}
    told: dict[str, Any] = {"name": name or None, **words}
    if same is not None and line == party_line(same):
        return {**told, "id": same.id, "country": same.country, "sectors": list(same.sectors)}
    told |= ({"country": country} if country else {}) | ({"sectors": sectors} if sectors else {})
    if same is not None and same.id is not None and name == (same.name or same.text):
        return {"country": same.country, "sectors": list(same.sectors), **told, "id": same.id}
    return named.value(told) if name else {"id": None, "country": None, "sectors": [], **told}


def _country_code(text: str) -> str:
    """What is typed for a country as its code; whether there is such a code is asked where the decision is made."""
    if not text or (len(text) == 3 and text.isalpha()):
        return text.upper()
    code = country_named(text)
    if code is None:
        raise HTTPException(
            400, f"there is no country {text[:40]!r}: give its usual English name, or its three letters"
        )
    return code


def _words(count: Any) -> dict[str, Any]:
    return {} if count is None else {"text": count.text, "start": count.start, "end": count.end}
