"""Bad input and bad settings: a message with a remedy and an exit code, never a traceback."""

from pathlib import Path

import pytest

from tests.surfaces.conftest import Dotterel


def test_a_missing_file_alone_is_nothing_read(dotterel: Dotterel) -> None:
    """Exit code 4, with the name and what to check."""
    result = dotterel("code", "missing.txt")
    assert result.exit_code == 4
    assert "1 report: 1 failed" in result.stderr
    assert "There is no file or folder missing.txt" in result.stderr
    assert "Check the spelling" in result.stderr


def test_a_missing_file_among_others_leaves_them_done(dotterel: Dotterel) -> None:
    """Exit code 5, and the others are coded."""
    result = dotterel("code", "missing.txt", "clash.txt")
    assert result.exit_code == 5
    assert "2 reports: 1 coded (8 events), 1 failed" in result.stderr
    assert "Borean troops" in result.stdout


@pytest.mark.parametrize("content", [b"", b"  \n\n ", b"\xef\xbb\xbf"])
def test_an_empty_file_is_told(dotterel: Dotterel, tmp_path: Path, content: bytes) -> None:
    """A file without words is a named failure."""
    (tmp_path / "empty.txt").write_bytes(content)
    result = dotterel("code", "empty.txt")
    assert result.exit_code == 4
    assert "empty.txt" in result.stderr


def test_empty_standard_input_is_told(dotterel: Dotterel) -> None:
    """An empty pipe is a named failure."""
    result = dotterel("code", "-", stdin=b"")
    assert result.exit_code == 4
    assert "standard input" in result.stderr


@pytest.mark.parametrize("name", ["picture.png", "picture.txt"])
def test_a_binary_file_is_told(dotterel: Dotterel, tmp_path: Path, name: str) -> None:
    """Bytes that are no text are a named failure whatever the file is called."""
    (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(range(256)) * 20)
    result = dotterel("code", name)
    assert result.exit_code == 4
    assert name in result.stderr


def test_a_folder_with_nothing_readable_is_told(dotterel: Dotterel, tmp_path: Path) -> None:
    """An empty folder, or one with hidden files only, is a named failure."""
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / ".hidden").write_text("text")
    result = dotterel("code", "folder")
    assert result.exit_code == 4
    assert "holds no readable file" in result.stderr


@pytest.mark.loopback
@pytest.mark.parametrize(
    "address", ["http://127.0.0.1/report", "http://10.0.0.1/", "http://[::1]/", "ftp://example.org/x"]
)
def test_an_address_that_must_not_be_fetched_is_refused(dotterel: Dotterel, address: str) -> None:
    """Private addresses and other schemes are never connected to."""
    result = dotterel("code", address)
    assert result.exit_code == 4
    assert "1 failed" in result.stderr


BAD_SETTINGS = [
    (("code", "clash.txt", "--format", "xlsx"), "There is no format 'xlsx'", "table, jsonl, csv"),
    (("code", "clash.txt", "--published", "13.9.2022"), "is not a date", "as in 2022-09-13"),
    (("code", "clash.txt", "--published", "2022-02-30"), "is not a date", "as in 2022-09-13"),
    (("code", "clash.txt", "--published", "20220913"), "is not a date", "as in 2022-09-13"),
    (("code", "clash.txt", "--min-score", "1.5"), "--min-score is 1.5", "0 to 1"),
    (("code", "clash.txt", "--min-score", "nan"), "--min-score is nan", "0 to 1"),
    (("code", "clash.txt", "--actors", "missing.csv"), "there is no file missing.csv", "Check the spelling"),
    (("code", "clash.txt", "--actors", "."), "is a folder", "Give the name of a file"),
    (("code", "clash.txt", "--out", "no/such/place.csv"), "cannot be written", "--out"),
    (("code", "clash.txt", "--out", "."), "is a folder", "name of a file"),
    (("explain", "999", "clash.txt"), "No event '999'", "1 to 5"),
    (("explain", "event-", "clash.txt"), "8 events begin with", "Say more of one"),
    (("codebook", "ASALT"), "has no code 'ASALT'", "ASSAULT"),
    (("codebook", "--check", "missing.toml"), "cannot be read", "TOML"),
    (("evaluate", "missing"), "No annotated report", "Give a folder"),
    (("evaluate", ".", "--side", "left"), "--side is 'left'", "train, dev, test, all"),
]


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    BAD_SETTINGS,
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_bad_setting_stops_the_run_before_work_begins(
    dotterel: Dotterel, arguments: tuple[str, ...], message: str, remedy: str
) -> None:
    """Exit code 2, nothing on standard output, the fault and its remedy on standard error."""
    result = dotterel(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert message in result.stderr
    assert remedy in result.stderr
    assert "Traceback" not in result.stderr


@pytest.mark.parametrize("arguments", [("code",), ("code", "x", "--nonsense"), ("nonsense",), ("explain",)])
def test_bad_usage_is_exit_code_2(dotterel: Dotterel, arguments: tuple[str, ...]) -> None:
    """A verb or option that does not exist, or one that is missing, is told as such."""
    result = dotterel(*arguments)
    assert result.exit_code == 2
    assert result.stdout == ""


def test_a_missing_model_is_exit_code_3(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user is told what is missing and how to get it."""
    from typer.testing import CliRunner

    from dotterel.model import ArtifactError
    from dotterel.surfaces.cli.app import build_app

    def assemble(*, min_score=None, actors=(), gazetteer=None):  # type: ignore[no-untyped-def]
        raise ArtifactError("the model cannot be read", "Install it anew")

    monkeypatch.chdir(tmp_path)
    result = CliRunner().invoke(build_app(assemble=assemble), ["code", "x.txt"])
    assert result.exit_code == 3
    assert result.stderr == "Error: The model cannot be read.\n  Install it anew.\n"


def test_a_failed_name_cannot_steer_the_terminal(dotterel: Dotterel) -> None:
    """File names from outside are shown without escape sequences."""
    assert "\x1b" not in dotterel("code", "evil\x1b[2J.txt").stderr
