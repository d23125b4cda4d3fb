"""Several people or numbers in one stretch of words: a list adds up, a breakdown does not, other tolls are others'."""

import re
from typing import Final

from dotterel.late import LatePattern
from dotterel.model import Role
from dotterel.resolution.counts.bounded import bounded
from dotterel.resolution.counts.bounds import modifier_before
from dotterel.resolution.counts.guards import not_people
from dotterel.resolution.counts.multiples import as_many, is_share, reckoned
from dotterel.resolution.counts.numerals import NUMBER
from dotterel.resolution.counts.quantities import Quantity, quantities
from dotterel.resolution.counts.single import GROUP, SINGLE, is_named_single

_RELATIVE: Final = LatePattern(
    r"(?:his|her|their|its)\s+(?:\w+\s+){0,2}?(?:wife|husband|son|daughter|mother|father|brother|sister|driver|bodyguard|guard|aide"
    r"|deputy|child|baby|cousin|uncle|aunt|nephew|niece|colleague|companion|friend|assistant|interpreter|translator|partner)\b(?!s)",
    re.IGNORECASE,
)
_PART: Final = re.compile(
    r"\s*[,;]\s*(?:(?:and|plus|as\s+well\s+as|(?:along|together)\s+with)\s+)?|\s+and\s+|\s+as\s+well\s+as\s+|\s+plus\s+|\s+(?:along|together)\s+with\s+|\s+with\s+(?=(?:his|her|their)\s)",
    re.IGNORECASE,
)
_DEFINITE: Final = LatePattern(
    r"(?:the|his|her|their|its)\s+(?:[\w-]+\s+){0,3}?(?P<noun>[\w-]*[^\W\d_s])", re.IGNORECASE
)
"""One definite person beside others in a list: "the imam and his two sons"."""
_NOT_ONE: Final = LatePattern(
    r".*men|.*women|(?:grand)?children|people|.*folk|police|militia|gendarmerie|crew|army|navy|military|cavalry|infantry|artillery"
    r"|troop|staff|personnel|clergy|population|public|garrison|government|opposition|leadership|community|tribe|clan"
    r"|faction|party|brigade|patrol|rest|dead|wounded|injured|slain|elderly|.*youth|couple|pair|duo|trio"
    r"|enemy|foe|majority|minority|bulk|force|south|north|west|east|village|town|city|house|home|building|car|truck|lorry|vehicle|plane|helicopter|boat|ship|tank|base|camp|post|market"
    r"|day|night|morning|evening|hour|week|month|year|time|attack|raid|war|clash|battle|siege|ambush|number|toll|total|place|area|region|country|bomb|mine",
    re.IGNORECASE,
)
"""Nouns without an s that are several people, or none: "the police and three soldiers" are not four."""
_BODY: Final = LatePattern(
    r"(?:(?:the|some|his|her|its|their|an?\s+(?:[\w-]+\s+)?number\s+of)\s+)?(?:[\w-]+\s+){0,2}?(?:police|militia|gendarmerie|army|navy|troops|military|crew|villagers|civilians|residents"
    r"|soldiers|policemen|officers|guards|fighters|rebels|militants|gunmen|protesters|demonstrators|students|workers|bystanders|passers-by|others"
    r"|women|children|men|people|farmers|herders|passengers|journalists|refugees|staff|relatives|neighbours)",
    re.IGNORECASE,
)
"""People of unknown number in a list."""
_BODY_BY_NAME: Final = re.compile(
    r"[Tt]he\s+(?!(?:President|Vice|Pope|King|Queen|Prince|Princess|Prime|Foreign|Defence|Defense|Interior|Chief|Minister|Governor|Mayor|Sheikh"
    r"|Imam|Bishop|Archbishop|Judge|General|Colonel|Major|Captain|Emir|Sultan|Chancellor|Ambassador|Senator|Speaker)\b)(?:[A-Z][\w-]*\s*)+"
)
"""A body that a name stands for: "the Taliban", "the South"."""
_OWNER: Final = re.compile(
    r"^(?:the|an?|his|her|their|its)\s(?:[\w-]+\s)*[\w-]+(?:['’]s|s['’])\s+(?=[a-z])", re.IGNORECASE
)
"""Whose somebody is: "the governor's secretary"."""
_OF_WHOM: Final = re.compile(r"\s+of\s.*$", re.IGNORECASE | re.DOTALL)
_BARE: Final = LatePattern(
    r"(?:(?:a|the)\s+)?(?:man|woman|child|boy|girl|baby|infant|husband|wife|father|mother|son|daughter|brother|sister|parent|uncle|aunt|nephew|niece"
    r"|grandfather|grandmother|grandson|granddaughter|pilot|co-?pilot|driver|co-?driver|bodyguard|himself|herself|him|her|bride|groom)",
    re.IGNORECASE,
)
"""One person in a list whose items share an article, or have none: "husband and wife"."""
_BOTH: Final = re.compile(r"^both\s+(?=(?:the|his|her|their|its|an?)\s)", re.IGNORECASE)
_OF_SO_MANY: Final = LatePattern(
    r"(?:an?|the)\s+(?:family|group|crew|team|party|band|squad|patrol|gang)\s+of", re.IGNORECASE
)
_OWN_ARTICLE: Final = re.compile(r"(?:the|some|his|her|its|their|an?\s+(?:[\w-]+\s+)?number\s+of)\s", re.IGNORECASE)
_TOLLS: Final[dict[Role, re.Pattern[str]]] = {
    "killed": re.compile(r"\b(?:KIA|dead|killed|deaths?|died|slain|fatalities)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:WIA|wounded|injured|hurt|injury|injuries)\b", re.IGNORECASE),
    "held": re.compile(r"\b(?:in custody|arrested|detained|held|captured|jailed|seized|behind bars)\b", re.IGNORECASE),
}
_TOGETHER: Final = LatePattern(
    r"\s*(?:\w+\s+){0,2}?(?:(?:have|has|had|were|was|are|been|being)\s+){0,2}"
    r"(?:dead|killed|wounded|injured|hurt)\s*(?:and/or|and|or|&)\s*(?:dead|killed|wounded|injured|hurt)\b"
    r"(?!\s+(?:(?:at least|about|some|around|nearly|more than|over|up to|another)\s+)?"
    rf"(?:{NUMBER}|an?|several|many|dozens|scores)\b)",
    re.IGNORECASE,
)
"""Dead and wounded in one number; "three dead and wounded a dozen" are two."""
_TOGETHER_BEFORE: Final = re.compile(
    r"\b(?:kill(?:ed|ing|s)?|wound(?:ed|ing|s)|injur(?:ed|ing|es))\s*(?:and/or|and|or|&)\s*(?:kill(?:ed|ing|s)?|wound(?:ed|ing|s)|injur(?:ed|ing|es))"
    r"\s+(?:(?:at least|more than|up to|some|about|nearly|another|over)\s+)?$",
    re.IGNORECASE,
)
"""The same before the number: "killed or wounded 17"."""
_BREAKDOWN: Final = LatePattern(
    rf"\s+[-–—]\s*|\s*\(|\s*:\s+|\s*,?\s+(?:including|counting|among (?:them|whom))\b"
    rf"|\s*,?\s+(?:(?:at least|some|about|most|all|both|half)\s+)?(?:{NUMBER}\s+)?of\s+(?:them|whom|which)\b"
    rf"|\s*,\s+(?:{NUMBER})\s+(?:critically|seriously|gravely|badly|severely)\b",
    re.IGNORECASE,
)

_BREAKDOWN_CUES: Final = (
    *("-", "–", "—", "(", ":", "including", "counting", "among", "of"),
    *("critically", "seriously", "gravely", "badly", "severely"),
)
"""What every breakdown holds one of."""


def told_of(text: str, role: Role | None) -> tuple[int, int]:
    """The stretch of some words that tells the number of one role, without what breaks it down.

    Args:
        text: Such as ``21 victims, 6 dead and 15 wounded`` or ``eight people - a driver and seven pupils``.
        role: The role whose number is asked for; none takes the words as they are.

    Returns:
        Start and end in the words: of ``15 wounded`` for the injured, of ``eight people``; both 0 where each number
        told is another role's.
    """
    start, end = _own_toll(text, role)
    lower = text.lower()
    breakdown = _BREAKDOWN.search(text, start, end) if any(cue in lower for cue in _BREAKDOWN_CUES) else None
    if breakdown is None or not quantities(text[start : breakdown.start()]):
        return start, end
    edge = breakdown.start() - start
    in_range = any(one.start < edge < one.end for one in quantities(text[start:end]))
    return start, end if in_range else breakdown.start()


def is_told_together(behind: str, before: str = "") -> bool:
    """Whether a number counts the dead and the wounded in one: ``12 dead and wounded``, ``killed or injured 8``.

    Args:
        behind: What stands behind the number.
        before: What stands before it.
    """
    return _TOGETHER.match(behind) is not None or _TOGETHER_BEFORE.search(before) is not None


def _own_toll(text: str, role: Role | None) -> tuple[int, int]:
    """The one part of several that tells this role's number; none where they tell other roles'; else all."""
    own = _TOLLS.get(role) if role is not None else None
    if own is None:
        return 0, len(text)
    parts = _parts(text)
    numbered = [(start, end) for start, end in parts if quantities(text[start:end])]
    others = [pattern for name, pattern in _TOLLS.items() if name != role]
    mine = [(start, end) for start, end in numbered if own.search(text, start, end)]
    foreign = [1 for start, end in numbered if any(other.search(text, start, end) for other in others)]
    if len(mine) == 1 and len(numbered) > 1:
        return mine[0]
    return (0, 0) if not mine and len(foreign) > 1 else (0, len(text))


def sum_of_numbered(text: str) -> tuple[int, int | None] | None:
    """The sum over those items of a list that a number counts: two of ``two soldiers and a driver``."""
    parts = [text[start:end] for start, end in _parts(text)]
    bounds = [_listed(part, after="", before="") for part in parts if quantities(part)]
    told = [one for one in bounds if one is not None]
    if not told or len(told) < len(bounds):
        return None
    known = [high for _, high in told if high is not None]
    return sum(low for low, _ in told), sum(known) if len(known) == len(told) else None


def _parts(text: str) -> list[tuple[int, int]]:
    edges = [0, *(edge for match in _PART.finditer(text) for edge in match.span()), len(text)]
    return [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]


def sum_of(text: str, *, after: str, before: str) -> tuple[int, int | None] | None:
    """The sum over a list of people ("a couple and their three children"), or none where `text` is no such list.

    Args:
        text: The words.
        after: What follows them in the sentence.
        before: What stands before them in the sentence.
    """
    parts = [part.strip() for part in _PART.split(_BOTH.sub("", text.strip(" ,"))) if part.strip()]
    if len(parts) < 2 or quantities(text)[:1] == (_whole(text),):
        return None
    lows: list[int] = []
    highs: list[int | None] = []
    for number, part in enumerate(parts):
        bounds = _listed(part, after=after if number == len(parts) - 1 else "", before=before if number == 0 else "")
        if bounds is None and number > 0:
            bounds = as_many(part, before=parts[number - 1])
        if bounds is None:
            return None
        lows.append(bounds[0])
        highs.append(bounds[1])
    known = [high for high in highs if high is not None]
    return sum(lows), sum(known) if len(known) == len(highs) else None


def at_least_sum_of(text: str, *, after: str, before: str) -> int | None:
    """At least so many, where a body of unknown number stands beside numbers in a list: "the police and 3 soldiers".

    Each such body counts for one. It is read only where it has its own article or stands in front, for "3 soldiers and
    policemen" may be three in all.
    """
    parts = [part.strip() for part in _PART.split(text) if part.strip()]
    if len(parts) < 2 or quantities(text)[:1] == (_whole(text),):
        return None
    least, bodies, counted = 0, 0, 0
    for number, part in enumerate(parts):
        bounds = _listed(part, after=after if number == len(parts) - 1 else "", before=before if number == 0 else "")
        if bounds is not None:
            least += bounds[0]
            counted += 1
        elif _BODY.fullmatch(part) and (number == 0 or _OWN_ARTICLE.match(part)):
            least += 1
            bodies += 1
        else:
            return None
    return least if bodies and counted else None


def _whole(text: str) -> Quantity | None:
    found = quantities(text)
    return found[0] if found and _PART.search(text[found[0].start : found[0].end]) else None


def number_of_item(item: str, *, after: str, before: str) -> tuple[int, int | None] | None:
    """Bounds of one item of a list of people, which may be a number alone: ``two dockers``, ``his driver``, ``nine``.

    Args:
        item: The words.
        after: What follows them in the sentence.
        before: What stands before them in the sentence.

    Returns:
        Lowest and highest number, the latter none where it is open; none where the words are no number of people.
    """
    item = _OWNER.sub("the ", item)
    listed = _listed(item, after=after, before=before)
    found = quantities(item)
    if listed is None and not found and is_definite_person(_OF_WHOM.sub("", item)):
        return 1, 1
    if listed is not None or not found or item[found[0].end :].strip():
        return listed
    ahead = item[: found[0].start]
    while modifier := modifier_before(ahead):
        ahead = ahead[: modifier[1]]
    if ahead.strip() or not_people(item[found[0].start :], after=after, before=before):
        return None
    low, high, _ = bounded(item, found[0], before=before)
    return None if low is None else (low, high)


def _listed(part: str, *, after: str, before: str) -> tuple[int, int | None] | None:
    """Bounds of one item of a list of people: a number with its noun, or a single person."""
    multiple = reckoned(part, after=after)
    if multiple:
        return None if multiple[0] is None else (multiple[0], multiple[1])
    if is_share(part):
        return None
    found = quantities(part)
    if not found:
        if _RELATIVE.match(part) or is_definite_person(part) or _BARE.fullmatch(part) or is_named_single(part):
            return 1, 1
        single = SINGLE.fullmatch(part)
        return (1, 1) if single and single["noun"] and not GROUP.match(part) else None
    quantity = found[0]
    ahead = part[: quantity.start]
    while modifier := modifier_before(ahead):
        ahead = ahead[: modifier[1]]
    objection = not_people(part[quantity.start : quantity.end], after=part[quantity.end :] + after, before=before)
    if (
        (ahead.strip() and not _OF_SO_MANY.fullmatch(ahead.strip()))
        or objection
        or (not part[quantity.end :].strip() and quantity.rule != "couple" and not ahead.strip())
    ):
        return None
    low, high, _ = bounded(part, quantity, before=before)
    return None if low is None else (low, high)


def is_definite_person(part: str) -> bool:
    """Whether words are an article or a possessive and one person: ``the imam``, ``their driver``."""
    definite = _DEFINITE.fullmatch(part)
    if definite is None or GROUP.match(part) or _NOT_ONE.fullmatch(definite["noun"]):
        return False
    return part.isupper() or _BODY_BY_NAME.fullmatch(part) is None
