"""Review on the desk: what a reviewer does with the mouse holds, is logged, and cannot be done from elsewhere."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dotterel.model import ReviewError
from dotterel.model.day_words import moment_words
from dotterel.pipeline import ReviewSession
from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer
from dotterel.review import CORRECTABLE, INCIDENT_FIELDS
from dotterel.store import Store, open_store
from dotterel.surfaces.desk.app import build_desk
from tests.surfaces.desk.test_pages import words
from tests.two_reports import KILLING, code, incidents, killed, link, two_reports


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> TestClient:
    """A browser without a script."""
    made = build_desk(store, reviewer="Ama Example")
    return TestClient(made, base_url="http://localhost", raise_server_exceptions=False)


def token(desk: TestClient) -> str:
    """The token that stands in every form."""
    found = re.search(r'name="token" value="([^"]+)"', desk.get("/review").text)
    assert found
    return found[1]


def send(desk: TestClient, address: str, **fields: Any) -> Any:
    """Send a form as a page of the desk does."""
    return desk.post(address, data={"token": token(desk), **fields})


def test_the_way_of_an_analyst(desk: TestClient, store: Store) -> None:
    """Filter, open the incident, see the evidence, correct a toll, code again: it stays, and log and file say so."""
    listed = desk.get("/incidents?type=ASSAULT")
    address = re.search(r'class="row-link" href="([^"]+)"', listed.text)
    assert address
    page = desk.get(unescape(address[1]))
    assert "at least three" in words(page.text)
    form = desk.get(f"/review/events/{KILLING}/killed?back=/log")
    assert 'name="low"' in form.text
    done = send(
        desk, f"/review/events/{KILLING}", act="correct", field="killed", low="9", high="9", note="seen", back="/log"
    )
    assert done.url.path == "/log"
    assert "Ama Example corrected killed of event" in words(done.text)
    assert killed(store) == 9
    code(store, "d1", version="2")
    link(store)
    assert killed(store) == 9
    assert "9" in desk.get("/incidents.csv").text
    assert "reviewed" in words(desk.get("/incidents").text)
    undo = re.search(r'action="(/review/decisions/[^"]+/undo)"', done.text)
    assert undo
    send(desk, undo[1])
    assert killed(store) == 3


@pytest.mark.parametrize("field", CORRECTABLE)
def test_every_field_has_a_form_that_can_be_sent_as_it_is(desk: TestClient, store: Store, field: str) -> None:
    """A form shows what stands there, and sending it unchanged changes nothing but the reviewer's mark."""
    page = desk.get(f"/review/events/{KILLING}/{field}")
    assert page.status_code == 200
    inputs = {
        name: unescape(value) for name, value in re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page.text)
    }
    inputs |= {
        name: unescape(value)
        for name, value in re.findall(r'<textarea name="(\w+)"[^>]*>([^<]*)</textarea>', page.text)
    }
    for name, options in re.findall(r'<select name="(\w+)"[^>]*>(.*?)</select>', page.text, re.S):
        chosen = re.search(r'<option(?: value="([^"]*)")? selected>([^<]*)', options)
        if chosen:
            inputs[name] = chosen[1] if chosen[1] is not None else chosen[2]
    if field in ("modes", "contexts"):
        inputs["value"] = re.findall(r'name="value" value="([\w-]+)" checked', page.text)  # type: ignore[assignment]
    inputs["back"] = "/incidents"
    assert desk.post(f"/review/events/{KILLING}", data=inputs).status_code == 200
    with store.reading() as records:
        (decision,) = records.decisions.all()
    assert (decision.act, decision.field) == ("correct", field)
    (incident,) = incidents(store)
    assert len(incident.event_ids) == 2


def test_an_event_is_rejected_and_shown_as_such(desk: TestClient, store: Store) -> None:
    """It leaves the text and the incident, and can be seen among the rejected ones."""
    send(desk, f"/review/events/{KILLING}", act="reject")
    assert incidents(store)[0].event_ids == ("event of d2",)
    assert "1 rejected event" in words(desk.get("/reports/d1").text)


def test_a_missed_event_is_added_by_its_words(desk: TestClient, store: Store) -> None:
    """The words are found in the text; those that do not stand there are named."""
    answer = send(desk, "/review/documents/d1", act="add", trigger="said", type="ACCUSE")
    assert answer.status_code == 200
    assert any(one.type == "ACCUSE" for one in incidents(store))
    assert "accusation" in words(desk.get("/reports/d1").text)
    for wrong in (
        {"trigger": "nowhere"},
        {"trigger": ""},
        {"trigger": "said", "type": "MASSACRE"},
        {"trigger": "said", "type": ""},
        {"trigger": "said", "occurrence": "9"},
    ):
        answer = send(desk, "/review/documents/d1", **{"act": "add", "type": "ACCUSE", **wrong})
        assert answer.status_code == 400
    assert '<option value="">choose one</option>' in desk.get("/reports/d1").text, "no type is put into one's mouth"


def test_incidents_are_split_merged_and_corrected(desk: TestClient, store: Store) -> None:
    """All of it by the forms on the page of an incident."""
    (incident,) = incidents(store)
    address = f"/review/incidents/{incident.id}"
    send(desk, address, act="killed", low="1", best="2", high="")
    assert killed(store) == 2
    send(desk, address, act="summary", summary="A raid at Tarka.")
    assert incidents(store)[0].summary == "A raid at Tarka."
    send(desk, address, act="comment", note="Ask the hospital.")
    send(desk, address, act="split", event=[KILLING])
    first, second = incidents(store)
    send(desk, f"/review/incidents/{first.id}", act="merge", other=f"http://localhost:8765/incidents/{second.id}")
    (whole,) = incidents(store)
    former = {first.id, second.id, incident.id} - {whole.id}
    assert former
    for one in former:
        lead = desk.get(f"/incidents/{one}", follow_redirects=False)
        assert (lead.status_code, lead.headers["location"]) == (307, f"/incidents/{whole.id}")
        assert desk.get(f"/incidents/{one}/record.json").json()["id"] == whole.id
    assert desk.get("/incidents/incident-of-nothing").status_code == 404
    assert "Ask the hospital." in words(desk.get("/log").text)


def test_a_number_of_a_reviewer_is_shown_as_theirs(desk: TestClient, store: Store) -> None:
    """Not as one of accounts: with who set it, why, and a link to the decision on the same page."""
    (incident,) = incidents(store)
    page = f"/incidents/{incident.id}"
    assert "set by" not in words(desk.get(page).text).lower()
    send(desk, f"/review{page}", act="killed", low="10", best="15", high="17", note="The hospital's list.")
    shown = desk.get(page).text
    with store.reading() as records:
        (decision,) = records.decisions.all()
    assert "by the accounts that count" not in shown
    assert "10–17 set by a reviewer" in words(shown)
    assert "Set by Ama Example, " in words(shown)
    assert "The hospital's list." in words(shown)
    assert f'href="#decision-{decision.id}"' in shown
    assert f'id="decision-{decision.id}"' in shown


def test_the_log_tells_when_and_what_was_taken_back(desk: TestClient, store: Store) -> None:
    """With the time of day, and in words whose decision on what was taken back, and brought back again."""
    correction = ReviewSession(store, "Ben Example").correct(KILLING, "killed", '{"low": 9, "high": 9}')
    undo = ReviewSession(store, "Cleo Example").undo(correction.id)
    again = ReviewSession(store, "Ama Example").undo(undo.id)
    told = words(desk.get("/log").text)
    made = moment_words(correction.made)
    what = f"what Ben Example had decided on {made} : corrected killed of event {KILLING}"
    assert f"Ben Example corrected killed of event {KILLING} {made}" in told
    assert f"Cleo Example took back {what} {moment_words(undo.made)}" in told
    assert f"Ama Example brought back {what} {moment_words(again.made)}" in told
    assert correction.id not in told
    assert undo.id not in told


def test_no_event_and_a_sentence_by_hand_can_be_given_a_reason(desk: TestClient, store: Store) -> None:
    """Their forms ask for it, and it is kept in the log."""
    (incident,) = incidents(store)
    pages = {f"/incidents/{incident.id}": "summary", "/reports/d1": "reject"}
    for page, act in pages.items():
        forms = re.findall(r"<form.*?</form>", desk.get(page).text, re.S)
        (form,) = (one for one in forms if f'name="act" value="{act}"' in one)
        assert 'name="note"' in form
    send(desk, f"/review/incidents/{incident.id}", act="summary", summary="A raid.", note="Too long.")
    send(desk, f"/review/events/{KILLING}", act="reject", note="A film.")
    with store.reading() as records:
        assert [one.note for one in records.decisions.all()] == ["Too long.", "A film."]


def test_two_reviewers_and_an_adjudication(desk: TestClient, store: Store) -> None:
    """A second name gives another answer; nothing changes until one is chosen on the review page."""
    send(desk, f"/review/events/{KILLING}", act="correct", field="killed", low="5", high="5")
    send(desk, "/reviewer", name="Ben Example")
    send(desk, f"/review/events/{KILLING}", act="correct", field="killed", low="6", high="6")
    assert killed(store) == 3
    page = desk.get("/review").text
    assert "To be settled" in words(page)
    value = re.findall(r'name="value" value="([^"]*)"', page)
    send(desk, f"/review/events/{KILLING}", act="adjudicate", field="killed", value=unescape(value[-1]))
    assert killed(store) == 6
    assert "To be settled" not in words(desk.get("/review").text)
    with store.reading() as records:
        assert [one.reviewer for one in records.decisions.all()] == ["Ama Example", "Ben Example", "Ben Example"]


def test_the_queue_holds_what_nobody_looked_at(desk: TestClient, store: Store) -> None:
    """What was accepted leaves it."""
    (incident,) = incidents(store)
    assert "1 incident that nobody" in words(desk.get("/review").text)
    send(desk, f"/review/incidents/{incident.id}", act="accept")
    assert "0 incidents that nobody" in words(desk.get("/review").text)


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"field": "date", "first": "2023-05-40", "last": "2023-05-18"}, "There is no day"),
        ({"field": "place", "name": "Lumo", "country": "XYZ", "latitude": "12.5"}, "There is no country"),
        ({"field": "place", "name": "Lumo", "country": "NER", "latitude": "12.5x"}, "no number of degrees"),
        ({"field": "actors", "parties": "Army of Nowhere | XYZ | MIL"}, "There is no country"),
        ({"field": "claim", "status": "claimed", "parties": "Army of Nowhere | XYZ | MIL"}, "There is no country"),
        ({"field": "killed", "low": "10", "high": "9"}, "low not above high"),
    ],
)
def test_a_form_with_a_slip_comes_back_as_it_was_typed(
    desk: TestClient, store: Store, fields: dict[str, str], says: str
) -> None:
    """With what is wrong, the reason that was typed, and the page to go back to; and nothing is kept."""
    back = "/reports/d1"
    answer = send(desk, f"/review/events/{KILLING}", act="correct", note="As the list says.", back=back, **fields)
    assert answer.status_code == 400
    assert says in words(answer.text)
    assert f'name="back" value="{back}"' in answer.text
    assert 'name="note" maxlength="1000" value="As the list says."' in answer.text
    for name, typed in fields.items():
        told = re.escape(typed)
        stays = rf'name="{name}"[^>]* value="{told}"|>{told}</textarea>|<option selected>{told}</option>'
        assert re.search(stays, answer.text), name
    with store.reading() as records:
        assert records.decisions.latest() == 0


def test_another_place_does_not_keep_the_degrees_of_the_first(desk: TestClient, store: Store) -> None:
    """What stood in the form for the place that was read goes with its name; what is typed for the new one stays."""
    shown = shown_place(desk)
    assert shown["latitude"]
    asked = send(desk, f"/review/events/{KILLING}", **{**shown, "name": "Lumo"})
    assert "The gazetteer has no place called Lumo, Tahoua, NER" in words(asked.text)
    send(desk, f"/review/events/{KILLING}", **{**shown, "name": "Lumo", **nowhere(asked.text)})
    event = ReviewSession(store, "Ama Example").document("d1").reviewed.events[0]
    assert event.place is not None
    assert event.place.name == "Lumo"
    assert (event.place.latitude, event.place.longitude, event.place.precision) == (None, None, None)
    assert (event.place.country, event.place.admin1) == (shown["country"], shown["admin1"] or None)
    again = shown_place(desk)
    send(desk, f"/review/events/{KILLING}", **{**again, "latitude": "1.5", "longitude": "2.5", "precision": "city"})
    event = ReviewSession(store, "Ama Example").document("d1").reviewed.events[0]
    assert event.place is not None
    assert (event.place.name, event.place.latitude, event.place.longitude) == ("Lumo", 1.5, 2.5)
    assert event.place.precision == "city"


def test_a_renamed_place_is_looked_up(desk: TestClient, store: Store) -> None:
    """Where the gazetteer has one place of the name, it is taken; of several, the one that is chosen."""
    form = {**shown_place(desk), "name": "Zinder", "admin1": ""}
    asked = send(desk, f"/review/events/{KILLING}", **form)
    assert (asked.status_code, "There are several places called Zinder, NER" in words(asked.text)) == (200, True)
    with store.reading() as records:
        assert not list(records.decisions.all())
    (named,) = re.findall(r'name="chosen_for" value="([^"]*)"', asked.text)
    choices = re.findall(r'name="chosen" value="(\d+)"', asked.text)
    assert re.search(r'<input type="radio"[^>]* checked', asked.text) is None
    choice = {"chosen": choices[0], "chosen_for": unescape(named)}
    assert "Not saved yet" in send(desk, f"/review/events/{KILLING}", **form, chosen_for=unescape(named)).text
    send(desk, f"/review/events/{KILLING}", **{**form, **choice})
    place = ReviewSession(store, "Ama Example").document("d1").reviewed.events[0].place
    assert place is not None
    assert (place.name, place.country, place.precision, str(place.geonameid)) == ("Zinder", "NER", "city", choices[0])
    assert (round(place.latitude or 0), round(place.longitude or 0)) == (14, 9)
    other = {**shown_place(desk), "name": "Lomé", "country": "TGO", "admin1": "", **choice}
    asked = send(desk, f"/review/events/{KILLING}", **other)
    place = ReviewSession(store, "Ama Example").document("d1").reviewed.events[0].place
    assert (place and place.name) == ("Zinder" if "Not saved yet" in asked.text else "Lomé")


def test_places_of_one_name_without_a_number_are_told_apart(
    desk: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each is offered, with its province, and the one that is chosen is taken."""
    near, far = (
        GazetteerEntry(
            id=f"region:lumo-{province}",
            name="Lumo",
            kind="region",
            country="NER",
            admin1=province,
            latitude=at,
            longitude=at,
        )
        for province, at in (("Tahoua", 14.0), ("Diffa", 13.0))
    )
    atlas = MemoryGazetteer([near, far])
    atlas.close = lambda: None  # type: ignore[attr-defined]
    monkeypatch.setattr("dotterel.surfaces.desk.place_choices.SqliteGazetteer.in_use", lambda: atlas)
    form = {**shown_place(desk), "name": "Lumo", "admin1": ""}
    asked = send(desk, f"/review/events/{KILLING}", **form)
    assert all(f"<b>Lumo</b>, {province}, Niger" in asked.text for province in ("Tahoua", "Diffa"))
    (named,) = re.findall(r'name="chosen_for" value="([^"]*)"', asked.text)
    choices = [unescape(one) for one in re.findall(r'name="chosen" value="([^"]*)"', asked.text)]
    assert len(choices) == 3
    (choice,) = (one for one in choices if "Diffa" in one)
    send(desk, f"/review/events/{KILLING}", **{**form, "chosen": choice, "chosen_for": unescape(named)})
    place = ReviewSession(store, "Ama Example").document("d1").reviewed.events[0].place
    assert (place and place.admin1, place and place.latitude) == ("Diffa", 13.0)


@pytest.mark.parametrize("of", ["event", "incident"])
def test_a_party_typed_by_its_name_is_looked_up(desk: TestClient, store: Store, of: str) -> None:
    """It gets what the reviewer left empty from the register; of several of the name, those of the one chosen."""
    (incident,) = incidents(store)
    address = f"/review/events/{KILLING}" if of == "event" else f"/review/incidents/{incident.id}"

    def parties() -> list[Any]:
        session = ReviewSession(store, "Ama Example")
        held = session.document("d1").reviewed.events[0].actors if of == "event" else incidents(store)[0].actors
        return [(one.id, one.country, one.sectors) for one in held]

    typed = "Chadian army\nHamas | | PTY\nTarka Reading Circle | Mali"
    send(desk, address, act="correct", field="actors", parties=typed)
    assert parties()[:2] == [("group-chadian-army", "TCD", ("MIL",)), ("group-hamas", "PSE", ("PTY",))]
    assert parties()[2][:2] == (None, "MLI")
    with store.reading() as records:
        before = records.decisions.latest()
    form = {"act": "correct", "field": "actors", "parties": "Bush\nHamas"}
    asked = send(desk, address, **form)
    assert (asked.status_code, "does not settle who is meant by Bush" in words(asked.text)) == (200, True)
    with store.reading() as records:
        assert records.decisions.latest() == before
    names = re.findall(r'name="party_for" value="([^"]*)"', asked.text)
    choices = re.findall(r'name="party_0" value="([^"]*)"', asked.text)
    assert (names, len(choices)) == (["Bush"], 3)
    assert re.search(r'<input type="radio"[^>]* checked', asked.text) is None
    assert "Not saved yet" in send(desk, address, **form, party_for="Bush").text
    send(desk, address, **form, party_for="Bush", party_0="holder-usa-bush-pres-2001")
    assert parties()[0][:2] == ("holder-usa-bush-pres-2001", "USA")
    assert parties()[1] == ("group-hamas", "PSE", ("PTY",))
    send(desk, address, **{**form, "parties": "Bush | | CVL"}, party_for="Bush", party_0="as typed")
    assert parties() == [(None, None, ("CVL",))]


def nowhere(page: str) -> dict[str, str]:
    """The answer that it is not known where a place lies, to a page that asks which one is meant."""
    (named,) = re.findall(r'name="chosen_for" value="([^"]*)"', page)
    return {"chosen": "nowhere", "chosen_for": unescape(named)}


def shown_place(desk: TestClient) -> dict[str, str]:
    """The form for a place as it stands."""
    page = desk.get(f"/review/events/{KILLING}/place").text
    shown = {name: unescape(value) for name, value in re.findall(r'<input[^>]*name="(\w+)"[^>]*value="([^"]*)"', page)}
    chosen = re.search(r'<option value="([^"]*)" selected>', page)
    return {**shown, "precision": chosen[1] if chosen else ""}


@pytest.mark.parametrize(
    "fields",
    [
        {"act": "correct", "field": "killed", "low": "many"},
        {"act": "correct", "field": "killed", "low": "9", "high": "1"},
        {"act": "correct", "field": "trigger", "value": "x"},
        {"act": "correct", "field": "actors", "parties": "Army | Malia | MIL"},
        {"act": "correct", "field": "actors", "parties": "Army | MLI | ARMY"},
        {"act": "correct", "field": "place", "name": "Tarka", "latitude": "north"},
        {"act": "correct", "field": "date", "first": "2024-03-09", "last": "2024-03-01"},
        {"act": "correct", "field": "type", "value": "MASSACRE"},
        {"act": "adjudicate", "field": "", "value": "perhaps"},
        {"act": "burn"},
    ],
)
def test_slips_are_named_and_change_nothing(desk: TestClient, store: Store, fields: dict[str, str]) -> None:
    """A wrong value gives a page that says why, and no entry in the log."""
    answer = send(desk, f"/review/events/{KILLING}", **fields)
    assert answer.status_code == 400
    with store.reading() as records:
        assert records.decisions.latest() == 0


@pytest.mark.parametrize(
    ("headers", "fields", "status"),
    [
        ({}, {}, 403),
        ({}, {"token": "guessed"}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, {"token": None}, 403),
        ({"Content-Type": "application/json"}, {"token": None}, 415),
    ],
)
def test_forms_from_elsewhere_are_refused(
    desk: TestClient, store: Store, headers: dict[str, str], fields: dict[str, str | None], status: int
) -> None:
    """A page of another site can send a form here, but not one that is taken."""
    told = {"act": "reject", **{name: value or token(desk) for name, value in fields.items()}}
    answer = desk.post(f"/review/events/{KILLING}", data=told, headers=headers)
    assert answer.status_code == status
    assert len(incidents(store)[0].event_ids) == 2


@pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:alert(1)"])
def test_nobody_is_sent_elsewhere_after_a_form(desk: TestClient, back: str) -> None:
    """The page to go back to is one of ours."""
    answer = desk.post("/reviewer", data={"token": token(desk), "name": "Ama", "back": back}, follow_redirects=False)
    assert answer.headers["location"] == "/review"


def test_a_huge_form_is_refused(desk: TestClient) -> None:
    """It is not even read."""
    assert send(desk, "/reviewer", name="A" * 300_000).status_code == 413


def test_review_works_on_the_invented_record(filled: Path, tmp_path: Path) -> None:
    """Pages of a larger store show forms, queue and log."""
    place = tmp_path / "copy.sqlite"
    shutil.copy(filled, place)
    with open_store(place) as opened:
        desk = TestClient(build_desk(opened), base_url="http://localhost")
        for address in ("/review", "/log"):
            assert desk.get(address).status_code == 200
        assert desk.get("/review/events/none/killed").status_code == 404
        assert desk.get("/review/events/none/trigger").status_code == 404


FIELDS_OF_INCIDENTS = {
    "type": ({"value": "COERCE"}, "coercion"),
    "modes": ({"value": ["explosives"]}, "bombing"),
    "standing": ({"value": "disputed"}, "disputed"),
    "historical": ({"value": "yes"}, "yes"),
    "date": ({"first": "2023-01-02", "last": "2023-01-04"}, "2 to 4 January 2023"),
    "place": ({"name": "Somewhere", "country": "MLI", "latitude": "15.5", "longitude": "-3.25"}, "Somewhere, Mali"),
    "actors": ({"parties": "Army of Mali | MLI | MIL"}, "Army of Mali"),
    "recipients": ({"parties": "Miners | MLI | LAB"}, "Miners"),
    "contexts": ({"value": ["military"]}, "military"),
    "killed": ({"low": "1", "best": "2", "high": "4"}, "1 to 4"),
    "held": ({"low": "", "best": "7", "high": ""}, "7"),
    "summary": ({"value": "A raid at dawn."}, "A raid at dawn."),
}


@pytest.mark.parametrize("field", INCIDENT_FIELDS)
def test_every_field_of_an_incident_has_a_form_that_holds(desk: TestClient, store: Store, field: str) -> None:
    """What it gives is shown with who gave it, stays when the reports are coded again, and goes when taken back."""
    (before,) = incidents(store)
    page = f"/incidents/{before.id}"
    given, shown = FIELDS_OF_INCIDENTS.get(field, ({"low": "", "best": "7", "high": ""}, "7"))
    assert "Correct:" in words(desk.get(f"/review{page}/{field}").text)
    done = send(desk, f"/review{page}", act="correct", field=field, note="seen", back=page, **given)
    assert (done.status_code, done.url.path) == (200, page)
    assert shown in words(done.text)
    assert "Ama Example corrected" in words(done.text)
    (told,) = incidents(store)
    assert told.corrected == (field,)
    code(store, "d1", version="2")
    link(store)
    assert incidents(store) == [told]
    log = desk.get("/log").text
    assert re.search(rf"Ama Example corrected [\w ]+ of incident {before.id}", words(log))
    assert shown in words(log)
    (undo,) = re.findall(r'action="(/review/decisions/[^"]+/undo)"', log)
    send(desk, undo)
    (again,) = incidents(store)
    assert replace(again, reports=(), accounts=()) == replace(before, reports=(), accounts=())


def test_a_number_that_was_taken_out_can_be_put_back(desk: TestClient, store: Store) -> None:
    """The page says that a reviewer took it out, and leads back to what reports tell."""
    (before,) = incidents(store)
    page = f"/incidents/{before.id}"
    assert before.toll("killed") is not None
    done = send(desk, f"/review{page}", act="correct", field="killed", low="", best="", high="", back=page)
    assert incidents(store)[0].toll("killed") is None
    assert re.search(r"No number is known: killed.* corrected by Ama Example", words(done.text))
    (undo,) = re.findall(r'action="(/review/decisions/[^"]+/undo)"', done.text)
    send(desk, undo)
    assert incidents(store)[0].tolls == before.tolls


def test_a_slip_in_the_form_of_an_incident_shows_it_again(desk: TestClient, store: Store) -> None:
    """With what was typed and what is wrong with it."""
    (incident,) = incidents(store)
    address = f"/review/incidents/{incident.id}"
    answer = send(desk, address, act="correct", field="date", first="2023-02-30", note="typed")
    assert (answer.status_code, "There is no day" in words(answer.text)) == (400, True)
    assert 'value="2023-02-30"' in answer.text
    assert 'value="typed"' in answer.text
    assert send(desk, address, act="correct", field="quad", value="x").status_code == 400
    assert desk.get(f"{address}/quad").status_code == 404
    assert desk.get("/review/incidents/incident-9/place").status_code == 404


def test_a_sentence_that_is_refused_is_not_lost(
    desk: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was written on the incident's page stands in the form that says why it was not kept."""

    def refused(*_: object, **__: object) -> None:
        raise ReviewError("two people review it just now", "Wait for them.")

    monkeypatch.setattr(ReviewSession, "correct_incident", refused)
    (incident,) = incidents(store)
    answer = send(desk, f"/review/incidents/{incident.id}", act="summary", summary="A raid, written at length.")
    assert (answer.status_code, "two people review it" in words(answer.text).lower()) == (400, True)
    assert "A raid, written at length." in answer.text


@pytest.mark.parametrize(
    ("field", "typed", "told"),
    [
        ("killed", {"low": "9", "best": "5", "high": ""}, "Killed cannot be low 9, best 5."),
        ("actors", {"parties": "Army of Mali | MLI | FOO"}, "no sector 'FOO'"),
        ("actors", {"parties": "Army of Mali | Malia | MIL"}, "no country 'Malia'"),
        ("place", {"name": "Kidal", "country": "Malia"}, "no country 'Malia'"),
    ],
)
def test_a_slip_is_told_in_words(desk: TestClient, store: Store, field: str, typed: dict[str, str], told: str) -> None:
    """What is wrong is named as it was typed, not as it is sent or kept."""
    (incident,) = incidents(store)
    answer = send(desk, f"/review/incidents/{incident.id}", act="correct", field=field, **typed)
    assert (answer.status_code, told in words(answer.text)) == (400, True)


def test_countries_may_be_given_by_name(desk: TestClient, store: Store) -> None:
    """Of a place and of a party; the record holds the code."""
    (incident,) = incidents(store)
    address = f"/review/incidents/{incident.id}"
    point = {"latitude": "18.4", "longitude": "1.4"}
    send(desk, address, act="correct", field="place", name="Kidal", country="mali", **point)
    send(desk, address, act="correct", field="actors", parties="Army of Mali | Mali | MIL")
    (told,) = incidents(store)
    assert told.place
    assert (told.place.country, told.actors[0].country) == ("MLI", "MLI")


def test_what_a_correction_leaves_as_it_was_is_told_once(desk: TestClient, store: Store) -> None:
    """It keeps the field; the log shows no change where there is none."""
    (incident,) = incidents(store)
    send(desk, f"/review/incidents/{incident.id}", act="correct", field="standing", value=incident.standing)
    log = desk.get("/log").text
    assert ", as it was" in words(log)
    assert "<del>" not in log


def test_corrections_of_what_and_how_are_told_apart(desk: TestClient, store: Store) -> None:
    """Both stand in one fact of the page, and contexts stand there in words."""
    (incident,) = incidents(store)
    address = f"/review/incidents/{incident.id}"
    send(desk, address, act="correct", field="type", value="COERCE")
    send(desk, address, act="correct", field="modes", value="arrest")
    send(desk, address, act="correct", field="contexts", value="human_security")
    page = words(desk.get(f"/incidents/{incident.id}").text)
    assert "type corrected by Ama Example" in page
    assert "how corrected by Ama Example" in page
    assert "human security" in page
    assert "human_security" not in page


def test_the_history_tells_a_correction_once(desk: TestClient, store: Store) -> None:
    """What was decided and the version that came of it are one entry; other versions stay entries of their own."""
    (incident,) = incidents(store)
    session = ReviewSession(store, "Ama Example")

    def history() -> str:
        return desk.get(f"/incidents/{incident.id}").text.partition('<ol class="history">')[2].partition("</ol>")[0]

    session.correct_incident(incident.id, "killed", '{"low": 7, "best": 7, "high": 7}')
    told = history()
    assert "corrected killed of incident" in words(told)
    assert (told.count("<ins"), len(re.findall(r"<li[^>]*><(?:b|ul)>", told))) == (1, 1)
    code(store, "d3", killed=3)
    link(store)
    assert words(history()).startswith("reports: 2 3")
    for event_id in ("event of d1", "event of d2", "event of d3"):
        session.correct(event_id, "historical", "true")
    session.reject("event of d3")
    told = history()
    assert told.count("background:") == 1
    assert "reports: 3 2" in words(told.partition("</ul>")[0])
    assert (told.count('id="decision-'), len(re.findall(r"<li[^>]*><(?:b|ul)>", told))) == (5, 6)


def test_a_place_known_by_its_degrees_alone_is_told_by_them(desk: TestClient, store: Store) -> None:
    """No sign stands before them where nothing says how narrowly it is known."""
    place = '{"name": "Lumo", "country": "NER", "latitude": 1, "longitude": 2}'
    ReviewSession(store, "Ama Example").correct("event of d1", "place", place)
    assert "Lumo, Niger (1.00° 2.00°)" in words(desk.get("/log").text)


def test_a_field_of_an_incident_leads_to_what_was_misread(desk: TestClient, store: Store) -> None:
    """One click from the form of the incident to that of each mention, and back to the incident."""
    (incident,) = incidents(store)
    page = desk.get(f"/review/incidents/{incident.id}/place").text
    links = [unescape(one) for one in re.findall(r'href="(/review/events/[^"]+)"', page)]
    assert len(links) == 2
    assert f'name="back" value="/incidents/{incident.id}"' in desk.get(links[0]).text


def test_reviewers_of_an_incident_who_differ_are_settled_by_another_value(desk: TestClient, store: Store) -> None:
    """Neither of two places need hold: the review page leads to the form."""
    (incident,) = incidents(store)
    for name, day in (("Ama Example", "2023-01-02"), ("Ben Example", "2023-01-03")):
        ReviewSession(store, name).correct_incident(incident.id, "date", f'{{"from": "{day}", "to": "{day}"}}')
    link_ = re.search(r'href="(/review/incidents/[^"]+/date\?act=settle[^"]*)"', desk.get("/review").text)
    assert link_
    assert "Settle: when" in words(desk.get(unescape(link_[1])).text)
    send(desk, f"/review/incidents/{incident.id}", act="settle", field="date", first="2023-01-05")
    (told,) = incidents(store)
    assert (told.time and told.time.first) == "2023-01-05"


def test_what_was_seen_differently_of_a_merged_incident_is_settled_of_its_heir(desk: TestClient, store: Store) -> None:
    """“Neither” leads to the form of the incident that it was joined to; one of the answers can be chosen, too."""
    session = ReviewSession(store, "Ama Example")
    (whole,) = incidents(store)
    session.split(whole.id, [["event of d1"], ["event of d2"]])
    for field in ("date", "killed"):
        for name, number in (("Ama Example", 2), ("Ben Example", 3)):
            day = f'{{"from": "2023-01-0{number}", "to": "2023-01-0{number}"}}'
            toll = f'{{"low": {number}, "best": {number}, "high": {number}}}'
            for one in incidents(store):
                ReviewSession(store, name).correct_incident(one.id, field, day if field == "date" else toll)
    former = {one.id for one in incidents(store)}
    session.merge(sorted(former))
    (heir,) = incidents(store)
    (gone,) = former - {heir.id}
    links = [
        unescape(one) for one in re.findall(r'href="(/review/incidents/[^"]+settle[^"]*)"', desk.get("/review").text)
    ]
    (address,) = (one for one in links if gone in one and "/date" in one)
    page = desk.get(address)
    assert (page.status_code, "was joined to this one" in words(page.text)) == (200, True)
    for one in former:
        act = f"/review/incidents/{one}"
        assert send(desk, act, act="settle", field="date", first="2023-01-05").status_code == 200
        assert send(desk, act, act="adjudicate", field="killed", value='{"low": 3, "best": 3, "high": 3}').is_success
    (told,) = incidents(store)
    assert ((told.time and told.time.first), killed(store)) == ("2023-01-05", 3)
    assert not ReviewSession(store, "Ama Example").disagreements()
    plain = desk.get(f"/review/incidents/{gone}/date", follow_redirects=False)
    assert plain.headers["location"] == f"/review/incidents/{heir.id}/date"


def test_an_incident_that_nothing_tells_any_more_has_no_form(desk: TestClient, store: Store) -> None:
    """The page says what happened, not only that it is not there."""
    (incident,) = incidents(store)
    for event_id in incident.event_ids:
        ReviewSession(store, "Ama Example").reject(event_id)
    page = desk.get(f"/review/incidents/{incident.id}/date?act=settle")
    assert (page.status_code, "No report tells this incident any more" in words(page.text)) == (404, True)


def test_what_reports_tell_beside_a_correction_says_so(desk: TestClient, store: Store) -> None:
    """One line over the accounts, and one over the sides and figures of a toll, where reviewers set what these tell."""
    (incident,) = incidents(store)
    address = f"/incidents/{incident.id}"
    assert "As the reports tell it" not in desk.get(address).text
    session = ReviewSession(store, "Ama Example")
    session.correct_incident(incident.id, "contexts", '["human_security"]')
    assert "As the reports tell it" not in desk.get(address).text
    session.correct_incident(incident.id, "actors", '[{"name": "Chadian army"}]')
    session.correct_incident(incident.id, "killed", '{"best": 9}')
    page = words(desk.get(address).text)
    accounts = page.partition("Who says what")[2]
    assert accounts.startswith(" As the reports tell it; what reviewers set (who, killed) stands above.")
    toll = page.partition("How many people")[2].partition("Who says what")[0]
    assert toll.index("As the reports tell it; what reviewers set (who, killed) stands above.") < toll.index(
        "told by of whom"
    )
