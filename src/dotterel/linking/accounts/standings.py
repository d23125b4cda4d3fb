"""Which figures count: not those that were taken back, that repeat another, that are parts, or that are out of date."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dotterel.linking.accounts.additions import Roll, add_up, have_died
from dotterel.linking.accounts.evidence import Evidence, is_fact
from dotterel.linking.accounts.figures import Told, allows
from dotterel.model import ResolvedEvent

_EARLIER = re.compile(
    r"(?:\b(?:earlier|previous|initial|first|preliminary|provisional)\s+(?:\w+\s+){0,3}(?:of|at|as)"
    r"|\b(?:up|down|risen|lowered|raised|revised|revising|rose|fell|dropped|climbed)\b[^.;]{0,40}\bfrom"
    r"|\b(?:earlier|previously|initially|at first|originally)\s+(?:\w+\s+){0,5}"
    r"(?:[\w-]+\s+(?:people\s+)?(?:dead|killed|deaths|wounded|injured)\s+and\s+)?"
    r"|,?\s*\b(?:and\s+)?not)\s*$",
    re.IGNORECASE,
)
"""Words before a number that is no longer held: "up from 10", "earlier put the toll at 10", "not nine"."""
_FIRST_COUNT = re.compile(
    r"\b(?:according\s+to|by|in|on|from)\s+(?:the\s+)?(?:initial|preliminary|early|first|provisional)\s+"
    r"(?:report\w*|count\w*|figures?|estimates?|information|toll|data)\b",
    re.IGNORECASE,
)
"""Words behind a number that is a first one: "according to initial reporting"."""
_LEFT = re.compile(
    r"\b(?:still|remain(?:s|ed|ing)?)\b(?=[^.;]{0,40}\b(?:held|hostages?|captiv\w+|custody|missing|detained|jail\w*|there|"
    r"in|behind)\b)|\b(?:still|remaining)\s*$",
    re.IGNORECASE,
)
"""Words beside a number of those who are left, when others have been let go."""


_SHARE_OF = re.compile(
    r"(?:at least |about |some |nearly )?[\w-]+\s+of\s+(?:the\s+(?P<whole>dead|killed|victims|wounded|injured|slain|"
    r"detainees|casualties)|them|those|whom)\b",
    re.IGNORECASE,
)
"""A number of some of those who were counted before: "five of the dead were officers"."""
_FATE = re.compile(
    r"\s*(?:$|[.,;]|(?:and|in|on|at|by|near|while|during|went|lost|who|in)\b|(?:(?:were|was|had\s+been|have\s+been)\s+)?(?:dead|killed|shot|"
    r"slain|murdered|wounded|injured|hurt|arrested|detained|died|perish\w*|fell)\b)",
    re.IGNORECASE,
)
"""Behind "so many of them", where the words say what befell these, and not who they were."""
_INCLUDED = re.compile(
    r"\b(?:including|among\s+(?:them|whom|the\s+dead|the\s+victims))\s+(?:[\w-]+\s+){0,2}$", re.IGNORECASE
)
"""Words before a number of some of those counted in the same breath: "14 people, including four children"."""
_ROUNDED_BY = 10
"""A rough number stands for those that differ from it by no more than a tenth."""
_ALONE = re.compile(r"[^.;,]{0,60}\b(?:in|at|from)\s+(?:the\s+)?[\w'’-]+(?:\s+[\w'’-]+){0,3}?\s+alone\b", re.IGNORECASE)
"""Behind a number of those of one place among several: "17 bodies in Gedo alone"."""
_CARED_FOR = re.compile(
    r"[^.;,]{0,50}\b(?:still|remain\w*|being\s+(?:looked\s+after|treated|cared)|in\s+(?:a\s+)?(?:critical|serious|stable)\s+condition)\b",
    re.IGNORECASE,
)
"""Behind a number of the wounded whom a hospital has by then: "four remain in hospital"."""


def judged(told: Sequence[Told], evidence: Evidence) -> tuple[Told, ...]:
    """The figures of one role with their standing, in the same order."""
    events = {event.id: event for event in evidence.events}
    figures = [_by_own_words(one, events[one.figure.event_id]) for one in told]
    figures = _without_copies(figures, evidence)
    by_report: dict[str, list[int]] = {}
    for place, one in enumerate(figures):
        by_report.setdefault(one.figure.document_id, []).append(place)
    rolls: dict[tuple[bool, str | None], Roll] = {}
    for places in by_report.values():
        by_group: dict[tuple[bool, str | None], list[int]] = {}
        for place in places:
            by_group.setdefault(figures[place].group, []).append(place)
        _judge_shares(figures, places)
        for group, own in by_group.items():
            add_up(figures, own, rolls.setdefault(group, Roll()))
        _judge_report(figures, places)
    _judge_some(figures)
    _judge_rough(figures)
    _judge_first_counts(figures)
    by_teller: dict[tuple[object, ...], list[int]] = {}
    for place, one in enumerate(figures):
        by_teller.setdefault((one.teller.voice, one.attackers), []).append(place)
    for places in by_teller.values():
        _judge_teller(figures, places)
    return tuple(figures)


def _by_own_words(one: Told, event: ResolvedEvent) -> Told:
    """Whether the words of the mention take the number back, or say that it is an old one or a part."""
    if event.claim.status == "denied":
        return one.standing("withdrawn", "denied")
    if not is_fact(event):
        return one.standing("withdrawn", "told as not having happened")
    before, behind = one.words
    earlier = _EARLIER.search(before[-70:])
    if earlier:
        return one.standing("superseded", " ".join(f"{earlier.group()}{one.figure.text}".split()).lstrip(", "))
    left = _LEFT.search(behind[:90]) or _LEFT.search(before[-40:] + behind[:40])
    if one.role == "held" and left:
        return one.standing("part", f"those {left.group().strip()} held")
    if one.role == "injured" and have_died(one):
        return one.standing("part", "those who died")
    return one


def _without_copies(told: Sequence[Told], evidence: Evidence) -> list[Told]:
    """A copy's number is the copied report's, unless the copy changed it."""
    root_of = evidence.root_of
    first = {(one.figure.document_id, one.low, one.high) for one in told}
    figures = []
    for one in told:
        root = root_of[one.figure.document_id]
        copied = root != one.figure.document_id and (root, one.low, one.high) in first
        figures.append(one.standing("copy", f"the text of {root}") if copied else one)
    return figures


def _judge_report(figures: list[Told], places: Sequence[int]) -> None:
    """Within one report: what its own voice repeats of a source, headlines shorter than the text, and parts."""
    sums = _sums([figures[place] for place in places])
    for place in places:
        one = figures[place]
        if not one.counts:
            continue
        others = [figures[other] for other in places if other != place and figures[other].counts]
        own = one.teller.party is None
        whose = next(
            (other for other in others if own and other.teller.party is not None and _repeats(one, other)), None
        )
        added = next((teller for teller, total in sums if own and (one.low, one.high) == total), None)
        longer = next((other for other in others if _shortens(one, other)), None)
        greater = next((other for other in others if _is_part(one, other)), None)
        if whose is not None or added is not None:
            teller = whose.figure.teller if whose is not None else added
            figures[place] = one.standing("copy", f"the report has it from {teller}")
            same = whose is not None and (one.low, one.high) == (whose.low, whose.high)
            if whose is not None and same and one.side is None and not whose.one_of_two:
                figures[figures.index(whose)] = replace(whose, of_all=True)
        elif longer is not None:
            figures[place] = one.standing("copy", f"the report says {longer.figure.text}")
        elif greater is not None:
            figures[place] = one.standing("part", f"told beside {greater.figure.text}")


def _sums(told: Sequence[Told]) -> list[tuple[str, tuple[int | None, int | None]]]:
    """What each source gives of several sides, added up."""
    by_event: dict[tuple[str, str], list[Told]] = {}
    for one in told:
        if one.counts and one.teller.party is not None:
            by_event.setdefault((one.figure.event_id, one.figure.teller), []).append(one)
    made: list[tuple[str, tuple[int | None, int | None]]] = []
    for (_, teller), parts in by_event.items():
        lows, highs = [one.low for one in parts], [one.high for one in parts]
        if len(parts) > 1 and None not in lows and None not in highs:
            made.append((teller, (sum(low or 0 for low in lows), sum(high or 0 for high in highs))))
    return made


def _repeats(one: Told, source: Told) -> bool:
    """A number in a report's own voice that the same report gives to a source is that source's: mostly its headline.

    A headline leaves out that it is the most or the least: "60 dead" above "nearly 60".
    """
    rounded = one.headline and one.low == one.high is not None and one.low in (source.low, source.high)
    return source.allows(one) and (rounded or one.width >= source.width)


def _shortens(one: Told, other: Told) -> bool:
    """ "18 killed" above "at least 18 were killed" says no more than that, nor does a headline of the same number."""
    if one.teller.voice != other.teller.voice:
        return False
    repeated = (one.low, one.high) == (other.low, other.high)
    if repeated and one.headline and not other.headline:
        return True
    return (
        one.side in (other.side, None)
        and other.high is None
        and one.high is not None
        and one.low == other.low == one.high
    )


def _is_part(one: Told, other: Told) -> bool:
    """A number below another one of the same side and account is a part of it.

    So is what the report says in its own voice behind a greater number of a source ("five of them were officers").
    """
    if other.value <= one.value or other.allows(one):
        return False
    if _INCLUDED.search(one.words[0]):
        return True
    if other.people != one.people or one.figure.event_id == other.figure.event_id:
        return False
    return other.teller.voice == one.teller.voice or (
        one.teller.party is None and other.teller.party is not None and other.order < one.order and not other.hostile
    )


def _judge_shares(figures: list[Told], places: Sequence[int]) -> None:
    """Some "of the dead", and "five of them officers"; so too "five of them died" where the report told more before.

    Else "forty of them were killed" is a number of its own: that of a group which has none.
    """
    for place in places:
        one = figures[place]
        share = _SHARE_OF.match(one.words[1])
        if share is None or not one.counts or (one.role == "killed" and share["whole"] in ("wounded", "injured")):
            continue
        before = (figures[other] for other in places if figures[other].order <= one.order and other != place)
        own = not share["whole"] and _FATE.match(one.words[1], share.end())
        if not own or any(other.value > one.value and not other.headline for other in before):
            figures[place] = one.standing("part", " ".join(share.group().split()))


def _judge_some(figures: list[Told]) -> None:
    """Those of one place, or those whom a hospital still has, are a part where anybody but an enemy tells of more."""
    for place, one in enumerate(figures):
        some = _ALONE.match(one.words[1]) or (one.role == "injured" and _CARED_FOR.match(one.words[1]))
        if not (one.counts and some):
            continue
        more = (other for other in figures if other.counts and other.group[0] == one.group[0] and not other.hostile)
        greater = next((other for other in more if other.value > one.value), None)
        if greater is not None:
            figures[place] = one.standing("part", f"some of {greater.figure.text or greater.value}")


def _judge_rough(figures: list[Told]) -> None:
    """A rough number that an exact one fits says no more than that: "about 30" beside 31."""
    exact = [one for one in figures if one.counts and not one.about and one.low is not None and one.low == one.high]
    for place, one in enumerate(figures):
        if not (one.counts and one.about and one.low is not None and one.low == one.high):
            continue
        same = (
            other
            for other in exact
            if other.attackers is one.attackers and (one.hostile or other.side in (one.side, None))
        )
        fits = next((other for other in same if abs(other.value - one.value) * _ROUNDED_BY <= one.value), None)
        if fits is not None:
            figures[place] = one.standing("copy", f"{fits.figure.text or fits.value} in round numbers")


def _judge_first_counts(figures: list[Told]) -> None:
    """A number that its words call a first one gives way to any that others told as more than that by that day."""
    first = [place for place, one in enumerate(figures) if one.counts and _FIRST_COUNT.search(one.words[1])]
    for place in first:
        one = figures[place]
        better = next(
            (
                other
                for number, other in enumerate(figures)
                if number not in first and other.counts and other.group == one.group and _is_by_then(other, one)
            ),
            None,
        )
        if better is not None:
            figures[place] = one.standing("superseded", f"a first count beside {better.figure.text or better.value}")


def _is_by_then(other: Told, one: Told) -> bool:
    return other.day is not None and one.day is not None and other.day <= one.day


def _judge_teller(figures: list[Told], places: Sequence[int]) -> None:
    """A teller's later number of the same side takes the place of the earlier ones, unless it only says less.

    A number that its teller takes back later does not count any more.
    """
    for number, place in enumerate(places):
        one = figures[place]
        if not one.counts:
            continue
        behind = [figures[other] for other in reversed(places[number + 1 :])]
        later = next((other for other in behind if _supersedes(other, one)), None)
        denied = next((other for other in behind if _takes_back(other, one)), None)
        if denied is not None:
            figures[place] = one.standing("withdrawn", f"taken back{_on(denied)}")
        elif later is not None:
            figures[place] = one.standing("superseded", f"{later.figure.text or later.value}{_on(later)}")


def _supersedes(later: Told, one: Told) -> bool:
    if not later.counts or later.recalls or later.day is None or one.day is None or later.day <= one.day:
        return False
    if later.people != one.people and (None not in (later.side, one.side) or 0 < later.value < one.value):
        return one.value == 0 < later.value and one.side is None
    says_less = later.allows(one) and later.width >= one.width
    is_raised = later.high is None and one.high is None and (later.low or 0) > (one.low or 0)
    return is_raised or not says_less


def _takes_back(later: Told, one: Told) -> bool:
    after = later.day is not None and one.day is not None and later.day > one.day and later.side == one.side
    return after and later.figure.standing == "withdrawn" and allows((later.low, later.high), (one.low, one.high))


def _on(told: Told) -> str:
    return f" on {told.figure.told}" if told.figure.told else ""
