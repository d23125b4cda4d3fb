"""A coding run gives one outcome for each report, in order, whatever happens to the others."""

from collections.abc import Sequence

from dotterel.coding import FakeCoder
from dotterel.ingest import Outcome
from dotterel.model import CodedEvent, Document, Provenance, Report, ResolvedEvent, SourceNotFound
from dotterel.pipeline import CodingRun, RunRecord

TEXT = (
    "Border clash kills two\n\nSoldiers of the two countries fought at the river on Monday, the governor told "
    "the local radio station. Shops stayed closed for the day, and the ferry did not run until the evening.\n"
)
OTHER = (
    "Union calls strike at port\n\nDock workers at the southern port will stop work on Thursday over unpaid wages, "
    "their union announced after a meeting. Ships are waiting outside the port, and traders fear for their fruit.\n"
)


class NobodyResolver:
    """A resolver that leaves every event out."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """No events."""
        return ()


def report(name: str, content: bytes) -> Report:
    """A plain-text report."""
    return Report(
        id=name,
        content=content,
        media_type="text/plain",
        address=name,
        final_address=name,
        provenance=Provenance(component="test", version="1"),
        name=name,
    )


def run() -> CodingRun:
    """A run without a model."""
    return CodingRun(coder=FakeCoder(), resolver=NobodyResolver())


def test_every_report_has_one_outcome_in_order() -> None:
    """Failures, copies and good reports come out as they went in."""
    missing = Outcome(name="gone.txt", error=SourceNotFound("gone.txt does not exist"))
    outcomes = list(
        run().code(
            [
                report("one.txt", TEXT.encode()),
                missing,
                report("empty.txt", b""),
                report("copy.txt", TEXT.encode()),
                report("two.txt", OTHER.encode()),
            ]
        )
    )
    assert [(one.name, one.outcome) for one in outcomes] == [
        ("one.txt", "no events"),
        ("gone.txt", "failed"),
        ("empty.txt", "failed"),
        ("copy.txt", "duplicate"),
        ("two.txt", "no events"),
    ]
    assert outcomes[3].duplicate_of is not None
    assert outcomes[3].duplicate_of.name == "one.txt"


def test_the_record_accounts_for_every_report() -> None:
    """The counts of a run add up to the number of reports, and each failure is kept by name."""
    record = RunRecord()
    for outcome in run().code([report("one.txt", TEXT.encode()), report("binary", bytes(range(256)) * 8)]):
        record.add(outcome)
    assert record.total == 2
    assert [name for name, _ in record.failed] == ["binary"]


def test_reports_are_read_only_as_far_as_the_pool_reaches() -> None:
    """A long stream of reports is never held in memory as a whole."""
    taken = 0

    def stream() -> "Sequence[Report]":
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield report(f"{number}.txt", b"")

    next(iter(run().code(stream())))  # type: ignore[arg-type]
    assert taken <= 128
