"""What happened, and how: event types with their modes, quads and scores."""

from dataclasses import dataclass
from typing import Literal, get_args

Quad = Literal["verbal-cooperation", "material-cooperation", "verbal-conflict", "material-conflict"]
QUADS: tuple[Quad, ...] = get_args(Quad)
"""The quad categories in the order of their numbers, 1 to 4."""

RecipientRule = Literal["yes", "no", "one-sided"]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCode:
    """A type with its modes, as an annotator writes it: ``ASSAULT/firearms``.

    Attributes:
        type: Code of the event type.
        modes: Modes of that type; empty where none is told.
    """

    type: str
    modes: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.type}/{','.join(self.modes)}" if self.modes else self.type


def parse_event_code(text: str) -> EventCode:
    """The code written as ``TYPE`` or ``TYPE/mode,mode``; whether a codebook has it is not checked."""
    type_code, _, modes = text.partition("/")
    return EventCode(type=type_code, modes=tuple(modes.split(",")) if modes else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How an event of one type was done.

    Attributes:
        code: Such as ``firearms``.
        definition: One sentence.
        score: Conflict to cooperation in [-10, 10]; none where the type's score holds.
    """

    code: str
    definition: str
    score: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeExample:
    """A sentence that tells an event of the type.

    Attributes:
        text: The sentence.
        modes: The modes it tells.
    """

    text: str
    modes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventType:
    """A kind of happening.

    Attributes:
        code: Such as ``ASSAULT``.
        quad: Verbal or material, cooperation or conflict.
        score: Conflict to cooperation in [-10, 10], where no mode says more.
        recipient: Whether a recipient belongs to a full record: always (``yes``), not needed (``no``), or only where
            one side acts on another (``one-sided``).
        two_sided: Whether the sides of a mutual event may stand together as actors, without a recipient.
        definition: One or two sentences.
        modes: In the order of the codebook; empty for a type without any.
        examples: Sentences that tell it.
    """

    code: str
    quad: Quad
    score: float
    recipient: RecipientRule
    two_sided: bool
    definition: str
    modes: tuple[Mode, ...] = ()
    examples: tuple[TypeExample, ...] = ()

    @property
    def mode_codes(self) -> tuple[str, ...]:
        """The modes allowed with this type."""
        return tuple(mode.code for mode in self.modes)

    def intensity(self, modes: tuple[str, ...] = ()) -> float:
        """The score of an event of this type, in [-10, 10].

        The mode farthest from zero speaks for several; of two equally far, the more conflictual. Without a mode, or
        with one that has no score of its own, the type's score holds.

        Raises:
            KeyError: A mode is not one of this type's.
        """
        own = {mode.code: self.score if mode.score is None else mode.score for mode in self.modes}
        return max((own[mode] for mode in modes), key=lambda score: (abs(score), -score), default=self.score)
