"""What an answer says, to be compared with another: the facts, without scores, rules, or the words of the report."""

import json
from collections.abc import Mapping
from typing import Any

_PLACES_OF_DEGREES = 2
"""Decimal places by which coordinates are compared: about a kilometre."""
_COUNTS = ("killed", "injured", "held", "size")


def plain_answer(field: str | None, value: str | None) -> str:
    """The facts of a field's value, as a text that is the same for all who say the same.

    A party is its name, country and sectors, whatever their order; a place its name, country, province, precision and
    coordinates to about a kilometre; a date its days; a number its ends. A summary or a list of groups is as it stands.

    Args:
        field: As in `Decision`.
        value: JSON text as in a decision; what is no JSON is compared letter by letter.
    """
    try:
        given = json.loads(value or "null")
    except ValueError:
        return value or ""
    try:
        said = _facts(field, given)
    except (AttributeError, TypeError):  # no such value as the field has: compared as it stands
        said = given
    return json.dumps(said, sort_keys=True, ensure_ascii=False)


def _facts(field: str | None, given: Any) -> Any:
    if given is None:
        return None
    if field in ("actors", "recipients"):
        return _parties(given)
    if field in ("modes", "contexts"):
        return sorted(given)
    if field == "claim":
        parties = [given.get("source"), *given.get("further_sources", [])]
        return {"status": given.get("status"), "sources": _parties([one for one in parties if one is not None])}
    if field == "place":
        degrees = [given.get(name) for name in ("latitude", "longitude")]
        rounded = [None if one is None else round(float(one), _PLACES_OF_DEGREES) + 0.0 for one in degrees]
        return [_name(given), given.get("country"), given.get("admin1"), given.get("precision"), *rounded]
    if field == "date":
        return [given.get("from"), given.get("to")]
    if field in _COUNTS:
        return [given.get(name) for name in ("low", "best", "high") if name != "best" or name in given]
    return given


def _parties(given: Any) -> list[Any]:
    return sorted(([_name(one), one.get("country"), sorted(one.get("sectors", []))] for one in given), key=str)


def _name(given: Mapping[str, Any]) -> str:
    return str(given.get("name") or given.get("text") or "").casefold()
