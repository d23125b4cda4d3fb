"""Decisions by program: recorded, applied, refused with a name, and never half done."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dotterel.model import event_from_record
from dotterel.pipeline import ReviewSession
from dotterel.store import Store
from dotterel.surfaces.api import build_api
from tests import factories
from tests.surfaces.story import assemble_story
from tests.two_reports import KILLING, code, incidents, link, two_reports

PATH = "/v1/decisions"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


@pytest.fixture
def api(store: Store) -> TestClient:
    """A program on one's own machine."""
    return TestClient(build_api(store, assemble=assemble_story, reviewer="ama"), raise_server_exceptions=False)


def decide(api: TestClient, **told: Any) -> Any:
    """Send a decision."""
    return api.post(PATH, json=told)


def test_fields_of_an_incident_are_given_and_settled(api: TestClient, store: Store) -> None:
    """A place by its name has its degrees in the answer; another reviewer's day is settled."""
    (incident,) = incidents(store)
    about: dict[str, Any] = {"subject": "incident", "subject_id": incident.id}
    made = decide(api, **about, act="correct", field="place", value={"name": "Tripoli", "country": "LBN"}).json()
    assert json.loads(made["after"])["geonameid"] == 266826
    place = incidents(store)[0].place
    assert place is not None
    assert (place.name, place.country, round(place.latitude or 0)) == ("Tripoli", "LBN", 34)
    ReviewSession(store, "ben").correct_incident(incident.id, "date", '{"from": "2023-01-02", "to": "2023-01-02"}')
    for act, day in (("correct", "2023-01-03"), ("adjudicate", "2023-01-04")):
        assert decide(api, **about, act=act, field="date", value={"from": day, "to": day}).status_code == 201
    (told,) = incidents(store)
    assert (told.time and told.time.first) == "2023-01-04"
    refused = decide(api, **about, act="correct", field="place", value={"name": "Tripoli", "country": "XXX"})
    assert (refused.status_code, "no country" in refused.text) == (422, True)


def test_a_party_is_looked_up_by_its_name(api: TestClient, store: Store) -> None:
    """The answer has what the actor register knows of it, beside what was given."""
    about: dict[str, Any] = {"subject": "event", "subject_id": KILLING, "act": "correct", "field": "actors"}
    made = decide(api, **about, value=[{"name": "Hamas", "sectors": ["PTY"]}]).json()
    (party,) = json.loads(made["after"])
    assert (party["id"], party["country"], party["sectors"]) == ("group-hamas", "PSE", ["PTY"])
    odd = decide(api, **about, value=[{"name": 3}])
    assert (odd.status_code, "actors cannot be" in odd.text) == (400, True)


def test_a_correction_holds_and_is_in_the_log(api: TestClient, store: Store) -> None:
    """What is answered is the log's entry, under the name of who runs the desk; taking it back is one too."""
    answer = decide(
        api,
        subject="event",
        subject_id=KILLING,
        act="correct",
        field="killed",
        value={"low": 9, "high": 9},
        note="seen",
    )
    assert answer.status_code == 201
    made = answer.json()
    assert (made["reviewer"], made["act"], made["note"]) == ("ama", "correct", "seen")
    assert api.get(PATH).json()["items"] == [made]
    toll = incidents(store)[0].toll("killed")
    assert toll is not None
    assert toll.total.best == 9
    assert decide(api, subject="decision", subject_id=made["id"], act="undo").status_code == 201
    toll = incidents(store)[0].toll("killed")
    assert toll is not None
    assert toll.total.best == 3


def test_an_event_that_a_reviewer_added_is_found(api: TestClient, store: Store) -> None:
    """It stands in an incident and is told with the decision that added it, until that is taken back."""
    document = factories.document(id="d1")
    missed = factories.resolved_event(
        id="event-missed",
        type="ACCUSE",
        modes=(),
        trigger=factories.words("said"),
        document=document.reference(),
        killed=None,
    )
    session = ReviewSession(store, "ama")
    decision = session.add(missed, note="overlooked")
    assert any("event-missed" in incident.event_ids for incident in incidents(store))
    told = api.get("/v1/events/event-missed").json()
    assert event_from_record(told).trigger == missed.trigger
    origin = {"id": decision.id, "act": "add", "reviewer": "ama", "made": decision.made, "note": "overlooked"}
    assert told["decision"] == origin
    (version,) = api.get("/v1/events/event-missed/versions").json()["items"]
    assert (version["event"]["id"], version["method_id"], version["decision"]) == ("event-missed", None, origin)
    assert api.get("/v1/events/event-missed/links").status_code == 200
    assert "decision" not in api.get(f"/v1/events/{KILLING}").json()
    undo = session.undo(decision.id)
    assert api.get("/v1/events/event-missed").status_code == 404
    session.undo(undo.id)
    assert api.get("/v1/events/event-missed").status_code == 200


def test_every_event_of_an_incident_is_found(api: TestClient, store: Store) -> None:
    """One that is no longer coded too, where a reviewer's decision keeps it."""
    assert decide(api, subject="event", subject_id=KILLING, act="accept", note="right").status_code == 201
    code(store, "d1", version="2", events=False)
    link(store)
    assert KILLING in {event for incident in incidents(store) for event in incident.event_ids}
    told = api.get(f"/v1/events/{KILLING}").json()
    assert (told["id"], told["decision"]["act"], told["decision"]["note"]) == (KILLING, "accept", "right")


def test_incidents_are_split_and_merged(api: TestClient, store: Store) -> None:
    """By lists of identifiers in the value."""
    (incident,) = incidents(store)
    parts = [[one] for one in incident.event_ids]
    assert decide(api, subject="incident", subject_id=incident.id, act="split", value=parts).status_code == 201
    first, second = incidents(store)
    assert decide(api, subject="incident", subject_id=first.id, act="merge", value=[second.id]).status_code == 201
    (joined,) = incidents(store)
    for act in ("accept", "pin"):
        assert decide(api, subject="incident", subject_id=joined.id, act=act).status_code == 201
    assert decide(api, subject="document", subject_id="d1", act="accept").status_code == 201
    assert decide(api, subject="event", subject_id=KILLING, act="accept", field="place").status_code == 201
    assert decide(api, subject="event", subject_id=KILLING, act="reject").status_code == 201


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({}, 422),
        ({"subject": "event", "subject_id": "none", "act": "accept"}, 400),
        ({"subject": "event", "subject_id": KILLING, "act": "burn"}, 422),
        ({"subject": "event", "subject_id": KILLING, "act": "merge"}, 422),
        ({"subject": "event", "subject_id": KILLING, "act": "correct", "field": "killed", "value": "many"}, 400),
        ({"subject": "event", "subject_id": KILLING, "act": "correct", "field": "trigger", "value": "x"}, 400),
        ({"subject": "event", "subject_id": KILLING, "act": "correct"}, 400),
        (
            {
                "subject": "event",
                "subject_id": KILLING,
                "act": "correct",
                "field": "date",
                "value": {"from": "2023-05-40", "to": "2023-05-18"},
            },
            422,
        ),
        (
            {
                "subject": "event",
                "subject_id": KILLING,
                "act": "correct",
                "field": "place",
                "value": {"name": "Lumo", "country": "XYZ"},
            },
            422,
        ),
        ({"subject": "event", "subject_id": KILLING, "act": "adjudicate", "value": "perhaps"}, 400),
        ({"subject": "event", "subject_id": "\u0000", "act": "accept"}, 422),
        ({"subject": "event", "subject_id": "", "act": "accept"}, 422),
        ({"subject": "incident", "subject_id": "none", "act": "split", "value": [["a"], [1]]}, 422),
        ({"subject": "incident", "subject_id": "none", "act": "merge", "value": "all"}, 422),
        ({"subject": "incident", "subject_id": "none", "act": "comment", "note": "x" * 3000}, 422),
        ({"subject": "event", "subject_id": KILLING, "act": "reject", "reviewer": "Somebody Else"}, 422),
    ],
)
def test_slips_are_problems_and_change_nothing(
    api: TestClient, store: Store, told: dict[str, object], status: int
) -> None:
    """A decision that cannot be taken is refused with the reason, and the log stays as it was."""
    answer = api.post(PATH, json=told)
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    with store.reading() as records:
        assert records.decisions.latest() == 0


def test_other_sites_cannot_decide(api: TestClient, store: Store) -> None:
    """Their forms cannot declare JSON; a huge body is not read, and one that is no JSON is named."""
    told = f'{{"subject": "event", "subject_id": "{KILLING}", "act": "reject"}}'
    for kind in ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data; boundary=x"):
        assert api.post(PATH, content=told, headers={"Content-Type": kind}).status_code == 415
    assert api.post(PATH, json={"note": "x" * 300_000}).status_code == 413
    odd = told.replace('"reject"', '"correct", "field": "killed", "value": {"low": NaN}')
    for body in (odd, "[" * 50_000, odd.replace("NaN", "[" * 5_000 + "]" * 5_000)):
        answer = api.post(PATH, content=body, headers={"Content-Type": "application/json"})
        assert answer.status_code in (400, 422), answer.text
    with store.reading() as records:
        assert records.decisions.latest() == 0


def test_a_joined_incident_leads_to_the_other(api: TestClient, store: Store) -> None:
    """By its old identifier what holds its events now is found, and named to who does not follow; its history stays."""
    (incident,) = incidents(store)
    decide(api, subject="incident", subject_id=incident.id, act="split", value=[[KILLING], ["event of d2"]])
    first, second = incidents(store)
    decide(api, subject="incident", subject_id=first.id, act="merge", value=[second.id])
    (whole,) = incidents(store)
    former = next(one for one in (first.id, second.id) if one != whole.id)
    for behind in ("", "/links"):
        lead = api.get(f"/v1/incidents/{former}{behind}", follow_redirects=False)
        assert (lead.status_code, lead.headers["content-type"]) == (307, "application/problem+json")
        assert lead.headers["location"] == f"/v1/incidents/{whole.id}{behind}"
        assert lead.json()["now_in"] == [whole.id]
    assert api.get(f"/v1/incidents/{former}").json()["id"] == whole.id
    below = TestClient(api.app, root_path="/api").get(f"/api/v1/incidents/{former}", follow_redirects=False)
    assert below.headers["location"] == f"/api/v1/incidents/{whole.id}"
    assert api.get(f"/v1/incidents/{former}/versions").status_code == 200
    assert api.get("/v1/incidents/incident-none").status_code == 404


def test_an_incident_that_is_no_more_is_gone(api: TestClient, store: Store) -> None:
    """Where reviewers rejected all that told it, that is said."""
    (incident,) = incidents(store)
    decide(api, subject="event", subject_id=KILLING, act="reject")
    decide(api, subject="event", subject_id="event of d2", act="reject")
    gone = api.get(f"/v1/incidents/{incident.id}")
    assert (gone.status_code, gone.json()["now_in"]) == (410, [])


def test_events_are_told_as_reviewers_left_them(api: TestClient) -> None:
    """A corrected event has what it was corrected to; a rejected one is gone, and named as such."""
    value = {"low": 9, "high": 9}
    decide(api, subject="event", subject_id=KILLING, act="correct", field="killed", value=value)
    assert api.get(f"/v1/events/{KILLING}").json()["killed"]["low"] == 9
    assert [one["killed"]["low"] for one in api.get("/v1/events").json()["items"]] == [9, 3]
    decide(api, subject="event", subject_id=KILLING, act="reject")
    gone = api.get(f"/v1/events/{KILLING}")
    assert (gone.status_code, gone.headers["Content-Type"]) == (410, "application/problem+json")
    assert [one["id"] for one in api.get("/v1/events").json()["items"]] == ["event of d2"]
    assert api.get(f"/v1/events/{KILLING}/versions").status_code == 200


def test_events_are_found_as_reviewers_left_them(api: TestClient, store: Store) -> None:
    """A corrected event is found by what it is now and not by what the coder read, on pages that are full."""
    decide(api, subject="event", subject_id="event of d2", act="correct", field="type", value="COERCE")
    assert [one["id"] for one in api.get("/v1/events?type=COERCE").json()["items"]] == ["event of d2"]
    assert [one["id"] for one in api.get("/v1/events?type=ASSAULT").json()["items"]] == [KILLING]
    document = factories.document(id="d1").reference()
    missed = factories.resolved_event(id="event-missed", trigger=factories.words("said"), document=document)
    ReviewSession(store, "ama").add(missed)
    found: list[str] = []
    after: str | None = ""
    while after is not None:
        page = api.get("/v1/events", params={"limit": 1, "after": after}).json()
        found += [one["id"] for one in page["items"]]
        after = page["next"]
    assert found == [KILLING, "event of d2", "event-missed"]
    assert api.get("/v1/events?after=elsewhere").status_code == 400
