"""A small world: three reports, a coder that knows their sentences, and a resolver without data."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from dotterel.codebook import load_codebook
from dotterel.model import (
    Actor,
    Claim,
    CodedDocument,
    CodedEvent,
    Count,
    DateRange,
    Document,
    Mention,
    Place,
    Provenance,
    ResolvedEvent,
    Role,
    Scored,
    Span,
    Unresolved,
    digest_id,
)
from dotterel.pipeline import CodingRun

CLASH = """Borean troops shell the border town of Tarka

Published: 5 March 2024

Borean troops shelled the border town of Tarka on Monday, killing at least 49 people, the Ardan army said.
Borea's defence ministry denied that its troops had shelled the town. A doctor in Tarka said 61 people had died.
Ardan's president telephoned his Borean counterpart late in the evening to discuss the fighting at length.
The two countries may exchange prisoners if the shooting ends, an official said on Tuesday morning.
Gunmen whom nobody could name kidnapped a teacher somewhere on the road during the night, it is claimed.
In the war of 1994 Borean troops shelled the same valley for months and drove out most who lived in it.
"""

PROTEST = """Thousands march in Lumo over the price of bread

Published: 7 March 2024

Some 2,000 people marched through the streets of Lumo on Wednesday to protest against the price of bread.
Police arrested 31 people near the old market, and the crowd went home quietly in the late afternoon.
"""

REGATTA = """Pilots win the harbour regatta for the third time

Published: 8 March 2024

The pilots' rowing eight won the annual harbour regatta by half a length in a stiff westerly wind on Sunday.
The crew had trained on the river all winter, and its coach said that he had never seen them row better.
"""


@dataclass(frozen=True)
class Pattern:
    """A sentence that tells an event: its groups are roles, and ``trigger``."""

    words: str
    type: str
    modes: tuple[str, ...] = ()
    incident: str = ""
    status: str = "asserted"
    modality: str = "asserted"
    historical: bool = False
    score: float = 0.9


PATTERNS = (
    Pattern(
        r"(?P<actor>Borean troops) (?P<trigger>shell) (?P<recipient>the border town) of (?P<place>Tarka)$",
        "ASSAULT",
        ("heavy-weapons",),
        incident="tarka",
    ),
    Pattern(
        r"(?P<actor>Borean troops) (?P<trigger>shelled) (?P<recipient>the border town) of (?P<place>Tarka) "
        r"on (?P<time>Monday), killing (?P<killed>at least 49) people, (?P<source>the Ardan army)",
        "ASSAULT",
        ("heavy-weapons",),
        incident="tarka",
        status="claimed",
        score=0.97,
    ),
    Pattern(
        r"(?P<source>Borea's defence ministry) denied that (?P<actor>its troops) had (?P<trigger>shelled)",
        "ASSAULT",
        ("heavy-weapons",),
        incident="tarka",
        status="denied",
    ),
    Pattern(
        r"(?P<source>A doctor in Tarka) said (?P<killed>61) people had (?P<trigger>died)",
        "ASSAULT",
        incident="tarka",
        status="claimed",
    ),
    Pattern(
        r"(?P<actor>Ardan's president) (?P<trigger>telephoned) (?P<recipient>his Borean counterpart)",
        "CONSULT",
        ("phone",),
    ),
    Pattern(
        r"(?P<actor>The two countries) may (?P<trigger>exchange) prisoners",
        "COOPERATE",
        modality="hypothetical",
        score=0.45,
    ),
    Pattern(
        r"(?P<actor>Gunmen) whom .* (?P<trigger>kidnapped) (?P<recipient>a teacher)",
        "ASSAULT",
        ("abduct",),
        status="claimed",
    ),
    Pattern(
        r"(?P<time>1994) (?P<actor>Borean troops) (?P<trigger>shelled)", "ASSAULT", ("heavy-weapons",), historical=True
    ),
    Pattern(
        r"(?P<size>2,000) (?P<actor>people) (?P<trigger>marched) .* (?P<place>Lumo) on (?P<time>Wednesday)",
        "PROTEST",
        ("demo",),
    ),
    Pattern(
        r"(?P<actor>Police) (?P<trigger>arrested) (?P<held>31) (?P<recipient>people) near (?P<place>the old market)",
        "COERCE",
        ("arrest",),
    ),
)

ROLES: tuple[Role, ...] = ("actor", "recipient", "place", "time", "killed", "held", "size", "source")
PARTIES = {
    "Borean troops": ("BOR", "MIL"),
    "its troops": ("BOR", "MIL"),
    "the Ardan army": ("ARD", "MIL"),
    "Borea's defence ministry": ("BOR", "GOV"),
    "Ardan's president": ("ARD", "GOV"),
    "his Borean counterpart": ("BOR", "GOV"),
    "Gunmen": (None, "UAF"),
    "Police": ("LUM", "COP"),
}
PLACES = {"Tarka": ("ARD", 14.6, 7.9), "Lumo": ("LUM", -3.25, 12.5)}
DAYS = {
    "Monday": ("2024-03-04", "2024-03-04", "day"),
    "Wednesday": ("2024-03-06", "2024-03-06", "day"),
    "1994": ("1994-01-01", "1994-12-31", "year"),
}


class StoryCoder:
    """Finds the sentences of `PATTERNS`."""

    provenance = Provenance(component="story", version="1", digest="5" * 64)

    def __init__(self, min_score: float = 0.0) -> None:
        self.min_score = min_score

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        return [CodedDocument(events=tuple(self._events(document))) for document in documents]

    def _events(self, document: Document) -> list[CodedEvent]:
        events = []
        for number, _ in enumerate(document.sentences):
            sentence = document.sentence_span(number)
            for pattern in PATTERNS:
                match = re.search(pattern.words, sentence.text)
                if match is not None and pattern.score >= self.min_score:
                    events.append(self._event(document, sentence, pattern, match))
        return events

    def _event(self, document: Document, sentence: Span, pattern: Pattern, match: re.Match[str]) -> CodedEvent:
        def span(group: str) -> Span:
            return document.span(sentence.start + match.start(group), sentence.start + match.end(group))

        trigger = span("trigger")
        return CodedEvent(
            id=digest_id("event", document.id, trigger.start, trigger.end, pattern.type),
            document_id=document.id,
            type=pattern.type,
            modes=pattern.modes,
            contexts=("territory",),
            trigger=trigger,
            sentence=sentence,
            provenance=self.provenance,
            mentions=tuple(
                Mention(role=role, span=span(role), score=0.9) for role in ROLES if role in match.groupdict()
            ),
            modality=pattern.modality,
            status=pattern.status,
            historical=pattern.historical,
            incident=pattern.incident,
            score=pattern.score,
            field_scores=(Scored(code="type", score=pattern.score), Scored(code="status", score=0.8)),
            runners_up=(("type", Scored(code="MOBILIZE", score=0.02)), ("status", Scored(code="future", score=0.1))),
        )


class StoryResolver:
    """Knows the parties, places and days of the story."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As in `EventResolver`."""
        return tuple(self._resolved(event, document) for event in events)

    def _resolved(self, event: CodedEvent, document: Document) -> ResolvedEvent:
        book = load_codebook()
        places = [_place(one.span) for one in event.fillers("place")]
        days = [_day(one.span) for one in event.fillers("time")]
        sources = [_party(one.span) for one in event.fillers("source")]
        tolls = {role: [_count(one.span) for one in event.fillers(role)] for role in ROLES[4:7]}
        return ResolvedEvent(
            id=event.id,
            document=document.reference(),
            type=event.type,
            quad=book.quad(event.type),
            intensity=book.intensity(event.type, event.modes),
            trigger=event.trigger,
            sentence=event.sentence,
            coder=str(event.provenance),
            modes=event.modes,
            contexts=event.contexts,
            actors=tuple(_party(one.span) for one in event.fillers("actor")),
            recipients=tuple(_party(one.span) for one in event.fillers("recipient")),
            place=places[0] if places else None,
            date=days[0] if days else None,
            killed=next(iter(tolls["killed"]), None),
            held=next(iter(tolls["held"]), None),
            size=next(iter(tolls["size"]), None),
            modality=event.modality,
            claim=Claim(status=event.status, source=sources[0] if sources else None, score=0.8),
            historical=event.historical,
            incident=event.incident,
            score=event.score,
            field_scores=event.field_scores,
            runners_up=event.runners_up,
        )


def _party(span: Span) -> Actor:
    country, *sectors = PARTIES.get(span.text, (None,))
    return Actor(
        text=span.text,
        start=span.start,
        end=span.end,
        country=country,
        sectors=tuple(sectors),
        score=0.9,
        role_score=0.85,
        rule="story",
        unresolved=None if country else Unresolved(reason="no country named"),
    )


def _place(span: Span) -> Place:
    if span.text not in PLACES:
        return Place(text=span.text, start=span.start, end=span.end, unresolved=Unresolved(reason="no candidate"))
    country, latitude, longitude = PLACES[span.text]
    return Place(
        text=span.text,
        start=span.start,
        end=span.end,
        name=span.text,
        country=country,
        latitude=latitude,
        longitude=longitude,
        precision="city",
        score=0.9,
        role_score=0.75,
        rule="name",
    )


def _day(span: Span) -> DateRange:
    first, last, precision = DAYS[span.text]
    return DateRange(
        text=span.text,
        start=span.start,
        end=span.end,
        first=first,
        last=last,
        precision=precision,
        anchor="publication",
        score=0.9,
        role_score=0.95,
        rule="weekday",
    )


def _count(span: Span) -> Count:
    low = int(re.sub(r"\D", "", span.text))
    high = None if "least" in span.text else low
    return Count(text=span.text, start=span.start, end=span.end, low=low, high=high, role_score=0.7, rule="number")


def assemble_story(
    *, min_score: float | None = None, actors: tuple[Path, ...] = (), gazetteer: str | None = None
) -> CodingRun:
    """A run over the story, in place of the shipped one."""
    return CodingRun(coder=StoryCoder(min_score or 0.0), resolver=StoryResolver(), min_score=min_score)


def write_reports(folder: Path) -> list[str]:
    """The three reports as files of a folder; their paths."""
    paths = []
    for name, text in (("clash.txt", CLASH), ("protest.txt", PROTEST), ("regatta.txt", REGATTA)):
        (folder / name).write_text(text, encoding="utf-8")
        paths.append(str(folder / name))
    return paths
