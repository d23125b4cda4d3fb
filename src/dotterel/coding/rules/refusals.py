"""Who turns something down did not ask for it: in "the junta rejected calls for a vote" the junta was called on.

In the annotated reports that rules may be fitted to, none of 23 demands, threats, offers and accusations behind a verb
of refusing is that of its subject; of the 17 demands and threats, 14 are made to it.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.coding.rules.recasting import recast
from dotterel.model import CodedEvent, Document, Mention

RULE = "turned-down"

_TYPES = frozenset(("REQUEST", "ACCUSE", "THREATEN", "AGREE"))
_ASKED = frozenset(("REQUEST", "THREATEN"))
"""Types that are said to whoever turns them down; of what they are accused of, others may be accused."""
_NOUN = re.compile(
    r"(?:demands?|calls?|requests?|appeals?|pleas?|petitions?|proposals?|suggestions?|motions?|summons|orders?"
    r"|ultimatums?|deadlines?|threats?|warnings?|offers?|invitations?|bids?"
    r"|accusations?|allegations?|charges?|claims?|complaints?|criticisms?)$",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?P<verb>reject(?:s|ed|ing|ion of)?|dismiss(?:es|ed|ing|al of)?|den(?:y|ies|ied|ying|ial of)"
    r"|refus(?:es?|ed|ing|al of)|rebuff(?:s|ed|ing)?|spurn(?:s|ed|ing)?|scorn(?:s|ed|ing)?|snub(?:s|bed|bing)?"
    r"|def(?:y|ies|ied|ying)|ignor(?:es?|ed|ing)|resist(?:s|ed|ing)?|disput(?:es?|ed|ing)|refut(?:es?|ed|ing)"
    r"|repudiat(?:es?|ed|ing)|(?:brush|wav|shrug|laugh)(?:es|ed|ing|ged|ging|s)? (?:aside|off|away)"
    r"|turn(?:s|ed|ing)? down|rul(?:es?|ed|ing) out)\s+"
    r"(?:flat(?:ly)?\s+|outright\s+)?"
    r"(?P<whose>(?:(?!(?:and|or|but|nor|to|that|which|who|as|by|for|in|on|at|with|after|before|having"
    r"|(?:mak|issu|send|fil|rais|utter|voic)ing)\b)[\w'’.-]+\s+){0,5})$",
    re.IGNORECASE,
)
"""A verb of refusing and the words up to what is refused: no other clause, and nothing that its subject itself makes
("denied making threats")."""
_BY = re.compile(
    r"\s+(?:(?:(?:on|last|this|earlier)\s+\w+\s+)?by|(?:[\w'’-]+\s+){0,3}?from)\s+(?:(?:the|an?|some)\s+)?",
    re.IGNORECASE,
)
"""Between a demand and who makes it: "a request by Orin", "an offer of dialogue from the king"."""
_REACH = 120


def turn_refusals(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Demands, threats, offers and accusations that are turned down, without the refuser among their authors.

    Whose they are is told between the verb and the noun ("a Tarkan request"), or by "by" or "from" behind it. Who
    refuses a demand or a threat is the one it was made to, if the event names nobody else.

    Args:
        events: All events of the document, before anything is filled in from other sentences.
        document: The document.
    """
    return tuple(_turned(event, document.text) if event.type in _TYPES else event for event in events)


def _turned(event: CodedEvent, text: str) -> CodedEvent:
    if _NOUN.search(event.trigger.text) is None:
        return event
    start = max(event.sentence.start, event.trigger.start - _REACH)
    refused = _REFUSED.search(text, start, event.trigger.start)
    if refused is None:
        return event
    refusers = tuple(one for one in event.fillers("actor") if one.span.end <= refused.start("verb"))
    askers = tuple(one for one in event.fillers("recipient") if _asks(one, event, refused, text))
    if not refusers and not askers:
        return event
    mentions = [replace(one, role="actor") if one in askers else one for one in event.mentions if one not in refusers]
    if event.type in _ASKED and not any(one.role == "recipient" for one in mentions):
        mentions += [replace(one, role="recipient") for one in refusers]
    return recast(event, mentions, rule=RULE)


def _asks(one: Mention, event: CodedEvent, refused: re.Match[str], text: str) -> bool:
    """Whether a party stands where the sentence tells who asks, threatens, offers or accuses."""
    between = refused.start("whose") <= one.span.start and one.span.end <= event.trigger.start
    return between or _BY.fullmatch(text, event.trigger.end, one.span.start) is not None
