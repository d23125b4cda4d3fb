"""A run that is kept: outcomes stand in the store when they are shown, and nothing is coded twice."""

from collections.abc import Iterator, Sequence

import pytest

from dotterel.ingest import Outcome
from dotterel.model import CodedDocument, CodedEvent, Document, Provenance, Report, ResolvedEvent, SourceNotFound
from dotterel.pipeline import CodingRun, DocumentOutcome, KeptRun, RunRecord
from dotterel.store import IN_MEMORY, Store, open_store
from tests import factories


class CountingCoder:
    """Finds one event in every document and remembers which it was asked about."""

    def __init__(self, version: str = "1") -> None:
        self.provenance = Provenance(component="counting", version=version)
        self.asked: list[str] = []

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        self.asked += [document.name for document in documents]
        return [CodedDocument(events=(factories.coded_event(document_id=one.id),), relevance=0.75) for one in documents]


class NamingResolver:
    """Gives events that name their document, and none for the documents that it is told."""

    def __init__(self, *, silent: str = "") -> None:
        self._silent = silent

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """As in `EventResolver`."""
        if document.name == self._silent:
            return ()
        return tuple(
            factories.resolved_event(id=f"event of {document.name}", document=document.reference()) for _ in events
        )


@pytest.fixture
def store() -> Iterator[Store]:
    """A store in memory."""
    with open_store(IN_MEMORY, create=True) as opened:
        yield opened


def report(name: str, town: str = "") -> Report:
    """A report about a town of its own."""
    text = f"Gunmen attack {town or name}\n\n" + " ".join(
        f"The {thing} of {town or name} was burnt by gunmen in the night, its mayor said." for thing in ("mill", "well")
    )
    return Report(
        id=name,
        content=text.encode(),
        media_type="text/plain",
        address=name,
        final_address=name,
        provenance=Provenance(component="test", version="1"),
        name=name,
    )


def run(
    store: Store, coder: CountingCoder, *names: str, again: bool = False, silent: str = "", missing: bool = False
) -> tuple[KeptRun, list[DocumentOutcome]]:
    """Code reports and keep them."""
    coding = CodingRun(coder=coder, resolver=NamingResolver(silent=silent))
    kept = KeptRun(store, method=coding.method, again=again)
    reports: list[Report | Outcome] = [report(name) for name in names]
    if missing:
        reports.append(Outcome(name="gone", error=SourceNotFound("gone does not exist", "Look.")))
    outcomes = []
    for outcome in coding.code(reports, memory=kept):
        kept.keep(outcome)
        outcomes.append(outcome)
    kept.finish()
    return kept, outcomes


def test_every_outcome_is_kept(store: Store) -> None:
    """Coded, without events, duplicate and failed: each stands in the run, with its document and reason."""
    kept, _ = run(store, CountingCoder(), "Adaba", "Benti", "Adaba", silent="Benti", missing=True)
    with store.reading() as records:
        outcomes = list(records.runs.outcomes(kept.number))
        assert [(one.name, one.outcome, one.events) for one in outcomes] == [
            ("Adaba", "coded", 1),
            ("Benti", "no events", 0),
            ("Adaba", "duplicate", 0),
            ("gone", "failed", 0),
        ]
        assert outcomes[2].duplicate_of == outcomes[0].document_id
        assert (outcomes[3].error, outcomes[3].message) == ("SourceNotFound", "gone does not exist")
        assert [event.id for event in records.events.current()] == ["event of Adaba"]
        assert records.runs.all()[0].run.finished


def test_what_was_coded_before_is_not_coded_again(store: Store) -> None:
    """The second run asks the coder for the new report only, and gives the same outcomes from the store."""
    _, first = run(store, CountingCoder(), "Adaba", "Benti", silent="Benti")
    coder = CountingCoder()
    _, second = run(store, coder, "Adaba", "Benti", "Corru", silent="Benti")
    assert coder.asked == ["Corru"]
    assert [one.outcome for one in second] == ["coded before", "coded before", "coded"]
    assert [(one.events, one.relevance) for one in second[:2]] == [(one.events, one.relevance) for one in first]
    with store.reading() as records:
        assert [dict(one.outcomes) for one in records.runs.all()] == [
            {"coded": 1, "no events": 1},
            {"coded before": 2, "coded": 1},
        ]
        assert [one.events for one in records.runs.all()] == [1, 2]


def test_a_new_version_of_the_coder_codes_again(store: Store) -> None:
    """An old answer is never given out as a new coder's."""
    run(store, CountingCoder(), "Adaba")
    coder = CountingCoder(version="2")
    run(store, coder, "Adaba")
    assert coder.asked == ["Adaba"]


def test_coding_again_can_be_asked_for(store: Store) -> None:
    """The coder is asked; the same answer adds no version."""
    run(store, CountingCoder(), "Adaba")
    coder = CountingCoder()
    _, outcomes = run(store, coder, "Adaba", again=True)
    assert coder.asked == ["Adaba"]
    assert [one.outcome for one in outcomes] == ["coded"]
    with store.reading() as records:
        assert len(records.events.versions("event of Adaba")) == 1


def test_a_run_that_is_broken_off_is_taken_up(store: Store) -> None:
    """What was kept until then is not coded again, and the broken run says that it did not end."""
    coding = CodingRun(coder=CountingCoder(), resolver=NamingResolver())
    kept = KeptRun(store, method=coding.method)
    outcomes = coding.code([report("Adaba"), report("Benti")], memory=kept)
    kept.keep(next(outcomes))
    outcomes.close()  # type: ignore[attr-defined]
    coder = CountingCoder()
    run(store, coder, "Adaba", "Benti")
    assert coder.asked == ["Benti"]
    with store.reading() as records:
        assert [one.run.finished is None for one in records.runs.all()] == [True, False]


def test_events_coded_before_are_counted_apart() -> None:
    """The account of a run does not claim earlier work."""
    record = RunRecord()
    record.add(DocumentOutcome(name="a", outcome="coded before", events=(factories.resolved_event(),)))
    record.add(DocumentOutcome(name="b", outcome="coded", events=(factories.resolved_event(),) * 2))
    assert (record.events.total(), record.events_before, record.total) == (2, 1, 2)
