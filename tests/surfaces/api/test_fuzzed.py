"""The API asked at random: every operation of its own description, as it allows and as it does not.

Nothing fails, and every answer is one that the description names, with the content that it describes.
"""

import time
from pathlib import Path
from typing import Any

import pytest

schemathesis = pytest.importorskip("schemathesis")

from hypothesis import HealthCheck, Phase, given, settings  # noqa: E402
from hypothesis.errors import Unsatisfiable  # noqa: E402
from schemathesis.checks import not_a_server_error  # noqa: E402
from schemathesis.specs.openapi.checks import (  # noqa: E402
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dotterel.store import IncidentSelection, Store, open_store  # noqa: E402
from dotterel.surfaces.api import build_api  # noqa: E402
from dotterel.surfaces.release import Terms, licence_of, make_release  # noqa: E402
from tests.surfaces.desk.invented import fill  # noqa: E402
from tests.surfaces.story import assemble_story  # noqa: E402

CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
EXAMPLES = 12
"""Questions to each operation."""
SECONDS = 20
"""After this time each further operation is asked once only, so that a slow machine does not take minutes."""
NAMES = ("document_id", "event_id", "incident_id", "run", "name")


@pytest.fixture(scope="module")
def opened(tmp_path_factory: pytest.TempPathFactory) -> Any:
    """A store with a release beside it."""
    path: Path = tmp_path_factory.mktemp("fuzzed") / "store.sqlite"
    with open_store(path, create=True) as store:
        fill(store, 12)
        terms = Terms(title="Fuzzed", version="1", creators=("A",), licence=licence_of("CC0-1.0"), date="2025-01-01")
        make_release(store, terms, selection=IncidentSelection(), folder=store.releases)
        yield store


@pytest.fixture(scope="module")
def described(opened: Store) -> Any:
    """The API's description of itself, tied to the API."""
    return schemathesis.openapi.from_asgi("/v1/openapi.json", build_api(opened, assemble=assemble_story))


@pytest.mark.parametrize("mode", list(schemathesis.GenerationMode), ids=lambda mode: mode.value)
def test_every_question_has_an_answer_that_is_described(described: Any, mode: Any) -> None:
    """Whatever is asked, within the description or against it, the answer is none of a fault and as described."""
    end = time.monotonic() + SECONDS
    asked: dict[str, int] = {}
    faults: list[str] = []
    for found in described.get_all_operations():
        operation = found.ok()

        @settings(
            max_examples=EXAMPLES if time.monotonic() < end else 1,
            deadline=None,
            derandomize=True,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(case=operation.as_strategy(generation_mode=mode))
        def ask(case: Any) -> None:
            case.call_and_validate(checks=CHECKS)
            asked[case.operation.label] = asked.get(case.operation.label, 0) + 1

        try:
            ask()
        except Unsatisfiable:  # an operation without any parameter cannot be asked against its description
            continue
        except (schemathesis.checks.FailureGroup, schemathesis.checks.Failure) as fault:
            faults.append(f"{operation.label}: {fault}\n" + "\n".join(map(str, getattr(fault, "exceptions", ()))))
    assert faults == []
    assert mode is not schemathesis.GenerationMode.POSITIVE or len(asked) == len(list(described.get_all_operations()))


def test_records_that_are_there_are_answered_as_described(described: Any, opened: Store) -> None:
    """Random names meet no record, so each operation on one record is asked for one that is there, and answers it."""
    with opened.reading() as records:
        incident = next(one for one in records.incidents.current() if len(one.event_ids) > 1)
        names = {
            "incident_id": incident.id,
            "event_id": incident.event_ids[0],
            "document_id": incident.reports[0].document_id,
            "name": "fuzzed-1",
        }
    asked = 0
    for found in described.get_all_operations():
        operation = found.ok()
        wanted = [one for one in NAMES if f"{{{one}}}" in operation.path]
        if operation.method != "get" or not wanted or wanted == ["run"]:
            continue
        answer = operation.Case(path_parameters={one: names[one] for one in wanted}).call_and_validate(checks=CHECKS)
        assert answer.status_code == 200, operation.path
        asked += 1
    assert asked == 9
