"""What else can be asked: the codebook, releases, places."""

import pytest
from starlette.testclient import TestClient

from dotterel.codebook import load_codebook
from dotterel.store import IncidentSelection, Store
from dotterel.surfaces.release import MadeRelease, Terms, licence_of, make_release, releases_in

V1 = "/api/v1"


@pytest.fixture
def made(store: Store) -> MadeRelease:
    """A release beside the store, made once."""
    terms = Terms(title="Told", version="1", creators=("A",), licence=licence_of("CC0-1.0"), date="2025-01-01")
    if not (store.releases / terms.name).exists():
        make_release(store, terms, selection=IncidentSelection(), folder=store.releases)
    (found,) = releases_in(store.releases)
    return found


def test_the_codebook_is_told_whole(api: TestClient) -> None:
    """Every type with its modes, every rule; and it is not sent again while it stays the same."""
    answer = api.get(f"{V1}/codebook")
    told = answer.json()
    book = load_codebook()
    assert told["id"] == book.id
    assert {one["code"]: [mode["code"] for mode in one["modes"]] for one in told["types"]} == {
        one.code: list(one.mode_codes) for one in book.types
    }
    assert [one["id"] for one in told["rules"]] == [rule.id for rule in book.rules]
    assert api.get(f"{V1}/codebook", headers={"If-None-Match": answer.headers["etag"]}).status_code == 304


def test_releases_are_told_with_their_citation(api: TestClient, made: MadeRelease) -> None:
    """The list says what to cite; one release is its manifest; another name is none."""
    (told,) = api.get(f"{V1}/releases").json()["items"]
    assert told["citation"] == made.manifest["citation"]
    assert api.get(f"{V1}/releases/{told['name']}").json() == made.manifest
    assert api.get(f"{V1}/releases/other").status_code == 404
    assert api.get(f"{V1}/releases/..%2F..").status_code == 404


def test_places_are_found_by_name(api: TestClient) -> None:
    """A name gives its places with coordinates; a country narrows them; no name is a fault."""
    told = api.get(f"{V1}/places?name=Bamako").json()
    assert {one["country"] for one in told["items"]} >= {"MLI"}
    assert all(isinstance(one["latitude"], float) and one["quality"] for one in told["items"])
    assert api.get(f"{V1}/places?name=Bamako&country=FRA").json()["items"] == []
    assert api.get(f"{V1}/places?name=%20").status_code == 400
    assert api.get(f"{V1}/places?name=Qxzzyq").json() == {"items": [], "more": 0}
