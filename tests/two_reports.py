"""A store in which two reports tell one killing: what reviewers work on."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from dotterel.model import Incident, Method
from dotterel.pipeline import LinkingRun
from dotterel.store import Store, open_store
from tests import factories

KILLING = "event of d1"
"""The killing as the first of the two tells it."""


@contextmanager
def two_reports(folder: Path) -> Iterator[Store]:
    """A new store in a folder with the reports ``d1`` and ``d2``, coded and linked."""
    with open_store(folder / "store.sqlite", create=True) as opened:
        for name in ("d1", "d2"):
            code(opened, name)
        link(opened)
        yield opened


def code(store: Store, name: str, *, version: str = "1", killed: int = 3, events: bool = True) -> None:
    """Code a report of the killing, with its event or with none, by a version of the coder."""
    document = factories.document(id=name, outlet=f"Outlet of {name}")
    event = factories.resolved_event(id=f"event of {name}", document=document.reference())
    assert event.killed is not None
    event = replace(event, killed=replace(event.killed, low=killed))
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
