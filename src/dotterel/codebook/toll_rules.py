"""Which of several told numbers is given where one must be given: a rule a role, in the codebook."""

from dataclasses import dataclass
from typing import Literal

from dotterel.model import TollRole

TollChoice = Literal["latest", "median", "highest-official", "highest", "lowest"]
"""Of the numbers that count: the newest and most precise one; the middle one; the highest of an authority; the highest;
the lowest."""
Opponents = Literal["last", "equal", "never"]
"""What a side's number of the *other* side's losses is good for: the best number only where nobody else tells one; as
good as any; never the best one. It belongs to the range from low to high in every case."""
OFFICIAL_SECTORS = ("GOV", "COP", "MIL", "JUD", "LEG", "MED")


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRule:
    """How the best number of one role is chosen.

    Attributes:
        role: Killed, injured, held or size.
        best: The choice; its name is kept with the number.
        opponents: What a side's number of the other side's losses is good for.
        official: Sectors whose numbers are official, for ``highest-official``; where none of them tells any, the
            highest is taken.
    """

    role: TollRole
    best: TollChoice = "latest"
    opponents: Opponents = "last"
    official: tuple[str, ...] = OFFICIAL_SECTORS


@dataclass(frozen=True, slots=True, kw_only=True)
class TollRules:
    """The rules of all roles; a role without one of its own has the defaults of `TollRule`.

    Attributes:
        rules: One a role at most.
    """

    rules: tuple[TollRule, ...] = ()

    def of(self, role: TollRole) -> TollRule:
        """The rule of one role."""
        return next((rule for rule in self.rules if rule.role == role), TollRule(role=role))
