"""A coding run gives one outcome for each report, in order, whatever happens to the others."""

import threading
from collections.abc import Iterator, Sequence

import pytest

from dotterel.coding import FakeCoder
from dotterel.ingest import Outcome
from dotterel.model import (
    CodedDocument,
    CodedEvent,
    DamagedContent,
    Document,
    DocumentReference,
    DotterelError,
    Provenance,
    Report,
    ResolvedEvent,
    SettingsError,
    SourceNotFound,
)
from dotterel.pipeline import CodingRun, DocumentOutcome, RunRecord
from dotterel.pipeline.coding_run import POOL_DOCUMENTS

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

    def stream() -> Iterator[Report]:
        nonlocal taken
        for number in range(1000):
            taken += 1
            yield report(f"{number}.txt", b"")

    next(iter(run().code(stream())))
    assert taken <= 128


PROVENANCE = Provenance(component="test", version="1")
TOWNS = ("Adaba", "Benti", "Corru", "Dimma", "Ferfer")


def story(town: str) -> Report:
    """A report about one town, unlike the reports about others."""
    text = (
        f"Fighting in {town}\n\nShots were heard in {town} on Monday, the mayor of {town} told the radio of {town}. "
        f"Nobody in {town} could say who had fired, and the market of {town} did not open until the shots of {town} "
        "had stopped in the evening.\n"
    )
    return report(f"{town}.txt", text.encode())


def town_of(document: Document) -> str:
    """The town that a document tells of."""
    return next(town for town in TOWNS if town in document.text)


class OneEventCoder:
    """Finds the town's name as the trigger of one event a document; breaks on a document about some town."""

    provenance = PROVENANCE

    def __init__(self, *, breaks_on: str = "", fault: Exception | None = None) -> None:
        self._breaks_on = breaks_on
        self._fault = fault or RuntimeError("no such tensor")

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        towns = [town_of(document) for document in documents]
        if self._breaks_on in towns:
            raise self._fault
        return [
            CodedDocument(events=(self._event(document, town),), relevance=0.9)
            for document, town in zip(documents, towns, strict=True)
        ]

    def _event(self, document: Document, town: str) -> CodedEvent:
        start = document.text.index(town)
        return CodedEvent(
            id=f"event of {town}",
            document_id=document.id,
            type="ASSAULT",
            trigger=document.span(start, start + len(town)),
            sentence=document.sentence_span(0),
            provenance=PROVENANCE,
        )


class PlainResolver:
    """Resolves nothing but the type; breaks on a document about some town."""

    def __init__(self, *, breaks_on: str = "") -> None:
        self._breaks_on = breaks_on
        self.asked: list[str] = []

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As in `EventResolver`."""
        self.asked.append(town_of(document))
        if town_of(document) == self._breaks_on:
            raise ZeroDivisionError("no countries")
        return tuple(
            ResolvedEvent(
                id=event.id,
                document=DocumentReference(id=document.id),
                type=event.type,
                quad="material-conflict",
                intensity=-9.0,
                trigger=event.trigger,
                sentence=event.sentence,
                coder=str(event.provenance),
            )
            for event in events
        )


def stories() -> list[Report]:
    """A report a town."""
    return [story(town) for town in TOWNS]


def events_by_name(outcomes: Sequence[DocumentOutcome]) -> dict[str, list[str]]:
    """Ids of the events of each report."""
    return {one.name: [event.id for event in one.events] for one in outcomes}


def test_events_are_paired_with_their_documents() -> None:
    """Failures, copies and reports of other files between them shift no answer to a neighbour."""
    missing = Outcome(name="gone.txt", error=SourceNotFound("gone.txt does not exist"))
    reports: list[Report | Outcome] = [missing]
    for one in stories():
        reports += [one, report(f"copy of {one.name}", one.content), report("empty.txt", b""), missing]
    outcomes = list(CodingRun(coder=OneEventCoder(), resolver=PlainResolver()).code(reports))
    assert [one.name for one in outcomes] == [one.name for one in reports]
    coded = [one for one in outcomes if one.outcome == "coded"]
    assert [(one.name, [event.id for event in one.events]) for one in coded] == [
        (f"{town}.txt", [f"event of {town}"]) for town in TOWNS
    ]
    for outcome in coded:
        assert outcome.document is not None
        assert {event.document.id for event in outcome.events} == {outcome.document.id}


def test_pairing_holds_over_many_pools() -> None:
    """Reports in more pools than one come out once each, in order, with their own events."""
    reports: list[Report | Outcome] = []
    for number in range(3 * POOL_DOCUMENTS):
        place = number // POOL_DOCUMENTS
        first = number % POOL_DOCUMENTS == 0
        reports.append(story(TOWNS[place]) if first else report(f"empty-{number}.txt", b""))
    outcomes = list(CodingRun(coder=OneEventCoder(), resolver=PlainResolver()).code(reports))
    assert [one.name for one in outcomes] == [one.name for one in reports]
    assert [event.id for one in outcomes for event in one.events] == [f"event of {town}" for town in TOWNS[:3]]


@pytest.mark.parametrize(
    "fault", [RuntimeError("no such tensor"), SettingsError("a bad setting"), KeyError()], ids=repr
)
def test_a_coder_that_breaks_on_one_document_fails_that_document_only(fault: Exception) -> None:
    """The pool is tried again one by one: the one that broke it is named with the fault, the others are coded."""
    coder = OneEventCoder(breaks_on="Corru", fault=fault)
    outcomes = list(CodingRun(coder=coder, resolver=PlainResolver()).code(stories()))
    assert [one.outcome for one in outcomes] == ["coded", "coded", "failed", "coded", "coded"]
    assert events_by_name(outcomes) == {
        f"{town}.txt": [] if town == "Corru" else [f"event of {town}"] for town in TOWNS
    }
    failed = outcomes[2]
    assert isinstance(failed.error, DamagedContent)
    assert "Corru.txt broke the coder" in failed.error.message
    assert type(fault).__name__ in failed.error.message
    assert failed.error.remedy
    assert failed.document is not None


def test_a_resolver_that_breaks_on_one_document_fails_that_document_only() -> None:
    """The fault is that document's outcome, with no half-resolved events; every document is asked about once."""
    resolver = PlainResolver(breaks_on="Benti")
    outcomes = list(CodingRun(coder=OneEventCoder(), resolver=resolver).code(stories()))
    assert [one.outcome for one in outcomes] == ["coded", "failed", "coded", "coded", "coded"]
    assert "Benti.txt broke the resolver (ZeroDivisionError" in str(outcomes[1].error)
    assert isinstance(outcomes[1].error, DotterelError)
    assert outcomes[1].events == ()
    assert resolver.asked == list(TOWNS)


class ForgetfulCoder(OneEventCoder):
    """Answers for all but the last document where it is asked about several."""

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`, but wrong."""
        answers = super().code(documents)
        return answers if len(answers) == 1 else answers[:-1]


def test_a_coder_that_loses_answers_shifts_none() -> None:
    """Too few answers to a pool are no answers: its documents are asked about one by one."""
    outcomes = list(CodingRun(coder=ForgetfulCoder(), resolver=PlainResolver()).code(stories()))
    assert events_by_name(outcomes) == {f"{town}.txt": [f"event of {town}"] for town in TOWNS}


def test_two_calls_on_one_run_are_independent() -> None:
    """What the first call has read is no duplicate in the second, and its outcomes are the same."""
    both = CodingRun(coder=OneEventCoder(), resolver=PlainResolver())
    first, second = list(both.code(stories())), list(both.code(stories()))
    assert [one.outcome for one in second] == ["coded"] * len(TOWNS)
    assert events_by_name(first) == events_by_name(second)


def test_two_calls_on_one_run_may_take_turns() -> None:
    """Two streams read side by side do not see each other."""
    both = CodingRun(coder=OneEventCoder(), resolver=PlainResolver())
    pairs = list(zip(both.code(stories()), both.code(reversed(stories())), strict=True))
    assert [first.name for first, _ in pairs] == [f"{town}.txt" for town in TOWNS]
    assert [second.name for _, second in pairs] == [f"{town}.txt" for town in reversed(TOWNS)]
    assert {one.outcome for pair in pairs for one in pair} == {"coded"}


def test_a_run_that_is_left_early_ends() -> None:
    """Whoever takes the first outcome and goes leaves no thread behind that waits for ever."""
    outcomes = CodingRun(coder=OneEventCoder(), resolver=PlainResolver()).code(stories())
    assert next(outcomes).name == "Adaba.txt"
    outcomes.close()  # type: ignore[attr-defined]
    assert list(outcomes) == []


class MeetingCoder(FakeCoder):
    """A coder that notes how many calls run at once, and stays in each until a second one comes or time is up."""

    def __init__(self, calls_at_once: int | None) -> None:
        """Args: what it says of itself; nothing where none."""
        super().__init__()
        if calls_at_once is not None:
            self.calls_at_once = calls_at_once
        self.running = self.most = 0
        self._met = threading.Event()
        self._lock = threading.Lock()

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        with self._lock:
            self.running += 1
            self.most = max(self.most, self.running)
            if self.running > 1:
                self._met.set()
        self._met.wait(0.3)
        with self._lock:
            self.running -= 1
        return super().code(documents)


@pytest.mark.parametrize(("says", "most"), [(None, 1), (1, 1), (2, 2)])
def test_calls_run_side_by_side_only_where_the_coder_says_so(says: int | None, most: int) -> None:
    """A coder that says nothing of threads is never asked twice at a time; one that may be gets its next pool early."""
    coder = MeetingCoder(says)
    reports = [report(f"{number}.txt", f"{TEXT}{number}".encode()) for number in range(2 * POOL_DOCUMENTS)]
    outcomes = list(CodingRun(coder=coder, resolver=NobodyResolver()).code(reports))
    assert coder.most == most
    assert [one.name for one in outcomes] == [one.name for one in reports]
