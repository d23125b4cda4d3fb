"""`dotterel code`: what is shown, written and told."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.surfaces.cli import code as module
from dotterel.surfaces.cli.app import build_app
from dotterel.surfaces.export import EVENT_FIELDS, FORMATS
from tests.surfaces.conftest import Dotterel
from tests.surfaces.snapshots import same_as_golden
from tests.surfaces.story import CLASH, assemble_story


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_the_table_is_as_recorded(dotterel: Dotterel, width: int) -> None:
    """The table reads well at every width: what was looked at and found good stays."""
    result = dotterel("code", "clash.txt", "protest.txt", "regatta.txt", width=width)
    assert result.exit_code == 0
    assert same_as_golden(f"table-{width}.txt", result.stdout)


@pytest.mark.parametrize("width", [60, 80, 100, 120, 160])
def test_no_line_is_wider_than_the_terminal(dotterel: Dotterel, width: int) -> None:
    """Nothing wraps at the terminal's edge, where it would break the layout."""
    lines = dotterel("code", "clash.txt", "protest.txt", width=width).stdout.splitlines()
    assert max(map(len, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_the_account_counts_every_report(dotterel: Dotterel) -> None:
    """Nothing is lost in silence."""
    result = dotterel("code", ".")
    assert result.stderr == "3 reports: 2 coded (10 events), 1 without events\n"


def test_json_lines_are_native_records(dotterel: Dotterel) -> None:
    """Standard output holds records and nothing else, so that it can be piped."""
    result = dotterel("code", "clash.txt", "--format", "jsonl")
    records = [json.loads(line) for line in result.stdout.splitlines()]
    assert [record["type"] for record in records].count("ASSAULT") == 6
    assert records[0]["document"]["published"] == "2024-03-05"


def test_csv_has_a_header_and_a_row_an_event(dotterel: Dotterel) -> None:
    """Standard output is a spreadsheet."""
    lines = dotterel("code", "protest.txt", "-f", "csv").stdout.splitlines()
    assert lines[0] == ",".join(field.name for field in EVENT_FIELDS)
    assert len(lines) == 3


def test_standard_input_is_a_report(dotterel: Dotterel) -> None:
    """A report can be piped in."""
    result = dotterel("code", "-", stdin=CLASH.encode())
    assert "standard input" in result.stdout
    assert result.exit_code == 0


def test_a_publication_date_given_is_used(dotterel: Dotterel, tmp_path: Path) -> None:
    """A report without a date can be given one."""
    undated = CLASH.replace("Published: 5 March 2024\n\n", "")
    (tmp_path / "undated.txt").write_text(undated)
    assert "date unknown" in dotterel("code", "undated.txt").stdout
    assert "5 Mar 2024" in dotterel("code", "undated.txt", "--published", "2024-03-05").stdout


def test_a_stricter_score_keeps_less(dotterel: Dotterel) -> None:
    """`--min-score` reaches the coder."""
    assert "cooperation  possible" in dotterel("code", "clash.txt", width=80).stdout
    assert "cooperation  possible" not in dotterel("code", "clash.txt", "--min-score", "0.5", width=80).stdout


@pytest.mark.parametrize(
    ("name", "first"), [("events.jsonl", "{"), ("events.csv", "event_id"), ("events.txt", "Borean")]
)
def test_the_ending_of_the_file_gives_the_format(dotterel: Dotterel, tmp_path: Path, name: str, first: str) -> None:
    """`--out events.csv` alone does what it says."""
    result = dotterel("code", "clash.txt", "--out", name)
    assert result.stdout == ""
    assert (tmp_path / name).read_text(encoding="utf-8").startswith(first)


def test_quiet_says_nothing_when_all_is_well(dotterel: Dotterel) -> None:
    """A script sees results only."""
    assert dotterel("code", "clash.txt", "--quiet").stderr == ""


def test_quiet_still_tells_failures(dotterel: Dotterel) -> None:
    """Nothing fails in silence."""
    assert "missing.txt" in dotterel("code", "clash.txt", "missing.txt", "--quiet").stderr


def test_a_duplicate_is_named_with_what_it_repeats(dotterel: Dotterel, tmp_path: Path) -> None:
    """A copy is told, and neither counted as new nor as failed."""
    (tmp_path / "copy.txt").write_text(CLASH)
    result = dotterel("code", "clash.txt", "copy.txt")
    assert "1 duplicate" in result.stderr
    assert "copy.txt repeats clash.txt (100% of the words); not coded again." in result.stderr
    assert result.exit_code == 0


def test_escape_sequences_of_a_report_do_not_reach_the_terminal(dotterel: Dotterel, tmp_path: Path) -> None:
    """A page cannot recolour, move or rename the reader's terminal."""
    (tmp_path / "evil.txt").write_text(CLASH.replace("Tarka\n", "Tarka \x1b]0;owned\x07\x1b[2J\u202e\n", 1))
    result = dotterel("code", "evil.txt")
    assert not {"\x1b", "\x07", "\u202e"} & set(result.stdout + result.stderr)


def test_markup_in_a_report_is_text(dotterel: Dotterel, tmp_path: Path) -> None:
    """A title in brackets is shown as it is."""
    (tmp_path / "markup.txt").write_text(
        CLASH.replace("Borean troops shell", "[red]Borean[/red] troops [link=x]shell", 1)
    )
    assert "[red]Borean[/red]" in dotterel("code", "markup.txt").stdout


def test_stopping_tells_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C ends with an account, exit code 130, and the lines written so far in a part file."""
    from typer.testing import CliRunner

    from tests.surfaces.story import StoryCoder, write_reports

    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path)

    class Interrupted(StoryCoder):
        """Stopped by the user at the third report."""

        def code(self, documents):  # type: ignore[no-untyped-def]
            if any("regatta" in one.name for one in documents):
                raise KeyboardInterrupt
            return super().code(documents)

    def assemble(*, min_score=None, actors=(), gazetteer=None):  # type: ignore[no-untyped-def]
        return replace(assemble_story(), coder=Interrupted())

    monkeypatch.setattr("dotterel.pipeline.coding_run.POOL_DOCUMENTS", 1)
    arguments = ["code", "clash.txt", "protest.txt", "regatta.txt", "--out", "events.jsonl"]
    result = CliRunner().invoke(build_app(assemble=assemble), arguments)
    assert result.exit_code == 130
    assert "Stopped. Done until then:\n2 reports: 2 coded (10 events)" in result.stderr
    assert "what was written is in events.jsonl.part" in result.stderr.replace("\n", " ")
    assert len((tmp_path / "events.jsonl.part").read_text().splitlines()) == 10


def test_stopping_leaves_a_whole_file_of_what_was_done(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A feature collection that was broken off is ended, so that a map opens it."""
    from typer.testing import CliRunner

    from tests.surfaces.story import StoryCoder, write_reports

    monkeypatch.chdir(tmp_path)
    write_reports(tmp_path)

    class Interrupted(StoryCoder):
        """Stopped by the user at the third report."""

        def code(self, documents):  # type: ignore[no-untyped-def]
            if any("regatta" in one.name for one in documents):
                raise KeyboardInterrupt
            return super().code(documents)

    monkeypatch.setattr("dotterel.pipeline.coding_run.POOL_DOCUMENTS", 1)
    app = build_app(assemble=lambda **_: replace(assemble_story(), coder=Interrupted()))
    result = CliRunner().invoke(app, ["code", "clash.txt", "protest.txt", "regatta.txt", "--out", "events.geojson"])
    assert result.exit_code == 130
    assert len(json.loads((tmp_path / "events.geojson.part").read_text())["features"]) == 10


def test_all_formats_are_offered(dotterel: Dotterel) -> None:
    """The help names every format that there is a writer for."""
    shown = dotterel("code", "--help", width=200).stdout
    assert ("table", *FORMATS) == module._ALL_FORMATS
    assert all(name in shown for name in module._ALL_FORMATS)


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_can_be_written(dotterel: Dotterel, tmp_path: Path, name: str) -> None:
    """`--format` reaches the writer, and the file has something in it."""
    result = dotterel("code", "clash.txt", "protest.txt", "--format", name, "--out", "out")
    assert result.exit_code == 0
    assert (tmp_path / "out").stat().st_size > 100


def test_what_a_format_has_no_room_for_is_told_with_the_reason(dotterel: Dotterel) -> None:
    """The user learns that rows are missing, how many, and why."""
    result = dotterel("code", "clash.txt", "--format", "acled")
    assert "left out  3 events that the format acled has no room for:" in result.stderr
    assert "1  only possible" in result.stderr
    assert dotterel("code", "clash.txt", "--format", "acled", "--quiet").stderr == ""
    assert "left out" not in dotterel("code", "clash.txt", "--format", "csv").stderr


def test_the_name_of_the_file_can_name_the_format(dotterel: Dotterel, tmp_path: Path) -> None:
    """The word before the ending decides; where it is missing and several fit, nothing is begun."""
    dotterel("code", "clash.txt", "--out", "events.ucdp.csv")
    assert (tmp_path / "events.ucdp.csv").read_text().startswith("id,relid,year")
    refused = dotterel("code", "clash.txt", "--out", "events.tsv")
    assert refused.exit_code == 2
    assert "Name one by --format" in refused.stderr
    assert not (tmp_path / "events.tsv").exists()
