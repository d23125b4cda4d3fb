"""An invented record: incidents with accounts of both sides, reports with real evidence offsets, links, decisions.

Towns, groups, outlets and happenings are made up; only countries and rough coordinates are real, so that maps can be
looked at. The same number and seed give the same record. `python -m tests.surfaces.desk.invented STORE [NUMBER]` fills a
store with it.
"""

import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from dotterel.codebook import load_codebook
from dotterel.model import (
    Account,
    Actor,
    Answer,
    Claim,
    Count,
    Cut,
    DateRange,
    Decision,
    Document,
    Figure,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentReport,
    IncidentTime,
    Link,
    Method,
    Place,
    Provenance,
    Question,
    Reason,
    ResolvedEvent,
    Sentence,
    Span,
    Statement,
    Toll,
    TollRange,
    span_of,
)
from dotterel.store import Records, Store, open_store

MADE_BY = Provenance(component="invented", version="1")
METHOD = Method(coder=MADE_BY)
BEGIN = date(2024, 1, 3)
_BOOK = load_codebook()


@dataclass(frozen=True)
class Land:
    """Where incidents are put: a country with towns, and who fights and speaks there."""

    country: str
    name: str
    army: str
    rebels: str
    middle: tuple[float, float]
    towns: tuple[tuple[str, float, float], ...]
    province: str


LANDS = (
    Land("SDN", "Sudan", "Sudanese army", "Gharb Front", (16.0, 30.0), (("Umm Tarka", 13.6, 25.4), ("Wad Ilbeit", 14.4, 33.5), ("Karnol", 11.9, 28.6)), "Gharb Province"),
    Land("MLI", "Mali", "Malian army", "Azalay Movement", (17.6, -2.0), (("Tin Essako Sud", 18.4, 2.0), ("Bankoré", 14.6, -4.1), ("Douna Bori", 15.0, -2.9)), "Bankoré Region"),
    Land("UKR", "Ukraine", "Ukrainian forces", "Russian forces", (49.0, 31.4), (("Verbivka Dolna", 48.3, 37.9), ("Starolug", 47.4, 35.6), ("Krynychne Pole", 50.1, 36.6)), "Verbivka Oblast"),
    Land("MMR", "Myanmar", "Myanmar military", "Hill People's Army", (21.0, 96.0), (("Loi Mawn", 21.9, 98.4), ("Htan Pin", 19.2, 95.1)), "Loi State"),
    Land("COL", "Colombia", "Colombian army", "Tenth Column", (4.1, -73.1), (("Puerto Arenal", 2.1, -75.9), ("La Salina Alta", 7.2, -71.6)), "Arenal Department"),
    Land("YEM", "Yemen", "Yemeni government forces", "Tihama Brigades", (15.9, 47.5), (("Bayt Shuqra", 14.3, 43.6), ("Wadi Hamra", 15.5, 45.2)), "Hamra Governorate"),
    Land("COD", "DR Congo", "Congolese army", "Ruvuma Alliance", (-2.9, 23.6), (("Kasheke", -1.3, 28.9), ("Mbulo", 1.9, 30.1)), "Kasheke Province"),
    Land("IND", "India", "Indian police", "Forest Guards' League", (22.9, 79.6), (("Dhanpuri Khas", 19.0, 81.2), ("Rajgarhi", 25.4, 86.1)), "Dhanpuri State"),
)  # fmt: skip
OUTLETS = ("Meridian Wire", "The Harbour Post", "Radio Savane", "Daily Lantern", "Northline News", "The Weekly Plough")
BODIES = ("UN mission", "regional bloc", "Peace Secretariat")
NAMES = ("Ilse Varga-Ode", "Tomé Kasirye", "Rahel Benussi", "Anselm Dorji")

ROLE = re.compile(r"\[(\w+):([^\]]+)\]")


@dataclass
class Written:
    """A report in the making: text, and per marked sentence its spans by role."""

    title: str
    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    marked: list[tuple[Span, dict[str, list[tuple[int, int]]]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.text = self.title
        self.sentences = [Sentence(start=0, end=len(self.title), kind="title")]

    def add(self, marked: str, *, paragraph: int) -> int | None:
        """Add a sentence whose role fillers are marked as ``[role:words]``; its number among those with a trigger."""
        new = self.sentences[-1].paragraph != paragraph
        self.text += "\n" if new else " "
        start = len(self.text)
        spans: dict[str, list[tuple[int, int]]] = {}
        plain, at = "", 0
        for found in ROLE.finditer(marked):
            plain += marked[at : found.start()]
            begins = start + len(plain)
            plain += found[2]
            spans.setdefault(found[1], []).append((begins, begins + len(found[2])))
            at = found.end()
        plain += marked[at:]
        self.text += plain
        self.sentences.append(Sentence(start=start, end=len(self.text), paragraph=paragraph))
        if "trigger" not in spans:
            return None
        self.marked.append((Span(start=start, end=len(self.text), text=plain), spans))
        return len(self.marked) - 1


@dataclass
class Telling:
    """One report's part in a story: who tells, when, what it adds."""

    marked: str
    outlet: str
    days: int
    part: Any
    teller: str | None = None
    status: Any = "asserted"
    killed: tuple[int | None, int | None] | None = None
    injured: tuple[int | None, int | None] | None = None
    news: str = ""
    standing: Any = "counts"
    title: str = ""
    copy: bool = False


def invented(
    number: int, seed: int = 7
) -> Iterator[tuple[Incident, list[tuple[Document, list[ResolvedEvent]]], list[Link]]]:
    """Incidents with their documents, the events of each, and the links among these events."""
    chance = random.Random(seed)
    for index in range(number):
        yield _story(index, chance, span=max(number, 120))


def fill(store: Store, number: int, seed: int = 7) -> None:
    """Keep an invented record in a store, with a few decisions of reviewers and some earlier versions."""
    batch: list[Any] = []
    for one in invented(number, seed):
        batch.append(one)
        if len(batch) == 200:
            _keep(store, batch)
            batch = []
    _keep(store, batch)


def filled_store(folder: Path, number: int) -> Path:
    """The place of a new store with an invented record."""
    place = folder / "store.sqlite"
    with open_store(place, create=True) as store:
        fill(store, number)
    return place


def _keep(store: Store, batch: Sequence[Any]) -> None:
    with store.writing() as records:
        for incident, coded, links in batch:
            _keep_one(records, incident, coded, links)


def _keep_one(records: Records, incident: Incident, coded: Any, links: Sequence[Link]) -> None:
    for document, events in coded:
        records.events.keep(events, document=document, method=METHOD, relevance=0.9)
    if len(incident.reports) > 2:
        records.incidents.keep(_earlier(incident), made_by=MADE_BY)
    records.incidents.keep(incident, made_by=MADE_BY)
    for link in links:
        records.links.keep(link)
    if incident.id.endswith("3"):
        records.decisions.keep(
            Decision(
                id=f"decision-{incident.id}",
                reviewer="rahel",
                made="2024-09-01T08:15:00Z",
                act="accept",
                subject="incident",
                subject_id=incident.id,
                note="Read all reports; the later toll is from the hospital itself.",
            )
        )


def _earlier(incident: Incident) -> Incident:
    from dataclasses import replace

    first = incident.reports[0]
    tolls = tuple(
        replace(toll, total=TollRange(low=figure.low, best=figure.low, high=figure.high), figures=(figure,))
        for toll in incident.tolls
        for figure in [next((one for one in toll.figures if one.document_id == first.document_id), None)]
        if figure is not None
    )
    return replace(incident, event_ids=first.event_ids, reports=(first,), tolls=tolls, sources=1, questions=())


def _story(
    index: int, chance: random.Random, *, span: int
) -> tuple[Incident, list[tuple[Document, list[ResolvedEvent]]], list[Link]]:
    land = chance.choices(LANDS, weights=[8, 5, 9, 4, 3, 4, 4, 3])[0]
    day = BEGIN + timedelta(days=int(chance.betavariate(1.3, 1.0) * 420))
    kind = chance.choices(
        ["attack", "strike", "clash", "protest", "arrest", "talks", "threat", "aid", "release"],
        weights=[26, 16, 14, 11, 9, 8, 6, 6, 4],
    )[0]
    town, latitude, longitude = chance.choice(land.towns)
    latitude, longitude = latitude + chance.gauss(0, 0.5), longitude + chance.gauss(0, 0.5)
    precision = chance.choices(["city", "exact", "district", "admin1", "country"], weights=[60, 6, 12, 12, 10])[0]
    place_words = (
        town if precision in ("city", "exact", "district") else land.province if precision == "admin1" else land.name
    )
    if precision == "country":
        latitude, longitude = land.middle
    elif precision == "admin1":
        latitude, longitude = round(land.towns[0][1]), round(land.towns[0][2])
    told = _tellings(kind, land, place_words, day, chance)
    type_, modes = _CODES[kind]
    documents: list[tuple[Document, list[ResolvedEvent]]] = []
    incident_id = f"incident-{index:06d}"
    events: list[ResolvedEvent] = []
    for position, telling in enumerate(told):
        document, event = _report(
            f"{index:06d}-{position}", telling, type_, modes, land, place_words, day, chance,
            place=(place_words, latitude, longitude, precision),
        )  # fmt: skip
        documents.append((document, [event]))
        events.append(event)
    incident = _incident(
        incident_id, kind, told, documents, events, land, day, (place_words, latitude, longitude, precision), chance
    )
    links = [
        Link(
            event_id=events[0].id,
            to="event",
            to_id=other.id,
            same=True,
            score=round(chance.uniform(0.7, 0.99), 3),
            made_by=MADE_BY,
            reasons=(
                Reason(name="type", value=f"{type_} and {type_}", weight=1.4),
                Reason(name="days apart", value="0", weight=1.9),
                Reason(name="kilometres apart", value=f"{chance.randrange(0, 30)}", weight=2.2),
                Reason(name="likeness of sentences", value=f"{chance.uniform(0.4, 0.9):.2f}", weight=0.8),
                Reason(name="tolls", value="differ by 3", weight=-0.6),
            ),
        )
        for other in events[1:]
    ]
    return incident, documents, links


_CODES: dict[str, tuple[str, tuple[str, ...]]] = {
    "attack": ("ASSAULT", ("firearms",)),
    "strike": ("ASSAULT", ("drone",)),
    "clash": ("ASSAULT", ("heavy-weapons",)),
    "protest": ("PROTEST", ("demo",)),
    "arrest": ("COERCE", ("arrest",)),
    "talks": ("CONSULT", ("third-party",)),
    "threat": ("THREATEN", ("violence",)),
    "aid": ("AID", ()),
    "release": ("RETREAT", ("release",)),
}


def _tellings(kind: str, land: Land, where: str, day: date, chance: random.Random) -> list[Telling]:
    on = f"{day:%A}"
    dead = max(1, int(chance.lognormvariate(1.7, 0.9)))
    hurt = max(1, int(dead * chance.uniform(0.5, 3)))
    later = dead + chance.randrange(1, 7)
    first, second, third, fourth = chance.sample(OUTLETS, 4)
    attackers, others = (land.rebels, land.army) if chance.random() < 0.6 else (land.army, land.rebels)
    if kind in ("attack", "strike", "clash"):
        verb = {"attack": "attacked", "strike": "struck with drones", "clash": "shelled"}[kind]
        story = [
            Telling(
                f"[actor:{attackers} fighters] [trigger:{verb}] [recipient:villagers] near [place:{where}] on [time:{on}], "
                f"killing [killed:at least {dead} people] and wounding [injured:{hurt}], [source:{others}] said.",
                first, 1, "first", teller=others, status="claimed", killed=(dead, None), injured=(hurt, hurt),
                title=f"At least {dead} killed as {attackers} hit {where}",
            )
        ]  # fmt: skip
        if chance.random() < 0.7:
            story.append(
                Telling(
                    f"The number of dead after [actor:{attackers} fighters] [trigger:{verb}] [recipient:villagers] in [place:{where}] on "
                    f"[time:{on}] has risen to [killed:{later}], [source:the district hospital] said.",
                    second, 2, "updates", teller="district hospital", status="claimed", killed=(later, later),
                    news=f"{later} killed", title=f"Toll in {where} rises to {later}",
                )
            )  # fmt: skip
        if chance.random() < 0.55:
            story.append(
                Telling(
                    f"[source:{attackers}] denied that [actor:its men] had [trigger:{verb}] [recipient:civilians] in "
                    f"[place:{where}], saying that [killed:{max(1, dead // 3)} soldiers] had died in a fight.",
                    third, 3, "denies", teller=attackers, status="denied",
                    killed=(max(1, dead // 3), max(1, dead // 3)), news="denies it", title=f"{attackers} denies {where} killings",
                )
            )  # fmt: skip
        if chance.random() < 0.4:
            story.append(
                Telling(
                    story[0].marked, fourth, 1, "repeats", teller=others, status="claimed", killed=(dead, None),
                    standing="copy", copy=True, title=story[0].title,
                )
            )  # fmt: skip
        if chance.random() < 0.3:
            story.append(
                Telling(
                    f"Investigators found that [actor:{attackers} fighters] [trigger:{verb}] [recipient:the market] of "
                    f"[place:{where}] on [time:{day.day} {day:%B}] and that [killed:{later + 1} people] were killed.",
                    "The Weekly Plough", 24, "updates", killed=(later + 1, later + 1), news=f"{later + 1} killed",
                    title=f"What happened in {where}",
                )
            )  # fmt: skip
        return story
    crowd = chance.randrange(2, 40) * 100
    simple = {
        "protest": (
            f"[actor:Some {crowd:,} residents] [trigger:marched] through [place:{where}] on [time:{on}] to protest against "
            f"[recipient:the {land.name} government] over the price of fuel.",
            f"Thousands march in {where} over fuel",
        ),
        "arrest": (
            f"[actor:Police] [trigger:arrested] [recipient:{chance.choice(NAMES)}], a local editor, in [place:{where}] on "
            f"[time:{on}], [source:a press group] said.",
            f"Editor held in {where}",
        ),
        "talks": (
            f"Envoys of [actor:{land.army}] and [actor:{land.rebels}] [trigger:met] in [place:{where}] on [time:{on}] under "
            f"the eyes of the {chance.choice(BODIES)}.",
            f"{land.name}: both sides meet in {where}",
        ),
        "threat": (
            f"[actor:{attackers}] [trigger:threatened] to march on [place:{where}] unless [recipient:{others}] withdrew by "
            f"[time:{on}].",
            f"{attackers} threatens to march on {where}",
        ),
        "aid": (
            f"A convoy of [actor:the {chance.choice(BODIES)}] [trigger:brought food] to [recipient:displaced families] in "
            f"[place:{where}] on [time:{on}].",
            f"First convoy reaches {where}",
        ),
        "release": (
            f"[actor:{attackers}] [trigger:released] [held:{chance.randrange(2, 60)} prisoners] of [recipient:{others}] "
            f"near [place:{where}] on [time:{on}].",
            f"Prisoners freed near {where}",
        ),
    }
    sentence, title = simple[kind]
    story = [Telling(sentence, first, 1, "first", title=title)]
    if chance.random() < 0.45:
        story.append(Telling(sentence, second, 1, "repeats", title=title, copy=chance.random() < 0.5))
    return story


def _report(
    name: str,
    telling: Telling,
    type_: str,
    modes: tuple[str, ...],
    land: Land,
    where: str,
    day: date,
    chance: random.Random,
    *,
    place: tuple[str, float, float, str],
) -> tuple[Document, ResolvedEvent]:
    published = (day + timedelta(days=telling.days)).isoformat()
    written = Written(telling.title)
    written.add(telling.marked, paragraph=1)
    written.add(
        f"The road to {where} was closed for most of the morning, and the telephone network was down.", paragraph=1
    )
    written.add("Neither account could be checked independently.", paragraph=2)
    written.add(
        f"Clashes in {land.name} have gone on since the autumn, when talks under a regional bloc broke down over the "
        "question of who should hold the customs posts.",
        paragraph=2,
    )
    written.add("Markets in the area were expected to stay shut for the rest of the week, traders said.", paragraph=3)
    document = Document(
        id=f"document-{name}",
        text=written.text,
        report_id=f"report-{name}",
        name=f"{name}.html",
        provenance=MADE_BY,
        title=telling.title,
        published=published,
        outlet=telling.outlet,
        url=f"https://{telling.outlet.lower().replace(' ', '-')}.example/{day:%Y/%m}/{name}",
        sentences=tuple(written.sentences),
        cuts=(
            Cut(text="Sign up for our morning letter", reason="subscription"),
            Cut(text="Related: Ten pictures of the week", reason="related-posts"),
        ),
    )
    sentence, spans = written.marked[0]
    event = _event(f"event-{name}", document, telling, type_, modes, sentence, spans, land, day, place, chance)
    return document, event


def _event(
    event_id: str,
    document: Document,
    telling: Telling,
    type_: str,
    modes: tuple[str, ...],
    sentence: Span,
    spans: dict[str, list[tuple[int, int]]],
    land: Land,
    day: date,
    place: tuple[str, float, float, str],
    chance: random.Random,
) -> ResolvedEvent:
    text = document.text

    def parties(role: str) -> tuple[Actor, ...]:
        return tuple(
            Actor(
                text=text[start:end],
                start=start,
                end=end,
                country=land.country,
                sectors=("MIL",) if "army" in text[start:end] or "forces" in text[start:end] else ("CVL",),
                score=0.8,
            )
            for start, end in spans.get(role, ())
        )

    def counted(role: str, bounds: tuple[int | None, int | None] | None) -> Count | None:
        found = spans.get(role)
        if not found:
            return None
        start, end = found[0]
        low, high = bounds or (None, None)
        return Count(text=text[start:end], start=start, end=end, low=low, high=high)

    place_span = spans.get("place", [(0, 0)])[0]
    time_span = spans.get("time")
    source = next(iter(parties("source")), None)
    trigger = spans["trigger"][0]
    return ResolvedEvent(
        id=event_id,
        document=document.reference(),
        type=type_,
        quad=_BOOK.quad(type_),
        intensity=_BOOK.intensity(type_, modes),
        trigger=span_of(text, *trigger),
        sentence=sentence,
        coder="invented 1",
        modes=modes,
        contexts=("military",) if type_ == "ASSAULT" else (),
        actors=parties("actor"),
        recipients=parties("recipient"),
        place=Place(
            text=text[place_span[0] : place_span[1]],
            start=place_span[0],
            end=place_span[1],
            name=place[0],
            country=land.country,
            latitude=place[1],
            longitude=place[2],
            precision=place[3],  # type: ignore[arg-type]
            score=0.8,
        ),
        date=None
        if time_span is None
        else DateRange(
            text=text[time_span[0][0] : time_span[0][1]],
            start=time_span[0][0],
            end=time_span[0][1],
            first=day.isoformat(),
            last=day.isoformat(),
            precision="day",
            score=0.9,
        ),
        killed=counted("killed", telling.killed),
        injured=counted("injured", telling.injured),
        held=counted("held", (None, None)),
        claim=Claim(status=telling.status, source=source, score=0.9),
        incident="i1",
        score=round(chance.uniform(0.55, 0.99), 2),
    )


def _incident(
    incident_id: str,
    kind: str,
    told: Sequence[Telling],
    documents: Sequence[tuple[Document, list[ResolvedEvent]]],
    events: Sequence[ResolvedEvent],
    land: Land,
    day: date,
    place: tuple[str, float, float, str],
    chance: random.Random,
) -> Incident:
    type_, modes = _CODES[kind]
    denied = any(one.status == "denied" for one in told)
    standing = "disputed" if denied else "claimed" if told[0].status == "claimed" else "asserted"
    labels = [one.teller or one.outlet for one in told]
    accounts = []
    for label in dict.fromkeys(labels):
        own = [number for number, one in enumerate(labels) if one == label]
        party = told[own[0]].teller is not None
        side = (
            "actor"
            if told[own[0]].status == "denied"
            else "recipient"
            if label in (land.army, land.rebels)
            else "third"
        )
        statements = tuple(
            Statement(
                event_id=events[number].id,
                document_id=documents[number][0].id,
                outlet=told[number].outlet,
                told=documents[number][0].published,
                sentence=events[number].sentence,
                status=told[number].status,
                type=type_,
                modes=modes,
                actors=tuple(one.text for one in events[number].actors),
                recipients=tuple(one.text for one in events[number].recipients),
                place=place[0],
                first=day.isoformat(),
                last=day.isoformat(),
                killed=events[number].killed.text if events[number].killed else None,  # type: ignore[union-attr]
            )
            for number in own
        )
        accounts.append(
            Account(
                label=label,
                kind="party" if party else "outlet",
                country=land.country if party else None,
                side=side if party else None,  # type: ignore[arg-type]
                statements=statements,
            )
        )
    accounts.sort(key=lambda account: account.kind == "outlet")

    def question(field_: str, value_of: Any) -> Question:
        answers = []
        for account in accounts:
            own = [number for number, one in enumerate(labels) if one == account.label]
            value = value_of(told[own[-1]], events[own[-1]])
            answers.append(Answer(account=account.label, value=value, event_ids=tuple(events[n].id for n in own)))
        values = {answer.value for answer in answers if answer.value}
        given = sum(answer.value is not None for answer in answers)
        verdict = (
            "contradicted" if len(values) > 1 else "silent" if not given else "agreed" if given > 1 else "one-account"
        )
        return Question(field=field_, verdict=verdict, answers=tuple(answers))  # type: ignore[arg-type]

    def number_words(telling: Telling) -> str | None:
        if telling.killed is None:
            return None
        low, high = telling.killed
        return f"≥ {low}" if high is None else str(low)

    questions = (
        question("whether", lambda t, e: "it did not" if t.status == "denied" else "it did"),
        question("who", lambda t, e: e.actors[0].text if e.actors and t.status != "denied" else None),
        question("whom", lambda t, e: e.recipients[0].text if e.recipients else None),
        question("where", lambda t, e: place[0]),
        question("when", lambda t, e: f"{day:%Y-%m-%d}" if e.date else None),
        question("killed", lambda t, e: number_words(t)),
    )
    figures = []
    for number, one in reversed(list(enumerate(told))):
        if one.killed is None:
            continue
        superseded = any(later.teller == one.teller and later.days > one.days and later.killed for later in told)
        figures.append(
            Figure(
                event_id=events[number].id,
                document_id=documents[number][0].id,
                teller=one.teller or one.outlet,
                told=documents[number][0].published,
                side=None if one.status != "denied" else land.army,
                low=one.killed[0],
                high=one.killed[1],
                text=events[number].killed.text,  # type: ignore[union-attr]
                standing="copy"
                if one.copy
                else "superseded"
                if superseded
                else "withdrawn"
                if one.status == "denied"
                else "counts",
                because="repeats the first report word for word" if one.copy else "",
            )
        )
    tolls: tuple[Toll, ...] = ()
    counting = [one for one in figures if one.standing == "counts"]
    if counting:
        lows = [one.low for one in counting if one.low is not None]
        highs = [one.high for one in counting]
        tolls = (
            Toll(
                role="killed",
                total=TollRange(
                    low=min(lows), best=counting[0].low, high=None if None in highs else max(h for h in highs if h)
                ),
                rule="the latest number of the most independent account",
                best_event_id=counting[0].event_id,
                figures=tuple(figures),
            ),
        )
    reports = [
        IncidentReport(
            document_id=document.id,
            title=document.title,
            outlet=document.outlet,
            url=document.url,
            published=document.published,
            part=telling.part,
            news=telling.news,
            copy_of=documents[0][0].id if telling.copy else None,
            event_ids=tuple(event.id for event in own),
        )
        for telling, (document, own) in zip(told, documents, strict=True)
    ]
    reports.sort(key=lambda report: report.published or "")
    actors = tuple(
        IncidentParty(label=one.text, id=re.sub(r"\W+", "-", one.text.lower()), country=land.country, sectors=one.sectors, reports=len(told), score=0.8)
        for one in events[0].actors
    )  # fmt: skip
    recipients = tuple(
        IncidentParty(label=one.text, country=land.country, sectors=one.sectors, score=0.8)
        for one in events[0].recipients
    )
    return Incident(
        id=incident_id,
        event_ids=tuple(event.id for event in events),
        type=type_,
        modes=modes,
        contexts=("military", "territory") if type_ == "ASSAULT" else (),
        quad=_BOOK.quad(type_),
        intensity=_BOOK.intensity(type_, modes),
        summary=_summary(kind, actors, recipients, place[0], tolls, denied, chance),
        actors=actors,
        recipients=recipients,
        place=IncidentPlace(
            name=place[0],
            country=land.country,
            admin1=land.province,
            latitude=round(place[1], 4),
            longitude=round(place[2], 4),
            precision=place[3],  # type: ignore[arg-type]
            score=0.8,
            event_id=events[0].id,
        ),
        time=IncidentTime(
            first=day.isoformat(), last=day.isoformat(), precision="day", score=0.9, event_id=events[0].id
        ),
        tolls=tolls,
        standing=standing,  # type: ignore[arg-type]
        historical=chance.random() < 0.04,
        accounts=tuple(accounts),
        questions=questions,
        reports=tuple(reports),
        sources=len({report.outlet for report in reports if report.copy_of is None}),
        score=max(event.score for event in events),
    )


def _summary(
    kind: str,
    actors: Sequence[IncidentParty],
    recipients: Sequence[IncidentParty],
    where: str,
    tolls: Sequence[Toll],
    denied: bool,
    chance: random.Random,
) -> str:
    verb = {
        "attack": "attacked",
        "strike": "struck",
        "clash": "shelled",
        "protest": "marched against",
        "arrest": "arrested",
        "talks": "met",
        "threat": "threatened",
        "aid": "brought food to",
        "release": "released prisoners of",
    }[kind]
    who = " and ".join(one.label for one in actors) or "Somebody"
    whom = " and ".join(one.label for one in recipients)
    best = tolls[0].total.best if tolls else None
    dead = f"; {best} killed" if best is not None else ""
    who = who[:1].upper() + who[1:]
    return f"{who} {verb}{f' {whom}' if whom else ''} at {where}{dead}{', which the accused deny' if denied else ''}."


if __name__ == "__main__":
    with open_store(sys.argv[1], create=True) as opened:
        fill(opened, int(sys.argv[2]) if len(sys.argv) > 2 else 200)
