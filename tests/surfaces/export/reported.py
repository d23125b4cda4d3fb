"""A handful of made-up incidents: a clash with the dead of both sides, disputed shelling, a march, what never was."""

import io
from dataclasses import replace
from typing import Any

from dotterel.model import (
    Account,
    Figure,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentReport,
    IncidentTime,
    Question,
    Span,
    Statement,
    Toll,
    TollRange,
)
from dotterel.surfaces.export import incident_writer_for


def says(event_id: str, text: str, **changes: Any) -> Statement:
    """A statement of the clash by its sentence, which stands at the head of its report."""
    made = Statement(
        event_id=event_id,
        document_id=event_id.replace("event", "document"),
        sentence=Span(start=0, end=len(text), text=text),
        type="ASSAULT",
        score=0.8,
    )
    return replace(made, **changes)


def people(low: int | None, best: int | None, high: int | None, side: str | None = None) -> TollRange:
    """A range."""
    return TollRange(side=side, low=low, best=best, high=high)


ARMY = IncidentParty(label="Army of Niger", id="army-ner", country="NER", sectors=("MIL",), reports=2, score=0.9)
REBELS = IncidentParty(label="Valley Front", country="NER", sectors=("REB",), reports=2, score=0.9)
VILLAGERS = IncidentParty(label="villagers", country="NER", sectors=("CVL",), score=0.9)
MALI = IncidentParty(label="Malian troops", country="MLI", sectors=("MIL",), score=0.9)
TARKA = IncidentPlace(
    name="Tarka",
    geonameid=17,
    country="NER",
    admin1="Tahoua",
    latitude=14.6,
    longitude=7.9,
    precision="city",
    score=0.9,
    event_id="event-1",
)
DAY = IncidentTime(first="2024-03-04", last="2024-03-04", precision="day", score=0.9, event_id="event-1")

CLASH = Incident(
    id="incident-clash",
    event_ids=("event-1", "event-2", "event-3"),
    type="ASSAULT",
    modes=("firearms",),
    contexts=("military",),
    quad="material-conflict",
    intensity=-9.0,
    summary="The Army of Niger and the Valley Front fought at Tarka on 4 March 2024; 14 people were killed.",
    actors=(ARMY, REBELS),
    place=TARKA,
    time=DAY,
    tolls=(
        Toll(
            role="killed",
            total=people(9, 14, 21),
            sides=(
                people(3, 5, 5, "Army of Niger"),
                people(4, 8, 15, "Valley Front"),
                people(None, None, 1, "civilians"),
            ),
            rule="latest-outlet",
            best_event_id="event-3",
            figures=(
                Figure(
                    event_id="event-1",
                    document_id="document-1",
                    teller="Army of Niger",
                    told="2024-03-05",
                    side="Valley Front",
                    low=15,
                    high=15,
                    text="fifteen",
                ),
            ),
        ),
        Toll(role="injured", total=people(20, None, None)),
    ),
    standing="claimed",
    accounts=(
        Account(
            label="Army of Niger",
            kind="party",
            country="NER",
            sectors=("MIL",),
            side="actor",
            statements=(says("event-1", "Its soldiers had killed fifteen rebels, the army said.", status="claimed"),),
        ),
        Account(
            label="Courier",
            kind="outlet",
            statements=(
                says("event-2", "Clash at Tarka", outlet="Courier"),
                says(
                    "event-3", 'Fighting at "Tarka" left 14 dead;\tsoldiers among them.', outlet="Courier", score=0.95
                ),
            ),
        ),
    ),
    questions=(Question(field="killed", verdict="contradicted"), Question(field="where", verdict="agreed")),
    reports=(
        IncidentReport(
            document_id="document-1",
            title="Army reports battle",
            outlet="Daily Example",
            published="2024-03-05",
            event_ids=("event-1",),
        ),
        IncidentReport(
            document_id="document-2",
            title="Clash at Tarka",
            outlet="Courier",
            url="https://www.courier.example/tarka",
            published="2024-03-05",
            part="updates",
            event_ids=("event-2", "event-3"),
        ),
        IncidentReport(
            document_id="document-4",
            title="Army reports battle",
            outlet="Mirror",
            published="2024-03-06",
            part="repeats",
            copy_of="document-1",
        ),
    ),
    sources=2,
    score=0.95,
)
SHELLING = Incident(
    id="incident-shelling",
    event_ids=("event-5", "event-6"),
    type="ASSAULT",
    modes=("heavy-weapons",),
    quad="material-conflict",
    intensity=-9.5,
    summary="=Malian troops shelled villagers in Niger; at least four were killed.",
    actors=(MALI,),
    recipients=(VILLAGERS,),
    place=IncidentPlace(name="Niger", country="NER", latitude=16.0, longitude=8.0, precision="country"),
    time=IncidentTime(first="2024-02-26", last="2024-03-03", precision="week"),
    tolls=(Toll(role="killed", total=people(4, 4, None), sides=(people(4, 4, None, "villagers"),), rule="only"),),
    standing="disputed",
    accounts=(
        Account(
            label="a doctor",
            kind="party",
            statements=(says("event-5", "Shells killed at least four, a doctor said.", status="claimed"),),
        ),
        Account(
            label="Government of Mali",
            kind="party",
            side="actor",
            statements=(says("event-6", "Mali denied that its troops had fired.", status="denied"),),
        ),
    ),
    reports=(
        IncidentReport(document_id="document-5", outlet="Courier", published="2024-03-05", event_ids=("event-5",)),
        IncidentReport(
            document_id="document-6", outlet="Mirror", published="2024-03-06", part="denies", event_ids=("event-6",)
        ),
    ),
    sources=2,
    score=0.8,
)
MARCH = Incident(
    id="incident-march",
    event_ids=("event-7",),
    type="PROTEST",
    modes=("demo",),
    quad="material-conflict",
    intensity=-5.0,
    summary="People marched in Tahoua.",
    actors=(IncidentParty(label="people", country="NER", sectors=("CVL",)),),
    place=replace(TARKA, name="Tahoua", admin1=None, precision="admin1"),
    time=IncidentTime(first="2024-03-06"),
    tolls=(Toll(role="size", total=people(2000, 2000, 3000)),),
    sources=1,
    score=0.7,
)
BARE = Incident(id="incident-bare", event_ids=("event-8",), type="RETREAT", modes=("resign",))
PLANNED = replace(CLASH, id="incident-planned", standing="planned")
POSSIBLE = replace(CLASH, id="incident-possible", standing="possible")
NEGATED = replace(CLASH, id="incident-negated", standing="negated")
DENIED = replace(SHELLING, id="incident-denied", standing="denied")
OLD = replace(CLASH, id="incident-old", historical=True, time=None)

REPORTED = (CLASH, SHELLING, MARCH, BARE, PLANNED, POSSIBLE, NEGATED, DENIED, OLD)


def written(name: str, *incidents: Incident) -> str:
    """What a format's writer makes of some incidents."""
    return written_with_losses(name, *incidents)[0]


def written_with_losses(name: str, *incidents: Incident) -> tuple[str, dict[str, int]]:
    """The same, with the number of incidents that were left out, by reason."""
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="utf-8", errors="backslashreplace", newline="")
    writer = incident_writer_for(name)
    writer.open(stream)
    writer.write(incidents)
    writer.close()
    stream.flush()
    return raw.getvalue().decode(), dict(writer.left_out)
