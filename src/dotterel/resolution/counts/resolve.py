"""How many people the words of a report tell: a range, or why there is none."""

import re
from typing import Final

from dotterel.model import Count, Span, Unresolved
from dotterel.resolution.counts.bounds import Modifier, modifier_before, modifier_behind
from dotterel.resolution.counts.guards import not_people
from dotterel.resolution.counts.quantities import Quantity, quantities

#: Longest span that is read, in characters; a number in the corpus has about 25 at most.
LONGEST: Final = 200
#: Modifiers that change no bound; any other is the one that names the rule.
_PLAIN: Final = frozenset({"about", "additional", "exact"})
#: Modifiers that are trusted where they stand outside the marked words ("over 12 villages" may be a place).
_OUTSIDE: Final = re.compile(
    r"\b(?:at\s+(?:the\s+very\s+)?least|more\s+than|up\s+to|as\s+many\s+as|nearly|almost|(?:fewer|less)\s+than)\s*$",
    re.IGNORECASE,
)
_COMPARED: Final = re.compile(r"\b(?:more|fewer|less)\s*$", re.IGNORECASE)
_GROUP: Final = re.compile(
    r"(?:an?|the|another)\s+(?:\w+\s+){0,2}?(?:group|crowd|number|lot|gang|band|mob|team|unit|column|convoy|majority|minority|family"
    r"|families|handful|wave|stream|force|squad|delegation|bunch|mass|series)\b",
    re.IGNORECASE,
)
_SINGLE: Final = re.compile(
    r"(?P<word>an?|another|one|a\s+lone|a\s+single)(?:\s+(?P<noun>.+))?", re.IGNORECASE | re.DOTALL
)
_RELATIVE: Final = re.compile(
    r"(?:his|her|their|its)\s+(?:\w+\s+){0,2}?(?:wife|husband|son|daughter|mother|father|brother|sister|driver|bodyguard|guard|aide"
    r"|deputy|child|baby|cousin|uncle|aunt|nephew|niece|colleague|companion|friend|assistant|interpreter|translator|partner)\b(?!s)",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\s*,\s*(?:and\s+)?|\s+and\s+|\s+as\s+well\s+as\s+|\s+plus\s+|\s+along\s+with\s+", re.IGNORECASE
)


def resolve_count(span: Span, *, after: str = "", before: str = "") -> Count:
    """Read words that a coder marked as a number of people.

    Args:
        span: The marked words, such as ``at least 49`` or ``a woman and two children``.
        after: What follows them in the sentence; "12" before "-year-old" is an age.
        before: What stands before them in the sentence.

    Returns:
        Lowest and highest number with the rule that read them, or the reason why there is none. Ages, money, shares,
        measures, ordinals, dates and the names of units are never read as people.
    """
    text = span.text
    if not text.strip():
        return _unread(span, "no words")
    if len(text) > LONGEST:
        return _unread(span, "too long for a number")
    total = _sum(text, after=after, before=before)
    if total:
        return _read(span, *total, rule="sum")
    found = quantities(text)
    reason = ""
    for quantity in found:
        objection = not_people(
            text[quantity.start : quantity.end],
            after=text[quantity.end :] + after,
            before=before + text[: quantity.start],
        )
        if objection:
            reason = reason or objection
            continue
        low, high, rule = _bounded(text, quantity, before=before)
        return _read(span, low, high, rule=rule)
    if reason:
        return _unread(span, reason)
    if _is_single(text, after=after):
        return _read(span, 1, 1, rule="article")
    if re.search(r"[$€£¥₹₽₦]", text):
        return _unread(span, "money")
    objection = not_people(text, after=after, before=before)
    return _unread(span, objection or "no number in these words")


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


def _bounded(text: str, quantity: Quantity, *, before: str) -> tuple[int | None, int | None, str]:
    """The quantity's bounds once every modifier before and behind it has been heard."""
    low, high, rule = quantity.low, quantity.high, quantity.rule
    behind = modifier_behind(text[quantity.end :])
    modifiers: list[Modifier] = [behind[0]] if behind else []
    rest = text[: quantity.start]
    while ahead := modifier_before(rest):
        modifiers.append(ahead[0])
        rest = rest[: ahead[1]]
    if rest.lower().startswith("than ") and (compared := _COMPARED.search(before)):
        ahead_of_than = modifier_before(f"{compared[0].strip()} {rest}")
        modifiers += [ahead_of_than[0]] if ahead_of_than else []
    elif not rest.strip() and _OUTSIDE.search(before):
        outside = modifier_before(before)
        if outside:
            modifiers.append(outside[0])
    for modifier in modifiers:
        if low is not None:
            low, high = modifier.bound(low, high)
        if modifier.rule not in _PLAIN or rule == "number":
            rule = modifier.rule
    return low, high, rule


def _sum(text: str, *, after: str, before: str) -> tuple[int, int | None] | None:
    """The sum over a list of people ("a couple and their three children"), or none where `text` is no such list."""
    parts = [part.strip() for part in _PART.split(text) if part.strip()]
    if len(parts) < 2 or quantities(text)[:1] == [_whole(text)]:
        return None
    lows: list[int] = []
    highs: list[int | None] = []
    for number, part in enumerate(parts):
        bounds = _listed(part, after=after if number == len(parts) - 1 else "", before=before if number == 0 else "")
        if bounds is None:
            return None
        lows.append(bounds[0])
        highs.append(bounds[1])
    known = [high for high in highs if high is not None]
    return sum(lows), sum(known) if len(known) == len(highs) else None


def _whole(text: str) -> Quantity | None:
    found = quantities(text)
    return found[0] if found and _PART.search(text[found[0].start : found[0].end]) else None


def _listed(part: str, *, after: str, before: str) -> tuple[int, int | None] | None:
    """Bounds of one item of a list of people: a number with its noun, or a single person."""
    found = quantities(part)
    if not found:
        if _RELATIVE.match(part):
            return 1, 1
        single = _SINGLE.fullmatch(part)
        return (1, 1) if single and single["noun"] and not _GROUP.match(part) else None
    quantity = found[0]
    ahead = part[: quantity.start]
    while modifier := modifier_before(ahead):
        ahead = ahead[: modifier[1]]
    objection = not_people(part[quantity.start : quantity.end], after=part[quantity.end :] + after, before=before)
    if ahead.strip() or objection or (not part[quantity.end :].strip() and quantity.rule != "couple"):
        return None
    low, high, _ = _bounded(part, quantity, before=before)
    return None if low is None else (low, high)


def _is_single(text: str, *, after: str) -> bool:
    match = _SINGLE.fullmatch(text.strip())
    if not match:
        return False
    noun = match["noun"] or after
    if _GROUP.match(f"a {noun.strip()}"):
        return False
    return not (
        match["noun"]
        and re.search(r"[^s]s$", match["noun"].split(",")[0].strip())
        and match["word"].lower() == "another"
    )


def _read(span: Span, low: int | None, high: int | None, *, rule: str) -> Count:
    return Count(text=span.text, start=span.start, end=span.end, low=low, high=high, rule=rule)


def _unread(span: Span, reason: str) -> Count:
    return Count(text=span.text, start=span.start, end=span.end, unresolved=Unresolved(reason=reason))
