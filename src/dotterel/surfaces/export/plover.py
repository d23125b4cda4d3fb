"""PLOVER: the JSON of the PLOVER manual, one object a line, one object a happening or an incident.

How an event is told is written as the manual wants it, as a word of the list of contexts: ``historical``, ``future``,
``hypothetical`` or ``negation``. It has no word for a denial: what is only denied is left out and counted. The manual
requires an actor; an event without is left out and counted too. It requires a date as well, but as half of what reports
tell has none, and the day of the report is not it, such events stay in with a null date.

Fields beside those of the manual, which allows more: ``size`` (``dead``, ``injured``, ``arrested``, ``crowd``, each
with ``low`` and ``high``, null for an open end), ``claim`` (``status`` and the words of its ``source``), ``score``,
``incident``, and ``text`` in each item of ``event_text``. Of an incident also ``best`` and the ``sides`` in each size,
``denied_by`` in the claim, whose status is the standing, ``document`` in each item of ``event_text``, ``summary``,
``sources`` (the number of independent ones), and ``reports``, each as ``cite_info``, which is the first of them; what
coded its events is not in its record, so ``coder`` is null. Not filled, because the record does not hold it: ``time``,
``endtime``, ``link``, ``text``, ``text_info``, the day of coding, and of persons religion, ethnicity, gender and age.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from dotterel.model import (
    Actor,
    DateRange,
    Incident,
    IncidentReport,
    Place,
    PlacePrecision,
    ResolvedEvent,
    Span,
    Standing,
    TollRange,
    TollRole,
)
from dotterel.surfaces.export.days import first_day, last_day
from dotterel.surfaces.export.event_fields import claim_sources
from dotterel.surfaces.export.happenings import Happening, happenings_of
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence, occurrence_of
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.standing import DENIED

CODEBOOK = "PLOVER 2.0"
NO_ACTOR = "no actor told, which PLOVER requires"
_QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
_AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}
_STANDINGS: dict[Standing, str] = {"planned": "future", "possible": "hypothetical", "negated": "negation"}
_RESOLUTION: dict[PlacePrecision, int] = {"exact": 5, "city": 4, "district": 3, "admin1": 2, "country": 1}
_SIZES: dict[str, TollRole] = {"dead": "killed", "injured": "injured", "arrested": "held", "crowd": "size"}


class _Lines:
    """One JSON object a line."""

    _stream: TextIO

    def __init__(self) -> None:
        """Nothing is left out yet."""
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """Nothing stands before the first record."""
        self._stream = stream

    def close(self) -> None:
        """Nothing stands behind the last record."""

    def _put(self, record: dict[str, Any]) -> None:
        self._stream.write(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n")


class PloverWriter(_Lines):
    """Writes PLOVER's JSON of happenings; see `Writer`."""

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One line a happening."""
        for happening in happenings_of(
            events, reason_against=_reason_against, left_out=self.left_out, key_of=lambda event: event.modality
        ):
            if not happening.actors:
                self.left_out[NO_ACTOR] += len(happening.mentions)
                continue
            self._put(record_of(happening))
        self._stream.flush()


class PloverIncidentWriter(_Lines):
    """Writes PLOVER's JSON of incidents; see `Writer`."""

    def write(self, incidents: Sequence[Incident]) -> None:
        """One line an incident."""
        for incident in incidents:
            reason = DENIED if incident.standing == "denied" else None if incident.actors else NO_ACTOR
            if reason is None:
                self._put(incident_record_of(occurrence_of(incident)))
            else:
                self.left_out[reason] += 1
        self._stream.flush()


def record_of(happening: Happening) -> dict[str, Any]:
    """PLOVER's object of a happening."""
    lead = happening.lead
    auxiliary = [_AUXILIARY[lead.modality]] if lead.modality in _AUXILIARY else []
    if all(event.historical for event in happening.mentions):
        auxiliary.append("historical")
    return {
        **_what(happening),
        "event_text": [_text(number, event.sentence) for number, event in enumerate(happening.mentions, 1)],
        **_codes(happening, auxiliary),
        "size": _sizes(happening),
        "cite_info": {
            "corpus": lead.document.id,
            "url": lead.document.url,
            "title": lead.document.title,
            "language": lead.document.language,
            "publication": lead.document.outlet,
            "published": lead.document.published,
            "coder": lead.coder,
            "codebook": CODEBOOK,
        },
        "coder": lead.coder,
        "claim": {"status": lead.claim.status, "source": [_entity(actor) for actor in claim_sources(lead)]},
        "score": lead.score,
        "incident": lead.incident,
    }


def incident_record_of(occurrence: IncidentOccurrence) -> dict[str, Any]:
    """PLOVER's object of an incident."""
    incident = occurrence.incident
    auxiliary = [_STANDINGS[incident.standing]] if incident.standing in _STANDINGS else []
    if incident.historical:
        auxiliary.append("historical")
    statements = {one.event_id: one for account in incident.accounts for one in account.statements}
    told = [statements[event_id] for event_id in incident.event_ids if event_id in statements]
    reports = [_citation(report) for report in incident.reports]
    return {
        **_what(occurrence),
        "event_text": [
            {**_text(number, one.sentence), "document": one.document_id} for number, one in enumerate(told, 1)
        ],
        **_codes(occurrence, auxiliary),
        "size": {
            name: {**_ends(toll.total), "sides": [{"side": one.side, **_ends(one)} for one in toll.sides]}
            for name, role in _SIZES.items()
            if (toll := incident.toll(role)) is not None
        },
        "cite_info": reports[0] if reports else None,
        "coder": None,
        "claim": {
            "status": incident.standing,
            "source": [{"entity_text": label} for label in occurrence.claimed_by],
            "denied_by": [{"entity_text": label} for label in occurrence.denied_by],
        },
        "score": incident.score,
        "incident": incident.id,
        "summary": incident.summary,
        "sources": incident.sources,
        "reports": reports,
    }


def _what(occurrence: Occurrence) -> dict[str, Any]:
    first, last = _first(occurrence.date), last_day(occurrence.date)
    return {
        "id": occurrence.id,
        "has_event": True,
        "date": first,
        "enddate": last.isoformat() if last and last.isoformat() != first else None,
        "actor": [_entity(actor) for actor in occurrence.actors],
        "recipient": [_entity(actor) for actor in occurrence.recipients],
        "event": [occurrence.type],
        "event_loc": None if occurrence.place is None else _location(occurrence.place),
    }


def _codes(occurrence: Occurrence, auxiliary: Sequence[str]) -> dict[str, Any]:
    return {
        "quad_code": _QUADS.get(occurrence.quad),
        "event_scale": occurrence.intensity,
        "mode": list(occurrence.modes),
        "context": [*occurrence.contexts, *auxiliary],
    }


def _text(number: int, sentence: Span) -> dict[str, Any]:
    return {"sequence": number, "start": sentence.start, "end": sentence.end, "text": sentence.text}


def _ends(total: TollRange) -> dict[str, int | None]:
    return {"low": total.low, "best": total.best, "high": total.high}


def _citation(report: IncidentReport) -> dict[str, Any]:
    return {
        "corpus": report.document_id,
        "url": report.url,
        "title": report.title,
        "language": None,
        "publication": report.outlet,
        "published": report.published,
        "coder": None,
        "codebook": CODEBOOK,
    }


def _reason_against(event: ResolvedEvent) -> str | None:
    return DENIED if event.claim.status == "denied" else None


def _first(when: DateRange | None) -> str | None:
    """The first day, or where that is open the last."""
    day = first_day(when) or last_day(when)
    return day.isoformat() if day else None


def _entity(actor: Actor) -> dict[str, Any]:
    return {
        "code": actor.country,
        "sector": list(actor.sectors),
        "entity_text": actor.text,
        "identifier_id": actor.id,
        "identifier_text": actor.name,
    }


def _location(place: Place) -> dict[str, Any]:
    return {
        "extracted_place": place.text,
        "resolved_place": place.name,
        "geonameid": place.geonameid,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place.name if place.precision in ("exact", "city") else None,
        "district": place.name if place.precision == "district" else place.admin2,
        "province": place.name if place.precision == "admin1" else place.admin1,
        "country_code": place.country,
        "resolution": _RESOLUTION.get(place.precision) if place.precision else None,
    }


def _sizes(happening: Happening) -> dict[str, Any]:
    """The first number told of each kind; kinds of which none is told are not there."""
    told = {name: happening.counts(role) for name, role in _SIZES.items()}
    return {name: {"low": counts[0].low, "high": counts[0].high} for name, counts in told.items() if counts}
