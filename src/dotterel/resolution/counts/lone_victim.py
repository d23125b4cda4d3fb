"""Victims whom no number counts: one person named in a deadly attack is one killed, and so on for a list of them."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from dotterel.model import Actor, CodedEvent, Count, Role, Span
from dotterel.resolution.counts.lists import is_definite_person
from dotterel.resolution.counts.resolve import count_of_participant
from dotterel.resolution.counts.single import is_named_single

LONE_VICTIM = "lone-victim"
"""Name of the rule for one person, and of the convention: annotators leave such a number to the reader."""
NAMED_VICTIMS = "named-victims"
"""Name of the rule for several, or for a number that stands among the words for the victims."""

_HURTS: Final[dict[Role, re.Pattern[str]]] = {
    "killed": re.compile(
        r"\b(?:kill|murder|assassinat|execut|behead|lynch|slain|slay|homicide|martyr|hanged|hanging|died|dead|death(?!\s+(?:squad|threat))|fatal)",
        re.IGNORECASE,
    ),
    "injured": re.compile(r"\b(?:wound|injur|maim)", re.IGNORECASE),
}
"""Words that say what was done to the victim."""
_BY = r"(?:(?!(?:not|never|nearly|almost|to|being|feared|thought|believed)\b)\w+\s+){0,2}?"
_ASIDE = (
    r"(?:\s+(?:of|in|from)\s+[^,.;]{1,60}?|,?\s+who\s+(?:was|were|had\s+been)\s+[^,.;]{1,70}?|"
    r"(?:,\s*\d{1,3})?,\s+who\s+(?!said|says|told|reported|saw|added|confirmed|announced)[^.;]{1,100}?)?"
    r"\s*(?:,(?:[^,.;]{1,80},)?)?"
)
"""Between a victim and the verb: "of the attack", "who was shot there", ", a teacher,", or a closing comma."""
_DIED = (
    r"(?:died|perished|succumbed|passed\s+away|(?:breathed|drew)\s+(?:his|her)\s+last|lost\s+(?:his|her)\s+life|"
    r"fell\s+as\s+(?:an?\s+)?martyrs?)"
)
_SUFFERS: Final[dict[Role, re.Pattern[str]]] = {
    "killed": re.compile(
        rf"{_ASIDE}\s+(?:(?:has|had|have|also|later|since|then)\s+)*(?:{_DIED}|(?:was|were|been|is)\s+{_BY}(?:killed|shot\s+dead|murdered|assassinated|gunned\s+down|"
        r"lynched|beheaded|burn(?:ed|t)\s+alive|(?:burn(?:ed|t)|stabbed|beaten|hacked|shot)\s+to\s+death))\b",
        re.IGNORECASE,
    ),
    "injured": re.compile(
        rf"{_ASIDE}\s+(?:(?:has|had|have|also|later|since|then)\s+)*(?:was|were|been|is)\s+{_BY}(?:wounded|injured|hurt)\b",
        re.IGNORECASE,
    ),
}
"""What may follow the words for somebody who was killed or hurt: "died", "has been shot dead"."""
_DIED_OF_IT: Final = re.compile(
    r"(?:\s*,[^,.;]{1,60},?|\s*\([^()]{1,20}\),?)?\s*,?\s*(?:who\s+)?(?:(?:had|has|have)\s+been\s+|was\s+|were\s+)?(?:\w+ly\s+)?"
    r"(?:wounded|injured|hurt|hit|shot|burned|burnt|struck|caught|stabbed)\b"
    r"(?:(?!\band\s+(?!(?:later|then|has|had|also|subsequently|died|succumbed|passed|breathed|lost)\b)|\b(?:but|while|whereas)\b)"
    rf"[^.;]){{0,120}}?\b(?<!not\s){_DIED}",
    re.IGNORECASE,
)
"""Behind somebody who was hurt first and died of it: "who had been wounded at the gate died yesterday"."""
_BODY_OF: Final = re.compile(r"\b(?:body|corpse|remains)\s+of\s+(?:the\s+)?$", re.IGNORECASE)
_ARE_SEVERAL: Final = re.compile(r"\s+(?:were|are|have)\b", re.IGNORECASE)
"""Behind words that mean several, whatever they look like: "the enemy were killed"."""
_BEFORE_TRIGGER: Final = re.compile(
    r"\s*(?:,[^,.;]{1,80},)?\s+(?:(?:who|has|had|have|was|were|been|is|are|be|being|also|\w+ly)\s+)*|['’]s?\s+(?:\w+\s+)?"
)
"""Between a victim and a trigger that says what befell them: "was later", "'s"."""
_AFTER_TRIGGER: Final = re.compile(r"\s+(?:of\s+|off\s+|as\s+)?")
_PLURAL: Final = re.compile(
    r"(?:killing|murder|death|assassination|execution|lynching|slaying|homicide|beheading)s", re.IGNORECASE
)
"""Triggers that mean several victims, one of whom is named."""
_AND_OF: Final = re.compile(r"(?:,[^,.;]{1,60})?,?\s+and\s+of\s", re.IGNORECASE)
"""Behind a victim beside whom there is another: "the killing of a lawyer, and of an official"."""
_COORDINATED: Final = re.compile(r"\s*(?:,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+)", re.IGNORECASE)
_ARTICLE: Final = re.compile(r"(?:an?|the|his|her|its|their|this|that)\s", re.IGNORECASE)
_TOLD_BY_CALLING: Final = re.compile(r"\s*(?:an?|the)\s+(?:(?!\sand\s+(?:an?|the|his|her|their|\d|[A-Z]))[^,])+,?")
"""What follows a name and tells who its bearer is: "a campaigner against illegal logging"."""
_CALLING: Final = re.compile(r"(?i:an?|the|his|her|their|its|our)\s+[a-z][\w\s-]*[^\Ws]")
_NAME_AND_AGE: Final = re.compile(r"[A-Z][\w'’.-]*(?:\s+[A-Z][\w'’.-]*)*,\s*(?:aged\s+)?\d{1,3}(?:\s*,.*)?")
_AGED: Final = re.compile(r"(?:an?|the)\s+(?P<who>\w+)\s+of\s+\d{1,3}", re.IGNORECASE)
"""One person with an age: "a teacher of 44"."""
_OWNED: Final = re.compile(r"^(?i:our|my|their|his|her|the)\s+")
_ONE_SURNAME: Final = re.compile(
    r"(?:[a-z]+s\s+)?(?P<first>[A-Z][\w'’-]+(?:,\s+[A-Z][\w'’-]+)*)\s+and\s+[A-Z][\w'’-]+\s+[A-Z][\w'’ -]+"
)
"""Given names that share a surname: "the brothers Abel and Wilson Quintanilla"."""
_PERSON_RULES = ("register:office-holder", "register:former-office-holder", "register:then-office-holder")
_PRONOUNS: Final = frozenset({"he", "she", "him", "her"})


def lone_victim(event: CodedEvent, recipients: tuple[Actor, ...], role: Role = "killed") -> Count | None:
    """How many were killed or injured, where no number says so but the victims do; else none.

    The word for it is the trigger, or stands right behind the victim ("a child died in the fire of the police"). Of
    several recipients those count that stand beside the trigger, in one list ("the mayor and his driver were shot
    dead"); a plural without a number among them leaves it open.

    Args:
        event: An event without a number in that role.
        recipients: Its resolved victims.
        role: ``killed`` or ``injured``.
    """
    if event.type != "ASSAULT" or event.modality != "asserted" or not recipients or role not in _HURTS:
        return None
    if role == "injured" and any(died_of_it(one.end, event.sentence) for one in recipients):
        return None
    victims = _victims(event, _each_once(recipients), role)
    numbers = [_number_of(victim) for victim in victims]
    if not victims or None in numbers:
        return None
    total = sum(number for number in numbers if number is not None)
    if total == 1 and _PLURAL.fullmatch(event.trigger.text):
        return None
    first, last = victims[0], victims[-1]
    has_more = _AND_OF.match(event.sentence.text, last.end - event.sentence.start) is not None
    words = first.text if len(victims) == 1 else event.sentence.text[first.start - event.sentence.start :]
    return Count(
        text=words[: last.end - first.start],
        start=first.start,
        end=last.end,
        low=total,
        high=None if has_more else total,
        rule=LONE_VICTIM if total == 1 else NAMED_VICTIMS,
    )


def _each_once(recipients: Sequence[Actor]) -> list[Actor]:
    """Recipients without the second mention of the same words, in text order."""
    once: dict[str, Actor] = {}
    for recipient in recipients:
        once.setdefault(recipient.text, recipient)
    return sorted(once.values(), key=lambda recipient: recipient.start)


def _victims(event: CodedEvent, recipients: list[Actor], role: Role) -> list[Actor]:
    """Those of the recipients to whom it is said to have been done; none where nothing says so."""
    by_trigger = _HURTS[role].search(event.trigger.text) is not None
    inside = [one for one in recipients if event.sentence.start <= one.start and one.end <= event.sentence.end]
    if len(recipients) == 1:
        if inside and _ARE_SEVERAL.match(event.sentence.text, inside[0].end - event.sentence.start):
            recipients = [one for one in inside if _number_of(one) != 1]
        return recipients if by_trigger or (inside and recipients and _suffers(inside[0], event.sentence, role)) else []
    for at, victim in enumerate(inside):
        behind = event.sentence.text[victim.end - event.sentence.start :]
        to_trigger = behind[: max(event.trigger.start - victim.end, 0)]
        if _SUFFERS[role].match(behind) or (
            by_trigger and victim.end <= event.trigger.start and _BEFORE_TRIGGER.fullmatch(to_trigger)
        ):
            return _listed_before(inside, at, event.sentence)
    for at, victim in enumerate(inside):
        gap = event.sentence.text[event.trigger.end - event.sentence.start : victim.start - event.sentence.start]
        if by_trigger and victim.start >= event.trigger.end and _AFTER_TRIGGER.fullmatch(gap):
            return _listed_behind(inside, at, event.sentence)
    return []


def _listed_before(inside: Sequence[Actor], at: int, sentence: Span) -> list[Actor]:
    """A victim and those listed right before it."""
    victims = [inside[at]]
    for one in reversed(inside[:at]):
        if not _COORDINATED.fullmatch(_between(one, victims[0], sentence)):
            break
        victims.insert(0, one)
    return _without_appositions(victims, sentence)


def _listed_behind(inside: Sequence[Actor], at: int, sentence: Span) -> list[Actor]:
    """A victim and those listed right behind it."""
    victims = [inside[at]]
    for one in inside[at + 1 :]:
        if not _COORDINATED.fullmatch(_between(victims[-1], one, sentence)):
            break
        victims.append(one)
    return _without_appositions(victims, sentence)


def _without_appositions(victims: Sequence[Actor], sentence: Span) -> list[Actor]:
    """A list without what only tells who the one before is: "Ana Ruiz, a teacher, and her son" are two."""
    kept = list(victims[:1])
    for before, one in pairwise(victims):
        joined = "and" in _between(before, one, sentence)
        tells_who = (_ARTICLE.match(one.text) and is_named_single(before.text)) or (
            _ARTICLE.match(before.text) and is_named_single(one.text)
        )
        if joined or not tells_who:
            kept.append(one)
    return kept


def _between(first: Actor, second: Actor, sentence: Span) -> str:
    return sentence.text[first.end - sentence.start : second.start - sentence.start]


def _suffers(victim: Actor, sentence: Span, role: Role) -> bool:
    if role == "killed" and (died_of_it(victim.end, sentence) or _is_found_dead(victim, sentence)):
        return True
    return _SUFFERS[role].match(sentence.text, victim.end - sentence.start) is not None


def _is_found_dead(victim: Actor, sentence: Span) -> bool:
    """Whether it is the body of somebody: "the body of the driver"."""
    return _BODY_OF.search(sentence.text[: max(0, victim.start - sentence.start)]) is not None


def died_of_it(end: int, sentence: Span) -> bool:
    """Whether what follows some words for people in their sentence says that these were hurt first and died later.

    Args:
        end: Where the words end, in the document.
        sentence: Theirs.
    """
    return sentence.start <= end <= sentence.end and _DIED_OF_IT.match(sentence.text, end - sentence.start) is not None


def _number_of(victim: Actor) -> int | None:
    """How many people the words for a victim mean; none where they leave it open."""
    words = _without_calling(re.sub(r"['’]s$", "", victim.text.strip(" ,")))
    if victim.rule.startswith(_PERSON_RULES) or words.lower() in _PRONOUNS:
        return 1
    if _NAME_AND_AGE.fullmatch(words):
        return 1
    aged = _AGED.fullmatch(words)
    if aged is not None and is_definite_person(f"the {aged['who']}"):
        return 1
    sharing = _ONE_SURNAME.fullmatch(_OWNED.sub("", words))
    if sharing is not None and not victim.rule.startswith("register:"):
        return sharing["first"].count(",") + 2
    counted = count_of_participant(Span(start=victim.start, end=victim.start + len(words), text=words))
    if counted.low is not None and counted.low == counted.high:
        return counted.low
    head = re.split(r"\s+(?:of|from|in|at|who|whose|which)\s|,|\s*[(\[]", words, maxsplit=1)[0].strip()
    if re.search(r"\band\b", words):
        return None
    register = victim.rule.startswith("register:")
    named = not register and (is_named_single(head) or _is_person_with_name(head))
    owned = re.sub(r"^.*['’]s?\s+(?=[a-z])", "the ", head)
    return 1 if named or is_definite_person(owned) else None


def _without_calling(words: str) -> str:
    """The name alone of somebody whose calling is told: "Ana Ruiz, a teacher", "her driver, Ali Haddad"."""
    name, comma, rest = words.partition(",")
    if not comma:
        return words
    if _CALLING.fullmatch(name) and is_named_single(rest):
        return rest.strip()
    return name if is_named_single(name) and _TOLD_BY_CALLING.fullmatch(rest) else words


def _is_person_with_name(head: str) -> bool:
    """Whether words end in a name behind what its bearer is: "university student Mario Flores"."""
    match = re.fullmatch(
        r"(?:[A-Za-z][\w'’.-]*\s+){0,5}?(?P<noun>[a-z][\w'’-]*[^\Ws])\s+(?P<name>[A-Z][\w'’. -]+)", head
    )
    return match is not None and not _ARTICLE.match(head) and is_definite_person(f"the {match['noun']}")
