"""Double reviews on the desk: each of the two works alone, nothing shows before both are done, a third settles."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dotterel.model import Incident
from dotterel.pipeline import DoubleReviewSession
from dotterel.review import CORRECTABLE
from dotterel.store import Store
from dotterel.surfaces.api import build_api
from dotterel.surfaces.desk.app import build_desk
from tests.surfaces.desk.test_pages import words
from tests.surfaces.desk.test_review import send, token
from tests.two_reports import KILLING, incidents, killed, two_reports

AMA, BEN, CLEO = "Ama Example", "Ben Example", "Cleo Example"
SECRET = 1_234
"""A number that stands nowhere but in an answer."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in which two reports tell one killing, linked."""
    with two_reports(tmp_path) as opened:
        yield opened


@pytest.fixture
def people(store: Store) -> dict[str, TestClient]:
    """A browser for each of three people, over one store with its interface for programs."""
    return {
        name: TestClient(
            build_desk(store, reviewer=name, api=build_api(store)),
            base_url="http://localhost",
            raise_server_exceptions=False,
        )
        for name in (AMA, BEN, CLEO)
    }


def set_up(desk: TestClient, **fields: str) -> str:
    """The address of a new double review by Ama and Ben that Cleo settles."""
    given = {"kind": "events", "size": "9", "draw": "random", "seed": "1", "first": AMA, "second": BEN}
    answer = send(desk, "/review/double", **{**given, "adjudicator": CLEO, **fields})
    assert answer.status_code == 200, words(answer.text)
    return str(answer.url.path)


def whole_surface(desk: TestClient, incident: Incident, review: str) -> Iterator[tuple[str, str]]:
    """Every page and file on which an answer could show, with what it says."""
    for address in (
        "/incidents", "/incidents.csv", "/incidents.json", "/incidents.geojson",
        f"/incidents/{incident.id}", f"/incidents/{incident.id}/record.json", "/reports/d1", "/reports/d2",
        "/review", "/review/double", review, f"{review}/unit?of={KILLING}", "/review/agreement",
        "/review/agreement.json", f"/review/events/{KILLING}/killed", "/log",
        "/api/v1/decisions", "/api/v1/events", f"/api/v1/events/{KILLING}", f"/api/v1/incidents/{incident.id}",
        "/api/v1/double-reviews", "/api/v1/agreement", f"/api/v1/double-reviews/{review.rsplit('/', 1)[-1]}",
    ):  # fmt: skip
        yield address, desk.get(address).text


def test_no_page_file_or_resource_shows_an_answer_before_both_are_done(
    people: dict[str, TestClient], store: Store
) -> None:
    """What Ama says stands on Ama's own pages alone; when both are done it stands in the log."""
    review = set_up(people[CLEO])
    (before,) = incidents(store)
    sent = send(
        people[AMA], review, act="correct", of=KILLING, field="killed", low=str(SECRET), high=str(SECRET),
        note="a secret", back=f"{review}/unit?of={KILLING}",
    )  # fmt: skip
    assert "1,234" in words(sent.text)
    send(people[AMA], review, act="reject", of="event of d2")
    for name in (BEN, CLEO):
        for address, text in whole_surface(people[name], before, review):
            assert not re.search(r"1,?234|a secret", text), (name, address)
    assert "1234" not in people[AMA].get("/log").text
    assert incidents(store) == [before]
    assert "0 decisions" in words(people[BEN].get("/log").text)
    send(people[AMA], review, act="accept", of=KILLING)
    for one in (KILLING, "event of d2"):
        send(people[BEN], review, act="accept", of=one)
    for name in (AMA, BEN):
        done = send(people[name], review, act="finish")
        assert done.status_code == 200, words(done.text)
    assert "1234" in people[BEN].get("/log").text
    assert "1,234" in words(people[BEN].get(review).text)


def test_both_answers_stand_side_by_side_and_a_third_person_chooses(
    people: dict[str, TestClient], store: Store
) -> None:
    """With the evidence and the coder's answer; the two cannot choose where a third person was named."""
    review = set_up(people[AMA])
    for name, low in ((AMA, "7"), (BEN, "8")):
        desk = people[name]
        assert desk.get(f"{review}/next").url.path == f"{review}/unit"
        send(desk, review, act="correct", of=KILLING, field="killed", low=low, high=low)
        for one in (KILLING, "event of d2"):
            send(desk, review, act="accept", of=one, back=f"{review}/next")
        send(desk, review, act="finish")
    page = people[CLEO].get(review).text
    said = words(page)
    assert "1 difference to be settled. 1 record with the same answers" in said
    assert re.search(r"the coder ≥ 3 .* Ama Example 7 .* Ben Example 8", said)
    assert "at least three" in said
    assert killed(store) == 3
    refused = send(
        people[AMA], f"/review/events/{KILLING}", act="adjudicate", field="killed", value='{"low": 7, "high": 7}'
    )
    assert (refused.status_code, killed(store)) == (400, 3)
    assert "this holds" not in words(people[AMA].get(review).text)
    values = re.findall(r'name="value" value="([^"]*)"', page)
    assert len(values) == 3
    send(people[CLEO], f"/review/events/{KILLING}", act="adjudicate", field="killed", value=unescape(values[-1]))
    assert killed(store) == 8
    assert "Settled by Cleo Example: 8" in words(people[BEN].get(review).text)
    assert "settled killed of event" in words(people[BEN].get("/log").text)
    agreed = words(people[BEN].get("/review/agreement").text)
    # Observed disagreement 1/2; expected from 7, 8 and twice "3 or more": 1 - 2/12.
    assert "killed 0.40 1 of 2 3 few" in agreed
    fields = people[BEN].get("/review/agreement.json").json()["fields"]
    assert {one["field"] for one in fields} == {"event", *CORRECTABLE}
    other = send(people[CLEO], f"/review/events/{KILLING}", act="settle", field="killed", low="9", high="9")
    assert (other.status_code, killed(store)) == (200, 9)


def test_what_is_under_double_review_offers_no_other_decision(people: dict[str, TestClient], store: Store) -> None:
    """Report and incident say so instead of showing forms, and a form that is sent all the same is refused."""
    review = set_up(people[CLEO])
    (incident,) = incidents(store)
    for address in ("/reports/d1", f"/incidents/{incident.id}"):
        page = people[AMA].get(address).text
        assert "without seeing each other" in words(page)
        assert "/review/events/" not in page
    answer = send(people[AMA], f"/review/events/{KILLING}", act="correct", field="killed", low="9", high="9")
    assert answer.status_code == 400
    assert "without seeing each other" in words(answer.text)
    send(people[AMA], review, act="close")
    assert "/review/events/" in people[AMA].get("/reports/d1").text


def test_a_report_is_read_as_a_whole(people: dict[str, TestClient], store: Store) -> None:
    """Its events are answered on pages of their own, a missed one is added by its words, and it is done last."""
    review = set_up(people[CLEO], kind="reports", size="1", seed="3")
    desk = people[AMA]
    report, event = (one.unit.subject_id for one in DoubleReviewSession(store, AMA).own(review.rsplit("/", 1)[-1]))
    page = desk.get(f"{review}/next")
    assert page.url.params["of"] == event
    assert "Herders killed in Tarka" in words(desk.get(f"{review}/unit?of={report}").text)
    early = send(desk, review, act="accept", of=report)
    assert early.status_code == 400
    send(desk, review, act="accept", of=event)
    assert desk.get(f"{review}/next").url.params["of"] == report
    added = send(desk, review, act="add", of=report, trigger="said", type="ACCUSE", back=f"{review}/unit?of={report}")
    assert "2 events" in words(added.text)
    assert send(desk, review, act="add", of=report, trigger="nowhere", type="ACCUSE").status_code == 400
    mine = [one.unit.subject_id for one in DoubleReviewSession(store, AMA).own(review.rsplit("/", 1)[-1])]
    for field in CORRECTABLE:
        assert desk.get(f"{review}/correct?of={mine[1]}&field={field}").status_code == 200
    send(desk, review, act="accept", of=report)
    send(desk, review, act="clear", of=mine[1])
    assert "waits" not in words(desk.get(review).text).replace("that wait for you", "")
    assert send(desk, review, act="finish").status_code == 200


def test_a_form_with_a_slip_comes_back_in_a_double_review_too(people: dict[str, TestClient]) -> None:
    """As it was typed, with what is wrong."""
    review = set_up(people[CLEO])
    typed = {"first": "2023-05-40", "last": "2023-05-18"}
    answer = send(people[AMA], review, act="correct", of=KILLING, field="date", note="seen", **typed)
    assert answer.status_code == 400
    assert "There is no day" in words(answer.text)
    assert all(f'value="{one}"' in answer.text for one in (*typed.values(), "seen"))


def test_an_incident_is_reviewed_by_its_tolls(people: dict[str, TestClient], store: Store) -> None:
    """With what its accounts say; a toll that the two see differently is chosen from both."""
    review = set_up(people[CLEO], kind="incidents", draw="queue", adjudicator="")
    (incident,) = incidents(store)
    for name, best in ((AMA, "5"), (BEN, "6")):
        assert "at least three" in words(people[name].get(f"{review}/next").text)
        send(people[name], review, act="correct", of=incident.id, field="killed", low="", best=best, high="")
        send(people[name], review, act="accept", of=incident.id)
        send(people[name], review, act="finish")
    page = people[BEN].get(review).text
    assert "You are one of the two" in words(page)
    value = re.findall(r'name="value" value="([^"]*)"', page)[-1]
    send(people[BEN], f"/review/incidents/{incident.id}", act="adjudicate", field="killed", value=unescape(value))
    assert killed(store) == 6
    assert "Settled by Ben Example, one of the two" in words(people[BEN].get(review).text)


@pytest.mark.parametrize(
    "fields",
    [
        {"kind": "sentences"},
        {"draw": "by hand"},
        {"size": "0"},
        {"size": "many"},
        {"second": AMA},
        {"second": ""},
        {"adjudicator": BEN},
    ],
)
def test_slips_in_setting_one_up_are_named(people: dict[str, TestClient], store: Store, fields: dict[str, Any]) -> None:
    """A page says why, and nothing is drawn."""
    given = {"kind": "events", "size": "9", "draw": "random", "first": AMA, "second": BEN, **fields}
    assert send(people[CLEO], "/review/double", **given).status_code == 400
    assert DoubleReviewSession(store, AMA).all() == ()


def test_what_is_not_there_is_named(people: dict[str, TestClient]) -> None:
    """A double review, record, field or act that there is none of, and a stranger's look at the answers."""
    review = set_up(people[CLEO])
    desk = people[AMA]
    for address, status in (
        ("/review/double/double-9", 400),
        (f"{review}/unit?of=event-9", 400),
        (f"{review}/correct?of={KILLING}&field=trigger", 404),
    ):
        assert desk.get(address).status_code == status
    assert people[CLEO].get(f"{review}/unit?of={KILLING}").status_code == 400
    assert "takes no part" in words(people[CLEO].get(review).text)
    assert send(desk, review, act="burn", of=KILLING).status_code == 400
    assert desk.post(review, data={"token": "guessed", "act": "close"}).status_code == 403
    assert token(desk)
