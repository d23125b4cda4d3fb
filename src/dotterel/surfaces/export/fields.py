"""Flat fields: what the formats of our own (csv, csv-hxl, parquet, geojson) have as columns.

Values are typed: a list stays a list with one place for each member, so that the second name, country and sector
belong to the second party; what is not known is None. The fields of events and those of incidents stand in modules of
their own; each says what it means, which the descriptions of files and the documentation repeat.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

Kind = Literal["text", "day", "number", "count", "flag", "list", "counts"]
Value = str | int | float | bool | Sequence[str | None] | Sequence[int | None] | None
Subject = TypeVar("Subject")


@dataclass(frozen=True, slots=True, kw_only=True)
class Field(Generic[Subject]):
    """A flat field.

    Attributes:
        name: The column.
        kind: Text, a day (ISO), a number with or without fraction, true or false, or a list of texts or of
            whole numbers.
        tag: Its hashtag in the Humanitarian Exchange Language (HXL 1.1).
        meaning: What it holds, for people.
        of: Its value for an event or an incident; None where it is not known.
    """

    name: str
    kind: Kind
    tag: str
    meaning: str
    of: Callable[[Subject], Value]


Fields = tuple[Field[Subject], ...]
"""All fields, in the order of the columns."""


def columns_of(fields: Fields[Subject]) -> tuple[str, ...]:
    """The header, in order."""
    return tuple(field.name for field in fields)
