"""The two sides of a happening or an incident, for formats with one column for each."""

from dataclasses import dataclass

from dotterel.codebook.crosswalks import Side, side_of
from dotterel.model import Actor
from dotterel.surfaces.export.occurrence import Occurrence


@dataclass(frozen=True, slots=True, kw_only=True)
class Sides:
    """Two sides.

    Attributes:
        first: Who acts; of two that fight each other, the one named first, with those of its country and sector.
        second: At whom it is directed, or the other side.
        mutual: Whether both act.
    """

    first: tuple[Actor, ...]
    second: tuple[Actor, ...]
    mutual: bool

    @property
    def open(self) -> bool:
        """Whether those who act may have fought each other: they are of several countries, and the victims unarmed.

        "The two armies fought, and fifty people were killed" names both armies as actors and the people as recipients.
        """
        countries = {actor.country for actor in self.first}
        return not self.mutual and len(countries) > 1 and self.second_side == "civilian"

    @property
    def first_side(self) -> Side | None:
        """What the first side is; none where its members differ or it is not known."""
        return common_side(self.first, targeted=False)

    @property
    def second_side(self) -> Side | None:
        """What the second side is, likewise."""
        return common_side(self.second, targeted=not self.mutual)


def sides_of(occurrence: Occurrence) -> Sides:
    """The sides of a happening or an incident.

    Where all parties are actors of one event, they fight, meet or agree with each other: those that share country and
    primary sector with the first stand on its side; where all do, the first stands alone.
    """
    actors, recipients = occurrence.actors, occurrence.recipients
    if recipients or len(actors) < 2:
        return Sides(first=actors, second=recipients, mutual=False)
    own = tuple(actor for actor in actors if _camp(actor) == _camp(actors[0]))
    if len(own) == len(actors):
        own = actors[:1]
    others = tuple(actor for actor in actors if not any(actor is one for one in own))
    return Sides(first=own, second=others, mutual=True)


def common_side(actors: tuple[Actor, ...], *, targeted: bool) -> Side | None:
    """The side that all of some parties stand on; none where they differ, or one is not known, or there is none."""
    sides = {side_of(actor.country, actor.sectors, targeted=targeted) for actor in actors}
    return next(iter(sides)) if len(sides) == 1 else None


def _camp(actor: Actor) -> tuple[str | None, str | None]:
    return actor.country, actor.sectors[0] if actor.sectors else None
