"""What the user may decide, and what is refused before any work begins."""

import pytest

from dotterel.model import SettingsError
from dotterel.surfaces.release import KNOWN, checked_formats, checked_line, checked_version, licence_of
from dotterel.surfaces.release.terms import slug_of


@pytest.mark.parametrize("version", ["1.0", "2026-11", "v3", "1.0.0-beta.2", "1+2", "0"])
def test_versions_of_many_kinds(version: str) -> None:
    """Numbers, days and names are versions."""
    assert checked_version(version) == version


@pytest.mark.parametrize("version", ["", ".", "..", "1..2", "-1", "1/2", "a b", "1.", "x" * 41, "é", "1\n"])
def test_what_cannot_be_a_folder_is_no_version(version: str) -> None:
    """A version is a part of a file's name on every system."""
    with pytest.raises(SettingsError, match="cannot be a version"):
        checked_version(version)


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Sahel incidents", "sahel-incidents"),
        ("  Événements: 2024/25 ", "evenements-2024-25"),
        ("紛争", "release"),
        ("x" * 80, "x" * 60),
        ("../../etc", "etc"),
    ],
)
def test_titles_become_names_of_folders(title: str, slug: str) -> None:
    """Letters, digits and hyphens only, whatever is typed."""
    assert slug_of(title) == slug


@pytest.mark.parametrize("identifier", KNOWN)
def test_licences_are_known_in_any_letters(identifier: str) -> None:
    """The identifier is written as SPDX has it, whatever was typed, and leads to the licence's text."""
    found = licence_of(identifier.lower())
    assert found.id == identifier
    assert found.url.startswith("https://")


def test_another_licence_is_named_by_its_address() -> None:
    """What SPDX does not know can be used, as long as others can read it."""
    found = licence_of("https://data.example.org/terms")
    assert (found.id, found.url) == (None, "https://data.example.org/terms")


@pytest.mark.parametrize(
    "text", ["", "mine", "CC-BY", "ftp://example.org/x", "http://", "javascript:alert(1)", "https://me@example.org/x"]
)
def test_what_is_no_licence_is_refused(text: str) -> None:
    """The remedy lists those that there are."""
    with pytest.raises(SettingsError, match="no licence") as refused:
        licence_of(text)
    assert "CC-BY-4.0" in refused.value.remedy


@pytest.mark.parametrize("text", ["", "  ", "a\nb", "x" * 201, "\x1b[31m"])
def test_lines_that_cannot_be_told_are_refused(text: str) -> None:
    """Titles and names are one line that every file can hold."""
    with pytest.raises(SettingsError, match="--title"):
        checked_line(text, option="--title")


def test_formats_are_each_once_and_known() -> None:
    """JSON lines are always there, so they are not asked for twice; Parquet needs its package."""
    assert checked_formats(["ucdp", "jsonl", "ucdp"], has_parquet=True) == ("ucdp",)
    assert checked_formats(None, has_parquet=False) == ("csv", "geojson")
    assert "parquet" in checked_formats(None, has_parquet=True)
    with pytest.raises(SettingsError, match="no format 'xml'"):
        checked_formats(["xml"], has_parquet=True)
    with pytest.raises(SettingsError, match="pyarrow"):
        checked_formats(["parquet"], has_parquet=False)
