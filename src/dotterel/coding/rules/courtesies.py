"""Set phrases whose verb is no deed: "pleaded not guilty", "offered his condolences", "offered no comment".

Who pleads not guilty concedes nothing: of four such pleas in the annotated reports none is an event, while all six
pleas of guilt are concessions. Condolences are no promise either: the annotators give none, and support at most.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.codebook import EventCode
from dotterel.coding.rules.boundaries import recoded
from dotterel.model import CodedEvent, Document

RULE = "set-phrase"

_NOT_GUILTY = re.compile(
    r"ple(?:a|ads?|aded|ading|d)\b[^.;,]{0,20}?\s(?:not guilty|innocen(?:t|ce)|of not guilty)\b", re.IGNORECASE
)
_GIVING = r"(?:offer|extend|express|send|convey|present|sent)(?:s|ed|ing)?"
_COURTESY = re.compile(
    rf"{_GIVING}\s+(?:(?:his|her|its|their|our|my|the|deep\w*|profound|sincere\w*|heartfelt|warm\w*|best|own"
    r"|government['’]s|country['’]s|nation['’]s)\s+){0,4}"
    r"(?:condolences?|sympath(?:y|ies)|greetings|regards|wishes|prayers|thoughts)\b",
    re.IGNORECASE,
)
_WORD = re.compile(
    rf"{_GIVING}\s+no\s+(?:further\s+|other\s+|immediate\s+)?"
    r"(?:word|comment|details?|explanation|evidence|proof|information|reasons?|figures?|timeline|timetable|estimate|apology|apologies)\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"\b(?:refus\w+|declin\w+|fail\w*|not|never|without)\b[^.;,]{0,20}$", re.IGNORECASE)
_SUPPORT = EventCode(type="SUPPORT", modes=())


def without_set_phrases(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without concessions and promises that are only set phrases; condolences offered are support.

    Args:
        events: All events of the document, before the codebook's rules.
        document: The document.
    """
    supported = {event.sentence.start for event in events if event.type == "SUPPORT"}
    read = (_read(event, document.text, supported) for event in events)
    return tuple(event for event in read if event is not None)


def _read(event: CodedEvent, text: str, supported: set[int]) -> CodedEvent | None:
    start, end = event.trigger.start, event.sentence.end
    if event.type == "CONCEDE" and _NOT_GUILTY.match(text, start, end):
        return None
    if event.type not in ("AGREE", "CONCEDE", "AID"):
        return event
    if _WORD.match(text, start, end):
        if event.type != "CONCEDE":
            return None
        return replace(event, modality="negated", rules=(*event.rules, RULE))
    if not _COURTESY.match(text, start, end):
        return event
    if (
        event.sentence.start in supported
        or event.modality != "asserted"
        or _REFUSED.search(text[event.sentence.start : start])
    ):
        return None
    return recoded(replace(event, modality="asserted"), _SUPPORT, rule=RULE)
