"""What a release tells of the one before: added, changed, withdrawn, and why."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from dotterel.model import Decision, Incident, ReleaseDamaged, ReleaseError, ReleaseExists, Toll, TollRange
from dotterel.store import Store
from dotterel.surfaces.release import MadeRelease, read_release
from dotterel.surfaces.release.changes import pairs_of
from dotterel.surfaces.release.sorted_ids import SortedIds
from tests import factories
from tests.surfaces.release.conftest import Release


def changes(made: MadeRelease) -> dict[str, dict[str, Any]]:
    """The changes by incident."""
    text = (made.folder / "data" / "changes.jsonl").read_text(encoding="utf-8")
    return {one["incident"]: one for one in map(json.loads, text.splitlines())}


def keep(store: Store, *incidents: Incident) -> None:
    """Keep new versions."""
    with store.writing() as records:
        for one in incidents:
            records.incidents.keep(one, made_by=factories.provenance(component="linker"))


def current(store: Store) -> list[Incident]:
    """The incidents in the order of their identifiers."""
    with store.reading() as records:
        return list(records.incidents.current(by_id=True))


def test_a_store_that_stayed_as_it_was_has_no_changes(release: Release) -> None:
    """Another version of the same data says that nothing moved."""
    made = release(version="1.1", previous=release())
    assert changes(made) == {}
    assert made.manifest["previous"]["changes"] == {"added": 0, "changed": 0, "withdrawn": 0}
    assert "0 added, 0 changed, 0 withdrawn" in (made.folder / "CHANGES.md").read_text(encoding="utf-8")


def test_each_kind_of_change_is_told_with_its_reason(release: Release, store: Store) -> None:
    """A corrected toll, a new incident and one that another has taken over: each with what is known of why."""
    before = release()
    first, second, third = current(store)[:3]
    toll = Toll(role="killed", total=TollRange(low=97, best=98, high=99))
    keep(
        store,
        replace(first, tolls=(toll,)),
        replace(second, id="incident-new", event_ids=(*second.event_ids, *third.event_ids)),
        replace(third, event_ids=()),
    )
    with store.writing() as records:
        records.decisions.keep(
            Decision(
                id="decision-toll",
                reviewer="Anselm Dorji",
                made="2025-01-02T00:00:00+00:00",
                act="correct",
                subject="incident",
                subject_id=first.id,
                field="killed",
                after='{"best": 98}',
                note="The hospital's list.",
            )
        )
    made = release(version="1.1", previous=before)
    told = changes(made)
    assert {name: one["change"] for name, one in told.items()} == {
        first.id: "changed",
        "incident-new": "added",
        third.id: "withdrawn",
    }
    moved = {one["field"]: one["after"] for one in told[first.id]["fields"]}
    assert moved["killed_best"] == 98
    assert told[first.id]["because"] == ["reviewers' decisions"]
    assert [one["note"] for one in told[first.id]["decisions"]] == ["The hospital's list."]
    assert told[third.id]["now_in"] == ["incident-new"]
    assert told[third.id]["summary"] == third.summary
    page = (made.folder / "CHANGES.md").read_text(encoding="utf-8")
    assert "1 added, 1 changed, 1 withdrawn" in page
    assert "The hospital's list." in page
    assert made.manifest["previous"]["version"] == "1.0"


def test_decisions_of_before_are_no_reason_of_now(release: Release, store: Store) -> None:
    """What the release before told already is not told as new."""
    [first, *_] = current(store)
    old = Decision(
        id="decision-old", reviewer="A", made="2024-01-01", act="comment", subject="incident", subject_id=first.id
    )
    with store.writing() as records:
        records.decisions.keep(old)
    before = release()
    keep(store, replace(first, summary=f"{first.summary} Again."))
    told = changes(release(version="1.1", previous=before))
    assert told[first.id]["decisions"] == []
    assert told[first.id]["because"] == ["its reports were coded or linked anew"]


def test_words_that_are_withheld_are_no_change(release: Release) -> None:
    """Two releases of the same data, with and without sentences, tell the same incidents."""
    assert changes(release(version="1.1", previous=release(has_sentences=True))) == {}


def test_an_incident_that_no_longer_fits_is_told_so(release: Release, store: Store) -> None:
    """Who narrows the conditions reads why incidents are gone, and that the conditions are others."""
    from dotterel.store import IncidentSelection

    made = release(
        version="1.1", previous=release(), selection=IncidentSelection(types=("AID",)), filters={"types": ["AID"]}
    )
    told = changes(made)
    assert told
    assert {one["change"] for one in told.values()} == {"withdrawn"}
    assert all("it no longer meets the conditions of the release" in one["because"] for one in told.values())
    assert "conditions that choose the incidents are other ones" in (made.folder / "CHANGES.md").read_text()


def test_a_release_that_was_altered_is_not_compared_with(release: Release) -> None:
    """A list of changes never rests on damaged lines."""
    before = release()
    path = before.folder / "data" / "incidents.jsonl"
    path.write_bytes(path.read_bytes() + b"\n")
    with pytest.raises(ReleaseDamaged, match="cannot be compared with"):
        release(version="1.1", previous=read_release(before.folder))


def test_a_release_is_not_compared_with_itself(release: Release) -> None:
    """The version that --since names is no new one."""
    with pytest.raises(ReleaseExists, match="--since"):
        release("other", previous=release())


@pytest.mark.parametrize("text", ["{}\n", "nothing\n", '{"id": "b"}\n{"id": "a"}\n', '{"id": "a"}\n{"id": "a"}\n'])
def test_lines_in_no_order_are_refused(tmp_path: Path, text: str) -> None:
    """Walking side by side rests on the order, so it is checked; the message names the line."""
    (tmp_path / "one").write_text(text)
    (tmp_path / "other").write_text(text.replace("a", "c"))
    with pytest.raises(ReleaseError, match=r"line [12] of"):
        list(pairs_of(tmp_path / "one", tmp_path / "other"))


def test_identifiers_are_sorted_beyond_memory() -> None:
    """Whatever is written to disk between, each comes once and in order."""
    with SortedIds(in_memory=3) as ids:
        for some in (["d", "a"], ["c", "a", "b"], ["a"], ["é", "b\nc"], ["z", "d", "y", "x"]):
            ids.add(some)
        assert list(ids) == ["a", "b", "b\nc", "c", "d", "x", "y", "z", "é"]
