"""Who did it, with what, to whom and to what, in MUC-4's five roles: from our parties to its entities."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dotterel.evaluation.benchmarks.muc4 import MucIncident
from dotterel.evaluation.benchmarks.muc4_nouns import (
    bare_thing,
    is_name,
    is_nobody,
    is_organisation,
    is_thing,
    is_weapon,
    normal,
    person_name,
    plain,
    short_names,
    whole_name,
    without_accents,
)
from dotterel.model import Actor
from dotterel.resolution.grounds import is_ground

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

Entities = dict[str, list[list[str]]]
"""Mentions of each entity by role."""

_MEMBERS = re.compile(
    r"^(?:\w+ ){0,3}?(?:members?|fighters?|units?|elements?|militants?|guerrillas?|leaders?|soldiers?|troops|"
    r"spokesm[ae]n|agents?|men|commandos?)\s+(?:of|from|belonging to)\s+(?P<whole>.+)$",
    re.IGNORECASE,
)
_LIST = re.compile(r",\s+(?:and\s+)?|\s+and\s+", re.IGNORECASE)
_AIMED_AT_PLACES = frozenset({"BOMBING", "ARSON"})
"""Types of incident whose place, where it is a building, is what was hit even where people were hit too."""
_BODY_IDS = ("group-", "party-", "org-", "institution-")
"""Beginnings of the register's ids for bodies; persons and states have others."""
_STEM = 9


@dataclass(frozen=True, slots=True)
class _Sorted:
    """Words put in a role."""

    role: str
    words: str
    key: str


def entities_of(incidents: Sequence[MucIncident], text: str) -> Entities:
    """The entities of some incidents by role, each once.

    One mention stands for each entity, the fullest: the usual score asks that all that are given be among the gold's.

    Args:
        incidents: Of one document.
        text: Its text; a body's full name is given where the text has it.
    """
    found: dict[str, list[_Sorted]] = {role: [] for role in ROLES}
    for incident in incidents:
        for one in _sorted_fillers(incident, text):
            found[one.role].append(one)
    return {role: [[words] for words in _each_once(found[role])] for role in ROLES}


def _sorted_fillers(incident: MucIncident, text: str) -> Iterable[_Sorted]:
    for actor in incident.actors:
        yield from _perpetrators(actor, text)
    for actor in incident.recipients:
        yield from _hit(actor, text)
    for event in incident.events:
        for means in event.means:
            for part in _LIST.split(plain(means.text)):
                if is_weapon(part):
                    yield from _put("Weapon", bare_thing(part))
        place = event.place
        hit_nobody = not event.recipients or incident.type in _AIMED_AT_PLACES
        if place is not None and hit_nobody and not is_ground(place) and is_thing(plain(place.text)):
            yield from _put("Target", bare_thing(place.text))


def _perpetrators(actor: Actor, text: str) -> Iterable[_Sorted]:
    """A doer as a person or band, and the body that it is told to belong to."""
    words = plain(actor.text)
    if is_thing(words):
        return
    parts = _LIST.split(words)
    if len(parts) > 1 and all(" " in part and is_name(part) for part in parts):
        for part in parts:
            yield from _put("PerpInd", part)
        return
    members = _MEMBERS.match(words)
    if members is not None:
        yield from _put("PerpInd", words)
        yield from _put("PerpOrg", members["whole"])
    elif _is_body(actor, words) or (actor.id and actor.id == actor.country):
        yield from _put("PerpOrg", words)
    else:
        yield from _put("PerpInd", whole_name(words, text) if is_name(words) else words)
        for name in short_names(words):
            yield from _put("PerpOrg", name)
    if actor.name and (actor.id or "").startswith(_BODY_IDS):
        full_name = without_accents(actor.name)
        if normal(full_name) in normal(text):
            yield from _put("PerpOrg", full_name)


def _is_body(actor: Actor, words: str) -> bool:
    """Whether the words are those of a body rather than of people: by their last word, or as its very name."""
    return is_organisation(words) or (
        (actor.id or "").startswith(_BODY_IDS) and actor.rule.rpartition(" > ")[2] == "register:name"
    )


def _hit(actor: Actor, text: str) -> Iterable[_Sorted]:
    """A victim by name, or a thing; people without a name are neither in these tasks."""
    words = plain(actor.text)
    parts = _LIST.split(words)
    if is_thing(words) or any(is_thing(part) for part in parts):
        for part in parts if all(is_thing(part) for part in parts) else [words]:
            yield from _put("Target", bare_thing(part))
        return
    name = person_name(actor)
    if name:
        yield from _put("Victim", whole_name(name, text))


def _put(role: str, text: str) -> Iterable[_Sorted]:
    words = without_accents(plain(text))
    key = normal(words)
    if key and not is_nobody(words):
        yield _Sorted(role, words, key)


def _each_once(found: Sequence[_Sorted]) -> list[str]:
    """The fullest words of each entity; words whose stems are part of another's name the same."""
    kept: list[_Sorted] = []
    for one in sorted(found, key=lambda filler: -len(filler.key)):
        stems = _stems(one.key)
        if not any(stems <= _stems(other.key) for other in kept):
            kept.append(one)
    return [one.words for one in sorted(kept, key=found.index)]


def _stems(key: str) -> set[str]:
    return {word.rstrip("s")[:_STEM] for word in key.split()}
