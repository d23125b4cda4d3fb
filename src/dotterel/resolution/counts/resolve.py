"""How many people the words of a report tell: a range, or why there is none."""

import re
from typing import Final

from dotterel.late import LatePattern
from dotterel.model import Count, Role, Span, Unresolved
from dotterel.resolution.counts.bounded import bounded, is_change
from dotterel.resolution.counts.guards import not_people
from dotterel.resolution.counts.lists import at_least_sum_of, is_definite_person, is_told_together, sum_of, told_of
from dotterel.resolution.counts.multiples import as_many, is_share, is_whole_of_share, reckoned
from dotterel.resolution.counts.numerals import NUMBER, respelt_numbers
from dotterel.resolution.counts.quantities import quantities
from dotterel.resolution.counts.single import is_named_single, is_single

#: Longest span that is read, in characters; a number in the corpus has about 25 at most.
LONGEST: Final = 200
#: How much of the sentence on either side is read, in characters: far words say nothing of a number, and the time that
#: patterns take must not grow with the square of a sentence without end.
NEIGHBOURHOOD: Final = 1_000
#: Whose the people counted are: "one man's" before "two sons".
_POSSESSOR: Final = LatePattern(
    rf"(?:{NUMBER}|an?)\s+(?:[\w-]+\s+){{0,2}}?[\w-]+(?:['’]s|s['’])\s+(?P<own>(?:{NUMBER})\s+[\w-]+)", re.IGNORECASE
)
#: What stands before the age of one more person, behind that of the first: "Ali Haddad, 45, and Omar Saleh, 12".
_NAME_BEFORE_AGE: Final = re.compile(r"(?<!\w)[^\W\d_][\w'’-]*,\s+$")
#: What stands before those of whom nobody is counted: "neither of the two was hurt".
_NEITHER: Final = re.compile(
    r"\b(?:neither|none|not\s+one)\s+of\s+(?:the|its|their|his|these|those)\s+$", re.IGNORECASE
)
#: Numbers that are told of one person: "a mother of three" is one.
_OF_ONE_PERSON: Final = frozenset({"an age", "the number of somebody's children"})


def resolve_count(span: Span, *, role: Role | None = None, after: str = "", before: str = "") -> Count:
    """Read words that a coder marked as a number of people.

    Args:
        span: The marked words, such as ``at least 49`` or ``a woman and two children``.
        role: Whose number is asked for, where the words may tell several ("six dead and 15 wounded").
        after: What follows them in the sentence; "12" before "-year-old" is an age.
        before: What stands before them in the sentence.

    Returns:
        Lowest and highest number with the rule that read them, or the reason why there is none. Ages, money, shares,
        measures, ordinals, dates and the names of units are never read as people.
    """
    text, after, before = span.text, after[:NEIGHBOURHOOD], before[-NEIGHBOURHOOD:]
    if not text.strip():
        return _unread(span, "no words")
    if len(text) > LONGEST:
        return _unread(span, "too long for a number")
    start, end = told_of(text, role)
    if start == end:
        return _unread(span, "the numbers of others")
    text, after, before = respelt_numbers(text[start:end]), text[end:] + after, before + text[:start]
    if is_whole_of_share(before):
        return _unread(span, "a whole, only a share of which is meant")
    if (owned := _owned(text + after)) is not None:
        own = owned.start("own")
        text, after, before = owned["own"], (text + after)[owned.end() :], before + (text + after)[:own]
    total = sum_of(text, after=after, before=before)
    if total:
        return _read(span, *total, rule="sum")
    least = at_least_sum_of(text, after=after, before=before)
    if least:
        return _read(span, least, None, rule="sum-and-more")
    if (again := as_many(text, before=before)) is not None:
        return _read(span, *again, rule="as-many")
    multiple = reckoned(text, after=after)
    if multiple:
        return _read(span, multiple[0], multiple[1], rule=multiple[2])
    if is_share(text):
        return _unread(span, "a share of a number that is not told")
    found = quantities(text)
    reason = ""
    for quantity in found:
        objection = not_people(
            text[quantity.start : quantity.end],
            after=text[quantity.end :] + after,
            before=before + text[: quantity.start],
        )
        if reason == "an age" and _NAME_BEFORE_AGE.search(text[: quantity.start]):
            objection = reason
        if objection:
            reason = reason or objection
            continue
        low, high, rule = bounded(text, quantity, before=before)
        if quantity.rule == "range" and is_change(text[: quantity.end], before=before):
            return _read(span, quantity.high, quantity.high, rule="latest")
        if role in ("killed", "injured") and is_told_together(
            text[quantity.end :] + after, before + text[: quantity.start]
        ):
            if high is None:
                return _unread(span, "the dead and the wounded in one number")
            return _read(span, 0 if high == 0 else None, high, rule="dead-and-wounded")
        if _NEITHER.search(before + text[: quantity.start]):
            return _read(span, 0, 0, rule="none")
        return _read(span, low, high, rule=rule)
    if reason and reason not in _OF_ONE_PERSON:
        return _unread(span, reason)
    if is_named_single(text) or (role is not None and is_definite_person(text)):
        return _read(span, 1, 1, rule="named")
    if is_single(text, after=after):
        return _read(span, 1, 1, rule="article")
    if re.search(r"[$€£¥₹₽₦]", text):
        return _unread(span, "money")
    objection = reason or not_people(text, after=after, before=before)
    return _unread(span, objection or "no number in these words")


def _owned(words: str) -> re.Match[str] | None:
    """Words that open with whose the people counted are; none where they hold no apostrophe."""
    return _POSSESSOR.match(words) if "'" in words or "’" in words else None


def count_of_participant(span: Span, *, after: str = "") -> Count:
    """The number of people that a participant phrase names: 49 for "49 Armenian soldiers", 1 for "a soldier".

    Args:
        span: The phrase.
        after: What follows it in the sentence.

    Returns:
        As `resolve_count`; a plural without a number ("soldiers") is unresolved. Only the head of the phrase is read:
        "the mayor of the 12 villages" gives no number.
    """
    head = re.split(
        r"\s+(?:of\s+the|from|in|at|near|who|whose|which|that|including|among|aboard|on|with|under|by)\s+|\s*[(:;]",
        span.text,
        maxsplit=1,
    )[0]
    shortened = Span(start=span.start, end=span.start + len(head), text=head)
    count = resolve_count(shortened, after=span.text[len(head) :] + after)
    return Count(
        text=span.text,
        start=span.start,
        end=span.end,
        low=count.low,
        high=count.high,
        rule=count.rule,
        unresolved=count.unresolved,
    )


def _read(span: Span, low: int | None, high: int | None, *, rule: str) -> Count:
    return Count(text=span.text, start=span.start, end=span.end, low=low, high=high, rule=rule)


def _unread(span: Span, reason: str) -> Count:
    return Count(text=span.text, start=span.start, end=span.end, unresolved=Unresolved(reason=reason))
