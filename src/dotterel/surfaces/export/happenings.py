"""Happenings: the mentions of one happening in one document, for formats that have one row for it.

A report tells one attack in its title, in its first sentence and again below. A row for each would treble its dead
wherever somebody adds up a column.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from dotterel.model import Actor, Count, DateRange, Place, ResolvedEvent

_NARROWEST_PLACE = ("exact", "city", "district", "admin1", "country", "region")
_NARROWEST_DATE = ("day", "week", "range", "month", "year")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """One happening as one document tells it: an `Occurrence`.

    Attributes:
        lead: The mention that tells most.
        mentions: All mentions that count, in text order, the lead among them.
        beside: Mentions that do not count as facts, such as denials, in text order.
    """

    lead: ResolvedEvent
    mentions: tuple[ResolvedEvent, ...]
    beside: tuple[ResolvedEvent, ...] = ()

    @property
    def id(self) -> str:
        """That of the lead."""
        return self.lead.id

    @property
    def type(self) -> str:
        """That of all its mentions."""
        return self.lead.type

    @property
    def contexts(self) -> tuple[str, ...]:
        """Those of the lead."""
        return self.lead.contexts

    @property
    def quad(self) -> str:
        """That of its type."""
        return self.lead.quad

    @property
    def intensity(self) -> float:
        """That of the lead."""
        return self.lead.intensity

    @property
    def modes(self) -> tuple[str, ...]:
        """Modes of the lead, else of the first mention that has any."""
        return self.lead.modes or next((event.modes for event in self.mentions if event.modes), ())

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Actors of the lead, else of the first mention that names any."""
        return self.lead.actors or next((event.actors for event in self.mentions if event.actors), ())

    @property
    def recipients(self) -> tuple[Actor, ...]:
        """Recipients likewise."""
        return self.lead.recipients or next((event.recipients for event in self.mentions if event.recipients), ())

    @property
    def place(self) -> Place | None:
        """The narrowest place that was settled, the lead's first among equals; none where none was."""
        places = [event.place for event in self.tellings if event.place and event.place.unresolved is None]
        return min(places, key=_place_rank, default=None)

    @property
    def date(self) -> DateRange | None:
        """The narrowest time that was settled, the lead's first among equals; none where none was."""
        dates = [event.date for event in self.tellings if event.date and (event.date.first or event.date.last)]
        return min(dates, key=_date_rank, default=None)

    def counts(self, role: str) -> tuple[Count, ...]:
        """The numbers that its mentions tell of one role (killed, injured, held or size), the lead's first."""
        found: list[Count | None] = [getattr(event, role) for event in self.tellings]
        return tuple(one for one in found if one is not None and (one.low is not None or one.high is not None))

    @property
    def tellings(self) -> tuple[ResolvedEvent, ...]:
        """Its mentions, the lead first, then in text order."""
        return (self.lead, *(event for event in self.mentions if event is not self.lead))


def happenings_of(
    events: Sequence[ResolvedEvent],
    *,
    reason_against: Callable[[ResolvedEvent], str | None],
    left_out: Counter[str],
    key_of: Callable[[ResolvedEvent], str] = lambda event: "",
) -> list[Happening]:
    """Group the events of one document into happenings, in the order of their first mention.

    Mentions belong together when they share incident label and type.

    Args:
        events: The events of one document.
        reason_against: Why a mention does not count; none where it does.
        left_out: Gets, by reason, the number of mentions of happenings that have no mention that counts.
        key_of: A further property that mentions must share.

    Returns:
        Those with at least one mention that counts.
    """
    groups: dict[tuple[str, str, str], list[ResolvedEvent]] = {}
    for event in sorted(events, key=lambda one: one.trigger.start):
        groups.setdefault((event.incident or event.id, event.type, key_of(event)), []).append(event)
    found = []
    for group in groups.values():
        reasons = [reason_against(event) for event in group]
        counting = tuple(event for event, reason in zip(group, reasons, strict=True) if reason is None)
        if counting:
            beside = tuple(event for event, reason in zip(group, reasons, strict=True) if reason is not None)
            lead = max(counting, key=lambda event: (_told(event), event.score, -event.trigger.start))
            found.append(Happening(lead=lead, mentions=counting, beside=beside))
        else:
            left_out.update(reason for reason in reasons if reason is not None)
    return found


def _told(event: ResolvedEvent) -> int:
    """How much a mention tells: its filled fields, what was settled counting double."""
    place = 0 if event.place is None else 1 if event.place.unresolved else 2
    day = 0 if event.date is None else 1 if event.date.unresolved else 2
    counts = sum(count is not None for count in (event.killed, event.injured, event.held, event.size))
    return place + day + 2 * bool(event.actors) + 2 * bool(event.recipients) + 2 * counts + bool(event.modes)


def _place_rank(place: Place) -> int:
    return _NARROWEST_PLACE.index(place.precision) if place.precision else len(_NARROWEST_PLACE)


def _date_rank(date: DateRange) -> int:
    return _NARROWEST_DATE.index(date.precision) if date.precision else len(_NARROWEST_DATE)
