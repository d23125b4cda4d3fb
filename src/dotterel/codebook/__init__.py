"""Codebooks: what may be said of an event, as checked data. PLOVER 2.0 is shipped; users load their own."""

from dotterel.codebook.actor_codes import International, PartlyRecognised, Sector, SpecialCountry
from dotterel.codebook.auxiliary import Auxiliary, AuxiliaryField
from dotterel.codebook.boundary_rules import (
    BoundaryRule,
    Condition,
    Neighbour,
    NeighbourCondition,
    Outcome,
    RuleExample,
)
from dotterel.codebook.codebook import Codebook
from dotterel.codebook.contexts import Context
from dotterel.codebook.event_types import (
    QUADS,
    EventCode,
    EventType,
    Mode,
    Quad,
    RecipientRule,
    TypeExample,
    parse_event_code,
)
from dotterel.codebook.loading import SHIPPED, load_codebook, shipped_text
from dotterel.codebook.toll_rules import Opponents, TollChoice, TollRule, TollRules

__all__ = [
    "QUADS",
    "SHIPPED",
    "Auxiliary",
    "AuxiliaryField",
    "BoundaryRule",
    "Codebook",
    "Condition",
    "Context",
    "EventCode",
    "EventType",
    "International",
    "Mode",
    "Neighbour",
    "NeighbourCondition",
    "Opponents",
    "Outcome",
    "PartlyRecognised",
    "Quad",
    "RecipientRule",
    "RuleExample",
    "Sector",
    "SpecialCountry",
    "TollChoice",
    "TollRule",
    "TollRules",
    "TypeExample",
    "load_codebook",
    "parse_event_code",
    "shipped_text",
]
