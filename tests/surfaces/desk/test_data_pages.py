"""Codebook and data: every code has an address, every format a file, every release its checksums."""

import csv
import io
import json
import re
import shutil
from html import unescape
from pathlib import Path
from urllib.parse import quote

import pytest
from pyarrow import parquet
from starlette.testclient import TestClient

from dotterel.codebook import load_codebook
from dotterel.model import Incident, record_from
from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.export import ABILITIES, FORMATS
from dotterel.surfaces.release import MadeRelease, Terms, licence_of, make_release
from tests.surfaces.desk.conftest import NUMBER


def anchors(page: str) -> set[str]:
    """What an address can point to on a page."""
    return {unescape(one) for one in re.findall(r'\bid="([^"]+)"', page)}


def test_every_code_has_an_address(desk: TestClient) -> None:
    """Types, modes, contexts, sectors, countries and rules can each be linked to, and no place twice."""
    page = desk.get("/codebook").text
    book = load_codebook()
    found = re.findall(r'\bid="([^"]+)"', page)
    assert len(found) == len(set(found))
    wanted = {one.code for one in book.types}
    wanted |= {f"{one.code}-{mode}" for one in book.types for mode in one.mode_codes}
    wanted |= {f"context-{one}" for one in book.context_codes} | {f"sector-{one}" for one in book.sector_codes}
    wanted |= {f"country-{one.code}" for one in (*book.international, *book.countries)}
    wanted |= {f"rule-{rule.id}" for rule in book.rules}
    assert wanted <= set(found)
    for one in book.types:
        assert all(example.text in unescape(page) for example in one.examples)


def test_links_into_the_codebook_lead_somewhere(desk: TestClient, store: Store) -> None:
    """What incident pages, filters and the codebook itself point to is on the page."""
    known = anchors(desk.get("/codebook").text)
    with store.reading() as records:
        addresses = [f"/incidents/{quote(one.id)}" for one in records.incidents.current()]
    pages = [desk.get(address).text for address in ("/incidents", "/codebook", *addresses[:20])]
    links = {unescape(link) for page in pages for link in re.findall(r'href="/codebook#([^"]+)"', page)}
    assert len(links) > 10
    assert links <= known


@pytest.mark.parametrize(
    ("words", "there", "gone"),
    [
        ("drone", "ASSAULT-drone", "PROTEST"),
        ("FIREARMS", "ASSAULT-firearms", "AID"),
        ("hunger strike", "PROTEST", "AID"),
    ],
)
def test_the_codebook_can_be_searched(desk: TestClient, words: str, there: str, gone: str) -> None:
    """Entries are found by code, plain word, definition or example; others are left out."""
    found = anchors(desk.get("/codebook", params={"q": words}).text)
    assert there in found
    assert gone not in found


def test_a_search_without_an_answer_says_so(desk: TestClient) -> None:
    """What is typed is shown as text, and the way back is there."""
    page = desk.get("/codebook", params={"q": "<script>alert(1)</script>"})
    assert page.status_code == 200
    assert "No entry holds all of these words" in page.text
    assert "<script>alert" not in page.text


def test_every_format_can_be_told_and_had(desk: TestClient) -> None:
    """No format is without words on what it can say, and each download holds the incidents of the filters."""
    assert set(ABILITIES) == set(FORMATS)
    page = desk.get("/data?type=ASSAULT").text
    links = [unescape(link) for link in re.findall(r'href="(/data/incidents\.[^"]+)"', page)]
    assert {link.partition("?")[0] for link in links} == {f"/data/incidents.{name}" for name in FORMATS}
    for link in links:
        answer = desk.get(link)
        assert answer.status_code == 200, link
        assert "attachment" in answer.headers["content-disposition"]
        assert answer.content


def test_columns_that_are_told_are_those_of_the_file(desk: TestClient) -> None:
    """The header of each table with a header is what the page says of it."""
    for name, ability in ABILITIES.items():
        if not ability.columns or name in ("parquet", "geojson", "gdelt", "gdelt-mentions"):
            continue
        separator = "\t" if FORMATS[name].ending == "tsv" else ","
        text = desk.get(f"/data/incidents.{name}").text
        assert next(csv.reader(io.StringIO(text, newline=""), delimiter=separator)) == list(ability.columns), name


@pytest.mark.parametrize("question", ["", "?type=ASSAULT&sort=killed"])
def test_downloads_of_the_list_have_the_columns_that_are_told(desk: TestClient, question: str) -> None:
    """The list's table and points are those of this page, and its JSON has the same names in the same order."""
    for ending in ("csv", "geojson"):
        assert desk.get(f"/incidents.{ending}{question}").text == desk.get(f"/data/incidents.{ending}{question}").text
    points = desk.get(f"/incidents.geojson{question}").json()["features"]
    listed = desk.get(f"/incidents.json{question}").json()
    assert listed == [one["properties"] for one in points]
    assert tuple(listed[0]) == ABILITIES["csv"].columns


def test_downloads_hold_what_the_filters_choose(desk: TestClient, store: Store) -> None:
    """Lines, table and Parquet tell the same incidents, under the list's own conditions and in its order."""
    with store.reading() as records:
        wanted = {one.id: one for one in records.incidents.current(IncidentSelection(types=("ASSAULT",)))}
        order = [one.incident_id for one in records.incidents.page(order="killed", limit=NUMBER).entries]
    assert 0 < len(wanted) < NUMBER
    question = "type=ASSAULT&sort=killed"
    lines = desk.get(f"/data/incidents.jsonl?{question}").text.splitlines()
    told = [record_from(Incident, json.loads(line)) for line in lines]
    assert {one.id: one for one in told} == wanted
    assert [one.id for one in told] == [one for one in order if one in wanted]
    table = parquet.read_table(io.BytesIO(desk.get(f"/data/incidents.parquet?{question}").content))
    assert table.column("incident_id").to_pylist() == [one.id for one in told]
    assert [json.loads(one)["id"] for one in table.column("record").to_pylist()] == [one.id for one in told]


@pytest.mark.parametrize("address", ["/data?from=never", "/data/incidents.csv?killed=many"])
def test_a_question_that_makes_no_sense_is_refused(desk: TestClient, address: str) -> None:
    """A file under filters that were not understood would hold something else than was asked."""
    assert desk.get(address).status_code == 400


@pytest.mark.parametrize("address", ["/data/incidents.xml", "/data/releases/none/README.md"])
def test_what_is_not_there_is_told(desk: TestClient, address: str) -> None:
    """Neither an unknown format nor an unknown release is a fault of ours."""
    assert desk.get(address).status_code == 404


@pytest.fixture
def released(filled: Path, tmp_path: Path) -> tuple[TestClient, MadeRelease]:
    """A desk over a store with a release beside it."""
    place = Path(shutil.copy(filled, tmp_path / "store.sqlite"))
    with open_store(place) as store:
        terms = Terms(
            title="Told <b>bold</b>",
            version="1.0",
            creators=("A & B",),
            licence=licence_of("CC0-1.0"),
            date="2025-01-01",
        )
        made = make_release(store, terms, selection=IncidentSelection(), folder=store.releases, archives=(".zip",))
        yield TestClient(build_desk(store), base_url="http://localhost", raise_server_exceptions=False), made


def test_releases_are_shown_with_checksums_and_citation(released: tuple[TestClient, MadeRelease]) -> None:
    """Every file of a release is named with its checksum and can be had, the archive too; titles stay texts."""
    desk, made = released
    page = desk.get("/data").text
    assert "<b>bold</b>" not in page
    assert made.manifest["citation"] in unescape(page)
    for one in made.manifest["files"]:
        assert one["sha256"] in page
    links = {unescape(link) for link in re.findall(r'href="(/data/releases/[^"]+)"', page)}
    assert len(links) == len(made.manifest["files"]) + 3  # the manifest, the checksums and the archive
    for link in links:
        path = made.folder.joinpath(*link.split("/")[4:])
        told = made.archives[0] if link.endswith(".zip") else path
        assert desk.get(link).content == told.read_bytes(), link


@pytest.mark.parametrize(
    "path", ["../../store.sqlite", "..%2F..%2Fstore.sqlite", "data/secret.txt", "%2Fetc%2Fpasswd", ""]
)
def test_nothing_beside_a_release_can_be_had(released: tuple[TestClient, MadeRelease], path: str) -> None:
    """Only files that the manifest names leave the folder, whatever the address tries."""
    desk, made = released
    (made.folder / "data" / "secret.txt").write_text("mine")
    assert desk.get(f"/data/releases/{made.folder.name}/{path}").status_code in (404, 405)


def test_a_store_without_releases_says_how_one_is_made(desk: TestClient) -> None:
    """The page names the command."""
    assert "dotterel release 1.0" in desk.get("/data").text
