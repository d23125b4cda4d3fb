"""What a reviewer does is checked, kept and applied at once."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.evaluation import read_reports
from dotterel.model import ResolvedEvent, ReviewError
from dotterel.pipeline import LinkingRun, ReviewSession
from dotterel.store import Store
from tests import factories
from tests.two_reports import code, incidents, killed, link, two_reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


def test_a_corrected_toll_survives_coding_again_and_is_logged(store: Store) -> None:
    """The way of an analyst: correct, see it at once, code again, and find it in the log with what stood there."""
    session = ReviewSession(store, "Ama Example")
    decision = session.correct("event of d1", "killed", '{"low": 9, "high": 9}', note="seen")
    assert json.loads(decision.before or "")["low"] == 3
    assert (decision.coder, decision.note) == ("factory 1", "seen")
    assert killed(store) == 9
    code(store, "d1", version="2")
    link(store)
    assert killed(store) == 9


def test_a_decision_can_be_taken_back_and_brought_back(store: Store) -> None:
    """Undo shows at once, and so does undoing it; nothing is undone twice."""
    session = ReviewSession(store, "Ama Example")
    decision = session.correct("event of d1", "killed", '{"low": 9, "high": 9}')
    undo = session.undo(decision.id)
    assert killed(store) == 3
    with pytest.raises(ReviewError, match="taken back already"):
        session.undo(decision.id)
    session.undo(undo.id)
    assert killed(store) == 9


def test_rejecting_every_event_ends_the_incident(store: Store) -> None:
    """And taking one rejection back makes it again."""
    session = ReviewSession(store, "Ama Example")
    first = session.reject("event of d1")
    session.reject("event of d2")
    assert incidents(store) == []
    session.undo(first.id)
    assert [incident.event_ids for incident in incidents(store)] == [("event of d1",)]


def test_a_missed_event_is_added(store: Store) -> None:
    """It stands in an incident at once, and can itself be corrected and rejected."""
    document = factories.document(id="d1")
    missed = factories.resolved_event(
        id="event-missed",
        type="ACCUSE",
        modes=(),
        trigger=factories.words("said"),
        document=document.reference(),
        killed=None,
    )
    session = ReviewSession(store, "Ama Example")
    session.add(missed, note="overlooked")
    assert any("event-missed" in incident.event_ids for incident in incidents(store))
    with pytest.raises(ReviewError, match="already"):
        session.add(missed)
    session.correct("event-missed", "type", '"REJECT"')
    found = session.document("d1").reviewed.events
    assert [event.type for event in found if event.id == "event-missed"] == ["REJECT"]
    session.reject("event-missed")
    assert not any("event-missed" in incident.event_ids for incident in incidents(store))


def test_two_reviewers_who_differ_wait_for_a_third(store: Store) -> None:
    """Nothing changes until it is settled; then that holds."""
    ama, ben = ReviewSession(store, "Ama Example"), ReviewSession(store, "Ben Example")
    ama.correct("event of d1", "killed", '{"low": 5, "high": 5}')
    ben.correct("event of d1", "killed", '{"low": 6, "high": 6}')
    assert killed(store) == 3
    (open_,) = ama.disagreements()
    assert [one.reviewer for one in open_.decisions] == ["Ama Example", "Ben Example"]
    ReviewSession(store, "Cleo Example").adjudicate("event of d1", "killed", '{"low": 6, "high": 6}')
    assert killed(store) == 6
    assert ama.disagreements() == ()


def test_two_reviewers_of_an_incident_wait_for_a_third_too(store: Store) -> None:
    """Two tolls given to an incident as a whole change nothing until one of them is chosen."""
    (incident,) = incidents(store)
    for name, toll in (("Ama Example", 5), ("Ben Example", 6)):
        ReviewSession(store, name).correct_incident(incident.id, "killed", json.dumps({"best": toll}))
    assert killed(store) == 3
    session = ReviewSession(store, "Cleo Example")
    assert [one.subject_id for one in session.disagreements()] == [incident.id]
    session.adjudicate_incident(incident.id, "killed", '{"best": 6}')
    assert (killed(store), session.disagreements()) == (6, ())


def test_incidents_are_split_and_merged(store: Store) -> None:
    """Both show at once and hold; undoing the split joins them again."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    split = session.split(incident.id, [["event of d1"], ["event of d2"]])
    assert len(incidents(store)) == 2
    session.undo(split.id)
    assert len(incidents(store)) == 1
    (incident,) = incidents(store)
    session.split(incident.id, [["event of d1"], ["event of d2"]])
    session.merge([one.id for one in incidents(store)])
    assert len(incidents(store)) == 1


def test_an_incidents_toll_and_summary_can_be_given(store: Store) -> None:
    """They stand at once, with what stood before in the log."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    decision = session.correct_incident(incident.id, "killed", '{"low": 1, "best": 2, "high": null}')
    session.correct_incident(incident.id, "summary", '"A raid at Tarka."')
    assert json.loads(decision.before or "")["low"] == 3
    assert killed(store) == 2
    assert incidents(store)[0].summary == "A raid at Tarka."


def test_what_is_said_of_an_incident_survives_coding_and_joining(store: Store) -> None:
    """Its place and days stay when its reports are coded anew, and go on to the incident that it becomes part of."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    session.correct_incident(incident.id, "place", '{"name": "Agadez"}')
    session.correct_incident(incident.id, "date", '{"from": "2023-01-02", "to": "2023-01-04"}')
    (told,) = incidents(store)
    assert told.place is not None
    assert (told.place.name, told.place.country, told.place.geonameid) == ("Agadez", "NER", 2448085)
    assert "in Agadez, Niger from 2 to 4 January 2023" in told.summary
    for name in ("d1", "d2"):
        code(store, name, version="2")
    link(store)
    assert incidents(store) == [told]
    session.split(told.id, [["event of d1"], ["event of d2"]])
    session.merge([one.id for one in incidents(store)])
    (again,) = incidents(store)
    assert (again.place, again.time) == (told.place, told.time)
    assert again.corrected == ("date", "place")


def test_parties_that_a_reviewer_gives_are_all_told(store: Store) -> None:
    """The sentence names each, though no report does; who speaks for one stands on its side."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    parties = [{"name": "Army of Niger", "country": "NER", "sectors": ["MIL"]}, {"name": "Police of Chad"}]
    session.correct_incident(incident.id, "actors", json.dumps(parties))
    session.correct_incident(incident.id, "date", '{"from": "2022-01-02", "to": "2022-01-02"}')
    session.correct_incident(incident.id, "recipients", '[{"name": "Miners", "country": "NER", "sectors": ["LAB"]}]')
    (told,) = incidents(store)
    assert told.summary.startswith("The Army of Niger and the Police of Chad opened fire on Miners")
    session.correct_incident(incident.id, "recipients", "[]")
    assert incidents(store)[0].recipients == ()


@pytest.mark.parametrize("standing", ["denied", "disputed"])
def test_the_sentence_of_an_incident_tells_how_a_reviewer_says_that_it_stands(store: Store, standing: str) -> None:
    """Also where no account is known that says so: what is denied is not told as a fact."""
    (incident,) = incidents(store)
    ReviewSession(store, "Ama Example").correct_incident(incident.id, "standing", json.dumps(standing))
    (told,) = incidents(store)
    assert told.summary.startswith(f"It is {standing} that gunmen opened fire on herders in Tarka")


def test_a_place_given_by_its_name_is_looked_up(store: Store) -> None:
    """In its country; a number of GeoNames tells which of several; degrees that are given, or null, stay."""
    session = ReviewSession(store, "Ama Example")

    def given(**value: object) -> tuple[object, ...]:
        session.correct("event of d1", "place", json.dumps(value))
        place = session.document("d1").reviewed.events[0].place
        assert place is not None
        return place.name, place.country, place.precision, place.latitude and round(place.latitude)

    assert given(name="Tripoli") == ("Tripoli", "LBY", "city", 33)
    assert given(name="Tripoli", country="LBN") == ("Tripoli", "LBN", "city", 34)
    assert given(name="Agadez", geonameid=2448083) == ("Agadez", "NER", "admin1", 18)
    assert given(country="MLI") == ("Mali", "MLI", "country", 17)
    assert given(country="MLI", admin1="Gao") == ("Gao", "MLI", "admin1", 14), "a province is not lost in its country"
    assert given(name="Tripoli", country="LBN", latitude=None, longitude=None)[2:] == (None, None)
    assert given(name="Tripoli", latitude=1.5, longitude=2.5)[3] == 2
    assert given(name="Xyzzyville", country="NER") == ("Xyzzyville", "NER", None, None)


def test_the_sentence_of_an_incident_tells_a_corrected_toll(store: Store) -> None:
    """At once, after coding and linking anew, and no more when it is taken back."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    assert "killing at least three" in incident.summary or "killing at least 3" in incident.summary
    decision = session.correct_incident(incident.id, "killed", '{"low": 10, "best": 15, "high": 17}')
    corrected = incidents(store)[0].summary
    assert corrected == incident.summary.replace("at least 3", "15 (10 to 17)")
    code(store, "d1", version="2")
    link(store)
    assert incidents(store)[0].summary == corrected
    run = LinkingRun(store)
    run.forget()
    assert all(run.link(run.pending()))
    assert incidents(store)[0].summary == corrected
    session.undo(decision.id)
    assert incidents(store)[0].summary == incident.summary


def test_a_sentence_by_hand_stays_beside_a_corrected_toll(store: Store) -> None:
    """Whichever of the two was said first; taken back, the sentence is built again, with the corrected number."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    by_hand = session.correct_incident(incident.id, "summary", '"A raid at Tarka."')
    session.correct_incident(incident.id, "killed", '{"low": 15, "best": 15, "high": 15}')
    assert incidents(store)[0].summary == "A raid at Tarka."
    session.undo(by_hand.id)
    assert "killing 15" in incidents(store)[0].summary


def test_a_reviewed_report_becomes_training_data(store: Store, tmp_path: Path) -> None:
    """Only documents that are done are written, as the reviewer left them."""
    session = ReviewSession(store, "Ama Example")
    assert list(session.corpus()) == []
    session.correct("event of d1", "killed", '{"text": "at least three", "start": 0, "end": 14, "low": 9, "high": 9}')
    session.done("d1")
    assert session.document("d1").is_done
    path = tmp_path / "reviewed.rpt"
    path.write_text("".join(session.corpus()), encoding="utf-8")
    (report,) = read_reports([path])
    assert sum(len(sentence.events) for sentence in report.sentences) == 1


def test_slips_are_refused_before_anything_is_written(store: Store) -> None:
    """A wrong value, field, event, group or name leaves no trace in the log."""
    session = ReviewSession(store, "Ama Example")
    (incident,) = incidents(store)
    event = factories.resolved_event(document=factories.document(id="d1").reference(), id="event-new")
    elsewhere = replace(event, document=factories.document(id="d9").reference())
    misplaced: ResolvedEvent = replace(event, trigger=replace(event.trigger, start=0, end=len(event.trigger.text)))
    for slip in (
        lambda: session.correct("event of d1", "killed", '{"low": 9, "high": 1}'),
        lambda: session.correct("event of d1", "trigger", '"shot"'),
        lambda: session.correct("event of d9", "killed", "null"),
        lambda: session.accept("event of d1", field="sentence"),
        lambda: session.adjudicate("event of d1", None, '"perhaps"'),
        lambda: session.add(elsewhere),
        lambda: session.add(misplaced),
        lambda: session.done("d9"),
        lambda: session.correct_incident(incident.id, "killed", '{"low": 2, "best": 1}'),
        lambda: session.correct_incident("incident-9", "killed", "null"),
        lambda: session.split(incident.id, [["event of d1"]]),
        lambda: session.split(incident.id, [["event of d1"], []]),
        lambda: session.merge([incident.id, incident.id]),
        lambda: session.comment(incident.id, " "),
        lambda: session.undo("decision-9"),
        lambda: ReviewSession(store, " "),
    ):
        with pytest.raises(ReviewError):
            slip()
    with store.reading() as records:
        assert records.decisions.latest() == 0


def test_a_party_given_by_its_name_is_looked_up_on_the_day(store: Store) -> None:
    """In an event and in an incident; what is given stays, be it that nobody knows."""
    session = ReviewSession(store, "Ama Example")
    given = [
        {"name": "Chadian army"},
        {"name": "Hamas", "sectors": ["PTY"]},
        {"name": "Human Rights Watch", "id": None},
    ]
    decision = session.correct("event of d1", "actors", json.dumps(given))
    event = session.document("d1").reviewed.events[0]
    assert [(one.name, one.id, one.country, one.sectors) for one in event.actors] == [
        ("Chadian army", "group-chadian-army", "TCD", ("MIL",)),
        ("Hamas", "group-hamas", "PSE", ("PTY",)),
        ("Human Rights Watch", None, "NGO", ("SOC",)),
    ]
    assert json.loads(decision.after or "")[0]["text"] == "Chadian army"
    (incident,) = incidents(store)
    session.correct_incident(incident.id, "date", '{"from": "2022-01-02", "to": "2022-01-02"}')
    session.correct_incident(incident.id, "recipients", '[{"name": "Rapid Support Forces"}, {"country": "MLI"}]')
    (told,) = incidents(store)
    assert [(one.id, one.country) for one in told.recipients] == [
        ("group-rapid-support-forces-ally", "SDN"),
        (None, "MLI"),
    ]
    session.correct("event of d1", "claim", '{"status": "claimed", "source": {"name": "Hamas"}}')
    source = session.document("d1").reviewed.events[0].claim.source
    assert (source and source.id) == "group-hamas"


def test_a_name_of_several_parties_is_taken_by_its_identifier(store: Store) -> None:
    """Without it the name stays as it is: nobody has said whom it means."""
    session = ReviewSession(store, "Ama Example")
    told = []
    for given in ({"name": "Bush"}, {"name": "Bush", "id": "holder-usa-bush-pres-2001"}):
        session.correct("event of d1", "actors", json.dumps([given]))
        (party,) = session.document("d1").reviewed.events[0].actors
        told.append((party.name, party.country))
    assert told == [("Bush", None), ("George W. Bush", "USA")]
