"""What releases ask of every kind of store: one moment, one order, the same files."""

from pathlib import Path

from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.release import Terms, licence_of, make_release
from tests import factories
from tests.surfaces.desk.invented import fill


def test_identifiers_are_ordered_as_code_points(store: Store) -> None:
    """Whatever language a database sorts by, the order is the one that files are compared in."""
    names = ["incident-B", "incident-a", "incident-Ä", "incident-10", "incident-9", "incident_1", "incidenta"]
    with store.writing() as records:
        for name in names:
            records.incidents.keep(factories.incident(id=name), made_by=factories.provenance())
    with store.reading() as records:
        assert [one.id for one in records.incidents.current(by_id=True)] == sorted(names)
        assert [one.id for one in records.incidents.current()] == names


def test_a_snapshot_sees_one_moment(store: Store) -> None:
    """What another program adds between two questions is in neither answer, and in the next snapshot."""
    made_by = factories.provenance()
    with store.writing() as records:
        records.incidents.keep(factories.incident(id="incident-1"), made_by=made_by)
    with store.snapshot() as seen:
        before = seen.incidents.count()
        with store.writing() as records:
            records.incidents.keep(factories.incident(id="incident-2"), made_by=made_by)
        assert seen.incidents.count() == before == 1
        assert [one.id for one in seen.incidents.current()] == ["incident-1"]
    with store.snapshot() as seen:
        assert seen.incidents.count() == 2


def test_a_release_is_the_same_from_every_kind_of_store(store: Store, tmp_path: Path) -> None:
    """The same records, kept by a file or by a server, give the same files to the byte."""
    terms = Terms(
        title="Kept", version="1", creators=("A",), licence=licence_of("CC0-1.0"), date="2025-01-01", formats=("csv",)
    )
    fill(store, 12)
    with open_store(tmp_path / "file.sqlite", create=True) as other:
        fill(other, 12)
        wanted = make_release(other, terms, selection=IncidentSelection(), folder=tmp_path / "other")
    made = make_release(store, terms, selection=IncidentSelection(), folder=tmp_path / "kept")
    chosen = make_release(store, terms, selection=IncidentSelection(types=("ASSAULT",)), folder=tmp_path / "chosen")
    assert made.manifest == wanted.manifest
    assert 0 < chosen.manifest["counts"]["incidents"] < 12
