"""What is not known of a situation, and what was left out of it: each with how many, and which."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from dotterel.briefing.phrases import country_name
from dotterel.briefing.situation import NOT_HAPPENED, Situation
from dotterel.store import IncidentSelection

COARSE = ("admin1", "country", "region")
"""Precisions of places that are areas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Incidents of which something is not known, or that are not counted for that.

    Attributes:
        number: How many.
        text: The gap as a sentence, with the number.
        what: Which they are, in words.
        selection: The same as conditions.
    """

    number: int
    text: str
    what: str
    selection: IncidentSelection


def gaps_of(situation: Situation) -> tuple[Gap, ...]:
    """All gaps that there are; first those of the counted incidents, then those that are not counted."""
    return tuple(one for one in (*_of_counted(situation), *_left_out(situation)) if one.number)


def _of_counted(situation: Situation) -> Iterator[Gap]:
    known = situation.known
    killed = f"{f'{known.killed_contradicted:,}' if known.killed_contradicted else 'none'} of them on the number killed"
    contradict = f"accounts that contradict each other, {killed}"
    told: tuple[tuple[int, str, str, str, Mapping[str, object]], ...] = (
        (known.incidents - known.killed.told, "tells", "tell", "no number killed", {"with_toll": False}),
        (known.one_source, "rests", "rest", "on one source alone", {"max_sources": 1}),
        (known.claimed, "is", "are", "claimed by parties only, with no outlet to vouch", {"standings": ("claimed",)}),
        (known.contradicted, "has", "have", contradict, {"contradicted": True}),
        (known.coarse, "is", "are", "placed no closer than a province, a country or a region", {"precisions": COARSE}),
        (known.historical, "is", "are", "told as background only", {"historical": True}),
    )
    for number, one, several, rest, further in told:
        verb = one if number == 1 else several
        text = f"{number:,} of {known.incidents:,} {verb} {rest}."
        yield Gap(number=number, text=text, what=f"{verb} {rest}", selection=situation.narrowed(**further))


def _left_out(situation: Situation) -> Iterator[Gap]:
    name, period, country = situation.subject.name, situation.period, country_name(situation.subject.country)
    told = (
        (
            situation.roughly,
            f"may lie in {period}: its days are known only roughly",
            f"may lie in {period}: their days are known only roughly",
            f"incidents of {name} whose days lie only partly in {period}",
        ),
        (
            situation.undated,
            f"of {name} has no day that is known",
            f"of {name} have no day that is known",
            f"incidents of {name} without a day",
        ),
        (
            situation.unplaced,
            f"names a party of {country}, and no country of the place",
            f"name a party of {country}, and no country of the place",
            f"incidents of {period} with a party of {country}, without a place",
        ),
        (
            situation.not_happened,
            "is denied, planned, thought possible or told as not having happened",
            "are denied, planned, thought possible or told as not having happened",
            f"incidents of {name} in {period} that are {', '.join(NOT_HAPPENED)}",
        ),
    )
    for aside, one, several, what in told:
        rest = f"{one}; it is not counted" if aside.number == 1 else f"{several}; they are not counted"
        yield Gap(number=aside.number, text=f"{aside.number:,} more {rest}.", what=what, selection=aside.selection)
