"""Records as plain JSON values: out and in again."""

import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from dotterel.model import DamagedContent, Incident, plain_of, record_from
from tests.factories import told_incident
from tests.strategies import incidents, json_values

LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(suppress_health_check=LARGE, max_examples=40)
@given(incidents())
def test_record_to_json_to_record_is_the_identity(incident: Incident) -> None:
    """Nothing of an incident is lost or changed by writing it as JSON and reading it back."""
    assert record_from(Incident, json.loads(json.dumps(plain_of(incident)))) == incident


@given(json_values())
def test_other_values_are_refused(value: Any) -> None:
    """Whatever is no record is named as such, with no other fault."""
    with pytest.raises(DamagedContent):
        record_from(Incident, value)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("id", 7),
        ("event_ids", "event-1"),
        ("sources", True),
        ("score", "high"),
        ("score", float("nan")),
        ("standing", "rumoured"),
        ("place", ["Tarka"]),
        ("historical", 1),
    ],
)
def test_a_field_of_the_wrong_kind_is_named(field: str, value: Any) -> None:
    """The message leads to the damaged field."""
    with pytest.raises(DamagedContent, match=rf"Incident\.{field}"):
        record_from(Incident, {**plain_of(told_incident()), field: value})


def test_days_have_the_names_of_the_native_record() -> None:
    """An incident's days are called as an event's are."""
    assert set(plain_of(told_incident())["time"]) >= {"from", "to"}
