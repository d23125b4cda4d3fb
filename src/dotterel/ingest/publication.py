"""Publication dates that a text states itself, read only where they leave no doubt."""

import re
from datetime import date

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug",
            "september sept sep", "october oct", "november nov", "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_FORMS = (
    re.compile(r"\b(?P<year>(?:19|20)\d\d)[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"),
    re.compile(
        rf"\b(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?[\s.-]*(?P<name>{_MONTH})\b[\s.,-]*(?P<year>(?:19|20)\d\d)\b",
        re.IGNORECASE,
    ),
    re.compile(rf"\b(?P<name>{_MONTH})\b\.?\s*(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>(?:19|20)\d\d)\b", re.I),
    re.compile(r"(?<!\d)(?P<first>\d{1,2})[./-](?P<second>\d{1,2})[./-](?P<year>(?:19|20)\d\d)\b"),
    re.compile(r"^(?P<year>(?:19|20)\d\d)(?P<month>\d\d)(?P<day>\d\d)$"),
)  # fmt: skip
_LABEL = (
    r"(?:(?:date )?(?:first |originally |last )?(?:published|posted|updated|modified|created|issued|released)(?: "
    r"(?:on|at|date))?|"
    r"publication date|date|publish date|updated? on)"
)
_PUBLISHED = re.compile(r"\b(?:published|posted|issued|released|publication date|date)\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:updated|modified)\b", re.IGNORECASE)
_CLOCK = r"\d{1,2}[:.h]\d{2}(?::\d{2})?\s*(?:hrs|h)?"
_ZONE = r"(?:a\.?m\.?|p\.?m\.?|gmt|utc|ist|est|edt|et|pst|pkt|cet|cest|eet|msk|bst|wat|eat|hrs|hours|local time)"
_DAY = r"(?:mon|tue|tues|wed|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?"
_DATE_WORDS = re.compile(
    r"\b(?:(?:an?|one) (?:min(?:ute)?|hour|day|week|month) ago|"
    r"\d+ ?(?:s|m|h|d|secs?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?|years?) ago|"
    r"\d+ comments?|"
    rf"{_LABEL}|{_CLOCK}|{_ZONE}|{_DAY}|{_MONTH}|\d{{1,4}}(?:st|nd|rd|th)?|[+-]\d\d:?\d\d|at|on|of|the|"
    r"today|yesterday|just now|by|t|z)\b\.?",
    re.IGNORECASE,
)
_AGO = re.compile(r"\bago\b|\bjust now\b", re.IGNORECASE)
_FIRST_WORD = re.compile(r"\w")
_ONLY_MARKS = re.compile(r"^[\s,.:;/|()\[\]•·–—+-]*$")
_NUMERIC = re.compile(r"(?<![\d/.-])\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d(?![\d/.-])")
_HAS_CLOCK = re.compile(rf"\b{_CLOCK}", re.IGNORECASE)
_LONGEST = 160
_CLOCK_ONLY = re.compile(rf"^[\[(]?{_CLOCK}\s*{_ZONE}?\s*(?:{_ZONE})?[\])]?[:–—-]?$", re.IGNORECASE)
_DATELINE = re.compile(
    r"^[A-ZÀ-Þ][\w.'’ -]{1,40}(?:, [\w.'’ -]{1,30})?,\s+(?P<date>[^()–—]{6,30}?)\s*(?:\([^)]{1,40}\))?\s*(?:--|–|—|-)\s"
)


def explicit_date(text: str) -> str | None:
    """The first full calendar date in a text as ISO, or none; a date that could be read in two ways is none.

    ``03/04/2022`` may be March or April and is not read; ``13/09/2022`` can only be September.
    """
    for form in _FORMS:
        for match in form.finditer(text):
            found = _date_of(match.groupdict())
            if found is not None:
                return found
    return None


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date or time (with a label), and so tells of the publication."""
    if _CLOCK_ONLY.match(line):
        return True
    if len(line) > _LONGEST or not _opens_with_date_word(line) or not _ONLY_MARKS.match(_DATE_WORDS.sub("", line)):
        return False
    return (
        explicit_date(line) is not None
        or _NUMERIC.search(line) is not None
        or _HAS_CLOCK.search(line) is not None
        or _AGO.search(line) is not None
        or _labelled(line)
        or _has_day_and_month(line)
    )


def _opens_with_date_word(line: str) -> bool:
    """Whether the first word can belong to a date line; nearly every line of a report is told apart by it at once."""
    first = _FIRST_WORD.search(line)
    return first is None or any(
        _DATE_WORDS.match(line, start) is not None for start in (first.start(), max(0, first.start() - 1))
    )


def is_dated_stub(line: str) -> bool:
    """Whether a line is a date with a few words of a site beside it ("date 2020-03-12 Ledger news", a name and a time).

    Such a line has a full date and either a time of day or a label in front, and at most five words more. A headline
    that ends with a date has neither.
    """
    if len(line) > _LONGEST or explicit_date(line) is None:
        return False
    if _HAS_CLOCK.search(line) is None and re.match(_LABEL, line, re.IGNORECASE) is None:
        return False
    words = re.findall(r"\w+", _DATE_WORDS.sub(" ", line))
    return len(words) <= 5 and sum(1 for word in words if word.islower()) <= 1


def date_of_lines(lines: tuple[str, ...]) -> str | None:
    """The publication date that date lines tell: a labelled one first, then a bare one, then one of the last change."""
    dated = [(line, found) for line in lines if (found := explicit_date(line)) is not None]
    for wanted in (
        [found for line, found in dated if _PUBLISHED.search(line)],
        [found for line, found in dated if not _UPDATED.search(line)],
        [found for _, found in dated],
    ):
        if wanted:
            return wanted[0]
    return None


def date_of_dateline(paragraph: str) -> str | None:
    """The date of an agency dateline that names its year ("KABUL, 3 March 2022 (Agency) -- ...")."""
    found = _DATELINE.match(paragraph[:140])
    return explicit_date(found["date"]) if found else None


def _labelled(text: str) -> bool:
    return re.search(_LABEL, text, re.IGNORECASE) is not None and any(character.isdigit() for character in text)


def _has_day_and_month(text: str) -> bool:
    return re.search(rf"\b{_DAY}\b", text, re.I) is not None and re.search(rf"\b(?:{_MONTH})\b", text, re.I) is not None


def _date_of(parts: dict[str, str | None]) -> str | None:
    year = int(parts["year"] or 0)
    if parts.get("name"):
        month, day = _MONTHS[str(parts["name"]).lower()], int(parts["day"] or 0)
    elif parts.get("month"):
        month, day = int(parts["month"] or 0), int(parts["day"] or 0)
    else:
        first, second = int(parts["first"] or 0), int(parts["second"] or 0)
        if first <= 12 and second <= 12 and first != second:
            return None
        day, month = (first, second) if second <= 12 else (second, first)
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None
