"""Invented items of each benchmark's form."""

from typing import Any

from dotterel.model import Actor, ResolvedEvent, Span
from tests import factories


def party(text: str, **changes: Any) -> Actor:
    """A party whose offsets do not matter, or are given."""
    fields: dict[str, Any] = {"text": text, "start": 0, "end": len(text), **changes}
    return Actor(**fields)


def event(type_: str = "ASSAULT", trigger: str | Span = "attacked", **changes: Any) -> ResolvedEvent:
    """An event with nothing but its type and trigger, or what is named."""
    fields: dict[str, Any] = {
        "type": type_,
        "trigger": Span(start=0, end=len(trigger), text=trigger) if isinstance(trigger, str) else trigger,
        "modes": (),
        "actors": (),
        "recipients": (),
        "place": None,
        "date": None,
        "killed": None,
        "incident": "",
        **changes,
    }
    return factories.resolved_event(**fields)


def gsr_item(**changes: Any) -> dict[str, Any]:
    """A sentence with one event between two states."""
    return {
        "id": "g1",
        "split": "dev",
        "text": "Ruritania condemned Graustark on Monday.",
        "events": [gsr_event("ACCUSE", "RUR", "GRA")],
        **changes,
    }


def gsr_event(type_: str, source: str, target: str, **changes: Any) -> dict[str, Any]:
    """A gold event between two states."""
    return {
        "event": type_,
        "alt": [],
        "reciprocal": False,
        "source": [{"code": source, "is_country": True, "sector": None}],
        "target": [{"code": target, "is_country": True, "sector": None}],
        **changes,
    }


def plv_item(**changes: Any) -> dict[str, Any]:
    """A sentence with two relations, the second of them marked."""
    return {
        "id": "p1",
        "text": "Ruritania praised the pope and struck Graustark.",
        "marked": "<s>Ruritania</s> praised the pope and struck <t>Graustark</t>.",
        "event": "ASSAULT",
        "quad": 4,
        **changes,
    }


def muc4_full_incident(**changes: Any) -> dict[str, Any]:
    """A gold bombing in a town."""
    return {
        "optional": False,
        "type": ["BOMBING"],
        "date": {"alternatives": [{"earliest": "1990-03-01", "latest": "1990-03-02"}]},
        "place": {"country": "PERU", "alternatives": [[{"name": "PERU"}, {"name": "TARKA"}]]},
        "killed": 2,
        "injured": 0,
        "perp_organization": [{"values": ["TARKA PEOPLE'S FRONT", "TPF"]}],
        "perp_org_confidence": [{"values": ["REPORTED AS FACT"]}],
        **changes,
    }


def muc4_full_answer(**changes: Any) -> dict[str, Any]:
    """The right answer to it."""
    return {
        "type": "BOMBING",
        "date": "1990-03-02",
        "country": "PERU",
        "place": "TARKA",
        "killed": 2,
        "injured": None,
        "perp_organization": "TPF",
        "perp_org_confidence": "REPORTED AS FACT",
        **changes,
    }
