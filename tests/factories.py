"""Small valid objects, made by hand: one call, one object; name only what the test is about.

The story behind them: on 4 March 2024 gunmen killed at least three herders in Tarka, an invented town in Niger.
"""

from dataclasses import replace
from typing import Any

from dotterel.model import (
    Account,
    Actor,
    Candidate,
    Claim,
    CodedEvent,
    Count,
    DateRange,
    Document,
    DocumentReference,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentReport,
    IncidentTime,
    Mention,
    Place,
    Provenance,
    Question,
    Report,
    ResolvedEvent,
    Scored,
    Sentence,
    Span,
    Statement,
    Toll,
    TollRange,
    Unresolved,
    span_of,
)

TITLE = "Herders killed in Tarka"
SENTENCE = "Gunmen killed at least three herders in Tarka on Monday, police said."
TEXT = f"{TITLE}\n{SENTENCE}"


def words(phrase: str, *, text: str = TEXT) -> Span:
    """The span of the last occurrence of a phrase in the story.

    Raises:
        ValueError: The phrase does not occur.
    """
    start = text.rindex(phrase)
    return span_of(text, start, start + len(phrase))


def provenance(**changes: Any) -> Provenance:
    """A component that only tests know."""
    return replace(Provenance(component="factory", version="1", digest=None), **changes)


def report(**changes: Any) -> Report:
    """The story as a text file."""
    made = Report(
        id="report-1",
        content=TEXT.encode(),
        media_type="text/plain",
        address="tarka.txt",
        final_address="tarka.txt",
        provenance=provenance(),
        name="tarka.txt",
    )
    return replace(made, **changes)


def document(**changes: Any) -> Document:
    """The story as a document of two sentences, the title among them."""
    made = Document(
        id="document-1",
        text=TEXT,
        report_id="report-1",
        name="tarka.txt",
        provenance=provenance(),
        title=TITLE,
        published="2024-03-05",
        sentences=(
            Sentence(start=0, end=len(TITLE), kind="title", paragraph=0),
            Sentence(start=len(TITLE) + 1, end=len(TEXT), kind="body", paragraph=1),
        ),
    )
    return replace(made, **changes)


def actor(phrase: str = "Gunmen", **changes: Any) -> Actor:
    """The gunmen, who they are unknown; or the party of another phrase."""
    span = words(phrase)
    made = Actor(
        text=span.text, start=span.start, end=span.end, country="NER", sectors=("UAF",), score=0.7, rule="agent"
    )
    return replace(made, **changes)


def place(**changes: Any) -> Place:
    """Tarka, as a town."""
    span = words("Tarka")
    made = Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name="Tarka",
        geonameid=1,
        country="NER",
        admin1="Tahoua",
        latitude=14.6,
        longitude=7.9,
        precision="city",
        score=0.8,
        rule="name",
        candidates=(Candidate(id="1", name="Tarka", score=0.8, reason="country of the document"),),
    )
    return replace(made, **changes)


def date(**changes: Any) -> DateRange:
    """The Monday, reckoned from the day of publication."""
    span = words("Monday")
    made = DateRange(
        text=span.text,
        start=span.start,
        end=span.end,
        first="2024-03-04",
        last="2024-03-04",
        precision="day",
        anchor="publication",
        score=0.9,
        rule="weekday",
    )
    return replace(made, **changes)


def count(phrase: str = "at least three", **changes: Any) -> Count:
    """At least three."""
    span = words(phrase)
    made = Count(text=span.text, start=span.start, end=span.end, low=3, high=None, rule="at-least")
    return replace(made, **changes)


def unresolved(reason: str = "no candidate") -> Unresolved:
    """No answer."""
    return Unresolved(reason=reason)


def mention(role: Any = "actor", phrase: str = "Gunmen", **changes: Any) -> Mention:
    """The gunmen in the role of actor; or another phrase in another role."""
    return replace(Mention(role=role, span=words(phrase), score=0.9), **changes)


def coded_event(**changes: Any) -> CodedEvent:
    """The killing, before anything is looked up."""
    made = CodedEvent(
        id="event-1",
        document_id="document-1",
        type="ASSAULT",
        trigger=words("killed"),
        sentence=words(SENTENCE),
        provenance=provenance(),
        modes=("firearms",),
        mentions=(
            mention(),
            mention("recipient", "herders"),
            mention("place", "Tarka"),
            mention("time", "Monday"),
            mention("killed", "at least three"),
            mention("source", "police"),
        ),
        status="claimed",
        incident="i1",
        score=0.9,
    )
    return replace(made, **changes)


def resolved_event(**changes: Any) -> ResolvedEvent:
    """The killing, with who, where, when and how many."""
    made = ResolvedEvent(
        id="event-1",
        document=DocumentReference(id="document-1", title=TITLE, published="2024-03-05"),
        type="ASSAULT",
        quad="material-conflict",
        intensity=-9.0,
        trigger=words("killed"),
        sentence=words(SENTENCE),
        coder="factory 1",
        modes=("firearms",),
        actors=(actor(),),
        recipients=(actor("herders", sectors=("AGR",)),),
        place=place(),
        date=date(),
        killed=count(),
        claim=Claim(status="claimed", source=actor("police", sectors=("COP",)), score=0.8),
        incident="i1",
        score=0.9,
        field_scores=(Scored(code="type", score=0.9),),
    )
    return replace(made, **changes)


def incident(**changes: Any) -> Incident:
    """The killing, as one event tells it."""
    return replace(Incident(id="incident-1", event_ids=("event-1",)), **changes)


def told_incident(**changes: Any) -> Incident:
    """Herders beat farmers, told by two reports that differ on the dead."""
    sentence = Span(start=0, end=28, text="Herders beat twelve farmers.")
    statement = Statement(
        event_id="event-1", document_id="document-1", sentence=sentence, type="ASSAULT", told="2024-03-05", score=0.9
    )
    made = Incident(
        id="incident-1",
        event_ids=("event-1", "event-2"),
        type="ASSAULT",
        modes=("beat",),
        quad="material-conflict",
        intensity=-9.0,
        summary="Herders beat farmers at Tarka.",
        actors=(IncidentParty(label="Herders", id="herders", country="NGA", sectors=("CVL",), score=0.9),),
        recipients=(IncidentParty(label="Farmers", country="NGA", sectors=("CVL",), score=0.9),),
        place=IncidentPlace(
            name="Tarka", country="NGA", latitude=14.6, longitude=8.9, precision="city", score=0.9, event_id="event-1"
        ),
        time=IncidentTime(first="2024-03-04", last="2024-03-04", precision="day", score=0.9, event_id="event-1"),
        tolls=(Toll(role="killed", total=TollRange(low=10, best=12, high=None), rule="latest"),),
        accounts=(Account(label="Daily Example", kind="outlet", statements=(statement,)),),
        questions=(Question(field="killed", verdict="contradicted"), Question(field="where", verdict="agreed")),
        reports=(
            IncidentReport(document_id="document-1", published="2024-03-05", event_ids=("event-1",)),
            IncidentReport(document_id="document-2", published="2024-03-06", part="updates", event_ids=("event-2",)),
        ),
        sources=2,
        score=0.9,
    )
    return replace(made, **changes)
