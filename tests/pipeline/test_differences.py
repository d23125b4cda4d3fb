"""What two codings say differently."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dotterel.model import Method, ResolvedEvent, Run, RunOutcome
from dotterel.pipeline import SCORES, RunTally, changed_fields, differences_of, run_differences
from dotterel.store import IN_MEMORY, open_store
from tests import factories, strategies

EVENT = factories.resolved_event()


def test_the_same_events_of_another_coder_do_not_differ() -> None:
    """A new version number alone is no difference."""
    assert changed_fields(EVENT, replace(EVENT, coder="factory 2")) == ()


def test_fields_that_differ_are_named_in_the_order_of_the_record() -> None:
    """Each field that says something else, and no other."""
    other = replace(EVENT, modes=(), place=None, killed=factories.count(low=4))
    assert changed_fields(EVENT, other) == ("modes", "place", "killed")


def test_scores_are_one_field() -> None:
    """A place that is found with another score is the same place."""
    other = replace(EVENT, score=0.8, place=factories.place(score=0.5, candidates=()))
    assert changed_fields(EVENT, other) == (SCORES,)


def test_events_of_one_side_are_added_or_removed() -> None:
    """An event whose trigger the other side does not code stands alone."""
    trigger = factories.words("Gunmen")
    other = replace(EVENT, id="event-2", trigger=trigger)
    differences = differences_of([EVENT], [other])
    assert (differences.added, differences.removed, differences.changed) == ((other,), (EVENT,), ())


def test_another_type_at_the_same_words_is_a_change() -> None:
    """The identifier holds the type; the trigger shows that the event is the same."""
    other = replace(EVENT, id="event-2", type="COERCE", quad="material-conflict")
    (change,) = differences_of([EVENT], [other]).changed
    assert change.fields == ("type",)


def test_each_event_is_compared_once() -> None:
    """Of two events that overlap one, the longer overlap is the pair and the other is added."""
    whole = replace(EVENT, id="event-2", type="COERCE")
    part = replace(EVENT, id="event-3", trigger=replace(EVENT.trigger, end=EVENT.trigger.start + 2, text="ki"))
    differences = differences_of([EVENT], [part, whole])
    assert (len(differences.changed), differences.added, differences.removed) == (1, (part,), ())
    assert differences.changed[0].after == whole


@given(st.lists(strategies.resolved_events(), max_size=4, unique_by=lambda event: event.id))
def test_a_coding_does_not_differ_from_itself(events: list[ResolvedEvent]) -> None:
    """Whatever the events."""
    differences = differences_of(events, events)
    assert (differences.added, differences.removed, differences.changed) == ((), (), ())


@given(
    st.lists(strategies.resolved_events(), max_size=4, unique_by=lambda event: event.id),
    st.lists(strategies.resolved_events(), max_size=4, unique_by=lambda event: event.id),
)
def test_every_event_is_accounted_for(before: list[ResolvedEvent], after: list[ResolvedEvent]) -> None:
    """Turned round, what was added is removed."""
    forth, back = differences_of(before, after), differences_of(after, before)
    assert len(before) - len(forth.removed) == len(after) - len(forth.added)
    assert len(forth.added) == len(back.removed)


def test_two_runs_are_compared_by_document() -> None:
    """Documents of one run only are told; the others are compared, and changed fields counted."""
    methods = [Method(coder=factories.provenance(version=version)) for version in ("1", "2")]
    told = [EVENT, replace(EVENT, place=None)]
    with open_store(IN_MEMORY, create=True) as store:
        for number, (method, event) in enumerate(zip(methods, told, strict=True)):
            with store.writing() as records:
                run = records.runs.begin(Run(id=f"run-{number}", method=method, started="2024-03-06T10:00:00"))
                for document in (factories.document(), factories.document(id=f"only-{number}")):
                    coding = records.events.keep([event], document=document, method=method)
                    outcome = RunOutcome(name=document.name, outcome="coded", document_id=document.id, events=1)
                    records.runs.add(run, outcome, document=document, coding=coding)
        tally, same = RunTally(), RunTally()
        differing = list(run_differences(store, 1, 2, tally))
        assert list(run_differences(store, 1, 1, same)) == []
    assert (tally.documents, tally.only_before, tally.only_after, tally.differing) == (1, 1, 1, 1)
    assert [document for document, _ in differing] == ["document-1"]
    assert dict(tally.fields) == {"place": 1}
    assert [tally.events[kind] for kind in ("added", "removed", "changed")] == [0, 0, 1]
    assert (same.documents, same.differing, same.events.total()) == (2, 0, 0)
