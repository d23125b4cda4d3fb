"""`dotterel explain`: one event with its evidence."""

import json
from pathlib import Path

import pytest

from tests.surfaces.conftest import Dotterel
from tests.surfaces.snapshots import same_as_golden


@pytest.mark.parametrize("width", [80, 120])
def test_an_explanation_is_as_recorded(dotterel: Dotterel, width: int) -> None:
    """Every field with its words, score, runner-up and rule; what was looked at and found good stays."""
    result = dotterel("explain", "1", "clash.txt", width=width)
    assert result.exit_code == 0
    assert same_as_golden(f"explain-{width}.txt", result.stdout)


def records(dotterel: Dotterel) -> list[dict[str, object]]:
    """The native records of two reports."""
    lines = dotterel("code", "clash.txt", "protest.txt", "-f", "jsonl").stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_records_and_reports_are_explained_alike(dotterel: Dotterel, tmp_path: Path) -> None:
    """Numbers and identifiers mean the same in a file of records as in the table."""
    dotterel("code", "clash.txt", "protest.txt", "--out", "events.jsonl")
    for number in ("1", "5", "7"):
        from_records = dotterel("explain", number, "events.jsonl").stdout
        assert from_records == dotterel("explain", number, "clash.txt", "protest.txt").stdout
        assert from_records


def test_an_event_is_found_by_id_and_by_its_beginning(dotterel: Dotterel) -> None:
    """An identifier from an export leads back to its evidence."""
    identifier = str(records(dotterel)[4]["id"])
    full = dotterel("explain", identifier, "clash.txt").stdout
    assert "telephoned" in full
    assert dotterel("explain", identifier[:14], "clash.txt").stdout == full
    assert dotterel("explain", identifier.removeprefix("event-")[:8], "clash.txt").stdout == full


def test_another_mention_is_explained_by_its_own_sentence(dotterel: Dotterel) -> None:
    """The identifier of a mention that has no row of its own is found as well."""
    identifier = next(str(one["id"]) for one in records(dotterel) if one["claim"]["status"] == "denied")  # type: ignore[index]
    assert "denied by Borea's defence ministry" in dotterel("explain", identifier, "clash.txt").stdout


def test_damaged_records_are_told_with_their_line(dotterel: Dotterel, tmp_path: Path) -> None:
    """A broken line is named; it is not taken for a report."""
    dotterel("code", "clash.txt", "--out", "events.jsonl")
    with (tmp_path / "events.jsonl").open("a") as file:
        file.write('{"id": 1}\n')
    result = dotterel("explain", "1", "events.jsonl")
    assert result.exit_code == 4
    assert "line 9" in result.stderr


def test_a_report_that_fails_is_told(dotterel: Dotterel) -> None:
    """Nothing to explain from is exit code 4 with the reason."""
    result = dotterel("explain", "1", "missing.txt")
    assert result.exit_code == 4
    assert "no file or folder missing.txt" in result.stderr
