"""Auxiliary information: PLOVER's words for the standing of an event, and the field that holds each here."""

from dataclasses import dataclass
from typing import Literal

AuxiliaryField = Literal["modality", "historical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Auxiliary:
    """A word that PLOVER would write into the context list.

    Attributes:
        code: PLOVER's word, such as ``negation``.
        field: The field of an event that says it here.
        value: The value of that field, such as ``negated``; ``true`` for a field that is a flag.
        definition: One sentence.
    """

    code: str
    field: AuxiliaryField
    value: str
    definition: str
