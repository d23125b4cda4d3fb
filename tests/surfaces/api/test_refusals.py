"""What goes wrong is a problem with a name; what is hostile is refused; what is known is not sent again."""

import pytest
from starlette.testclient import TestClient

from dotterel.model import StoreBusy, StoreDamaged
from dotterel.store import Store, open_store
from dotterel.surfaces.api import build_api
from dotterel.surfaces.api.coding_resource import MOST_BYTES
from tests.surfaces.desk.invented import fill
from tests.surfaces.story import CLASH, assemble_story

V1 = "/api/v1"


def told(answer: object, status: int) -> dict[str, object]:
    """The problem of an answer."""
    assert answer.status_code == status, answer.text  # type: ignore[attr-defined]
    assert answer.headers["content-type"] == "application/problem+json"  # type: ignore[attr-defined]
    problem: dict[str, object] = answer.json()  # type: ignore[attr-defined]
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"]
    return problem


@pytest.mark.parametrize(
    "question",
    [
        "unknown=1",
        "sort=colour",
        "dir=up",
        "from=yesterday",
        "from=2024-05-01&to=2024-01-01",
        "box=1,2,3",
        "box=0,50,10,20",
        "box=nan,0,1,1",
        "killed=-1",
        "killed=many",
        "score=2",
        "contradicted=perhaps",
        "after=here",
        "after=99999999999999999999~2024",
        "sort=priority&after=1~nan",
        "sort=killed&after=1~99999999999999999999",
        "limit=0",
        "limit=1000000",
        "limit=%D9%A1",
        "format=xml",
        "format=csv&limit=3",
        "q=a%00b",
        "country=%00",
        f"q={'a' * 400}",
        "sort=time&sort=killed",
        "&".join("type=A" for _ in range(150)),
    ],
)
def test_a_bad_question_is_named(api: TestClient, question: str) -> None:
    """What cannot be read is refused with the parameter's name, never passed over and never a fault of ours."""
    told(api.get(f"{V1}/incidents?{question}"), 400)


@pytest.mark.parametrize(
    "path",
    [
        "nothing",
        "incidents/incident-none",
        "incidents/incident-none/versions",
        "incidents/incident-none/links",
        "incidents/%00",
        "incidents/..%2f..%2fetc%2fpasswd",
        "events/event-none",
        "events/event",
        "events/%00/versions",
        "events/none/links",
        "documents/none",
        "documents/none/versions",
        "runs/1",
        "runs/none/outcomes",
        "incidents/'%20OR%201=1",
    ],
)
def test_what_is_not_there_is_not_found(api: TestClient, path: str) -> None:
    """Unknown routes and records are problems with 404; the beginning of an identifier names none."""
    told(api.get(f"{V1}/{path}"), 404)


@pytest.mark.parametrize(
    "path", ["totals/timeline?unit=hour", "totals/clusters?cell=0", "totals/clusters?cell=nan", "totals/dyads?limit=0"]
)
def test_totals_refuse_what_they_do_not_know(api: TestClient, path: str) -> None:
    """Totals take the units and bounds that they describe, and no others."""
    told(api.get(f"{V1}/{path}"), 400)


@pytest.mark.parametrize("path", ["actors", "actors?name=Pentagon&date=soon", "documents?after=x", "runs?limit=1"])
def test_further_lists_refuse_too(api: TestClient, path: str) -> None:
    """Every list checks what it is asked."""
    told(api.get(f"{V1}/{path}"), 400)


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
@pytest.mark.parametrize("path", ["incidents", "events", "incidents/incident-1"])
def test_nothing_is_written(api: TestClient, method: str, path: str) -> None:
    """No method that writes is known, and the answer says which are."""
    answer = api.request(method, f"{V1}/{path}")
    told(answer, 405)
    assert answer.headers["allow"] == "GET, HEAD"


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        (b"{", "application/json", 422),
        (b"[]", "application/json", 422),
        (b"{}", "application/json", 422),
        (b'{"text": "a", "html": "b"}', "application/json", 422),
        (b'{"text": 3}', "application/json", 422),
        (b'{"text": "a", "more": 1}', "application/json", 422),
        (b'{"text": "\\ud800"}', "application/json", 422),
        (b'{"text": " "}', "application/json", 422),
        (b'{"text": "\\u0000"}', "application/json", 422),
        (b'{"text": "Police arrested 31 people.", "published": "soon"}', "application/json", 422),
        (b'{"text": "Police arrested 31 people.", "published": "2024-99-99"}', "application/json", 422),
        (b"[" * 50_000, "application/json", 422),
        (b"\xff\xfe", "application/json", 422),
        (b'{"text": "a"}', "text/plain", 415),
        (b"text=a", "application/x-www-form-urlencoded", 415),
        (b'{"text": "' + b"a" * MOST_BYTES + b'"}', "application/json", 413),
    ],
)
def test_a_body_that_cannot_be_coded_is_refused(api: TestClient, body: bytes, kind: str, status: int) -> None:
    """What is sent is read strictly, no further than the limit, and only where other sites' forms cannot send it."""
    told(api.post(f"{V1}/code", content=body, headers={"Content-Type": kind}), status)


def test_a_store_in_trouble_is_a_problem(api: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A store that cannot be read now is 503, with when to come again where that helps."""

    def busy() -> object:
        raise StoreBusy("the store is locked", "Try again.")

    monkeypatch.setattr(store, "reading", busy)
    answer = api.get(f"{V1}/incidents")
    assert told(answer, 503)["error"] == "StoreBusy"
    assert answer.headers["retry-after"]

    def damaged() -> object:
        raise StoreDamaged("a page cannot be read")

    monkeypatch.setattr(store, "reading", damaged)
    assert "retry-after" not in api.get(f"{V1}/documents").headers


def test_a_fault_of_ours_tells_nothing(api: TestClient, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the program's inside stands in the answer to a fault that nobody foresaw."""

    def broken() -> object:
        raise RuntimeError("secret")

    monkeypatch.setattr(store, "reading", broken)
    assert "secret" not in str(told(api.get(f"{V1}/incidents"), 500))


@pytest.mark.parametrize("path", ["incidents", "incidents?format=csv", "totals/facets", "documents", ""])
def test_what_is_known_is_not_sent_again(api: TestClient, path: str) -> None:
    """The same tag gives 304 without a body, among others and packed too; another tag gives all."""
    address = f"{V1}/{path}".rstrip("/")
    tag = api.get(address).headers["etag"]
    for held in (tag, f'"other", {tag}', "*"):
        answer = api.get(address, headers={"If-None-Match": held})
        assert answer.status_code == 304
        assert answer.content == b""
        assert answer.headers["etag"] == tag
    assert api.get(address, headers={"If-None-Match": '"other"'}).status_code == 200


def test_tags_follow_the_store(tmp_path: object) -> None:
    """An answer that has changed has another tag, files too."""
    with open_store(tmp_path / "store.sqlite", create=True) as store:  # type: ignore[operator]
        api = TestClient(build_api(store, assemble=assemble_story))
        addresses = ("/v1/incidents", "/v1/incidents?format=jsonl", "/v1/documents", "/v1/totals/facets")
        before = [api.get(address).headers["etag"] for address in addresses]
        fill(store, 3)
        after = [api.get(address).headers["etag"] for address in addresses]
    assert not set(before) & set(after)


def test_other_sites_may_not_read(api: TestClient) -> None:
    """There are no CORS headers, so a page of another site gets nothing."""
    answer = api.get(f"{V1}/incidents", headers={"Origin": "https://elsewhere.example"})
    assert not [name for name in answer.headers if name.startswith("access-control")]
    told(api.options(f"{V1}/code", headers={"Origin": "https://elsewhere.example"}), 405)


def test_a_table_holds_no_formulas(api: TestClient) -> None:
    """CSV is that of the exports, whose cells no spreadsheet runs."""
    lines = api.get(f"{V1}/incidents?format=csv").text.splitlines()
    assert not [line for line in lines if line.startswith(("=", "+", "@"))]


def test_coded_texts_are_not_kept(api: TestClient, store: Store) -> None:
    """A text that was coded is in no list afterwards."""
    document = api.post(f"{V1}/code", json={"text": CLASH}).json()["document"]["id"]
    told(api.get(f"{V1}/documents/{document}"), 404)
