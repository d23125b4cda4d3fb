"""Who asks, and what each route demands of them."""

from collections.abc import Awaitable, Callable, Iterable
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from fastapi import Depends
from starlette.exceptions import HTTPException

from dotterel.access import By
from dotterel.model import RIGHTS, Right, UserRole
from dotterel.store import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who asks for something.

    Attributes:
        name: Name of the account; empty for the single user of a desk without accounts, and for strangers.
        role: Of the account.
        rights: What they may do.
        address: Network address.
        form_key: What the token in their forms is made from, theirs alone; empty where there are no accounts.
        session: The session, where they have signed in with a browser.
    """

    name: str = ""
    role: UserRole | None = None
    rights: frozenset[Right] = frozenset()
    address: str = ""
    form_key: str = ""
    session: Session | None = None

    @property
    def by(self) -> By:
        """As what they do is logged."""
        return By(name=self.name, came_from=self.address)

    def may(self, right: Right) -> bool:
        """Whether they have a right."""
        return right in self.rights


def signed_in(session: Session, *, address: str) -> Visitor:
    """Who asks with a browser that is signed in."""
    user = session.user
    return Visitor(
        name=user.name,
        role=user.role,
        rights=user.rights,
        address=address,
        form_key=f"session {session.key}",
        session=session,
    )


STRANGER = Visitor()
SINGLE_USER = Visitor(rights=RIGHTS["admin"])
"""Who asks where there are no accounts: whoever runs the program."""
_ASKING: ContextVar[Visitor] = ContextVar("asking", default=STRANGER)

TOLD: dict[Right, str] = {
    "read": "read",
    "review": "decide",
    "code": "have texts coded",
    "manage": "manage accounts",
}
"""Rights in words, after "may"."""


def visitor() -> Visitor:
    """Who asks just now; a stranger unless a gate has let somebody in."""
    return _ASKING.get()


def let_in(who: Visitor) -> None:
    """Say who asks, for the rest of this request."""
    _ASKING.set(who)


def needs(right: Right) -> Any:
    """What a route demands, among its dependencies; for those who may not it answers 403."""
    return Depends(_DEMANDS[right])


def open_to_all() -> Any:
    """Said of a route that strangers need, such as the one to sign in at."""
    return Depends(_nothing)


def _demand(right: Right) -> Callable[[], Awaitable[None]]:
    async def demanded() -> None:
        who = visitor()
        if not who.may(right):
            whose = f"{who.name} ({who.role})" if who.role else "whoever asks"
            raise HTTPException(403, f"{whose} may not {TOLD[right]} here")

    return demanded


async def _nothing() -> None:
    return None


_DEMANDS: dict[Right, Callable[[], Awaitable[None]]] = {right: _demand(right) for right in TOLD}


def demands_of(dependencies: Iterable[Any]) -> list[Right | None]:
    """What the dependencies of a route or a router demand; none stands for one that is open to all."""
    by_function: dict[Any, Right | None] = {function: right for right, function in _DEMANDS.items()}
    by_function[_nothing] = None
    asked = [getattr(one, "dependency", None) for one in dependencies]
    return [by_function[function] for function in asked if function in by_function]
