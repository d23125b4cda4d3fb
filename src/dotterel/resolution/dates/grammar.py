"""The form of a rule, and the pieces that patterns are written with.

A pattern is a regular expression in which ``{month}``, ``{day}``, ``{year}``, ``{weekday}``, ``{number}``, ``{unit}``
and the other names of `PIECES` stand for the words below; each becomes a named group, so it stands once in a pattern.
Case is ignored, except where a piece says otherwise: May and March need their capital, for both are verbs.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final, Literal

from dotterel.model import DateAnchor
from dotterel.resolution.counts.numerals import read_number
from dotterel.resolution.dates.days import Interval

WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH: Final = (
    r"(?:january|february|april|june|july|september|october|november|december|(?-i:March|MARCH|May|MAY|August|AUGUST"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|JAN|FEB|MAR|APR|JUN|JUL|AUG|SEPT?|OCT|NOV|DEC)\b\.?))"
)
_ORDINAL_DAYS: Final = (
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth"
    r"|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-\w+|thirtieth|thirty-first"
)
ORDINALS: Final = rf"{_ORDINAL_DAYS}|\d{{1,2}}(?:st|nd|rd|th)"
_NUMBER: Final = (
    r"an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen"
    r"|nineteen|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-(?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|a\s+couple\s+of|a\s+dozen|half\s+an?|\d{1,3}"
)
_DAY: Final = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d:%]|[.,]\d)"

PIECES: Final[Mapping[str, str]] = {
    "day": rf"(?P<day>{_DAY})",
    "days": rf"(?P<days>{_DAY}(?:\s*(?:,\s*and|,|-|–|—|/|to|until|through|and|or|&)\s*(?:the\s+)?{_DAY})*)",
    "ordinal": rf"(?P<ordinal>{ORDINALS})",
    "month": rf"(?P<month>{_MONTH})",
    "year": r"(?<!\bat\s)(?P<year>(?:1[7-9]|20)\d\d)(?![\d%]|[.,]\d|-year|\s*(?:hrs|hours|h\b|GMT"
    r"|yesterday|today|last\s+night|this\s+(?:morning|afternoon|evening)|on\s+(?:the\s+)?\d|(?:on\s+)?(?:mon|tues"
    r"|wednes|thurs|fri|satur|sun)day))",
    "weekday": r"(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day)(?:['’]s)?",
    "weekday_short": (
        r"(?:(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri"
        r"|Sat|Sun)\b\.?),?\s+(?:the\s+)?)?"
    ),
    "weekday_name": (
        r"(?P<weekday>(?-i:Mon|Tues?|Wed|Thu(?:rs?)?|Fri|Sat|Sun|MON|TUES?|WED|THU(?:RS?)?|FRI|SAT|SUN)\b\.?)"
    ),
    "number": rf"(?P<number>{_NUMBER})",
    "unit": r"(?P<unit>minute|hour|day|night|week|fortnight|month|year|decade|century|centurie)s?(?:['’]s?)?",
    "season": r"(?P<season>spring|summer|autumn|fall|winter)(?:['’]s)?",
    "third": r"(?P<third>early|earlier|mid|middle|late|later)[\s-]+(?:in\s+|on\s+)?(?:the\s+)?",
    "edge": r"(?P<edge>start|beginning|middle|end|close)\s+of\s+(?:the\s+)?",
    "part": r"(?P<part>morning|forenoon|afternoon|evening|night|day|dawn|noon|midday|midnight|daybreak|dusk)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reckoning:
    """What a relative expression is reckoned from.

    Attributes:
        published: Day of publication, where known.
        day: The day that "the same day" or "two days later" speak of, where one is known.
        day_anchor: Where that day was taken from.
        past: Whether the words tell of the past; none where nothing tells.
        sure: Whether `past` is known to the caller, not guessed from the verbs.
        feasts: Days of movable feasts by lower-case name: first and last day of each year's.
    """

    published: date | None = None
    day: date | None = None
    day_anchor: DateAnchor = "document"
    past: bool | None = None
    sure: bool = False
    feasts: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """Day of publication; ask only in rules that need it."""
        assert self.published is not None
        return self.published


CUES: Final[Mapping[str, str]] = {
    "{month}": " ".join(MONTHS),
    "{weekday}": " ".join(name[:3] for name in WEEKDAYS),
    "{digit}": "0",
}
"""What stands for several words in a rule's cue."""
CUE_LETTERS: Final = 3
"""Letters by which a cue is known."""
_CUED: Final = re.compile(r"[^\W\d_]+|\d")

Needs = Literal["nothing", "publication", "day"]
#: A rule gives an interval, or the reason why there is none.
Reader = Callable[[re.Match[str], Reckoning], Interval | str]


@dataclass(frozen=True, slots=True)
class Unread:
    """A reader that always gives the same reason for there being no interval."""

    reason: str

    def __call__(self, match: re.Match[str], reckoning: Reckoning) -> str:
        """The reason."""
        return self.reason


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """One way of telling a time.

    Attributes:
        rule: Identifier that a `DateRange` carries.
        pattern: Words, written with `PIECES`.
        read: How they give the interval.
        score: Confidence in [0, 1], set by hand after the rule's agreement with the seen four fifths of the corpus; it
            orders the rules and is no calibrated probability.
        needs: What must be known before `read` is asked.
        lead: Words that must stand before it in running text; a span marked as a time needs none.
        marked: Read only in a span marked as a time, never looked for in running text.
        cue: Words, or beginnings of words, with one of which some word of every match begins; a text without any is
            passed over without a look at the pattern, of which there are too many to look for all. ``{month}``,
            ``{weekday}`` and ``{digit}`` stand for any of these; none where empty.
    """

    rule: str
    pattern: str
    read: Reader
    score: float
    needs: Needs = "nothing"
    lead: str = ""
    marked: bool = False
    cue: str = ""


def compiled(pattern: str) -> re.Pattern[str]:
    """A rule's pattern with its pieces filled in, bounded by non-word characters."""
    for name, piece in PIECES.items():
        pattern = pattern.replace("{" + name + "}", piece)
    return re.compile(rf"(?<![\w$€£])(?<!\d[.,:/])(?:{pattern})(?!\w|-year)", re.IGNORECASE)


def cues_of(rule: Rule) -> frozenset[str]:
    """The cue of a rule as `beginnings` has them; empty for a rule that is to be tried on every text."""
    words = rule.cue
    for name, meant in CUES.items():
        words = words.replace(name, meant)
    return frozenset(word[:CUE_LETTERS] for word in words.split())


def beginnings(text: str) -> frozenset[str]:
    """The first letter, two and three letters of every word of a text in lower case; "0" where there may be a digit."""
    words = _CUED.findall(text.lower())
    found = {word[:count] for word in words for count in range(1, CUE_LETTERS + 1)}
    if not text.isascii() or not found.isdisjoint("0123456789"):
        found.add("0")
    return frozenset(found)


def unit_of(match: re.Match[str]) -> str:
    """The unit of time that a match names, in the singular."""
    return match["unit"].lower().replace("centurie", "century")


def month_number(name: str) -> int:
    """1 to 12 for a month's name or abbreviation."""
    return MONTHS.index(name[:3].lower()) + 1


def weekday_number(name: str) -> int:
    """0 (Monday) to 6 for a weekday's name or abbreviation."""
    return next(number for number, weekday in enumerate(WEEKDAYS) if weekday.startswith(name[:3].lower()))


def weekday_fits(name: str, interval: Interval) -> bool:
    """Whether a single day is of the weekday told; of several days the first must be, and an open interval fits."""
    return interval.first is None or interval.first.weekday() == weekday_number(name)


def amount(words: str) -> float:
    """How many units: "a" is 1, "a couple of" 2, "half a" one half."""
    words = " ".join(words.lower().split())
    special = {"a": 1.0, "an": 1.0, "a couple of": 2.0, "half a": 0.5, "half an": 0.5}
    return special[words] if words in special else float(read_number(words) or 0)
