"""Words for a summary: verbs by type and mode, parties with their article, places, days and numbers."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from dotterel.codebook.crosswalks import country_codes
from dotterel.linking.accounts.evidence import ordinal
from dotterel.model import IncidentPlace, IncidentTime, TollRange

MUTUAL = "mutual"
_COLLECTIVES = (
    r"(?:army|armies|military|police|government|ministry|forces?|front|movement|party|union|guards?|council|organi[sz]ation|"
    r"nations|states|group|militia|navy|parliament|court|authority|administration|coalition|alliance|committee|"
    r"commission|agency|office|command|embassy|federation|league|junta|opposition|republic|kingdom|emirates|corps|"
    r"netherlands|philippines|congress|senate|assembly|kremlin|white house|pentagon|brigades?|division|battalion|team|"
    r"service|department|region|directorate|minister|president|spokesman|company|side)"
)
_NEEDS_ARTICLE = re.compile(rf"\b{_COLLECTIVES}(?:\s+of\b.*)?$", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:some|many|most|all|both|no|any|several|two|three|four|five|six|seven|eight|nine|ten|dozens?|hundreds?|"
    r"thousands?|\d[\d,.]*)\s",
    re.IGNORECASE,
)
_OWNED = re.compile(
    r"(?:the|an?|this|that|these|those|its|their|his|her|our|my)\s|(?:[\w’'.-]+\s+){0,3}[\w’'.-]+['’]s?\s", re.I
)
_PLURAL = re.compile(
    r"(?:people|police|youth|youths|staff|men|women|children|militiamen|gunmen|servicemen|policemen|fishermen|troops|personnel|crew|media|"
    r"(?<!s)(?<!u)(?<!i)s)$",
    re.IGNORECASE,
)
_PLURAL_STATES = frozenset(
    ("United States", "Philippines", "Netherlands", "Maldives", "United Arab Emirates", "Bahamas", "United Nations")
)
"""Names that look like plurals."""
_SMALL_WORDS = frozenset(("of", "the", "for", "and", "in", "de", "la", "al"))
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Verb:
    """How a type with a mode is put into words; ``{r}`` stands for those acted on.

    Attributes:
        past: What was done, with those acted on.
        base: The same, to be done.
        passive: Behind "was" or "were".
        past_alone: What was done, without naming anybody.
        base_alone: The same, to be done.
        noun: The happening by itself.
    """

    past: str
    base: str
    passive: str
    past_alone: str
    base_alone: str
    noun: str


def verb_of(type_code: str, modes: Sequence[str], *, mutual: bool = False) -> Verb:
    """The words for a type with its first mode that has any; neutral ones for a type of somebody's own."""
    verbs = _verbs()
    if mutual and (type_code, MUTUAL) in verbs:
        return verbs[type_code, MUTUAL]
    for mode in (*modes, ""):
        if (type_code, mode) in verbs:
            return verbs[type_code, mode]
    name = type_code.replace("_", " ").replace("-", " ").lower() or "unknown"
    return Verb(
        past=f"acted towards {{r}} ({name})",
        base=f"act towards {{r}} ({name})",
        passive=f"the target of an act ({name})",
        past_alone=f"acted ({name})",
        base_alone=f"act ({name})",
        noun=f"an act ({name})",
    )


def named(label: str) -> str:
    """A party's label as it stands in a sentence: with an article where English wants one."""
    words = re.sub(r"\s*\([^()]*\)?$", "", " ".join(label.split())) or label
    if not words:
        return words
    if re.match(r"\d+-year-old\b", words):
        return f"a {words}"
    if words.casefold().startswith("so-called "):
        return f"the {words[:1].lower()}{words[1:]}"
    is_name = " " in words and all(word[:1].isupper() or word in _SMALL_WORDS for word in words.split())
    if is_name and _NEEDS_ARTICLE.search(words) and not re.match(r"[\w’'-]+['’]s\s", words.replace("People's", "")):
        return f"the {words}"
    if re.match(r"[a-z][\w-]*s['’]\s", words):  # an owner without a name: the miners' union
        return f"the {words}"
    if _OWNED.match(words) or _COUNTED.match(words):
        return words
    if _NEEDS_ARTICLE.search(words):
        return f"the {words}"
    head = re.split(r"\s+(?:of|from|in|at|on|near|with|who|that|for|to|by|calling|whose)\s+", words, maxsplit=1)[0]
    common = head.split()[-1][:1].islower()
    return f"the {words}" if common and not is_plural(words) else words


def is_plural(words: str) -> bool:
    """Whether "were" rather than "was" goes with the words."""
    if words.removeprefix("the ") in _PLURAL_STATES:
        return False
    head = re.split(r"\s+(?:of|from|in|at|on|near|with|who|that|for|to|by|and)\s+", words, maxsplit=1)[0]
    counted = re.match(
        r"(?:two|three|four|five|six|seven|eight|nine|ten|\d+|several|many|some|dozens|hundreds)\b", words, re.I
    )
    return bool(_PLURAL.search(head)) or bool(counted) or " and " in words


def listed(labels: Sequence[str]) -> str:
    """Some things in a row: a, b and c."""
    if len(labels) < 2:
        return "".join(labels)
    return f"{', '.join(labels[:-1])} and {labels[-1]}"


def where(place: IncidentPlace | None) -> str:
    """Where it happened, with a blank before; empty where that is not known."""
    if place is None or not place.name:
        return ""
    name = re.sub(r"^(?:in|at|near|on)\s+", "", " ".join(place.name.split()))
    country = country_codes(place.country).name
    if place.precision is None:
        return f" at {name}" if name[:1].isupper() else ""
    if place.precision == "region" and re.search(
        r"\b(?:sea|gulf|strait|bay|ocean|river|border|zone|valley|islands|desert)\b", name, re.I
    ):
        return f" in the {name}"
    if country is None or country.casefold() in name.casefold() or place.precision == "country":
        return f" in {name}"
    return f" in {name}, {country}"


def when(time: IncidentTime | None) -> str:
    """When it happened, with a blank before; empty where that is not known."""
    if time is None:
        return ""
    first, last = ordinal(time.first), ordinal(time.last)
    if first is None and last is None:
        return ""
    if last is None or first is None:
        return f" from {spoken_day(first)} on" if last is None and first is not None else f" by {spoken_day(last or 0)}"
    if first == last:
        return f" on {spoken_day(first)}"
    start, end = date.fromordinal(first), date.fromordinal(last)
    if time.precision == "year" and start.year == end.year:
        return f" in {start.year}"
    if time.precision == "month" and (start.year, start.month) == (end.year, end.month):
        return f" in {_MONTHS[start.month - 1]} {start.year}"
    if time.precision == "week":
        return f" in the week of {spoken_day(first)}"
    joint = "and" if last - first == 1 else "to"
    lead = "on" if last - first == 1 else "from"
    if (start.year, start.month) == (end.year, end.month):
        return f" {lead} {start.day} {joint} {spoken_day(last)}"
    if start.year == end.year:
        return f" {lead} {start.day} {_MONTHS[start.month - 1]} {joint} {spoken_day(last)}"
    return f" {lead} {spoken_day(first)} {joint} {spoken_day(last)}"


_ROUND = 20
"""Open numbers one above a round one are told as reports tell them: at least 131 is "more than 130"."""


def number(toll: TollRange) -> str:
    """A toll in words: 12, at least 12, more than 130, 12 (10 to 14), up to 12."""
    low, best, high = toll.low, toll.best, toll.high
    if best is None:
        return "an unknown number"
    if low == best == high:
        return f"{best:,}"
    if low == best and high is None and best > _ROUND and best % 10 == 1:
        return f"more than {best - 1:,}"
    if low == best and high is None:
        return f"at least {best:,}"
    if low is None and high == best:
        return f"up to {best:,}"
    if low is None or low == best:
        return f"{best:,} (up to {high:,})" if high is not None and high != best else f"{best:,}"
    if high is None or high == best:
        return f"{best:,} ({low:,} or more)" if high is None else f"{best:,} ({low:,} to {high:,})"
    return f"{best:,} ({low:,} to {high:,})"


def spoken_day(number_of_day: int) -> str:
    """A day, from its ordinal, as "18 May 2023"."""
    day = date.fromordinal(number_of_day)
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def shortened(words: str, letters: int) -> str:
    """The beginning of some words, cut between two of them; unchanged where they are short enough."""
    if len(words) <= letters:
        return words
    return words[:letters].rsplit(" ", 1)[0].rstrip(" ,;:–—-") + " ..."


@cache
def _verbs() -> dict[tuple[str, str], Verb]:
    text = files("dotterel.linking.accounts").joinpath("verbs.csv").read_text(encoding="utf-8")
    made = {}
    for row in csv.DictReader(text.splitlines()):
        key = row.pop("type"), row.pop("mode")
        made[key] = Verb(**row)
    return made
