"""A long stream of reports, made of those of the corpus: names, towns, days and figures varied, true happenings known.

The annotated events of the corpus go through our own resolution once (a perfect coder, with our resolver's errors), and
every report of the stream is one of them in another world. A *story* is the reports that tell a shared happening, or
one report by itself; a *world* has other towns, other rare names, another factor on its figures, and begins on another
day. Beside the reports themselves there are:

- copies: the same text by another outlet on the same or the next day, its last sentence cut or another one added;
- updates: a day or two later, two thirds of the sentences, with more dead;
- twins: the same story with the same names some days later in the same town (a near miss in time), or on the same days
  in another town of the same names (a near miss in space);
- anniversaries: 364 days later, told as background.

Reports are made one by one and alone from their number, so that a program that was killed goes on where it was.
"""

import random
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Literal

from dotterel.evaluation import gold_coded_events, gold_document, read_reports, report_paths
from dotterel.evaluation.linking import gold_mentions
from dotterel.linking.words import load_rarities, name_stems, stem
from dotterel.model import Actor, Count, DateRange, Document, Place, ResolvedEvent, Sentence, Span
from dotterel.resolution import load_resolver

FIRST_DAY = date(2021, 3, 1)
OUTLETS = tuple(
    f"{one} {two}"
    for one in ("Daily", "Radio", "News of", "The")
    for two in ["Arko", "Bel", "Cano", "Dur", "Emsa", "Fali", "Gor", "Hest", "Imra", "Jol"]
)
COPIES, UPDATES, TWINS, ANNIVERSARIES = 0.25, 0.2, 0.15, 0.04
"""Chances: of copies of a report, of an update of a story, of a twin, and of an anniversary."""
_RARE = 5.0
_NARROW = ("exact", "city", "district")
_WORD = re.compile(r"[^\W\d_]+")
_NUMBER = re.compile(r"\d+")
_PIECES = [
    "ba",
    "be",
    "di",
    "do",
    "ga",
    "ge",
    "ka",
    "ke",
    "ki",
    "la",
    "le",
    "lo",
    "ma",
    "mi",
    "mo",
    "na",
    "ne",
    "ni",
    "ra",
    "re",
    "ri",
    "ro",
    "sa",
    "se",
    "ta",
    "te",
    "ti",
    "to",
    "va",
    "ve",
    "za",
    "zu",
]
_LEAST_SCALED = 3
_LEAST_SHIFT = 2
"""Days that a twin is later at least, but for one: what is told of a longer span may be either's."""
_APART = 60
"""Days before a story is told again in another world, until every story has been told once: what is told of no town,
day or name would be the same words. From then on, after some 22,000 reports, one telling in eight comes within two
weeks of another with other names, as an army's bulletins do, and every such mention counts."""

Kind = Literal["report", "copy", "update", "anniversary"]


@dataclass(frozen=True, slots=True)
class Template:
    """A report of the corpus with its events, and the happening that each of these tells."""

    document: Document
    events: tuple[ResolvedEvent, ...]
    happenings: tuple[str, ...]
    day: int


@dataclass(frozen=True, slots=True)
class World:
    """What one telling of a story has of its own: a seed for its names, one for its towns, a factor and days."""

    number: int
    names: int
    towns: int
    factor: float
    shift: int
    has_twin: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """A report of the stream, before it is made."""

    template: int
    world: World
    kind: Kind
    outlet: str
    delay: int
    published: int


@dataclass(frozen=True, slots=True)
class Made:
    """A report of the stream."""

    document: Document
    events: tuple[ResolvedEvent, ...]


class Stream:
    """The reports in the order of their days."""

    def __init__(self, corpus: Path, *, reports: int, a_day: int, seed: int = 7) -> None:
        """Read the corpus, resolve it, and plan the stream.

        Args:
            corpus: Folder of annotated reports.
            reports: Number of reports of the stream.
            a_day: Number of reports a day, about.
            seed: Of everything that is drawn.
        """
        self.templates, stories = _stories(corpus)
        self.planned = _planned(self.templates, stories, reports=reports, a_day=a_day, chance=random.Random(seed))
        self._rarities = load_rarities()
        self._capitals = frozenset(
            one
            for template in self.templates
            for sentence in template.document.sentences
            if sentence.kind != "title"
            for one in name_stems(template.document.text[sentence.start : sentence.end])
        )
        self._names = _invented(random.Random(seed), 6_000)

    def made(self, number: int) -> Made:
        """The report of a number, from 0."""
        planned = self.planned[number]
        return _Making(
            self.templates[planned.template], planned, number, self._names, self._rarities, self._capitals
        ).made()

    def is_certain(self, event_id: str) -> bool:
        """Whether words can tell what happening an event is of: of twins, only by a town and by days that do not
        meet those of the twin."""
        _, number, place = event_id.split("-")
        planned = self.planned[int(number)]
        event = self.templates[planned.template].events[int(place)]
        if not planned.world.has_twin:
            return True
        if event.place is None or event.place.precision not in _NARROW:
            return False
        return event.date is not None and _width(event.date) <= _LEAST_SHIFT

    def happening(self, event_id: str) -> tuple[str, Kind]:
        """What an event of the stream truly tells, and the kind of its report."""
        _, number, place = event_id.split("-")
        planned = self.planned[int(number)]
        return f"{planned.world.number} {self.templates[planned.template].happenings[int(place)]}", planned.kind


def _width(told: DateRange) -> int:
    """Days from the first to the last day of a date; many where an end is open."""
    try:
        return (date.fromisoformat(told.last or "") - date.fromisoformat(told.first or "")).days
    except ValueError:
        return date.max.toordinal()


def _stories(corpus: Path) -> tuple[list[Template], list[list[int]]]:
    reports = [one for one in read_reports(report_paths(corpus)) if one.published]
    resolver = load_resolver()
    answers: dict[str, tuple[ResolvedEvent, ...]] = {}
    documents: dict[str, Document] = {}
    for report in reports:
        documents[report.id] = document = gold_document(report).document
        answers[report.id] = resolver.resolve(gold_coded_events(report, document), document)
    gold = gold_mentions(reports, answers)
    templates, by_label = [], defaultdict(list)
    for report in reports:
        events = tuple(one for one in answers[report.id] if one.id in gold)
        if events:
            for label in {gold[one.id].happening for one in events if gold[one.id].is_shared}:
                by_label[label].append(len(templates))
            templates.append(
                Template(
                    document=documents[report.id],
                    events=events,
                    happenings=tuple(gold[one.id].happening for one in events),
                    day=date.fromisoformat(report.published or "").toordinal(),
                )
            )
    story = list(range(len(templates)))
    for members in by_label.values():
        least = min(story[one] for one in members)
        joined = {story[one] for one in members}
        story = [least if one in joined else one for one in story]
    groups = defaultdict(list)
    for place, one in enumerate(story):
        groups[one].append(place)
    return templates, list(groups.values())


def _planned(
    templates: Sequence[Template], stories: Sequence[list[int]], *, reports: int, a_day: int, chance: random.Random
) -> list[Planned]:
    found: list[Planned] = []
    worlds = 0
    told_last: dict[int, int] = {}
    while len(found) < reports * 1.02:
        story = chance.choice(stories)
        begin = min(templates[one].day for one in story)
        day = FIRST_DAY.toordinal() + int(len(found) / a_day)
        if day - told_last.get(story[0], 0) < _APART and len(told_last) < len(stories):
            continue
        told_last[story[0]] = day
        has_twin = chance.random() < TWINS
        world = World(worlds, worlds, worlds, chance.choice((0.5, 0.7, 1.0, 1.4, 2.0, 3.0)), day - begin, has_twin)
        worlds += 1
        found += _told(templates, story, world, chance)
        if has_twin:
            if chance.random() < 0.5:
                later = chance.randint(_LEAST_SHIFT + 1, 25)
                twin = replace(world, number=worlds, factor=chance.choice((0.8, 1.2)), shift=world.shift + later)
            else:
                twin = replace(world, number=worlds, towns=worlds, factor=chance.choice((0.8, 1.2)))
            worlds += 1
            found += _told(templates, story, twin, chance)
    found.sort(key=lambda one: (one.published, one.world.number, one.template, one.delay))
    return found[:reports]


def _told(templates: Sequence[Template], story: Sequence[int], world: World, chance: random.Random) -> list[Planned]:
    found = []
    for place in story:
        published = templates[place].day + world.shift
        outlets = chance.sample(OUTLETS, 4)
        found.append(Planned(place, world, "report", outlets[0], 0, published))
        if chance.random() < COPIES:
            for outlet in outlets[1 : 1 + chance.randint(1, 3)]:
                found.append(Planned(place, world, "copy", outlet, 0, published + chance.randint(0, 1)))
    if chance.random() < UPDATES:
        place, delay = chance.choice(story), chance.randint(1, 2)
        found.append(
            Planned(place, world, "update", chance.choice(OUTLETS), delay, templates[place].day + world.shift + delay)
        )
    if chance.random() < ANNIVERSARIES:
        place = chance.choice(story)
        found.append(
            Planned(place, world, "anniversary", chance.choice(OUTLETS), 364, templates[place].day + world.shift + 364)
        )
    return found


class _Making:
    """One report on its way: the edits of its text, and where each of its characters comes to stand."""

    def __init__(
        self,
        template: Template,
        planned: Planned,
        number: int,
        names: Sequence[str],
        rarities: Any,
        capitals: frozenset[str],
    ) -> None:
        self._template, self._planned, self._number = template, planned, number
        self._names, self._rarities, self._capitals = names, rarities, capitals
        self._chance = random.Random(f"{planned.world.number} {number}")
        self._places = {
            word
            for event in template.events
            if event.place is not None and event.place.precision in _NARROW
            for word in _WORD.findall(f"{event.place.text} {event.place.name or ''}")
            if word[0].isupper() and len(word) > 3
        }
        edits = sorted((*self._cuts(), *self._figures(), *self._renamed()))
        self._edits: list[tuple[int, int, str]] = []
        for edit in edits:
            if not self._edits or edit[0] >= self._edits[-1][1]:
                self._edits.append(edit)
        self._starts = [start for start, _, _ in self._edits]
        self._moves = []
        moved = 0
        pieces, at = [], 0
        for start, end, words in self._edits:
            pieces += [template.document.text[at:start], words]
            at = end
            moved += len(words) - (end - start)
            self._moves.append(moved)
        self.text = "".join((*pieces, template.document.text[at:]))

    def made(self) -> Made:
        planned, template = self._planned, self._template
        published = date.fromordinal(planned.published).isoformat()
        cut = set(self._cut_sentences())
        sentences = []
        for place, one in enumerate(template.document.sentences):
            if place not in cut:
                sentences.append(replace(one, start=self._at(one.start), end=self._at(one.end, end=True)))
        titled = bool(sentences) and sentences[0].kind == "title"
        document = Document(
            id=f"stream-{self._number}",
            text=self.text,
            report_id=f"report-{self._number}",
            name=f"{self._number}.txt",
            provenance=template.document.provenance,
            title=self.text[sentences[0].start : sentences[0].end] if titled else None,
            published=published,
            outlet=planned.outlet,
            sentences=tuple(sentences),
        )
        reference = document.reference()
        events = []
        for place, event in enumerate(template.events):
            if not any(self._lies_in_cut(event, template.document.sentences[one]) for one in cut):
                events.append(self._event(event, place, reference))
        return Made(document=document, events=tuple(events))

    def _cut_sentences(self) -> list[int]:
        """Sentences that the report leaves out: never the title, never all that tell something."""
        sentences = self._template.document.sentences
        body = [place for place, one in enumerate(sentences) if one.kind != "title"]
        chance = random.Random(f"cut {self._number}")
        kind = self._planned.kind
        if kind == "copy":
            return body[-1:] if len(body) > 3 and chance.random() < 0.5 else []
        if kind == "update":
            return sorted(chance.sample(body, len(body) // 3))
        if kind == "anniversary":
            return body[2:]
        return []

    def _cuts(self) -> list[tuple[int, int, str]]:
        sentences = self._template.document.sentences
        return [(sentences[one].start, sentences[one].end, "") for one in self._cut_sentences()]

    @staticmethod
    def _lies_in_cut(event: ResolvedEvent, sentence: Sentence) -> bool:
        return sentence.start <= event.trigger.start < sentence.end

    def _figures(self) -> list[tuple[int, int, str]]:
        text = self._template.document.text
        edits = {}
        for event in self._template.events:
            for count in (event.killed, event.injured, event.held, event.size):
                if count is None:
                    continue
                for match in _NUMBER.finditer(text, count.start, count.end):
                    if int(match[0]) >= _LEAST_SCALED:
                        edits[match.start()] = (match.start(), match.end(), str(self._scaled(int(match[0]))))
        return list(edits.values())

    def _renamed(self) -> list[tuple[int, int, str]]:
        text = self._template.document.text
        return [
            (match.start(), match.end(), new)
            for match in _WORD.finditer(text)
            if (new := self._name(match[0])) != match[0]
        ]

    def _name(self, word: str) -> str:
        if not word[0].isupper() or len(word) < 4:
            return word
        world = self._planned.world
        if word in self._places:
            return self._drawn(f"town {world.towns} {stem(word)}")
        if self._rarities.of(stem(word)) >= _RARE and stem(word) in self._capitals:  # no word that opens a sentence
            return self._drawn(f"name {world.names} {stem(word)}")
        return word

    def _drawn(self, seed: str) -> str:
        return self._names[random.Random(seed).randrange(len(self._names))]

    def _scaled(self, number: int) -> int:
        factor = self._planned.world.factor * (1.3 if self._planned.kind == "update" else 1.0)
        return max(_LEAST_SCALED, round(number * factor))

    def _at(self, position: int, *, end: bool = False) -> int:
        """Where a position of the template's text is in the new one."""
        place = bisect_right(self._starts, position - 1 if end else position) - 1
        if place < 0:
            return position
        start, stop, words = self._edits[place]
        before = self._moves[place] - (len(words) - (stop - start))
        if position < stop or (end and position == stop):
            return start + before + (len(words) if end else 0)
        return position + self._moves[place]

    def _event(self, event: ResolvedEvent, place: int, reference: Any) -> ResolvedEvent:
        return replace(
            event,
            id=f"event-{self._number}-{place}",
            document=reference,
            trigger=self._span(event.trigger),
            sentence=self._span(event.sentence),
            actors=tuple(map(self._actor, event.actors)),
            recipients=tuple(map(self._actor, event.recipients)),
            place=self._place(event.place),
            date=self._date(event.date),
            killed=self._count(event.killed),
            injured=self._count(event.injured),
            held=self._count(event.held),
            size=self._count(event.size),
            means=tuple(map(self._span, event.means)),
            claim=replace(
                event.claim,
                source=None if event.claim.source is None else self._actor(event.claim.source),
                further_sources=tuple(map(self._actor, event.claim.further_sources)),
            ),
            historical=event.historical or self._planned.kind == "anniversary",
            incident=f"{reference.id} {event.incident}",
        )

    def _span(self, span: Span) -> Span:
        start, end = self._at(span.start), self._at(span.end, end=True)
        return Span(start=start, end=end, text=self.text[start:end])

    def _worded(self, one: Any) -> dict[str, Any]:
        start, end = self._at(one.start), self._at(one.end, end=True)
        return {"start": start, "end": end, "text": self.text[start:end] if one.text else ""}

    def _renaming(self, words: str | None) -> str | None:
        return None if words is None else _WORD.sub(lambda match: self._name(match[0]), words)

    def _actor(self, actor: Actor) -> Actor:
        return replace(actor, **self._worded(actor), name=self._renaming(actor.name), candidates=())

    def _place(self, place: Place | None) -> Place | None:
        if place is None:
            return None
        changed = replace(place, **self._worded(place), name=self._renaming(place.name), candidates=())
        if place.precision not in _NARROW or place.latitude is None or place.longitude is None:
            return changed
        chance = random.Random(f"at {self._planned.world.towns} {place.name}")
        return replace(
            changed,
            geonameid=None,
            latitude=max(-60.0, min(70.0, place.latitude + chance.uniform(-2.5, 2.5))),
            longitude=max(-179.0, min(179.0, place.longitude + chance.uniform(-2.5, 2.5))),
        )

    def _date(self, told: DateRange | None) -> DateRange | None:
        if told is None:
            return None
        shifted = {
            end: None if day is None else self._shifted(day)
            for end, day in (("first", told.first), ("last", told.last))
        }
        return replace(told, **self._worded(told), **shifted)

    def _shifted(self, day: str) -> str:
        try:
            return (date.fromisoformat(day) + timedelta(days=self._planned.world.shift)).isoformat()
        except (ValueError, OverflowError):
            return day

    def _count(self, count: Count | None) -> Count | None:
        if count is None:
            return None
        changed = replace(count, **self._worded(count), parts=tuple(self._count(one) for one in count.parts))  # type: ignore[misc]
        if not _NUMBER.search(count.text):
            return changed
        ends = {
            end: self._scaled(value) if value is not None and value >= _LEAST_SCALED else value
            for end, value in (("low", count.low), ("high", count.high))
        }
        return replace(changed, **ends)


def _invented(chance: random.Random, number: int) -> list[str]:
    names = set()
    while len(names) < number:
        names.add("".join(chance.choices(_PIECES, k=chance.randint(2, 4))).capitalize())
    return sorted(names)
