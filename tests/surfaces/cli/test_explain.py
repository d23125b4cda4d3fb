"""`dotterel explain`: one event with its evidence."""

import json
from pathlib import Path

import pytest

from dotterel.model import Method
from dotterel.pipeline import ReviewSession
from tests import factories
from tests.surfaces.conftest import Dotterel
from tests.surfaces.snapshots import same_as_golden
from tests.two_reports import KILLING, code, two_reports


@pytest.mark.parametrize("width", [80, 120])
def test_an_explanation_is_as_recorded(dotterel: Dotterel, width: int) -> None:
    """Every field with its words, score, runner-up and rule; what was looked at and found good stays."""
    result = dotterel("explain", "1", "clash.txt", width=width)
    assert result.exit_code == 0
    assert same_as_golden(f"explain-{width}.txt", result.stdout)


def records(dotterel: Dotterel) -> list[dict[str, object]]:
    """The native records of two reports."""
    lines = dotterel("code", "clash.txt", "protest.txt", "-f", "jsonl").stdout.splitlines()
    return [json.loads(line) for line in lines]


def test_records_and_reports_are_explained_alike(dotterel: Dotterel, tmp_path: Path) -> None:
    """Numbers and identifiers mean the same in a file of records as in the table."""
    dotterel("code", "clash.txt", "protest.txt", "--out", "events.jsonl")
    for number in ("1", "5", "7"):
        from_records = dotterel("explain", number, "events.jsonl").stdout
        assert from_records == dotterel("explain", number, "clash.txt", "protest.txt").stdout
        assert from_records


def test_an_event_is_found_by_id_and_by_its_beginning(dotterel: Dotterel) -> None:
    """An identifier from an export leads back to its evidence."""
    identifier = str(records(dotterel)[4]["id"])
    full = dotterel("explain", identifier, "clash.txt").stdout
    assert "telephoned" in full
    assert dotterel("explain", identifier[:14], "clash.txt").stdout == full
    assert dotterel("explain", identifier.removeprefix("event-")[:8], "clash.txt").stdout == full


def test_another_mention_is_explained_by_its_own_sentence(dotterel: Dotterel) -> None:
    """The identifier of a mention that has no row of its own is found as well."""
    identifier = next(str(one["id"]) for one in records(dotterel) if one["claim"]["status"] == "denied")  # type: ignore[index]
    assert "denied by Borea's defence ministry" in dotterel("explain", identifier, "clash.txt").stdout


def test_damaged_records_are_told_with_their_line(dotterel: Dotterel, tmp_path: Path) -> None:
    """A broken line is named; it is not taken for a report."""
    dotterel("code", "clash.txt", "--out", "events.jsonl")
    with (tmp_path / "events.jsonl").open("a") as file:
        file.write('{"id": 1}\n')
    result = dotterel("explain", "1", "events.jsonl")
    assert result.exit_code == 4
    assert "line 9" in result.stderr


def test_a_report_that_fails_is_told(dotterel: Dotterel) -> None:
    """Nothing to explain from is exit code 4 with the reason."""
    result = dotterel("explain", "1", "missing.txt")
    assert result.exit_code == 4
    assert "no file or folder missing.txt" in result.stderr


def told_of(dotterel: Dotterel, event: str) -> str:
    """What is said of an event of the store, on one line."""
    result = dotterel("explain", event, "--store", "store.sqlite")
    assert result.exit_code == 0, result.stderr
    return " ".join(result.stdout.split())


def test_an_event_of_the_store_is_told_as_reviewers_left_it(dotterel: Dotterel, tmp_path: Path) -> None:
    """A corrected field stands as it was set, with what the coder read; a rejected or added event is said to be so."""
    with two_reports(tmp_path) as store:
        ama = ReviewSession(store, "Ama Example")
        assert " review " not in told_of(dotterel, KILLING)
        ama.correct(KILLING, "type", '"COERCE"', note="a siege")
        ama.accept(KILLING, field="date")
        ama.correct(KILLING, "actors", '[{"country": "TCD"}]')
        ReviewSession(store, "Ben Example").correct(KILLING, "actors", '[{"country": "MLI"}]')
        told = told_of(dotterel, KILLING)
        assert "type COERCE score 1.00" in told
        assert "type corrected by Ama Example," in told
        assert "“a siege” the coder read: ASSAULT: attack now: COERCE: coercion" in told
        assert "modes changed as a consequence the coder read: attack with guns now: nothing" in told
        assert "when accepted by Ama Example" in told
        assert "reviewers differ on actor: until that is settled, the coder's stands" in told
        assert "Ben Example" in told
        ama.reject("event of d2", note="no attack")
        told = told_of(dotterel, "event of d2")
        assert "review rejected by Ama Example," in told
        assert "“no attack” below: as the coder read it" in told
        missed = factories.resolved_event(
            id="event-missed", trigger=factories.words("said"), document=factories.document(id="d2").reference()
        )
        ama.add(missed, note="overlooked")
        for name in ("event-missed", "missed"):
            assert "review added by Ama Example" in told_of(dotterel, name)
        code(store, "d1", version="2", events=False)
        told = told_of(dotterel, KILLING)
        assert "review no longer coded type corrected by Ama Example" in told
    assert "No event of the store" in dotterel("explain", "nothing", "--store", "store.sqlite").stderr


def test_differing_reviewers_are_told_of_an_event_that_was_coded_anew(dotterel: Dotterel, tmp_path: Path) -> None:
    """What they said of it under the identifier that an earlier coding gave it is not lost."""
    with two_reports(tmp_path) as store:
        for name, country in (("Ama Example", "TCD"), ("Ben Example", "MLI")):
            ReviewSession(store, name).correct(KILLING, "actors", f'[{{"country": "{country}"}}]')
        document = factories.document(id="d1", outlet="Outlet of d1")
        event = factories.resolved_event(id="event-anew", document=document.reference())
        with store.writing() as records:
            method = Method(coder=factories.provenance(version="2"))
            records.events.keep([event], document=document, method=method)
        told = told_of(dotterel, "event-anew")
        assert "reviewers differ on actor: until that is settled, the coder's stands" in told
        assert "Ama Example" in told
        assert "Ben Example" in told
        former = told_of(dotterel, KILLING)
        assert "no longer coded coded anew as event-anew" in former
        assert "reviewers differ on actor" in former
