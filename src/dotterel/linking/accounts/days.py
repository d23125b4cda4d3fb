"""When an incident happened: the days that most independent reports leave open."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.linking.accounts.evidence import Evidence, ordinal
from dotterel.model import DateRange, IncidentTime, ResolvedEvent

OVERNIGHT = 1
"""Days that two reports may lie apart and still mean one night."""
_FAR_BACK, _FAR_ON = 0, 10**7


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """An interval of days as ordinals, both inclusive; open ends lie beyond all days."""

    first: int
    last: int

    def meets(self, other: "Days", *, slack: int = 0) -> bool:
        """Whether both share a day, or lie no more than `slack` days apart."""
        return self.first <= other.last + slack and other.first <= self.last + slack

    @property
    def length(self) -> int:
        """Number of days."""
        return self.last - self.first + 1


def days_of(date: DateRange | None) -> Days | None:
    """The interval that an event tells; none where it tells none."""
    if date is None or date.unresolved is not None:
        return None
    first, last = ordinal(date.first), ordinal(date.last)
    if first is None and last is None:
        return None
    days = Days(first=_FAR_BACK if first is None else first, last=_FAR_ON if last is None else last)
    return days if days.first <= days.last else None


def time_of(events: Sequence[ResolvedEvent], evidence: Evidence) -> IncidentTime | None:
    """The interval with which most reports agree, narrowed to what it shares with the narrowest of them.

    Every report has one voice: its narrowest interval. Intervals that share no day are not put together: the one that
    more reports bear out holds, then the one that is told in more of them just so, then the narrower, then the earlier.
    """
    voices: dict[str, tuple[Days, ResolvedEvent]] = {}
    for event in events:
        days = days_of(event.date)
        if days is None:
            continue
        source = evidence.source_of(event)
        if source not in voices or _rank(days, event) < _rank(*voices[source]):
            voices[source] = days, event
    if not voices:
        return None
    told = list(voices.values())
    weights = Counter(days for days, _ in told)
    agreeing = {days: sum(weights[other] for other in weights if days.meets(other)) for days in weights}

    def worth(one: tuple[Days, ResolvedEvent]) -> tuple[int, int, int, int, str]:
        days, event = one
        return (
            -agreeing[days],
            -weights[days],
            days.length,
            days.first,
            event.id,
        )

    chosen, event = min(told, key=worth)
    assert event.date is not None
    return IncidentTime(
        first=event.date.first if chosen.first > _FAR_BACK else None,
        last=event.date.last if chosen.last < _FAR_ON else None,
        precision=event.date.precision,
        score=event.date.score,
        event_id=event.id,
    )


def _rank(days: Days, event: ResolvedEvent) -> tuple[int, float, str]:
    assert event.date is not None
    return days.length, -event.date.score, event.id
