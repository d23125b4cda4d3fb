"""The account of a run."""

import io

from rich.console import Console

from dotterel.ingest import DuplicateOf
from dotterel.model import Provenance, SourceNotFound
from dotterel.pipeline import DocumentOutcome, RunRecord
from dotterel.surfaces.cli.account import account_line, exit_code, tell_account


def record(*, coded: int = 0, failed: int = 0, duplicates: int = 0) -> RunRecord:
    """A run with so many outcomes of each kind."""
    made = RunRecord()
    for number in range(coded):
        made.add(DocumentOutcome(name=f"good-{number}", outcome="coded"))
    for number in range(failed):
        error = SourceNotFound(f"there is no file bad-{number}", "check the spelling")
        made.add(DocumentOutcome(name=f"bad-{number}", outcome="failed", error=error))
    for number in range(duplicates):
        repeated = DuplicateOf(document_id="document-1", name="good-0", similarity=0.91)
        made.add(DocumentOutcome(name=f"copy-{number}", outcome="duplicate", duplicate_of=repeated))
    return made


def told(run: RunRecord, *, terminal: bool) -> list[str]:
    """The lines of the account."""
    stream = io.StringIO()
    tell_account(run, Console(file=stream, force_terminal=terminal, no_color=True, width=200))
    return stream.getvalue().splitlines()


def test_every_report_is_counted_once() -> None:
    """The kinds add up to the number of reports."""
    line = account_line(record(coded=2, failed=1, duplicates=3))
    assert line == "6 reports: 2 coded (0 events), 3 duplicates, 1 failed"


def test_exit_codes_follow_from_the_failures() -> None:
    """All read, none read, some read."""
    assert [exit_code(record(coded=1)), exit_code(record(failed=2)), exit_code(record(coded=1, failed=1))] == [0, 4, 5]


def test_a_file_gets_every_failure_and_duplicate() -> None:
    """A log is complete."""
    lines = told(record(failed=30, duplicates=30), terminal=False)
    assert sum("  failed  " in line for line in lines) == 30
    assert "  duplicate  copy-29 repeats good-0 (91% of the words); not coded again." in lines


def test_a_terminal_is_not_flooded() -> None:
    """The first ones are listed, the others counted, and it is said how to see all."""
    lines = told(record(failed=30, duplicates=30), terminal=True)
    assert len(lines) < 80
    assert sum("and 10 more" in line for line in lines) == 2


def test_a_report_that_reads_relevant_but_gave_nothing_is_named() -> None:
    """Silence over a report that seems to tell of an event is said, with what to do; others are only counted."""
    run = RunRecord()
    run.add(DocumentOutcome(name="quiet.txt", outcome="no events", relevance=0.93))
    run.add(DocumentOutcome(name="regatta.txt", outcome="no events", relevance=0.04))
    run.add(DocumentOutcome(name="unjudged.txt", outcome="no events"))
    run.add(DocumentOutcome(name="clash.txt", outcome="coded", relevance=0.99))
    lines = told(run, terminal=False)[1:]
    assert lines == ["  to read  quiet.txt reads as if it told of an event, but none is sure enough; see --min-score."]


def test_own_actor_registers_are_named_with_their_digests() -> None:
    """A run with actors of the user's own can be told from one without, and from one with another file."""
    ours = Provenance(component="actor register", version="1", digest="a" * 64)
    own = Provenance(component="own.csv", version="own", digest="b" * 64)
    assert not any("actors" in line for line in told(RunRecord(registers=(ours,)), terminal=False))
    line = told(RunRecord(registers=(ours, own)), terminal=False)[-1]
    assert line.split() == ["actors", "actor", "register", "a" * 16 + ",", "own.csv", "b" * 16]
