"""What reviewers have settled, which no evidence outweighs."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from dotterel.linking.telling import Telling
from dotterel.model import SettingsError

Pair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """Decisions of reviewers about pairs of events.

    Events and not tellings, since a telling goes when its document is coded again, while an event whose sentence and
    trigger stay the same keeps its id.

    Attributes:
        together: Pairs of ids of events that tell one happening.
        apart: Pairs of ids of events that do not.

    Raises:
        SettingsError: A pair is kept apart that other pairs put together, so that both cannot hold.
    """

    together: frozenset[Pair] = frozenset()
    apart: frozenset[Pair] = frozenset()
    _joined: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)
    _parted: Mapping[str, frozenset[str]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the pairs by event, and hold them against each other."""
        object.__setattr__(self, "_joined", _by_event(self.together))
        object.__setattr__(self, "_parted", _by_event(self.apart))
        groups = {event: number for number, group in enumerate(_groups(self._joined)) for event in group}
        clash = sorted((one, other) for one, other in self.apart if one in groups and groups[one] == groups.get(other))
        if clash or any(one == other for one, other in self.apart):
            raise SettingsError(
                f"reviewers keep apart what they also put together: {clash or 'an event and itself'}",
                "Give only the latest decision on each pair.",
            )

    def __bool__(self) -> bool:
        """Whether anything is settled."""
        return bool(self.together or self.apart)

    @property
    def events(self) -> frozenset[str]:
        """Every event that a decision names."""
        return frozenset((*self._joined, *self._parted))

    def names(self, event: str) -> bool:
        """Whether a decision names an event."""
        return event in self._joined or event in self._parted

    def partners(self, telling: Telling) -> frozenset[str]:
        """Events of other tellings that are put together with one of this."""
        found = frozenset().union(*(self._joined.get(event, frozenset()) for event in telling.event_ids))
        return found - frozenset(telling.event_ids)

    def are_together(self, first: Telling, second: Telling) -> bool:
        """Whether an event of one is put together with an event of the other."""
        return any(other in second.event_ids for event in first.event_ids for other in self._joined.get(event, ()))

    def are_apart(self, first: Telling, second: Telling) -> bool:
        """Whether an event of one is kept apart from an event of the other."""
        return any(other in second.event_ids for event in first.event_ids for other in self._parted.get(event, ()))

    def keeps_apart(self, event: str, others: Iterable[str]) -> bool:
        """Whether an event is kept apart from one of some others."""
        return not self._parted.get(event, frozenset()).isdisjoint(others)


def _by_event(pairs: Iterable[Pair]) -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {event: frozenset(others) for event, others in found.items()}


def _groups(joined: Mapping[str, frozenset[str]]) -> Iterator[set[str]]:
    seen: set[str] = set()
    for event in sorted(joined):
        if event in seen:
            continue
        group, waiting = set(), [event]
        while waiting:
            one = waiting.pop()
            if one not in group:
                group.add(one)
                waiting += joined[one]
        seen |= group
        yield group
