"""Events of an invented raid at Tarka, told by several reports: name only what the test is about."""

from dataclasses import replace
from typing import Any

from dotterel.model import Actor, Claim, Count, DateRange, DocumentReference, Place, ResolvedEvent, Span
from tests import factories

ARMY = {"country": "NER", "sectors": ("MIL",)}
REBELS = {"country": "NER", "sectors": ("REB",)}
FRONT = {"name": "Dune Front", "id": "group-dune-front", "country": "NER", "sectors": ("REB",)}
HERDERS = {"country": "NER", "sectors": ("CVL",)}
POLICE = {"country": "NER", "sectors": ("COP",)}


def party(words: str, **changes: Any) -> Actor:
    """A party under these words."""
    return Actor(**{"text": words, "start": 0, "end": len(words), "score": 0.8, **changes})


def number(low: int | None, high: int | None = None, *, text: str = "", parts: tuple[Count, ...] = ()) -> Count:
    """A number; exact where one end is given."""
    top = low if high is None else high
    rule = "sum-of-sides" if parts else "number"
    return Count(text=text or str(low), start=0, end=1, low=low, high=top, rule=rule, parts=parts)


def at_least(low: int) -> Count:
    """A number without an upper end."""
    return Count(text=f"at least {low}", start=0, end=1, low=low, high=None, rule="at-least")


def place(name: str = "Tarka", **changes: Any) -> Place:
    """The town, or another place."""
    return replace(factories.place(), text=name, name=name, **changes)


def day(first: str, last: str | None = None, precision: Any = "day") -> DateRange:
    """A day, or an interval."""
    return replace(factories.date(), first=first, last=last or first, precision=precision)


def told(
    report: str = "report-1",
    *,
    on: str | None = "2024-03-05",
    says: Actor | None = None,
    status: Any = "",
    outlet: str | None = None,
    sentence: str = "They attacked.",
    at: int = 0,
    **changes: Any,
) -> ResolvedEvent:
    """One mention of the raid: gunmen attack herders in Tarka on 4 March.

    Args:
        report: Its report.
        on: Day of publication.
        says: The source, where it is claimed or denied.
        status: Of the claim; claimed where there is a source.
        outlet: Of the report.
        sentence: The evidence.
        at: Offset of the sentence.
        changes: Any field of the event.
    """
    claim = Claim(status=status or ("claimed" if says else "asserted"), source=says)
    made = ResolvedEvent(
        id=changes.pop("id", f"{report}-{at}"),
        document=DocumentReference(id=report, title=f"Title of {report}", published=on, outlet=outlet),
        type="ASSAULT",
        quad="material-conflict",
        intensity=-9.0,
        trigger=Span(start=at, end=at + 5, text=sentence[:5]),
        sentence=Span(start=at, end=at + len(sentence), text=sentence),
        coder="factory 1",
        actors=(party("gunmen", country="NER", sectors=("UAF",)),),
        recipients=(party("herders", **HERDERS),),
        place=place(),
        date=day("2024-03-04"),
        claim=claim,
        score=0.9,
    )
    return replace(made, **changes)
