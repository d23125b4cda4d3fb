"""Boundary rules: which of two codes holds, where both could be meant."""

from collections.abc import Collection
from dataclasses import dataclass

from dotterel.codebook.event_types import EventCode
from dotterel.model import Modality, Role


@dataclass(frozen=True, slots=True, kw_only=True)
class Neighbour:
    """Another event in the same sentence, as far as rules look at it.

    Attributes:
        type: Its type.
        modes: Its modes.
        modality: How it is told.
        shared: Roles in which it has a filler in common with the event that the rule is asked about.
    """

    type: str
    modes: tuple[str, ...] = ()
    modality: Modality = "asserted"
    shared: frozenset[Role] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class NeighbourCondition:
    """What another event in the same sentence must be like; an empty field asks for nothing.

    Attributes:
        types: One of these types.
        modes: At least one of these modes.
        modality: One of these modalities.
        shares: A common filler in each of these roles.
        shares_if_told: The same, of those roles that the first event fills at all.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    shares: tuple[Role, ...] = ()
    shares_if_told: tuple[Role, ...] = ()

    def holds(self, neighbour: Neighbour, roles: Collection[str]) -> bool:
        """Whether `neighbour` is such an event, beside one that fills `roles`."""
        needed = {*self.shares, *(role for role in self.shares_if_told if role in roles)}
        return (
            neighbour.type in self.types
            and (not self.modes or not set(self.modes).isdisjoint(neighbour.modes))
            and (not self.modality or neighbour.modality in self.modality)
            and needed <= neighbour.shared
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What an event must be like for a rule to apply; an empty field asks for nothing.

    Attributes:
        types: One of these types.
        modes: At least one of these modes.
        modality: One of these modalities.
        with_roles: All of these roles filled.
        without_roles: None of these roles filled.
        beside: Another such event in the same sentence.
    """

    types: tuple[str, ...]
    modes: tuple[str, ...] = ()
    modality: tuple[Modality, ...] = ()
    with_roles: tuple[Role, ...] = ()
    without_roles: tuple[Role, ...] = ()
    beside: NeighbourCondition | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What a rule says instead.

    Attributes:
        drop: Whether the event is taken out.
        code: Type and modes in full; none where they stay.
        modality: The modality; none where it stays.
        also: Further events beside it; in guidance only.
    """

    drop: bool = False
    code: EventCode | None = None
    modality: Modality | None = None
    also: tuple[EventCode, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleExample:
    """A sentence with the codes that the rule gives it.

    Attributes:
        text: The sentence.
        codes: All events of the sentence; empty where there is none.
    """

    text: str
    codes: tuple[EventCode, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundaryRule:
    """A decision between codes.

    Attributes:
        id: Short name, as it stands in the `rules` of an event that it changed.
        situation: When it holds, in words.
        reason: Why so.
        source: Section of the manual it comes from.
        then: What holds.
        when: What an event must be like; none for guidance, which only a reader of the sentence can follow.
        examples: Sentences decided by it.
    """

    id: str
    situation: str
    reason: str
    source: str
    then: Outcome
    when: Condition | None = None
    examples: tuple[RuleExample, ...] = ()

    @property
    def is_applied(self) -> bool:
        """Whether coded fields alone decide it."""
        return self.when is not None

    @property
    def codes(self) -> frozenset[str]:
        """Every ``TYPE`` and ``TYPE/mode`` that the rule or one of its examples names."""
        named = [code for example in self.examples for code in example.codes] + list(self.then.also)
        if self.then.code is not None:
            named.append(self.then.code)
        found = {code.type for code in named} | {f"{code.type}/{mode}" for code in named for mode in code.modes}
        if self.when is not None:
            found |= {*self.when.types, *(f"{one}/{mode}" for one in self.when.types for mode in self.when.modes)}
        return frozenset(found)

    def matches(
        self,
        code: EventCode,
        *,
        modality: Modality = "asserted",
        roles: Collection[str] = (),
        beside: Collection[Neighbour] = (),
    ) -> bool:
        """Whether the rule applies to an event; never for guidance.

        Args:
            code: Type and modes of the event.
            modality: How it is told.
            roles: The roles it fills.
            beside: The other events of its sentence.
        """
        when = self.when
        return (
            when is not None
            and code.type in when.types
            and (not when.modes or not set(when.modes).isdisjoint(code.modes))
            and (not when.modality or modality in when.modality)
            and set(when.with_roles) <= set(roles)
            and set(when.without_roles).isdisjoint(roles)
            and (when.beside is None or any(when.beside.holds(neighbour, roles) for neighbour in beside))
        )
