"""People and programs that use a shared desk: accounts, tokens, and the log of who came and what was changed."""

from dataclasses import dataclass
from typing import Literal, get_args

UserRole = Literal["reader", "reviewer", "admin"]
Right = Literal["read", "review", "code", "manage"]

USER_ROLES: tuple[UserRole, ...] = get_args(UserRole)
"""From the one that may least."""
RIGHTS: dict[UserRole, frozenset[Right]] = {
    "reader": frozenset({"read"}),
    "reviewer": frozenset({"read", "review", "code"}),
    "admin": frozenset({"read", "review", "code", "manage"}),
}
SCOPES: tuple[Right, ...] = ("read", "review", "code")
"""Rights that a token can have: accounts are managed by people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """Somebody who has an account. The password's hash stays in the store.

    Attributes:
        number: Its number in the store.
        name: As written by whoever added it; decisions are logged under it.
        role: What it may do.
        created: UTC.
        disabled: UTC; since when it cannot be used; none while it can.
    """

    number: int
    name: str
    role: UserRole
    created: str
    disabled: str | None = None

    @property
    def rights(self) -> frozenset[Right]:
        """What it may do now."""
        return frozenset() if self.disabled else RIGHTS[self.role]


@dataclass(frozen=True, slots=True, kw_only=True)
class ApiToken:
    """A key for programs, which acts for a user. The key itself is shown once and kept nowhere.

    Attributes:
        number: Its number in the store.
        user: Name of the account that it acts for.
        label: What it is for, in its owner's words.
        start: The first letters of the key, by which its owner knows it again.
        scopes: What it may do, as far as its user may.
        created: UTC.
        expires: UTC; none where it does not end by itself.
        used: UTC; last use, to the minute; none before the first.
        revoked: UTC; since when it opens nothing any more; none while it does.
    """

    number: int
    user: str
    label: str
    start: str
    scopes: tuple[Right, ...]
    created: str
    expires: str | None = None
    used: str | None = None
    revoked: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AccessEntry:
    """A line of the access log.

    Attributes:
        made: UTC.
        act: What happened, such as ``signed in`` or ``role changed``.
        by: Account that did it, or the system's name of who was at the command line; empty where nobody is known.
        about: Account that it was done to; empty where it is about none.
        came_from: Network address, or ``command line``.
        note: Further words, such as the new role. Never a password, a token, or a name that has no account.
    """

    made: str
    act: str
    by: str = ""
    about: str = ""
    came_from: str = ""
    note: str = ""
