"""What verbs are given from outside: how a coding run is put together."""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from dotterel.pipeline import CodingRun


class Assemble(Protocol):
    """Puts a coding run together."""

    def __call__(
        self, *, min_score: float | None = None, actors: tuple[Path, ...] = (), gazetteer: str | None = None
    ) -> "CodingRun":
        """Args as in `dotterel.pipeline.assemble`."""
        ...


def assemble_shipped(
    *, min_score: float | None = None, actors: tuple[Path, ...] = (), gazetteer: str | None = None
) -> "CodingRun":
    """The shipped coder and resolver; as in `dotterel.pipeline.assemble`."""
    from dotterel.pipeline import assemble

    return assemble(min_score=min_score, actors=actors, gazetteer=gazetteer)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What every verb can ask for.

    Attributes:
        assemble: Puts a coding run together; loads the model, so it is called when work begins.
    """

    assemble: Assemble = assemble_shipped
