"""Formats by name, and by the name of a file."""

import io
import sys
from pathlib import Path

import pytest

from dotterel.model import SettingsError
from dotterel.surfaces.export import FORMATS, format_of, usual_name, writer_for


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_has_a_fresh_writer(name: str) -> None:
    """Two exports in one process never share a stream."""
    assert writer_for(name) is not writer_for(name)


def test_an_unknown_format_is_refused_with_those_that_there_are() -> None:
    """The user sees what to write instead."""
    with pytest.raises(SettingsError, match="jsonl, csv, csv-hxl, parquet"):
        writer_for("xlsx")


@pytest.mark.parametrize(
    ("file", "name"),
    [
        ("events.jsonl", "jsonl"),
        ("EVENTS.CSV", "csv"),
        ("events.parquet", "parquet"),
        ("events.geojson", "geojson"),
        ("events.ucdp.csv", "ucdp"),
        ("2024.03.csv-hxl.csv", "csv-hxl"),
        ("events.cameo.tsv", "cameo"),
        ("events.plover.jsonl", "plover"),
        ("events.v2.csv", "csv"),
        ("events.txt", None),
        ("events", None),
        ("ucdp", None),
        ("csv", None),
        ("ucdp.csv", "ucdp"),
    ],
)
def test_the_name_of_a_file_gives_its_format(file: str, name: str | None) -> None:
    """`--out events.ucdp.csv` alone does what it says."""
    assert format_of(Path(file)) == name


@pytest.mark.parametrize("name", FORMATS)
def test_the_usual_name_of_a_file_gives_its_format(name: str) -> None:
    """A file that was downloaded can be told apart by its name."""
    assert format_of(Path(usual_name("incidents", name))) == name


def test_an_ending_of_several_formats_is_asked_about() -> None:
    """Nobody gets a table for people in a file that was meant for a program."""
    with pytest.raises(SettingsError, match=r"events\.tsv may be any of polecat, cameo, gdelt"):
        format_of(Path("events.tsv"))


def test_parquet_is_not_shown_on_a_terminal() -> None:
    """Bytes of a table would spoil the terminal."""
    with pytest.raises(SettingsError, match="cannot be shown"):
        writer_for("parquet").open(io.StringIO())


def test_parquet_without_its_package_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """The extra is named before any report is read."""
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(SettingsError, match=r"dotterel\[parquet\]"):
        writer_for("parquet").open(io.StringIO())
