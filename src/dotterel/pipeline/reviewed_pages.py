"""Pages of all events as reviewers left them, as quick as those of what the coder read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from threading import Lock

from dotterel.model import ResolvedEvent, SettingsError
from dotterel.pipeline.reviewed_events import DecidedDocuments, ReviewedEvents
from dotterel.store import EventFacts, Records, Selection

_BEHIND = "~"
"""Stands in a cursor before the identifier of an event that is not coded."""
_GREATEST = 2**53


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """A page of events.

    Attributes:
        events: At most as many as were asked for.
        next: What to give as `after` for the next page; none on the last.
    """

    events: tuple[ResolvedEvent, ...]
    next: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Changed:
    """What reviewers changed in one report.

    Attributes:
        key: Its coding, and the latest decision on it.
        coded: Events of that coding by the number that pages go by, as they are now; none where one was rejected.
        further: Events that only reviewers tell, by identifier: added ones, and seen ones that are no longer coded.
    """

    key: tuple[int, int]
    coded: Mapping[int, EventFacts | None]
    further: Mapping[str, EventFacts]


class ReviewedPages:
    """The current events page by page, as reviewers left them and with conditions asked of that. Threads may share it.

    Most events are as their columns say, by which the store finds them. Of those that reviewers changed, which are as
    few as the decisions, this holds in memory what conditions ask: some hundred bytes of each, read when the first page
    is asked for and anew for a report that is decided on or coded since. An event that is corrected keeps its place;
    what is not coded comes behind all that is, by identifier.
    """

    def __init__(self) -> None:
        """Nothing is read yet."""
        self._known = DecidedDocuments()
        self._changed: Mapping[str, _Changed] = {}
        self._reading = Lock()

    def page(self, records: Records, selection: Selection, *, after: str = "", limit: int = 50) -> EventPage:
        """A page of those that meet some conditions.

        Args:
            records: The store at one moment.
            selection: The conditions.
            after: Where the page before ended; empty for the first.
            limit: Most on a page.

        Raises:
            SettingsError: No page ends there.
        """
        number, behind = _read_cursor(after)
        changed = self._changed_in(records, selection.document_id)
        judged = {
            number: facts is not None and selection.holds(facts)
            for one in changed.values()
            for number, facts in one.coded.items()
        }
        listed = records.events.page(selection, after=number, limit=limit, judged=judged)
        reviewed = ReviewedEvents(records, known=self._known)
        touched = dict.fromkeys(
            one.document.id for one in listed.records if one.document.id in changed and changed[one.document.id].coded
        )
        told = _by_id(reviewed, touched)
        events = [told.get(one.id, one) for one in listed.records]
        if listed.next is not None:
            return EventPage(events=tuple(events), next=_cursor(listed.next, behind))
        homes = {
            event_id: document_id
            for document_id, one in changed.items()
            for event_id, facts in one.further.items()
            if (behind is None or event_id > behind) and selection.holds(facts)
        }
        shown = sorted(homes)[: limit - len(events)]
        added = _by_id(reviewed, dict.fromkeys(homes[one] for one in shown))
        events += [added[one] for one in shown]
        is_last = len(shown) == len(homes)
        reached = shown[-1] if shown else behind or ""
        return EventPage(events=tuple(events), next=None if is_last else _cursor(listed.last or number, reached))

    def _changed_in(self, records: Records, document_id: str | None) -> Mapping[str, _Changed]:
        """What reviewers changed, by report: in all reports, or in one."""
        decided = self._known.of(records)
        if document_id is not None:
            decided = {document_id: decided[document_id]} if document_id in decided else {}
        codings = records.events.current_codings(decided)
        keys = {one: (codings.get(one, 0), decision) for one, decision in decided.items()}
        held = self._changed
        if any(one not in held or held[one].key != key for one, key in keys.items()):
            with self._reading:
                held = dict(self._changed)
                due = {one: key for one, key in keys.items() if one not in held or held[one].key != key}
                held |= _read_changes(ReviewedEvents(records, known=self._known), records, due)
                self._changed = held
        return {one: held[one] for one in keys}


def _read_changes(
    reviewed: ReviewedEvents, records: Records, keys: Mapping[str, tuple[int, int]]
) -> dict[str, _Changed]:
    """What reviewers changed in some reports.

    Args:
        reviewed: Events as they left them.
        records: The store at the same moment.
        keys: Coding and latest decision of each; coding 0 where it has none.
    """
    numbers = records.events.numbers(coding for coding, _ in keys.values() if coding)
    found = {}
    for document_id, key in keys.items():
        document = reviewed.document(document_id)
        coded = {event.id: event for event in document.coded}
        now = {event.id: event for event in document.reviewed.events}
        told = {one: EventFacts.of(event) for one, event in now.items() if event is not coded.get(one)}
        found[document_id] = _Changed(
            key=key,
            coded={numbers[one]: told.get(one) for one in coded if one in told or one not in now},
            further={one: facts for one, facts in told.items() if one not in coded},
        )
    return found


def _by_id(reviewed: ReviewedEvents, document_ids: Iterable[str]) -> dict[str, ResolvedEvent]:
    return {event.id: event for one in document_ids for event in reviewed.of_document(one).events}


def _cursor(number: int, behind: str | None) -> str:
    return str(number) if behind is None else f"{number}{_BEHIND}{behind}"


def _read_cursor(after: str) -> tuple[int, str | None]:
    """The number behind which coded events come, and the identifier behind which the others do."""
    number, mark, behind = after.partition(_BEHIND)
    is_number = not number or (number.isascii() and number.isdecimal() and len(number) < 20)
    if not is_number or int(number or 0) > _GREATEST or (mark and not number):
        raise SettingsError(f"after={after:.60} is where no page ends", "Give the `next` of the page before.")
    return int(number or 0), behind if mark else None
