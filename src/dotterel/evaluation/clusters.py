"""How well things are put into groups: B³, pairs, MUC, CEAF-e, and the mean that CoNLL 2012 made usual."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs

Group = str
Shares = tuple[float, float, float]
"""Precision, recall and F1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Figures of one grouping against the right one.

    Attributes:
        b_cubed: Of each thing's group the share that is right (Bagga and Baldwin 1998).
        pairs: Pairs of things in one group.
        muc: Links that a group needs (Vilain et al. 1995).
        ceaf: Likeness of groups paired one to one, each pair by twice the shared over the sum of both (Luo 2005).
    """

    b_cubed: Shares
    pairs: Counts
    muc: Shares
    ceaf: Shares

    @property
    def conll(self) -> float:
        """Mean F1 of MUC, B³ and CEAF-e (Pradhan et al. 2012), in [0, 1]."""
        return (self.b_cubed[2] + self.muc[2] + self.ceaf[2]) / 3


def grouping(found: Mapping[str, Group], wanted: Mapping[str, Group]) -> Grouping:
    """Hold one grouping against the right one.

    Args:
        found: Group by thing; a thing that is not in it is a group of its own.
        wanted: Right group by thing.
    """
    given = {one: f"group {found[one]}" if one in found else f"alone {one}" for one in wanted}
    both = Counter((given[one], wanted[one]) for one in wanted)
    given_sizes, wanted_sizes = Counter(given.values()), Counter(wanted.values())
    return Grouping(
        b_cubed=b_cubed(given, wanted),
        pairs=Counts(
            right=sum(map(_pairs, both.values())),
            given=sum(map(_pairs, given_sizes.values())),
            wanted=sum(map(_pairs, wanted_sizes.values())),
        ),
        muc=_muc(both, given_sizes, wanted_sizes),
        ceaf=_ceaf(both, given_sizes, wanted_sizes),
    )


def b_cubed(found: Mapping[str, Group], wanted: Mapping[str, Group], asked: Iterable[str] | None = None) -> Shares:
    """Precision, recall and F1 of groups (Bagga and Baldwin 1998): of each mention's group the share that is right.

    Args:
        found: Group by mention.
        wanted: Right group by mention; a mention without one in either is left out of all groups.
        asked: The mentions that are averaged over; all unless told.
    """
    known = [mention for mention in wanted if mention in found]
    some = None if asked is None else set(asked)
    counted = [mention for mention in known if some is None or mention in some]
    if not counted:
        return 0.0, 0.0, 0.0
    both = Counter((found[mention], wanted[mention]) for mention in known)
    of_found = Counter(found[mention] for mention in known)
    of_wanted = Counter(wanted[mention] for mention in known)
    shares = [(both[found[one], wanted[one]], of_found[found[one]], of_wanted[wanted[one]]) for one in counted]
    precision = sum(right / given for right, given, _ in shares) / len(counted)
    recall = sum(right / asked_for for right, _, asked_for in shares) / len(counted)
    return _with_f1(precision, recall)


def _pairs(size: int) -> int:
    return size * (size - 1) // 2


def _with_f1(precision: float, recall: float) -> Shares:
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _muc(both: Mapping[tuple[Group, Group], int], given: Mapping[Group, int], wanted: Mapping[Group, int]) -> Shares:
    """Of the links that hold the groups together, those that are also within a group of the other side."""
    parts_of_given = Counter(group for group, _ in both)
    parts_of_wanted = Counter(group for _, group in both)
    shares = [_linked(given, parts_of_given), _linked(wanted, parts_of_wanted)]
    return _with_f1(shares[0], shares[1])


def _linked(sizes: Mapping[Group, int], parts: Mapping[Group, int]) -> float:
    """The share of the links within groups of some sizes that is left when each falls into so many parts."""
    links = sum(size - 1 for size in sizes.values())
    return (links - sum(parts[group] - 1 for group in sizes)) / links if links else 0.0


def _ceaf(both: Mapping[tuple[Group, Group], int], given: Mapping[Group, int], wanted: Mapping[Group, int]) -> Shares:
    if not given or not wanted:
        return 0.0, 0.0, 0.0
    likeness = 0.0
    for ours, theirs in _touching(both):
        gains = [[2 * both.get((one, other), 0) / (given[one] + wanted[other]) for other in theirs] for one in ours]
        likeness += sum(gains[row][column] for row, column in best_pairs(gains))
    return _with_f1(likeness / len(given), likeness / len(wanted))


def _touching(both: Iterable[tuple[Group, Group]]) -> Iterator[tuple[Sequence[Group], Sequence[Group]]]:
    """Groups of both sides that share things, over others too: no pairing ever crosses such a part."""
    ours: dict[Group, set[Group]] = defaultdict(set)
    theirs: dict[Group, set[Group]] = defaultdict(set)
    for one, other in both:
        ours[one].add(other)
        theirs[other].add(one)
    seen: set[Group] = set()
    for start in ours:
        if start in seen:
            continue
        part: dict[Group, None] = {start: None}
        met: dict[Group, None] = {}
        waiting = [start]
        while waiting:
            for other in ours[waiting.pop()]:
                if other not in met:
                    met[other] = None
                    waiting += [one for one in theirs[other] if one not in part]
                    part |= dict.fromkeys(theirs[other])
        seen |= part.keys()
        yield list(part), list(met)
