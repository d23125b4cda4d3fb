"""How far and which way from a named place: "some 40 km west of", "two miles from"."""

import re
from dataclasses import dataclass

_BEARINGS = {
    "north": 0.0,
    "northeast": 45.0,
    "east": 90.0,
    "southeast": 135.0,
    "south": 180.0,
    "southwest": 225.0,
    "west": 270.0,
    "northwest": 315.0,
}
_UNITS = {"k": 1.0, "m": 1.609, "n": 1.852}
_NUMBERS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60,
    "seventy": 70, "eighty": 80, "ninety": 90, "hundred": 100,
}  # fmt: skip
_AMOUNT = rf"(?P<amount>\d[\d,.]*|{'|'.join(_NUMBERS)})"
_UNIT = r"(?P<unit>km|kms|kilomet(?:er|re)s?|miles?|nautical miles?)"
_WAY = r"(?P<way>(?:north|south)[- ]?(?:east|west)|north|south|east|west)(?:wards?)?"
_ABOUT = r"(?:(?:town|city|village|capital|port|district|provincial capital|regional capital)(?:,| of)?\s+)?"
_AWAY = re.compile(
    rf"\b(?:{_AMOUNT}[\s-]*{_UNIT}\b[^.;:()]{{0,12}}?\s+(?:to\s+the\s+)?(?:{_WAY}\s+of|(?:away\s+)?from|outside|off)"
    rf"|(?:just|immediately)?\s*{_WAY.replace('way', 'bare')}\s+of)\s+(?:the\s+)?{_ABOUT}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Offset:
    """A way from a named place.

    Attributes:
        kilometres: How far; none where the words do not say.
        bearing: Degrees clockwise from north; none where the words do not say.
    """

    kilometres: float | None
    bearing: float | None

    @property
    def uncertainty_km(self) -> float:
        """Rough radius about the end of the way: a compass point is good to a sixteenth of a turn."""
        if self.kilometres is None:
            return 30.0
        return max(5.0, self.kilometres * (1.0 if self.bearing is None else 0.4))


def offset_before(words: str) -> Offset | None:
    """The way that the words directly before a name tell; none where they tell no way.

    Args:
        words: Words of the sentence up to the name.
    """
    found = _AWAY.search(words[-90:])
    if found is None:
        return None
    way = found["way"] or found["bare"]
    bearing = None if way is None else _BEARINGS[re.sub(r"[- ]", "", way.lower())]
    if found["amount"] is None:
        return Offset(kilometres=None, bearing=bearing)
    return Offset(kilometres=_amount(found["amount"]) * _UNITS[found["unit"][0].lower()], bearing=bearing)


def _amount(words: str) -> float:
    plain = words.lower().rstrip(".,")
    if plain in _NUMBERS:
        return float(_NUMBERS[plain])
    # A comma parts thousands ("1,200 km"); in other places it is a decimal sign of the original ("2,5 km").
    plain = re.sub(r",(?=\d{3}\b)", "", plain).replace(",", ".")
    try:
        return float(plain)
    except ValueError:
        return 0.0
