"""The native record: out and in again."""

import json
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dotterel.model import (
    DamagedContent,
    ResolvedEvent,
    event_from_record,
    from_line,
    read_lines,
    record_of,
    to_line,
)
from tests.factories import resolved_event
from tests.strategies import json_values, resolved_events

# A whole event is much to draw, which hypothesis takes for slowness of the strategy.
LARGE = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(suppress_health_check=LARGE)
@given(resolved_events())
def test_event_to_line_to_event_is_the_identity(event: ResolvedEvent) -> None:
    """Nothing of an event is lost or changed by writing it as a line and reading it back."""
    assert from_line(to_line(event)) == event


@settings(suppress_health_check=LARGE)
@given(resolved_events())
def test_record_to_event_to_record_is_the_identity(event: ResolvedEvent) -> None:
    """A record that was read as JSON comes out of its event again with the same fields in the same order."""
    record = json.loads(to_line(event))
    again = record_of(event_from_record(record))
    assert again == record
    assert json.dumps(again) == json.dumps(record)


@settings(suppress_health_check=LARGE, max_examples=20)
@given(st.lists(resolved_events(), max_size=2))
def test_events_survive_a_file(tmp_path_factory: pytest.TempPathFactory, events: list[ResolvedEvent]) -> None:
    """Odd line ends within texts do not split a record when a file is read line by line."""
    path: Path = tmp_path_factory.mktemp("lines") / "events.jsonl"
    path.write_text("".join(to_line(event) + "\n" for event in events), encoding="utf-8")
    with path.open(encoding="utf-8") as lines:
        assert list(read_lines(lines)) == events


def test_equal_events_give_equal_lines() -> None:
    """Key order is fixed, so that files of records can be compared byte by byte."""
    assert to_line(resolved_event()) == to_line(resolved_event())


def test_every_field_of_an_event_is_in_its_record() -> None:
    """A field added to the event cannot be forgotten in the record."""
    assert set(record_of(resolved_event())) == set(ResolvedEvent.__dataclass_fields__)


@pytest.mark.parametrize("field", sorted(set(record_of(resolved_event())) - {"field_scores", "runners_up", "rules"}))
def test_missing_field_is_named(field: str) -> None:
    """A record without a required field is refused by that field's name, not by a traceback."""
    record = record_of(resolved_event())
    del record[field]
    with pytest.raises(DamagedContent, match=field):
        event_from_record(record)


@pytest.mark.parametrize("field", ["field_scores", "runners_up", "rules"])
def test_fields_added_later_may_be_missing(field: str) -> None:
    """Records without the explaining fields are still read."""
    record = record_of(resolved_event())
    del record[field]
    assert event_from_record(record).id == "event-1"


@given(json_values())
def test_other_json_is_damaged_content(value: Any) -> None:
    """JSON that is no event record has that named outcome."""
    with pytest.raises(DamagedContent):
        from_line(json.dumps(value))


@given(st.text())
def test_other_text_is_damaged_content(text: str) -> None:
    """Text that is no JSON has that named outcome."""
    with pytest.raises(DamagedContent):
        from_line(text)


@given(st.data(), json_values())
def test_one_wrong_value_is_read_or_refused(data: st.DataObject, value: Any) -> None:
    """A record with any one value exchanged for any other is an event or damaged content, never a traceback."""
    record = record_of(resolved_event())
    holder, key = data.draw(st.sampled_from(list(_places_in(record))))
    holder[key] = value
    with suppress(DamagedContent):
        assert isinstance(event_from_record(record), ResolvedEvent)


def test_damaged_line_is_named_by_its_number() -> None:
    """In a file of records, the line that cannot be read is the one that is named; blank lines count."""
    lines = [to_line(resolved_event()), "", "{"]
    events = read_lines(lines)
    assert next(events) == resolved_event()
    with pytest.raises(DamagedContent, match="line 3"):
        next(events)


def _places_in(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every key of every dict and every index of every list in a record, with what holds it."""
    keys = list(value) if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in keys:
        yield value, key
        yield from _places_in(value[key])


@pytest.mark.parametrize("number", ["1e999", "NaN", "1" * 400])
@pytest.mark.parametrize("field", ["score", "intensity"])
def test_numbers_out_of_range_are_named_faults(field: str, number: str) -> None:
    """A record with a number that no event can have is refused, not read or crashed upon."""
    record = record_of(resolved_event())
    line = json.dumps(record).replace(f'"{field}": {json.dumps(record[field])}', f'"{field}": {number}')
    with pytest.raises(DamagedContent):
        from_line(line)
