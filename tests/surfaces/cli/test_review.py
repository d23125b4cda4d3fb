"""`dotterel review`: double reviews, agreement, and reviewed reports for training."""

import json
import re
from pathlib import Path

import pytest

from dotterel.evaluation import read_reports, report_paths
from dotterel.pipeline import DoubleReviewSession, ReviewSession
from dotterel.store import open_store
from tests.surfaces.conftest import Dotterel

AMA, BEN = "Ama Example", "Ben Example"


def test_from_the_sample_to_agreement(dotterel: Dotterel) -> None:
    """Opened, listed, answered by both, and told by field, for people and for programs."""
    dotterel("code", "clash.txt", "protest.txt", "--store", "mine.sqlite")
    assert "No double review" in dotterel("review", "list", "--store", "mine.sqlite").stdout
    assert "Nothing to tell yet" in dotterel("review", "agreement", "--store", "mine.sqlite").stdout
    opened = dotterel("review", "open", AMA, BEN, "--size", "4", "--seed", "3", "--store", "mine.sqlite")
    assert re.match(r"double-\w+: 4 of 10 events, drawn at random \(seed 3\), for Ama Example and Ben", opened.stdout)
    (listed,) = json.loads(dotterel("review", "list", "--format", "json", "--store", "mine.sqlite").stdout)
    assert [one["answered"] for one in listed["progress"]] == [0, 0]
    with open_store("mine.sqlite") as store:
        for name in (AMA, BEN):
            session = DoubleReviewSession(store, name)
            for one in session.own(listed["id"]):
                session.accept(listed["id"], one.unit.subject_id)
            session.finish(listed["id"])
    assert "closed" in dotterel("review", "list", "--store", "mine.sqlite").stdout
    table = dotterel("review", "agreement", "--store", "mine.sqlite").stdout
    assert re.search(r"event +\(is it one\) +— +4 of 4 +1 +few", table)
    told = json.loads(dotterel("review", "agreement", "--format", "json", "--store", "mine.sqlite").stdout)
    assert {(one["records"], one["agreed"], one["is_few"]) for one in told["fields"]} == {(4, 4, True)}


def test_slips_are_refused_with_what_can_be_done(dotterel: Dotterel) -> None:
    """One person twice, nothing to draw, a file that cannot be written."""
    dotterel("code", "regatta.txt", "--store", "mine.sqlite")
    twice = dotterel("review", "open", AMA, AMA, "--store", "mine.sqlite")
    nothing = dotterel("review", "open", AMA, BEN, "--store", "mine.sqlite")
    nowhere = dotterel("review", "corpus", "--out", "none/x.rpt", "--store", "mine.sqlite")
    assert (twice.exit_code, nothing.exit_code, nowhere.exit_code) == (2, 2, 2)
    assert "two different people" in twice.stderr
    assert "no events to draw" in nothing.stderr
    assert "--out" in nowhere.stderr


def test_a_report_that_is_done_goes_into_the_corpus(dotterel: Dotterel, tmp_path_factory) -> None:  # type: ignore[no-untyped-def]
    """Only such; the file passes the checker, and evaluation takes it as gold."""
    dotterel("code", "clash.txt", "protest.txt", "--store", "mine.sqlite")
    empty = dotterel("review", "corpus", "--store", "mine.sqlite")
    assert (empty.stdout, empty.exit_code) == ("", 0)
    assert "0 reports" in empty.stderr
    with open_store("mine.sqlite") as store:
        with store.reading() as records:
            document = records.documents.page(limit=9).records[0]
        ReviewSession(store, AMA).done(document.id)
    folder = tmp_path_factory.mktemp("reviewed")
    written = dotterel("review", "corpus", "--store", "mine.sqlite", "--out", str(folder / "reviewed.rpt"))
    assert "1 report reviewed" in written.stderr
    (report,) = read_reports(report_paths(folder))
    assert sum(len(sentence.events) for sentence in report.sentences) > 0


def test_a_reviewed_report_is_written_whatever_letters_it_has(
    dotterel: Dotterel, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A broken letter of a report becomes an escape, in a file and on standard output."""
    dotterel("code", "regatta.txt", "--store", "mine.sqlite")
    monkeypatch.setattr(ReviewSession, "corpus", lambda session: iter(["Žerjav spoke.\n", "Broken \ud800.\n"]))
    out = tmp_path / "reviewed.rpt"
    written = dotterel("review", "corpus", "--store", "mine.sqlite", "--out", str(out))
    shown = dotterel("review", "corpus", "--store", "mine.sqlite")
    assert (written.exit_code, shown.exit_code) == (0, 0)
    assert out.read_text(encoding="utf-8") == shown.stdout == "Žerjav spoke.\nBroken \\ud800.\n"
