"""One table of a codebook file, read key by key; what is wrong with it is noted, not raised."""

import difflib
import math
import re
from collections.abc import Collection, Mapping, Sequence

KINDS = {str: "text", bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "a table"}


def kind_of(value: object) -> str:
    """What a TOML value is, in a user's words."""
    return KINDS.get(type(value), "a date or time")


class Entry:
    """A table of a codebook file with the place it stands at.

    Every reading method returns a value of its kind in any case; where the file has none, it notes a fault and
    returns an empty one, so that all faults of a file are found in one reading.
    """

    def __init__(self, table: Mapping[str, object], *, where: str, keys: Collection[str], faults: list[str]) -> None:
        """Read `table`, and note every key that is not one of `keys`."""
        self.where = where
        self.faults = faults
        self._table = table
        for key in table:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                self.note(
                    f"unknown key {key!r}" + (f", perhaps {near[0]!r}" if near else f" (known: {', '.join(keys)})")
                )

    def note(self, fault: str) -> None:
        """Note a fault of this table."""
        self.faults.append(f"{self.where}: {fault}")

    def has(self, key: str) -> bool:
        """Whether the file gives this key."""
        return key in self._table

    def text(self, key: str, *, pattern: str = "", hint: str = "") -> str:
        """A text that is not blank and, where a pattern is given, fits it; `hint` says what would."""
        value = self._table.get(key)
        if value is None:
            self.note(f"{key!r} is missing")
            return ""
        if not isinstance(value, str) or not value.strip():
            self.note(f"{key!r} should be text, not {'blank' if isinstance(value, str) else kind_of(value)}")
            return ""
        if pattern and not re.fullmatch(pattern, value):
            self.note(f"{key!r} is {value!r:.60}, but should be {hint}")
        return value

    def one_of(self, key: str, allowed: Sequence[str], *, default: str | None = None) -> str:
        """One of the allowed words."""
        if default is not None and not self.has(key):
            return default
        value = self.text(key)
        if value and value not in allowed:
            self.note(f"{key!r} is {value!r:.60}, but should be one of {', '.join(allowed)}")
        return value

    def number(self, key: str, *, low: float, high: float) -> float:
        """A finite number from `low` to `high`, both included."""
        value = self._table.get(key)
        if value is None:
            self.note(f"{key!r} is missing")
            return low
        if isinstance(value, bool) or not isinstance(value, int | float):
            self.note(f"{key!r} should be a number, not {kind_of(value)}")
            return low
        if not math.isfinite(value) or not low <= value <= high:
            self.note(f"{key!r} is {value}, outside {low:g} to {high:g}")
            return low
        return float(value)

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self._table.get(key, default)
        if not isinstance(value, bool):
            self.note(f"{key!r} should be true or false, not {kind_of(value)}")
            return default
        return value

    def texts(self, key: str, *, allowed: Sequence[str] | None = None, required: bool = False) -> tuple[str, ...]:
        """A list of texts, each one of `allowed` where that is given; empty where the key is missing."""
        texts: list[str] = []
        values = self._items(key)
        if required and not values:
            self.note(f"{key!r} is {'empty' if self.has(key) else 'missing'}")
        for value in values:
            if not isinstance(value, str):
                self.note(f"{key!r} should hold texts, not {kind_of(value)}")
            elif allowed is not None and value not in allowed:
                self.note(f"{key!r} holds {value!r:.60}, which is none of {', '.join(allowed) or '(nothing)'}")
            elif value in texts:
                self.note(f"{key!r} holds {value!r:.60} twice")
            else:
                texts.append(value)
        return tuple(texts)

    def entry(self, key: str, *, keys: Collection[str]) -> "Entry | None":
        """A table inside this one; none where the key is missing or is not a table."""
        value = self._table.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.note(f"{key!r} should be a table, not {kind_of(value)}")
            return None
        return Entry(value, where=f"{self.where}, {key}", keys=keys, faults=self.faults)

    def entries(self, key: str, *, keys: Collection[str], name: str = "") -> "list[Entry]":
        """The tables of a list inside this one, told apart by their number, or by the text of the key `name`."""
        entries = []
        for number, value in enumerate(self._items(key), 1):
            if not isinstance(value, dict):
                self.note(f"{key!r} should hold tables, not {kind_of(value)}")
                continue
            own_name = value.get(name, number) if name else number
            entries.append(Entry(value, where=f"{self.where}, {key} {own_name!s:.60}", keys=keys, faults=self.faults))
        return entries

    def _items(self, key: str) -> list[object]:
        value = self._table.get(key, [])
        if not isinstance(value, list):
            self.note(f"{key!r} should be a list, not {kind_of(value)}")
            return []
        return value
