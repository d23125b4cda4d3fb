"""Telephone calls."""

import pytest

from dotterel.coding.rules.callers import join_callers, unmark_calls_in_places
from tests.coding.test_document_logic import document, event, words


@pytest.mark.parametrize("trigger", ["telephoned", "called", "rang", "spoke by phone with"])
def test_both_ends_of_a_line_take_part(trigger: str) -> None:
    """Who is called speaks as much as who calls."""
    source = document(f"The premier {trigger} the emir on Monday.")
    call = event(source, 0, "CONSULT", trigger, actor="The premier", recipient="the emir")
    (joined,) = join_callers([call], source)
    assert (words(joined, "actor"), words(joined, "recipient")) == (["The premier", "the emir"], [])
    assert joined.rules == ("both-on-the-line",)


def test_a_call_by_its_mode_needs_no_word_for_it() -> None:
    """The coder may know a call where the trigger does not say so."""
    source = document("The premier spoke with the emir.")
    call = event(source, 0, "CONSULT", "spoke", actor="The premier", recipient="the emir", modes=("phone",))
    assert words(join_callers([call], source)[0], "recipient") == []


def test_visits_and_other_speech_keep_whom_they_are_for() -> None:
    """A host is visited, a call paid on somebody is a visit, and what somebody called for is asked of another."""
    source = document("The premier visited the emir.", "The envoy paid a call on the mayor.", "Orin called on Tarka.")
    events = [
        event(source, 0, "CONSULT", "visited", actor="The premier", recipient="the emir"),
        event(source, 1, "CONSULT", "call", actor="The envoy", recipient="the mayor", modes=("phone",)),
        event(source, 2, "REQUEST", "called", actor="Orin", recipient="Tarka"),
    ]
    assert list(join_callers(events, source)) == events


def test_who_calls_on_somebody_visits_them() -> None:
    """A visit keeps its host, though the trigger holds the word for a call."""
    source = document("The premier called on the emir.")
    visit = event(source, 0, "CONSULT", "called on", actor="The premier", recipient="the emir", modes=("phone",))
    assert join_callers([visit], source) == (visit,)


def test_a_call_of_nobody_known_stays() -> None:
    """Without a caller the one called is no caller either."""
    source = document("The emir was telephoned.")
    events = [event(source, 0, "CONSULT", "telephoned", recipient="The emir")]
    assert list(join_callers(events, source)) == events


def test_talks_that_are_held_somewhere_are_no_call() -> None:
    """A call has two ends and no place; the mode goes, and the talks stay."""
    source = document("The envoy spoke with the emir in Orin.", "The envoy spoke with the emir.")
    held = event(source, 0, "CONSULT", "spoke", actor="The envoy", place="Orin", modes=("phone", "third-party"))
    call = event(source, 1, "CONSULT", "spoke", actor="The envoy", modes=("phone",))
    told, kept = unmark_calls_in_places([held, call])
    assert (told.modes, told.rules, kept) == (("third-party",), ("place-of-talks",), call)
