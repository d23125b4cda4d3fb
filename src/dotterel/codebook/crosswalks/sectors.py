"""What a PLOVER sector is elsewhere: CAMEO's role, ACLED's kind of actor, and on which side of a fight it stands.

One word may be read in two ways: a government that acts does so with the power of the state; a minister who is
attacked is an unarmed person, whom ACLED and UCDP count among civilians. What a sector does not settle stays unknown:
courts act for a state without being its forces, and ``OPP`` or ``PRE`` only qualify another sector. CAMEO has no role
for parties, pro-government militias and religious bodies (religion is another part of its codes).
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal, get_args

from dotterel.codebook.crosswalks.countries import is_country
from dotterel.codebook.crosswalks.tables import rows_of

Side = Literal["state", "armed", "irregular", "civilian"]
"""A state's forces, an organised armed group, armed people whose organisation is not told, or unarmed people."""

SIDES: tuple[Side, ...] = get_args(Side)
_ARMED_MOVEMENT = "IMG"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectorCodes:
    """What a sector is elsewhere.

    Attributes:
        sector: PLOVER sector.
        cameo: CAMEO's role code.
        acting: Side of one who does something; none where the sector does not tell.
        targeted: Side of one to whom something is done.
        inter: ACLED's actor type of its armed or official part: 1 state forces, 2 rebels, 3 political militias.
    """

    sector: str
    cameo: str | None
    acting: Side | None
    targeted: Side | None
    inter: int | None


def sector_codes(sector: str) -> SectorCodes | None:
    """What a sector is elsewhere; none for one that is not PLOVER's."""
    return _by_sector().get(sector)


def side_of(country: str | None, sectors: Sequence[str], *, targeted: bool) -> Side | None:
    """On which side of a fight a party stands.

    Args:
        country: ISO 3166 alpha-3 or PLOVER's international code.
        sectors: PLOVER sectors, the primary one first.
        targeted: Whether something is done to it.

    Returns:
        The side that the first telling sector gives; none where none tells.
    """
    for sector in sectors:
        found = sector_codes(sector)
        side = (found.targeted if targeted else found.acting) if found else None
        if side is not None:
            return side
    return "armed" if country == _ARMED_MOVEMENT else None


def inter_of(country: str | None, sectors: Sequence[str], *, targeted: bool, place_country: str | None) -> int | None:
    """ACLED's actor type (inter): 1 state forces, 2 rebels, 3 political militias, 7 civilians, 8 external forces.

    Identity militias (4) are told by no sector; rioters (5) and protesters (6) are told by the event, not the actor.

    Args:
        country: ISO 3166 alpha-3 or PLOVER's international code.
        sectors: PLOVER sectors, the primary one first.
        targeted: Whether something is done to it.
        place_country: Country of the event; none where it is not known.

    Returns:
        The number; none where it cannot be known.
    """
    side = side_of(country, sectors, targeted=targeted)
    if side == "civilian":
        return 7
    if side == "state":
        if country is None or place_country is None:
            return None
        return 1 if country == place_country else 8
    numbers = (found.inter for sector in sectors if (found := sector_codes(sector)) and found.inter is not None)
    return next(numbers, None)


def cameo_actor(country: str | None, sectors: Sequence[str]) -> str:
    """A party's CAMEO code: country, then roles, such as ``SYRREBOPP``; empty where neither is known."""
    roles = (found.cameo for sector in sectors if (found := sector_codes(sector)) and found.cameo)
    return (country or "") + "".join(dict.fromkeys(roles))


def state_of(country: str | None, sectors: Sequence[str], *, targeted: bool) -> str | None:
    """The country whose state a party stands for in a fight; none for what is no state's force."""
    return country if is_country(country) and side_of(country, sectors, targeted=targeted) == "state" else None


@cache
def _by_sector() -> Mapping[str, SectorCodes]:
    def side(text: str) -> Side | None:
        return next((side for side in SIDES if side == text), None)

    return MappingProxyType(
        {
            row["sector"]: SectorCodes(
                sector=row["sector"],
                cameo=row["cameo"] or None,
                acting=side(row["acting"]),
                targeted=side(row["targeted"]),
                inter=int(row["inter"]) if row["inter"] else None,
            )
            for row in rows_of("sectors.csv")
        }
    )
