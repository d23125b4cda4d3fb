"""The corpus grammar: read whole, or every fault told."""

from pathlib import Path

import pytest

from dotterel.evaluation import plain_text, read_reports, report_paths
from dotterel.model import EvaluationError

REPORT = """@report test-one
@published 2024-03-02
@register wire
@contexts military
@title [Troops|a1] {shell|e1} [Brod|p1]
> e1 ASSAULT/heavy-weapons actor=a1 place=p1 incident=i1
> a1 SRB MIL
> p1 HRV Brod
[They|a1] {fired|e2} again on [Friday|t1], killing [at least two|k1], [a doctor|a2] said.
> e2 ASSAULT actor=a1 time=t1 killed=k1 source=a2 status=claimed incident=i1
> t1 2024-03-01
> k1 2..
> a2 HRV MED
Snow fell [sic] on the town.
"""


def written(folder: Path, text: str) -> Path:
    """A corpus file with this text."""
    path = folder / "one.rpt"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_report_is_read_whole(tmp_path: Path) -> None:
    """Text, marks, events and definitions come out as written."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    assert report.id == "test-one"
    assert report.contexts == ("military",)
    assert [sentence.is_title for sentence in report.sentences] == [True, False, False]
    assert report.sentences[0].text == "Troops shell Brod"
    event = report.sentences[1].events[0]
    assert (event.type, event.status, event.roles["killed"]) == ("ASSAULT", "claimed", ("k1",))
    assert report.definitions["a2"].sectors == ("MED",)
    assert report.sentences[2].text == "Snow fell [sic] on the town."


def test_marks_point_into_the_plain_sentence() -> None:
    """Offsets of marks count characters of the sentence without marks."""
    text, marks = plain_text("[Two|k1] men {fought|e1} in [Brod|p1].")
    assert text == "Two men fought in Brod."
    assert [text[mark.start : mark.end] for mark in marks] == ["Two", "fought", "Brod"]


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ("ASSAULT/heavy-weapons", "ASSAULT/phone", "ASSAULT has no mode phone"),
        ("ASSAULT actor", "FIGHT actor", "unknown type FIGHT"),
        ("> p1 HRV Brod\n", "", "p1 is never defined"),
        ("killed=k1", "killed=t1", "wants an id starting with k"),
        ("place=p1", "place=p2", "p2 is not marked"),
        ("> k1 2..", "> k1 two", "bad definition"),
        ("> k1 2..", "> k1 5..2", "bad definition"),
        ("> t1 2024-03-01", "> t1 2023-02-30", "bad definition: t1 2023-02-30"),
        ("> t1 2024-03-01", "> t1 2024-02-01..2024-02-30", "bad definition"),
        ("> t1 2024-03-01", "> t1 2024-03-02..2024-03-01", "bad definition"),
        ("@published 2024-03-02", "@published 2023-02-30", "bad date"),
        ("@register wire", "@register poem", "unknown register poem"),
        ("@published 2024-03-02\n", "", "no @published"),
        ("status=claimed", "status=rumoured", "not understood: status=rumoured"),
        ("{fired|e2}", "{fired|e2", "malformed mark"),
        (" incident=i1\n> t1", "\n> t1", "e2 has no incident"),
    ],
)
def test_each_fault_is_told(tmp_path: Path, old: str, new: str, fault: str) -> None:
    """A report with a fault is refused with a message that names it."""
    assert old in REPORT
    with pytest.raises(EvaluationError, match=fault):
        read_reports([written(tmp_path, REPORT.replace(old, new))])


@pytest.mark.parametrize("time", ["2024-02-29", "2024-02-28..2024-03-01", "2024-03-01..2024-03-01"])
def test_days_of_the_calendar_are_accepted(tmp_path: Path, time: str) -> None:
    """A leap day and a range in order are no faults."""
    (report,) = read_reports([written(tmp_path, REPORT.replace("> t1 2024-03-01", f"> t1 {time}"))])
    assert report.definitions["t1"].fields == (time,)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    """An annotator sees every fault of a file in one run."""
    faulty = REPORT.replace("@register wire", "@register poem").replace("> k1 2..", "> k1 two")
    with pytest.raises(EvaluationError, match=r"(?s)poem.*bad definition"):
        read_reports([written(tmp_path, faulty)])


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without reports is an error, not an empty corpus."""
    with pytest.raises(EvaluationError, match="no annotated report"):
        report_paths(tmp_path)
