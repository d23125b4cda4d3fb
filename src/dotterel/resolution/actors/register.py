"""The door to the actor register: what the resolver asks, and a register of a few lines for tests."""

from collections.abc import Iterable
from typing import Protocol

from dotterel.resolution.actors.entries import Agent, Entry, Form
from dotterel.resolution.actors.folding import fold


class ActorRegister(Protocol):
    """Names, country words and agent words, found by folded key (`folding.fold`)."""

    def __hash__(self) -> int:
        """Readings of words are kept by the register that read them: it is the same one for good."""
        ...

    def begins(self, key: str) -> bool:
        """Whether some key begins with these folded words, or is them."""
        ...

    def forms(self, key: str) -> tuple[Form, ...]:
        """Everything that is written like this, whatever the date; empty where nothing is."""
        ...

    def agent(self, key: str) -> Agent | None:
        """The agent word or phrase that is written like this, in the singular or plural."""
        ...

    def measure(self, key: str) -> bool:
        """Whether this word counts or groups what follows it, as in ``dozens of``."""
        ...

    def state_name(self, code: str) -> str | None:
        """The name of the state with this code."""
        ...


class SearchedActorRegister(ActorRegister, Protocol):
    """A register that can also be searched for words inside its names."""

    def containing(self, key: str, *, most: int) -> tuple[str, ...]:
        """See `containing`."""
        ...


def containing(names: Iterable[str], key: str, *, most: int) -> tuple[str, ...]:
    """The folded names that hold these folded words one after the other, shortest first, `most` at the most."""
    inside = f" {key} "
    return tuple(sorted((one for one in names if inside in f" {one} "), key=lambda one: (len(one), one))[:most])


class WithoutLocalNames:
    """A register without the names that bodies of several states have: for words that turned out to mean none of them.

    Args:
        whole: The register.
        besides: Folded names that mean none of their entries here.
    """

    def __init__(self, whole: ActorRegister, besides: frozenset[str] = frozenset()) -> None:
        self._whole = whole
        self._besides = besides

    def begins(self, key: str) -> bool:
        """As in `ActorRegister`."""
        return self._whole.begins(key)

    def forms(self, key: str) -> tuple[Form, ...]:
        """As in `ActorRegister`."""
        return () if key in self._besides else tuple(form for form in self._whole.forms(key) if form.use != "local")

    def agent(self, key: str) -> Agent | None:
        """As in `ActorRegister`."""
        return self._whole.agent(key)

    def measure(self, key: str) -> bool:
        """As in `ActorRegister`."""
        return self._whole.measure(key)

    def state_name(self, code: str) -> str | None:
        """As in `ActorRegister`."""
        return self._whole.state_name(code)


class FakeActorRegister:
    """A register built by hand, for tests of whatever uses one.

    Args:
        forms: The forms it knows.
        agents: The agent words it knows, by the form they are written in.
        measures: Words that count what follows.
        states: Names of states by code.
    """

    def __init__(
        self,
        *,
        forms: Iterable[Form] = (),
        agents: dict[str, Agent] | None = None,
        measures: Iterable[str] = (),
        states: dict[str, str] | None = None,
    ) -> None:
        self._forms: dict[str, tuple[Form, ...]] = {}
        for form in forms:
            key = fold(form.text)
            self._forms[key] = (*self._forms.get(key, ()), form)
        self._agents = {fold(text): agent for text, agent in (agents or {}).items()}
        self._measures = frozenset(fold(word) for word in measures)
        self._states = states or {}

    def begins(self, key: str) -> bool:
        """Whether some key begins with these folded words."""
        return any(f"{known} ".startswith(f"{key} ") for known in (*self._forms, *self._agents))

    def forms(self, key: str) -> tuple[Form, ...]:
        """Everything that is written like this."""
        return self._forms.get(key, ())

    def agent(self, key: str) -> Agent | None:
        """The agent word that is written like this."""
        return self._agents.get(key)

    def measure(self, key: str) -> bool:
        """Whether this word counts what follows it."""
        return key in self._measures

    def state_name(self, code: str) -> str | None:
        """The name of the state with this code."""
        return self._states.get(code)


def entry_of_state(code: str, name: str) -> Entry:
    """The register's entry of a state."""
    return Entry(id=code, name=name, kind="state", countries=(code,), sectors=("GOV",))
