"""Native records as lines."""

import io

from dotterel.model import read_lines, to_line
from dotterel.surfaces.export.jsonl import JsonlWriter
from tests.factories import resolved_event
from tests.surfaces.snapshots import same_as_golden


def written(*events: object) -> str:
    """What a writer makes of the events of one document."""
    stream = io.StringIO()
    writer = JsonlWriter(to_line)
    writer.open(stream)
    writer.write(list(events))  # type: ignore[arg-type]
    writer.close()
    return stream.getvalue()


def test_lines_are_as_recorded() -> None:
    """A change of the native format is seen before users' programs see it."""
    assert same_as_golden(
        "events.jsonl", written(resolved_event(), resolved_event(id="event-2", place=None, date=None))
    )


def test_lines_are_read_back_as_the_same_events() -> None:
    """What is exported is the whole record."""
    event = resolved_event()
    assert list(read_lines(written(event).splitlines())) == [event]


def test_nothing_is_written_around_the_lines() -> None:
    """Files can be joined by `cat`."""
    assert written() == ""
