"""Each output opens in the readers that its users have; a reader that is not installed is skipped, and said so."""

import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.csv
import pyarrow.json
import pyarrow.parquet
import pytest
from hypothesis import HealthCheck, given, settings

from dotterel.model import Incident, record_from
from dotterel.surfaces.export import (
    EVENT_FIELDS,
    FORMATS,
    INCIDENT_FIELDS,
    Writer,
    incident_writer_for,
    open_target,
    writer_for,
)
from dotterel.surfaces.export.fields import columns_of
from tests.strategies import incidents
from tests.surfaces.export import occurrences, reported
from tests.surfaces.export.columns import HEADERS, HEADLESS

KINDS = ("events", "incidents")
TABLES = [name for name, form in FORMATS.items() if form.ending in ("csv", "tsv")]
JSON_LINES = [name for name, form in FORMATS.items() if form.ending == "jsonl"]


def write(path: Path, writer: Writer[Any], records: Sequence[Any]) -> Path:
    """A file of some records."""
    with open_target(path) as stream:
        writer.open(stream)
        writer.write(records)
        writer.close()
    return path


@pytest.fixture(params=KINDS)
def kind(request: pytest.FixtureRequest) -> str:
    """Events or incidents."""
    return str(request.param)


def export(folder: Path, name: str, kind: str) -> Path:
    """The made-up records in a format."""
    path = folder / f"{kind}.{name}.{FORMATS[name].ending}"
    if kind == "events":
        return write(path, writer_for(name), occurrences.TOLD)
    return write(path, incident_writer_for(name), reported.REPORTED)


def shape(name: str, kind: str) -> tuple[int, int]:
    """Rows and columns of a table."""
    text = (
        occurrences.written(name, *occurrences.TOLD) if kind == "events" else reported.written(name, *reported.REPORTED)
    )
    table = pyarrow.csv.read_csv(
        io.BytesIO(text.encode()),
        read_options=pyarrow.csv.ReadOptions(autogenerate_column_names=True),
        parse_options=pyarrow.csv.ParseOptions(delimiter=delimiter(name), newlines_in_values=True),
    )
    heads = {"csv-hxl": 2}.get(name, 0 if name in HEADLESS else 1)
    return table.num_rows - heads, table.num_columns


def delimiter(name: str) -> str:
    """What stands between the columns."""
    return "," if FORMATS[name].ending == "csv" else "\t"


@pytest.mark.parametrize("name", TABLES)
def test_tables_open_in_pandas(name: str, kind: str, tmp_path: Path) -> None:
    """As the how-to says: no row and no column more or less, and codes keep their zeros as text."""
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    frame = pandas.read_csv(
        export(tmp_path, name, kind),
        sep=delimiter(name),
        header=None if name in HEADLESS else 0,
        skiprows=[1] if name == "csv-hxl" else None,
        dtype={"CAMEO Code": str},
    )
    assert frame.shape == shape(name, kind)
    if name == "cameo":
        assert frame["CAMEO Code"].str.fullmatch(r"\d{2,4}").all()
    if name in ("csv", "csv-hxl"):
        lowest = {"events": [4, 2], "incidents": [9, 4]}[kind]
        assert frame["killed_low"].dropna().tolist()[:2] == lowest
        assert frame["date_from"].dropna().iloc[0] == "2024-03-04"


@pytest.mark.parametrize("name", TABLES)
def test_tables_open_in_duckdb(name: str, kind: str, tmp_path: Path) -> None:
    """With no more told than the separator, and whether there is a header."""
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    path = export(tmp_path, name, kind)
    found = duckdb.sql(
        f"SELECT * FROM read_csv('{path}', delim='{delimiter(name)}', header={name not in HEADLESS}, all_varchar=true)"
    )
    rows, columns = shape(name, kind)
    assert len(found.fetchall()) == rows  # the line of hashtags is a comment to it
    assert len(found.columns) == columns
    if name in HEADERS and name not in HEADLESS:
        assert found.columns[: len(HEADERS[name][0]) - 5] == list(HEADERS[name][0])[:-5]


def test_parquet_opens_in_duckdb_and_pandas(kind: str, tmp_path: Path) -> None:
    """Days are days there, lists are lists, and sums can be made."""
    path = export(tmp_path, "parquet", kind)
    duckdb = pytest.importorskip("duckdb", reason="DuckDB is not installed")
    first, dead = duckdb.sql(f"SELECT min(date_from), sum(killed_low) FROM '{path}'").fetchall()[0]
    assert first.isoformat() == {"events": "2024-01-01", "incidents": "2024-02-26"}[kind]
    assert dead == pyarrow.compute.sum(pyarrow.parquet.read_table(path)["killed_low"]).as_py()
    pandas = pytest.importorskip("pandas", reason="pandas is not installed")
    fields = EVENT_FIELDS if kind == "events" else INCIDENT_FIELDS
    assert list(pandas.read_parquet(path).columns) == [*columns_of(fields), "record"]


def test_geojson_opens_in_geopandas(kind: str, tmp_path: Path) -> None:
    """The library that QGIS reads by too finds every feature, its point and its properties."""
    geopandas = pytest.importorskip("geopandas", reason="geopandas is not installed")
    frame = geopandas.read_file(export(tmp_path, "geojson", kind))
    features = json.loads((tmp_path / f"{kind}.geojson.geojson").read_text(encoding="utf-8"))["features"]
    assert len(frame) == len(features)
    assert frame.geometry.isna().tolist() == [feature["geometry"] is None for feature in features]
    assert frame.crs.to_epsg() == 4326
    assert (frame.geometry[0].x, frame.geometry[0].y) == (7.9, 14.6)


@pytest.mark.parametrize("name", JSON_LINES)
def test_lines_open_in_arrow(name: str, kind: str, tmp_path: Path) -> None:
    """A reader that wants every line to have the same kinds of values finds them so."""
    path = export(tmp_path, name, kind)
    table = pyarrow.json.read_json(path)
    assert table.num_rows == len(path.read_text(encoding="utf-8").splitlines())


def test_parquet_of_incidents_has_typed_columns(tmp_path: Path) -> None:
    """Numbers of sides are lists of numbers, and the record column holds everything."""
    table = pyarrow.parquet.read_table(export(tmp_path, "parquet", "incidents"))
    assert table.schema.field("killed_sides_best").type == pyarrow.list_(pyarrow.int64())
    assert table["killed_sides_best"].to_pylist()[0] == [5, 8, None]
    assert [record_from(Incident, json.loads(line)) for line in table["record"].to_pylist()] == list(reported.REPORTED)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(told=incidents())
def test_any_incident_survives_every_format(told: Incident) -> None:
    """Whatever an incident holds, each format writes it or counts it, and the native line gives it back."""
    for name in [*TABLES, *JSON_LINES]:
        text, left_out = reported.written_with_losses(name, told)
        assert sum(left_out.values()) in (0, 1)
        if name == "jsonl":
            assert record_from(Incident, json.loads(text)) == told
    assert len(json.loads(reported.written("geojson", told))["features"]) == 1
