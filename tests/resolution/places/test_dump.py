"""Tests of `dotterel.resolution.places.dump`, on invented rows."""

from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from dotterel.model import ArtifactError, SettingsError
from dotterel.resolution.places.dump import LONGEST_ROW, Dump, DumpRow, Line, parse_row
from tests.resolution.places.rows import dump_row


def line(content: bytes) -> Line:
    """A first line."""
    return Line(number=1, end=len(content), content=content, overlong=len(content) > LONGEST_ROW)


def test_columns_of_a_row() -> None:
    """Every column that is used comes from its own place."""
    row = parse_row(line(dump_row(41, "Tarka Dam", "S.DAM", others="Barrage de Tarka,Тарка", people=7).encode()))
    assert isinstance(row, DumpRow)
    assert (row.number, row.name, row.feature, row.iso2, row.admin1) == (41, "Tarka Dam", "S.DAM", "NE", "06")
    assert (row.alternatives, row.latitude, row.longitude) == ("Barrage de Tarka,Тарка", 14.0, 7.0)
    assert row.population == 7


@pytest.mark.parametrize(
    ("column", "value", "fault"),
    [
        (0, "", "no GeoNames number"),
        (0, "0", "no GeoNames number"),
        (0, "12a", "no GeoNames number"),
        (0, "9" * 40, "no GeoNames number"),
        (1, " ", "no name"),
        (1, "Tar\0ka", "no name"),
        (4, "north", "no coordinates"),
        (4, "91", "off the globe"),
        (5, "nan", "off the globe"),
        (14, "-5", "no number of inhabitants"),
        (18, "2024-01-01\tmore", "20 of 19 columns"),
    ],
)
def test_malformed_rows_are_named(column: int, value: str, fault: str) -> None:
    """What is wrong with a row is said with its column, and nothing is guessed in its stead."""
    fields = dump_row(41, "Tarka", "P.PPL").split("\t")
    fields[column] = value
    answer = parse_row(line("\t".join(fields).encode()))
    assert isinstance(answer, str)
    assert fault in answer


def test_other_encodings_are_malformed() -> None:
    """A row that is not UTF-8 is named rather than read wrongly."""
    assert parse_row(line(dump_row(41, "Café", "P.PPL").encode("latin-1"))) == "not UTF-8"


def test_lines_keep_number_and_place(tmp_path: Path) -> None:
    """A mark at the beginning, blank lines, line ends of Windows and a row of any length do not shift the numbers."""
    path = tmp_path / "NE.txt"
    rows = [dump_row(number, "Tarka", "P.PPL").encode() for number in (1, 2, 3)]
    path.write_bytes(b"\xef\xbb\xbf" + rows[0] + b"\r\n\n" + rows[1] + b"x" * 3 * LONGEST_ROW + b"\n" + rows[2])
    read = list(Dump(path).lines())
    assert [(one.number, one.overlong) for one in read] == [(1, False), (3, True), (4, False)]
    assert [one.content for one in read[::2]] == [rows[0], rows[2]]
    assert read[-1].end == path.stat().st_size
    assert all(len(one.content) <= LONGEST_ROW for one in read)


@pytest.mark.parametrize("packed", [False, True])
def test_reading_goes_on_behind_a_line(tmp_path: Path, packed: bool) -> None:
    """From the end of any line on, the rest is read, from a plain file and from an archive with a readme."""
    text = "".join(f"{dump_row(number, 'Tarka', 'P.PPL')}\n" for number in range(1, 50))
    path = tmp_path / ("NE.zip" if packed else "NE.txt")
    if packed:
        with ZipFile(path, "w", ZIP_DEFLATED) as archive:
            archive.writestr("readme.txt", "words " * 5000)
            archive.writestr("NE.txt", text)
    else:
        path.write_text(text, encoding="utf-8")
    dump = Dump(path)
    whole = list(dump.lines())
    assert dump.size == len(text.encode())
    assert list(dump.lines(after=whole[29].end, number=30)) == whole[30:]


@pytest.mark.parametrize(
    ("content", "what"),
    [
        (b"", "it is empty"),
        (b"one\ttwo\n" * 10, "line 1: 2 of 19 columns"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, "line 1"),
        (b"\0" * 3 * LONGEST_ROW, "line 1: longer than"),
        (b"PK\x03\x04 cut off", "not a whole zip archive"),
    ],
)
def test_other_files_are_refused_at_once(tmp_path: Path, content: bytes, what: str) -> None:
    """A file that is no dump is refused before any work, with the reason."""
    path = tmp_path / "allCountries.txt"
    path.write_bytes(content)
    with pytest.raises(SettingsError, match=what):
        Dump(path)


def test_missing_files_folders_and_empty_archives_are_refused(tmp_path: Path) -> None:
    """Each is named, none ends in a traceback."""
    with ZipFile(tmp_path / "empty.zip", "w") as archive:
        archive.writestr("picture.png", "x")
    for name, what in (("none.txt", "there is no file"), (".", "cannot be read"), ("empty.zip", "holds no text file")):
        with pytest.raises(SettingsError, match=what):
            Dump(tmp_path / name)


def test_damage_inside_an_archive_is_named(tmp_path: Path) -> None:
    """An archive whose later bytes have changed is not taken for a shorter dump."""
    path = tmp_path / "NE.zip"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        names = (f"{number * 7919 % 100_003:x}" for number in range(40_000))
        archive.writestr("NE.txt", "".join(f"{dump_row(1, name, 'P.PPL')}\n" for name in names))
    content = bytearray(path.read_bytes())
    content[-2000] ^= 0xFF
    path.write_bytes(content)
    dump = Dump(path)
    with pytest.raises(ArtifactError, match="damaged inside"):
        list(dump.lines())
