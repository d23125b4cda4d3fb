"""Register files as rows, in every form that spreadsheets write."""

import codecs
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dotterel.resolution.actors.layers import Layers, lay_own
from dotterel.resolution.actors.rows import RegisterFile, read_register_file

TEXT = 'id,name,aliases,kind,country\nown-1,Laternenwächter,"LG|Wächter, die",armed_group,MLI\n'
CELLS = {
    "id": "own-1",
    "name": "Laternenwächter",
    "aliases": "LG|Wächter, die",
    "kind": "armed_group",
    "country": "MLI",
}


def _read(folder: Path, content: bytes | str) -> RegisterFile:
    path = folder / "own.csv"
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return read_register_file(path)


@pytest.mark.parametrize(
    "content",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        TEXT.replace("\n", "\r\n").encode(),
        TEXT.replace("\n", "\r").encode(),
        TEXT.rstrip("\n").encode(),
        TEXT.replace(",", ";").replace("er; die", "er, die").encode(),
        codecs.BOM_UTF16_LE + TEXT.replace(",", "\t").replace("er\t die", "er, die").encode("utf-16-le"),
        TEXT.replace("id,name", " ID , Name").encode(),
        (TEXT.replace("country\n", "country,,\n").replace("MLI\n", "MLI,,\n") + ",,,,,,\n\n").encode(),
    ],
    ids=["utf-8", "bom", "crlf", "cr", "no last line end", "semicolons", "utf-16 tabs", "header case", "empty columns"],
)
def test_every_form_that_spreadsheets_write_is_read(tmp_path: Path, content: bytes) -> None:
    """The same entry comes out, whichever program saved the file."""
    file = _read(tmp_path, content)
    assert file.faults == ()
    assert file.kind == "parties"
    assert [row.cells for row in file.rows] == [CELLS]
    assert file.rows[0].number == 2


@pytest.mark.parametrize(
    ("columns", "kind"),
    [("id,name,kind", "parties"), ("name,adjectives,id", "states"), ("sectors,phrase,kind", "agents"), ("a,b", None)],
)
def test_columns_tell_the_kind(tmp_path: Path, columns: str, kind: str | None) -> None:
    """Columns may stand in any order, and those that are not needed may be left out."""
    file = _read(tmp_path, f"{columns}\n")
    assert file.kind == kind
    assert bool(file.faults) == (kind is None)


@pytest.mark.parametrize(
    ("content", "line", "told"),
    [
        (TEXT.encode("latin-1"), 2, "is not UTF-8"),
        (b"PK\x03\x04\xff\xfe\x00\x00", 0, "is a workbook"),
        (b"", 1, "unknown header (empty)"),
        (b"id,name,colour\na,b,c\n", 1, "unknown column"),
        (b"id,name,name\na,b,c\n", 1, "stands twice"),
        (b"id,,name\na,b,c\n", 1, "has no name"),
        (b"id,name\na\n", 2, "1 cells where the header has 2"),
        (b"id,name\na,b,c\n", 2, "3 cells where the header has 2"),
        (b'id,name\na,"Guard\nb,Watch\n', 2, "quotation mark"),
        (b'id,name\na,"Guard\nWatch"\n', 2, "goes on to line 3"),
        (b'id,name\na,"Guard" Watch\n', 2, "quotation mark"),
    ],
)
def test_what_is_wrong_with_the_form_is_told_with_its_line(
    tmp_path: Path, content: bytes, line: int, told: str
) -> None:
    """A file that is not read whole is never taken for one that is."""
    (fault,) = _read(tmp_path, content).faults
    assert fault.line == line
    assert told in fault.what
    assert fault.remedy


def test_a_missing_file_is_a_fault(tmp_path: Path) -> None:
    """No traceback, and no register without it."""
    (fault,) = read_register_file(tmp_path / "none.csv").faults
    assert "cannot be read" in fault.what


def test_the_digest_is_of_the_bytes(tmp_path: Path) -> None:
    """Two files that differ in a blank are two files."""
    assert _read(tmp_path, TEXT).digest != _read(tmp_path, f"{TEXT} ").digest


PIECES = st.sampled_from(
    [
        "id",
        "name",
        "kind",
        "phrase",
        "sectors",
        "adjectives",
        "MLI",
        "party",
        "+",
        ",",
        ";",
        "\t",
        "\n",
        "\r\n",
        '"',
        "\0",
        "é",
        "|",
    ]
)


@given(content=st.lists(PIECES, max_size=60).map(lambda pieces: "".join(pieces).encode()) | st.binary(max_size=200))
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_no_content_breaks_the_reader(tmp_path: Path, content: bytes) -> None:
    """Whatever bytes a user gives, there is an entry or a fault for them, never a traceback."""
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    (laid,) = lay_own(Layers(states={"MLI": {"id": "MLI", "name": "Mali"}}), [path])
    assert laid.faults or laid.changes
    assert all(str(fault).startswith("own.csv") and fault.remedy for fault in laid.faults)
