"""Numbers that come on top of others: "two more died", victims told one after the other, wounded who died later.

Such a number stands for all who are known by then: those told before, and those whom it adds.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from dotterel.linking.accounts.figures import Told
from dotterel.linking.accounts.victims import Victim, is_same_name, must_be_another
from dotterel.model import TollRole

_SUFFERED: tuple[TollRole, ...] = ("killed", "injured", "held")
_FURTHER = r"(?:another|(?:a\s+)?further|(?:an\s+)?additional)"
_MORE_AHEAD = re.compile(rf"\b{_FURTHER}\s+$", re.IGNORECASE)
_MORE = re.compile(rf"{_FURTHER}\s+(?!of\b)|[\w-]+\s+(?:more|further|additional)\b(?!\s+than)", re.IGNORECASE)
"""Words that say of a number, from its first word on, that it comes on top of one told before."""
_OTHERS = re.compile(r"[\w-]+\s+others?\b", re.IGNORECASE)
"""The same of one that the report itself has told right before."""
_BESIDES = re.compile(
    r"\b(?:besides|in\s+addition\s+to|apart\s+from|aside\s+from|on\s+top\s+of|as\s+well\s+as)\s+the\s+(?P<number>[\w-]+)\b",
    re.IGNORECASE,
)
"""Words before a number that comes on top of one that the report repeats: "besides the seven soldiers"."""
_NO_AFTER = r"(?!(?:after|as|when|while|since|with|following|and|or|but)\b)"
_WERE_HURT = re.compile(
    rf"[\w-]+\s+(?:{_NO_AFTER}\w+\s+){{0,2}}?(?:of\s+(?:the|those)\s+)?(?:{_NO_AFTER}\w+\s+)?(?:wounded|injured|hurt|burned)\b(?!\s*(?:,|and)\s)"
    r"[^.;]{0,80}\b(?:died|dies|succumb\w*)\b",
    re.IGNORECASE,
)
"""A number of people, and that they were wounded before they died: "three of the wounded have died"."""
_OF_WOUNDS = re.compile(
    r"\b(?:died|dies|dead|succumb\w*|passed\s+away)\b[^.;]{0,50}\b(?:of|from|to)\s+(?:\w+\s+){0,2}?"
    r"(?:wounds?|injur\w+|burns|sepsis|blood\s+loss)\b|\bdied\s+(?:later|overnight)\b|"
    r"\bwithout\s+(?:regaining|recovering)\s+consciousness\b",
    re.IGNORECASE,
)
_IN_HOSPITAL = re.compile(
    r"\b(?:died|dies|succumb\w*|passed\s+away)\b[^.;]{0,40}\bin\s+(?:an?\s+|the\s+)?(?:[\w-]+\s+)?(?:hospital|clinic)\b|"
    r"\b(?:wounded|injured|hit|shot|hurt|burned|caught)\b[^.;]{0,100}\b(?:died|dies|succumb\w*|passed\s+away)\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\b(?:also|too|another|as\s+well|likewise)\b", re.IGNORECASE)
"""Words that set a victim apart from those told before in the report."""
_SO_MANIETH = re.compile(
    r"\b(?P<word>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|(?P<digits>\d{1,3})(?:nd|rd|th|st))\s+"
    r"(?:\w+\s+){0,2}?(?:victim|person|death|fatality|casualty|man|woman|boy|girl|child|soldier|policeman|officer|"
    r"protester|demonstrator|worker|villager|passenger|hostage|journalist)\b|"
    r"\bthe\s+(?P<row>second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\s+of\s+(?:the|its|their|his)\s+(?:victims|dead)\b",
    re.IGNORECASE,
)
_ORDINALS = ("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TOTAL = re.compile(
    r"\b(?:toll|number|total|tally|count|bring\w*|brought|rais\w+|ris\w+|rose|climb\w*|reach\w*|stand\w*|stood)\b",
    re.IGNORECASE,
)
"""Words before a number that counts all: whom its sentence adds are among them."""
_NEAR_LETTERS = 40


@dataclass(slots=True)
class Roll:
    """The victims told one by one so far, in the order of the reports.

    Attributes:
        people: All of them, each once.
        earlier: How many of them were told by the reports before the one that is read.
    """

    people: list[Victim] = field(default_factory=list)
    earlier: int = 0

    def enter(self, victims: Sequence[Victim], *, apart: bool, later: bool) -> None:
        """Put the victims of one mention on the roll; those whom it tells side by side are different people.

        Args:
            victims: Of the mention.
            apart: Whether its words set them apart from those told before in the same report.
            later: Whether they were wounded first, so that none of the dead of earlier reports is meant.
        """
        taken: set[int] = set()
        for one in victims:
            place = self._place_of(one, taken, apart=apart, later=later)
            if place is None:
                taken.add(len(self.people))
                self.people.append(one)
            else:
                taken.add(place)
                self.people[place] = self.people[place].with_all_of(one)

    def _place_of(self, one: Victim, taken: set[int], *, apart: bool, later: bool) -> int | None:
        free = [number for number in range(len(self.people)) if number not in taken]
        named = next((number for number in free if is_same_name(one, self.people[number])), None)
        if named is not None:
            return named
        first, end = self.earlier if later else 0, self.earlier if apart else len(self.people)
        within = [number for number in free if first <= number < end]
        return next((number for number in within if not must_be_another(one, self.people[number])), None)


def add_up(figures: list[Told], places: Sequence[int], roll: Roll) -> None:
    """Give the numbers of one report that come on top of others the number of those others, in place.

    Args:
        figures: All of one role, those of the reports before judged already.
        places: Those of one report and group, in text order.
        roll: The victims whom the reports before told one by one; those of this one are put on it.
    """
    if not places or figures[places[0]].role not in _SUFFERED:
        return
    for place in places:
        if figures[place].counts and not figures[place].victims:
            _add_number(figures, places, place)
    _add_victims(figures, places, roll)


def have_died(one: Told) -> bool:
    """Whether a number is one of wounded people who died: "three of the wounded died overnight"."""
    return bool(_WERE_HURT.match(one.words[1]))


def _add_number(figures: list[Told], places: Sequence[int], place: int) -> None:
    """A number that its words call a further one, with what the report, or else an earlier one, told before.

    Those who died of their wounds come on top where they are fewer than the dead told before; a greater number is
    that of all.
    """
    one = figures[place]
    beside = _told_beside(one, figures[: places[0]])
    if beside is not None and not any(figures[other].beside != (0, 0) for other in places):
        figures[place] = replace(one, beside=(beside.low, beside.high), of_all=True)
        figures[figures.index(beside)] = beside.standing("part", f"told beside {one.figure.text}")
        return
    is_more = _is_more(one)
    clause = re.split("[,;]", one.words[1], maxsplit=1)[0]
    later = one.role == "killed" and bool(_WERE_HURT.match(one.words[1]) or _OF_WOUNDS.search(clause))
    if _is_total(one) or not (is_more or later or _OTHERS.match(one.words[1])):
        return
    here = [figures[other] for other in places if other != place and figures[other].counts]
    ahead = [other for other in here if other.order < one.order and not other.headline]
    if ahead and not later and not one.headline:
        _add_to(figures, place, ahead[-1], here)
        return
    greater = max((other for other in here if other.value > one.value), key=lambda other: other.value, default=None)
    if greater is not None:
        figures[place] = one.standing("part", f"told beside {greater.figure.text}")
        return
    base = _before(one, figures[: places[0]])
    if base is not None and (is_more or (later and one.value < base.value)):
        figures[place] = _beside(one, base)


def _told_beside(one: Told, earlier: Sequence[Told]) -> Told | None:
    """The number told before that the words name as one that is not among these: "besides the seven soldiers"."""
    match = _BESIDES.search(one.words[0])
    if match is None:
        return None
    named = match["number"].casefold()
    counting = (other for other in earlier if other.counts)
    return next((other for other in counting if named in (other.figure.text.casefold(), str(other.value))), None)


def _add_to(figures: list[Told], place: int, base: Told, here: Sequence[Told]) -> None:
    """A further number with the one told right before it, unless that or another one of the report counts both."""
    one = figures[place]
    total = one.value + base.value
    of_all = next((other for other in here if other is not base and other.value >= total), None)
    if _is_total(base):
        figures[place] = one.standing("part", f"told beside {base.figure.text}")
    elif of_all is not None:
        for part in (one, base):
            figures[figures.index(part)] = part.standing("part", f"told beside {of_all.figure.text}")
    else:
        figures[place] = _beside(one, base)


def _before(one: Told, earlier: Sequence[Told]) -> Told | None:
    """What a number comes on top of: what earlier reports told last, its own teller first; no enemy's number."""
    known = [
        other
        for other in earlier
        if other.counts
        and not (other.recalls or other.hostile)
        and other.attackers is one.attackers
        and (one.side is None or other.side in (None, one.side))
        and one.day is not None
        and other.day is not None
        and other.day <= one.day
    ]
    own = [other for other in known if other.teller.voice == one.teller.voice]
    return max(own or known, key=lambda other: (other.day or 0, other.value), default=None)


def _beside(one: Told, base: Told) -> Told:
    """A number with those whom it comes on top of, and of whose side it is."""
    because = f"on top of {base.figure.text or base.value}"
    return replace(
        one,
        beside=(base.low, base.high),
        side=base.side,
        country=base.country,
        figure=replace(one.figure, side=base.side, because=because),
    )


def _add_victims(figures: list[Told], places: Sequence[int], roll: Roll) -> None:
    """Victims without a number: each counts once, however many reports tell of it."""
    told = [place for place in places if figures[place].victims and figures[place].counts]
    if not told:
        return
    known = roll.earlier = len(roll.people)
    for place in told:
        one = figures[place]
        roll.enter(one.victims, apart=place != told[0] and _is_set_apart(one), later=_died_later(one))
    numbers = [figures[place] for place in places if figures[place].counts and not figures[place].victims]
    greatest = max(numbers, key=lambda other: other.value, default=None)
    one = figures[told[-1]]
    so_many = max(_so_manieth(figures[place]) for place in told)
    if greatest is not None and greatest.value > 1:
        if greatest.order < one.order and not greatest.headline and (so_many == greatest.value + 1 or _is_also(one)):
            _take_on_top(figures, told[-1], greatest)
        _are_parts(figures, told, greatest.value, f"told beside {greatest.figure.text}")
        return
    total = max(so_many, len(roll.people))
    is_news = len(roll.people) > known
    if so_many > one.value:
        _count_all(figures, told, so_many)
        return
    base = _before(one, [other for other in figures[: places[0]] if not other.victims])
    if base is not None and base.value >= total:
        if is_news and (_died_later(one) or _is_set_apart(one)):
            figures[told[-1]] = _beside(one, base)
            _are_parts(figures, told[:-1], one.value + base.value, f"told beside {one.figure.text}")
        elif all(_is_certain(figures[place]) for place in told):
            _are_parts(figures, told, base.value, f"one of {base.figure.text or base.value}")
    elif total > one.value and is_news:
        _count_all(figures, told, total)
    else:
        _are_parts(figures, told, total, f"one of {total} told one by one")


def _count_all(figures: list[Told], told: Sequence[int], total: int) -> None:
    """Let the last victim of a report stand for all who are known by then; its side is told where it is that of all."""
    one = figures[told[-1]]
    others = total - one.value
    sides = {figures[place].side for place in told} | {other.side for other in figures[: told[0]] if other.victims}
    side = one.side if len(sides) == 1 else None
    figures[told[-1]] = replace(
        one,
        beside=(others, others),
        side=side,
        country=one.country if side is not None else None,
        of_all=not one.fighting,
        figure=replace(one.figure, side=side, because=f"on top of {others}"),
    )
    _are_parts(figures, told[:-1], total, f"told beside {one.figure.text}")


def _take_on_top(figures: list[Told], place: int, base: Told) -> None:
    """A victim who is told apart from a number of the same report, which is then a part of what both come to."""
    one = figures[place]
    if _is_total(base):
        return
    figures[place] = replace(_beside(one, base), of_all=not one.fighting)
    figures[figures.index(base)] = base.standing("part", f"told beside {one.figure.text}")


def _are_parts(figures: list[Told], places: Sequence[int], total: int, because: str) -> None:
    for place in places:
        if figures[place].value < total:
            figures[place] = figures[place].standing("part", because)


def _died_later(one: Told) -> bool:
    words = "".join(one.words)
    return one.role == "killed" and bool(_OF_WOUNDS.search(words) or _IN_HOSPITAL.search(words))


def _is_set_apart(one: Told) -> bool:
    return bool(_ALSO.search("".join(one.words)))


def _is_also(one: Told) -> bool:
    return bool(re.search(r"\b(?:also|too|as\s+well|likewise)\b", "".join(one.words), re.IGNORECASE))


def _is_certain(one: Told) -> bool:
    """Whether the words are of a certain person: "the mayor", somebody's name."""
    definite = re.match(r"\s*(?:the|his|her|their)\s", one.figure.text, re.IGNORECASE)
    return bool(definite) or all(victim.name for victim in one.victims)


def _is_more(one: Told) -> bool:
    return bool(_MORE.match(one.words[1]) or _MORE_AHEAD.search(one.words[0]))


def _is_total(one: Told) -> bool:
    """Whether words before a number say that it counts all: "raising the toll to 12"."""
    return bool(_TOTAL.search(one.words[0][-_NEAR_LETTERS:]))


def _so_manieth(one: Told) -> int:
    """The number of a victim that is told by its place in the row: 3 for "a third victim"; else 0."""
    whom = "" if one.whom is None else one.whom.text
    own = (whom, one.figure.text, one.words[1] if one.victims else "")
    match = next((found for words in own if (found := _SO_MANIETH.search(words))), None)
    if match is None:
        return 0
    return int(match["digits"]) if match["digits"] else _ORDINALS.index((match["word"] or match["row"]).casefold()) + 2
