"""Agreement of two readers."""

from pathlib import Path

import pytest

from dotterel.evaluation import AnnotatedReport, agreement, read_reports
from dotterel.model import EvaluationError

FIRST = """@report tarka-01
@published 2024-03-14
@register wire
@contexts military
@title -
[Gunmen|a1] {killed|e1} [three|k1] [herders|a2] near [Tarka|p1], and [the mayor|a3] {condemned|e2} the attack.
> e1 ASSAULT/firearms actor=a1 recipient=a2 killed=k1 place=p1 incident=i1
> e2 ACCUSE/disapprove actor=a3 incident=i2
> a1 MLI UAF
> a2 MLI AGR
> a3 MLI GOV
> k1 3
> p1 MLI Tarka
"""


def reports(folder: Path, name: str, text: str) -> list[AnnotatedReport]:
    """Annotated reports of a text."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return read_reports([path])


def test_a_reader_agrees_with_themselves(tmp_path: Path) -> None:
    """Two like annotations agree in every question that was asked."""
    one = reports(tmp_path, "a.rpt", FIRST)
    found = agreement(one, one)
    assert {question: counts.f1 for question, counts in found.items() if counts.wanted} == {
        "triggers": 1.0,
        "modes": 1.0,
        "status": 1.0,
        "historical": 1.0,
        "role actor": 1.0,
        "role recipient": 1.0,
        "role place": 1.0,
        "role killed": 1.0,
    }


def test_what_one_reader_left_out_or_read_otherwise_counts_against_it(tmp_path: Path) -> None:
    """A missing event, a missing role and another mode are each counted where they belong."""
    second = FIRST.replace("{condemned|e2}", "condemned").replace("[the mayor|a3]", "the mayor")
    second = second.replace("> e2 ACCUSE/disapprove actor=a3 incident=i2\n", "").replace("> a3 MLI GOV\n", "")
    second = second.replace("/firearms", "/primitive").replace(" place=p1", "").replace("[Tarka|p1]", "Tarka")
    second = second.replace("> p1 MLI Tarka\n", "")
    found = agreement(reports(tmp_path, "a.rpt", FIRST), reports(tmp_path, "b.rpt", second))
    assert (found["triggers"].right, found["triggers"].wanted, found["triggers"].given) == (1, 2, 1)
    assert found["modes"].f1 == 0.0
    assert (found["role place"].right, found["role place"].wanted, found["role place"].given) == (0, 1, 0)
    assert found["role actor"].f1 == 1.0


def test_a_changed_wording_is_refused(tmp_path: Path) -> None:
    """Annotations of two different texts cannot be compared."""
    other = FIRST.replace("near [Tarka|p1]", "by [Tarka|p1]")
    with pytest.raises(EvaluationError, match="tarka-01"):
        agreement(reports(tmp_path, "a.rpt", FIRST), reports(tmp_path, "b.rpt", other))


def test_readers_without_a_common_report_are_told(tmp_path: Path) -> None:
    """An empty comparison is a mistake, not an agreement."""
    other = FIRST.replace("tarka-01", "tarka-02")
    with pytest.raises(EvaluationError, match="both readers"):
        agreement(reports(tmp_path, "a.rpt", FIRST), reports(tmp_path, "b.rpt", other))


def test_happenings_are_compared_by_pairs_of_events(tmp_path: Path) -> None:
    """Two events that one reader holds to be one happening, and the other two, are a pair that is not shared."""
    second = FIRST.replace("incident=i2", "incident=i1")
    found = agreement(reports(tmp_path, "a.rpt", FIRST), reports(tmp_path, "b.rpt", second))["same happening"]
    assert (found.right, found.wanted, found.given) == (0, 0, 1)
