"""MUC-4 (1992), what its three tasks share: which of our events are its incidents, and how its texts are read.

The task's own definitions, reworded: an incident is a violent act of terror or of a state against those who do not
fight, that has lately happened in one of nine countries. Fighting between armed forces is none, nor is what is known
to be older than two months or only told in general.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain

from dotterel.evaluation.benchmarks.casing import in_capitals, with_case
from dotterel.evaluation.benchmarks.documents import document_of_sentences
from dotterel.ingest import split_sentences
from dotterel.model import Actor, Document, ResolvedEvent
from dotterel.resolution.grounds import is_ground
from dotterel.resolution.implied import is_implied

COUNTRIES = {
    "ARG": "ARGENTINA",
    "BOL": "BOLIVIA",
    "CHL": "CHILE",
    "COL": "COLOMBIA",
    "ECU": "ECUADOR",
    "SLV": "EL SALVADOR",
    "GTM": "GUATEMALA",
    "HND": "HONDURAS",
    "PER": "PERU",
}
"""The countries whose incidents are asked for."""

ARMED = frozenset({"MIL", "REB", "PRM", "UAF", "SPY"})
"""Sectors of those who fight each other, whose losses in a fight are no incident."""

OLDEST = timedelta(days=62)
"""Age at publication beyond which an incident is no longer asked for: two months."""
_LIKELIER_THAN_NOT = 0.5

_BY_MODE = (
    ({"abduct"}, "KIDNAPPING"),
    ({"explosives", "suicide-attack", "aerial", "drone"}, "BOMBING"),
)
_BOMB = re.compile(r"bomb|dynamit|blew up|blow(?:n|ing)? up|blast|explo|detonat|\bmines?\b", re.IGNORECASE)
_FIRE = re.compile(r"\bburn|\barson|\btorch|set (?:\w+ ){0,4}(?:on )?(?:fire|ablaze)|firebomb|incendi", re.IGNORECASE)
_ROB = re.compile(r"\brob(?:b|s?$)|\bst(?:eal|ole|olen)\b|\bloot|\bplunder|\bpillag", re.IGNORECASE)
_HIJACK = re.compile(r"hijack", re.IGNORECASE)

_FIGHTING = re.compile(r"\b(?:fight|fought|clash|combat|battle|skirmish)|exchange", re.IGNORECASE)
_IN_GENERAL = re.compile(
    r"(?:ings|tions)$|\b(?:attacks|assaults|homicides|massacres|murders|violence|terrorism)$", re.IGNORECASE
)

_DATELINE = re.compile(r"\b(\d{1,2}) (JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]* (\d\d)\b", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_HEADER = re.compile(r"^\s*[^\n]{0,160}?--\s*(?:\[[A-Z ]+\]\s*)+")
_MARK = re.compile(r"\[(?:TEXT|EXCERPTS?|CONTINUED|REPORTER|WORDS INDISTINCT|PASSAGE OMITTED)\]", re.IGNORECASE)
_PARAGRAPH = re.compile(r" {3,}|\n\s*\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class MucIncident:
    """One incident, as all the events tell it that we hold to be the same happening.

    Attributes:
        type: MUC-4's type, in capitals.
        events: What tells it, the surest first.
    """

    type: str
    events: tuple[ResolvedEvent, ...]

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Everyone who is said to have done it."""
        return tuple(chain.from_iterable(event.actors for event in self.events))

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """Everyone and everything that it was done to."""
        return tuple(chain.from_iterable(event.recipients for event in self.events))


def incident_type(event: ResolvedEvent) -> str | None:
    """MUC-4's type of an event; none where it is no incident.

    An ASSAULT by abduction is a KIDNAPPING; by explosives a BOMBING; by fire an ARSON; any other an ATTACK. Whatever
    its type with us, a theft by force is a ROBBERY and a taken vehicle a HIJACKING: PLOVER has no mode for either, so
    their words tell.
    """
    if event.type not in ("ASSAULT", "COERCE"):
        return None
    trigger = event.trigger.text
    if _HIJACK.search(trigger):
        return "HIJACKING"
    if _ROB.search(trigger):
        return "ROBBERY"
    if event.type == "COERCE":
        return None
    if _FIRE.search(trigger):
        return "ARSON"
    for modes, kind in _BY_MODE:
        if modes & set(event.modes):
            return kind
    if any(_BOMB.search(words) for words in (trigger, *(means.text for means in event.means))):
        return "BOMBING"
    return "ATTACK"


def incidents_of(events: Sequence[ResolvedEvent], published: str | None = None) -> list[MucIncident]:
    """The incidents of a document, in text order.

    Events of one happening are one incident; its type is the one told most often, by the surest of equals, a plain
    ATTACK only where nothing finer is told. Incidents of one type are told apart by place, day or perpetrator, as the
    task has it, not by who was hit: those that none of these tells apart are one.

    Args:
        events: Events of one document, in text order.
        published: Its day of publication (ISO), where known.
    """
    groups: dict[str, list[ResolvedEvent]] = {}
    for event in events:
        if incident_type(event) is not None and _has_lately_happened(event, published) and not _is_elsewhere(event):
            groups.setdefault(event.incident or event.id, []).append(event)
    incidents: list[MucIncident] = []
    for group in groups.values():
        if _is_fight(group) or not _is_specific(group):
            continue
        incident = _incident(group)
        same = next((number for number, one in enumerate(incidents) if _may_be_one(one, incident)), None)
        if same is None:
            incidents.append(incident)
        else:
            incidents[same] = _incident([*incidents[same].events, *incident.events])
    return incidents


def _incident(group: Sequence[ResolvedEvent]) -> MucIncident:
    ranked = sorted(group, key=lambda event: -event.score)
    kinds = [kind for event in ranked if (kind := incident_type(event)) is not None]
    kind = max(kinds, key=lambda one: (one != "ATTACK", kinds.count(one)))
    return MucIncident(type=kind, events=tuple(ranked))


def _may_be_one(first: MucIncident, second: MucIncident) -> bool:
    """Whether two have one type, and no place, day or known perpetrator that tells them apart."""
    return first.type == second.type and not any(
        known and other and not known & other
        for known, other in (
            (_places(first), _places(second)),
            (_days(first), _days(second)),
            (_known_doers(first), _known_doers(second)),
        )
    )


def _places(incident: MucIncident) -> set[str]:
    """The places below a country."""
    places = (event.place for event in incident.events)
    return {place.name or place.text for place in places if place is not None and place.precision != "country"}


def _days(incident: MucIncident) -> set[str]:
    """The single days told; the report's own, given to what tells none, tells nothing apart."""
    told = (event.date for event in incident.events if event.date is not None and event.date.precision == "day")
    return {date.first for date in told if date.first and not date.rule.startswith("news-day")}


def _known_doers(incident: MucIncident) -> set[str]:
    return {actor.id for actor in incident.actors if actor.id}


def _has_lately_happened(event: ResolvedEvent, published: str | None) -> bool:
    """Whether it happened and is not known to be too old: the task asks how long ago, not whether it is background."""
    if event.modality != "asserted":
        return False
    if not event.historical or event.date is None or event.date.last is None:
        return True
    return (
        published is not None
        and date.fromisoformat(published[:10]) - date.fromisoformat(event.date.last[:10]) <= OLDEST
    )


def _is_elsewhere(event: ResolvedEvent) -> bool:
    """Whether it is known to lie outside the nine countries: by its place, else by the states of all its parties."""
    place = event.place
    if place is not None and place.country:
        known = place.score > _LIKELIER_THAN_NOT and not is_ground(place)
        if known or place.country in COUNTRIES:
            return place.country not in COUNTRIES
    states = {actor.country for actor in (*event.actors, *event.recipients) if actor.country}
    return bool(states) and not states & COUNTRIES.keys() and all(len(state) == 3 for state in states)


def _is_fight(group: Sequence[ResolvedEvent]) -> bool:
    """Whether only those who bear arms were hit, or nobody is told to be and they alone took part."""
    hit = [actor for event in group for actor in _told_hit(event)]
    sides = [actor for event in group for actor in event.actors]
    if hit:
        return all(ARMED.intersection(actor.sectors[:1]) for actor in hit)
    fighters = bool(sides) and all(ARMED.intersection(actor.sectors[:1]) for actor in sides)
    return fighters and (len(sides) > 1 or all(_FIGHTING.search(event.trigger.text) for event in group))


def _told_hit(event: ResolvedEvent) -> list[Actor]:
    """Who or what was hit, as far as it is told and not only implied."""
    return [actor for actor in event.recipients if not is_implied(actor)]


def _is_specific(group: Sequence[ResolvedEvent]) -> bool:
    """Whether it tells anything of what happened: who or what was hit, with what, how many.

    "Attacks" and "kidnappings" without a number or a place tell of what happens in general.
    """
    if any(event.killed or event.injured for event in group):
        return True
    in_general = all(_IN_GENERAL.search(event.trigger.text) for event in group)
    places = any(event.place and event.place.precision not in (None, "country") for event in group)
    return (places or not in_general) and any(_told_hit(event) or event.means for event in group)


def dateline_day(text: str) -> str | None:
    """The day (ISO) of a dateline such as ``LIMA, 3 MAR 90 (EFE)``; none where the first lines tell no day."""
    found = _DATELINE.search(text[:200])
    if found is None:
        return None
    try:
        return date(1900 + int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1])).isoformat()
    except ValueError:
        return None


def read_text(name: str, text: str, *, published: str | None = None) -> Document:
    """The document of a text in capitals or in small letters: paragraphs by blank lines or runs of blanks.

    Sentences are looked for in capitals: each is known by the capital that begins it.

    Args:
        name: Identifier of the item.
        text: Its text, hard-wrapped or in one line.
        published: Day of publication, where known; else the dateline's.
    """
    day = published or dateline_day(text)
    body = _MARK.sub(" ", _HEADER.sub("", text, count=1))
    paragraphs = [" ".join(part.split()) for part in _PARAGRAPH.split(body)]
    lines = "\n".join(paragraph for paragraph in paragraphs if paragraph)
    return document_of_sentences(name, with_case(lines), split_sentences(in_capitals(lines)), published=day)
