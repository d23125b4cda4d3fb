"""The flat table."""

import csv
import io
from dataclasses import replace

import pytest

from dotterel.model import Claim
from dotterel.surfaces.export import EVENT_FIELDS
from dotterel.surfaces.export.csv import CsvWriter, safe_cell
from tests.factories import actor, resolved_event
from tests.surfaces.snapshots import same_as_golden


def written(*events: object) -> str:
    """What a writer makes of the events of one document."""
    stream = io.StringIO(newline="")
    writer = CsvWriter(EVENT_FIELDS)
    writer.open(stream)
    writer.write(list(events))  # type: ignore[arg-type]
    writer.close()
    return stream.getvalue()


def rows(text: str) -> list[dict[str, str]]:
    """The table as a spreadsheet reads it."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_rows_are_as_recorded() -> None:
    """A change of the columns is seen before users' spreadsheets see it."""
    told_less = resolved_event(id="event-2", place=None, date=None, killed=None, recipients=(), claim=Claim())
    assert same_as_golden("events.csv", written(resolved_event(), told_less))


def test_members_of_a_list_keep_their_places() -> None:
    """The second country belongs to the second actor even where the first has none."""
    [row] = rows(written(resolved_event(actors=(actor(country=None), actor("police", country="NER")))))
    assert row["actors"] == "Gunmen; police"
    assert row["actor_countries"] == "; NER"


def test_unknown_is_an_empty_cell() -> None:
    """No zero, no word and no lone separator stands where nothing is known."""
    [row] = rows(written(resolved_event(place=None, killed=None, actors=(actor(country=None), actor(country=None)))))
    assert row["latitude"] == row["place_precision"] == row["killed_low"] == row["actor_countries"] == ""


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_formula_is_defused(text: str) -> None:
    """A title written to be run by a spreadsheet is text there."""
    event = resolved_event()
    [row] = rows(written(replace(event, document=replace(event.document, title=text))))
    assert row["title"] == f"'{text}"


def test_a_number_stays_a_number() -> None:
    """Negative intensities and coordinates can be reckoned with."""
    assert safe_cell(-9.5) == -9.5
    [row] = rows(written(resolved_event()))
    assert row["intensity"] == "-9.0"
