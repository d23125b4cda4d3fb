"""What files of our own mean, for programs and in the documentation."""

import csv
import io
import os
from pathlib import Path

import pytest

from dotterel.model import SettingsError
from dotterel.surfaces.export import FORMATS
from dotterel.surfaces.export.description import DESCRIBED, columns_page, description_of, description_path
from tests.surfaces.export import occurrences, reported

COLUMNS = Path(__file__).resolve().parents[3] / "docs" / "export-columns.md"


def test_the_page_of_columns_says_what_the_program_says() -> None:
    """Nobody reads of a column that is not there, or of another meaning."""
    page = columns_page()
    if os.environ.get("WRITE_GOLDEN"):
        COLUMNS.write_text(page, encoding="utf-8")
    assert COLUMNS.read_text(encoding="utf-8") == page


@pytest.mark.parametrize("name", ["csv", "csv-hxl"])
@pytest.mark.parametrize("incidents", [True, False])
def test_a_description_names_every_column_in_order(name: str, incidents: bool) -> None:
    """A program that goes by the description finds each column, with its type and meaning."""
    told = reported.written(name, *reported.REPORTED) if incidents else occurrences.written(name, *occurrences.TOLD)
    header = next(csv.reader(io.StringIO(told, newline="")))
    [resource] = description_of(name, incidents=incidents, path=Path("folder/mine.csv"))["resources"]
    assert [column["name"] for column in resource["schema"]["fields"]] == header
    assert all(column["description"] and column["type"] for column in resource["schema"]["fields"])
    assert resource["path"] == "mine.csv"
    assert ("dialect" in resource) == (name == "csv-hxl")


def test_lists_are_typed_as_their_files_have_them() -> None:
    """Joined texts in CSV, arrays elsewhere, and numbers are numbers."""

    def types(name: str) -> dict[str, dict[str, str]]:
        [resource] = description_of(name, incidents=True)["resources"]
        return {column["name"]: column for column in resource["schema"]["fields"]}

    assert types("csv")["actors"]["type"] == "list"
    assert types("csv")["killed_sides_best"]["itemType"] == "integer"
    assert types("geojson")["actors"]["type"] == types("parquet")["actors"]["type"] == "array"
    assert types("parquet")["record"]["type"] == "object"
    assert types("csv")["killed_best"]["type"] == "integer"
    assert types("csv")["date_from"]["type"] == "date"


@pytest.mark.parametrize("name", [name for name in FORMATS if name not in DESCRIBED])
def test_columns_of_others_are_not_described(name: str) -> None:
    """The user is told where they are."""
    with pytest.raises(SettingsError, match="is not described by a file") as refused:
        description_of(name, incidents=True)
    assert "docs/howto/export.md" in refused.value.remedy


def test_a_description_stands_beside_its_file() -> None:
    """Two exports into one folder do not share one."""
    assert description_path(Path("a/incidents.csv")) == Path("a/incidents.csv.datapackage.json")
