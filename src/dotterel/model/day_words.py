"""Days and stretches of days as people write them, as narrow as they are known."""

import calendar
import re
from datetime import date

UNKNOWN = "—"


def day(iso: str | None) -> str:
    """A day as people write it, such as ``13 Sep 2022``; what is no ISO day stays as it is."""
    if iso is None:
        return UNKNOWN
    try:
        parsed = date.fromisoformat(iso[:10])
    except ValueError:
        return iso
    return f"{parsed.day} {calendar.month_abbr[parsed.month]} {parsed.year}"


def moment_words(iso: str | None) -> str:
    """A day with its time of day in UTC: ``4 Mar 2024, 16:05 UTC``; what is no ISO time stays as it is."""
    if not iso:
        return UNKNOWN
    found = re.fullmatch(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d)[\d:.]*(?:\+00:00|Z)?", iso)
    return f"{day(found[1])}, {found[2]} UTC" if found else day(iso)


def interval(first: str | None, last: str | None, *, precision: str | None = None) -> str:
    """From one day to another, both inclusive: ``4 Mar 2024``, ``week of …``, ``Mar 2024``, ``2–4 Mar 2024``.

    Args:
        first: ISO day; none where open at that end.
        last: ISO day; none where open at that end.
        precision: As in `DateRange`.
    """
    if first is None and last is None:
        return UNKNOWN
    if last is None:
        return f"since {day(first)}"
    if first is None:
        return f"until {day(last)}"
    if first == last:
        return day(first)
    try:
        start, end = date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        return f"{first} – {last}"
    if precision == "week":
        return f"week of {day(first)}"
    if start.day == 1 and end.day == calendar.monthrange(end.year, end.month)[1]:
        return _whole_months(start, end)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(last)}"
    begins = day(first) if start.year != end.year else f"{start.day} {calendar.month_abbr[start.month]}"
    return f"{begins} – {day(last)}"


def _whole_months(start: date, end: date) -> str:
    if (start.month, end.month) == (1, 12):
        return str(start.year) if start.year == end.year else f"{start.year}–{end.year}"
    ends = f"{calendar.month_abbr[end.month]} {end.year}"
    if (start.year, start.month) == (end.year, end.month):
        return ends
    name = calendar.month_abbr[start.month]
    return f"{name if start.year == end.year else f'{name} {start.year}'} – {ends}"
