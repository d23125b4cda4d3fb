"""A store in which two reports tell one killing: what tests of review begin with, and ask."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dotterel.model import Incident, Method
from dotterel.pipeline import LinkingRun
from dotterel.store import Store, open_store
from tests import factories

KILLING = "event of d1"


@contextmanager
def killing_store(folder: Path) -> Iterator[Store]:
    """A new store in which the reports ``d1`` and ``d2`` tell it, linked."""
    with open_store(folder / "store.sqlite", create=True) as opened:
        for name in ("d1", "d2"):
            code(opened, name)
        link(opened)
        yield opened


def code(store: Store, name: str, *, version: str = "1", events: bool = True, least_killed: int | None = None) -> None:
    """Code a report of the killing.

    Args:
        store: Where it is kept.
        name: The report.
        version: Of the coder.
        events: Whether the coder sees the killing.
        least_killed: Lowest number killed; three unless told.
    """
    document = factories.document(id=name, outlet=f"Outlet of {name}")
    event = factories.resolved_event(id=f"event of {name}", document=document.reference())
    if least_killed is not None:
        assert event.killed is not None
        event = replace(event, killed=replace(event.killed, low=least_killed))
    with store.writing() as records:
        method = Method(coder=factories.provenance(version=version))
        records.events.keep([event] if events else [], document=document, method=method)


def link(store: Store) -> None:
    """Link what is pending."""
    run = LinkingRun(store)
    assert all(run.link(run.pending()))


def incidents(store: Store) -> list[Incident]:
    """The current incidents."""
    with store.reading() as records:
        return list(records.incidents.current())


def killed(store: Store) -> int | None:
    """The best number killed in the only incident."""
    (incident,) = incidents(store)
    toll = incident.toll("killed")
    return None if toll is None else toll.total.best
