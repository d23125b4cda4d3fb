"""The stretch of time that a brief tells of, and the one before it."""

from dataclasses import dataclass
from datetime import date, timedelta

from dotterel.model import SettingsError
from dotterel.model.day_words import interval
from dotterel.store import TimeUnit


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Days from a first to a last one, both included.

    Attributes:
        first: First day (ISO).
        last: Last day (ISO).
    """

    first: str
    last: str

    def __post_init__(self) -> None:
        """Raises: SettingsError: One is no day, or they are not in order."""
        try:
            days = date.fromisoformat(self.first), date.fromisoformat(self.last)
        except ValueError as fault:
            raise SettingsError(
                f"{self.first:.20} to {self.last:.20} is no period", "Write days as 2024-03-05."
            ) from fault
        if days[0] > days[1]:
            raise SettingsError(
                f"the period ends ({self.last}) before it begins ({self.first})", "Turn the days round."
            )

    @property
    def days(self) -> int:
        """Number of days."""
        return (date.fromisoformat(self.last) - date.fromisoformat(self.first)).days + 1

    @property
    def before(self) -> "Period | None":
        """The one before, of as many months where this is whole months, else of as many days; none at time's edge."""
        first, last = date.fromisoformat(self.first), date.fromisoformat(self.last)
        try:
            if first.day == 1 and (last + timedelta(days=1)).day == 1:
                months = (last.year - first.year) * 12 + last.month - first.month + 1
                start = first.year * 12 + first.month - 1 - months
                begins = date(start // 12, start % 12 + 1, 1)
            else:
                begins = first - timedelta(days=self.days)
            return Period(first=begins.isoformat(), last=(first - timedelta(days=1)).isoformat())
        except (ValueError, OverflowError):
            return None

    @property
    def unit(self) -> TimeUnit:
        """The unit of time that gives its trend some dozens of steps at most; months wherever they do."""
        return "day" if self.days <= 31 else "week" if self.days <= 92 else "month" if self.days <= 1900 else "year"

    @property
    def words(self) -> str:
        """Within a sentence: ``in Mar 2024``, ``on 4 Mar 2024``, ``from 2 Mar to 4 Apr 2024``."""
        told = str(self)
        if self.first == self.last:
            return f"on {told}"
        return f"from {told.replace(' – ', ' to ').replace('–', ' to ')}" if "–" in told else f"in {told}"

    def __str__(self) -> str:
        return interval(self.first, self.last)


def last_days(last: str, *, days: int) -> Period:
    """So many days up to a day, or fewer at time's edge."""
    end = date.fromisoformat(last)
    first = date.fromordinal(max(1, end.toordinal() - days + 1))
    return Period(first=first.isoformat(), last=last)


def year_from(first: str) -> str:
    """The last day of the twelve months from a day on, or the last there is."""
    end = min(date.fromisoformat(first).toordinal() + 364, date.max.toordinal())
    return date.fromordinal(end).isoformat()
