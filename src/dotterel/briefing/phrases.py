"""Words for numbers, places and lists, as briefs and pages write them."""

from collections.abc import Mapping, Sequence

from dotterel.codebook.crosswalks import country_codes
from dotterel.model.day_words import UNKNOWN

_INTERNATIONAL: Mapping[str, str] = {
    "IGO": "intergovernmental",
    "UNO": "United Nations",
    "EUR": "European Union",
    "NGO": "non-governmental",
    "ISM": "international movement",
    "IMG": "international armed group",
    "MNC": "multinational company",
}


def country_name(code: str | None) -> str:
    """The usual English name of a country, or what another code stands for; the code where neither is known."""
    if not code:
        return UNKNOWN
    return country_codes(code).name or _INTERNATIONAL.get(code, code)


def where_words(name: str | None, country: str | None, precision: str | None) -> str:
    """Name and country, marked as roughly where the place is no narrower than a district."""
    if not name:
        return UNKNOWN
    about = "" if precision in ("exact", "city", None) else "≈ "
    if precision == "country" or not country or name == country_name(country):
        return f"{about}{name}"
    return f"{about}{name}, {country_name(country)}"


def numbers_words(low: int | None, best: int | None, high: int | None) -> str:
    """The best number with its range: ``12 (10–14)``, ``≥ 12``, ``3–5``; a dash where nothing is told."""
    spread = spread_words(low, high)
    if best is None:
        return spread or UNKNOWN
    if spread in ("", f"{best:,}"):
        return f"{best:,}"
    return f"{best:,} ({spread})"


def spread_words(low: int | None, high: int | None) -> str:
    """From lowest to highest: ``10–14``, ``≥ 10``, ``≤ 14``; empty where neither is known."""
    if low is None and high is None:
        return ""
    if high is None:
        return f"≥ {low:,}"
    if low is None:
        return f"≤ {high:,}"
    return f"{low:,}" if low == high else f"{low:,}–{high:,}"


def counted(number: int, noun: str, plural: str = "") -> str:
    """A number with its noun: ``1 incident``, ``1,200 incidents``."""
    return f"{number:,} {noun if number == 1 else plural or f'{noun}s'}"


def listed(names: Sequence[str]) -> str:
    """As in ``a, b and c``."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else ""
