"""What an answer says, for people: the JSON text of a decision's value in plain words."""

import json
from collections.abc import Mapping
from typing import Any

from dotterel.codebook.kind_words import TYPES, mode_label
from dotterel.model import TOLL_ROLES
from dotterel.model.day_words import UNKNOWN, interval
from dotterel.surfaces.desk.incident_words import PRECISIONS, STANDINGS, numbers_words, where_words

_VERDICTS: Mapping[str, str] = {"accept": "it is an event", "reject": "no event"}
_MODALITIES: Mapping[str, str] = {
    "asserted": "happened",
    "future": "is to come",
    "hypothetical": "may happen",
    "negated": "did not happen",
}
NOTHING = "nothing"


def answer_words(field: str | None, value: str | None) -> str:
    """A value in words; what cannot be read as one of its field is shown as it stands.

    Args:
        field: As in `Decision`; none, or ``event``, where the value is a verdict on the whole.
        value: JSON text.
    """
    try:
        given = json.loads(value or "null")
    except ValueError:
        return value or NOTHING
    if given is None or given in ([], ""):
        return NOTHING
    try:
        return _told(field, given)
    except (AttributeError, KeyError, TypeError):
        return value or NOTHING


def _told(field: str | None, given: Any) -> str:
    if field in (None, "event"):
        return _VERDICTS.get(given, str(given))
    if field in ("actors", "recipients"):
        return ", ".join(map(_party, given))
    if field == "claim":
        parties = [one for one in (given.get("source"), *given.get("further_sources", [])) if one]
        by = f" by {', '.join(map(_party, parties))}" if parties else ""
        return f"{given['status']}{by}"
    if field == "place":
        told = where_words(given.get("name"), given.get("country"), given.get("precision"))
        degrees = [given.get("latitude"), given.get("longitude")]
        at = "" if None in degrees else f"{degrees[0]:.2f}° {degrees[1]:.2f}°"
        known = ", ".join(filter(None, (PRECISIONS.get(given.get("precision") or "", ""), at)))
        return f"{told if told != UNKNOWN else given.get('text', '')}{f' ({known})' if known else ''}"
    if field == "date":
        return interval(given.get("from"), given.get("to"), precision=given.get("precision"))
    if field in TOLL_ROLES:
        return numbers_words(given.get("low"), given.get("best"), given.get("high"))
    if field == "type":
        return f"{given}: {TYPES.get(given, given.lower())}"
    if field == "modes":
        return ", ".join(map(mode_label, given))
    if field == "contexts":
        return ", ".join(one.replace("_", " ") for one in given)
    if field == "standing":
        return STANDINGS[given][0]
    if field == "modality":
        return _MODALITIES.get(given, str(given))
    if field == "historical":
        return "yes" if given else "no"
    return given if isinstance(given, str) else json.dumps(given, ensure_ascii=False)


def _party(given: Mapping[str, Any]) -> str:
    codes = "·".join(filter(None, (given.get("country"), *given.get("sectors", []))))
    return f"{given.get('name') or given.get('text') or UNKNOWN}{f' ({codes})' if codes else ''}"
