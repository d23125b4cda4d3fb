"""The door to coding: whatever turns documents into coded events."""

from collections.abc import Sequence
from importlib.metadata import entry_points
from typing import Protocol, cast

from dotterel.model import CodedDocument, CodedEvent, Document, Provenance, SettingsError

ENTRY_POINTS = "dotterel.coders"
DEFAULT_CODER = "dotterel-en"


class Coder(Protocol):
    """Codes documents.

    Attributes:
        provenance: Name, version and model digest, as they stand in every event.
    """

    provenance: Provenance

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """What each document tells, in the order of the documents."""
        ...


def calls_at_once(coder: Coder) -> int:
    """How many calls of `code` may run side by side, each in a thread of its own.

    A coder says so by an attribute `calls_at_once`, at least 1; one that says nothing is never called twice at a time.
    """
    return max(1, int(getattr(coder, "calls_at_once", 1)))


def load_coder(name: str = DEFAULT_CODER, *, min_score: float | None = None) -> Coder:
    """The coder that a package has registered under a name in the entry-point group ``dotterel.coders``.

    Args:
        name: Ours is ``dotterel-en``.
        min_score: Lowest score of an event kept, in [0, 1]; none takes the coder's own.

    Raises:
        SettingsError: No coder has that name.
    """
    found = {point.name: point for point in entry_points(group=ENTRY_POINTS)}
    if name not in found:
        known = ", ".join(sorted(found)) or "none"
        raise SettingsError(f"no coder is called {name!r}", f"Installed coders: {known}.")
    return cast(Coder, found[name].load()(min_score=min_score))


class FakeCoder:
    """A coder that gives the events it was made with; for tests and for trying what comes after coding."""

    provenance = Provenance(component="fake-coder", version="1")

    def __init__(self, events: Sequence[CodedEvent] = ()) -> None:
        """Args: the events, each told apart by its document id."""
        self._events = tuple(events)

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`."""
        return [
            CodedDocument(events=tuple(event for event in self._events if event.document_id == one.id))
            for one in documents
        ]
