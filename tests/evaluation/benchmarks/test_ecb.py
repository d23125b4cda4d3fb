"""The crosswalks to ECB+: documents of one event, and marked mentions."""

import json
from pathlib import Path
from typing import Any

import pytest

from dotterel.evaluation.benchmarks import GROUPINGS, read_items
from dotterel.model import EvaluationError

DOCS, MENTIONS = GROUPINGS["ecb_docs"], GROUPINGS["ecb_mentions"]
TEXTS = {
    "d1": ("flood", "The Vantar flooded Oskelund on Monday ."),
    "d2": ("flood", "Oskelund counts its losses after the Vantar flooded it ."),
    "d3": ("prize", "Baker Aldous won the rye prize of Little Sorrow ."),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with three documents and a mention of each."""
    documents: list[dict[str, Any]] = [
        {"id": name, "event": event, "sentences": [{"n": 0, "tokens": text.split()}]}
        for name, (event, text) in TEXTS.items()
    ]
    mentions: list[dict[str, Any]] = [
        {
            "id": f"m-{name}",
            "doc": name,
            "sentence": 0,
            "text": "won" if event == "prize" else "flooded",
            "chain": event,
        }
        for name, (event, _) in TEXTS.items()
    ]
    for name, items in (("ecb_docs.dev.jsonl", documents), ("ecb_mentions.dev.jsonl", mentions)):
        (tmp_path / name).write_text("".join(json.dumps(item) + "\n" for item in items))
    return tmp_path


def test_documents_are_grouped_and_counted(folder: Path) -> None:
    """Two reports of a flood are one group, and the first figure is B³."""
    path = folder / "ecb_docs.dev.jsonl"
    items = read_items(path, DOCS)
    answers = DOCS.grouped(items, path)
    clusters = {name: rows[0]["cluster"] for name, rows in answers.items()}
    assert clusters["d1"] == clusters["d2"] != clusters["d3"]
    first = DOCS.figures(items, answers)[0]
    assert (first.name, first.value) == ("B³", 1.0)


def test_mentions_are_grouped_with_their_documents_from_beside(folder: Path) -> None:
    """The mentions' own file holds no sentence: the documents are read from the other one."""
    path = folder / "ecb_mentions.dev.jsonl"
    items = read_items(path, MENTIONS)
    figures = MENTIONS.figures(items, MENTIONS.grouped(items, path))
    assert (figures[0].name, figures[0].value) == ("CoNLL F1", pytest.approx(1.0))


def test_documents_that_are_not_there_are_told(folder: Path) -> None:
    """Without the documents nothing is guessed."""
    path = folder / "ecb_mentions.dev.jsonl"
    items = read_items(path, MENTIONS)
    (folder / "ecb_docs.dev.jsonl").unlink()
    with pytest.raises(EvaluationError, match="not beside it"):
        MENTIONS.grouped(items, path)


def test_a_mention_outside_the_documents_is_told(folder: Path) -> None:
    """Mentions and documents of two copies of the data do not go together."""
    path = folder / "ecb_mentions.dev.jsonl"
    items = [{**item, "sentence": 7} for item in read_items(path, MENTIONS)]
    with pytest.raises(EvaluationError, match="do not hold"):
        MENTIONS.grouped(items, path)
