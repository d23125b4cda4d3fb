"""Who did what to whom, where and when: what other data sets take from happenings and incidents alike."""

from typing import Protocol

from dotterel.model import Actor, DateRange, Place


class Occurrence(Protocol):
    """A happening as one report tells it, or an incident over all reports.

    Attributes:
        id: Its identifier.
        type: PLOVER event type.
        modes: PLOVER modes.
        contexts: PLOVER contexts.
        quad: Quad category.
        intensity: PLOVER score, in [-10, 10].
        actors: Who did it, or all sides.
        recipients: To whom.
        place: Where; none where that is not settled.
        date: When; none where that is not settled.
    """

    @property
    def id(self) -> str: ...
    @property
    def type(self) -> str: ...
    @property
    def modes(self) -> tuple[str, ...]: ...
    @property
    def contexts(self) -> tuple[str, ...]: ...
    @property
    def quad(self) -> str: ...
    @property
    def intensity(self) -> float: ...
    @property
    def actors(self) -> tuple[Actor, ...]: ...
    @property
    def recipients(self) -> tuple[Actor, ...]: ...
    @property
    def place(self) -> Place | None: ...
    @property
    def date(self) -> DateRange | None: ...
