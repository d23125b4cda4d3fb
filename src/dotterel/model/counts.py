"""How many: a number of people as a range."""

from dataclasses import dataclass

from dotterel.model.unresolved import Unresolved


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number of people.

    Attributes:
        text: The words of the report.
        start: Character offset of the words in `Document.text`.
        end: Character offset behind them.
        low: Lowest number the words allow, none where they give no lower bound.
        high: Highest number the words allow, none where they give no upper bound ("at least 49").
        role_score: Confidence that the words fill their role in the event (the least sure of several), in [0, 1]; none
            where the coder does not say.
        rule: The rule that read the words, such as ``at-least``.
        parts: Numbers per side, in the order of the event's recipients, where the report gives several; then
            `low` and `high` are their sums.
        unresolved: Why there is no number, where there is none.
    """

    text: str
    start: int
    end: int
    low: int | None = None
    high: int | None = None
    role_score: float | None = None
    rule: str = ""
    parts: tuple["Count", ...] = ()
    unresolved: Unresolved | None = None
