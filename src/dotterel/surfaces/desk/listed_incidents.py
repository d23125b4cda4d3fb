"""The incidents that a question asks for: a page of them, or all, some at a time."""

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from dotterel.model import Incident
from dotterel.store import Cursor, IncidentPage, Records, Store
from dotterel.surfaces.desk.questions import ListQuestion
from dotterel.surfaces.export import incident_writer_for, streamed

Read = TypeVar("Read")
_IN_FILE_AT_A_TIME = 100


def listed_page(records: Records, question: ListQuestion, *, limit: int, after: Cursor | None) -> IncidentPage:
    """A page of the list.

    Args:
        records: The store within a transaction.
        question: What is asked.
        limit: Most on the page.
        after: Where the page before ended; none for the first.
    """
    return records.incidents.page(
        question.selection, order=question.order, descending=question.descending, after=after, limit=limit
    )


def incidents_on(records: Records, page: IncidentPage) -> list[Incident]:
    """The incidents of a page, in its order."""
    found = records.incidents.several([entry.incident_id for entry in page.entries])
    return [found[entry.incident_id] for entry in page.entries if entry.incident_id in found]


def in_batches(
    store: Store, question: ListQuestion, read: Callable[[Records, IncidentPage], Sequence[Read]], *, at_a_time: int
) -> Iterator[Sequence[Read]]:
    """All of the list in its order, whichever page is shown.

    Each batch is read by itself, so that a slow reader keeps nobody from writing; an incident that changes meanwhile is
    told as it is when its batch is read.

    Args:
        store: An open store.
        question: What is asked.
        read: Reads what is wanted of a page.
        at_a_time: Incidents of a batch.
    """
    after = None
    while True:
        with store.reading() as records:
            page = listed_page(records, question, limit=at_a_time, after=after)
            batch = read(records, page)
        yield batch
        after = page.next
        if after is None:
            return


def listed_in_batches(store: Store, question: ListQuestion) -> Iterator[Sequence[Incident]]:
    """The incidents of all of the list, in its order."""
    return in_batches(store, question, incidents_on, at_a_time=_IN_FILE_AT_A_TIME)


def incident_file(store: Store, question: ListQuestion, format_: str) -> Iterator[bytes]:
    """All of the list as a file in a format of `surfaces.export`, piece by piece."""
    return streamed(incident_writer_for(format_), listed_in_batches(store, question))
