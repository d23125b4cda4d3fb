"""Days of a time that a report gives as an interval."""

from datetime import date

from dotterel.model import DateRange
from dotterel.model.dates import day_of


def first_day(when: DateRange | None) -> date | None:
    """The first day of an interval; none where it is open or not known."""
    return day_of(when.first) if when else None


def last_day(when: DateRange | None) -> date | None:
    """The last day likewise."""
    return day_of(when.last) if when else None


def single_day(when: DateRange | None) -> date | None:
    """The day of an event that happened on one known day; none for a longer or open interval."""
    first, last = first_day(when), last_day(when)
    return first if first is not None and first == last else None


def length(when: DateRange | None) -> int | None:
    """Number of days, both ends included; none where an end is open or the ends are out of order."""
    first, last = first_day(when), last_day(when)
    if first is None or last is None or last < first:
        return None
    return (last - first).days + 1


def year_of(when: DateRange | None) -> int | None:
    """The year in which the whole interval lies; none where there is no such."""
    first, last = first_day(when), last_day(when)
    return first.year if first is not None and last is not None and first.year == last.year else None
