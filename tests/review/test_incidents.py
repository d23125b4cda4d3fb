"""Decisions on incidents: groups, tolls, and which to look at first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.codebook import load_codebook
from dotterel.model import Decision, Incident, IncidentPlace, IncidentTime, ReviewError, TollRange
from dotterel.model.incidents import UNNAMED
from dotterel.review import (
    field_decision,
    merge_value,
    overridden,
    priority,
    settled_pairs,
    split_value,
    with_overrides,
)
from tests.factories import told_incident
from tests.review.decisions import decision
from tests.strategies import incidents


def merged(*groups: list[str]) -> Decision:
    """A decision that these are one."""
    return decision("merge", subject="incident", after=merge_value(groups))


def split(*groups: list[str]) -> Decision:
    """A decision that these are several."""
    return decision("split", subject="incident", after=split_value(groups))


def test_a_merge_joins_all_its_events() -> None:
    """Every pair is together, so that it stays when one of the events is gone."""
    assert settled_pairs([merged(["a", "b"], ["c"])]) == ({("a", "b"), ("a", "c"), ("b", "c")}, frozenset())


def test_a_later_split_holds_against_a_merge() -> None:
    """The latest word counts; other pairs of the merge stay together."""
    together, apart = settled_pairs([merged(["a", "b"], ["c"]), split(["a", "b"], ["c"])])
    assert (together, apart) == ({("a", "b")}, {("a", "c"), ("b", "c")})
    together, apart = settled_pairs([split(["a"], ["c"]), merged(["a"], ["c"])])
    assert (together, apart) == ({("a", "c")}, frozenset())


GROUPS = st.lists(st.lists(st.sampled_from("abcdef"), min_size=1), min_size=1, max_size=3)


@given(st.lists(st.tuples(st.booleans(), GROUPS)))
def test_what_is_settled_can_hold(log: list[tuple[bool, list[list[str]]]]) -> None:
    """Whatever reviewers did one after the other, linking can keep to all that is settled."""
    decisions = [split(*groups) if parts else merged(*groups) for parts, groups in log]
    together, apart = settled_pairs(decisions)
    joined: dict[str, set[str]] = {}
    for one, other in together:
        whole = joined.get(one, {one}) | joined.get(other, {other})
        joined |= dict.fromkeys(whole, whole)
    assert not any(other in joined.get(one, {one}) for one, other in apart)
    assert not together & apart


def test_what_names_no_events_is_passed_over() -> None:
    """A damaged entry of the log does not stop linking."""
    assert settled_pairs([decision("merge", subject="incident", after="[]")]) == (frozenset(), frozenset())


def test_a_corrected_toll_stays() -> None:
    """A toll that a reviewer gave replaces the computed one and says so; the figures behind it stay."""
    given_toll = decision("correct", subject="incident", field="killed", value={"low": 3, "best": 4, "high": None})
    toll = with_overrides(told_incident(), [given_toll]).toll("killed")
    assert toll is not None
    assert (toll.total, toll.rule) == (TollRange(low=3, best=4, high=None), "reviewer")
    assert (
        with_overrides(told_incident(), [decision("correct", subject="incident", field="killed", value=None)]).tolls
        == ()
    )


def test_the_decision_behind_a_toll_is_found() -> None:
    """The one that holds; none where the toll is of accounts, or another than it gave."""
    first = decision("correct", subject="incident", field="killed", value={"best": 3})
    second = decision("correct", subject="incident", field="killed", value={"best": 4})
    incident = with_overrides(told_incident(), [first, second])
    assert field_decision(incident, "killed", [first, second]) == second
    assert field_decision(incident, "killed", [first]) is None
    assert field_decision(incident, "killed", []) is None
    assert field_decision(told_incident(), "killed", [first, second]) is None


def test_a_corrected_summary_stays() -> None:
    """The sentence on top can be written by hand."""
    by_hand = decision("correct", subject="incident", field="summary", value="A raid.")
    changed = with_overrides(told_incident(), [by_hand])
    assert changed.summary == "A raid."


def test_other_fields_that_a_reviewer_gives_are_as_in_events() -> None:
    """Checked by the same rules, sure, of no mention, and said to be a reviewer's; modes follow a type."""
    given: dict[str, object] = {
        "modes": ["demo"],
        "place": {"name": "Lumo", "country": "TGO", "latitude": 6.1, "longitude": 1.2, "precision": "city"},
        "date": {"from": "2024-03-02", "to": "2024-03-03"},
        "actors": [{"name": "Herders", "country": "NGA"}, {"name": "Youths"}],
        "standing": "disputed",
        "type": "PROTEST",
    }
    log = [decision("correct", subject="incident", field=field, value=value) for field, value in given.items()]
    incident = with_overrides(told_incident(), log)
    assert (incident.type, incident.modes) == ("PROTEST", ("demo",))
    assert incident.intensity == load_codebook().intensity("PROTEST", ("demo",))
    assert incident.place == IncidentPlace(
        name="Lumo", country="TGO", latitude=6.1, longitude=1.2, precision="city", score=1.0
    )
    assert incident.time == IncidentTime(first="2024-03-02", last="2024-03-03", precision="range", score=1.0)
    assert [(one.label, one.reports) for one in incident.actors] == [("Herders", 1), ("Youths", 0)]
    assert incident.standing == "disputed"
    assert set(incident.corrected) == set(given)
    assert with_overrides(told_incident(), log[:1]).modes == ("beat",)  # of another type than the incident's
    for one in log:
        assert field_decision(incident, one.field or "", log) == one


def test_a_party_without_a_name_is_kept() -> None:
    """It is called by its country, else somebody: what a reviewer gives is never left out."""
    given = '[{"country": "MLI", "sectors": ["MIL"]}, {"country": "UNO"}, {"sectors": ["REB"]}]'
    actors = overridden(told_incident(), "actors", given).actors
    assert [(one.label, one.country, one.sectors) for one in actors] == [
        ("Mali", "MLI", ("MIL",)),
        ("UNO", "UNO", ()),
        (UNNAMED, None, ("REB",)),
    ]


def test_modes_go_with_the_type_that_they_are_of() -> None:
    """Also where they were given on an incident that is part of this one: they are named as corrected no more."""
    former = with_overrides(told_incident(), [decision("correct", subject="incident", field="modes", value=["beat"])])
    own = with_overrides(former, [decision("correct", subject="incident", field="type", value="PROTEST")])
    assert (own.modes, own.corrected) == ((), ("type",))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("place", '"Tarka"'),
        ("place", '{"name": "Tarka", "country": "XXX"}'),
        ("place", '{"name": 5}'),
        ("place", '{"latitude": 6.1, "longitude": 1.2}'),
        ("place", '{"name": "Tarka", "geonameid": "5"}'),
        ("actors", '[{"name": 5}]'),
        ("recipients", '[{"name": "Farmers", "id": 4}]'),
        ("date", '{"from": "2024-02-30"}'),
        ("date", '{"from": "2024-02-03", "to": "2024-02-01"}'),
        ("type", '"MASSACRE"'),
        ("modes", '["march"]'),
        ("standing", '"sure"'),
        ("historical", '"yes"'),
        ("contexts", '["weather"]'),
        ("quad", '"x"'),
        ("summary", '""'),
        ("summary", "7"),
        ("killed", "7"),
        ("killed", "{}"),
        ("killed", '{"low": 5, "best": 3}'),
        ("killed", '{"low": true}'),
        ("killed", "nothing"),
    ],
)
def test_what_an_incident_cannot_be_is_refused(field: str, value: str) -> None:
    """A slip of the reviewer is named."""
    with pytest.raises(ReviewError):
        overridden(told_incident(), field, value)


@given(incidents())
def test_priority_is_a_share(incident: Incident) -> None:
    """The queue can be sorted whatever stands in an incident."""
    assert 0.0 <= priority(incident) <= 1.0


def test_the_doubtful_and_deadly_come_first() -> None:
    """Contradiction and deaths raise an incident in the queue."""
    incident = told_incident()
    assert priority(incident) > priority(told_incident(questions=()))
    assert priority(incident) > priority(told_incident(tolls=()))


def test_large_groups_are_settled_in_few_steps() -> None:
    """A pin of a great incident names few of its pairs, beside many splits too."""
    whole = [f"e{number:04}" for number in range(2_000)]
    splits = [split([f"a{number}"], [f"b{number}"]) for number in range(500)]
    together, apart = settled_pairs([decision("pin", subject="incident", after=merge_value([whole])), *splits])
    assert len(together) < 100_000
    assert len(apart) == 500


def test_a_large_group_holds_without_some_of_its_events() -> None:
    """Though not every pair of it is named, what is left after twenty in a row are gone is still one."""
    whole = [f"e{number:03}" for number in range(100)]
    left = set(whole) - set(whole[40:60])
    together, _ = settled_pairs([merged(whole)])
    reached = {whole[0]}
    for _ in range(20):
        reached |= {one for pair in together if set(pair) <= left and reached & set(pair) for one in pair}
    assert reached == left
