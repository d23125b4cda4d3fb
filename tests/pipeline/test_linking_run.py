"""From a store of events to a store of incidents."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.model import Decision, Incident, Method, ResolvedEvent, Sentence, StoreFull, record_of
from dotterel.pipeline import LinkingRun
from dotterel.review import merge_value, split_value
from dotterel.store import Store, open_store
from tests import factories


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """A store in a file."""
    with open_store(tmp_path / "store.sqlite", create=True) as opened:
        yield opened


def coded(
    store: Store,
    document_id: str,
    *events: ResolvedEvent,
    version: str = "1",
    outlet: str = "",
    text: str = "",
    **changes: str | None,
) -> None:
    """Keep a document with events of its own, and with a text of its own unless told."""
    body = text or " ".join(f"{document_id}-word-{number}" for number in range(40))
    document = factories.document(
        id=document_id,
        outlet=outlet or f"Outlet of {document_id}",
        text=f"{factories.TEXT}\n{body}",
        sentences=(
            *factories.document().sentences,
            Sentence(start=len(factories.TEXT) + 1, end=len(factories.TEXT) + 1 + len(body), paragraph=2),
        ),
        **changes,
    )
    own = [replace(event, id=f"{event.id} of {document_id}", document=document.reference()) for event in events]
    with store.writing() as records:
        records.events.keep(own, document=document, method=Method(coder=factories.provenance(version=version)))


def linked(store: Store) -> list[Incident]:
    """Link what is pending; the incidents, those with most events first."""
    run = LinkingRun(store)
    assert all(run.link(run.pending()))
    return current(store)


def current(store: Store) -> list[Incident]:
    """The incidents, those with most events first."""
    with store.reading() as records:
        return sorted(records.incidents.current(), key=lambda one: (-len(one.event_ids), one.event_ids))


def members(store: Store) -> list[tuple[str, ...]]:
    """Event ids of the incidents."""
    return [incident.event_ids for incident in current(store)]


def decide(store: Store, act: str, subject: str, subject_id: str, field: str | None = None, after: str = "") -> None:
    """A reviewer's decision."""
    with store.writing() as records:
        number = records.decisions.latest()
        records.decisions.keep(
            Decision(
                id=f"decision-{number}",
                reviewer="Ama Example",
                made="2024-03-06T10:00:00+00:00",
                act=act,  # type: ignore[arg-type]
                subject=subject,  # type: ignore[arg-type]
                subject_id=subject_id,
                field=field,
                after=after or None,
            )
        )


def killing(**changes: object) -> ResolvedEvent:
    """The killing at Tarka."""
    return replace(factories.resolved_event(), **changes)  # type: ignore[arg-type]


def elsewhere() -> ResolvedEvent:
    """A protest far away, months later."""
    return killing(
        id="event-9",
        type="PROTEST",
        quad="material-conflict",
        modes=(),
        killed=None,
        actors=(factories.actor("herders", country="CHL", sectors=("LAB",)),),
        recipients=(),
        place=factories.place(name="Antofagasta", country="CHL", latitude=-23.6, longitude=-70.4),
        date=factories.date(first="2024-09-04", last="2024-09-04"),
    )


def test_reports_of_one_happening_become_one_incident(store: Store) -> None:
    """Two outlets that tell the same killing make one incident with two sources; another happening stays apart."""
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    coded(store, "d3", elsewhere())
    first, second = linked(store)
    assert first.event_ids == ("event-1 of d1", "event-1 of d2")
    assert first.sources == 2
    assert [report.document_id for report in first.reports] == ["d1", "d2"]
    assert second.event_ids == ("event-9 of d3",)
    with store.reading() as records:
        (link,) = records.links.of_event("event-1 of d2")
        assert link.same
        assert link.reasons
        assert records.incidents.page().entries[0].priority > 0


def test_only_what_is_new_is_linked(store: Store) -> None:
    """A second run looks at nothing, and a further report joins what is there under the same identifier."""
    coded(store, "d1", killing())
    (before,) = linked(store)
    run = LinkingRun(store)
    assert run.pending() == ()
    assert not run.is_stale
    coded(store, "d2", killing())
    (after,) = linked(store)
    assert after.id == before.id
    assert len(after.event_ids) == 2


def test_linking_twice_changes_nothing(store: Store) -> None:
    """Linking everything anew gives the same incidents, and no further versions of them."""
    coded(store, "d1", killing())
    coded(store, "d2", killing(), elsewhere())
    before = linked(store)
    run = LinkingRun(store)
    run.forget()
    assert run.pending() == ("d1", "d2")
    assert all(run.link(run.pending()))
    assert run.sweep() == 0
    assert current(store) == before
    with store.reading() as records:
        # One version when the first report came, one when the second joined; linking anew writes the first once more.
        assert len(records.incidents.versions(before[0].id)) <= 4


def test_a_report_coded_again_leaves_no_trace_of_its_former_events(store: Store) -> None:
    """What a better coder no longer finds is no part of any incident."""
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    linked(store)
    coded(store, "d2", elsewhere(), version="2")
    linked(store)
    assert members(store) == [("event-1 of d1",), ("event-9 of d2",)]
    coded(store, "d2", version="3")
    linked(store)
    assert members(store) == [("event-1 of d1",)]


def test_a_corrected_field_reaches_the_incident(store: Store) -> None:
    """A reviewer's toll stands in the incident at once and after another coding."""
    coded(store, "d1", killing())
    linked(store)
    decide(store, "correct", "event", "event-1 of d1", "killed", json.dumps({"low": 9, "high": 9}))
    for version in ("1", "2"):
        coded(store, "d1", killing(), version=version)
        (incident,) = linked(store)
        toll = incident.toll("killed")
        assert toll is not None
        assert toll.total.best == 9


def test_a_rejected_event_leaves_its_incident(store: Store) -> None:
    """An incident that only a rejected event told is no more."""
    coded(store, "d1", killing())
    linked(store)
    decide(store, "reject", "event", "event-1 of d1")
    assert linked(store) == []


def test_an_incidents_own_correction_stays(store: Store) -> None:
    """A toll given for the incident as a whole outlasts further reports."""
    coded(store, "d1", killing())
    (incident,) = linked(store)
    decide(store, "correct", "incident", incident.id, "killed", json.dumps({"low": 5, "best": 6, "high": 7}))
    LinkingRun(store).rebuild([incident.id])
    coded(store, "d2", killing())
    (after,) = linked(store)
    toll = after.toll("killed")
    assert toll is not None
    assert (toll.total.best, toll.rule) == (6, "reviewer")


def test_splits_and_merges_hold(store: Store) -> None:
    """What a reviewer parted stays parted when further reports come, and what was joined stays joined."""
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    (incident,) = linked(store)
    one, other = incident.event_ids
    decide(store, "split", "incident", incident.id, after=split_value([[one], [other]]))
    LinkingRun(store).settle()
    assert members(store) == [(one,), (other,)]
    run = LinkingRun(store)
    run.forget()
    assert all(run.link(run.pending()))
    assert members(store) == [(one,), (other,)]
    decide(store, "merge", "incident", incident.id, after=merge_value([[one], [other]]))
    LinkingRun(store).settle()
    assert members(store) == [(one, other)]


def test_a_document_is_linked_whole_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the store fails in the middle, the document stands among the pending ones and nothing of it is there."""
    coded(store, "d1", killing())
    run = LinkingRun(store)

    def fail(*_: object, **__: object) -> None:
        raise StoreFull("no room")

    with monkeypatch.context() as broken:
        broken.setattr("dotterel.store.incidents.SqlIncidents.keep_all", fail)
        with pytest.raises(StoreFull):
            list(run.link(run.pending()))
    assert current(store) == []
    assert len(linked(store)) == 1


def test_another_linker_is_told(store: Store) -> None:
    """Whoever updates the program learns that the incidents were made by another version."""
    coded(store, "d1", killing())
    linked(store)
    with store.writing() as records:
        coding = records.events.current_coding("d1")
        assert coding is not None
        records.tellings.linked("d1", coding=coding, decision=0, linker="an earlier one")
    assert LinkingRun(store).is_stale


def test_an_empty_store_has_nothing_to_link(store: Store) -> None:
    """Linking before coding is no error."""
    assert linked(store) == []


def test_documents_without_events_are_linked_once(store: Store) -> None:
    """A report that tells nothing does not stay pending for ever."""
    events: Sequence[ResolvedEvent] = ()
    coded(store, "d1", *events)
    assert linked(store) == []
    assert LinkingRun(store).pending() == ()


def toll_of(incident: Incident) -> int | None:
    """The best number killed."""
    toll = incident.toll("killed")
    return None if toll is None else toll.total.best


def test_taking_back_a_merge_holds_in_another_run(store: Store) -> None:
    """Who merged, and takes it back in a program started later, gets the incidents that there were before."""
    coded(store, "d1", killing())
    coded(store, "d2", elsewhere())
    first, second = linked(store)
    decide(store, "merge", "incident", first.id, after=merge_value([first.event_ids, second.event_ids]))
    LinkingRun(store).settle()
    assert len(members(store)) == 1
    decide(store, "undo", "decision", "decision-0")
    LinkingRun(store).settle()
    assert members(store) == [first.event_ids, second.event_ids]


def test_a_decision_of_another_program_holds_from_the_next_report_on(store: Store) -> None:
    """A split recorded while a watch goes on is not joined again by its next article."""
    run = LinkingRun(store)
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    assert all(run.link(run.pending()))
    (incident,) = current(store)
    one, other = incident.event_ids
    decide(store, "split", "incident", incident.id, after=split_value([[one], [other]]))
    coded(store, "d3", killing())
    assert all(run.link(["d3"]))
    assert not [found for found in members(store) if {one, other} <= set(found)]


def test_two_runs_on_one_store_see_each_other(store: Store) -> None:
    """What another program linked or coded anew is not taken from memory."""
    first, second = LinkingRun(store), LinkingRun(store)
    coded(store, "d1", killing())
    assert all(first.link(["d1"]))
    coded(store, "d2", killing())
    assert all(second.link(["d2"]))
    assert members(store) == [("event-1 of d1", "event-1 of d2")]
    coded(store, "d1", elsewhere(), version="2")
    assert all(second.link(["d1"]))
    coded(store, "d3", killing())
    assert all(first.link(["d3"]))
    assert members(store) == [("event-1 of d2", "event-1 of d3"), ("event-9 of d1",)]


def test_an_incidents_correction_is_applied_by_the_next_run(store: Store) -> None:
    """A program killed after recording a toll, or its taking back, leaves it to the next one."""
    coded(store, "d1", killing())
    (incident,) = linked(store)
    before = toll_of(incident)
    decide(store, "correct", "incident", incident.id, "killed", json.dumps({"low": 5, "best": 6, "high": 7}))
    assert [toll_of(one) for one in linked(store)] == [6]
    decide(store, "undo", "decision", "decision-0")
    assert [toll_of(one) for one in linked(store)] == [before]


def test_a_correction_follows_an_incident_that_gets_another_name(store: Store) -> None:
    """An incident's toll holds for whatever incident has its events after they were linked otherwise."""
    coded(store, "d1", killing())
    coded(store, "d2", elsewhere())
    former, other = linked(store)
    decide(store, "correct", "incident", former.id, "killed", json.dumps({"low": 5, "best": 6, "high": 7}))
    decide(store, "correct", "incident", other.id, "injured", json.dumps({"low": 2, "best": 2, "high": 2}))
    decide(store, "merge", "incident", other.id, after=merge_value([former.event_ids, other.event_ids]))
    (whole,) = linked(store)
    injured = whole.toll("injured")
    assert injured is not None
    assert (toll_of(whole), injured.total.best) == (6, 2)
    decide(store, "undo", "decision", "decision-2")
    found = {one.event_ids: toll_of(one) for one in linked(store)}
    assert found == {former.event_ids: 6, other.event_ids: None}


def test_an_incidents_own_correction_goes_before_that_of_one_it_took_in(store: Store) -> None:
    """Where both had the same field corrected, the incident that keeps its name keeps its figure."""
    coded(store, "d1", killing())
    coded(store, "d2", elsewhere())
    tolls = {}
    for best, incident in enumerate(linked(store), 5):
        decide(store, "correct", "incident", incident.id, "killed", json.dumps({"low": best, "best": best, "high": 9}))
        tolls[incident.id] = best
    first, second = linked(store)
    decide(store, "merge", "incident", first.id, after=merge_value([first.event_ids, second.event_ids]))
    (whole,) = linked(store)
    assert toll_of(whole) == tolls[whole.id]


def test_an_added_event_that_is_corrected_is_linked_again(store: Store) -> None:
    """A correction of an event that only a reviewer saw makes its report pending, and so does its taking back."""
    coded(store, "d1")
    document = factories.document(id="d1", outlet="Outlet of d1")
    event = killing(id="seen", document=document.reference())
    decide(store, "add", "document", "d1", after=json.dumps(record_of(event)))
    assert [toll_of(one) for one in linked(store)] == [3]
    decide(store, "correct", "event", "seen", "killed", json.dumps({"low": 9, "high": 9}))
    assert [toll_of(one) for one in linked(store)] == [9]
    decide(store, "undo", "decision", "decision-1")
    assert LinkingRun(store).pending() == ("d1",)
    assert [toll_of(one) for one in linked(store)] == [3]


def test_linking_anew_that_was_broken_off_is_finished_by_the_next_run(store: Store) -> None:
    """Incidents that nothing tells any more go once all is linked, and not before."""
    coded(store, "d1", killing())
    coded(store, "d2", elsewhere())
    linked(store)
    run = LinkingRun(store)
    with store.writing() as records:
        records.incidents.keep(factories.told_incident(), made_by=run.made_by)
    run.forget()
    assert next(run.link(["d1"]))
    assert LinkingRun(store).sweep() == 0
    later = LinkingRun(store)
    assert all(later.link(later.pending()))
    assert later.sweep() == 1
    assert members(store) == [("event-1 of d1",), ("event-9 of d2",)]
    assert store.faults() == []


def test_what_was_told_as_linked_is_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """Documents are kept some at a time; when the store fails, those given out are there and the others pending."""
    monkeypatch.setattr("dotterel.pipeline.linking_run.DOCUMENTS_TOGETHER", 2)
    for number in range(5):
        coded(store, f"d{number}", killing())
    run = LinkingRun(store)
    linking = run.link(run.pending())
    told = [next(linking).document_id, next(linking).document_id]

    def fail(*_: object, **__: object) -> None:
        raise StoreFull("no room")

    with monkeypatch.context() as broken:
        broken.setattr("dotterel.store.tellings.SqlTellings.linked_all", fail)
        with pytest.raises(StoreFull):
            next(linking)
    assert run.pending() == ("d2", "d3", "d4")
    assert told == ["d0", "d1"]
    assert all(run.link(run.pending()))
    assert len(members(store)[0]) == 5
    assert store.faults() == []


def test_a_store_that_is_only_read_can_be_asked_about_links(store: Store, tmp_path: Path) -> None:
    """Explaining a judgement writes nothing."""
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    linked(store)
    with open_store(f"sqlite:///file:{tmp_path / 'store.sqlite'}?mode=ro&uri=true") as reading:
        assert LinkingRun(reading).judge("event-1 of d1", "event-1 of d2").same


def test_a_merge_outlives_a_coder_that_renames_events(store: Store) -> None:
    """What a reviewer put together stays so when a new coder gives every event another identifier."""
    coded(store, "d1", killing())
    coded(store, "d2", elsewhere())
    first, second = linked(store)
    decide(store, "merge", "incident", first.id, after=merge_value([first.event_ids, second.event_ids]))
    LinkingRun(store).settle()
    assert len(members(store)) == 1
    coded(store, "d1", killing(id="other-1"), version="2")
    coded(store, "d2", replace(elsewhere(), id="other-9"), version="2")
    linked(store)
    assert members(store) == [("other-1 of d1", "other-9 of d2")]
    coded(store, "d2", killing(id="third"), replace(elsewhere(), id="fourth"), version="3")
    assert LinkingRun(store).pending() == ("d2",)
    linked(store)
    assert ("other-1 of d1", "third of d2", "fourth of d2") in members(store) or len(members(store)) == 1
    assert store.faults() == []


def test_a_split_outlives_a_coder_that_renames_events(store: Store) -> None:
    """What a reviewer took apart does not come together again under other identifiers."""
    coded(store, "d1", killing())
    coded(store, "d2", killing())
    (incident,) = linked(store)
    one, other = incident.event_ids
    decide(store, "split", "incident", incident.id, after=split_value([[one], [other]]))
    LinkingRun(store).settle()
    assert len(members(store)) == 2
    coded(store, "d2", killing(id="renamed"), version="2")
    linked(store)
    assert members(store) == [("event-1 of d1",), ("renamed of d2",)]
    assert not LinkingRun(store).judge("event-1 of d1", "renamed of d2").same, (
        "what is told of a link knows of the split"
    )


def test_copies_of_one_text_are_one_source(store: Store) -> None:
    """Two outlets that carry one agency's text are one source, also when the copy comes in a later run."""
    text = " ".join(f"word-{number}" for number in range(60))
    coded(store, "d1", killing(), text=text)
    coded(store, "d2", killing())
    linked(store)
    coded(store, "d3", killing(), text=text)
    (incident,) = linked(store)
    assert [report.copy_of for report in incident.reports] == [None, None, "d1"]
    assert incident.sources == 2
    with store.reading() as records:
        assert records.incidents.page().entries[0].sources == 2
        assert records.signatures.copies("d1") == ("d3",)


@pytest.mark.parametrize(
    ("first", "later", "is_copy"),
    [
        ("2024-03-05", "2024-03-05", True),
        ("2024-03-01", "2024-03-31", True),
        ("2024-03-31", "2024-03-01", True),
        ("2024-03-05", "2024-09-05", False),
        ("2024-03-05", "2025-03-05", False),
        ("2024-03-05", None, False),
        (None, None, True),
    ],
)
def test_a_copy_is_of_its_originals_days(store: Store, first: str | None, later: str | None, is_copy: bool) -> None:
    """The same words within a month are a copy, whichever comes first; months later they are a form of words."""
    text = " ".join(f"word-{number}" for number in range(60))
    coded(store, "d1", text=text, published=first)
    coded(store, "d2", text=text, published=later)
    linked(store)
    with store.reading() as records:
        assert records.signatures.originals(["d2"]) == ({"d2": "d1"} if is_copy else {})


def test_a_day_told_anew_tells_anew_whose_copy_a_report_is(store: Store) -> None:
    """Where the day of a report is corrected, it is compared with the texts of its true days."""
    text = " ".join(f"word-{number}" for number in range(60))
    coded(store, "d1", text=text, published="2024-03-05")
    coded(store, "d2", text=text, published="2023-03-05")
    linked(store)
    coded(store, "d2", text=text, published="2024-03-05", version="2")
    linked(store)
    with store.reading() as records:
        assert records.signatures.copies("d1") == ("d2",)


def test_a_report_whose_text_is_changed_is_a_copy_no_more(store: Store) -> None:
    """The copy is told by the text as it is now; the incident follows."""
    text = " ".join(f"word-{number}" for number in range(60))
    coded(store, "d1", killing(), text=text)
    coded(store, "d2", killing(), text=text)
    (incident,) = linked(store)
    assert incident.sources == 1
    coded(store, "d2", killing(), version="2")
    (incident,) = linked(store)
    assert incident.sources == 2


def test_the_copies_of_a_changed_text_are_looked_up_anew(store: Store) -> None:
    """What was a copy of the text that is no more counts again, and is what later copies are copies of."""
    text = " ".join(f"word-{number}" for number in range(60))
    coded(store, "d1", killing(), text=text)
    coded(store, "d2", killing(), text=text)
    linked(store)
    coded(store, "d1", killing(), version="2")
    (incident,) = linked(store)
    assert incident.sources == 2
    coded(store, "d3", killing(), text=text)
    (incident,) = linked(store)
    assert incident.sources == 2
    assert [report.copy_of for report in incident.reports] == [None, None, "d2"]


def test_what_linking_does_not_compare_reaches_the_record_beside_another_change(store: Store) -> None:
    """A killing that is denied now is so in its incident, though the report's protest changed too."""
    protest = replace(killing(), id="protest", type="PROTEST", quad="material-conflict", incident="other", killed=None)
    coded(store, "d1", killing(), protest)
    linked(store)
    claim = replace(killing().claim, status="denied")
    coded(store, "d1", replace(killing(), claim=claim), replace(protest, historical=True), version="2")
    standings = {one.type: one.standing for one in linked(store)}
    assert standings["ASSAULT"] == "denied"


def test_the_record_of_a_large_incident_follows(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    """A large incident's record waits for some reports; a program that is killed meanwhile leaves that to the next."""
    monkeypatch.setattr("dotterel.pipeline.touched_incidents.LARGE", 4)
    monkeypatch.setattr("dotterel.pipeline.touched_incidents.WAITING_SHARE", 0.5)
    for number in range(6):
        coded(store, f"d{number}", killing())
    linked(store)
    for number in (6, 7):
        coded(store, f"d{number}", killing())
        run = LinkingRun(store)
        assert all(run.link(run.pending(), finish=False))  # and nothing more: the program is killed here
    with store.reading() as records:
        stale = records.tellings.stale()
        assert list(stale.values()) == [2]
        assert len(current(store)[0].event_ids) == 6
    assert run.pending() == ()
    assert not list(LinkingRun(store).link([]))
    assert [len(one) for one in members(store)] == [8]
    with store.reading() as records:
        assert records.tellings.stale() == {}
    assert store.faults() == []
