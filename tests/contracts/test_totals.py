"""Totals over current incidents, in every kind of store, against counting by hand."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import pytest

from dotterel.model import (
    Decision,
    Incident,
    IncidentParty,
    IncidentPlace,
    IncidentTime,
    Question,
    SettingsError,
    Toll,
    TollRange,
)
from dotterel.store import (
    Box,
    Cursor,
    DyadKey,
    FacetName,
    IncidentOrder,
    IncidentSelection,
    SideKey,
    Store,
    TimeUnit,
    TollSum,
    open_store,
)
from tests import factories

MAKER = factories.provenance(component="linker")
COUNTRIES = ("NGA", "NER", "TCD", None)
PLACES = {
    "city": (12.3, 8.5),
    "admin1": (11.0, 9.0),
    "country": (9.0, 8.0),
    "region": (14.0, 0.0),
}


_DIFFERS_ON_WHO = (Question(field="who", verdict="contradicted"), Question(field="killed", verdict="agreed"))


def invented(number: int, chance: random.Random) -> Incident:
    """An incident that differs from the others in everything that totals count."""
    precision = chance.choice(list(PLACES))
    latitude, longitude = PLACES[precision]
    spread = chance.choice((0.0, 0.4, 3.0)) if precision == "city" else 0.0
    place = IncidentPlace(
        name=f"{precision} place",
        country=chance.choice(COUNTRIES),
        admin1=chance.choice(("North", "South", None)),
        latitude=latitude + spread,
        longitude=longitude - spread,
        precision=precision,  # type: ignore[arg-type]
    )
    day = date(2023, 11, 20) + timedelta(days=chance.randrange(60))
    width = chance.choice((0, 0, 0, 1, 6, 29, 364))
    time = IncidentTime(
        first=day.isoformat(),
        last=(day + timedelta(days=width)).isoformat(),
        precision={0: "day", 6: "week", 29: "month", 364: "year"}.get(width, "range"),
    )
    parties = [
        IncidentParty(label=f"Party {name}", id=name if name < "c" else None, country=chance.choice(COUNTRIES))
        for name in chance.sample("abcde", 4)
    ]
    accounts = None, TollRange(best=0), TollRange(low=2, best=3, high=5), TollRange(low=40, best=40)
    killed = chance.choice((*accounts, TollRange(best=7)))
    injured = chance.choice((None, TollRange(low=1, best=6, high=9), TollRange(high=4)))
    tolls = [("killed", killed), ("injured", injured)]
    return replace(
        factories.told_incident(),
        id=f"incident-{number}",
        event_ids=(f"event-{number}",),
        type=chance.choice(("ASSAULT", "PROTEST", "AID")),
        modes=tuple(chance.sample(("firearms", "beat", "riot"), chance.randrange(3))),
        quad=chance.choice(("material-conflict", "verbal-conflict")),
        standing=chance.choice(("asserted", "claimed")),
        actors=tuple(parties[: chance.randrange(3)]),
        recipients=tuple(parties[2 : 2 + chance.randrange(3)]),
        place=chance.choice((place, place, place, None, replace(place, latitude=None, longitude=None))),
        time=chance.choice((time, time, time, None, replace(time, last=None))),
        tolls=tuple(Toll(role=role, total=total) for role, total in tolls if total is not None),  # type: ignore[arg-type]
        questions=chance.choice(((), (Question(field="killed", verdict="contradicted"),), _DIFFERS_ON_WHO)),
        sources=chance.randrange(4),
        score=chance.random(),
        priority=chance.choice((0.0, 0.25, 0.5)),
        historical=chance.random() < 0.2,
    )


def filled(store: Store, number: int = 60) -> list[Incident]:
    """Keep some incidents, and some that are no more."""
    chance = random.Random(20261123)
    made = [invented(one, chance) for one in range(number)]
    with store.writing() as records:
        for one in made:
            records.incidents.keep(one, made_by=MAKER)
        for one in made[::9]:
            records.incidents.keep(replace(one, event_ids=()), made_by=MAKER)
    return [one for place, one in enumerate(made) if place % 9]


@pytest.fixture
def incidents(store: Store) -> list[Incident]:
    """Those in the store."""
    return filled(store)


def killed(incident: Incident) -> int:
    """Best number killed."""
    toll = incident.toll("killed")
    return 0 if toll is None else toll.total.best or 0


def last_day(incident: Incident) -> str | None:
    """Last day known."""
    return None if incident.time is None else incident.time.last or incident.time.first


def plain(total: TollRange) -> TollRange:
    """With both ends where the best number is all that is told."""
    return replace(total, low=total.best, high=total.best) if total.low is None and total.high is None else total


def toll_of(incidents: list[Incident], role: Any = "killed") -> TollSum:
    """Numbers of people, from lowest to highest."""
    totals = [plain(toll.total) for one in incidents if (toll := one.toll(role)) is not None]
    return TollSum(
        told=len(totals),
        low=sum(one.low or 0 for one in totals),
        best=sum(one.best or 0 for one in totals),
        high=sum(one.high if one.high is not None else max(one.low or 0, one.best or 0) for one in totals),
        open=sum(one.high is None for one in totals),
    )


def contradicted(incident: Incident, *fields: str) -> bool:
    """Whether accounts contradict each other on any question, or on one of these."""
    return any(one.verdict == "contradicted" and (not fields or one.field in fields) for one in incident.questions)


def summed(incidents: list[Incident]) -> tuple[int, int]:
    """Number and killed."""
    return len(incidents), sum(map(killed, incidents))


SELECTIONS: list[dict[str, Any]] = [
    {},
    {"types": ("ASSAULT",), "countries": ("NGA", "NER")},
    {"parties": ("TCD",), "min_killed": 3},
    {"modes": ("beat", "riot"), "historical": False, "first": "2023-12-01", "last": "2024-01-10"},
    {"words": "herders tarka", "standings": ("claimed",), "quads": ("verbal-conflict",)},
    {"box": Box(south=10, west=8, north=13, east=9.5), "min_sources": 1, "max_killed": 10},
    {"party_id": "a", "min_score": 0.3, "contradicted": True, "reviewed": False},
    {"types": ("NOTHING",), "party_id": "nobody"},
    {"divisions": ("North",), "places": ("city place", "region place"), "with_toll": True},
    {"first": "2023-12-01", "last": "2024-01-10", "within": True, "max_sources": 1},
    {"dated": False, "with_toll": False},
    {"placed": False, "dated": True, "precisions": ("city", "region")},
    {"first": "2023-12-01", "last": "2024-01-10", "within": False},
    {"within": False, "last": "2023-12-20"},
    {"dyads": ("NGA>TCD", "NER=TCD", "TCD=TCD", "->NGA")},
    {"dyads": ("id~a>id~b", "name~NGA~Party c>id~a", "id~a=id~b", "name~-~Party d=id~b")},
]


@pytest.fixture(params=SELECTIONS, ids=lambda selection: " ".join(selection) or "all")
def wanted(request: pytest.FixtureRequest) -> IncidentSelection:
    """Several conditions together."""
    return IncidentSelection(**request.param)


def test_totals_hold_to_the_list(store: Store, incidents: list[Incident], wanted: IncidentSelection) -> None:
    """What is counted is what the list shows under the same conditions."""
    with store.reading() as records:
        found = list(records.incidents.current(wanted))
        total = records.totals.sum(wanted)
        assert (total.incidents, total.killed) == summed(found)
        assert records.totals.facets(wanted).total == total
        assert all(one in incidents for one in found)


@pytest.mark.parametrize("order", ["time", "killed", "sources", "changed", "priority"])
@pytest.mark.parametrize("descending", [True, False])
def test_a_list_is_the_same_with_and_without_columns(
    place: str, store: Store, incidents: list[Incident], order: IncidentOrder, descending: bool
) -> None:
    """What is held in memory makes lists and counts quicker, never other."""
    store.hold()
    with open_store(place) as plain, store.reading() as held_records, plain.reading() as plain_records:
        for conditions in SELECTIONS:
            wanted = IncidentSelection(**conditions)
            assert held_records.incidents.count(wanted) == plain_records.incidents.count(wanted)
            after, pages = None, 0
            while pages == 0 or after is not None:
                page = held_records.incidents.page(wanted, order=order, descending=descending, after=after, limit=7)
                assert page == plain_records.incidents.page(
                    wanted, order=order, descending=descending, after=after, limit=7
                )
                after, pages = page.next, pages + 1
            foreign = {"time": "2023-12-05x", "priority": 0.5}.get(order, 3)
            end = Cursor(value=foreign, number=20)
            shown = [
                records.incidents.page(wanted, order=order, descending=descending, after=end, limit=3)
                for records in (held_records, plain_records)
            ]
            assert shown[0] == shown[1]


def values_of(incident: Incident, facet: FacetName) -> set[str | None]:
    """The values of an incident that a facet counts it under."""
    day = last_day(incident)
    if facet in ("year", "month"):
        assert facet in ("year", "month")
        if day is None or not fits(incident, 366 if facet == "year" else 31):
            return set()
        return {day[:4] if facet == "year" else day[:7]}
    if facet == "party":
        return {party.country for party in (*incident.actors, *incident.recipients)}
    if facet == "mode":
        return set(incident.modes)
    if facet == "country":
        return {incident.place.country if incident.place else None}
    return {getattr(incident, facet)}


def fits(incident: Incident, days: int) -> bool:
    """Whether the days of an incident are known as narrowly as so many days."""
    time = incident.time
    assert time is not None
    if time.precision == "day" and time.first and time.last:
        return True
    if not (time.first and time.last):
        return time.precision == "day"
    return (date.fromisoformat(time.last) - date.fromisoformat(time.first)).days < days


OWN: dict[FacetName, dict[str, Any]] = {
    "type": {"types": ()},
    "mode": {"modes": ()},
    "quad": {"quads": ()},
    "standing": {"standings": ()},
    "country": {"countries": ()},
    "party": {"parties": ()},
    "year": {"first": None, "last": None, "within": None},
    "month": {"first": None, "last": None, "within": None},
}


def test_each_facet_leaves_its_own_condition_out(
    store: Store, incidents: list[Incident], wanted: IncidentSelection
) -> None:
    """A choice shows what its alternatives would find, counted under all other conditions."""
    with store.reading() as records:
        facets = records.totals.facets(wanted)
        assert set(facets.by) == set(OWN)
        for facet, left_out in OWN.items():
            hold = list(records.incidents.current(replace(wanted, **left_out)))
            expected = Counter(value for one in hold for value in values_of(one, facet))
            assert {one.value: one.incidents for one in facets.by[facet]} == expected
            deaths = {value: sum(killed(one) for one in hold if value in values_of(one, facet)) for value in expected}
            assert {one.value: one.killed for one in facets.by[facet]} == deaths
            assert records.totals.facets(wanted, names=[facet]).by == {facet: facets.by[facet]}


@pytest.mark.parametrize("unit", ["day", "week", "month", "quarter", "year"])
def test_a_timeline_puts_every_incident_somewhere_once(
    store: Store, incidents: list[Incident], wanted: IncidentSelection, unit: TimeUnit
) -> None:
    """Buckets hold those of their days; what is known less narrowly than a bucket, or not dated, stands beside them."""
    with store.reading() as records:
        line = records.totals.timeline(wanted, unit=unit)
        found = list(records.incidents.current(wanted))
    dated = [one for one in found if last_day(one)]
    placed = [one for one in dated if fits(one, {"day": 1, "week": 7, "month": 31, "quarter": 92, "year": 366}[unit])]
    assert (line.undated.incidents, line.undated.killed) == summed([one for one in found if not last_day(one)])
    assert (line.wider.incidents, line.wider.killed) == summed([one for one in dated if one not in placed])
    for bucket in line.buckets:
        inside = [one for one in placed if bucket.first <= (last_day(one) or "") <= bucket.last]
        assert (bucket.incidents, bucket.killed) == summed(inside)
        assert bucket.quads == Counter(one.quad for one in inside)
    assert sum(bucket.incidents for bucket in line.buckets) == len(placed)
    firsts = [date.fromisoformat(bucket.first) for bucket in line.buckets]
    assert firsts == sorted(set(firsts))
    if unit == "week":
        assert {day.weekday() for day in firsts} <= {0}
    if unit == "quarter":
        assert {(day.month, day.day) for day in firsts} <= {(1, 1), (4, 1), (7, 1), (10, 1)}
        assert all(bucket.last[5:] in ("03-31", "06-30", "09-30", "12-31") for bucket in line.buckets)


def test_wide_places_are_areas_not_points(store: Store, incidents: list[Incident], wanted: IncidentSelection) -> None:
    """The map draws a point only for what is known as a point; nothing is lost beside it."""
    with store.reading() as records:
        found = list(records.incidents.current(wanted))
        map_ = records.totals.clusters(wanted, cell_degrees=2)
    located = [one for one in found if one.place and one.place.latitude is not None]
    points = [one for one in located if one.place and one.place.precision == "city"]
    cells: dict[tuple[int, int], list[Incident]] = defaultdict(list)
    for one in points:
        assert one.place
        cells[int(one.place.latitude + 90) // 2, int(one.place.longitude + 180) // 2].append(one)  # type: ignore[operator]
    assert sorted((one.incidents, one.killed) for one in map_.clusters) == sorted(map(summed, cells.values()))
    alone = {members[0].id for members in cells.values() if len(members) == 1}
    assert {one.incident_id for one in map_.clusters if one.incident_id} == alone
    for one in map_.clusters:
        members = cells[int(one.latitude + 90) // 2, int(one.longitude + 180) // 2]
        middle = sum(member.place.latitude for member in members if member.place) / len(members)  # type: ignore[misc]
        assert one.latitude == pytest.approx(middle, abs=1e-5)
        east = [member.place.longitude for member in members if member.place]
        assert (one.box.west, one.box.east, one.name) == (min(east), max(east), "city place")  # type: ignore[type-var]
        assert one.quads == Counter(member.quad for member in members)
    areas = Counter(
        (one.place.precision, one.place.country, one.place.admin1) for one in located if one.place and one not in points
    )
    assert {(one.precision, one.country, one.admin1): one.incidents for one in map_.areas} == areas
    assert all(one.radius_km >= 100 for one in map_.areas)
    assert map_.unplaced.incidents == len(found) - len(located)


def test_a_box_holds_the_map_to_what_is_looked_at(store: Store, incidents: list[Incident]) -> None:
    """A map that is moved asks for what lies in its window, across the date line as well."""
    with store.reading() as records:
        inside = records.totals.clusters(box=Box(south=12, west=8, north=13, east=9))
        outside = records.totals.clusters(box=Box(south=12, west=9, north=13, east=8))
        assert sum(one.incidents for one in inside.clusters) == sum(
            1 for one in incidents if one.place and one.place.latitude is not None and 12 <= one.place.latitude <= 13
        )
        assert (outside.clusters, inside.unplaced.incidents) == ((), 0)


def test_a_fine_grid_has_a_cell_for_each_place(store: Store, incidents: list[Incident]) -> None:
    """A map that is looked at closely holds every point, each under its own place."""
    points = Counter(
        (one.place.latitude, one.place.longitude)
        for one in incidents
        if one.place and one.place.latitude is not None and one.place.precision == "city"
    )
    with store.reading() as records:
        clusters = records.totals.clusters(cell_degrees=0.001).clusters
    assert {(one.box.south, one.box.west): one.incidents for one in clusters} == points


@pytest.mark.parametrize("cell", [0, -1, 91, float("nan")])
def test_an_impossible_grid_is_refused(store: Store, cell: float) -> None:
    """A mangled address names what is wrong."""
    with store.reading() as records, pytest.raises(SettingsError, match="no cells"):
        records.totals.clusters(cell_degrees=cell)


def test_unknown_words_for_totals_are_refused(store: Store) -> None:
    """A mangled address names what is wrong."""
    with store.reading() as records:
        for ask in (
            lambda: records.totals.timeline(unit="hour"),  # type: ignore[arg-type]
            lambda: records.totals.dyads(by="town"),  # type: ignore[arg-type]
            lambda: records.totals.places(by="town"),  # type: ignore[arg-type]
        ):
            with pytest.raises(SettingsError, match="there is no"):
                ask()


def pairs_by_country(incident: Incident) -> Iterator[tuple[str | None, str | None, bool]]:
    """Who against whom in an incident."""
    actors = [party.country for party in incident.actors]
    if incident.recipients:
        yield from ((one, other.country, False) for one in actors for other in incident.recipients)
    else:
        yield from ((one, other, True) for place, one in enumerate(actors) for other in actors[place + 1 :])


def test_dyads_are_who_against_whom(store: Store, incidents: list[Incident], wanted: IncidentSelection) -> None:
    """Each incident counts once under each pair of its sides; where nobody is a recipient, sides face each other."""
    with store.reading() as records:
        dyads = records.totals.dyads(wanted)
        found = list(records.incidents.current(wanted))

    def key(actor: str | None, recipient: str | None, mutual: bool) -> tuple[Any, ...]:
        return (*(sorted((actor or "", recipient or "")) if mutual else (actor or "", recipient or "")), mutual)

    expected = Counter(pair for one in found for pair in {key(*told) for told in pairs_by_country(one)})
    assert {key(one.actor.country, one.recipient.country, one.mutual): one.incidents for one in dyads} == expected
    for one in dyads:
        me = key(one.actor.country, one.recipient.country, one.mutual)
        of_it = [two for two in found if me in {key(*told) for told in pairs_by_country(two)}]
        days = sorted(filter(None, map(last_day, of_it)))
        assert (one.first, one.last) == ((days[0], days[-1]) if days else (None, None))
        assert one.killed == sum(map(killed, of_it))
        assert one.toll == toll_of(of_it)
        assert one.quads == Counter(two.quad for two in of_it)
    assert [one.incidents for one in dyads] == sorted((one.incidents for one in dyads), reverse=True)


SIDES: list[tuple[list[tuple[str, str | None, str]], set[tuple[str, str]]]] = [
    (
        [("troops", "TJK", "MIL"), ("Tajikistan", "TJK", "GOV"), ("soldiers", "KGZ", "MIL")],
        {("soldiers", "troops"), ("Tajikistan", "soldiers")},
    ),
    (  # an army against its own government, nobody from elsewhere
        [("army", "SDN", "MIL"), ("government", "SDN", "GOV"), ("somebody", None, "UAF")],
        {("army", "government"), ("army", "somebody"), ("government", "somebody")},
    ),
    (  # rebels and civilians stay a side of their own
        [("army", "MLI", "MIL"), ("rebels", "MLI", "REB"), ("villagers", "MLI", "CVL"), ("mercenaries", "RUS", "MIL")],
        {
            ("army", "rebels"),
            ("army", "villagers"),
            ("rebels", "villagers"),
            ("army", "mercenaries"),
            ("mercenaries", "rebels"),
            ("mercenaries", "villagers"),
        },
    ),
    (  # two of the same name, as a report of two sides has them
        [("two sides", "KGZ", "MIL"), ("two sides", "KGZ", "COP"), ("two sides", "TJK", "MIL")],
        {("two sides", "two sides")},
    ),
]
"""Actors of an incident without recipients, and who of them face each other."""


@pytest.mark.parametrize(("actors", "expected"), SIDES)
def test_a_state_does_not_face_itself(
    store: Store, actors: list[tuple[str, str | None, str]], expected: set[tuple[str, str]]
) -> None:
    """Two organs of one state beside another country's actors are one side; every key finds just what is counted."""
    told = [IncidentParty(label=label, country=country, sectors=(sector,)) for label, country, sector in actors]
    incident = replace(factories.told_incident(), actors=tuple(told), recipients=())
    with store.writing() as records:
        records.incidents.keep(incident, made_by=MAKER)
    with store.reading() as records:
        parties = records.totals.dyads(by="party")
        found = [tuple(sorted((one.actor.label or "", one.recipient.label or ""))) for one in parties]
        assert {tuple(sorted(pair)) for pair in expected} == set(found)
        assert not any(one.actor.country == one.recipient.country == "KGZ" for one in parties)
        for one in (*parties, *records.totals.dyads()):
            assert records.incidents.count(IncidentSelection(dyads=(one.key,))) == 1
            assert len(list(records.incidents.current(IncidentSelection(dyads=(one.key,))))) == 1
        keys = {one.key for one in (*parties, *records.totals.dyads())}
        for side, other in combinations(told, 2):
            for key in (
                DyadKey(actor=SideKey(country=side.country), recipient=SideKey(country=other.country), mutual=True),
                DyadKey(actor=_named(side), recipient=_named(other), mutual=True),
            ):
                asked = IncidentSelection(dyads=(str(key),))
                turned = str(replace(key, actor=key.recipient, recipient=key.actor))
                is_there = not {str(key), turned}.isdisjoint(keys)
                assert records.totals.sum(asked).incidents == records.incidents.count(asked) == is_there, key
                assert len(list(records.incidents.current(asked))) == is_there, key


def _named(party: IncidentParty) -> SideKey:
    return SideKey(country=party.country, label=party.label)


def test_parties_are_told_apart_by_register_then_by_label(store: Store) -> None:
    """A registered party is one whatever its country is told as; others are one by label and country."""
    first = factories.told_incident()
    second = replace(
        first,
        id="incident-2",
        actors=(IncidentParty(label="The herders", id="herders", country="NER"),),
        recipients=(IncidentParty(label="Farmers", country="NER"),),
    )
    with store.writing() as records:
        for one in (first, second, replace(first, id="incident-3")):
            records.incidents.keep(one, made_by=MAKER)
    with store.reading() as records:
        dyads = records.totals.dyads(by="party")
        assert [(one.actor.id, one.recipient.country, one.incidents) for one in dyads] == [
            ("herders", "NGA", 2),
            ("herders", "NER", 1),
        ]
        assert records.totals.dyads(by="party", limit=1) == dyads[:1]
        assert (dyads[0].actor.label, dyads[0].recipient.label) == ("Herders", "Farmers")


def test_places_by_country_and_division(store: Store, incidents: list[Incident]) -> None:
    """A country's divisions add up to it, those unknown among them."""
    with store.reading() as records:
        countries, divisions = records.totals.places(), records.totals.places(by="admin1")
    expected = Counter(one.place.country if one.place else None for one in incidents)
    assert {one.country: one.incidents for one in countries} == expected
    for one in countries:
        told = [two for two in incidents if two.toll("killed") and (two.place and two.place.country) == one.country]
        assert (one.toll.told, one.toll.best) == (len(told), one.killed)
        inside = [two for two in divisions if two.country == one.country]
        assert sum(two.incidents for two in inside) == one.incidents
        assert sum(two.killed for two in inside) == one.killed
        assert max(filter(None, (two.last for two in inside)), default=None) == one.last
    assert len({(one.country, one.admin1) for one in divisions}) == len(divisions)


def test_totals_follow_every_change(store: Store) -> None:
    """What was kept, changed, decided or removed since the last total is in the next one."""
    one = factories.told_incident()
    with store.reading() as records:
        assert records.totals.sum().incidents == 0
    with store.writing() as records:
        records.incidents.keep(one, made_by=MAKER)
    with store.reading() as records:
        assert [count.value for count in records.totals.facets().by["type"]] == ["ASSAULT"]
    with store.writing() as records:
        records.incidents.keep(replace(one, type="PROTEST"), made_by=MAKER)
        records.decisions.keep(
            Decision(
                id="d", reviewer="r", made="2024-03-07", act="accept", subject="incident", subject_id=one.id, coder="c"
            )
        )
    with store.reading() as records:
        assert [count.value for count in records.totals.facets().by["type"]] == ["PROTEST"]
        assert records.totals.sum(IncidentSelection(reviewed=True)).incidents == 1
    with store.writing() as records:
        records.incidents.keep(replace(one, event_ids=()), made_by=MAKER)
    with store.reading() as records:
        assert records.totals.sum().incidents == 0
        assert records.totals.dyads() == ()


def test_a_transaction_that_fails_leaves_no_trace_in_totals(store: Store) -> None:
    """The writer sees its own work counted; others do not, and nobody does once it was undone."""
    with store.reading() as records:
        records.totals.sum()

    def fail() -> None:
        with store.writing() as records:
            records.incidents.keep(factories.told_incident(), made_by=MAKER)
            assert records.totals.sum().incidents == 1
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        fail()
    with store.reading() as records:
        assert records.totals.sum().incidents == 0
    with store.writing() as records:  # its change takes the number of the one that was undone
        records.incidents.keep(factories.told_incident(id="other", type="PROTEST"), made_by=MAKER)
    with store.reading() as records:
        assert [count.value for count in records.totals.facets().by["type"]] == ["PROTEST"]


def test_totals_of_a_store_whose_log_was_shortened(store: Store) -> None:
    """A program that missed more changes than are kept reads everything anew."""
    with store.reading() as records:
        records.totals.sum()
    with store.writing() as records:
        for number in range(3):
            records.incidents.keep(factories.told_incident(id=f"incident-{number}"), made_by=MAKER)
    with store._writing.begin() as connection:
        connection.exec_driver_sql("DELETE FROM incident_changes WHERE number < 3")
    with store.reading() as records:
        assert records.totals.sum().incidents == 3


def test_what_was_begun_first_and_ended_last_is_counted(place: str, store: Store) -> None:
    """Numbers are given when a change is made, not when it is committed; a reader between two programs misses none."""
    if not place.startswith("postgresql"):
        pytest.skip("SQLite lets one program write at a time")
    with open_store(place) as slow, open_store(place) as quick:
        with store.reading() as records:
            records.totals.sum()
        with slow.writing() as late:
            late.incidents.keep(factories.told_incident(id="begun-first"), made_by=MAKER)
            with quick.writing() as soon:
                soon.incidents.keep(factories.told_incident(id="ended-first"), made_by=MAKER)
            with store.reading() as records:
                assert records.totals.sum().incidents == 1
        with store.reading() as records:
            assert records.totals.sum().incidents == 2


def test_a_search_by_an_earlier_reader_is_not_what_later_ones_find(store: Store, place: str) -> None:
    """Answers kept for words are those of the moment that the columns are of."""
    words = IncidentSelection(words="herders")
    store.hold()
    with store.reading() as early:
        assert early.totals.sum(words).incidents == 0
        with open_store(place) as other, other.writing() as records:
            records.incidents.keep(factories.told_incident(), made_by=MAKER)
        with store.reading() as late:
            assert late.totals.sum().incidents == 1
        early.totals.sum(words)
    with store.reading() as records:
        assert records.totals.sum(words).incidents == 1
        assert len(records.incidents.page(words).entries) == 1


def test_a_map_is_drawn_again_only_when_an_incident_changes(store: Store) -> None:
    """The same question finds the map that stands, and one of what was written since."""
    with store.writing() as records:
        records.incidents.keep(factories.told_incident(id="one"), made_by=MAKER)
    with store.reading() as records:
        before = records.totals.clusters(cell_degrees=2)
        assert records.totals.clusters(cell_degrees=2) is before
        assert records.totals.clusters(cell_degrees=3) != before
    with store.writing() as records:
        records.incidents.keep(factories.told_incident(id="two"), made_by=MAKER)
    with store.reading() as records:
        after = records.totals.clusters(cell_degrees=2)
        words = IncidentSelection(words="herders")
        assert records.totals.clusters(words) is not records.totals.clusters(words)
    assert [sum(one.incidents for one in (*map_.clusters, *map_.areas)) for map_ in (before, after)] == [1, 2]


def test_coverage_tells_what_is_not_known(store: Store, incidents: list[Incident], wanted: IncidentSelection) -> None:
    """Every gap is counted: no toll, no day, no place, a rough place, one source, a claim alone, contradictions."""
    with store.reading() as records:
        told = records.totals.coverage(wanted)
        found = list(records.incidents.current(wanted))
    coarse = ("admin1", "country", "region")
    days = sorted(filter(None, map(last_day, found)))
    assert (told.incidents, told.killed, told.injured) == (len(found), toll_of(found), toll_of(found, "injured"))
    assert told.undated == sum(last_day(one) is None for one in found)
    assert told.unplaced == sum(one.place is None or one.place.country is None for one in found)
    assert told.coarse == sum(one.place is not None and one.place.precision in coarse for one in found)
    assert told.one_source == sum(one.sources <= 1 for one in found)
    assert told.claimed == sum(one.standing == "claimed" for one in found)
    assert told.contradicted == sum(map(contradicted, found))
    assert told.killed_contradicted == sum(contradicted(one, "killed") for one in found)
    assert told.historical == sum(one.historical for one in found)
    assert (told.first, told.last) == ((days[0], days[-1]) if days else (None, None))


def test_a_bucket_of_time_holds_its_toll(store: Store, incidents: list[Incident]) -> None:
    """The months of a trend add up to the toll of the incidents that stand in them."""
    with store.reading() as records:
        buckets = records.totals.timeline(unit="month").buckets
    inside = [one for one in incidents if last_day(one) and fits(one, 31)]
    for one in buckets:
        month = [two for two in inside if one.first <= (last_day(two) or "") <= one.last]
        assert one.toll == toll_of(month)
        assert one.killed == one.toll.best


@pytest.mark.parametrize("by", ["type", "mode", "standing", "country", "party"])
def test_counts_of_one_facet_keep_every_condition(
    store: Store, incidents: list[Incident], wanted: IncidentSelection, by: FacetName
) -> None:
    """A brief's own counts are those of the incidents that it tells of, not of what else could be chosen."""
    with store.reading() as records:
        counts = records.totals.counts(wanted, by=by)
        found = list(records.incidents.current(wanted))
    assert {one.value: one.incidents for one in counts} == Counter(
        value for one in found for value in values_of(one, by)
    )


@pytest.mark.parametrize("by", ["country", "party"])
def test_a_dyad_leads_to_its_incidents(store: Store, incidents: list[Incident], by: Any) -> None:
    """The key of every dyad finds as many incidents as the dyad counts."""
    with store.reading() as records:
        for one in records.totals.dyads(by=by, limit=1000):
            assert records.incidents.count(IncidentSelection(dyads=(one.key,))) == one.incidents
            assert str(DyadKey.parse(one.key)) == one.key


@pytest.mark.parametrize("unit", ["week", "quarter"])
@pytest.mark.parametrize("by", ["country", "party"])
def test_dyads_in_time_are_the_timelines_of_each(
    store: Store, incidents: list[Incident], wanted: IncidentSelection, by: Any, unit: TimeUnit
) -> None:
    """Counted together, in whatever order they are asked for, each has the timeline that it has alone."""
    with store.reading() as records:
        dyads = records.totals.dyads(wanted, by=by, limit=1000)[:12][::-1]
        lines = records.totals.dyad_timelines(wanted, dyads=dyads, unit=unit)
        assert tuple(one.dyad for one in lines) == dyads
        for one in lines:
            told = one.timeline
            assert sum(bucket.incidents for bucket in told.buckets) + told.wider.incidents + told.undated.incidents == (
                one.dyad.incidents
            )
            if not wanted.dyads:
                narrowed = replace(wanted, dyads=(one.dyad.key,))
                assert told == records.totals.timeline(narrowed, unit=unit)


def test_parties_of_the_register_are_counted_once_an_incident(
    store: Store, incidents: list[Incident], wanted: IncidentSelection
) -> None:
    """As many as the list holds of each party under the same conditions, the most frequent first."""
    with store.reading() as records:
        found = list(records.incidents.current(wanted))
        told = {one.id: one.incidents for one in records.totals.parties(wanted)}
        limited = records.totals.parties(wanted, limit=1)
    expected = Counter(
        key for one in found for key in {party.id for party in (*one.actors, *one.recipients) if party.id is not None}
    )
    assert told == expected
    assert list(told.values()) == sorted(told.values(), reverse=True)
    assert [one.incidents for one in limited] == sorted(expected.values(), reverse=True)[:1]


def test_dyads_in_time_of_none_or_of_both_levels(store: Store, incidents: list[Incident]) -> None:
    """None give none; countries and parties are not mixed; a dyad that the store does not hold has an empty line."""
    with store.reading() as records:
        assert records.totals.dyad_timelines(dyads=()) == ()
        mixed = [records.totals.dyads(by=by, limit=1)[0] for by in ("country", "party")]  # type: ignore[arg-type]
        with pytest.raises(SettingsError, match="together"):
            records.totals.dyad_timelines(dyads=mixed)
        (line,) = records.totals.dyad_timelines(dyads=[replace(mixed[0], key="FRA>DEU")])
        assert line.timeline.buckets == ()


def test_a_key_of_a_dyad_holds_any_label() -> None:
    """Signs that part a key's pieces are kept where they stand in a name."""
    for label in ("a>b", "a=b", "~", "-", "100 %", "Gunmen %3E", "«ф»"):
        key = DyadKey(actor=SideKey(label=label, country="SDN"), recipient=SideKey(id=label), mutual=True)
        assert DyadKey.parse(str(key)) == key


@pytest.mark.parametrize("text", ["", "SDN", "SDN>", ">SDN", "SDN>id~a", "a>b>c", "id~>id~b", "SDN>%00", "x~y>z~w"])
def test_what_names_no_dyad_is_refused(text: str) -> None:
    """A mangled address names what is wrong."""
    with pytest.raises(SettingsError, match="names no dyad"):
        DyadKey.parse(text)
