"""Time zones of outlets: which day it was at an outlet's desk when a page says its time in UTC.

"On Monday" is reckoned from the outlet's own day. A stamp such as ``2024-03-05T01:30:00Z`` hides it: in New York that
was still Monday, 4 March. Zones come from `outlet_zones.csv` beside this module and, for the endings of countries that
have one zone, from the tz database's own list of countries.
"""

import csv
import re
from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from functools import cache
from importlib import resources
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

_SOLD_WORLDWIDE = re.compile("a[cgims]|bz|c[co]|dj|fm|g[gm]|i[os]|l[ay]|m[elsu]|nu|pw|s[chtu]|t[kov]|v[cg]|ws")
"""Endings of countries and territories that outlets of anywhere use for their sound; with a second level
(``com.co``) they are the country's own."""
_COUNTRY_OF_ENDING = {"uk": "GB"}
_SECOND_LEVELS = frozenset({"co", "com", "edu", "gov", "net", "org"})
_UTC_STAMP = re.compile(
    r"\s*(?P<day>\d{4}-\d\d-\d\d)[T ](?P<clock>\d\d:\d\d(?::\d\d)?)(?:[.,]\d+)?\s*(?:Z|[+-]00:?00|UTC|GMT)\s*",
    re.IGNORECASE,
)


def local_day(moment: datetime, address: str | None) -> str:
    """The day (ISO) at an outlet's desk at a moment.

    A moment told in another zone than UTC, or in none, is taken for the outlet's own time, and so is one of an
    outlet whose zone is not known. Midnight in UTC to the second is how programs write a day without an hour.

    Args:
        moment: As the outlet wrote it.
        address: Of the report, for its host.
    """
    if moment.utcoffset() == timedelta(0) and moment.time() != time():
        zone = zone_of(address)
        with suppress(OverflowError):  # at either end of the calendar
            moment = moment if zone is None else moment.astimezone(zone)
    return moment.date().isoformat()


def local_day_of_stamp(text: str | None, address: str | None) -> str | None:
    """The same of a stamp in ISO 8601 that says UTC; none of any other text."""
    found = _UTC_STAMP.fullmatch(text or "")
    if found is None:
        return None
    try:
        moment = datetime.fromisoformat(f"{found['day']}T{found['clock']}")
    except ValueError:
        return None
    return local_day(moment.replace(tzinfo=UTC), address)


def zone_of(address: str | None) -> ZoneInfo | None:
    """The zone of the outlet at a web address; none where it is not known."""
    try:
        labels = (urlsplit(address or "").hostname or "").lower().rstrip(".").split(".")
    except ValueError:  # brackets without a host between them
        return None
    zones = _zones()
    for first in range(len(labels) - 1):
        name = zones.get(".".join(labels[first:]))
        if name is not None:
            return ZoneInfo(name)
    ending = labels[-1]
    if len(labels) < 2 or (_SOLD_WORLDWIDE.fullmatch(ending) and labels[-2] not in _SECOND_LEVELS):
        return None
    name = zones.get(ending) or _single_zones().get(_COUNTRY_OF_ENDING.get(ending, ending.upper()))
    return None if name is None else ZoneInfo(name)


@cache
def _zones() -> dict[str, str]:
    lines = resources.files("dotterel.ingest").joinpath("outlet_zones.csv").read_text(encoding="utf-8").splitlines()
    return {row["host"]: row["zone"] for row in csv.DictReader(line for line in lines if not line.startswith("#"))}


@cache
def _single_zones() -> dict[str, str]:
    """Zones of the countries (ISO 3166 alpha-2) that have one alone."""
    found: dict[str, list[str]] = {}
    for line in resources.files("tzdata").joinpath("zoneinfo", "zone.tab").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found.setdefault(country, []).append(zone)
    return {country: zones[0] for country, zones in found.items() if len(zones) == 1}
