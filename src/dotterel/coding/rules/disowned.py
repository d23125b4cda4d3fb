"""What a text tells only to take it back: corrections, withdrawn statements and reports that are called false.

"It was stated that police killed eight; it was in fact gunmen", "the agency withdrew its report that two had died",
"the claim that a school was hit is a fabrication": none of these deeds may stand as told, and no report that is
withdrawn is a withdrawal of troops. Of the ten annotated events that the text calls a lie, a fabrication or false, all
are denied.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.model import CodedEvent, Document, Mention
from dotterel.model.replacing import replace

CORRECTED = "corrected"
TAKEN_BACK = "taken-back"
CALLED_FALSE = "called-false"

_DEEDS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT", "AID", "CONCEDE", "CONSULT"))
"""What may be said to be untrue; that somebody says, asks or accuses is not."""
_PAPER = (
    r"(?:reports?|stor(?:y|ies)|articles?|entr(?:y|ies)|headlines?|dispatch(?:es)?|bulletins?|items?|posts?|photographs?"
    r"|photos?|pictures?|captions?|paragraphs?|versions?|editions?|updates?|statements?|claims?|accounts?|figures?|tolls?"
    r"|allegations?|accusations?|remarks?|comments?|videos?|broadcasts?|tweets?|complaints?|motions?|bills?|books?)"
)
_IS_CORRECTION = re.compile(
    r"\W*(?:correction|corrected|clarification|errat(?:um|a)|retraction)s?\s*(?:[:.()–—-]|$|\b(?:appended|version)\b)",
    re.IGNORECASE | re.MULTILINE,
)
"""A label, not the first word of a sentence: "Corrections officers were attacked"."""
_REGRETS = re.compile(
    r"\b(?:newspaper|paper|agency|editors?|we|website|station|broadcaster|magazine)\s+(?:deeply\s+|sincerely\s+)?"
    r"(?:regrets?|apologi[sz]es?\s+for)\s+(?:the|this|that|these|any|an)\s+(?:errors?|mistakes?|inaccurac)",
    re.IGNORECASE,
)
_OWN_STORY = re.compile(
    r"\b(?:(?:an?|the|our)\s+(?:earlier|previous|prior|original|first)\s+(?:version|edition)s?\s+of\s+(?:this|the|our)\s+\w+"
    r"|(?:an?|the|our)\s+(?:earlier|previous|prior)\s+headlines?)\b",
    re.IGNORECASE,
)
"""Only the text's own former wording is named so; an "earlier report" may be anybody's, and right."""
_WAS_STATED = re.compile(
    r"\bit\s+was\s+(?:also\s+|further\s+|wrongly\s+|erroneously\s+)?(?:stated|reported|said|written|claimed)\b"
    rf"|\b(?:the|our|this|that|an?)\s+(?:earlier\s+|previous\s+|same\s+|original\s+)?{_PAPER}\s+"
    r"(?:(?:further|also|wrongly|erroneously|incorrectly|mistakenly)\s+)*(?:stated|said|reported|claimed|gave|misspelt|misstated|described)\b"
    r"|\bas\s+(?:(?:was|we|it was|previously|earlier)\s+)*(?:reported|stated|published)\b",
    re.IGNORECASE,
)
_OF_HEADLINE = re.compile(
    r"\b(?:head(?:line|ing)|headlined|caption(?:ed)?|titled|entitled|title)\s+(?:read(?:ing)?\s+)?[\"“][^\"”]*$",
    re.IGNORECASE,
)
_TOOK_BACK = re.compile(
    r"\b(?:withdr[ae]w(?:n|s|ing)?|retract(?:ed|s|ing)?|disown(?:ed|s)|recant(?:ed|s)|took back|taken back)\s+"
    rf"(?:(?!(?:and|but|from|to|its|troops|forces)\b)[\w'’-]+\s+){{0,4}}{_PAPER}\s+"
    r"(?:that|of|about|saying|in which|according to which)\b[^.;]*$",
    re.IGNORECASE,
)
_WITHDRAWN = re.compile(r"(?:withdr[ae]w|pull|retract)", re.IGNORECASE)
_WITHDRAWN_PAPER = re.compile(
    rf"(?:^|[;:,.]\s*|\b(?:and|but|that|the|an?|its|his|her|their|earlier|original)\s+)(?:[\w'’-]+\s+){{0,2}}{_PAPER}\s+"
    r"(?:(?:of|that|about|by|on|in|from)\s+[^.;,]{1,50}?\s+)?(?:(?:has|have|had|is|are|was|were|been|be|being|later|since)\s+)*$",
    re.IGNORECASE,
)
_OPENS_WITH_PAPER = re.compile(rf"(?:the|an?|its|this|that|our)\s+(?:[\w'’-]+\s+){{0,2}}?{_PAPER}\b", re.IGNORECASE)
_SECOND_VERB = re.compile(
    r"\b(?:and|but)\s+(?:has|have|had|was|were|is|are)\s+(?:\w+ly\s+|since\s+|later\s+)*(?:been\s+)?$", re.IGNORECASE
)
_WITHDREW_PAPER = re.compile(
    rf"\s+(?:(?!(?:and|but|from|to|troops|forces|soldiers)\b)[\w'’-]+\s+){{0,4}}?{_PAPER}\b", re.IGNORECASE
)
_CLAIM = re.compile(
    r"\b(?:allegations?|claims?|reports?|accusations?|stor(?:y|ies)|rumou?rs?|news|accounts?|assertions?|charges?)\s+"
    r"(?P<whose>(?:(?:of|by|from|in|on)\s+(?:(?!that\b)[\w'’.-]+\s+){1,8}?)?)(?:that|according\s+to\s+which|of)\s+",
    re.IGNORECASE,
)
_FALSE = re.compile(
    r"\b(?:is|are|was|were)(?:,[^,.;]{1,40},)?\s+(?:(?:an?|the|all|pure|complete(?:ly)?|total(?:ly)?|entirely|simply|wholly|utterly|outright|just"
    r"|nothing but|deliberate|absolute(?:ly)?)\s+){0,3}[\"“'‘]?"
    r"(?:fabricat(?:ions?|ed)|lies?|false(?:hoods?)?|untrue|baseless|unfounded|groundless|(?:without|devoid\s+of)\s+(?:any\s+|all\s+)?(?:basis|foundation|truth)"
    r"|inventions?|invented|fictions?|propaganda|nonsense|fake|slanders?"
    r"|(?:part|product|an?\s+element)\s+of\s+(?:[\w'’-]+\s+){0,4}(?:propaganda|psychological\s+war(?:fare)?|disinformation|smear|campaign))\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(r",[^,.;]{1,60},")
_OF_ANOTHER = re.compile(r"\b(?:which|who|and|but|while|said|says|led to)\b", re.IGNORECASE)
"""Words between a claim and a verdict that is of something else: "were confirmed by the ministry, which said"."""
_NOT_FALSE = re.compile(r"\b(?:not|never|n['’]t)\b", re.IGNORECASE)


def mark_disowned(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events with those negated or denied that the text takes back, and without withdrawals of mere words.

    What the text itself corrects is negated, without a source. What a speaker takes back, or calls false, is denied.
    Whose claim is called false neither did what it tells nor denies it.

    Args:
        events: All events of the document, before the codebook's rules.
        document: The document.
    """
    is_correction = _is_correction(document)
    read = (_read(event, document.text, is_correction=is_correction) for event in events)
    return tuple(event for event in read if event is not None)


def _is_correction(document: Document) -> bool:
    """Whether a document corrects another: labelled so, or by its regrets."""
    opening = document.text[: document.sentences[0].end] if document.sentences else ""
    return _IS_CORRECTION.match(opening) is not None or _REGRETS.search(document.text) is not None


def _read(event: CodedEvent, text: str, *, is_correction: bool) -> CodedEvent | None:
    if event.type not in _DEEDS:
        return event
    if event.type in ("RETREAT", "CONCEDE") and _is_withdrawn_paper(event, text):
        return None
    if event.modality != "asserted" or event.status == "denied":
        return event
    start, at, end = event.sentence.start, event.trigger.start, event.sentence.end
    if _TOOK_BACK.search(text, start, at):
        return replace(event, status="denied", rules=(*event.rules, TAKEN_BACK))
    if (claim := _false_claim(event, text)) is not None:
        kept = tuple(one for one in event.mentions if not _is_claimant(one, claim))
        return replace(event, mentions=kept, status="denied", rules=(*event.rules, CALLED_FALSE))
    labelled = is_correction or _IS_CORRECTION.match(text, start, end) is not None
    if _OWN_STORY.search(text, start, at) or (labelled and _is_restated(event, text)):
        kept = tuple(one for one in event.mentions if one.role != "source")
        return replace(event, mentions=kept, status="asserted", modality="negated", rules=(*event.rules, CORRECTED))
    return event


def _is_restated(event: CodedEvent, text: str) -> bool:
    """Whether a correction tells it as what had been printed, before or right behind the words."""
    if _WAS_STATED.search(text, event.sentence.start, event.trigger.start):
        return True
    if _OF_HEADLINE.search(text, event.sentence.start, event.trigger.start):
        return True
    behind = _WAS_STATED.search(text, event.trigger.end, event.sentence.end)
    return behind is not None and behind.group().lower().startswith("as ") and behind.start() - event.trigger.end < 4


def _is_withdrawn_paper(event: CodedEvent, text: str) -> bool:
    """Whether what is withdrawn is a report, a picture or a statement."""
    if _WITHDRAWN.match(event.trigger.text) is None:
        return False
    start, at, end = event.sentence.start, event.trigger.start, event.sentence.end
    if _WITHDREW_PAPER.match(text, event.trigger.end, end) or _WITHDRAWN_PAPER.search(text[start:at]):
        return True
    return _OPENS_WITH_PAPER.match(text, start, at) is not None and _SECOND_VERB.search(text[start:at]) is not None


@dataclass(frozen=True, slots=True)
class _Claimant:
    """Where a claim that is called false says whose it is."""

    start: int
    end: int


def _false_claim(event: CodedEvent, text: str) -> _Claimant | None:
    """Where the claim around a trigger that its sentence calls false says whose it is."""
    start, at, end = event.sentence.start, event.trigger.start, event.sentence.end
    claim = _CLAIM.search(text, start, at)
    if claim is None:
        return None
    verdict = _FALSE.search(text, event.trigger.end, end)
    if verdict is None or _OF_ANOTHER.search(_ASIDE.sub(" ", text[event.trigger.end : verdict.start()])):
        return None
    if _NOT_FALSE.search(text[claim.end() : at]) or ";" in text[claim.end() : verdict.start()]:
        return None
    return _Claimant(*claim.span("whose"))


def _is_claimant(one: Mention, claim: _Claimant) -> bool:
    return one.role in ("actor", "recipient", "source") and claim.start <= one.span.start < claim.end
