"""PLOVER: the JSON of the PLOVER manual, one object a line, one object a happening.

How an event is told is written as the manual wants it, as a word of the list of contexts: ``historical``, ``future``,
``hypothetical`` or ``negation``. It has no word for a denial: what is only denied is left out and counted. The manual
requires an actor; an event without is left out and counted too. It requires a date as well, but as half of what reports
tell has none, and the day of the report is not it, such events stay in with a null date.

Fields beside those of the manual, which allows more: ``size`` (``dead``, ``injured``, ``arrested``, ``crowd``, each
with ``low`` and ``high``, null for an open end), ``claim`` (``status`` and the words of its ``source``), ``score``,
``incident``, and ``text`` in each item of ``event_text``. Not filled, because the record does not hold it: ``time``,
``endtime``, ``link``, ``text``, ``text_info``, the day of coding, and of persons religion, ethnicity, gender and age.
"""

import json
from collections import Counter
from collections.abc import Sequence
from typing import Any, TextIO

from dotterel.model import Actor, DateRange, Place, PlacePrecision, ResolvedEvent
from dotterel.surfaces.export.days import first_day, last_day
from dotterel.surfaces.export.fields import claim_sources
from dotterel.surfaces.export.happenings import Happening, happenings_of
from dotterel.surfaces.export.standing import DENIED

CODEBOOK = "PLOVER 2.0"
NO_ACTOR = "no actor told, which PLOVER requires"
_QUADS = {"verbal-cooperation": 1, "material-cooperation": 2, "verbal-conflict": 3, "material-conflict": 4}
_AUXILIARY = {"future": "future", "hypothetical": "hypothetical", "negated": "negation"}
_RESOLUTION: dict[PlacePrecision, int] = {"exact": 5, "city": 4, "district": 3, "admin1": 2, "country": 1}
_SIZES = {"dead": "killed", "injured": "injured", "arrested": "held", "crowd": "size"}


class PloverWriter:
    """Writes PLOVER's JSON; see `Writer`."""

    _stream: TextIO

    def __init__(self) -> None:
        """Nothing is left out yet."""
        self.left_out: Counter[str] = Counter()

    def open(self, stream: TextIO) -> None:
        """Nothing stands before the first event."""
        self._stream = stream

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One line a happening."""
        for happening in happenings_of(
            events, reason_against=_reason_against, left_out=self.left_out, key_of=lambda event: event.modality
        ):
            if not happening.actors:
                self.left_out[NO_ACTOR] += len(happening.mentions)
                continue
            self._stream.write(json.dumps(record_of(happening), ensure_ascii=False, allow_nan=False) + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Nothing stands behind the last event."""


def record_of(happening: Happening) -> dict[str, Any]:
    """PLOVER's object of a happening."""
    lead, when = happening.lead, happening.date
    first, last = _first(when), last_day(when)
    auxiliary = [_AUXILIARY[lead.modality]] if lead.modality in _AUXILIARY else []
    if all(event.historical for event in happening.mentions):
        auxiliary.append("historical")
    return {
        "id": lead.id,
        "has_event": True,
        "date": first,
        "enddate": last.isoformat() if last and last.isoformat() != first else None,
        "actor": [_entity(actor) for actor in happening.actors],
        "recipient": [_entity(actor) for actor in happening.recipients],
        "event": [lead.type],
        "event_loc": None if happening.place is None else _location(happening.place),
        "event_text": [
            {"sequence": number, "start": event.sentence.start, "end": event.sentence.end, "text": event.sentence.text}
            for number, event in enumerate(happening.mentions, 1)
        ],
        "quad_code": _QUADS.get(lead.quad),
        "event_scale": lead.intensity,
        "mode": list(happening.modes),
        "context": [*lead.contexts, *auxiliary],
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
