"""Datelines: the day on which a report was written, where it stands before its first words.

An agency's report is often published a day or more behind its dateline ("KABUL, Aug 14 (Agency) -- ..."): its
"today" and "on Saturday" are reckoned from the dateline.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from dotterel.model import Document
from dotterel.model.dates import day_of
from dotterel.resolution.dates.grammar import MONTHS

#: Days that a dateline may lie before publication, and behind it (where the sun rises earlier).
_BEFORE, _BEHIND = 10, 1
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b\.?"
)
_DATELINE: Final = re.compile(
    r"^\W*(?:[A-Z][A-Z.'’]+[A-Z.](?:[ /-][A-Z][A-Z.'’]*)*)(?:[ ,/]+(?:\(?[A-Z][\w.'’-]*\)?)){0,4}?,?\s+"
    rf"(?:(?P<day>\d{{1,2}})\s+(?P<month>(?i:{_MONTH}))|(?P<month2>(?i:{_MONTH}))\s+(?P<day2>\d{{1,2}}))(?!\d|:\d)"
    r"(?:,?\s+(?:19|20)?\d\d\b)?\s*(?:\([^)]{1,60}\)|\[[^\]]{1,60}\]|/[^/]{1,40}/)*\s*(?:[-–—:]|\.\s?[-–—])"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline.

    Attributes:
        start: Character offset of the sentence that it opens.
        end: Offset behind it.
        day: Its day.
    """

    start: int
    end: int
    day: date


def datelines(document: Document) -> tuple[Dateline, ...]:
    """The datelines of a document in text order; none where its day of publication is unknown."""
    published = day_of(document.published)
    if published is None:
        return ()
    sentences = map(document.sentence_span, range(len(document.sentences)))
    found = (dateline_of(one.text, start=one.start, published=published) for one in sentences)
    return tuple(line for line in found if line is not None)


def dateline_of(sentence: str, *, start: int, published: date) -> Dateline | None:
    """The dateline that opens a sentence; none where there is none, or where it does not fit the publication.

    Args:
        sentence: A sentence, dateline included.
        start: Its offset in the document.
        published: Day of publication; a dateline over ten days older is not taken for the report's own.
    """
    match = _DATELINE.match(sentence[:160])
    if match is None:
        return None
    month = MONTHS.index((match["month"] or match["month2"])[:3].lower()) + 1
    for year in (published.year, published.year - 1, published.year + 1):
        try:
            day = date(year, month, int(match["day"] or match["day2"]))
        except ValueError:
            continue
        if published - timedelta(days=_BEFORE) <= day <= published + timedelta(days=_BEHIND):
            return Dateline(start, start + match.end(), day)
    return None
