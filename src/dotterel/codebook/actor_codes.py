"""Who, as codes: sectors of society, and countries with what stands in a country's place."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """The part of society that an actor belongs to.

    Attributes:
        code: Three letters, such as ``MIL``.
        definition: One sentence.
        secondary: Whether it only qualifies another sector.
    """

    code: str
    definition: str
    secondary: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class International:
    """A code that stands in a country's place for actors of no one country.

    Attributes:
        code: Three letters, such as ``UNO``.
        definition: One sentence.
    """

    code: str
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SpecialCountry:
    """A country code outside the rule that countries are the sovereign states of the list.

    Attributes:
        code: Three letters, such as ``KOS``.
        name: The country or territory.
        reason: Why it has a code.
    """

    code: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PartlyRecognised:
    """A territory that few states recognise: its bodies take the nominal country and the sector ``PRE``.

    Attributes:
        name: The territory.
        country: ISO 3166 alpha-3 code of the nominal country.
    """

    name: str
    country: str
