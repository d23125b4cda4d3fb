"""The examples of the API's description of itself: every answer has one, and each is as its schema says."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from dotterel.model import Decision, Incident, document_from_record, event_from_record, record_from
from dotterel.store import open_store
from dotterel.surfaces.api import build_api

jsonschema_rs = pytest.importorskip("jsonschema_rs")

PROBLEM = "application/problem+json"


@pytest.fixture(scope="module")
def description(filled: Path) -> dict[str, Any]:
    """The OpenAPI document."""
    with open_store(filled) as store:
        found: dict[str, Any] = TestClient(build_api(store)).get("/v1/openapi.json").json()
    return found


def contents(description: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Where each content in JSON of a response stands, its media type, and what is told of it."""
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            for status, response in operation["responses"].items():
                for media, told in response.get("content", {}).items():
                    if media in ("application/json", PROBLEM):
                        yield f"{method} {path} {status}", media, told


def example(description: dict[str, Any], path: str, method: str = "get", status: str = "200") -> Any:
    """The example of an answer."""
    return description["paths"][path][method]["responses"][status]["content"]["application/json"]["example"]


def test_every_answer_has_an_example_that_is_valid(description: dict[str, Any]) -> None:
    """Each example is valid under the schema beside it, and that of a problem tells the status that it stands at."""
    schemas = {"components": description["components"]}
    faults = []
    for where, media, told in contents(description):
        if "example" not in told:
            faults.append(f"{where}: none")
            continue
        found = jsonschema_rs.validator_for({**schemas, **told["schema"]}).iter_errors(told["example"])
        faults += [f"{where}: {fault.message}" for fault in found]
        if media == PROBLEM and not where.endswith(f" {told['example']['status']}"):
            faults.append(f"{where}: has another status")
    assert faults == []


def test_every_name_in_a_path_has_an_example(description: dict[str, Any]) -> None:
    """Identifiers are those of the examples of answers, so that the two can be read together."""
    named: dict[str, Any] = {}
    for operations in description["paths"].values():
        for operation in operations.values():
            for one in operation.get("parameters", ()):
                if one["in"] == "path":
                    (named[one["name"]],) = one["schema"].get("examples", [one.get("example")])
    assert all(named.values()), named
    for name, kind in (("incident_id", "incidents"), ("event_id", "events"), ("document_id", "documents")):
        assert example(description, f"/v1/{kind}/{{{name}}}")["id"] == named[name]
    assert str(example(description, "/v1/runs/{run}")["number"]) == named["run"]
    assert example(description, "/v1/double-reviews/{review_id}")["review"]["id"] == named["review_id"]
    assert example(description, "/v1/releases/{name}")["name"] == named["name"]
    assert example(description, "/v1/places/{country}")["subject"]["country"] == named["country"]


def test_examples_of_records_are_native(description: dict[str, Any]) -> None:
    """They are read back as records are, and the words that they point at stand in the text."""
    assert record_from(Incident, example(description, "/v1/incidents/{incident_id}")).event_ids
    assert record_from(Decision, example(description, "/v1/decisions", "post", "201")).act == "correct"
    coded = example(description, "/v1/code", "post")
    for document, event in (
        (coded["document"], coded["events"][0]),
        (example(description, "/v1/documents/{document_id}"), example(description, "/v1/events/{event_id}")),
    ):
        text, trigger = document_from_record(document).text, event_from_record(event).trigger
        assert text[trigger.start : trigger.end] == trigger.text


def test_examples_have_what_answers_have(description: dict[str, Any], api: TestClient) -> None:
    """Each example of what can be asked of any store has the very fields of the store's own answer."""
    for path in ("incidents", "documents", "events", "decisions"):
        shown, told = example(description, f"/v1/{path}"), api.get(f"/v1/{path}?limit=1").json()
        assert (set(shown), set(shown["items"][0])) == (set(told), set(told["items"][0])), path
    for path in ("facets", "coverage", "timeline", "clusters"):
        assert set(example(description, f"/v1/totals/{path}")) == set(api.get(f"/v1/totals/{path}").json()), path
    for path in ("dyads", "places"):
        (shown, *_), (told, *_) = example(description, f"/v1/totals/{path}"), api.get(f"/v1/totals/{path}").json()
        assert set(shown) == set(told), path
    for path in ("", "/brief"):
        assert set(example(description, f"/v1/places/{{country}}{path}")) == set(
            api.get(f"/v1/places/SDN{path}").json()
        )
    for path, question in (("actors", "name=Pentagon"), ("places", "name=Agadez")):
        shown, told = example(description, f"/v1/{path}"), api.get(f"/v1/{path}?{question}").json()
        assert (set(shown), set(shown["items"][0])) == (set(told), set(told["items"][0])), path
    assert set(example(description, "/v1/codebook")) == set(api.get("/v1/codebook").json())
    assert set(example(description, "/v1")) == set(api.get("/v1").json())
