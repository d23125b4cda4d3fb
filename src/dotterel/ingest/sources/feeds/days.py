"""Days of publication in the forms that feeds write them."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

_ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?:$|[T\s])")
_EARLIEST = date(1990, 1, 1)


def day_of(text: str | None, *, now: datetime) -> str | None:
    """The day (ISO) of a date and time, where its writer was; none where it is not one, or has not come yet.

    ``Mon, 04 Mar 2024 23:30:00 -0500`` is 4 March, though in UTC it is the 5th: the outlet's own day is what its
    report's "on Monday" is reckoned from.

    Args:
        text: In the form of RFC 5322 (RSS) or RFC 3339 (Atom, sitemaps).
        now: This moment.
    """
    day = _day(" ".join((text or "").split()))
    if day is None or day < _EARLIEST or day > (now.astimezone(UTC) + timedelta(days=1)).date():
        return None
    return day.isoformat()


def _day(text: str) -> date | None:
    iso = _ISO.match(text)
    try:
        return date.fromisoformat(iso[1]) if iso else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
