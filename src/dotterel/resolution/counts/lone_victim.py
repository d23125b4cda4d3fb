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
_PERSON_RULES = ("register:office-holder", "register:former-office-holder", "register:then-office-holder")


def lone_victim(event: CodedEvent, recipients: tuple[Actor, ...]) -> Count | None:
    """One killed, where a deadly word has exactly one victim and that is one person; else none.

    Args:
        event: An event without a number of killed.
        recipients: Its resolved victims.
    """
    deadly = event.type == "ASSAULT" and event.modality == "asserted" and _DEADLY.search(event.trigger.text)
    if not deadly or len(recipients) != 1 or not _is_one_person(recipients[0]):
        return None
    (victim,) = recipients
    return Count(text=victim.text, start=victim.start, end=victim.end, low=1, high=1, rule=LONE_VICTIM)


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
