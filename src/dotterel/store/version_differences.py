"""What a former version of a record was, told as its difference from the later one.

An incident that a hundred reports join one by one has a hundred versions, and each is nearly the next. The latest is
kept whole, since it is the one that is read; of every other only what the later one does not hold. A difference runs
backwards, so that reading the present never follows a chain.
"""

from collections.abc import Sequence

_BETWEEN = ", "
"""Separates the members of JSON as it is written here; a text that holds it is cut too, and put together again."""
_AGREEING = 3
"""Pieces in a row that must agree before a stretch is taken over."""

Difference = list[list[int] | str]
"""In order: ``[first, number]`` of pieces that the later text holds too, or a text of the former one's own."""


def difference(former: str, later: str) -> Difference:
    """What makes a former text out of a later one, in time that grows with their lengths.

    Args:
        former: The former text.
        later: The later one.
    """
    old, new = former.split(_BETWEEN), later.split(_BETWEEN)
    places: dict[tuple[str, ...], int] = {}
    for place in range(len(new) - _AGREEING, -1, -1):
        places[tuple(new[place : place + _AGREEING])] = place
    parts: Difference = []
    own: list[str] = []
    at = expected = 0
    while at < len(old):
        run = tuple(old[at : at + _AGREEING])
        follows = run == tuple(new[expected : expected + _AGREEING])
        start = expected if follows else places.get(run)
        if start is None:
            own.append(old[at])
            at += 1
            continue
        if own:
            parts.append(_BETWEEN.join(own))
            own = []
        number = _agreeing(old, at, new, start)
        parts.append([start, number])
        at += number
        expected = start + number
    if own:
        parts.append(_BETWEEN.join(own))
    return parts


def restored(parts: Sequence[Sequence[int] | str], later: str) -> str:
    """The former text.

    Args:
        parts: Its difference from the later one, as `difference` gives it.
        later: The later text.

    Raises:
        ValueError: They do not belong together.
    """
    new = later.split(_BETWEEN)
    found = []
    for part in parts:
        if isinstance(part, str):
            found.append(part)
            continue
        start, number = part
        if start < 0 or number < 1 or start + number > len(new):
            raise ValueError("a difference names what the later text does not hold")
        found += new[start : start + number]
    return _BETWEEN.join(found)


def _agreeing(old: Sequence[str], at: int, new: Sequence[str], start: int) -> int:
    """Number of pieces that agree from two places on."""
    most = min(len(old) - at, len(new) - start)
    number = 0
    while number < most and old[at + number] == new[start + number]:
        number += 1
    return number
