"""The desk's pages: what a reader finds, and what hostile texts cannot do."""

import csv
import io
import json
import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from dotterel.model import Incident
from dotterel.model.web_addresses import safe_link
from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.built import STATIC
from dotterel.surfaces.desk.help_page import disputed
from dotterel.surfaces.desk.incident_words import answer_words, moment_words
from tests import factories
from tests.surfaces.desk.conftest import NUMBER


def words(page: str) -> str:
    """What a page says, without its marks."""
    text = re.sub(r"<(script|style).*?</\1>", " ", page, flags=re.S)
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())


def first(store: Store, **conditions: object) -> Incident:
    """An incident of some kind."""
    with store.reading() as records:
        return next(iter(records.incidents.current(IncidentSelection(**conditions))))  # type: ignore[arg-type]


def test_the_list_is_the_first_page(desk: TestClient) -> None:
    """The address alone leads to the incidents, the number of all of them on top."""
    page = desk.get("/")
    assert page.url.path == "/incidents"
    assert f"{NUMBER} incidents" in words(page.text)


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("type=ASSAULT", {"types": ("ASSAULT",)}),
        ("country=MLI", {"countries": ("MLI",)}),
        ("killed=3", {"min_killed": 3}),
        ("contradicted=yes", {"contradicted": True}),
        ("reviewed=no", {"reviewed": False}),
        ("from=2024-06-01&to=2024-12", {"first": "2024-06-01", "last": "2024-12-31"}),
        ("standing=disputed&sources=2", {"standings": ("disputed",), "min_sources": 2}),
        ("q=villagers", {"words": "villagers"}),
    ],
)
def test_filters_in_the_address_choose(
    desk: TestClient, store: Store, question: str, condition: dict[str, object]
) -> None:
    """What the address asks for is what the list counts and every download holds."""
    with store.reading() as records:
        wanted = records.incidents.count(IncidentSelection(**condition))  # type: ignore[arg-type]
    assert 0 < wanted < NUMBER
    assert f"{wanted} incident" in words(desk.get(f"/incidents?{question}").text)
    rows = list(csv.DictReader(io.StringIO(desk.get(f"/incidents.csv?{question}").text)))
    assert len(rows) == wanted
    assert len(desk.get(f"/incidents.geojson?{question}").json()["features"]) <= wanted
    assert len(desk.get(f"/incidents.json?{question}").json()) == wanted


def test_pages_of_the_list_show_every_incident_once(desk: TestClient) -> None:
    """The link at the end of the list leads through all of it."""
    seen: list[str] = []
    address = "/incidents"
    for _ in range(10):
        page = desk.get(address, headers={"HX-Request": "true", "HX-Target": "more"}) if seen else desk.get(address)
        seen += re.findall(r'data-id="([^"]+)"', page.text)
        following = re.search(r'href="(/incidents\?[^"]*after=[^"]+)"', page.text)
        if following is None:
            break
        address = unescape(following[1])
    assert len(seen) == len(set(seen)) == NUMBER


@pytest.mark.parametrize("question", ["from=yesterday", "from=32", "box=1,2,3", "killed=many", "after=x", "sort=size"])
def test_a_question_that_makes_no_sense_is_told_so(desk: TestClient, question: str) -> None:
    """A mangled address gives a page with the reason, not a fault."""
    page = desk.get(f"/incidents?{question}")
    assert page.status_code == 400
    assert "Traceback" not in page.text


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("type=bogus", "ASSAULT"),
        ("mode=bogus", "firearms"),
        ("quad=bogus", "material-conflict"),
        ("standing=bogus", "disputed"),
        ("precision=bogus", "district"),
        ("country=TJK,KGZ", "give it again"),
        ("country=UNO", "ISO 3166"),
        ("party=XXX", "UNO"),
        ("dyad=XXX>SDN", "ISO 3166"),
        ("colour=blue", "the filters are type, mode"),
        ("type=ASSAULT&type=bogus", "ASSAULT"),
    ],
)
def test_a_value_that_there_is_not_is_told_with_those_that_there_are(
    desk: TestClient, question: str, told: str
) -> None:
    """No page, file or drawing takes a slip of the pen for a filter that finds nothing, or for none at all."""
    for path in ("/incidents", "/incidents.csv", "/data", "/dyads", "/places"):
        page = desk.get(f"{path}?{question}")
        assert page.status_code == 400, path
        assert told in words(page.text), path
    for path in ("/timeline.json?", "/map.json?view=-180,-85,180,85&zoom=1&"):
        answer = desk.get(f"{path}{question}")
        assert answer.status_code == 400
        assert told in answer.json()["error"]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("country=sdn", "country=SDN"),
        ("type=assault", "type=ASSAULT"),
        ("party=tcd", "party=TCD"),
        ("party=uno", "party=UNO"),
        ("dyad=sdn>tcd", "dyad=SDN>TCD"),
        ("standing=Disputed", "standing=disputed"),
    ],
)
def test_codes_are_understood_in_whatever_letters(desk: TestClient, written: str, meant: str) -> None:
    """The list, its links and its files are those of the code that is meant."""
    assert desk.get(f"/incidents?{written}").text == desk.get(f"/incidents?{meant}").text
    assert desk.get(f"/incidents.csv?{written}").text == desk.get(f"/incidents.csv?{meant}").text


def test_codes_of_ones_own_are_values_too(tmp_path: Path) -> None:
    """What a codebook or register of one's own brought into the record can be asked for."""
    told = factories.told_incident()
    assert told.place
    made = replace(
        told,
        type="BARGAIN",
        modes=("over-water",),
        place=replace(told.place, country="XAB"),
        actors=(replace(told.actors[0], country="XCD"),),
    )
    with open_store(tmp_path / "own.sqlite", create=True) as store:
        with store.writing() as records:
            records.incidents.keep(made, made_by=factories.provenance())
        desk = TestClient(build_desk(store), base_url="http://localhost")
        for question in ("type=bargain", "mode=over-water", "country=xab", "party=XCD"):
            assert "1 incident" in words(desk.get(f"/incidents?{question}").text), question
        assert "BARGAIN" in words(desk.get("/incidents?type=bogus").text)


@pytest.mark.parametrize("words", ['"', "AND", "NEAR(", "*", "a\0b", "'; DROP TABLE", "column:term", "🐦", "%_"])
def test_odd_words_are_searched_for_like_any(desk: TestClient, words: str) -> None:
    """What means something to a search engine or a database is text here: list, map, timeline and files answer."""
    for page in ("/incidents", "/incidents.json", "/incidents.csv", "/timeline.json"):
        assert desk.get(page, params={"q": words}).status_code == 200
    found = desk.get("/incidents.json", params={"q": words, "actor": words}).json()
    assert found == []
    view = {"q": words, "view": "-180,-85,180,85", "zoom": 1}
    assert desk.get("/map.json", params=view).status_code == 200


def test_map_and_timeline_count_the_same_incidents(desk: TestClient, store: Store) -> None:
    """Both answer the list's own question."""
    with store.reading() as records:
        placed = [one for one in records.incidents.current() if one.place and one.place.latitude is not None]
    answer = desk.get("/map.json?view=-180,-90,180,90&zoom=1").json()
    features = answer["features"]
    assert answer["unplaced"] == NUMBER - len(placed), "the map says how many it does not show"
    assert sum(one["properties"]["count"] for one in features) == len(placed)
    timeline = json.dumps(desk.get("/timeline.json?type=ASSAULT").json())
    assert "material-conflict" in timeline
    assert desk.get("/map.json?view=-180,-90,180,90&zoom=-0.4").json()["features"], "a phone shows the world from afar"
    assert desk.get("/map.json?view=here&zoom=1").status_code == 422


@pytest.mark.parametrize("question", ["from=1066", "from=2090", "to=1066", "from=2024-01-01&to=2024-02", ""])
def test_the_timeline_keeps_to_the_days_that_there_are(desk: TestClient, question: str) -> None:
    """However far from them the days are that are asked for, it begins before it ends and is no wider than they are."""
    everything = desk.get("/timeline.json").json()
    asked = desk.get(f"/timeline.json?{question}").json()
    assert everything["from"] <= asked["from"] <= asked["to"] <= everything["to"]
    assert asked["chosen"] is None or asked["chosen"][0] <= asked["chosen"][1]


def test_an_incident_shows_accounts_tolls_and_reports(desk: TestClient, store: Store) -> None:
    """One page holds the toll with its rule, the accounts side by side, and every report with its sentence."""
    incident = first(store, contradicted=True, min_sources=2, min_killed=1)
    said = words(desk.get(f"/incidents/{incident.id}").text)
    toll = incident.toll("killed")
    assert toll is not None
    assert toll.rule in said
    for account in incident.accounts:
        assert account.label in said
    for report in incident.reports:
        assert (report.title or "") in said
    record = desk.get(f"/incidents/{incident.id}/record.json").json()
    assert record["id"] == incident.id


def test_a_report_shows_its_events_in_its_text(desk: TestClient, store: Store) -> None:
    """Every event read from it stands beside the text, with its trigger marked there, and what was cut can be seen."""
    incident = first(store, min_sources=2)
    page = desk.get(f"/reports/{incident.reports[0].document_id}")
    assert page.status_code == 200
    assert f'data-events="{incident.event_ids[0]}' in page.text
    assert f'id="event-{incident.event_ids[0]}"' in page.text
    assert "cut away as page furniture" in words(page.text)
    assert desk.get(f"/events/{incident.event_ids[0]}").url.path.startswith("/reports/")


def test_a_report_says_where_and_when_it_was_fetched(tmp_path: Path) -> None:
    """Address and time of fetching stand above the text; where the store does not know them, it says so."""
    fetched = factories.document(
        id="fetched", url="https://ledger.example/raid", retrieved="2024-03-05T06:07:08+00:00", name="raid.html"
    )
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        with store.writing() as records:
            records.documents.keep(fetched)
            records.documents.keep(factories.document(id="found"))
        desk = TestClient(build_desk(store), base_url="http://localhost")
        told = words(desk.get("/reports/fetched").text)
        assert "5 Mar 2024, 06:07 UTC" in told
        assert "https://ledger.example/raid" in told
        assert "Fetched not known Original address not known" in words(desk.get("/reports/found").text)


def test_why_reports_are_joined_names_both(desk: TestClient, store: Store) -> None:
    """A judgement names the two reports that it is on; versions of the record say when they were made."""
    incident = first(store, min_sources=2)
    said = words(desk.get(f"/incidents/{incident.id}").text)
    assert "Why these reports are joined" in said
    with store.reading() as records:
        recorded = records.incidents.recorded(incident.id)
    assert moment_words(recorded[0]) in said


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("what", "ASSAULT heavy-weapons; ASSAULT", "attack with heavy weapons; attack"),
        ("what", "ASSAULT firearms; ASSAULT firearms", "attack with guns"),
        ("when", "2023-05-18; 2023-05-20..2023-05-21", "18 May 2023; 20–21 May 2023"),
        ("who", "Tajik border troops", "Tajik border troops"),
    ],
)
def test_answers_of_accounts_are_words(field: str, value: str, expected: str) -> None:
    """Codes and ISO days of the record never reach the reader of accounts."""
    assert answer_words(field, value) == expected


def test_undated_incidents_say_when_they_were_told(desk: TestClient, store: Store) -> None:
    """Where no report dates a happening, the list gives the day of its first report, and says that it is that."""
    with store.reading() as records:
        page = records.incidents.page(limit=NUMBER)
    undated = [one for one in page.entries if not one.date_from and not one.date_to and one.first_report]
    told = words(desk.get("/incidents").text) + words(desk.get("/incidents?dir=asc").text)
    assert ("first told" in told) == bool(undated)


@pytest.mark.parametrize(
    "address", ["/incidents/none", "/reports/none", "/events/none", "/nowhere", "/incidents/none/record.json"]
)
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    """A stale link ends in a page that says so."""
    answer = desk.get(address)
    assert answer.status_code == 404


@pytest.mark.parametrize("address", ["/incidents", "/help", "/incidents/none", "/static/desk.css", "/map.json"])
def test_every_answer_keeps_others_out(desk: TestClient, address: str) -> None:
    """Pages, errors and files all forbid scripts and frames from elsewhere."""
    headers = desk.get(address).headers
    policy = headers["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"


def test_pages_load_nothing_from_elsewhere_and_run_nothing_inline(desk: TestClient, store: Store) -> None:
    """No address of another host is loaded, no script or style stands in a page."""
    incident = first(store, min_sources=2)
    report = f"/reports/{incident.reports[0].document_id}"
    for address in ("/incidents", f"/incidents/{incident.id}", report, "/help", "/dyads?by=party", "/places/SDN"):
        page = desk.get(address).text
        assert re.findall(r'<(?:script|link|img|iframe)[^>]+(?:src|href)="(?:https?:)?//', page) == []
        assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", page) == []
        assert re.findall(r'\s(?:style|on\w+)="', page) == []


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Titles, names, sentences and addresses from reports are shown as they are and run nowhere."""
    evil = '<script>alert("1")</script>'
    address = "javascript:alert(1)"
    document = factories.document(title=evil, text=f"{evil}\nGunmen killed.", outlet=evil, url=address, sentences=())
    made = factories.told_incident(
        summary=evil,
        place=factories.told_incident().place.__class__(name=evil, country="NER", latitude=1.0, longitude=1.0),
        actors=(factories.told_incident().actors[0].__class__(label=evil),),
    )
    with open_store(tmp_path / "evil.sqlite", create=True) as store:
        with store.writing() as records:
            records.documents.keep(document)
            records.incidents.keep(made, made_by=factories.provenance())
        desk = TestClient(build_desk(store), base_url="http://localhost")
        for where in ("/incidents", f"/incidents/{made.id}", f"/reports/{document.id}"):
            page = desk.get(where)
            assert page.status_code == 200
            assert evil not in page.text
            assert "&lt;script&gt;" in page.text
            assert f'href="{address}' not in page.text


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd", " java\tscript:x", "//x"]
)
def test_only_web_addresses_become_links(address: str) -> None:
    """An address that a browser would run or open on this machine is text."""
    assert not safe_link(address)


def test_a_foreign_host_name_is_refused(store: Store) -> None:
    """A page of another site whose name points here reads nothing."""
    desk = TestClient(build_desk(store), base_url="http://evil.example", raise_server_exceptions=False)
    assert desk.get("/incidents").status_code == 400


def test_an_empty_store_says_what_to_do(tmp_path: Path) -> None:
    """The first start is not a blank page."""
    with open_store(tmp_path / "empty.sqlite", create=True) as store:
        desk = TestClient(build_desk(store, notice="All of this is invented."), base_url="http://localhost")
        said = words(desk.get("/incidents").text)
    assert "dotterel link" in said
    assert "All of this is invented." in said


def test_the_help_names_every_border_that_is_drawn_dashed(desk: TestClient) -> None:
    """A reader can see which borders the base map calls disputed, and the map has a dashed line of its own."""
    borders = json.loads((STATIC / "borders.json").read_text())["features"]
    dashed = [one for one in borders if one["properties"]["disputed"]]
    assert len(dashed) == 1
    assert len(dashed[0]["geometry"]["coordinates"]) > 20
    told = words(desk.get("/help").text)
    for line in disputed()["lines"]:
        assert f"{line['between'][0]} – {line['between'][1]}: {line['note']}" in told


def test_head_is_answered_as_get_is(desk: TestClient, store: Store) -> None:
    """Whoever checks a link has the status and the headers of the page, without its words; so of files and faults."""
    with store.reading() as records:
        entry = records.incidents.page(limit=1).entries[0]
    for address in (
        "/incidents",
        f"/incidents/{entry.incident_id}",
        "/incidents.csv",
        "/timeline.json",
        "/data",
        "/codebook",
        "/review",
        "/no-such-page",
        "/incidents?killed=many",
    ):
        whole, head = desk.get(address), desk.head(address)
        assert head.content == b"", address
        assert head.status_code == whole.status_code, address
        assert head.headers["content-type"] == whole.headers["content-type"], address
    assert desk.head("/", follow_redirects=False).headers["location"] == "/incidents"
    refused = desk.post("/incidents")
    assert (refused.status_code, refused.headers["allow"]) == (405, "GET, HEAD")


def test_a_party_is_asked_for_by_name(desk: TestClient, store: Store) -> None:
    """The form suggests parties; a name finds what its identifier finds, which stands in the answer's address."""
    with store.reading() as records:
        party = records.totals.parties(limit=1)[0]
    page = desk.get("/incidents").text
    assert re.search(f'<option value="{re.escape(escape(party.label))}" data-party="{re.escape(party.id)}">', page)
    assert re.search(r'<label[^>]*>a party, by name <input type="text" name="actor" id="actor" list="parties"', page)
    head = {"HX-Request": "true", "HX-Target": "results"}
    by_id, by_name = (
        desk.get("/incidents", params={"actor": asked}, headers=head) for asked in (party.id, party.label.upper())
    )
    assert by_id.text == by_name.text
    assert f"{party.incidents} incident" in by_id.text
    assert by_name.headers["HX-Push-Url"] == f"/incidents?actor={quote(party.id)}"
    shown = desk.get("/incidents", params={"actor": party.id}).text
    assert f'id="actor" list="parties" value="{escape(party.label)}"' in shown
    nobody = desk.get("/incidents", params={"actor": "nobody", "type": "AID"}).text
    assert "found by its whole name" in nobody
    assert '<a href="/incidents?type=AID&amp;q=nobody">searching for them</a>' in nobody
