"""One person named as the victim of a deadly attack is one killed, though no number says so."""

import re

from dotterel.model import Actor, CodedEvent, Count, Span
from dotterel.resolution.counts.resolve import count_of_participant

LONE_VICTIM = "lone-victim"
"""Name of the rule, and of the convention: annotators leave such a number to the reader."""

_DEADLY = re.compile(
    r"\b(?:kill|murder|assassinat|execut|behead|lynch|slain|slay|homicide|martyr|hanged|hanging|died|dead|death|fatal)",
    re.IGNORECASE,
)
_DIES = re.compile(
    r"\s*(?:,[^,.;]{1,60},)?\s+(?:(?:has|had|have)\s+)?(?:died|(?:was|been|is)\s+(?:(?!(?:not|never|nearly|almost|to|being|feared|thought|believed)\b)\w+\s+){0,2}?(?:killed|shot\s+dead|murdered))\b",
    re.IGNORECASE,
)
"""What may follow the words for somebody who was killed: "died", "has been shot dead"."""
_PERSON_RULES = ("register:office-holder", "register:former-office-holder", "register:then-office-holder")


def lone_victim(event: CodedEvent, recipients: tuple[Actor, ...]) -> Count | None:
    """One killed, where a deadly word has exactly one victim and that is one person; else none.

    The deadly word is the trigger, or stands right behind the victim ("a child died in the fire of the police").

    Args:
        event: An event without a number of killed.
        recipients: Its resolved victims.
    """
    if event.type != "ASSAULT" or event.modality != "asserted" or len(recipients) != 1:
        return None
    (victim,) = recipients
    deadly = _DEADLY.search(event.trigger.text) or _dies(victim, event.sentence)
    if not deadly or not _is_one_person(victim):
        return None
    return Count(text=victim.text, start=victim.start, end=victim.end, low=1, high=1, rule=LONE_VICTIM)


def _dies(victim: Actor, sentence: Span) -> bool:
    """Whether the sentence says right behind the victim that they died."""
    inside = sentence.start <= victim.start and victim.end <= sentence.end
    return inside and _DIES.match(sentence.text, victim.end - sentence.start) is not None


def _is_one_person(victim: Actor) -> bool:
    if re.search(r"\band\b|,", victim.text):
        return False
    if victim.rule.startswith(_PERSON_RULES):
        return True
    named = (
        bool(victim.name) and victim.id is None and victim.text.endswith(str(victim.name)) and " " in str(victim.name)
    )
    counted = count_of_participant(Span(start=victim.start, end=victim.end, text=victim.text))
    return named or (counted.low, counted.high) == (1, 1)
