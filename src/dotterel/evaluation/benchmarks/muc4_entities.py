"""Who did it, with what, to whom and to what, in MUC-4's five roles: from our parties to its entities."""

import re
import string
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dotterel.evaluation.benchmarks.muc4 import MucIncident
from dotterel.model import Actor

ROLES = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")

Entities = dict[str, list[list[str]]]
"""Mentions of each entity by role."""

_ARTICLE = re.compile(r"^(?:the|a|an|some|this|that|these|those|his|her|its|their)\s+", re.IGNORECASE)
_MEMBERS = re.compile(
    r"^(?:\w+ ){0,3}?(?:members?|fighters?|units?|elements?|militants?|guerrillas?|leaders?|soldiers?|troops|"
    r"spokesm[ae]n|agents?|men|commandos?)\s+(?:of|from|belonging to)\s+(?P<whole>.+)$",
    re.IGNORECASE,
)
_ORGANISATION = re.compile(
    r"\b(?:army|armies|air force|armed forces|forces|front|movement|party|alliance|cartel|police|guard|battalion|"
    r"brigade|command|league|union|federation|organi[sz]ation|committee|squads?|government|military|corps|regiment|"
    r"directorate|navy)$",
    re.IGNORECASE,
)
_PERSONS = re.compile(
    r"\b(?:persons?|people|m[ae]n|wom[ae]n|child(?:ren)?|boys?|girls?|students?|peasants?|civilians?|workers?|priests?|"
    r"nuns?|citizens?|judges?|police(?:m[ae]n)?|officers?|soldiers?|leaders?|members?|officials?|guards?|"
    r"bodyguards?|residents?|journalists?|reporters?|mayors?|ministers?|presidents?|victims?|individuals?|passengers?|"
    r"families|family|drivers?|candidates?|businessm[ae]n|farmers?|teachers?|doctors?|lawyers?|wife|husband|son|"
    r"daughter|brother|sister|father|mother|hostages?|troops|forces|army|guerrillas?|rebels?|terrorists?|\w+ers|"
    r"them|him|her|he|she|they|who|others?|us|we|you|i)$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"^(?:he|she|it|they|we|i|you|him|her|them|us|me|who|whom|which|that|this|these|those|his|their|its|others?|"
    r"one|some|someone|somebody|people|persons?|many|several|all|both)$",
    re.IGNORECASE,
)
_THING = re.compile(
    r"\b(?:bank|building|office|offices|house|houses|home|homes|residence|mansion|embassy|consulate|church|school|"
    r"plant|station|substation|tower|towers|pylons?|line|lines|pipeline|bridge|bridges|road|highway|railway|train|bus|"
    r"buses|truck|trucks|vehicles?|cars?|ambulance|plane|aircraft|helicopter|ship|boat|hotel|store|shops?|market|"
    r"headquarters|installations?|facilities|facility|base|barracks|airport|port|farms?|factory|refinery|power|"
    r"newspaper|radio|university|hospital|palace|ministry|institute|company|property|crops|transformers?|posts?|"
    r"structures?|businesses|restaurant|theater|cinema|club|temple|village|town|system)$",
    re.IGNORECASE,
)
_LEADING = re.compile(r"^(?:of|by|from|to|in|at|on|with|and|or)\s+", re.IGNORECASE)
_SHORT_NAME = re.compile(r"\b[A-Z]{2,7}\b")
_CAPITALISED = re.compile(r"(?:[^\W\d_a-z][\w.'’-]*(?:\s+(?:de|del|la|las|los|y|da|dos|von|van|bin|al)\b)*\s*)+$")
_BODY_IDS = ("group-", "party-", "org-", "institution-")
"""Beginnings of the register's ids for bodies; persons and states have others."""
_STEM = 9
_PUNCTUATION = str.maketrans("", "", string.punctuation)


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
        for one in _sorted_fillers(incident, normal(text)):
            found[one.role].append(one)
    return {role: [[words] for words in _each_once(found[role])] for role in ROLES}


def _sorted_fillers(incident: MucIncident, text: str) -> Iterable[_Sorted]:
    for actor in incident.actors:
        yield from _perpetrators(actor, text)
    for actor in incident.recipients:
        yield from _hit(actor)
    for event in incident.events:
        for means in event.means:
            yield from _put("Weapon", means.text)
        if event.place is not None and not event.recipients and _THING.search(plain(event.place.text)):
            yield from _put("Target", event.place.text)


def _perpetrators(actor: Actor, text: str) -> Iterable[_Sorted]:
    """A doer as a person or band, and the body that it is told to belong to."""
    words = plain(actor.text)
    members = _MEMBERS.match(words)
    if members is not None:
        yield from _put("PerpInd", words)
        yield from _put("PerpOrg", members["whole"])
    elif _is_body(actor, words):
        yield from _put("PerpOrg", words)
    else:
        yield from _put("PerpInd", words)
        for name in _SHORT_NAME.findall(words):
            yield from _put("PerpOrg", name)
    if actor.name and (actor.id or "").startswith(_BODY_IDS):
        full_name = without_accents(actor.name)
        if normal(full_name) in text:
            yield from _put("PerpOrg", full_name)


def _is_body(actor: Actor, words: str) -> bool:
    """Whether the words are those of a body rather than of people: by their last word, or as its very name."""
    return bool(_ORGANISATION.search(words)) or (
        (actor.id or "").startswith(_BODY_IDS) and actor.rule.rpartition(" > ")[2] == "register:name"
    )


def _hit(actor: Actor) -> Iterable[_Sorted]:
    """A victim by name, or a thing; people without a name are neither in these tasks."""
    words = plain(actor.text)
    if _THING.search(words):
        yield from _put("Target", words)
        return
    name = person_name(actor)
    if name:
        yield from _put("Victim", name)


def _put(role: str, text: str) -> Iterable[_Sorted]:
    words = without_accents(plain(text))
    key = normal(words)
    if key and not _PRONOUN.match(words):
        yield _Sorted(role, words, key)


def person_name(actor: Actor) -> str | None:
    """The name of a person, without what the person is; none where the words name nobody.

    The capitalised words that end the party's words, or the fullest name that the document has for it; a single word
    may be anything that is written large.
    """
    if actor.id and not actor.id.startswith("holder-"):
        return None
    words = plain(actor.text)
    found = _CAPITALISED.search(words)
    told = found.group().strip() if found else ""
    known = actor.name or ""
    name = known if told and set(told.split()) <= set(known.split()) else told
    if " " not in name or _PERSONS.search(name) or _ORGANISATION.search(name) or _SHORT_NAME.fullmatch(name):
        return None
    return name


def plain(text: str) -> str:
    """Words without what leads them (an article, a preposition) and without brackets behind."""
    words = _ARTICLE.sub("", _LEADING.sub("", text.strip()))
    return re.sub(r"\s*[\[(][^\])]*[\])]?\s*$", "", words).strip(" ,;:.\"'")


def normal(text: str) -> str:
    """Small letters without punctuation and articles: what the usual score compares."""
    return " ".join(word for word in text.lower().translate(_PUNCTUATION).split() if word not in ("a", "an", "the"))


def without_accents(text: str) -> str:
    """Plain letters, as the wire had them: our register writes names as they are spelt at home."""
    letters = unicodedata.normalize("NFKD", text)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


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
