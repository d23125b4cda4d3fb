"""Tolls: the lowest, best and highest number over all accounts, by a rule of the codebook.

The people told of fall into those who were acted on and, where any report counts them, the actors' own; in fighting,
all are one. Each of these groups has its range, and the total is their sum.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from statistics import median_low

from dotterel.codebook import TollRule
from dotterel.linking.accounts.figures import Told, allows, bears_arms
from dotterel.linking.accounts.parties import CIVILIANS, STATE_SECTORS, is_civilian, is_irregular
from dotterel.model import Toll, TollRange, TollRole

_INCLUDING = (
    r"[^.;]{0,60}?(?:\b(?:on|from|of)\s+(?:both|all)\s+(?:the\s+)?sides\b"
    r"|\b(?:including|among\s+(?:them|whom)|counting)\b[^.;,]{0,40}?\b(?:WHO)\b)"
)
_INCLUDES_FORCES = re.compile(
    _INCLUDING.replace("WHO", r"officers?|soldiers?|police\w*|agents?|marines?|troopers?|troops|guards?"), re.IGNORECASE
)
_INCLUDES_FIGHTERS = re.compile(
    _INCLUDING.replace(
        "WHO",
        r"attackers?|assailants?|bombers?|gunm[ae]n|militants?|rebels?|fighters?|raiders?|insurgents?|perpetrators?",
    ),
    re.IGNORECASE,
)
"""Behind a number that holds some of those who acted too: "19 people, including an officer"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """What one account tells of one group at one time: its total, or the sum of the sides that it tells.

    Attributes:
        told: The figure, or the greatest of those that were added up.
        low: Lowest total; none where open.
        high: Highest total; none where open.
        value: The number itself.
        is_whole: Whether it tells of all of the group, as far as anybody knows.
        parts: The figures of each side that it is the sum of; empty where it is a total.
    """

    told: Told
    low: int | None
    high: int | None
    value: int
    is_whole: bool
    parts: tuple[Told, ...] = ()

    @property
    def width(self) -> int:
        """How far its ends lie apart."""
        return 10**9 if self.low is None or self.high is None else self.high - self.low


def toll_of(role: TollRole, told: Sequence[Told], rule: TollRule, *, one_kind: bool = False) -> Toll | None:
    """The toll of one role; none where nobody tells any number.

    Args:
        role: Which.
        told: All figures of the role, with their standing.
        rule: How the best number is chosen.
        one_kind: Whether all who were acted on are of one kind, so that a number of theirs is one of all.
    """
    if not told:
        return None
    counting = [one for one in told if one.counts]
    groups = [[one for one in counting if one.attackers is side] for side in (False, True)]
    if all(groups):
        groups = _of_all(groups[0], groups[1], rule)
        one_kind = one_kind or len(groups) == 1
    chosen = [_group_range(group, rule, one_kind=one_kind) for group in groups if group]
    total = _sum([one for one, _ in chosen]) if chosen else TollRange()
    best = next((event_id for _, event_id in chosen if event_id is not None), None)
    figures = tuple(one.figure for one in sorted(told, key=_latest_first))
    return Toll(
        role=role,
        total=total,
        sides=_sides(counting, rule),
        rule=rule.best,
        best_event_id=best,
        figures=figures,
    )


def _of_all(suffered: list[Told], own: list[Told], rule: TollRule) -> list[list[Told]]:
    """Both groups without those who would be counted twice: numbers of everybody hold the actors' own too.

    Where nobody sets those acted on apart, whoever counts all tells of the same dead as who counts one side; a number
    that says that it includes some of the actors' own is taken without these.
    """
    reports = {(one.teller.voice, one.figure.document_id) for one in own}
    states = any(one.one_of_two for one in (*suffered, *own))
    if not states and all(
        one.side is None and (one.teller.voice, one.figure.document_id) not in reports for one in suffered
    ):
        return [[*suffered, *(replace(one, attackers=False) for one in own)]]
    fallen = range_of(versions_of(own, one_kind=True), rule)[0].best
    includes = _INCLUDES_FORCES if any(one.whom and not is_irregular(one.whom) for one in own) else _INCLUDES_FIGHTERS
    suffered = [
        replace(one, of_all=True) if not states and (one.teller.voice, one.figure.document_id) in reports else one
        for one in suffered
    ]
    return [
        [
            replace(one, beside=_less(one.beside, fallen))
            if one.side is None and fallen and one.value > fallen and includes.match(one.words[1])
            else one
            for one in suffered
        ],
        own,
    ]


def _less(beside: tuple[int | None, int | None], fallen: int) -> tuple[int | None, int | None]:
    low, high = beside
    return None if low is None else low - fallen, None if high is None else high - fallen


def versions_of(counting: Sequence[Told], *, one_kind: bool = False) -> tuple[Version, ...]:
    """What each account tells of a group, report by report; see `toll_of` for `one_kind`."""
    sides = {one.side for one in counting if one.side is not None}
    states = {one.country for one in counting if one.country and one.country == _state_of(one)}
    reports: dict[tuple[object, ...], list[Told]] = {}
    for one in counting:
        # 17 soldiers and four villagers, then 42 soldiers: what is not told again holds
        reports.setdefault((one.teller.voice,), []).append(one)
    least = None if one_kind else min((one.value for one in counting if one.side is None), default=None)
    made = [version for figures in reports.values() for version in _versions(figures, sides, states, least)]
    if one_kind:
        people = max((one.value for one in counting if one.side is None and one.teller.party is not None), default=0)
        return tuple(replace(one, is_whole=not _are_fighters_among(one, people)) for one in made)
    most = max((one.value for one in made if not one.told.hostile), default=0)
    return tuple(replace(one, is_whole=True) if _is_all_they_hit(one, most) else one for one in made)


def _are_fighters_among(version: Version, people: int) -> bool:
    """Whether a number of fighters is that of some of the people whom somebody else counts: "three of its members"."""
    whom = version.told.whom
    armed = whom is not None and bool(set(whom.sectors[:1]) & {"REB", "PRM"})
    return armed and not version.told.of_all and version.told.side is not None and version.value < people


def _is_all_they_hit(version: Version, most: int) -> bool:
    """Whether an attacker's number of those whom it hit is one of all: where nobody else counts more.

    "We killed 20 fighters" and "two nurses and five patients died" are two accounts of the same dead.
    """
    told = version.told
    return told.hostile and not (told.fighting or told.attackers) and version.value >= most


def _versions(figures: Sequence[Told], sides: Iterable[str], states: set[str], least: int | None) -> list[Version]:
    """What one account tells in one report.

    A party that counts people of its own state alone tells nothing of those of another that counts its own.
    """
    by_side: dict[str, Told] = {}
    for one in sorted(figures, key=lambda told: (-told.value, told.width, told.order)):
        if one.side is not None:
            by_side.setdefault(one.side, one)
    general = [one for one in figures if one.side is None]
    countries = {one.country for one in figures if one.side is not None}
    state = _state_of(figures[0])
    partial = state is not None and bool(states - countries) and countries == {state}
    made = [Version(told=one, low=one.low, high=one.high, value=one.value, is_whole=True) for one in general]
    if by_side:
        parts = list(by_side.values())
        lows, highs = [one.low for one in parts], [one.high for one in parts]
        value = sum(one.value for one in parts)
        # Where somebody counts all without telling sides, one side is a total only if it is no fewer; a report that
        # tells several sides tells all that it knows.
        covers = set(by_side) == set(sides)
        if set(sides) == {CIVILIANS} and not any(one.one_of_two for one in parts):
            least = None  # then civilians are just people
        whole = (len(parts) > 1 and not partial) or (covers if least is None else value >= least)
        whole = whole or any(one.of_all for one in parts)
        greater = max((one.value for one in general), default=-1)
        if not general or (value > greater and len(parts) > 1):
            made.append(
                Version(
                    told=max(parts, key=lambda one: (one.value, -one.order)),
                    low=None if None in lows else sum(low for low in lows if low is not None),
                    high=None if None in highs else sum(high for high in highs if high is not None),
                    value=value,
                    is_whole=whole,
                    parts=tuple(parts),
                )
            )
    return made


def _by_sides(versions: Sequence[Version], rule: TollRule) -> tuple[TollRange, str | None] | None:
    """The range side by side, where one teller alone tells several and others tell one of these; else none.

    One report has eleven herders and six farmers dead, an elder fourteen of his herders: by his word they are twenty.
    Where several tell all sides, each of them stands for itself.
    """
    several = [one for one in versions if len(one.parts) > 1]
    if not several or len({one.told.teller.voice for one in several}) > 1:
        return None
    sides = {part.side for one in several for part in one.parts}
    if any(part.side not in sides for one in versions for part in one.parts):
        return None  # whom that teller leaves out, others count: a state that tells of its own people alone
    alone = [one for one in versions if len(one.parts) == 1 and not one.is_whole and one.told.side in sides]
    if all(one.told.teller.voice == several[0].told.teller.voice for one in alone):
        return None
    parts = [part for one in (*several, *alone) for part in one.parts]
    ranges = [
        range_of([_alone(part) for part in parts if part.side == side], rule)
        for side in sorted(sides, key=lambda side: side or "")
    ]
    newest = max(alone, key=lambda one: (one.told.day or 0, one.value))
    return _sum([one for one, _ in ranges]), newest.told.figure.event_id


def _by_claims(
    counting: Sequence[Told], versions: Sequence[Version], rule: TollRule
) -> tuple[TollRange, str | None] | None:
    """The range camp by camp, where both camps of a fight count, or somebody counts those of neither; else none.

    What a side says of its own people stands against what its enemy says of them, whatever either says of the other.
    Where anybody tells a number of everybody, that is what the sums of the sides are held against.
    """
    told = [one for one in counting if one.side is not None]
    camps = list(dict.fromkeys(one.people for one in told if one.camp is not None))
    if len(camps) < 2 or len(told) < len(counting):
        return None
    both = [
        camp
        for camp in camps
        if len({one.hostile for one in told if one.people == camp}) > 1
        and len({one.teller.voice for one in told if one.people == camp}) > 1
    ]
    most = max(one.value for one in told if one.camp is not None)
    # whom one side calls the enemy's dead, those who accuse it may call civilians
    others = [one for one in told if one.camp is None and not (one.accuses and one.value <= most)]
    known = {one.told.teller.voice for one in versions if {part.people for part in one.parts} >= set(camps)}
    apart = any(one.whom is not None and is_civilian(one.whom) and one.teller.voice not in known for one in others)
    if not both and not apart:
        return None
    ranges = [
        range_of([_alone(one) for one in told if one.people == people], rule)
        for people in (*camps, *dict.fromkeys(one.people for one in others))
    ]
    return _sum([one for one, _ in ranges]), ranges[0][1]


def _alone(one: Told) -> Version:
    """One figure as all that is told of its side."""
    return Version(told=one, low=one.low, high=one.high, value=one.value, is_whole=True)


def _widened(one: TollRange, other: TollRange) -> TollRange:
    """The best number of one range, and the outer ends of both."""
    low = None if one.low is None or other.low is None else min(one.low, other.low)
    high = None if one.high is None or other.high is None else max(one.high, other.high)
    return TollRange(low=low, best=one.best, high=high)


def _state_of(one: Told) -> str | None:
    """The state that the teller of a figure speaks for; none for rebels, people and outlets."""
    speaker = one.speaker
    if speaker is None or not speaker.sectors or speaker.sectors[0] not in STATE_SECTORS | {"PRM"}:
        return None
    return speaker.country


def _group_range(counting: Sequence[Told], rule: TollRule, *, one_kind: bool) -> tuple[TollRange, str | None]:
    """The range of one group: over the accounts that tell all of it; where none does, the sum of its sides."""
    versions = versions_of(counting, one_kind=one_kind)
    wholes = [one for one in versions if one.is_whole]
    by_claims = _by_claims(counting, versions, rule)
    if by_claims is not None:
        return by_claims
    by_sides = _by_sides(versions, rule)
    if by_sides is not None:
        totals = [one for one in wholes if len(one.parts) < 2]
        if not totals:
            return by_sides
        total = range_of(totals, rule)
        newest = max((one.told.day or 0 for one in versions if not one.is_whole), default=0)
        is_newer = any((one.told.day or 0) >= newest for one in totals)
        first, second = (total, by_sides) if is_newer else (by_sides, total)
        return _widened(first[0], second[0]), first[1]
    if wholes:
        return range_of(wholes, rule)
    ranges = [_group_range(people, rule, one_kind=True) for people in _apart(_without_parts(counting))]
    greatest = max(ranges, key=lambda one: one[0].best or 0)
    return _sum([one for one, _ in ranges]), greatest[1]


def _without_parts(counting: Sequence[Told]) -> list[Told]:
    """Without the figures of some of a state's people, where the state counts all on its side."""
    summed = {one.country for one in counting if one.own_side}
    return [one for one in counting if one.own_side or one.country not in summed or one.country is None]


def _apart(counting: Sequence[Told]) -> list[list[Told]]:
    """The figures by people: sides of two states or of a fight, or told side by side, are others; else the same."""
    together: dict[tuple[object, ...], set[str]] = {}
    for one in counting:
        together.setdefault((one.teller.voice, one.figure.document_id), set()).add(one.side or "")
    within = not any(one.one_of_two for one in counting)  # then each state's fighters are on its side
    armed = [(one.side, one.whom) for one in counting if within and one.fighting and one.whom is not None]
    irregular = {side: is_irregular(whom) for side, whom in armed if bears_arms(whom)}
    countries = {one.side: one.country if one.side != CIVILIANS or one.one_of_two else None for one in counting}
    groups: list[list[str]] = []
    for side in sorted({one.side or "" for one in counting}):
        group = next(
            (
                group
                for group in groups
                if all(_may_be_same(side, one, together, countries) for one in group)
                and len({irregular[one] for one in (side, *group) if one in irregular}) < 2
            ),
            None,
        )
        if group is None:
            groups.append([side])
        else:
            group.append(side)
    return [[one for one in counting if (one.side or "") in group] for group in groups]


def _may_be_same(
    side: str, other: str, together: Mapping[tuple[object, ...], set[str]], countries: Mapping[str | None, str | None]
) -> bool:
    one, another = countries.get(side), countries.get(other)
    if one and another and one != another:
        return False
    return not any({side, other} <= sides for sides in together.values())


def range_of(versions: Sequence[Version], rule: TollRule) -> tuple[TollRange, str | None]:
    """Lowest, best and highest number of some accounts, and the mention that the best one was taken from.

    No number is the best where all that is told are several numbers of which nothing tells which one holds. An end is
    open where the outermost account leaves it open. What is told long after, in passing, gives the best
    number, and the ends, only where nobody told any at the time.
    """
    versions = [one for one in versions if not one.told.recalls] or versions
    lowest = min(versions, key=lambda one: (one.value if one.low is None else one.low, one.low is None))
    highest = max(versions, key=lambda one: (one.value if one.high is None else one.high, one.high is not None))
    if rule.opponents == "never" and all(one.told.hostile for one in versions):
        return TollRange(low=lowest.low, best=None, high=highest.high), None
    decided = [one for one in versions if not one.told.undecided]
    decided = [one for one in decided if one.low is not None] or decided  # "up to 20" is an end, and no number
    if not decided:  # between two numbers of a sentence lies none that anybody told
        return TollRange(low=lowest.low, best=None, high=highest.high), None
    best = best_of(decided, rule)
    low = None if lowest.low is None else min(lowest.low, best.value)
    high = None if highest.high is None else max(highest.high, best.value)
    return TollRange(low=low, best=best.value, high=high), best.told.figure.event_id


def best_of(versions: Sequence[Version], rule: TollRule) -> Version:
    """The account that gives the best number, by the rule of the role; at least one must be given."""
    trusted = list(versions)
    if rule.opponents != "equal":
        trusted = [one for one in versions if not one.told.hostile] or trusted
    if rule.best == "median":
        middle = median_low([one.value for one in trusted])
        return min((one for one in trusted if one.value == middle), key=_preference)
    if rule.best == "lowest":
        return min(trusted, key=lambda one: (one.value, _preference(one)))
    if rule.best == "highest":
        return min(trusted, key=lambda one: (-one.value, _preference(one)))
    if rule.best == "highest-official":
        officials = [one for one in trusted if set(one.told.official) & set(rule.official)]
        return min(officials or trusted, key=lambda one: (-one.value, _preference(one)))
    latest = min(trusted, key=_preference)
    closer = [
        one for one in trusted if one.width < latest.width and allows((one.low, one.high), (latest.low, latest.high))
    ]
    return min(closer, key=_preference) if closer else latest


def _preference(version: Version) -> tuple[object, ...]:
    """The newest first; of one day the most precise, then the greater number, then the first told."""
    told = version.told
    day = told.day if told.day is not None else -1
    return -day, version.width, -version.value, told.order


def _sides(counting: Sequence[Told], rule: TollRule) -> tuple[TollRange, ...]:
    by_side: dict[str, list[Told]] = {}
    for one in counting:
        if one.side is not None:
            by_side.setdefault(one.side, []).append(one)
    made = []
    for side, figures in by_side.items():
        made.append(replace(range_of([_alone(one) for one in figures], rule)[0], side=side))
    return tuple(sorted(made, key=lambda one: (-(one.best or 0), one.side or "")))


def _sum(ranges: Sequence[TollRange]) -> TollRange:
    lows, bests, highs = ([getattr(one, end) for one in ranges] for end in ("low", "best", "high"))
    return TollRange(
        low=None if None in lows else sum(lows),
        best=None if None in bests else sum(bests),
        high=None if None in highs else sum(highs),
    )


def _latest_first(told: Told) -> tuple[object, ...]:
    return -(told.day if told.day is not None else -1), -told.order, repr(told.figure)
