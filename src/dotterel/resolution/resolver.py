"""Resolution of a document's events: who, where, when, how many, all from one reading of the document."""

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TypeVar

from dotterel.codebook import Codebook, load_codebook
from dotterel.model import (
    Actor,
    Claim,
    CodedEvent,
    Count,
    DateRange,
    Document,
    Mention,
    Place,
    ResolvedEvent,
    Role,
    Span,
)
from dotterel.model.replacing import replace
from dotterel.resolution.actors import (
    ActorContext,
    ActorRegister,
    Finding,
    context_of,
    coordinate_parts,
    is_concluded,
    means_pair_of_states,
    pair_of_states,
    resolve_actor,
    with_shared_country,
    with_shared_sectors,
    words_tell,
)
from dotterel.resolution.actors.datelines import dateline_of
from dotterel.resolution.calibrated import ResolutionScoreMaps, with_calibrated_scores
from dotterel.resolution.carried import with_carried_actors
from dotterel.resolution.counts import toll_by_victims, toll_of
from dotterel.resolution.dates import datelines, resolve_date, tells_hours_only
from dotterel.resolution.dates.dateline import Dateline
from dotterel.resolution.facing import with_facing_sides
from dotterel.resolution.grounds import with_grounds
from dotterel.resolution.here import is_done_here
from dotterel.resolution.implied import with_implied_parties
from dotterel.resolution.items import item_at, items_of
from dotterel.resolution.news_day import with_news_day
from dotterel.resolution.origins import is_behind_from, is_origin, without_origins
from dotterel.resolution.own_sides import without_own_other_sides
from dotterel.resolution.past_told_on import with_past_told_on
from dotterel.resolution.places import (
    Gazetteer,
    PlaceContext,
    country_mentions,
    place_spoken_of,
    resolve_place,
    survey,
)
from dotterel.resolution.senders import with_senders_country
from dotterel.resolution.speakers_own import with_speakers_own
from dotterel.resolution.talks import with_parties_of_talks

HISTORY_DAYS = 92
"""An event that ended longer before publication than this is background (corpus/FORMAT.md: three months)."""

FILLED_FACTOR = 0.8
"""What is left of the score of an answer that was filled in from another sentence."""

PAIR_SCORE = 0.6
"""Score of the two states that "both countries" most likely means."""

SURE_PLACE = 0.7
"""Places below this score never decide an actor's country."""

_SIDES: tuple[Role, ...] = ("actor", "recipient")
_OTHER_SIDE: dict[Role, Role] = {"actor": "recipient", "recipient": "actor"}
_MUCH_SURER = 0.2
"""A place this much less sure of being the event's than another is left, however narrow: mostly the dateline, or where
another act of the sentence was. Of 59 events with several places on the dev side, the place is right in 49; the
narrowest of all is in 46."""
_LAST_OF_LIST = re.compile(r",?\s+and\s+")
_AND = re.compile(r"\b(?:and|but)\b")
_APPOSED = re.compile(r"(?:known|called|named|including|such|who|which|an?|its|his|her|their)\b", re.IGNORECASE)
"""What begins a description of the party before, rather than the next of a list."""
_TOLL_QUAD = "material-conflict"
"""Where people are killed or injured: no talk, demand or agreement of the corpus has such a toll."""
_FINEST_FIRST = ("exact", "city", "district", "admin1", "region", "country")


Answer = TypeVar("Answer", Actor, Place, DateRange)


class Resolver:
    """Resolves the events of documents with one register and one gazetteer."""

    def __init__(
        self,
        *,
        register: ActorRegister,
        gazetteer: Gazetteer,
        codebook: Codebook | None = None,
        score_maps: ResolutionScoreMaps | None = None,
    ) -> None:
        """Args: the doors to actors and places, the codebook of quad and intensity, the maps that calibrate scores."""
        self._register = register
        self._score_maps = score_maps or ResolutionScoreMaps()
        self._gazetteer = gazetteer
        self._codebook = codebook or load_codebook()

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones.

        Args:
            events: All coded events of the document, in text order.
            document: The document that they were coded from.
        """
        if not events:
            return ()
        items = items_of(document.text)
        if not items:
            return self._resolve(events, document, whole=document)
        within = [item_at(event.trigger.start, items) for event in events]
        resolved: dict[int, ResolvedEvent] = {}
        for item in dict.fromkeys(within):
            numbers = [number for number, its in enumerate(within) if its == item]
            read = document if item is None else item.of(document)
            told = self._resolve([events[number] for number in numbers], read, whole=document)
            resolved |= dict(zip(numbers, told, strict=True))
        return tuple(resolved[number] for number in range(len(events)))

    def _resolve(
        self, events: Sequence[CodedEvent], document: Document, *, whole: Document
    ) -> tuple[ResolvedEvent, ...]:
        """Resolved events of a report, or of one item of a round-up.

        Args:
            events: Its coded events, in text order.
            document: The document, blank outside the item.
            whole: The document: its datelines and its day are those of all its items.
        """
        lines = datelines(whole)
        reading = _Reading(document, events, lines, register=self._register, gazetteer=self._gazetteer)
        read = with_past_told_on([self._resolved(event, reading) for event in events], document)
        told = without_own_other_sides(with_speakers_own(read))
        resolved = with_facing_sides(told)
        grounded = with_grounds(resolved, reading.place_of_state)
        scored = [with_calibrated_scores(event, self._score_maps) for event in grounded]
        carried = with_carried_actors(with_news_day(scored, whole, lines))
        talks = with_parties_of_talks(carried, document.text)
        return with_implied_parties(talks, document.text, self._register.state_name)

    def _resolved(self, event: CodedEvent, reading: "_Reading") -> ResolvedEvent:
        place = reading.place(event)
        when = reading.date(event)
        actors = reading.parties(event, "actor", place, when)
        recipients = reading.parties(event, "recipient", place, when)
        recipients = with_senders_country(recipients, event, actors, reading.document.text)
        actors = with_senders_country(actors, event, actors, reading.document.text)
        sources = reading.parties(event, "source", place, None)
        document = reading.document
        bloody = self._codebook.quad(event.type) == _TOLL_QUAD
        rules = event.rules
        historical = event.historical
        if _is_past(when, reading.document.published) and not historical:
            historical = True
            rules = (*rules, "ended-long-before-publication")
        claim_score = next((scored.score for scored in event.field_scores if scored.code == "status"), 1.0)
        return ResolvedEvent(
            id=event.id,
            document=reading.document.reference(),
            type=event.type,
            quad=self._codebook.quad(event.type),
            intensity=self._codebook.intensity(event.type, event.modes),
            trigger=event.trigger,
            sentence=event.sentence,
            coder=str(event.provenance),
            modes=event.modes,
            contexts=event.contexts,
            actors=actors,
            recipients=recipients,
            place=place,
            date=when,
            killed=_bloody_toll(event, "killed", recipients, document) if bloody else None,
            injured=_bloody_toll(event, "injured", recipients, document) if bloody else None,
            held=toll_of(event, "held", document),
            size=toll_of(event, "size", document),
            means=tuple(mention.span for mention in event.fillers("means")),
            modality=event.modality,
            claim=Claim(
                status=event.status,
                source=sources[0] if sources else None,
                further_sources=sources[1:],
                score=claim_score,
            ),
            historical=historical,
            incident=event.incident,
            score=event.score,
            field_scores=event.field_scores,
            runners_up=event.runners_up,
            rules=rules,
        )


class _Reading:
    """What one reading of a document tells all its events, with the answers already given."""

    def __init__(
        self,
        document: Document,
        events: Sequence[CodedEvent],
        lines: Sequence[Dateline],
        *,
        register: ActorRegister,
        gazetteer: Gazetteer,
    ) -> None:
        self.document = document
        self._register = register
        self._gazetteer = gazetteer
        self._survey = survey(document.text, gazetteer=gazetteer)
        mentions = country_mentions(document.text, gazetteer)
        self._country_by_name: dict[str, str | None] = {}
        self._actor_context: ActorContext = context_of(
            document,
            register,
            weights=self._survey.countries,
            sightings=[(one.start, one.country) for one in mentions if not one.adjective],
            country_of_place=self._country_of_place,
        )
        self._places: dict[tuple[int, int], Place] = {}
        self._state_places: dict[str, Place] = {}
        self._actors: dict[tuple[object, ...], Actor] = {}
        self._findings: dict[tuple[int, str, str | None], Finding] = {}
        self._dates: dict[tuple[int, int, bool], DateRange] = {}
        self.datelines = lines
        self._here = frozenset(event.incident for event in events if event.incident and is_done_here(event))
        self._town = next(reversed(dateline_of(document.text)), "") if self._here else ""
        self._read_dates(events)

    def _country_of_place(self, name: str) -> str | None:
        """The state of a town or region inside an actor's words ("the mayor of Mopti"), where it is sure enough."""
        if name not in self._country_by_name:
            place = resolve_place(
                Span(start=0, end=len(name), text=name),
                context=PlaceContext(
                    text=self.document.text, countries=self._survey.countries, divisions=self._survey.divisions
                ),
                gazetteer=self._gazetteer,
            )
            self._country_by_name[name] = place.country if place.score >= SURE_PLACE else None
        return self._country_by_name[name]

    def place(self, event: CodedEvent) -> Place | None:
        """The narrowest place of the event among the surest; none where it names none."""
        told = [(mention.score, _told(mention, self._place(mention.span, event))) for mention in event.fillers("place")]
        known = [one for one in told if one[1].precision is not None] or told
        if not known:
            return self._dateline_place(event)
        surest = max((score for score, _ in known), default=0.0)
        return min((place for score, place in known if score >= surest - _MUCH_SURER), key=_breadth, default=None)

    def _dateline_place(self, event: CodedEvent) -> Place | None:
        """The town of the dateline, for a happening that some mention says was "here"; none where it is not sure."""
        if event.incident not in self._here or not self._town:
            return None
        words = re.search(rf"\b{re.escape(self._town)}(?!\w)", self.document.text, re.IGNORECASE)
        if words is None:
            return None
        place = self._place(self.document.span(*words.span()), event)
        if place.country is None or place.score < SURE_PLACE:
            return None
        return replace(place, rule=f"dateline > {place.rule}", score=round(place.score * FILLED_FACTOR, 4))

    def place_of_state(self, code: str) -> Place | None:
        """The place of a state; none where the register or the gazetteer does not know it."""
        name = self._register.state_name(code)
        if name is None:
            return None
        if name not in self._state_places:
            self._state_places[name] = resolve_place(
                Span(start=0, end=len(name), text=name), context=PlaceContext(), gazetteer=self._gazetteer
            )
        return self._state_places[name]

    def _place(self, span: Span, event: CodedEvent) -> Place:
        key = span.start, span.end
        if key not in self._places:
            sentence = self._sentence_of(span, event)
            found = resolve_place(
                span,
                context=PlaceContext(
                    sentence=sentence.text,
                    sentence_start=sentence.start,
                    text=self.document.text,
                    countries=self._survey.countries,
                    divisions=self._survey.divisions,
                    places=tuple(place for place in self._places.values() if place.latitude is not None),
                ),
                gazetteer=self._gazetteer,
            )
            self._places[key] = place_spoken_of(found, self._places.values())
        return self._places[key]

    def date(self, event: CodedEvent) -> DateRange | None:
        """The event's interval; of several expressions the nearest that resolves, among the surest."""
        future = _is_to_come(event)
        surest = max((mention.score for mention in event.fillers("time")), default=0.0)
        dates = [
            _told(mention, self._dates[mention.span.start, mention.span.end, future])
            for mention in sorted(
                [mention for mention in event.fillers("time") if mention.score >= surest - _MUCH_SURER],
                key=lambda mention: _distance_of_time(mention, event),
            )
        ]
        read = [one for one in dates if one.unresolved is None]
        days = [one for one in read if not tells_hours_only(one)]
        return next(iter(days or read or dates), None)

    def _read_dates(self, events: Sequence[CodedEvent]) -> None:
        """Time expressions in text order: one that leans on another day ("the same day") takes the last one read."""
        previous: DateRange | None = None
        fillers = ((mention.span, event) for event in events for mention in event.fillers("time"))
        for span, event in sorted(fillers, key=lambda filler: filler[0].start):
            future = _is_to_come(event)
            key = span.start, span.end, future
            if key in self._dates:
                continue
            sentence = self._sentence_of(span, event)
            self._dates[key] = resolve_date(
                span,
                published=self._written(span.start),
                sentence=sentence.text,
                sentence_start=sentence.start,
                previous=previous,
                past=False if future else None,
                before=self._sentences_before(sentence),
            )
            if self._dates[key].unresolved is None:
                previous = self._dates[key]

    def _written(self, offset: int) -> str | None:
        """The day of the last dateline before an offset, else that of publication."""
        before = [line for line in self.datelines if line.start <= offset]
        return before[-1].day.isoformat() if before else self.document.published

    def _sentences_before(self, sentence: Span) -> tuple[Span, ...]:
        """The two sentences before one, the nearest first."""
        number = self.document.sentence_at(sentence.start)
        if number is None:
            return ()
        return tuple(self.document.sentence_span(one) for one in range(number - 1, max(number - 3, -1), -1))

    def parties(self, event: CodedEvent, role: Role, place: Place | None, when: DateRange | None) -> tuple[Actor, ...]:
        """Who fills a role, at the event's date (or else at publication).

        Words that fill it twice, since a pronoun beside them stands for them ("the guard ... him"), are one party; so
        are two that name the same party of the register.
        """
        day = ((when.last or when.first) if when is not None else None) or self.document.published
        told: dict[tuple[object, ...], Actor] = {}
        for mention in sorted(self._whole(event.fillers(role)), key=lambda one: bool(one.filled_by)):
            for actor in self._parties(mention, event, place, day):
                if event.type == "ASSAULT" and role in _SIDES and is_origin(mention, actor, self.document.text):
                    continue
                words = (actor.start, actor.end) if actor.id is None else ()
                told.setdefault((*words, actor.country, actor.sectors, actor.id), _told(mention, actor))
        return with_shared_sectors(tuple(told.values()), self.document.text)

    def _whole(self, mentions: Sequence[Mention]) -> list[Mention]:
        """The words of one role, none of them cutting a name, nor two of them one name's parts."""
        whole: list[Mention] = []
        for cut in mentions:
            start, end = self._actor_context.names.whole_words(cut.span.start, cut.span.end)
            same = (start, end) == (cut.span.start, cut.span.end)
            mention = cut if same else replace(cut, span=self.document.span(start, end))
            if whole and whole[-1].span.contains(mention.span) and whole[-1].span != mention.span:
                continue
            if whole and self._ends_list(whole[-1], mention):
                span = self.document.span(whole[-1].span.start, mention.span.end)
                # The coder's sectors are one party's; what the others are, their words tell.
                whole[-1] = replace(whole[-1], span=span, score=min(whole[-1].score, mention.score), sectors=())
                continue
            whole.append(mention)
        return whole

    def _ends_list(self, begun: Mention, last: Mention) -> bool:
        """Whether a mention is the last of a list begun in the one before: ``guerrillas, gangs | and | militias``."""
        if "," not in begun.span.text or begun.filled_by or last.filled_by or "," in last.span.text:
            return False
        start, end = begun.span.start, last.span.end
        between = self.document.text[begun.span.end : last.span.start]
        if _LAST_OF_LIST.fullmatch(between) is None:
            return False
        parts = coordinate_parts(self.document.text[start:end], self._register)
        if not parts or any(_APPOSED.match(part.words) for part in parts):
            return False
        return start + parts[-1].start >= last.span.start

    def _parties(self, mention: Mention, event: CodedEvent, place: Place | None, day: str | None) -> tuple[Actor, ...]:
        """The parties behind one mention: mostly one; several where it lists them or means a pair of states."""
        listed = self._listed(mention, event, place, day)
        if listed:
            return listed
        actor = self._party(mention, event, place, day)
        if actor.country is not None or not means_pair_of_states(mention.span.text):
            return (actor,)
        others = (  # a source is not among them: who speaks of "both countries" is mostly one of the two
            self._party(other, event, place, day)
            for role in ("actor", "recipient")
            for other in event.fillers(role)
            if other.span.text != mention.span.text and not other.filled_by
        )
        besides = {other.country for other in others if other.country is not None and not is_concluded(other)}
        pair = pair_of_states(mention.span.text, self._actor_context, besides)
        if pair is None:
            return (actor,)
        states, sector = pair
        return tuple(
            replace(
                actor,
                name=self._register.state_name(state),
                id=state,
                country=state,
                sectors=(sector,),
                score=PAIR_SCORE,
                rule="document:pair-of-states",
                unresolved=None,
            )
            for state in states
        )

    def _listed(self, mention: Mention, event: CodedEvent, place: Place | None, day: str | None) -> tuple[Actor, ...]:
        """The parties of a list in one mention, if they are told apart by country or sector; else nothing."""
        span = mention.span
        parts = coordinate_parts(span.text, self._register)
        if not parts:
            return ()
        actors: list[Actor] = []
        for part in parts:
            start = span.start + part.start
            read = replace(mention, span=Span(start=start, end=start + len(part.words), text=part.words))
            actor = self._party(read, event, place, day)
            actors.append(replace(actor, text=span.text[part.start : part.end], end=span.start + part.end))
        actors = with_shared_country(actors)
        known = all(actor.country or actor.sectors for actor in actors)
        apart = len({(actor.country, actor.sectors[:1]) for actor in actors}) > 1
        return tuple(actors) if known and apart else ()

    def _party(self, mention: Mention, event: CodedEvent, place: Place | None, day: str | None) -> Actor:
        country = place.country if place is not None else None
        across, facing = self._across(mention, event, day)
        beside = self._beside(mention, event, day)
        origins = self._origins(mention, event, day)
        asked = mention.span.start, mention.span.text, mention.role, event.type, day, country, mention.sectors
        key = *asked, across, facing, beside, origins
        if key not in self._actors:
            context = replace(
                without_origins(self._actor_context, origins),
                sentence=self._sentence_of(mention.span, event).text,
                event_country=country,
                event_type=event.type,
                across=across - origins,
                across_sectors=facing,
                beside=beside - origins,
            )
            self._actors[key] = resolve_actor(
                mention,
                document=self.document,
                context=context,
                register=self._register,
                on=day,
                # Where the attack came from changes what the report is taken to speak of, and so what the words tell.
                told=None if origins else self._words_tell(mention.span, day),
            )
        return self._actors[key]

    def _words_tell(self, span: Span, day: str | None) -> Finding:
        """What a party's words tell by themselves: read once, whatever events and roles they stand in."""
        key = span.start, span.text, day
        if key not in self._findings:
            self._findings[key] = words_tell(span, context=self._actor_context, register=self._register, on=day)
        return self._findings[key]

    def _origins(self, mention: Mention, event: CodedEvent, day: str | None) -> frozenset[str]:
        """The states that an attack on these people came from, where only the ground is told ("from Lebanon")."""
        if event.type != "ASSAULT" or mention.role != "recipient":
            return frozenset()
        text = self.document.text
        others = (other for role in _SIDES for other in event.fillers(role) if other is not mention)
        told = [
            (other, self._party(replace(other, role="actor"), event, None, day))
            for other in others
            if is_behind_from(other, text)
        ]
        return frozenset(party.country for other, party in told if party.country and is_origin(other, party, text))

    def _across(self, mention: Mention, event: CodedEvent, day: str | None) -> tuple[frozenset[str], frozenset[str]]:
        """What the words of the event's other side name: states and international codes, and first sectors."""
        role = _OTHER_SIDE.get(mention.role)
        told = [self._words_tell(other.span, day) for other in (event.fillers(role) if role else ())]
        countries = frozenset(one.country for one in told if one.country)
        return countries, frozenset(one.sectors[0] if one.sectors else "" for one in told)

    def _beside(self, mention: Mention, event: CodedEvent, day: str | None) -> frozenset[str]:
        """States and international codes that the words of the others in the same role name."""
        role = mention.role if mention.role in _OTHER_SIDE else None
        others = (other for other in (event.fillers(role) if role else ()) if other.span != mention.span)
        return frozenset(filter(None, (self._words_tell(other.span, day).country for other in others)))

    def _around(self, span: Span, event: CodedEvent) -> tuple[str, str]:
        """What stands before and behind a span in its sentence."""
        sentence = self._sentence_of(span, event)
        return sentence.text[: span.start - sentence.start], sentence.text[span.end - sentence.start :]

    def _sentence_of(self, span: Span, event: CodedEvent) -> Span:
        """The sentence that holds a filler: mostly the event's own."""
        if event.sentence.contains(span):
            return event.sentence
        number = self.document.sentence_at(span.start)
        return event.sentence if number is None else self.document.sentence_span(number)


def _is_to_come(event: CodedEvent) -> bool:
    return event.modality in ("future", "hypothetical")


def _bloody_toll(event: CodedEvent, role: Role, recipients: tuple[Actor, ...], document: Document) -> Count | None:
    """The dead or injured by the marked numbers, or by the victims where these tell no number of people."""
    toll = toll_of(event, role, document)
    if toll is not None and toll.unresolved is None:
        return toll
    if toll is not None and toll.unresolved is not None and toll.unresolved.reason.startswith("things"):
        toll = None  # what counts villages or raids says nothing of people
    return toll_by_victims(event, recipients, role) or toll


def _told(mention: Mention, answer: Answer) -> Answer:
    """An answer as this mention gives it: what was filled in from elsewhere says so, and is less sure."""
    if not mention.filled_by:
        return replace(answer, role_score=round(mention.score, 4))
    return replace(
        answer,
        role_score=round(mention.score, 4),
        rule=f"{mention.filled_by} > {answer.rule}".rstrip(" >"),
        score=round(answer.score * FILLED_FACTOR, 4),
    )


def _distance_of_time(time: Mention, event: CodedEvent) -> tuple[bool, int]:
    """How far a time stands from a trigger; what an "and" parts from the trigger behind it is another deed's."""
    start = event.sentence.start
    before = event.sentence.text[max(time.span.end - start, 0) : max(event.trigger.start - start, 0)]
    gap = max(time.span.start - event.trigger.end, event.trigger.start - time.span.end)
    return time.span.end <= event.trigger.start and _AND.search(before) is not None, gap


def _breadth(place: Place) -> tuple[int, int]:
    if place.precision is None:
        return len(_FINEST_FIRST), place.start
    return _FINEST_FIRST.index(place.precision), place.start


def _is_past(when: DateRange | None, published: str | None) -> bool:
    if when is None or when.last is None or published is None:
        return False
    try:
        return date.fromisoformat(when.last) < date.fromisoformat(published[:10]) - timedelta(days=HISTORY_DAYS)
    except ValueError:
        return False
