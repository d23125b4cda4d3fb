"""A handful of made-up events: shelling told three times, a clash, a march, talks, and what did not happen."""

import io
from dataclasses import replace
from typing import Any

from dotterel.model import Actor, Claim, Count, DateRange, DocumentReference, Place, ResolvedEvent, Span
from dotterel.surfaces.export import writer_for
from tests.factories import resolved_event

REPORT = DocumentReference(
    id="document-2",
    title="Shells fall on Tarka",
    published="2024-03-05",
    outlet="Borean Courier",
    url="https://www.courier.example/tarka",
)


def party(text: str, country: str | None, *sectors: str, start: int = 0, name: str | None = None) -> Actor:
    """A party by its words."""
    return Actor(text=text, start=start, end=start + len(text), country=country, sectors=sectors, name=name, score=0.9)


def people(text: str, low: int | None, high: int | None, *, start: int = 500) -> Count:
    """A number by its words; by default they stand apart from everybody's."""
    return Count(text=text, start=start, end=start + len(text), low=low, high=high)


def days(first: str | None, last: str | None, precision: Any = "day") -> DateRange:
    """An interval."""
    return DateRange(text="then", start=0, end=4, first=first, last=last, precision=precision, score=0.9)


def told(sentence: str, *, trigger: int, **changes: Any) -> ResolvedEvent:
    """An event of the second report that has only what is named."""
    bare = replace(
        resolved_event(),
        id=f"event-{trigger}",
        document=REPORT,
        incident=f"i{trigger}",
        trigger=Span(start=trigger, end=trigger + 4, text="fell"),
        sentence=Span(start=trigger, end=trigger + len(sentence), text=sentence),
        modes=(),
        actors=(),
        recipients=(),
        place=None,
        date=None,
        killed=None,
        claim=Claim(),
    )
    return replace(bare, **changes)


TARKA = Place(
    text="Tarka",
    start=20,
    end=25,
    name="Tarka",
    geonameid=17,
    country="NER",
    admin1="Tahoua",
    latitude=14.6,
    longitude=7.9,
    precision="city",
)
MALI = party("Malian troops", "MLI", "MIL", start=100)
VILLAGERS = party("villagers", "NER", "CVL", start=130)

TITLE = told(
    "Shells fall on Tarka",
    trigger=0,
    incident="shelling",
    modes=("heavy-weapons",),
    type="ASSAULT",
    place=TARKA,
)
SHELLING = told(
    'Malian troops shelled "Tarka",\tkilling 4 villagers, a doctor said.',
    trigger=110,
    incident="shelling",
    type="ASSAULT",
    modes=("heavy-weapons",),
    contexts=("military", "territory"),
    actors=(MALI,),
    recipients=(VILLAGERS,),
    date=days("2024-03-04", "2024-03-04"),
    killed=people("4", 4, 4, start=128),
    claim=Claim(status="claimed", source=party("a doctor", "NER", "MED")),
)
HIGHER = told(
    "Up to 9 people died in the shelling.",
    trigger=200,
    incident="shelling",
    type="ASSAULT",
    killed=people("between 2 and 9", 2, 9),
)
DENIAL = told(
    "Mali denied that its troops had shelled Tarka.",
    trigger=300,
    incident="shelling",
    type="ASSAULT",
    modes=("heavy-weapons",),
    actors=(MALI,),
    claim=Claim(status="denied", source=party("Mali", "MLI", "GOV")),
)
CLASH = told(
    "Soldiers and rebels fought near Tarka last week.",
    trigger=400,
    type="ASSAULT",
    modes=("firearms",),
    actors=(party("Soldiers", "NER", "MIL"), party("rebels", "NER", "REB", start=13)),
    place=replace(TARKA, rule="name-vague"),
    date=days("2024-02-26", "2024-03-03", "week"),
    killed=people("some", 1, None),
)
MARCH = told(
    "=2,000 people marched in Niamey.",
    trigger=500,
    type="PROTEST",
    quad="material-conflict",
    intensity=-5.0,
    modes=("demo",),
    actors=(party("people", "NER", "CVL"),),
    place=Place(
        text="Niger", start=0, end=5, name="Niger", country="NER", latitude=16, longitude=8, precision="country"
    ),
    date=days("2024-01-01", "2024-12-31", "year"),
    size=people("2,000", 2000, 2000),
)
TALKS = told(
    "The presidents of Niger and Mali visited each other.",
    trigger=600,
    type="CONSULT",
    quad="verbal-cooperation",
    intensity=4.0,
    modes=("visit",),
    actors=(party("the president of Niger", "NER", "GOV"), party("the president of Mali", "MLI", "GOV", start=30)),
    date=days("2024-03-02", "2024-03-02"),
)
AID = told(
    "The United Nations sent food to villagers.",
    trigger=700,
    type="AID",
    quad="material-cooperation",
    intensity=10.0,
    actors=(party("The United Nations", "UNO", "MIL", name="United Nations"),),
    recipients=(VILLAGERS,),
    date=days("2024-03-03", "2024-03-03"),
)
RESIGNED = told(
    "The minister resigned.",
    trigger=800,
    type="RETREAT",
    modes=("resign",),
    quad="material-cooperation",
    intensity=4.5,
    actors=(party("The minister", "NER", "GOV"),),
)
PLANNED = replace(SHELLING, id="event-planned", incident="planned", modality="future")
NEGATED = replace(SHELLING, id="event-negated", incident="negated", modality="negated")
ONLY_DENIED = replace(DENIAL, id="event-denied", incident="denied")
OLD = replace(CLASH, id="event-old", incident="old", historical=True, date=None)

TOLD = (TITLE, SHELLING, HIGHER, DENIAL, CLASH, MARCH, TALKS, AID, RESIGNED, PLANNED, NEGATED, ONLY_DENIED, OLD)
"""All of them, in text order but for the last four."""


def written(name: str, *events: ResolvedEvent) -> str:
    """What a format's writer makes of the events of one document."""
    return written_with_losses(name, *events)[0]


def written_with_losses(name: str, *events: ResolvedEvent) -> tuple[str, dict[str, int]]:
    """The same, with the number of events that were left out, by reason."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="")
    writer = writer_for(name)
    writer.open(stream)
    writer.write(events)
    writer.close()
    stream.flush()
    return raw.getvalue().decode(), dict(writer.left_out)
