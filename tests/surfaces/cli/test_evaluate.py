"""`dotterel evaluate`."""

import json
from pathlib import Path

import pytest

from tests.surfaces.conftest import Dotterel

GOLD = """\
@report tarka-01
@published 2024-03-05
@register wire
@contexts territory
@title -
[Borean troops|a1] {shelled|e1} [the border town|a2] of [Tarka|p1] on [Monday|t1], killing [at least 49|k1] people, \
[the Ardan army|a3] said.
> e1 ASSAULT/heavy-weapons status=claimed source=a3 actor=a1 killed=k1 recipient=a2 time=t1 place=p1 incident=i1
> a1 BOR MIL
> a2 ARD CVL
> a3 ARD MIL
> p1 ARD Tarka
> t1 2024-03-04
> k1 49..

@report tarka-02
@published 2024-03-05
@register wire
@title -
[The council|a1] {condemned|e1} the attack.
> e1 ACCUSE/disapprove actor=a1 incident=i1
> a1 ARD GOV
"""


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder with two annotated reports, one a side."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "tarka.rpt").write_text(GOLD)
    (folder / "split.csv").write_text("report,side\ntarka-01,test\ntarka-02,dev\n")
    return folder


def test_the_test_side_is_scored_where_there_is_a_split(dotterel: Dotterel, gold: Path) -> None:
    """Nobody measures on reports that were trained on without asking for it."""
    result = dotterel("evaluate", "gold")
    assert result.exit_code == 0
    assert "1 report, 1 event" in result.stdout
    assert "triggers 1.000 1.000 1.000 1 1 1" in " ".join(result.stdout.split())


def test_all_sides_show_what_was_missed(dotterel: Dotterel, gold: Path) -> None:
    """The worst cases are readable: question, sentence, wanted and given."""
    shown = dotterel("evaluate", "gold", "--side", "all").stdout
    assert "2 reports, 2 events" in shown
    assert "missed ACCUSE" in shown
    assert "The council condemned the attack." in shown
    assert "wanted condemned" in shown


def test_predictions_are_scored_without_a_coder(dotterel: Dotterel, gold: Path, tmp_path: Path) -> None:
    """Events of any program can be measured."""
    (tmp_path / "events.jsonl").write_text("")
    shown = dotterel("evaluate", "gold", "--predictions", "events.jsonl").stdout
    assert "missed ASSAULT" in shown


def test_predictions_of_other_reports_are_refused(dotterel: Dotterel, gold: Path, tmp_path: Path) -> None:
    """A mix-up of files is told, not scored as zero."""
    dotterel("code", "clash.txt", "--out", "events.jsonl")
    result = dotterel("evaluate", "gold", "--predictions", "events.jsonl")
    assert result.exit_code == 2
    assert "none of them of these reports" in result.stderr


def test_predictions_that_are_no_events_are_refused(dotterel: Dotterel, gold: Path, tmp_path: Path) -> None:
    """The line that cannot be read is named."""
    (tmp_path / "events.jsonl").write_text(json.dumps({"id": "x"}) + "\n")
    result = dotterel("evaluate", "gold", "--predictions", "events.jsonl")
    assert result.exit_code == 2
    assert "line 1" in result.stderr


def test_faults_of_the_gold_are_listed(dotterel: Dotterel, gold: Path) -> None:
    """An annotator sees every fault with its line."""
    (gold / "tarka.rpt").write_text(
        GOLD.replace("ASSAULT/heavy-weapons", "ASSAULT/catapult").replace("> t1 2", "> t1 x")
    )
    result = dotterel("evaluate", "gold", "--side", "all")
    assert result.exit_code == 2
    assert "tarka.rpt:7" in result.stderr
    assert "tarka.rpt:12" in result.stderr


def test_a_side_without_a_split_is_refused(dotterel: Dotterel, gold: Path) -> None:
    """A side means nothing where none is recorded."""
    (gold / "split.csv").unlink()
    assert dotterel("evaluate", "gold", "--side", "dev").exit_code == 2
    assert dotterel("evaluate", "gold").exit_code == 0


def test_incidents_are_scored_where_they_are_annotated(dotterel: Dotterel, gold: Path) -> None:
    """Tolls and contradictions are measured with one option, and a folder without annotation says so."""
    shared = GOLD.replace("incident=i1", "incident=G-tarka", 1)
    (gold / "tarka.rpt").write_text(shared)
    assert "annotated incident" in dotterel("evaluate", "gold", "--incidents").stderr
    (gold / "tolls.csv").write_text("incident,role,low,best,high,reason\nG-tarka,killed,49,49,,told once\n")
    result = dotterel("evaluate", "gold", "--incidents")
    assert result.exit_code == 0
    assert "1 shared happening, 1 toll annotated" in result.stdout
    assert "all three" in result.stdout


SECOND = """
@report tarka-03
@published 2024-03-05
@register wire
@title -
[Shells|w1] fired by [Borea|a1] {killed|e1} [at least 49|k1] people in [Tarka|p1] on [Monday|t1].
> e1 ASSAULT/heavy-weapons actor=a1 killed=k1 time=t1 place=p1 means=w1 incident=G-tarka
> a1 BOR GOV
> p1 ARD Tarka
> t1 2024-03-04
> k1 49..
"""


def test_linking_is_scored_by_one_verb(dotterel: Dotterel, gold: Path) -> None:
    """Figures of putting together, near misses and tolls stand in one answer, from annotation or through the coder."""
    (gold / "tarka.rpt").write_text(GOLD.replace("incident=i1", "incident=G-tarka", 1) + SECOND)
    (gold / "split.csv").unlink()
    (gold / "tolls.csv").write_text("incident,role,low,best,high,reason\nG-tarka,killed,49,49,,told twice\n")
    result = dotterel("evaluate", "gold", "--linking")
    assert result.exit_code == 0, result.stderr
    told = " ".join(result.stdout.split())
    assert "3 annotated mentions, 2 of them of shared happenings" in told
    assert all(name in told for name in ("B³, shared happenings", "CoNLL", "Near misses", "all three"))
    coded = dotterel("evaluate", "gold", "--linking", "--coded")
    assert coded.exit_code == 0, coded.stderr
    assert "as the coder reads them" in " ".join(coded.stdout.split())


def test_linking_needs_shared_happenings(dotterel: Dotterel, gold: Path) -> None:
    """Reports that share nothing measure nothing; an option that belongs to linking is refused without it."""
    assert "shares a happening" in " ".join(dotterel("evaluate", "gold", "--linking").stderr.split())
    assert "--coded is for --linking" in " ".join(dotterel("evaluate", "gold", "--coded").stderr.split())
