"""A span: a stretch of a document's text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """A stretch of a `Document.text`.

    Attributes:
        start: Character offset of the first character.
        end: Character offset behind the last character (exclusive); never below `start`.
        text: The characters themselves, equal to ``document.text[start:end]``; empty where they are withheld, as in a
            release without the reports' sentences.

    Raises:
        ValueError: The offsets are negative, out of order, or do not fit the text's length.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span offsets out of order: {self.start}, {self.end}")
        if self.text and self.end - self.start != len(self.text):
            raise ValueError(f"span {self.start}..{self.end} does not hold {len(self.text)} characters")

    def overlaps(self, other: "Span") -> bool:
        """Whether both spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


def span_of(text: str, start: int, end: int) -> Span:
    """The span of `text` between two character offsets (end exclusive).

    Raises:
        ValueError: The offsets are negative, out of order, or reach behind the end.
    """
    if end > len(text):
        raise ValueError(f"a text of {len(text)} characters does not hold the span {start}..{end}")
    return Span(start=start, end=end, text=text[start:end])
