"""Days of publication in the forms that feeds write them."""

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from dotterel.ingest.outlet_zones import local_day, local_day_of_stamp

_ISO = re.compile(r"((?:19|20)\d\d-\d\d-\d\d)(?:$|[T\s])")
_EARLIEST = date(1990, 1, 1)


def day_of(text: str | None, *, address: str | None, now: datetime) -> str | None:
    """The day (ISO) of a date and time, where its writer was; none where it is not one, or has not come yet.

    ``Mon, 04 Mar 2024 23:30:00 -0500`` is 4 March, though in UTC it is the 5th: the outlet's own day is what its
    report's "on Monday" is reckoned from. A time in UTC is told in the outlet's zone, where that is known.

    Args:
        text: In the form of RFC 5322 (RSS) or RFC 3339 (Atom, sitemaps).
        address: Of the report, whose host tells the outlet.
        now: This moment.
    """
    day = _day(" ".join((text or "").split()), address)
    if day is None or day < _EARLIEST or day > (now.astimezone(UTC) + timedelta(days=1)).date():
        return None
    return day.isoformat()


def _day(text: str, address: str | None) -> date | None:
    iso = _ISO.match(text)
    try:
        told = local_day_of_stamp(text, address) or (iso[1] if iso else local_day(parsedate_to_datetime(text), address))
        return date.fromisoformat(told)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
