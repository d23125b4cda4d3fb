"""Annotated reports without their text."""

from collections.abc import Mapping
from dataclasses import dataclass

from training.standoff.keys import Anchor

CODES = {"a": 2, "p": 1, "t": 1, "k": 1}
"""How many codes stand before the name in a definition, by the letter of its id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamePlace:
    """A name that the report itself gives: the sentence, counted from 1 with the title, and where in it."""

    sentence: int
    anchor: Anchor


@dataclass(frozen=True, slots=True, kw_only=True)
class DetachedDefinition:
    """What a mark's id stands for.

    Attributes:
        codes: Country and sectors, a country, a time, or a number, as in the grammar of reports.
        name: The canonical name, or where to read it; none where there is none or none was taken along.
    """

    codes: tuple[str, ...]
    name: str | NamePlace | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DetachedSentence:
    """A sentence by its digest.

    Attributes:
        digest: Of its key.
        length: Letters and digits in its key, at least 1.
        marks: Ids and where they stand, in order, without overlap.
        events: Event lines as in the grammar of reports, without their ``>``.
        is_title: Whether it is the report's title.
    """

    digest: str
    length: int
    marks: tuple[tuple[str, Anchor], ...]
    events: tuple[str, ...] = ()
    is_title: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DetachedReport:
    """A report: as in the grammar, with sentences by digest, and definitions by id in the order they were written."""

    id: str
    file: str
    published: str | None
    register: str
    contexts: tuple[str, ...]
    sentences: tuple[DetachedSentence, ...]
    definitions: Mapping[str, DetachedDefinition]
