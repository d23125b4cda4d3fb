"""Items out of the user's copy of the data."""

import json
from io import StringIO
from pathlib import Path

import pytest

from dotterel.evaluation.benchmarks import benchmark_named, read_items, write_rows
from dotterel.model import EvaluationError, SettingsError
from tests.evaluation.benchmarks.items import gsr_item

GSR = benchmark_named("gsr")


def written(folder: Path, *items: object) -> Path:
    """A data file of these items."""
    path = folder / "data.jsonl"
    path.write_text("".join(json.dumps(item) + "\n" for item in items))
    return path


def test_items_of_one_side_are_kept(tmp_path: Path) -> None:
    """Nobody measures on the test items by accident."""
    path = written(tmp_path, gsr_item(), gsr_item(id="g2", split="test"))
    assert [item["id"] for item in read_items(path, GSR)] == ["g1", "g2"]
    assert [item["id"] for item in read_items(path, GSR, side="test")] == ["g2"]


def test_faults_of_the_data_are_listed_with_their_lines(tmp_path: Path) -> None:
    """Another benchmark's data is refused, not scored as zero."""
    path = written(tmp_path, gsr_item(), {"id": "g2", "text": "x", "label": 1}, gsr_item())
    with pytest.raises(EvaluationError) as refusal:
        read_items(path, GSR)
    assert "line 2: item has no 'events'" in refusal.value.message
    assert "line 3: 'g1' is already the id of line 1" in refusal.value.message


@pytest.mark.parametrize("text", ["", "{", '"x"\n', "\udcff", "1" * 5000])
def test_files_that_are_no_data_are_refused(tmp_path: Path, text: str) -> None:
    """Whatever the file holds, the user reads a sentence."""
    path = tmp_path / "data.jsonl"
    path.write_bytes(text.encode(errors="surrogateescape"))
    with pytest.raises(EvaluationError):
        read_items(path, GSR)


def test_a_missing_file_is_named() -> None:
    """A path that cannot be used is told."""
    with pytest.raises(EvaluationError, match=r"none.jsonl cannot be read"):
        read_items(Path("none.jsonl"), GSR)


def test_rows_are_written_a_line_each() -> None:
    """Letters stay as they are, so that people can read them too."""
    stream = StringIO()
    write_rows(stream, [{"id": "é"}, {"id": "b"}])
    assert stream.getvalue() == '{"id": "é"}\n{"id": "b"}\n'


def test_an_unknown_benchmark_is_refused() -> None:
    """The known names are listed."""
    with pytest.raises(SettingsError, match="muc4_full"):
        benchmark_named("muc3")
