"""What a brief is about: a country, a first-order division of it, or one of its places."""

from dataclasses import dataclass
from typing import Any

from dotterel.briefing.period import Period
from dotterel.briefing.phrases import country_name
from dotterel.codebook.crosswalks import country_named, is_country
from dotterel.model import SettingsError
from dotterel.store import IncidentSelection


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A country, or a part of it.

    Attributes:
        country: ISO 3166 alpha-3 code.
        division: First-order division, as records name it; none for the whole country.
        place: Name of a place, as records name it.
    """

    country: str
    division: str | None = None
    place: str | None = None

    @property
    def name(self) -> str:
        """As in ``Mali``, ``Gao, Mali``."""
        return ", ".join(filter(None, (self.place, self.division, country_name(self.country))))

    def selection(self, period: Period | None = None, **further: Any) -> IncidentSelection:
        """Its incidents: with a period, those that it holds whole, unless further conditions say otherwise."""
        days = {} if period is None else {"first": period.first, "last": period.last, "within": True}
        return IncidentSelection(
            countries=(self.country,),
            divisions=() if self.division is None else (self.division,),
            places=() if self.place is None else (self.place,),
            **{**days, **further},
        )


def subject_named(text: str, *, division: str | None = None, place: str | None = None) -> Subject:
    """The subject of a country's code or usual English name.

    Raises:
        SettingsError: No country is called so.
    """
    named = text.strip()
    code = named.upper() if is_country(named.upper()) else country_named(named)
    if code is None:
        raise SettingsError(f"no country is called {text!r:.60}", "Give its ISO 3166 alpha-3 code, such as MLI.")
    return Subject(country=code, division=division, place=place)
