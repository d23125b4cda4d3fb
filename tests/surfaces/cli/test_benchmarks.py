"""`dotterel evaluate --benchmark`."""

import json
from pathlib import Path

import pytest

from dotterel.evaluation.benchmarks import BENCHMARKS, GROUPINGS
from dotterel.surfaces.cli.benchmarks import NAMES
from tests.surfaces.conftest import Dotterel

SENTENCES = [
    "Borean troops shelled the border town of Tarka on Monday, killing at least 49 people, the Ardan army said.",
    "The harbour was quiet on Monday.",
]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Two sentences, one with an event, one a side."""
    assault = {
        "event": "ASSAULT",
        "alt": [],
        "reciprocal": False,
        "source": [{"code": "BOR", "is_country": True, "sector": "MIL"}],
        "target": [],
    }
    items = [
        {"id": f"g{number}", "split": side, "text": text, "events": events}
        for number, (side, text, events) in enumerate(zip(("dev", "test"), SENTENCES, ([assault], []), strict=True))
    ]
    path = tmp_path / "gsr.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


def test_the_help_names_every_benchmark() -> None:
    """A benchmark that is added is told."""
    assert (*BENCHMARKS, *GROUPINGS) == NAMES


def test_answers_are_written_and_counted(dotterel: Dotterel, data: Path, tmp_path: Path) -> None:
    """The file is for the benchmark's own scorer, the table is our own count."""
    result = dotterel("evaluate", "--benchmark", "gsr", "gsr.jsonl", "--out", "answers.jsonl")
    assert result.exit_code == 0, result.stderr
    assert "events 1.000 1.000 1.000 1 1" in " ".join(result.stdout.split())
    rows = [json.loads(line) for line in (tmp_path / "answers.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == ["g0", "g1"]
    assert rows[0]["events"][0]["event"] == "ASSAULT"


def test_a_side_is_chosen(dotterel: Dotterel, data: Path) -> None:
    """The development items can be measured by themselves."""
    assert "1 item of gsr.jsonl" in dotterel("evaluate", "--benchmark", "gsr", "gsr.jsonl", "--side", "test").stdout
    assert dotterel("evaluate", "--benchmark", "gsr", "gsr.jsonl", "--side", "train").exit_code == 2


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--benchmark", "muc3", "gsr.jsonl"), "No benchmark is called"),
        (("--benchmark", "plv", "gsr.jsonl"), "line 1: item has no 'marked'"),
        (("--benchmark", "gsr", "none.jsonl"), "cannot be read"),
        (("--benchmark", "gsr", "gsr.jsonl", "--out", "gsr.jsonl"), "the data itself"),
        (("--benchmark", "gsr", "gsr.jsonl", "--out", "none/answers.jsonl"), "cannot be written"),
        (("--benchmark", "gsr", "gsr.jsonl", "--worst", "3"), "are for annotated reports"),
        (("gsr.jsonl", "--out", "answers.jsonl"), "for benchmarks"),
    ],
)
def test_what_makes_no_sense_is_refused(
    dotterel: Dotterel, data: Path, arguments: tuple[str, ...], message: str
) -> None:
    """A wrong name, wrong data or an option for something else stops before any work."""
    result = dotterel("evaluate", *arguments)
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert data.read_text().count("\n") == 2
