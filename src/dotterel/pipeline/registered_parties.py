"""Corrected parties that are given by their names get their identity, country and sectors from the actor register."""

import json
from functools import cache
from typing import Any

from dotterel.model import Actor, ResolvedEvent
from dotterel.resolution.actors import SearchedActorRegister, parties_named, shipped_register

_FACTS = ("id", "country", "sectors")


def identified(field: str, value: str, *, on: str | None) -> str:
    """The value of a correction, with what the actor register knows of parties that are given by name.

    What is given stays, also where it is given as known by nobody (null); of several parties of the name, the one with
    the given identifier is taken, else none: a name that does not tell whom it means stays as it is.

    Args:
        field: The field that is corrected.
        value: JSON text, as in `review.corrected`.
        on: Day (ISO) on which the register has to hold, as `day_of` gives it.

    Raises:
        ArtifactError: The register is damaged.
    """
    if field not in ("actors", "recipients", "claim"):
        return value
    try:
        given: Any = json.loads(value)
    except ValueError:
        return value  # refused by what takes the correction
    if field != "claim":
        told: Any = _all_identified(given, on)
    elif isinstance(given, dict):
        told = {
            **given,
            **({"source": _identified(given["source"], on)} if "source" in given else {}),
            **(
                {"further_sources": _all_identified(given["further_sources"], on)} if "further_sources" in given else {}
            ),
        }
    else:
        return value
    return value if told == given else json.dumps(told, ensure_ascii=False)


def day_of(event: ResolvedEvent) -> str | None:
    """The day on which parties of an event are looked up, as when it was coded; none where none is known."""
    when = event.date
    return ((when.last or when.first) if when is not None else None) or event.document.published


def party_value(party: Actor, given: dict[str, Any]) -> dict[str, Any]:
    """A party of the register as the value of a correction.

    Args:
        party: The party.
        given: What else is said of it, which stays: its words, and whatever of its facts stands there.
    """
    facts = {"id": party.id, "country": party.country, "sectors": list(party.sectors)}
    words = given.get("text") or given.get("name") or party.text
    return {**facts, **given, "name": party.name, "text": words}


@cache
def register_in_use() -> SearchedActorRegister:
    """The actor register, read when it is first asked for.

    Raises:
        ArtifactError: It is damaged.
    """
    return shipped_register()


def _all_identified(given: Any, on: str | None) -> Any:
    return [_identified(one, on) for one in given] if isinstance(given, list) else given


def _identified(given: Any, on: str | None) -> Any:
    if not isinstance(given, dict) or all(fact in given for fact in _FACTS):
        return given
    name, country, number = given.get("name"), given.get("country"), given.get("id")
    is_named = isinstance(name, str) and bool(name.strip())
    if not is_named or not isinstance(country, str | None):
        return given
    found = parties_named(str(name), register_in_use(), on=on, country=country)
    named = [one.party for one in found.candidates] if number is not None else []
    every = [one for one in (found.party, *named) if one is not None]
    party = next((one for one in every if number is None or one.id == number), None)
    return given if party is None else party_value(party, given)
