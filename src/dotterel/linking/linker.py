"""Tellings into incidents, one document after the other.

A new telling is compared with those that share its block keys. Everything that the evidence draws it to, directly or
over others, is taken apart and put together anew with it, by average linkage over the log-odds of all pairs; all else
stays as it is. What is put together anew is put together from single tellings, so the order in which documents come
matters only where a bound is reached; and each step is bounded, so the work for a document hangs on how much was told
of the same days and places, never on the size of the archive.
"""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from dotterel.linking.archive import Archive, Changes, LinkedIncident
from dotterel.linking.blocking import kept_and_asked_keys
from dotterel.linking.clustering import clustered
from dotterel.linking.evidence import evidence
from dotterel.linking.settled import Settled
from dotterel.linking.telling import Telling
from dotterel.linking.weights import LinkWeights, load_weights
from dotterel.linking.words import Rarities, load_rarities
from dotterel.model import Link, Reason, digest_id

MOST_IN_BLOCK = 400
"""Tellings of one block that are looked at, the latest: a block of a whole country at war is cut, its narrower keys
(a town, a name, a toll with the week) are not."""
MOST_COMPARED = 64
"""Tellings that a new one is compared with: those that share the most, and the rarest, keys."""
MOST_TOGETHER = 100
"""Tellings that are put together anew at once, beside the new ones."""
MOST_TAKEN_APART = 60
"""Tellings of an incident that is still taken apart; a larger one takes in others as it is."""
SPEAKERS = 30
"""Tellings that stand for an incident that is not taken apart."""
NEAR_IN_DOCUMENT = 40
"""Tellings of one document that are compared with each other: so many on either side."""
LEAST_SCORE = 0.02
"""Probability from which a pair is worth a link."""
MOST_LINKS = 6
"""Judgements told of a new telling, the surest: any other pair can be judged again whenever it is asked for."""
MOST_LINKS_APART = 2
"""Of these, judgements that two tellings are not one happening."""
RIVAL = 1.0
"""Log-odds by which a telling must rather be one with a neighbour for that neighbour to speak for it."""
Floats = NDArray[np.float64]
_MOST_REMEMBERED = 250_000
_MOST_KEYS = 4_000


class Linker:
    """Groups tellings into incidents as they come."""

    def __init__(
        self,
        archive: Archive,
        *,
        weights: LinkWeights | None = None,
        rarities: Rarities | None = None,
        settled: Settled | None = None,
    ) -> None:
        """A linker over an archive, to which it also writes.

        Args:
            archive: What was linked before.
            weights: Of the evidence; the shipped ones unless told.
            rarities: How rare stems are; as shipped unless told.
            settled: Decisions of reviewers that hold from now on; `settle` applies further ones to what is there.
        """
        self._archive = archive
        self._weights = weights or load_weights()
        self._rarities = rarities or load_rarities()
        self._settled = settled or Settled()
        self._decided = dict(archive.of_events(self._settled.events))
        self._odds: dict[tuple[str, str], float] = {}
        self._former_odds: dict[tuple[str, str], float] = {}  # those before them, so that the last ones are never lost
        self._keys: dict[str, tuple[Telling, frozenset[str], frozenset[str]]] = {}

    def take(self, document_id: str, tellings: Sequence[Telling]) -> Changes:
        """Take a document in, or take it in anew: what it told before and no longer tells is removed.

        Args:
            document_id: The document.
            tellings: All that it tells; none removes it.

        Returns:
            What changed; nothing where the document is known with the same tellings. The archive has it already.
        """
        known = {one.id: one for one in self._archive.of_document(document_id)}
        told = {one.id: one for one in tellings}
        removed = [one for one in known if told.get(one) != known[one]]
        added = [one for one in told.values() if known.get(one.id) != one]
        if not removed and not added:
            return Changes()
        if removed:
            self._odds.clear()
            self._former_odds.clear()
        new = {one.id: one for one in added}
        gone = frozenset(removed) - new.keys()
        around, emptied = self._around(removed, gone)
        work = _Work(
            removed=frozenset(removed), gone_tellings=gone, added=new, heirs=self._heirs(known, gone, added, emptied)
        )
        self._remember_decided(known, work)
        asked = dict.fromkeys(key for one in added for key in sorted(self._keys_of(one)[1]))
        self._archive.expect(list(asked), in_block=MOST_IN_BLOCK)
        links = [link for one in added for link in self._compared(one, tuple(told.values()), work)]
        # Of each the archive is asked again before its name is given: it remembers what it was asked for at once.
        self._archive.members([digest_id("incident", one) for one in work.added])
        self._put_together([*work.added, *sorted(around)], work)
        for incident_id in emptied:
            if incident_id not in work.members:
                work.drop(incident_id)
        return self._kept(work, links)

    def settle(self, settled: Settled) -> Changes:
        """Let the decisions of reviewers hold, in place of those before, and put together anew what they touch.

        Returns:
            What changed; the archive has it already.
        """
        touched = settled.events | self._settled.events
        self._settled = settled
        self._decided = dict(self._archive.of_events(settled.events))
        work = _Work()
        self._put_together(sorted(set(self._archive.of_events(touched).values())), work)
        return self._kept(work, ())

    def log_odds(self, first: Telling, second: Telling) -> float:
        """Natural log-odds that two tellings are of one happening, whatever reviewers say."""
        one, other = (first, second) if first.id < second.id else (second, first)
        pair = (one.id, other.id)
        known = self._odds.get(pair)
        if known is None:
            known = self._former_odds.get(pair)
            if known is None:
                known = self._weights.log_odds(evidence(one, other, self._rarities))
            if len(self._odds) >= _MOST_REMEMBERED:
                self._former_odds, self._odds = self._odds, {}
            self._odds[pair] = known
        return known

    def link(self, first: Telling, second: Telling) -> Link:
        """The judgement on a pair, with the table of reasons behind it, the weightiest first."""
        told = evidence(first, second, self._rarities)
        score = 1.0 / (1.0 + math.exp(-max(-50.0, self._weights.log_odds(told))))
        reasons = [Reason(name="before any evidence", value="", weight=round(self._weights.of(told).bias, 3))]
        reasons += [
            Reason(name=name, value=f"{value:.2f}", weight=round(weight, 3))
            for name, value, weight in self._weights.parts(told)
        ]
        same = score >= 0.5
        if self._settled.are_together(first, second) or self._settled.are_apart(first, second):
            same = self._settled.are_together(first, second)
            reasons.insert(0, Reason(name="settled by a reviewer", value="together" if same else "apart"))
        return Link(
            event_id=first.event_ids[0] if first.event_ids else first.id,
            to="event",
            to_id=second.event_ids[0] if second.event_ids else second.id,
            same=same,
            score=round(score, 4),
            made_by=self._weights.provenance,
            reasons=tuple(reasons),
        )

    def _remember_decided(self, known: Mapping[str, Telling], work: "_Work") -> None:
        """Which tellings hold the events that decisions name."""
        if self._settled:
            for one in work.removed:
                for event in known[one].event_ids:
                    self._decided.pop(event, None)
            for telling in work.added.values():
                self._decided |= {event: telling.id for event in telling.event_ids if self._settled.names(event)}

    def _heirs(
        self, known: Mapping[str, Telling], gone: Iterable[str], added: Sequence[Telling], emptied: Iterable[str]
    ) -> dict[str, str]:
        """The incident of which nothing is left, by the new telling that has an event of what it held."""
        left = set(emptied)
        incidents = self._archive.incidents_of(gone)
        by_event = {event: incidents[one] for one in sorted(incidents) for event in known[one].event_ids}
        return {
            one.id: by_event[event] for one in added for event in reversed(one.event_ids) if by_event.get(event) in left
        }

    def _around(self, removed: Sequence[str], gone: frozenset[str]) -> tuple[set[str], list[str]]:
        """The tellings whose grouping may change when some are removed, and the incidents that have no others."""
        drawn = {other for others in self._archive.drawn_to(removed).values() for other in others}
        groups = self._archive.members(set(self._archive.incidents_of(removed).values()))
        members = {one for group in groups.values() for one in group}
        emptied = sorted(name for name, group in groups.items() if not set(group) - gone)
        return (drawn | members) - gone, emptied

    def _compared(self, telling: Telling, document: Sequence[Telling], work: "_Work") -> list[Link]:
        """Compare a new telling with its candidates; those that it is drawn to are noted."""
        judged = []
        for other in (*self._candidates(telling, work), *self._neighbours(telling, document, work)):
            odds = self.log_odds(telling, other)
            if odds > self._weights.bar(one_document=telling.document_id == other.document_id):
                work.draw(telling.id, other.id)
            if odds > math.log(LEAST_SCORE):
                judged.append((odds, other))
        judged.sort(key=lambda one: (-one[0], one[1].id))
        told = [self.link(telling, other) for _, other in judged[:MOST_LINKS]]
        apart = [one for one in told if not one.same]
        return [*(one for one in told if one.same), *apart[:MOST_LINKS_APART]]

    def _candidates(self, telling: Telling, work: "_Work") -> Sequence[Telling]:
        """The tellings of other documents that share the most and rarest keys with one."""
        but = work.removed | work.added.keys()
        shared = self._archive.alike(
            sorted(self._keys_of(telling)[1]), in_block=MOST_IN_BLOCK, most=MOST_COMPARED + len(but)
        )
        others = [one for one in shared if one not in but]
        best = sorted(others, key=lambda one: (-shared[one], one))[:MOST_COMPARED]
        return [one for one in self._archive.tellings(best) if one.document_id != telling.document_id]

    def _keys_of(self, telling: Telling) -> tuple[frozenset[str], frozenset[str]]:
        """The keys under which a telling is kept, and those for which it asks; made once."""
        known = self._keys.get(telling.id)
        if known is None or known[0] is not telling:
            if len(self._keys) >= _MOST_KEYS:
                self._keys.clear()
            kept, asked = kept_and_asked_keys(telling, rarities=self._rarities)
            known = self._keys[telling.id] = telling, frozenset(kept), frozenset(asked)
        return known[1:]

    @staticmethod
    def _neighbours(telling: Telling, document: Sequence[Telling], work: "_Work") -> list[Telling]:
        """The tellings of the same document that it is compared with; each pair comes once."""
        place = next(number for number, one in enumerate(document) if one.id == telling.id)
        later = document[place + 1 : place + 1 + NEAR_IN_DOCUMENT]
        return [
            *document[max(0, place - NEAR_IN_DOCUMENT) : place],
            *(one for one in later if one.id not in work.added),
        ]

    def _put_together(self, seeds: Sequence[str], work: "_Work") -> None:
        """Put all that the seeds are drawn to together anew, one connected part after the other."""
        for seed in seeds:
            if seed not in work.done:
                self._cluster(self._part(seed, work), work)

    def _part(self, seed: str, work: "_Work") -> "_Part":
        """Everything that a telling is drawn to, over others too, as far as the bounds reach."""
        part = _Part()
        layer = [seed]
        needed = {seed}
        while layer:
            before = (one for one in layer if one not in work.added or one in work.removed)
            known = self._archive.incidents_of(before)
            incidents = {**known, **work.incident_of}
            wanted = dict.fromkeys(incidents[one] for one in layer if one in incidents)
            alone = [one for one in layer if one not in incidents]
            groups = dict(self._archive.members(one for one in wanted if one not in work.members))
            groups |= {one: work.members[one] for one in wanted if one in work.members}
            for incident_id in wanted:
                had = tuple(groups.get(incident_id, ()))
                members = tuple(one for one in had if one not in work.gone_tellings)
                self._include(part, incident_id, members, must=not needed.isdisjoint((seed, *members)))
                part.had[incident_id] = had
            part.ids |= dict.fromkeys(alone)
            layer, partners = self._next_layer(part, work)
            needed |= partners
        return part

    def _include(self, part: "_Part", incident_id: str, members: tuple[str, ...], *, must: bool) -> None:
        """Take an incident into a part: by all its tellings, or by some that speak for it."""
        if incident_id in part.incidents or incident_id in part.left_out:
            return
        chosen = members
        if len(members) > MOST_TAKEN_APART and not self._is_to_be_split(members):
            decided = set(self._decided.values()).intersection(members) if self._settled else set()
            speakers = sorted(members, key=lambda one: digest_id("speaker", one))[:SPEAKERS]
            chosen = tuple(dict.fromkeys((*speakers, *sorted(decided))))
        if len(part.ids) + len(chosen) > MOST_TOGETHER and not must:
            part.left_out.add(incident_id)
            return
        if chosen is not members:
            part.whole[incident_id] = chosen
        part.incidents[incident_id] = members
        part.ids |= dict.fromkeys(chosen)

    def _is_to_be_split(self, members: Sequence[str]) -> bool:
        """Whether reviewers keep two tellings of an incident apart."""
        if not self._settled.apart:
            return False
        inside = set(members)
        return any(
            self._decided.get(one) in inside and self._decided.get(other) in inside
            for one, other in self._settled.apart
        )

    def _next_layer(self, part: "_Part", work: "_Work") -> tuple[list[str], set[str]]:
        """What the tellings that were not asked yet are drawn to; and what reviewers put together with them."""
        asked = [one for one in part.ids if one not in part.asked]
        part.asked |= set(asked)
        drawn = self._archive.drawn_to([one for one in asked if one not in work.added])
        found = dict.fromkeys(other for one in asked for other in (*drawn.get(one, ()), *work.drawn.get(one, ())))
        partners: set[str] = set()
        if self._settled.together:
            events = [event for one in self._loaded(asked, work) for event in self._settled.partners(one)]
            partners = {self._decided[event] for event in events if event in self._decided}
            found |= dict.fromkeys(sorted(partners))
        members = {one for group in part.incidents.values() for one in group}
        known = part.ids.keys() | members | work.gone_tellings | (part.seen - partners)
        part.seen |= found.keys()
        return [one for one in found if one not in known], partners

    def _loaded(self, ids: Iterable[str], work: "_Work") -> list[Telling]:
        wanted = list(ids)
        new = [work.added[one] for one in wanted if one in work.added]
        return [*new, *self._archive.tellings([one for one in wanted if one not in work.added])]

    def _cluster(self, part: "_Part", work: "_Work") -> None:
        tellings = sorted(self._loaded(part.ids, work), key=lambda one: one.id)
        number = {one.id: place for place, one in enumerate(tellings)}

        keys = [self._keys_of(one) for one in tellings]

        def odds(one: int, other: int) -> float:
            first, second = tellings[one], tellings[other]
            one_document = first.document_id == second.document_id
            found = self.log_odds(first, second) - self._weights.bar(one_document=one_document)
            if found <= 0.0:
                return found
            if not one_document and keys[one][1].isdisjoint(keys[other][0]):
                return 0.0  # by themselves they would never have been compared
            work.draw(first.id, second.id)
            return found

        joined = [[number[one] for one in speakers if one in number] for speakers in part.whole.values()]
        apart: list[tuple[int, int]] = []
        if self._settled:
            pairs = [(one, other) for one in range(len(tellings)) for other in range(one)]
            together = [pair for pair in pairs if self._settled.are_together(tellings[pair[0]], tellings[pair[1]])]
            apart = [pair for pair in pairs if self._settled.are_apart(tellings[pair[0]], tellings[pair[1]])]
            joined = _merged([*joined, *map(list, together)])
            if part.whole and any(one in group and other in group for group in joined for one, other in apart):
                part.take_apart()  # decisions go through the middle of an incident, however large it is
                self._cluster(part, work)
                return
        judged = _with_rivals(_matrix(len(tellings), odds), [one.document_id for one in tellings])
        groups = clustered(len(tellings), lambda one, other: float(judged[one, other]), joined=joined, apart=apart)
        self._name([[tellings[one].id for one in group] for group in groups], part, work)

    def _name(self, groups: Sequence[Sequence[str]], part: "_Part", work: "_Work") -> None:
        """Give groups the names of the incidents they were, the largest part first; others get names of their own."""
        former = {one: incident for incident, members in part.incidents.items() for one in members}
        whole = {one: incident for incident, speakers in part.whole.items() for one in speakers}
        full = []
        for group in groups:
            members = dict.fromkeys(group)
            for incident_id in dict.fromkeys(whole[one] for one in group if one in whole):
                members |= dict.fromkeys(part.incidents[incident_id])
            full.append(list(members))
        free = set(part.incidents)
        for group in sorted(full, key=lambda group: (-len(group), min(group))):
            parts = Counter(former[one] for one in group if former.get(one) in free)
            parts = parts or Counter(work.heirs[one] for one in group if one in work.heirs)
            name = min(parts, key=lambda one: (-parts[one], one)) if parts else self._new_name(min(group), part, work)
            free.discard(name)
            work.inherit(name)
            before = {one: place for place, one in enumerate(part.incidents.get(name, ()))}
            ordered = sorted(group, key=lambda one: (before.get(one, len(before)), one))
            work.set(
                name,
                tuple(ordered),
                had=part.had.get(name) or tuple(self._archive.members([name]).get(name, ())) or None,
            )
        for name in free:
            work.drop(name)
        work.done |= former.keys() | part.ids.keys()

    def _new_name(self, first: str, part: "_Part", work: "_Work") -> str:
        """A name that no incident has, nor had a moment ago."""
        for number in range(1_000_000):
            name = digest_id("incident", first, number) if number else digest_id("incident", first)
            taken = name in part.incidents or name in work.members or name in work.gone
            if not taken and not self._archive.members([name]):
                return name
        raise AssertionError("a million incidents began with one telling")

    def _kept(self, work: "_Work", links: Sequence[Link]) -> Changes:
        changes = Changes(
            removed=tuple(sorted(work.gone_tellings)),
            added=tuple(work.added.values()),
            again=tuple(sorted(work.removed & work.added.keys())),
            drawn=tuple(sorted(work.pairs_between_incidents())),
            new=tuple(
                LinkedIncident(id=one, telling_ids=members, joined=members)
                for one, members in work.members.items()
                if work.had.get(one) is None
            ),
            changed=tuple(self._changed(work)),
            gone=tuple(sorted(work.gone)),
            links=tuple(links),
        )
        self._archive.keep(changes)
        return changes

    @staticmethod
    def _changed(work: "_Work") -> Iterator[LinkedIncident]:
        """Incidents that were there before and have other tellings now, or one that is told anew."""
        for name, members in work.members.items():
            had = work.had.get(name)
            if had is None:
                continue
            before = set(had)
            joined = tuple(one for one in members if one not in before or one in work.added)
            lost = len(members) - sum(one not in before for one in joined) < len(before)
            if joined or lost:
                is_grown = not lost and before.isdisjoint(joined)
                yield LinkedIncident(id=name, telling_ids=members, joined=joined, is_grown=is_grown)


@dataclass(slots=True)
class _Work:
    """What one document, or one decision, has changed so far."""

    removed: frozenset[str] = frozenset()
    gone_tellings: frozenset[str] = frozenset()
    heirs: dict[str, str] = field(default_factory=dict)
    added: dict[str, Telling] = field(default_factory=dict)
    drawn: dict[str, dict[str, None]] = field(default_factory=dict)
    pairs: set[tuple[str, str]] = field(default_factory=set)
    done: set[str] = field(default_factory=set)
    members: dict[str, tuple[str, ...]] = field(default_factory=dict)
    had: dict[str, tuple[str, ...] | None] = field(default_factory=dict)
    incident_of: dict[str, str] = field(default_factory=dict)
    gone: set[str] = field(default_factory=set)

    def draw(self, one: str, other: str) -> None:
        self.drawn.setdefault(one, {})[other] = None
        self.drawn.setdefault(other, {})[one] = None
        self.pairs.add((min(one, other), max(one, other)))

    def pairs_between_incidents(self) -> Iterator[tuple[str, str]]:
        """Pairs whose tellings are not in one incident now: within one, being in it says the same."""
        for one, other in self.pairs:
            incident = self.incident_of.get(one)
            if incident is None or incident != self.incident_of.get(other):
                yield one, other

    def set(self, name: str, members: tuple[str, ...], *, had: tuple[str, ...] | None) -> None:
        self.had.setdefault(name, had)
        self.members[name] = members
        self.gone.discard(name)
        self.incident_of |= dict.fromkeys(members, name)

    def inherit(self, name: str) -> None:
        self.heirs = {one: incident for one, incident in self.heirs.items() if incident != name}

    def drop(self, name: str) -> None:
        self.members.pop(name, None)
        if self.had.pop(name, ()) is not None:
            self.gone.add(name)


@dataclass(slots=True)
class _Part:
    """Tellings that are put together anew, with the incidents that they were."""

    ids: dict[str, None] = field(default_factory=dict)
    incidents: dict[str, tuple[str, ...]] = field(default_factory=dict)
    had: dict[str, tuple[str, ...]] = field(default_factory=dict)
    whole: dict[str, tuple[str, ...]] = field(default_factory=dict)
    left_out: set[str] = field(default_factory=set)
    asked: set[str] = field(default_factory=set)
    seen: set[str] = field(default_factory=set)

    def take_apart(self) -> None:
        """Take every incident by all its tellings."""
        for incident_id in self.whole:
            self.ids |= dict.fromkeys(self.incidents[incident_id])
        self.whole.clear()


def _matrix(count: int, odds: Callable[[int, int], float]) -> Floats:
    """Log-odds of all pairs, shape (count, count)."""
    matrix = np.zeros((count, count))
    for one in range(count):
        for other in range(one):
            matrix[one, other] = matrix[other, one] = odds(one, other)
    return matrix


def _with_rivals(odds: Floats, documents: Sequence[str]) -> Floats:
    """Log-odds of pairs, where what one document keeps apart is not put together over another one that tells it too.

    Where a telling is surely one with that of a document, it is one with another telling of that document only as far
    as those two are one. Without that, each copy of a report outvotes the report's own distinction.

    Args:
        odds: Log-odds of all pairs, shape (tellings, tellings).
        documents: The document of each.

    Returns:
        The same shape.
    """
    of_document: dict[str, list[int]] = {}
    for place, document_id in enumerate(documents):
        of_document.setdefault(document_id, []).append(place)
    bounded = odds.copy()
    for members in of_document.values():
        if len(members) < 2:
            continue
        told = odds[:, members]
        best = told.argmax(axis=1)
        most = told[np.arange(len(odds)), best]
        as_far = odds[np.ix_(members, members)][best]  # row by row, how far the best one is one with its neighbours
        rivals = (told <= (most - RIVAL)[:, None]) & (most > 0.0)[:, None]
        rivals[members] = False
        bounded[:, members] = np.where(rivals, np.minimum(bounded[:, members], as_far), bounded[:, members])
    return np.minimum(bounded, bounded.T)


def _merged(groups: Iterable[Iterable[int]]) -> list[list[int]]:
    """Groups that share a number become one."""
    merged: list[set[int]] = []
    for group in groups:
        new = set(group)
        rest = []
        for other in merged:
            if new & other:
                new |= other
            else:
                rest.append(other)
        merged = [*rest, new]
    return [sorted(group) for group in merged if group]


__all__ = ["Linker"]
