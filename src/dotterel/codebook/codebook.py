"""A codebook: everything that may be said of an event, under one version."""

from dataclasses import dataclass, field

from dotterel.codebook.actor_codes import International, PartlyRecognised, Sector, SpecialCountry
from dotterel.codebook.auxiliary import Auxiliary
from dotterel.codebook.boundary_rules import BoundaryRule
from dotterel.codebook.contexts import Context
from dotterel.codebook.event_types import EventType, Quad
from dotterel.codebook.toll_rules import TollRules
from dotterel.model import CodebookError


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """An ontology of events, as loaded and checked.

    Attributes:
        name: Such as ``plover``.
        version: Such as ``2.0``.
        types: Event types.
        contexts: Contexts.
        sectors: Sectors.
        international: Codes in a country's place.
        countries: Country codes outside the general rule.
        partly_recognised: Territories coded as a country with the sector ``PRE``.
        auxiliary: Words of the manual for what are fields here.
        rules: Boundary rules, in the order in which they are tried.
        tolls: Which of several told numbers is the best one.
    """

    name: str
    version: str
    types: tuple[EventType, ...]
    contexts: tuple[Context, ...] = ()
    sectors: tuple[Sector, ...] = ()
    international: tuple[International, ...] = ()
    countries: tuple[SpecialCountry, ...] = ()
    partly_recognised: tuple[PartlyRecognised, ...] = ()
    auxiliary: tuple[Auxiliary, ...] = ()
    rules: tuple[BoundaryRule, ...] = ()
    tolls: TollRules = field(default_factory=TollRules)

    @property
    def id(self) -> str:
        """Name and version, such as ``plover-2.0``."""
        return f"{self.name}-{self.version}"

    @property
    def type_codes(self) -> tuple[str, ...]:
        """Codes of all event types, in order."""
        return tuple(event_type.code for event_type in self.types)

    @property
    def context_codes(self) -> tuple[str, ...]:
        """Codes of all contexts, in order."""
        return tuple(context.code for context in self.contexts)

    @property
    def sector_codes(self) -> tuple[str, ...]:
        """Codes of all sectors, in order."""
        return tuple(sector.code for sector in self.sectors)

    @property
    def applied_rules(self) -> tuple[BoundaryRule, ...]:
        """The boundary rules that coded fields alone decide, in the order in which they are tried."""
        return tuple(rule for rule in self.rules if rule.is_applied)

    def event_type(self, code: str) -> EventType:
        """The event type with this code.

        Raises:
            CodebookError: There is none.
        """
        for event_type in self.types:
            if event_type.code == code:
                return event_type
        raise CodebookError(
            f"codebook {self.id} has no event type {code!r}", f"Its types are {', '.join(self.type_codes)}."
        )

    def quad(self, type_code: str) -> Quad:
        """The quad category of a type.

        Raises:
            CodebookError: There is no such type.
        """
        return self.event_type(type_code).quad

    def modes(self, type_code: str) -> tuple[str, ...]:
        """The modes allowed with a type, in order.

        Raises:
            CodebookError: There is no such type.
        """
        return self.event_type(type_code).mode_codes

    def intensity(self, type_code: str, modes: tuple[str, ...] = ()) -> float:
        """The score of a type with its modes, in [-10, 10]; see `EventType.intensity`.

        Raises:
            CodebookError: There is no such type, or it has no such mode.
        """
        event_type = self.event_type(type_code)
        for mode in modes:
            if mode not in event_type.mode_codes:
                known = ", ".join(event_type.mode_codes) or "none"
                raise CodebookError(f"event type {type_code} has no mode {mode!r}", f"Its modes: {known}.")
        return event_type.intensity(modes)
