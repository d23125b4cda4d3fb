"""ACLED's event types for PLOVER's: only where one fits; elsewhere none, with the reason.

The table `acled.csv` names, for a PLOVER type or type and mode, and where it matters for whom the event is directed
against, the event type and sub-event type. A sub-event type that cannot be told is left open (a protest of which the
report does not say how it went). ACLED's names are facts about its public codebook; none of its data is used.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Literal

from dotterel.codebook.crosswalks.tables import rows_of
from dotterel.model import Unresolved

Against = Literal["civilian", "armed"]
"""Whom an event is directed against, where that is known."""

_DEMONSTRATIONS = frozenset({"Peaceful protest", "Protest with intervention", "Violent demonstration"})
_BOTH = "Excessive force against protesters"
_STRATEGIC = "Strategic developments"


@dataclass(frozen=True, slots=True, kw_only=True)
class AcledType:
    """A category of ACLED.

    Attributes:
        event_type: One of its six event types.
        sub_event_type: One of its sub-event types; empty where the report does not tell which.
    """

    event_type: str
    sub_event_type: str = ""

    @property
    def disorder_type(self) -> str:
        """ACLED's disorder type, which follows from the other two."""
        if self.event_type == _STRATEGIC:
            return _STRATEGIC
        if self.sub_event_type == _BOTH:
            return "Political violence; Demonstrations"
        demonstration = self.sub_event_type in _DEMONSTRATIONS or self.event_type == "Protests"
        return "Demonstrations" if demonstration else "Political violence"


def acled_of_plover(type_code: str, modes: tuple[str, ...] = (), *, against: Against | None) -> AcledType | Unresolved:
    """The ACLED category of a PLOVER type with its modes.

    The first mode that the table knows decides; else the type alone does.

    Args:
        type_code: A PLOVER type.
        modes: Modes, best first; empty for none.
        against: Whom it is directed against; none where that cannot be told.

    Returns:
        The category; or unresolved, with the reason, where none fits.
    """
    table = _by_plover()
    keys = [f"{type_code}/{mode}" for mode in modes]
    key = next((key for key in keys if (key, "") in table or (key, against or "") in table), type_code)
    found = table.get((key, against or "")) or table.get((key, ""))
    return found or Unresolved(reason=f"no ACLED category is laid down for type {type_code}")


@cache
def _by_plover() -> Mapping[tuple[str, str], AcledType | Unresolved]:
    return MappingProxyType(
        {
            (row["plover"], row["against"]): AcledType(
                event_type=row["event_type"], sub_event_type=row["sub_event_type"]
            )
            if row["event_type"]
            else Unresolved(reason=row["reason"])
            for row in rows_of("acled.csv")
        }
    )


def interaction_of(first: int | None, second: int | None) -> int | None:
    """ACLED's two-digit interaction code of two actor types, the smaller first; a lone actor's ends in 0.

    Args:
        first: Actor type, 1 to 8.
        second: Likewise; 0 where there is no second actor.

    Returns:
        The code, 10 to 88; none where either type is not known.
    """
    if first is None or second is None:
        return None
    return first * 10 if second == 0 else min(first, second) * 10 + max(first, second)
