"""The events of an incident in order: whose copy a report is, which mentions are facts, what counts as one source."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from dotterel.linking.accounts.readings import as_read
from dotterel.model import ResolvedEvent

UNDATED = "9999-12-31"
"""Where a report without a date stands: behind all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All events of an incident, in the order of their reports.

    Attributes:
        events: All, the earliest report first, in text order within a report.
        own: Those of reports that are no copies.
        facts: Of those, the ones told as happened, by the writer or by somebody whom the writer names; where nothing is
            told as happened, all of them.
        root_of: The report whose text each report carries, by document; itself where it is no copy.
        outlet_of: Outlet of each report, that of the text's first report where it is a copy; empty where unknown.
        has_facts: Whether anything is told as happened.
    """

    events: tuple[ResolvedEvent, ...]
    own: tuple[ResolvedEvent, ...]
    facts: tuple[ResolvedEvent, ...]
    root_of: Mapping[str, str]
    outlet_of: Mapping[str, str]
    has_facts: bool

    def source_of(self, event: ResolvedEvent) -> str:
        """What makes reports independent: the outlet, or the report itself where the outlet is not known."""
        outlet = self.outlet_of[event.document.id].casefold()
        return f"outlet {outlet}" if outlet else f"report {self.root_of[event.document.id]}"


def evidence_of(events: Iterable[ResolvedEvent], copies: Mapping[str, str]) -> Evidence:
    """The events in order, whatever order they come in.

    Args:
        events: Of one incident; an id that comes twice counts once.
        copies: The report that each copy repeats, by document. Chains are followed; a circle, and a chain that leads
            out of the incident, ends at the earliest report of this incident that it passes.
    """
    by_id: dict[str, ResolvedEvent] = {}
    for event in map(as_read, events):
        known = by_id.setdefault(event.id, event)
        if known is not event and known != event:  # whichever comes first
            by_id[event.id] = min(known, event, key=repr)
    ordered = tuple(sorted(by_id.values(), key=_order))
    root_of = _roots(ordered, copies)
    outlets = {event.document.id: " ".join((event.document.outlet or "").split()) for event in reversed(ordered)}
    own = tuple(event for event in ordered if root_of[event.document.id] == event.document.id)
    facts = tuple(event for event in own if is_fact(event))
    return Evidence(
        events=ordered,
        own=own,
        facts=facts or own,
        root_of=root_of,
        outlet_of={document: outlets[root] for document, root in root_of.items()},
        has_facts=bool(facts),
    )


def is_fact(event: ResolvedEvent) -> bool:
    """Whether somebody says that it happened."""
    return event.modality == "asserted" and event.claim.status != "denied"


def day_of(event: ResolvedEvent) -> str | None:
    """Publication day of an event's report (ISO); none where unknown or no day."""
    day = (event.document.published or "")[:10]
    return day if ordinal(day) is not None else None


def ordinal(day: str | None) -> int | None:
    """A day (ISO) as a number; none where it is none."""
    try:
        return date.fromisoformat((day or "")[:10]).toordinal()
    except ValueError:
        return None


def _order(event: ResolvedEvent) -> tuple[str, str, int, str]:
    return day_of(event) or UNDATED, event.document.id, event.trigger.start, event.id


def _roots(ordered: Sequence[ResolvedEvent], copies: Mapping[str, str]) -> dict[str, str]:
    documents = list(dict.fromkeys(event.document.id for event in ordered))
    far: dict[str, list[str]] = {}
    for document in documents:
        seen = [document]
        while (behind := copies.get(seen[-1])) is not None and behind not in seen:
            seen.append(behind)
        # A circle has no end: its first member by name stands for it, wherever it was entered.
        end = seen[-1] if behind is None else min(seen[seen.index(behind) :])
        far.setdefault(end, []).append(document)
    return {one: end if end in family else family[0] for end, family in far.items() for one in family}
