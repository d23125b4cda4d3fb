"""When: an interval of days with its precision."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dotterel.model.unresolved import Unresolved

DatePrecision = Literal["day", "week", "month", "year", "range"]
DateAnchor = Literal["absolute", "publication", "event", "document"]


@dataclass(frozen=True, slots=True, kw_only=True)
class DateRange:
    """When an event happened: both days inclusive.

    Attributes:
        text: The words of the report; empty where the date was taken from the anchor alone.
        start: Character offset of the words in `Document.text`.
        end: Character offset behind them.
        first: First day (ISO), none where unresolved or open at that end; ``from`` in the native record.
        last: Last day (ISO), none where unresolved or open at that end; ``to`` in the native record.
        precision: How narrow the answer is.
        anchor: What the words were reckoned from.
        score: Confidence, in [0, 1].
        role_score: Confidence that these words fill their role in the event, in [0, 1]; none where the coder does not
            say.
        rule: The rule that read the words, such as ``weekday``.
        unresolved: Why there is no interval, where there is none.
    """

    text: str
    start: int
    end: int
    first: str | None = None
    last: str | None = None
    precision: DatePrecision | None = None
    anchor: DateAnchor | None = None
    score: float = 0.0
    role_score: float | None = None
    rule: str = ""
    unresolved: Unresolved | None = None


def day_of(text: str | None) -> date | None:
    """The day of an ISO date or time; none for what is no such."""
    try:
        return date.fromisoformat((text or "")[:10])
    except ValueError:
        return None
