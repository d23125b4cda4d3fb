"""What a sentence says of the dead, the wounded and the held: "killing a sailor and two dockers and wounding nine".

A toll is told by a verb with a list of people: behind it ("killed two soldiers and a driver") or before it ("two
soldiers and a driver were killed", "12 dead"). Who stands in the list is of the verb's toll, whatever a coder took him
for, and the list is the toll, not the one number in it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from dotterel.late import LatePattern
from dotterel.model import Role
from dotterel.resolution.counts.lists import number_of_item
from dotterel.resolution.counts.numerals import NUMBER

_LONGEST_SENTENCE: Final = 2_000
"""Characters of a sentence that are read: a longer one is a table or a list without full stops."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One toll as a sentence tells it; offsets index the sentence.

    Attributes:
        role: ``killed``, ``injured`` or ``held``; none where the list is those who did it ("200 soldiers killed 40").
        start: Where its list begins.
        end: Where its list ends.
        items: Start and end of each item of the list.
        numbers: Whether a number counts each item, or an article alone.
        verb: Start and end of the words that tell what befell them.
        low: Lowest sum over the list, none where it is open.
        high: Highest sum, none where it is open.
    """

    role: Role | None
    start: int
    end: int
    items: tuple[tuple[int, int], ...]
    numbers: tuple[bool, ...]
    verb: tuple[int, int]
    low: int | None
    high: int | None

    def holds(self, start: int, end: int) -> bool:
        """Whether some words meet the list."""
        return start < self.end and self.start < end

    def is_told_by(self, start: int, end: int) -> bool:
        """Whether some words meet the verb."""
        return start < self.verb[1] and self.verb[0] < end

    @property
    def is_read(self) -> bool:
        """Whether every item of the list is a number of people."""
        return self.low is not None or self.high is not None


_ACTIVE: Final[dict[Role, str]] = {
    "killed": r"kill(?:ed|ing|s)|murder(?:ed|ing|s)|massacr(?:ed|ing|es)|behead(?:ed|ing|s)"
    r"|(?:shot|shooting|shoots)\s+dead|(?:stabbed|beat|hacked|burned)\s+to\s+death|claim(?:ed|ing|s)\s+the\s+lives\s+of",
    "injured": r"wound(?:ed|ing|s)|injur(?:ed|ing|es)|hurt(?:ing)?",
    "held": r"arrest(?:ed|ing|s)|detain(?:ed|ing|s)|abduct(?:ed|ing|s)|kidnap(?:ped|ping|s)|captur(?:ed|ing|es)"
    r"|free(?:d|ing)|releas(?:ed|ing|es)|rescu(?:ed|ing|es)",
}
_BEFALLEN: Final[dict[Role, str]] = {
    "killed": r"killed|dead|died|slain|perished|murdered|massacred|beheaded|shot\s+dead|lost\s+their\s+lives"
    r"|(?:stabbed|beaten|hacked|burn(?:ed|t)|shot)\s+to\s+death",
    "injured": r"(?:(?:seriously|critically|badly|severely|slightly|lightly|gravely)\s+)?(?:wounded|injured|hurt)",
    "held": r"arrested|detained|abducted|kidnapped|captured|freed|released|taken\s+(?:prisoner|hostage|captive)",
}
_ANY_BEFALLEN: Final = "|".join(_BEFALLEN.values())
_HURT: Final = r"(?:kill|wound|injur|murder)\w*|dead|hurt|died"
_TOGETHER_BEFORE: Final = LatePattern(rf"\b(?:{_HURT})\s*(?:and/or|and|or|&|/)\s*$", re.IGNORECASE)
_TOGETHER_BEHIND: Final = LatePattern(rf"\s*(?:and/or|and|or|&|/)\s*(?:{_HURT})\b", re.IGNORECASE)
_PASSIVE: Final = re.compile(r"\b(?:was|were|been|being|be|are|is|not|never)\s+(?:\w+ly\s+)?$", re.IGNORECASE)

_NOT_DONE: Final = re.compile(
    r"\b(?:aimed\s+at|without|den(?:y|ied|ies|ying)|avoid(?:ed|ing|s)?|plann(?:ed|ing)|plott(?:ed|ing)|stop(?:ped)?|from|before|instead\s+of"
    r"|threaten(?:ed|ing)?(?:\s+with)?|attempted|considered)\s+$",
    re.IGNORECASE,
)
"""Before a deed that was not done: "aimed at killing the president"."""
_ROUGHLY: Final = (
    r"(?:(?:at least|no fewer than|more than|fewer than|less than|as many as|up to|some|about|around|nearly|almost|over"
    r"|another|an|estimated|a|further|the|other|only|all|just)\s+)*"
)
_HEAD: Final = LatePattern(
    rf"{_ROUGHLY}(?:{NUMBER}|dozens|scores|hundreds|thousands|several|a\s+few|nobody|no\s+one|both)(?![\w%.,:/-]*[\d%])\b(?!-year|-day|[’']s)"
    r"|(?:an?|another|one|the|his|her|their|its)(?=\s)",
    re.IGNORECASE,
)
_COUNTED: Final = LatePattern(
    rf"{_ROUGHLY}(?:{NUMBER}|dozens|scores|hundreds|thousands|several|few|both)\b", re.IGNORECASE
)
_NO_NOUN: Final = (
    r"and|or|but|nor|who|whom|whose|which|that|were|was|had|has|have|are|is|be|been|being|did|will|would|could|may"
    r"|in|on|at|near|when|where|as|after|before|by|from|with|without|while|including|among|during|outside|inside|across|since"
    r"|until|then|later|also|left|leaving|said|says|say|told|into|onto|to|over|under|against|for|early|late|overnight|if"
    r"|because|though|although|through|around|between|than|so|not|only|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|today|yesterday|there|here|aboard|along|together|plus|both|is|it|they|he|she|reportedly|remain(?:s|ed)?|shot|took|him|them|opened|fired|attacked|stormed|began|went"
)
_WORD: Final = LatePattern(
    rf"\s+(?!(?:{_NO_NOUN}|{_ANY_BEFALLEN}|{_HURT}|{'|'.join(_ACTIVE.values())})\b)[^\W\d_][\w'’-]*|-[^\W_][\w'’-]*|\s+\d+-year-old",
    re.IGNORECASE,
)
_BY_AGE: Final = re.compile(r"(?:an?|the|his|her|their)\s+(?:\w+\s+)?\d+-", re.IGNORECASE)
"""One person told by age: "a 46-year-old woman"."""
_MOST_WORDS: Final = 7
_MOST_ITEMS: Final = 12
_AGED: Final = re.compile(
    r",\s*(?:aged\s+)?\d{1,3}(?:(?:,\s*|\s+(?:and|to)\s+)\d{1,3}\b)*(?:(?:,(?=\s+(?:and|as|was|were|who|in|on|at|near)\b))|(?=\s+(?:and|was|were|who|in|on|at|near)\b|,\s|[.;)]|$))",
    re.IGNORECASE,
)
"""An age between commas, or several: "their children, 7 and 10"."""
_SEPARATOR: Final = re.compile(
    r"\s*,\s*(?:and\s+|plus\s+|as\s+well\s+as\s+)?|\s+and\s+|\s+as\s+well\s+as\s+|\s+plus\s+|,?\s+(?:along|together)\s+with\s+",
    re.IGNORECASE,
)
_LAST: Final = re.compile(r"and|plus|with|as\s+well", re.IGNORECASE)
"""What stands before the last item of a list, so that what follows a bare comma behind it is of no list."""
_ENDS: Final = LatePattern(
    r"\s*(?:[.;:,!?()\[\]\"”–—]|$|-\s|(?:in|on|at|near|when|where|as|after|before|by|from|with|while|including|among|during|outside|inside"
    r"|across|since|until|and|but|or|to|into|who|over|early|late|overnight|last|this|that|for|aboard|along|together|because"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|there|here|under|through|inside|around|dead)\b)",
    re.IGNORECASE,
)
"""What may follow an object: no verb of which it would be the subject."""
_THAT: Final = re.compile(r"\s+that\b", re.IGNORECASE)
"""Behind the subject of another clause: "killed a guard, and the war that followed"."""
_OPENS: Final = re.compile(
    r"(?:^|[,;:(–—\"“”‘]\s*|\s-+\s+|\b(?:and|but|while|when|as|after|before|that|which|said|says|say|left|leaving|leaves|where"
    r"|because|since|until|with|reported|reporting|reports|counted|adding|saying|shot|shooting|found|saw|sees|making|made|though|although"
    r"|which|how|also|meanwhile|overnight|today|yesterday|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\s+)$",
    re.IGNORECASE,
)
"""What stands before a subject: where a clause begins."""
_IN_BETWEEN: Final = (
    r"(?:(?:\s*,\s*|\s+[–—-]+\s+|\s*\()(?:(?:at least|most|some|all|both|half|about|mostly|mainly|including|among|"
    rf"{NUMBER})\b)[^;.:]{{1,120}}?(?:,|\s[–—-]+|\)))?"
)
_BE: Final = (
    r"(?:(?:were|was|are|is|been|being|be|have|had|has|left|lay|also|then|later|reportedly|all|both|confirmed|shot\s+and"
    r"|\w+ly)\s+)"
)
_BEFELL: Final = LatePattern(
    rf"(?P<between>{_IN_BETWEEN})\s+(?P<be>{_BE}*)(?P<verb>{_ANY_BEFALLEN})(?![\w-])", re.IGNORECASE
)
_SAYS_BEFALLEN: Final = LatePattern(rf"\b(?:{_ANY_BEFALLEN})(?![\w-])", re.IGNORECASE)
_TRULY_PASSIVE: Final = re.compile(r"\b(?:were|was|are|is|been|being|be|left|lay)\b", re.IGNORECASE)
_NEVER_ACTIVE: Final = re.compile(r"dead|died|slain|perished|lost|\w+ to death|taken", re.IGNORECASE)
_HAS_OBJECT: Final = LatePattern(
    rf"\s+(?:{_ROUGHLY}{NUMBER}\b|(?:an?|the|his|her|their|its|several|dozens|scores|hundreds|thousands|him|them|it|each|one)\b"
    r"|(?!\w+day\b|Jan|Feb|March|April|May|June|July|Aug|Sep|Oct|Nov|Dec)(?-i:[A-Z])[\w'’-]+|(?!(?:as|its|his|this|others|was|has|is)\b)[\w'’-]+s\b)",
    re.IGNORECASE,
)
"""An object behind a verb, which makes those before it the ones who did it."""
_HAS_PLAIN_OBJECT: Final = re.compile(r"\s+(?:an?|the|his|her|their|him|them|\d)\b", re.IGNORECASE)
"""The same behind a lone number: "two wounded guardsmen" are wounded, "two killed a guard" are not killed."""
_GENERAL: Final = re.compile(
    r"\b(?:people|persons?|others|victims|(?:family\s+)?members|relatives|siblings|passengers|casualties)$",
    re.IGNORECASE,
)
"""Words for people of any kind: what stands in a list behind them tells who they were."""
_CUT_OFF: Final = re.compile(
    r"\s(?:of|the|an?|its|their|his|her|those|these|(?!armed$)\w+ed|critically|seriously|gravely|badly|severely|slightly|lightly)$",
    re.IGNORECASE,
)
"""What ends no item: a word that wants a noun, or a verb ("and the mayor answered")."""
_TIME: Final = re.compile(
    r"\b(?:second|minute|hour|day|night|week|month|year|decade|century|morning|evening|time|kilomet(?:er|re)|mile|met(?:er|re)|percent|others?\s+day)s?$",
    re.IGNORECASE,
)


@lru_cache(maxsize=512)
def statements(sentence: str) -> tuple[Statement, ...]:
    """The tolls that a sentence tells, in text order.

    Args:
        sentence: Its text; what stands behind its first 2,000 characters is not read.
    """
    text = sentence[:_LONGEST_SENTENCE]
    found = [*_told_actively(text)]
    found += _told_passively(text, [(one.verb[0], one.end) for one in found])
    return tuple(sorted(found, key=lambda one: one.start))


def is_beside(first: Statement, second: Statement, sentence: str) -> bool:
    """Whether two tolls are told in one breath: "killing two and wounding nine", "two were killed, nine hurt"."""
    early, late = sorted((first, second), key=lambda one: one.start)
    gap = sentence[max(early.end, early.verb[1]) : min(late.start, late.verb[0])]
    return _SAME_BREATH.fullmatch(gap) is not None


_SAME_BREATH: Final = re.compile(
    r"(?:,[^,;.:]{1,60}(?=,))?\s*(?:,|;|\s+[–—-])?\s*(?:(?:and|while|but|with)\s+)?(?:(?:also|left|leaving)\s+)?",
    re.IGNORECASE,
)

_ANY_ACTIVE: Final = LatePattern(
    r"\b(?:" + "|".join(rf"(?P<{role}>{verbs})" for role, verbs in _ACTIVE.items()) + r")(?=\s)", re.IGNORECASE
)


def _told_actively(text: str) -> Iterator[Statement]:
    for verb in _ANY_ACTIVE.finditer(text):
        before = text[: verb.start()]
        if _PASSIVE.search(before) or _NOT_DONE.search(before) or _TOGETHER_BEFORE.search(before):
            continue
        role: Role = "killed" if verb["killed"] else "injured" if verb["injured"] else "held"
        items = _items(text, verb.end() + 1, _ENDS)
        if items:
            yield _statement(text, role, items, verb.span())


def _told_passively(text: str, taken: list[tuple[int, int]]) -> Iterator[Statement]:
    at = 0
    last = max((befell.start() for befell in _SAYS_BEFALLEN.finditer(text)), default=-1)
    for head in _HEAD.finditer(text, 0, last) if last >= 0 else ():
        if head.start() < at or any(start <= head.start() < end for start, end in taken):
            continue
        if (head.start() and text[head.start() - 1].isalnum()) or not _OPENS.search(
            text, max(0, head.start() - 20), head.start()
        ):
            continue
        items = _items(text, head.start(), None)
        if not items:
            continue
        aged = _AGED.match(text, items[-1][1])
        befell = _BEFELL.match(text, aged.end() if aged else items[-1][1])
        if befell is None or (befell["between"] and not _TRULY_PASSIVE.search(befell["be"])):
            continue
        if _TOGETHER_BEHIND.match(text, befell.end()):
            continue
        items = _of_the_verb(text, items)
        is_number = _COUNTED.fullmatch(text[items[-1][0] : items[-1][1]]) is not None
        is_active = (
            not _TRULY_PASSIVE.search(befell["be"])
            and not _NEVER_ACTIVE.match(befell["verb"])
            and (_HAS_PLAIN_OBJECT if is_number else _HAS_OBJECT).match(text, befell.end()) is not None
        )
        role = None if is_active else _role_of(befell["verb"])
        at = befell.end()
        yield _statement(text, role, items, befell.span("verb"))


def _of_the_verb(text: str, items: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """A list before its verb; a lone number at its end has the verb for itself: "104 martyrs and 180 wounded"."""
    if len(items) > 1 and _COUNTED.fullmatch(text[items[-1][0] : items[-1][1]]):
        return items[-1:]
    return items


def _role_of(verb: str) -> Role:
    return next(role for role, words in _BEFALLEN.items() if re.fullmatch(words, verb, re.IGNORECASE))


def _statement(text: str, role: Role | None, items: list[tuple[int, int]], verb: tuple[int, int]) -> Statement:
    low, high = _sum(text, items)
    return Statement(
        role=role,
        start=items[0][0],
        end=items[-1][1],
        items=tuple(items),
        numbers=tuple(
            _COUNTED.match(text, start) is not None and _BY_AGE.match(text, start) is None for start, _ in items
        ),
        verb=verb,
        low=low,
        high=high,
    )


def _items(text: str, start: int, ends: LatePattern | None) -> list[tuple[int, int]]:
    """The items of the list of people that begins at an offset; empty where none does.

    Args:
        text: The sentence.
        start: Where the list would begin.
        ends: What must follow an item, if anything.
    """
    items: list[tuple[int, int]] = []
    joints: list[str] = []
    joint = ""
    while len(items) < _MOST_ITEMS:
        end = _item_end(text, start)
        if end is None:
            break
        behind = end
        if aged := _AGED.match(text, end):
            behind = aged.end()
        if ends is not None and not ends.match(text, behind):
            break
        if items and _COUNTED.fullmatch(text[start:end]) and (ends is not None or aged):
            break
        if items and _THAT.match(text, behind):
            break
        items.append((start, end))
        joints.append(joint)
        if joint and _LAST.search(joint) and "," not in joint and not _SEPARATOR.match(text, behind, behind + 5):
            break
        separator = _SEPARATOR.match(text, behind)
        if separator is None:
            break
        joint, start = separator[0], separator.end()
    last = max((number for number, words in enumerate(joints) if _LAST.search(words)), default=0)
    items = items[: last + 1]
    return items[:1] if len(items) > 1 and _is_told_again(text, items) else items


def _item_end(text: str, start: int) -> int | None:
    head = _HEAD.match(text, start)
    if head is None:
        return None
    end = head.end()
    for _ in range(_MOST_WORDS):
        word = _WORD.match(text, end)
        if word is None:
            break
        end = word.end()
    words = text[start:end]
    if (end == head.end() and not _COUNTED.fullmatch(words)) or _TIME.search(words) or _CUT_OFF.search(words):
        return None
    return end


def _is_told_again(text: str, items: list[tuple[int, int]]) -> bool:
    """Whether the items behind the first tell who it was: "three people, a mother and her two sons"."""
    first, behind = items[0], items[1:]
    if not text[first[1] : behind[0][0]].strip().startswith(",") or len(behind) < 2:
        return False
    if _GENERAL.search(text[first[0] : first[1]]):
        return True
    whole, rest = _sum(text, [first]), _sum(text, behind)
    return whole == rest and whole != (None, None)


def _sum(text: str, items: list[tuple[int, int]]) -> tuple[int | None, int | None]:
    """Lowest and highest sum; both none where an item is not read."""
    lows: list[int] = []
    highs: list[int | None] = []
    for start, end in items:
        bounds = number_of_item(text[start:end], after=text[end:], before=text[:start])
        if bounds is None:
            return None, None
        lows.append(bounds[0])
        highs.append(bounds[1])
    known = [high for high in highs if high is not None]
    return sum(lows), sum(known) if len(known) == len(highs) else None
