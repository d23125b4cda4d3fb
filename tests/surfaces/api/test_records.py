"""Every resource over a real store: the records are the native ones, pages hold each once, nothing is changed."""

import csv
import io
import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from dotterel.model import Incident, document_from_record, event_from_record, plain_of, record_from
from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.api import build_api
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.built import STATIC
from tests.surfaces.api.conftest import NUMBER
from tests.surfaces.story import CLASH, StoryCoder, assemble_story

V1 = "/api/v1"


def walk(api: TestClient, address: str) -> list[dict[str, object]]:
    """All items of a list, by its Link headers."""
    items: list[dict[str, object]] = []
    for _ in range(200):
        answer = api.get(address)
        assert answer.status_code == 200, answer.text
        items += answer.json()["items"]
        if "next" not in answer.links:
            assert answer.json()["next"] is None
            return items
        address = answer.links["next"]["url"]
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("sort", ["time", "killed", "sources", "changed", "priority"])
@pytest.mark.parametrize("direction", ["asc", "desc"])
def test_pages_hold_every_incident_once(api: TestClient, sort: str, direction: str) -> None:
    """Whatever the order, following the links leads through all of them, and through none twice."""
    items = walk(api, f"{V1}/incidents?limit=7&sort={sort}&dir={direction}")
    identifiers = [one["id"] for one in items]
    assert len(identifiers) == len(set(identifiers)) == NUMBER


@pytest.mark.parametrize(
    ("question", "condition"),
    [
        ("type=ASSAULT", {"types": ("ASSAULT",)}),
        ("type=assault&country=sdn", {"types": ("ASSAULT",), "countries": ("SDN",)}),
        ("killed=3", {"min_killed": 3}),
        ("contradicted=yes", {"contradicted": True}),
        ("reviewed=no", {"reviewed": False}),
        ("from=2024-06-01&to=2024-12", {"first": "2024-06-01", "last": "2024-12-31"}),
        ("standing=disputed&standing=denied", {"standings": ("disputed", "denied")}),
        ("q=villagers", {"words": "villagers"}),
        ("changed_after=30", {"changed_after": 30}),
    ],
)
def test_conditions_choose(api: TestClient, store: Store, question: str, condition: dict[str, object]) -> None:
    """What the address asks for is what the page counts and every format holds."""
    with store.reading() as records:
        wanted = {one.id for one in records.incidents.current(IncidentSelection(**condition))}  # type: ignore[arg-type]
    assert 0 < len(wanted) < NUMBER
    assert api.get(f"{V1}/incidents?{question}").json()["total"] == len(wanted)
    assert {one["id"] for one in walk(api, f"{V1}/incidents?limit=9&{question}")} == wanted
    rows = csv.DictReader(io.StringIO(api.get(f"{V1}/incidents?format=csv&{question}").text))
    assert {row["incident_id"] for row in rows} == wanted


def test_files_parse_back(api: TestClient, store: Store) -> None:
    """The lines are the store's own incidents, and the points a collection of the same."""
    with store.reading() as records:
        kept = {one.id: one for one in records.incidents.current()}
    lines = api.get(f"{V1}/incidents?format=jsonl").text.splitlines()
    assert {one.id: one for one in (record_from(Incident, json.loads(line)) for line in lines)} == kept
    points = api.get(f"{V1}/incidents?format=geojson")
    assert points.headers["content-type"] == "application/geo+json"
    assert {one["id"] for one in points.json()["features"]} == set(kept)
    page = api.get(f"{V1}/incidents?limit=200").json()["items"]
    assert {one["id"]: record_from(Incident, one) for one in page} == kept


def test_files_keep_the_order(api: TestClient) -> None:
    """A file is sorted as its list is."""
    listed = [one["id"] for one in walk(api, f"{V1}/incidents?sort=killed&limit=11")]
    lines = api.get(f"{V1}/incidents?sort=killed&format=jsonl").text.splitlines()
    assert [json.loads(line)["id"] for line in lines] == listed


def test_an_incident_has_versions_and_links(api: TestClient, store: Store) -> None:
    """One incident is answered as the store holds it, with its history and its links."""
    with store.reading() as records:
        kept = next(one for one in records.incidents.current() if len(one.event_ids) > 1)
        versions = records.incidents.versions(kept.id)
    assert api.get(f"{V1}/incidents/{kept.id}").json() == plain_of(kept)
    told = api.get(f"{V1}/incidents/{kept.id}/versions").json()["items"]
    assert [one["incident"] for one in told] == [plain_of(incident) for incident, _ in versions]
    links = api.get(f"{V1}/incidents/{kept.id}/links").json()["items"]
    assert links
    assert all(one["event_id"] in kept.event_ids or one["to_id"] in kept.event_ids for one in links)


def test_events_are_native(api: TestClient, store: Store) -> None:
    """Pages hold every current event once, each readable as a native record and to be asked for by itself."""
    with store.reading() as records:
        kept = {event.id: event for event in records.events.current()}
    items = walk(api, f"{V1}/events?limit=30")
    assert len(items) == len(kept)
    assert {event_from_record(one).id: event_from_record(one) for one in items} == kept
    one = next(iter(kept.values()))
    assert event_from_record(api.get(f"{V1}/events/{one.id}").json()) == one
    assert api.get(f"{V1}/events/{one.id}/versions").json()["items"][0]["event"]["id"] == one.id
    assert {one["document"]["id"] for one in walk(api, f"{V1}/events?document={one.document.id}")} == {one.document.id}  # type: ignore[index]


def test_events_are_chosen(api: TestClient, store: Store) -> None:
    """Conditions on events narrow the list, page by page."""
    with store.reading() as records:
        wanted = {event.id for event in records.events.current() if event.type == "ASSAULT"}
    assert {one["id"] for one in walk(api, f"{V1}/events?type=ASSAULT&limit=8")} == wanted


def test_documents_are_native(api: TestClient, store: Store) -> None:
    """Pages hold every document once, each as the store holds it."""
    items = walk(api, f"{V1}/documents?limit=20")
    with store.reading() as records:
        assert len({one["id"] for one in items}) == len(items) == records.documents.count()
        kept = records.documents.get(str(items[0]["id"]))
        found = {one.id for one in records.documents.search("villagers")}
    assert document_from_record(items[0]) == kept
    assert api.get(f"{V1}/documents/{items[0]['id']}").json() == items[0]
    assert items[0] in api.get(f"{V1}/documents/{items[0]['id']}/versions").json()["items"]
    assert {one["id"] for one in walk(api, f"{V1}/documents?q=villagers&limit=5")} == found


def test_decisions_are_read(api: TestClient, store: Store) -> None:
    """The log is told in its order, page by page, and by subject."""
    with store.reading() as records:
        kept = [plain_of(one) for one in records.decisions.all()]
    assert kept
    assert walk(api, f"{V1}/decisions?limit=2") == kept
    subject = kept[0]["subject_id"]
    assert kept[0] in api.get(f"{V1}/decisions", params={"subject": subject}).json()["items"]


def test_runs_tell_their_outcomes(tmp_path: Path) -> None:
    """A run is found by number and identifier, with what became of each report."""
    from dotterel.ingest.sources.reports import report_of
    from dotterel.pipeline import KeptRun

    with open_store(tmp_path / "store.sqlite", create=True) as store:
        run = assemble_story()
        kept = KeptRun(store, method=run.method, sources=("a", "b"))
        reports = [
            report_of(text.encode(), source="files", address=name, name=name, media_type="text/plain")
            for name, text in (("a", CLASH), ("b", ""))
        ]
        for outcome in run.code(reports):
            kept.keep(outcome)
        kept.finish()
        api = TestClient(build_api(store, assemble=assemble_story), root_path="/api")
        runs = api.get(f"{V1}/runs").json()["items"]
        assert [one["number"] for one in runs] == [1]
        assert api.get(f"{V1}/runs/1").json() == api.get(f"{V1}/runs/{runs[0]['run']['id']}").json() == runs[0]
        assert [one["outcome"] for one in walk(api, f"{V1}/runs/1/outcomes?limit=1")] == ["coded", "failed"]


def test_actors_are_those_of_the_day(api: TestClient) -> None:
    """A name is answered with its entries, and which of them hold on the day."""
    told = api.get(f"{V1}/actors", params={"name": "Germany", "date": "2022-09-13"}).json()
    assert told["items"][0]["entry"]["id"] == "DEU"
    assert told["items"][0]["valid"] is True
    assert told["longer"]
    assert api.get(f"{V1}/actors?name=qqqqqq").json()["items"] == []


@pytest.mark.parametrize(("total", "further"), [("facets", ""), ("timeline", "unit=year"), ("clusters", "cell=5")])
def test_totals_follow_conditions(api: TestClient, store: Store, total: str, further: str) -> None:
    """Totals are those of the store under the same conditions."""
    chosen = IncidentSelection(types=("ASSAULT",))
    with store.reading() as records:
        wanted = {
            "facets": lambda: records.totals.facets(chosen),
            "timeline": lambda: records.totals.timeline(chosen, unit="year"),
            "clusters": lambda: records.totals.clusters(chosen, cell_degrees=5.0),
        }[total]()
    assert api.get(f"{V1}/totals/{total}?type=ASSAULT&{further}").json() == plain_of(wanted)


def test_dyads_and_places_are_told(api: TestClient, store: Store) -> None:
    """Who against whom, and where, at the level that is asked for."""
    with store.reading() as records:
        dyads = plain_of(records.totals.dyads(by="party", limit=3))
        places = plain_of(records.totals.places(by="admin1"))
        lines = records.totals.dyad_timelines(dyads=records.totals.dyads(by="party", limit=3), unit="quarter")
    assert api.get(f"{V1}/totals/dyads?by=party&limit=3").json() == dyads
    assert api.get(f"{V1}/totals/dyads/timelines?by=party&limit=3&unit=quarter").json() == plain_of(lines)
    assert api.get(f"{V1}/totals/places?by=admin1").json() == places


def test_reading_changes_nothing(api: TestClient, filled: Path) -> None:
    """No GET and no coding writes to the store."""
    before = filled.read_bytes()
    for path in ("incidents", "events", "documents", "runs", "decisions", "totals/facets"):
        api.get(f"{V1}/{path}")
    assert api.post(f"{V1}/code", json={"text": CLASH}).status_code == 200
    assert filled.read_bytes() == before


def test_a_text_is_coded(api: TestClient) -> None:
    """A text and the same as a web page come back as native events, with offsets into the document beside."""
    for body in ({"text": CLASH}, {"html": f"<html><body><article><p>{CLASH}</p></article></body></html>"}):
        told = api.post(f"{V1}/code", json={**body, "published": "2024-03-06"}).json()
        assert told["outcome"] == "coded"
        for record in told["events"]:
            event = event_from_record(record)
            assert told["document"]["text"][event.trigger.start : event.trigger.end] == event.trigger.text


def test_the_coder_is_loaded_late_and_once(store: Store) -> None:
    """Nothing is loaded before the first text, and nothing twice."""
    loads = []

    def assemble() -> object:
        loads.append(1)
        return assemble_story()

    api = TestClient(build_api(store, assemble=assemble))  # type: ignore[arg-type]
    api.get("/v1/incidents")
    assert not loads
    for _ in range(2):
        assert api.post("/v1/code", json={"text": CLASH}).status_code == 200
    assert len(loads) == 1


def test_one_text_is_coded_at_a_time(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who comes while another text is coded is told to come again, and the next is served."""
    answers = []
    api = TestClient(build_api(store, assemble=assemble_story), raise_server_exceptions=False)
    code = StoryCoder.code

    def meanwhile(self: StoryCoder, documents: object) -> object:
        if not answers:
            answers.append(None)
            answers[0] = TestClient(api.app).post("/v1/code", json={"text": CLASH})
        return code(self, documents)  # type: ignore[arg-type]

    monkeypatch.setattr(StoryCoder, "code", meanwhile)
    assert api.post("/v1/code", json={"text": CLASH}).status_code == 200
    assert answers[0].status_code == 503
    assert answers[0].headers["retry-after"]
    assert api.post("/v1/code", json={"text": CLASH}).status_code == 200


@pytest.mark.skipif(not (STATIC / "built.json").is_file(), reason="the desk's files are not built")
def test_the_desk_mounts_it(store: Store) -> None:
    """Below /api the desk answers programs, errors too; its pages stay pages, and other sites' names are refused."""
    desk = TestClient(build_desk(store, api=build_api(store)), base_url="http://localhost")
    assert desk.get(f"{V1}/incidents?limit=1").json()["total"] == NUMBER
    assert desk.get(f"{V1}/nothing").headers["content-type"] == "application/problem+json"
    assert desk.get("/nothing").headers["content-type"].startswith("text/html")
    assert desk.get(f"{V1}/openapi.json").json()["servers"] == [{"url": "/api"}]
    tag = desk.get(f"{V1}/incidents").headers["etag"]
    assert desk.get(f"{V1}/incidents", headers={"If-None-Match": tag}).status_code == 304
    assert desk.get(f"{V1}/incidents", headers={"Host": "elsewhere.example"}).status_code == 400


def test_a_dyad_leads_to_its_incidents(api: TestClient) -> None:
    """The key of a dyad, given back as a condition, lists as many incidents as the dyad counts."""
    for by in ("country", "party"):
        for one in api.get(f"/v1/totals/dyads?by={by}&limit=5").json():
            listed = api.get("/v1/incidents", params={"dyad": one["key"], "limit": 1}).json()
            assert listed["total"] == one["incidents"]


def test_coverage_counts_what_is_not_known(api: TestClient) -> None:
    """Each gap is as many incidents as the list holds under its condition."""
    told = api.get("/v1/totals/coverage?country=SDN").json()

    def number(question: str) -> int:
        total = api.get(f"/v1/incidents?country=SDN&limit=1&{question}").json()["total"]
        assert isinstance(total, int)
        return total

    assert told["incidents"] - told["killed"]["told"] == number("toll=no")
    assert told["one_source"] == number("sources_most=1")
    assert told["claimed"] == number("standing=claimed")
    assert told["coarse"] == number("precision=admin1&precision=country&precision=region")
    assert told["undated"] == number("dated=no")


def test_a_situation_is_that_of_the_list(api: TestClient) -> None:
    """Its conditions, and those of each gap, find as many incidents as it tells."""
    told = api.get("/v1/places/SDN?from=2024-01&to=2025-12").json()
    assert told["known"]["incidents"] > 1
    assert api.get(f"/v1/incidents{told['conditions']}").json()["total"] == told["known"]["incidents"]
    assert told["gaps"]
    for gap in told["gaps"]:
        assert api.get(f"/v1/incidents{gap['conditions']}").json()["total"] == gap["number"]


def test_a_brief_cites_in_both_forms(api: TestClient) -> None:
    """Every sentence has notes that are there; the text has the same sentences."""
    told = api.get("/v1/places/SDN/brief").json()
    keys = {one["key"] for one in (*told["counts"], *told["incidents"])}
    sentences = [one for section in told["sections"] for one in section["sentences"]]
    assert all(one["citations"] and set(one["citations"]) <= keys for one in sentences)
    for count in told["counts"]:
        assert api.get(f"/v1/incidents{count['selection']}").json()["total"] == count["number"]
    text = api.get("/v1/places/SDN/brief?format=markdown")
    assert text.headers["content-type"].startswith("text/markdown")
    head = text.text.partition("## How to read this")[0]
    assert sum(line.startswith("- ") for line in head.splitlines()) == len(sentences)


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("places/XXX", 404),
        ("places/CHE", 404),
        ("places/SDN?from=2024-05&to=2024-01", 400),
        ("places/SDN?type=ASSAULT", 400),
        ("places/SDN/brief?format=pdf", 400),
        ("incidents?dyad=SDN", 400),
        ("incidents?precision=near", 400),
        ("incidents?type=bogus", 400),
        ("incidents?mode=bogus", 400),
        ("incidents?country=MLI,NER", 400),
        ("totals/facets?party=XXX", 400),
    ],
)
def test_what_no_place_or_dyad_is_is_refused(api: TestClient, path: str, status: int) -> None:
    """A country that is none, one of which nothing dated is recorded, and mangled values are told apart and named."""
    found = api.get(f"/v1/{path}")
    assert (found.status_code, found.headers["content-type"]) == (status, "application/problem+json")
