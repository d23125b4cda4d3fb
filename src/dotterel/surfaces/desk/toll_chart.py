"""The numbers of a toll as marks on one scale: where each lies is reckoned here, so that pages need no own style."""

from dataclasses import dataclass

from dotterel.model import Figure, Toll, TollRange

WIDTH = 240
"""Of the scale, in units of the drawing."""
_OPEN = 14
"""How far a range that is open at one end is drawn beyond its known end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ScaledFigure:
    """A told number on the scale.

    Attributes:
        figure: The number.
        left: Where its range begins.
        right: Where it ends.
        opens_right: Whether it is open above.
        opens_left: Whether it is open below.
    """

    figure: Figure
    left: float
    right: float
    opens_right: bool
    opens_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TollChart:
    """A toll on a scale from 0.

    Attributes:
        toll: The toll.
        top: The number at the right end.
        best: Where the best number lies; none where there is none.
        left: Where the range begins.
        right: Where it ends.
        figures: All told numbers.
    """

    toll: Toll
    top: int
    best: float | None
    left: float
    right: float
    figures: tuple[ScaledFigure, ...]


def toll_chart(toll: Toll) -> TollChart | None:
    """The chart of a toll; none where no number was read."""
    ends: list[TollRange | Figure] = [toll.total, *toll.figures]
    numbers = [number for one in ends for number in (one.low, one.high) if number is not None]
    if toll.total.best is not None:
        numbers.append(toll.total.best)
    if not numbers:
        return None
    top = max(*numbers, 1)
    scale = (WIDTH - 2 * _OPEN) / top

    def ends_of(low: int | None, high: int | None) -> tuple[float, float]:
        left = low * scale if low is not None else max((high or 0) * scale - _OPEN, 0.0)
        right = high * scale if high is not None else left + _OPEN
        return round(left, 1), round(max(right, left), 1)

    left, right = ends_of(toll.total.low, toll.total.high)
    figures = []
    for figure in toll.figures:
        if figure.low is None and figure.high is None:
            continue
        begins, ends_at = ends_of(figure.low, figure.high)
        figures.append(
            ScaledFigure(
                figure=figure,
                left=begins,
                right=ends_at,
                opens_right=figure.high is None,
                opens_left=figure.low is None,
            )
        )
    best = None if toll.total.best is None else round(toll.total.best * scale, 1)
    return TollChart(toll=toll, top=top, best=best, left=left, right=right, figures=tuple(figures))
