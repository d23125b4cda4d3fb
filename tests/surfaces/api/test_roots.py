"""Where the API begins, however its address is written; and HEAD, which answers as GET does, without the body."""

from collections.abc import Iterator
from itertools import repeat

import pytest
from starlette.testclient import TestClient

from dotterel.store import Store
from dotterel.surfaces.api import build_api, incident_resources
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.built import STATIC

BUILT = (STATIC / "built.json").is_file()
PATHS = ("v1", "v1/incidents?limit=1", "v1/events?limit=1", "v1/totals/facets", "v1/openapi.json", "v1/codebook")


@pytest.mark.skipif(not BUILT, reason="the desk's files are not built")
@pytest.mark.parametrize("path", ["/api", "/api/", "/api/v1", "/api/v1/"])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_the_root_is_found_with_and_without_its_version(store: Store, path: str, method: str) -> None:
    """All of them answer with, or lead to, what tells what is here."""
    desk = TestClient(build_desk(store, api=build_api(store)), base_url="http://localhost")
    answer = desk.request(method, path)
    assert (answer.status_code, answer.url.path) == (200, "/api/v1")
    assert method == "HEAD" or answer.json()["openapi"] == "/api/v1/openapi.json"


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(api: TestClient, path: str) -> None:
    """Status and headers are the same, the length and the tag among them; and what is held already is told so."""
    got, asked = api.get(f"/api/{path}"), api.head(f"/api/{path}")
    assert (asked.status_code, asked.headers, asked.content) == (200, got.headers, b"")
    if "etag" in got.headers:
        assert api.head(f"/api/{path}", headers={"If-None-Match": got.headers["etag"]}).status_code == 304


@pytest.mark.parametrize(("path", "status"), [("incidents/none", 404), ("incidents?sort=colour", 400), ("code", 405)])
def test_head_is_refused_as_get_is(api: TestClient, path: str, status: int) -> None:
    """What is not there or cannot be read is none for HEAD either, and no text is coded by it."""
    answer = api.head(f"/api/v1/{path}")
    assert (answer.status_code, answer.headers["content-type"]) == (status, "application/problem+json")
    assert answer.content == b""


def test_head_of_a_file_makes_none(api: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that has no end is answered all the same: nothing of it is needed but its headers."""

    def endless(*_: object) -> Iterator[bytes]:
        return repeat(b"piece\n")

    monkeypatch.setattr(incident_resources, "incident_file", endless)
    answer = api.head("/api/v1/incidents?format=csv")
    assert (answer.status_code, answer.content) == (200, b"")
    assert "incidents.csv" in answer.headers["content-disposition"]
