"""Corrections of single fields."""

import json
from typing import Any

import pytest

from dotterel.model import NoSuchValue, ReviewError, event_from_record, record_of
from dotterel.review import CORRECTABLE, corrected, field_json
from tests.factories import resolved_event


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("date", {"from": "2023-05-40", "to": "2023-05-18"}, "no day"),
        ("date", {"from": "2023-05-04", "to": "2023-02-29"}, "no day"),
        ("date", {"from": "2023-W05-1"}, "no day"),
        ("date", {"from": "20230504"}, "no day"),
        ("date", {"from": 2023}, "no day"),
        ("place", {"name": "Lumo", "country": "XYZ"}, "no country"),
        ("place", {"name": "Lumo", "country": "UNO"}, "no country"),
        ("place", {"name": "Lumo", "country": "mli"}, "no country"),
        ("place", {"name": "Lumo", "country": ["MLI"]}, "no country"),
        ("place", {"name": "Lumo", "latitude": 91, "longitude": 5}, "no point"),
        ("actors", [{"name": "Army", "country": "XYZ", "sectors": ["MIL"]}], "no country"),
        ("recipients", [{"name": "Army", "country": "XYZ"}], "no country"),
        ("claim", {"status": "claimed", "source": {"name": "Army", "country": "XYZ"}}, "no country"),
        ("claim", {"status": "claimed", "further_sources": [{"name": "Army", "country": "XYZ"}]}, "no country"),
    ],
)
def test_what_there_is_not_is_refused(field: str, value: Any, words: str) -> None:
    """A day of no calendar, a country without a code and a point off the earth are named, and nothing is changed."""
    with pytest.raises(NoSuchValue, match=words):
        corrected(resolved_event(), field, json.dumps(value))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("actors", [{"name": "Peacekeepers", "country": "UNO", "sectors": ["MIL"]}]),
        ("recipients", [{"name": "Police of Kosovo", "country": "KOS", "sectors": ["COP"]}]),
        ("place", {"name": "Hong Kong", "country": "HKG"}),
        ("place", {"name": "Lumo", "country": None, "latitude": -90.0, "longitude": 180.0}),
        ("date", {"from": None, "to": "2024-02-29"}),
    ],
)
def test_what_there_is_is_taken(field: str, value: Any) -> None:
    """International bodies stand in a party's country; a leap day is a day; an end may be open."""
    assert corrected(resolved_event(), field, json.dumps(value)).rules[-1] == f"reviewer:{field}"


@pytest.mark.parametrize("field", CORRECTABLE)
def test_every_field_can_be_given_what_it_has(field: str) -> None:
    """What a decision holds as `before` can be given back as it is, and is then sure and marked."""
    event = resolved_event()
    same = corrected(event, field, field_json(event, field))
    assert same.rules[-1] == f"reviewer:{field}"
    assert event_from_record(record_of(same)) == same


@pytest.mark.parametrize(
    ("field", "value", "shown"),
    [
        ("actors", [{"country": "MLI", "sectors": ["MIL"], "name": "Malian army"}], "MLI"),
        ("recipients", [], None),
        ("place", {"name": "Lumo", "country": "NER", "precision": "country"}, "NER"),
        ("place", None, None),
    ],
)
def test_facts_alone_are_enough(field: str, value: Any, shown: str | None) -> None:
    """A reviewer gives what is known; the rest of the record is filled in and the value is sure."""
    found = getattr(corrected(resolved_event(), field, json.dumps(value)), field)
    if isinstance(found, tuple):
        assert [(one.country, one.score, one.rule) for one in found] == ([(shown, 1.0, "reviewer")] if shown else [])
    else:
        assert (found and found.country) == shown


def test_days_and_numbers_are_taken() -> None:
    """Days and tolls are corrected as ranges, an end that is not known being null."""
    event = corrected(resolved_event(), "date", '{"from": "2024-03-01", "to": "2024-03-02", "precision": "range"}')
    event = corrected(event, "killed", '{"low": 4, "high": null}')
    assert event.date
    assert (event.date.first, event.date.last) == ("2024-03-01", "2024-03-02")
    assert event.killed
    assert (event.killed.low, event.killed.high) == (4, None)


def test_another_type_takes_its_quad_and_loses_foreign_modes() -> None:
    """What follows from the type follows the correction."""
    event = corrected(resolved_event(), "type", '"PROTEST"')
    assert (event.type, event.modes) == ("PROTEST", ())
    assert event.intensity != resolved_event().intensity


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("trigger", '"shot"'),
        ("type", '"MASSACRE"'),
        ("modes", '["strike"]'),
        ("contexts", '["weather"]'),
        ("contexts", '"military"'),
        ("modality", '"rumoured"'),
        ("historical", '"yes"'),
        ("actors", '{"country": "MLI"}'),
        ("actors", '["MLI"]'),
        ("claim", '{"status": "true"}'),
        ("place", '{"precision": "street"}'),
        ("date", '{"from": "2024-03-02", "to": "2024-03-01"}'),
        ("killed", '{"low": 5, "high": 3}'),
        ("killed", '{"low": -1}'),
        ("killed", '{"low": "many"}'),
        ("killed", "{}"),
        ("killed", "7"),
        ("killed", "not JSON"),
    ],
)
def test_what_cannot_be_is_refused(field: str, value: str) -> None:
    """A correction that would damage the record is refused by name, and nothing is changed."""
    with pytest.raises(ReviewError):
        corrected(resolved_event(), field, value)
