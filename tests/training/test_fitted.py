"""How what was fitted is written."""

import json
from pathlib import Path

from training.fitted import write_fitted


def test_a_row_of_numbers_stands_on_one_line(tmp_path: Path) -> None:
    """A table of weights has a line a row, and is read back as it was."""
    told = {"about": "rows, [3 of them]", "weights": [[0.5, -1.25, 3], [1e-05, 0.0, 2]], "names": ["one", "two"]}
    write_fitted(told, tmp_path / "fitted.json")
    text = (tmp_path / "fitted.json").read_text(encoding="utf-8")
    assert json.loads(text) == told
    assert "[0.5, -1.25, 3]" in text
    assert '"one",\n' in text
