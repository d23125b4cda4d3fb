"""The codebook as a page: every type, mode, context, sector and rule at an address of its own."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from fastapi import APIRouter
from starlette.responses import Response

from dotterel.codebook import (
    BoundaryRule,
    Codebook,
    Context,
    EventType,
    International,
    Mode,
    PartlyRecognised,
    Sector,
    SpecialCountry,
    load_codebook,
)
from dotterel.codebook.kind_words import kind_words, mode_words
from dotterel.surfaces.desk.incident_words import QUADS
from dotterel.surfaces.desk.pages import Desk

_MOST_LETTERS = 200
Entry = TypeVar("Entry")


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeEntry:
    """A type as the page shows it.

    Attributes:
        type: The type.
        modes: Its modes; those alone that are looked for, where the type itself is not.
        rules: The boundary rules that name it.
    """

    type: EventType
    modes: tuple[Mode, ...]
    rules: tuple[BoundaryRule, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CodebookView:
    """What is shown of a codebook; attributes as in `Codebook`.

    Attributes:
        types: By quad category, those without types left out.
    """

    types: dict[str, tuple[TypeEntry, ...]] = field(default_factory=dict)
    contexts: tuple[Context, ...] = ()
    sectors: tuple[Sector, ...] = ()
    international: tuple[International, ...] = ()
    countries: tuple[SpecialCountry, ...] = ()
    partly_recognised: tuple[PartlyRecognised, ...] = ()
    rules: tuple[BoundaryRule, ...] = ()

    @property
    def found(self) -> int:
        """Number of entries."""
        types = [one for some in self.types.values() for one in some]
        return (
            len(types)
            + sum(len(one.modes) for one in types)
            + len(self.contexts)
            + len(self.sectors)
            + len(self.international)
            + len(self.countries)
            + len(self.partly_recognised)
            + len(self.rules)
        )


def view_of(book: Codebook, looked_for: str = "") -> CodebookView:
    """The entries in which all of some words stand: in their code, name, definition or examples.

    Args:
        book: The codebook.
        looked_for: The words, in any letters; without any, all entries are shown.
    """
    wanted = looked_for.casefold().split()

    def holds(*texts: str) -> bool:
        told = " ".join(texts).casefold()
        return all(word in told for word in wanted)

    def chosen(entries: Iterable[Entry], words: Callable[[Entry], str]) -> tuple[Entry, ...]:
        return tuple(one for one in entries if holds(words(one)))

    types: dict[str, tuple[TypeEntry, ...]] = {}
    for quad in QUADS:
        some = []
        for one in (each for each in book.types if each.quad == quad):
            is_meant = holds(one.code, kind_words(one.code), one.definition, *(each.text for each in one.examples))
            modes = tuple(
                mode
                for mode in one.modes
                if (is_meant and not wanted)
                or holds(one.code, mode.code, mode_words(one.code, mode.code), mode.definition)
            )
            if is_meant or modes:
                rules = tuple(rule for rule in book.rules if one.code in rule.codes)
                some.append(TypeEntry(type=one, modes=modes or (one.modes if is_meant else ()), rules=rules))
        if some:
            types[quad] = tuple(some)
    return CodebookView(
        types=types,
        contexts=chosen(book.contexts, lambda one: f"{one.code} {one.code.replace('_', ' ')} {one.definition}"),
        sectors=chosen(book.sectors, lambda one: f"{one.code} {one.definition}"),
        international=chosen(book.international, lambda one: f"{one.code} {one.definition}"),
        countries=chosen(book.countries, lambda one: f"{one.code} {one.name} {one.reason}"),
        partly_recognised=chosen(book.partly_recognised, lambda one: f"{one.name} {one.country} PRE"),
        rules=chosen(
            book.rules,
            lambda one: " ".join((one.id, one.situation, one.reason, *(each.text for each in one.examples))),
        ),
    )


def codebook_router(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/codebook")
    def codebook(q: str = "") -> Response:
        book = load_codebook()
        looked_for = q.strip()[:_MOST_LETTERS]
        return desk.page("codebook.html", book=book, view=view_of(book, looked_for), looked_for=looked_for)

    return router
