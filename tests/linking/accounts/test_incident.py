"""Incidents: what one record draws together from many mentions."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dotterel.linking.accounts import incident_of
from dotterel.model import Incident, ResolvedEvent, plain_of, record_from
from dotterel.model.incidents import UNNAMED
from tests.linking.accounts.told import ARMY, FRONT, HERDERS, POLICE, REBELS, day, number, party, place, told
from tests.strategies import resolved_events

_SPEAKERS = [None, party("police", **POLICE), party("the army", **ARMY), party("the Dune Front", **FRONT)]


@st.composite
def raids(draw: st.DrawFn) -> list[ResolvedEvent]:
    """Mentions of one raid in a few reports, that agree, repeat and contradict each other in all ways."""
    size = draw(st.integers(1, 7))
    made = []
    for at in range(size):
        low = draw(st.none() | st.integers(0, 12))
        made.append(
            told(
                draw(st.sampled_from(["report-1", "report-2", "report-3", "report-4"])),
                id=f"event-{at}",
                at=10 * at,
                on=draw(st.sampled_from([None, "2024-03-05", "2024-03-06", "2024-04-30"])),
                says=draw(st.sampled_from(_SPEAKERS)),
                status=draw(st.sampled_from(["", "", "denied"])),
                outlet=draw(st.sampled_from([None, "Daily Example"])),
                modality=draw(st.sampled_from(["asserted", "asserted", "asserted", "future", "negated"])),
                actors=draw(st.sampled_from([(), (party("gunmen", **REBELS),), (party("Dune Front", **FRONT),)])),
                recipients=draw(st.sampled_from([(), (party("soldiers", **ARMY),), (party("people"),)])),
                killed=None if low is None else number(low, low + draw(st.integers(0, 3))),
                date=draw(st.sampled_from([None, day("2024-03-04"), day("2024-03-01", "2024-03-31", "month")])),
                historical=draw(st.booleans()),
            )
        )
    published = {}
    for event in made:  # a report has one day and one outlet
        published.setdefault(event.document.id, event.document)
    return [_of(event, published[event.document.id]) for event in made]


def _of(event: ResolvedEvent, document: object) -> ResolvedEvent:
    from dataclasses import replace

    return replace(event, document=document)  # type: ignore[arg-type]


@given(raids(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_of_events_changes_nothing(events: list[ResolvedEvent], chance: object) -> None:
    """A record does not depend on which report was read first."""
    shuffled = list(events)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert incident_of("i", shuffled) == incident_of("i", events)


@given(raids())
@settings(max_examples=60, deadline=None)
def test_record_is_whole(events: list[ResolvedEvent]) -> None:
    """Ranges are in order, every figure and statement belongs to an event of the incident, and none is lost."""
    incident = incident_of("i", events)
    known = set(incident.event_ids)
    assert known == {event.id for event in events}
    for toll in incident.tolls:
        assert {figure.event_id for figure in toll.figures} <= known
        for one in (toll.total, *toll.sides):
            ends = [end for end in (one.low, one.best, one.high) if end is not None]
            assert ends == sorted(ends)
    stated = [(account.label, one.event_id) for account in incident.accounts for one in account.statements]
    assert len(stated) == len(set(stated))
    assert {event_id for _, event_id in stated} == known
    labels = [account.label for account in incident.accounts]
    assert len(labels) == len(set(labels))
    reported = [event_id for report in incident.reports for event_id in report.event_ids]
    assert sorted(reported) == sorted(known)
    assert len(incident.questions) == 9
    for question in incident.questions:
        assert [answer.account for answer in question.answers] == labels
        assert all(set(answer.event_ids) <= known for answer in question.answers)
    assert incident.summary.endswith(".")
    assert record_from(Incident, plain_of(incident)) == incident


@given(raids())
@settings(max_examples=60, deadline=None)
def test_copy_adds_nothing(events: list[ResolvedEvent]) -> None:
    """One agency text in a hundred papers stays one source: no toll, no party and no number of sources changes."""
    from dataclasses import replace

    first = [event for event in events if event.document.id == events[0].document.id]
    copies = [
        replace(event, id=f"copy of {event.id}", document=replace(event.document, id="copy", outlet="Other Paper"))
        for event in first
    ]
    alone = incident_of("i", events)
    both = incident_of("i", [*events, *copies], copies={"copy": events[0].document.id})
    assert [(one.role, one.total, one.sides) for one in both.tolls] == [
        (one.role, one.total, one.sides) for one in alone.tolls
    ]
    assert (both.sources, both.actors, both.recipients) == (alone.sources, alone.actors, alone.recipients)
    assert (both.place, both.time, both.standing, both.summary) == (
        alone.place,
        alone.time,
        alone.standing,
        alone.summary,
    )
    assert len(both.accounts) == len(alone.accounts)


@given(st.lists(resolved_events(), max_size=4))
@settings(max_examples=60, deadline=None)
def test_odd_events_are_no_accident(events: list[ResolvedEvent]) -> None:
    """Whatever a coder of somebody's own gives, the record is made and can be kept."""
    incident = incident_of("i", events)
    assert record_from(Incident, plain_of(incident)) == incident


def test_no_event_is_an_empty_incident() -> None:
    """An incident whose events were all taken away can still be written down."""
    assert incident_of("i", []) == Incident(id="i", event_ids=())


@pytest.mark.parametrize(
    ("status", "modality", "standing"),
    [("", "asserted", "asserted"), ("", "future", "planned"), ("", "hypothetical", "possible"),
     ("", "negated", "negated"), ("denied", "asserted", "denied")],
)  # fmt: skip
def test_standing_of_one_mention(status: str, modality: str, standing: str) -> None:
    """What did not happen, or not yet, is never told as a fact."""
    incident = incident_of("i", [told(status=status, modality=modality, killed=number(4))])
    assert incident.standing == standing
    assert standing == "asserted" or incident.toll("killed") is None or incident.tolls[0].total.best is None


def test_planned_mention_adds_nothing_to_facts() -> None:
    """A second attack that is only threatened changes neither the parties nor the toll of the one that happened."""
    fact = told(killed=number(4))
    planned = told("report-2", modality="future", actors=(party("the army", **ARMY),), killed=number(40))
    incident = incident_of("i", [fact, planned])
    assert [one.label for one in incident.actors] == ["gunmen"]
    assert incident.tolls[0].total.best == 4


def test_party_is_drawn_together_under_its_name() -> None:
    """A group is one party under all its names, and a spokesman is none."""
    events = [
        told("report-1", actors=(party("Dune Front fighters", **FRONT),)),
        told("report-2", actors=(party("the Front", **FRONT), party("a spokesman", **REBELS))),
        told("report-3", actors=(party("the fighters", **REBELS),)),
    ]
    (actor,) = incident_of("i", events).actors
    assert (actor.label, actor.id, actor.reports) == ("Dune Front", "group-dune-front", 3)


def test_place_is_the_narrowest_that_most_reports_bear_out() -> None:
    """A region bears out the town in it; a town that one report names alone does not win over it."""
    region = place("Tahoua", precision="admin1", geonameid=2)
    stray = place("Zinder", admin1="Zinder", geonameid=3, latitude=13.8, longitude=9.0)
    events = [told("report-1", place=region), told("report-2"), told("report-3", place=stray)]
    found = incident_of("i", events).place
    assert found is not None
    assert (found.name, found.event_id) == ("Tarka", "report-2-0")


def test_country_is_no_point() -> None:
    """A whole country gets no coordinates, which would put a dot on a map where nothing happened."""
    found = incident_of("i", [told(place=place("Niger", precision="country"))]).place
    assert found is not None
    assert (found.latitude, found.longitude) == (None, None)


def test_time_is_what_intervals_share() -> None:
    """A day inside the month that another report tells is the day."""
    events = [told("report-1", date=day("2024-03-01", "2024-03-31", "month")), told("report-2")]
    found = incident_of("i", events).time
    assert found is not None
    assert (found.first, found.last, found.precision) == ("2024-03-04", "2024-03-04", "day")


def test_circle_of_copies_has_one_source() -> None:
    """Two texts that are each said to copy the other are one source, in whatever order they come."""
    events = [told("report-1"), told("report-2")]
    incident = incident_of("i", events, copies={"report-1": "report-2", "report-2": "report-1"})
    assert incident.sources == 1
    assert sum(report.copy_of is not None for report in incident.reports) == 1


def test_copy_that_brings_the_text_up_to_date_counts() -> None:
    """An agency's text with a new number in it is the agency's new number, wherever it is printed."""
    events = [
        told("report-1", killed=number(10)),
        told("report-2", on="2024-03-06", outlet="Other Paper", killed=number(12)),
    ]
    incident = incident_of("i", events, copies={"report-2": "report-1"})
    (toll,) = incident.tolls
    assert (toll.total.low, toll.total.best, toll.total.high) == (12, 12, 12)
    assert (incident.sources, len(incident.accounts)) == (1, 1)


def test_headline_of_both_sides_does_not_make_the_victim_an_author() -> None:
    """Where a report tells who did it to whom, its title on "fighting" adds no author."""
    chad = party("Chad's soldiers", country="TCD", sectors=("MIL",))
    army = party("soldiers of Niger", **ARMY)
    shelling = {"actors": (chad,), "recipients": (army,)}
    clash = told(actors=(army, chad), recipients=(army,), sentence="Clash on the border.")
    events = [clash, told(at=50, **shelling), told("report-2", **shelling)]
    assert [one.label for one in incident_of("i", events).actors] == ["Chad's soldiers"]


def test_whom_only_the_author_accuses_is_no_author() -> None:
    """An accusation by a party whom an outlet names as the author stays in its account."""
    army = party("the army", **ARMY)
    events = [told(actors=(army,)), told("report-2", says=army, actors=(party("Dune Front", **FRONT),))]
    assert [one.label for one in incident_of("i", events).actors] == ["army"]


def test_only_an_accusation_names_its_accusers() -> None:
    """Whom a report names itself, and who owns up, is no accused; whom only others accuse beside the deed is."""
    front, governor = party("Dune Front", **FRONT), party("the governor", country="NER", sectors=("GOV",))

    def accusers(*events: ResolvedEvent) -> tuple[str, ...]:
        (named,) = (one for one in incident_of("i", events).actors if one.label == "Dune Front")
        return named.named_by

    accusation = told("report-1", at=40, says=governor, actors=(front,))
    assert accusers(told(), accusation) == ("governor",)
    assert accusers(told(), accusation, told("report-2", actors=(front,))) == ()
    assert accusers(told(), accusation, told("report-2", says=front, actors=(front,))) == ()
    assert accusers(accusation) == ()


def test_a_clash_whose_sides_accuse_each_other_has_no_one_author() -> None:
    """A report vouches for the clash alone; who struck first stays each side's own word."""
    niger, mali = party("Niger", country="NER", sectors=("GOV",)), party("Mali", country="MLI", sectors=("GOV",))
    clash = told(actors=(niger, mali), recipients=())
    blamed = told(at=40, says=niger, actors=(mali,), recipients=(party("soldiers", country="NER", sectors=("MIL",)),))
    returned = told(at=80, says=mali, actors=(niger,), recipients=(party("a villager", country="MLI"),))
    assert "fought each other" in incident_of("i", [clash, blamed, returned]).summary


def test_parties_that_no_report_names_are_not_called_by_a_pronoun() -> None:
    """Such a side stays, with its country, and is unnamed, in the accounts as among the parties."""
    those = party("those", country="NER", sectors=("CVL",))
    made = incident_of("i", [told(actors=(party("it", **ARMY),), recipients=(those,))])
    assert [(one.label, one.country) for one in (*made.actors, *made.recipients)] == [(UNNAMED, "NER")] * 2
    said = [one for account in made.accounts for one in account.statements]
    assert {label for one in said for label in (*one.actors, *one.recipients)} == {UNNAMED}
    assert not {"it", "those", UNNAMED} & set(re.findall(r"\w+", made.summary.casefold())), made.summary
    named = incident_of("i", [told(recipients=(those,)), told("report-2", recipients=(party("herders", **HERDERS),))])
    assert [one.label for one in named.recipients] == ["herders"]
