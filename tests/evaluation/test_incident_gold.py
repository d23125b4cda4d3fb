"""Annotated incidents, and the scores of records against them."""

from pathlib import Path

import pytest

from dotterel.evaluation import read_incident_gold, score_tolls
from dotterel.evaluation.incident_gold import CONTRADICTIONS_FILE, TOLLS_FILE
from dotterel.model import EvaluationError, Incident, Question, Toll, TollRange
from tests import factories

_TOLLS = "incident,role,low,best,high,reason\nG-tarka,killed,10,12,,at least\nG-tarka,injured,3,3,3,once\n"
_CONTRADICTIONS = "incident,question,reason\nG-tarka,who/whether,denied\nG-tarka,killed,two numbers\n"


def _folder(tmp_path: Path, *, tolls: str = _TOLLS, contradictions: str = _CONTRADICTIONS) -> Path:
    (tmp_path / TOLLS_FILE).write_text(tolls)
    (tmp_path / CONTRADICTIONS_FILE).write_text(contradictions)
    return tmp_path


def _incident(killed: TollRange, *contradicted: str) -> Incident:
    questions = tuple(Question(field=field, verdict="contradicted") for field in contradicted)
    return factories.incident(tolls=(Toll(role="killed", total=killed),), questions=questions)


def test_annotation_is_read(tmp_path: Path) -> None:
    """An empty end is open, and a question may have two names."""
    gold = read_incident_gold(_folder(tmp_path))["G-tarka"]
    assert gold.tolls["killed"] == TollRange(low=10, best=12, high=None)
    assert gold.contradicted == (("who", "whether"), ("killed",))


def test_our_own_annotation_is_sound() -> None:
    """The shipped tables have no fault, and name happenings that the corpus has."""
    corpus = Path(__file__).resolve().parents[2] / "corpus"
    text = "".join(path.read_text(encoding="utf-8") for path in corpus.glob("*.rpt"))
    labels = set(read_incident_gold(corpus))
    assert [label for label in labels if f"incident={label}" not in text] == []
    assert len(labels) >= 50


def test_every_fault_is_told(tmp_path: Path) -> None:
    """Who annotates mends all lines at once."""
    folder = _folder(
        tmp_path,
        tolls="incident,role,low,best,high,reason\nG-a,killed,9,8,7,\nG-b,lost,1,1,1,\nG-c,killed,x,1,1,\nG-d,killed\n",
        contradictions="incident,question,reason\nG-a,why,\n",
    )
    with pytest.raises(EvaluationError) as caught:
        read_incident_gold(folder)
    assert [line.split(" ")[0] for line in str(caught.value.message).splitlines()[1:]] == [
        "tolls.csv:2:", "tolls.csv:3:", "tolls.csv:4:", "tolls.csv:5:", "contradictions.csv:2:",
    ]  # fmt: skip


def test_right_and_wrong_ends_are_counted(tmp_path: Path) -> None:
    """One wrong end spoils `all three`, and a toll that is not there at all is wrong throughout."""
    gold = read_incident_gold(_folder(tmp_path))
    scores = score_tolls({"G-tarka": _incident(TollRange(low=10, best=11, high=None))}, gold)
    right = {end: (count.right, count.wanted) for end, count in scores.ends.items()}
    assert right == {"low": (1, 2), "best": (0, 2), "high": (1, 2), "all three": (0, 2)}
    assert scores.wrong == (
        "G-tarka killed: wanted 10 12 -, given 10 11 -",
        "G-tarka injured: wanted 3 3 3, given - - -",
    )


def test_contradictions_found_missed_and_invented_are_counted(tmp_path: Path) -> None:
    """Either name of a two-named question is right once; a question that nobody annotated is invented."""
    gold = read_incident_gold(_folder(tmp_path))
    scores = score_tolls({"G-tarka": _incident(TollRange(), "whether", "where")}, gold).contradictions
    assert (scores.right, scores.given, scores.wanted) == (1, 2, 2)
