"""All formats: what is recorded, what a usual reader makes of it, and that any event at all survives."""

import csv
import io
import json
import re
from collections import Counter
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dotterel.model import ResolvedEvent, from_line, to_line
from dotterel.surfaces.export import EVENT_FIELDS, FORMATS, open_target, writer_for
from dotterel.surfaces.export.cells import plain_cell, safe_cell
from dotterel.surfaces.export.csv import cell_of
from dotterel.surfaces.export.fields import columns_of
from dotterel.surfaces.export.geojson import GeojsonWriter
from dotterel.surfaces.export.happenings import happenings_of
from dotterel.surfaces.export.standing import reason_against
from tests.strategies import resolved_events
from tests.surfaces.export.columns import HEADERS, HEADLESS
from tests.surfaces.export.occurrences import TOLD, written, written_with_losses
from tests.surfaces.snapshots import same_as_golden

TABLES = sorted(HEADERS)
TEXTS = [name for name in FORMATS if name != "parquet"]
COLUMNS = columns_of(EVENT_FIELDS)
FEATURES = GeojsonWriter(EVENT_FIELDS, id_of=lambda one: one.id, place_of=lambda one: one.place)
MANY = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
EVENTS = st.lists(resolved_events(), max_size=3)


def rows(name: str, text: str) -> list[dict[str, str]]:
    """A table as the csv module reads it with its usual settings."""
    columns, _ = HEADERS[name]
    delimiter = "," if FORMATS[name].ending == "csv" else "\t"
    read = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    if name not in HEADLESS:
        assert tuple(read.pop(0)) == columns
    return [dict(zip(columns, cells, strict=True)) for cells in read]


@pytest.mark.parametrize("name", TEXTS)
def test_a_handful_is_written_as_recorded(name: str) -> None:
    """A change of any format is seen before users' programs see it."""
    assert same_as_golden(f"told.{name}.{FORMATS[name].ending}", written(name, *TOLD))


@pytest.mark.parametrize("name", TABLES)
def test_columns_are_those_of_the_data_set(name: str) -> None:
    """Programs that read the data set's own files find every column, by its name and in its place."""
    columns, number = HEADERS[name]
    assert len(columns) == len(set(columns)) == number
    assert rows(name, written(name, *TOLD))


@pytest.mark.parametrize("name", TABLES)
def test_a_table_opens_in_arrow(name: str) -> None:
    """A second reader, with other habits about quotation marks, finds the same rows."""
    text = written(name, *TOLD)
    columns, _ = HEADERS[name]
    parsed = pyarrow.csv.read_csv(
        io.BytesIO(text.encode()),
        read_options=pyarrow.csv.ReadOptions(column_names=list(columns), skip_rows=0 if name in HEADLESS else 1),
        parse_options=pyarrow.csv.ParseOptions(
            delimiter="," if FORMATS[name].ending == "csv" else "\t", newlines_in_values=True
        ),
        convert_options=pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(columns, pyarrow.string())),
    )
    assert parsed.to_pylist() == rows(name, text)


@pytest.mark.parametrize("name", TABLES)
def test_no_table_has_quotation_marks_that_readers_differ_about(name: str) -> None:
    """Tab-separated tables hold none; in the others they are doubled within quotes."""
    text = written(name, *TOLD)
    assert ('"' in text) == (name in ("acled", "ucdp"))


@MANY
@given(events=EVENTS)
def test_any_table_is_read_back_cell_by_cell(events: list[ResolvedEvent]) -> None:
    """No text of a report adds a row or shifts a column; what is not written is counted, never lost."""
    for name in TABLES:
        text, left_out = written_with_losses(name, *events)
        read = rows(name, text)
        assert sum(left_out.values()) <= len(events)
        assert bool(events) <= (bool(read) or sum(left_out.values()) == len(events))


@MANY
@given(events=EVENTS)
def test_any_happening_survives_a_table(events: list[ResolvedEvent]) -> None:
    """Identifiers, types and numbers come back as they were, but for line ends, marks and formulas."""
    found = happenings_of(events, reason_against=reason_against, left_out=Counter())

    def cell(text: str) -> str:
        return str(plain_cell(text) or "None")

    wanted = [(cell(one.lead.id), cell(one.lead.type), one.lead.intensity) for one in found]
    read = rows("polecat", written("polecat", *events))
    assert [(row["Event ID"], row["Event Type"], float(row["Intensity"])) for row in read] == wanted


@MANY
@given(events=EVENTS)
def test_any_event_survives_the_formats_of_our_own(events: list[ResolvedEvent]) -> None:
    """Spreadsheet cells, hashtagged ones, features and records hold what the event holds."""
    cells = [[safe_cell(cell_of(field.of(event))) for field in EVENT_FIELDS] for event in events]
    wanted = [["" if cell is None else str(cell) for cell in row] for row in cells]
    for name, heads in (("csv", 1), ("csv-hxl", 2)):
        assert list(csv.reader(io.StringIO(written(name, *events), newline="")))[heads:] == wanted
    assert [from_line(line) for line in written("jsonl", *events).split("\n")[:-1]] == events
    features = json.loads(written("geojson", *events))["features"]
    assert features == json.loads(json.dumps([FEATURES.feature_of(event) for event in events]))


@MANY
@given(events=EVENTS)
def test_any_event_survives_parquet(events: list[ResolvedEvent], tmp_path_factory: pytest.TempPathFactory) -> None:
    """The record column holds everything, and the flat columns hold numbers as numbers and lists as lists."""
    path = tmp_path_factory.mktemp("parquet") / "events.parquet"
    with open_target(path) as stream:
        writer = writer_for("parquet")
        writer.open(stream)
        for event in events:
            writer.write([event])
        writer.close()
    table = pyarrow.parquet.read_table(path).to_pylist()
    assert [from_line(row["record"]) for row in table] == events
    assert [row["score"] for row in table] == [event.score for event in events]
    assert [row["actors"] for row in table] == [[actor.text for actor in event.actors] for event in events]
    assert [row["killed_low"] for row in table] == [event.killed.low if event.killed else None for event in events]


def test_parquet_has_days_and_nulls(tmp_path: Path) -> None:
    """A day is a date, what is no day is null, and unknown is null and not zero."""
    path = tmp_path / "events.parquet"
    with open_target(path) as stream:
        writer = writer_for("parquet")
        writer.open(stream)
        writer.write(TOLD)
        writer.close()
    table = pyarrow.parquet.read_table(path)
    assert table.column_names == [*COLUMNS, "record"]
    assert table.schema.field("date_from").type == pyarrow.date32()
    assert table["killed_low"].to_pylist()[:4] == [None, 4, 2, None]
    assert table["record"].to_pylist() == [to_line(event) for event in TOLD]


def test_hashtags_stand_for_every_column() -> None:
    """No column of the hashtagged table is without its tag, and each is well formed."""
    first, second, *_ = csv.reader(io.StringIO(written("csv-hxl", *TOLD), newline=""))
    assert tuple(first) == COLUMNS
    assert all(re.fullmatch(r"#[a-z][a-z0-9_]*(\+[a-z][a-z0-9_]*)*", tag) for tag in second)
    assert len(set(second)) == len(COLUMNS)


def test_a_feature_collection_without_events_is_whole() -> None:
    """A run that finds nothing leaves a file that can be opened."""
    assert json.loads(written("geojson")) == {"type": "FeatureCollection", "features": []}


def test_points_are_longitude_first_and_unlocated_events_have_none() -> None:
    """Maps put Tarka in Niger, and nothing at 0, 0."""
    first, second, *_ = json.loads(written("geojson", *TOLD))["features"]
    assert first["geometry"] == {"type": "Point", "coordinates": [7.9, 14.6]}
    assert second["geometry"] is None


@pytest.mark.parametrize("text", ["=1+1", "@SUM(A1)", "-cmd", "+1", "\tx", "a\tb\r\nc", 'say "x"', "\u2028="])
def test_a_cell_without_quoting_is_one_cell_and_no_formula(text: str) -> None:
    """Tabs, line ends and formulas of a report stay text in tab-separated tables."""
    cell = plain_cell(text)
    assert isinstance(cell, str)
    assert not set(cell) & set('\t\r\n"\u2028')
    assert not cell.startswith(("=", "+", "-", "@"))
