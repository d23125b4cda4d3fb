"""The doors to users, sessions, tokens and the access log."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dotterel.model import AccessEntry, ApiToken, Right, User, UserRole
from dotterel.store.doors import RecordPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A browser that a user has signed in with.

    Attributes:
        key: Digest of the secret that the browser holds.
        user: Whose it is, as the account stands now.
        begun: UTC.
        used: UTC; last use, to some minutes.
        expires: UTC; the end, however much it is used.
    """

    key: str
    user: User
    begun: str
    used: str
    expires: str


class Users(Protocol):
    """Accounts. None is ever deleted, so that a name in the log means one person for good."""

    def add(self, name: str, *, folded: str, role: UserRole, password: str, created: str) -> User | None:
        """Add an account; none where the name is taken already.

        Args:
            name: As written.
            folded: The same for all spellings that count as one name.
            role: What it may do.
            password: The hash.
            created: UTC.
        """
        ...

    def find(self, folded: str) -> User | None:
        """The account of a name, disabled or not."""
        ...

    def all(self) -> tuple[User, ...]:
        """All accounts, by name."""
        ...

    def exist(self) -> bool:
        """Whether there is any, disabled or not."""
        ...

    def password(self, number: int) -> str:
        """The hash of an account's password."""
        ...

    def wait_for_others(self) -> None:
        """Let other programs' changes of accounts end before this transaction looks at them."""
        ...

    def set_role(self, number: int, role: UserRole) -> None:
        """Change what an account may do."""
        ...

    def set_password(self, number: int, password: str) -> None:
        """Change the hash of an account's password."""
        ...

    def set_disabled(self, number: int, since: str | None) -> None:
        """Close an account, or open it again."""
        ...


class Sessions(Protocol):
    """Browsers that are signed in."""

    def begin(self, key: str, *, user: int, begun: str, expires: str) -> None:
        """Keep a new session."""
        ...

    def find(self, key: str) -> Session | None:
        """The session of a key, over or not."""
        ...

    def touch(self, key: str, used: str) -> None:
        """Note that a session was used."""
        ...

    def end(self, key: str) -> None:
        """Delete a session, where it is there."""
        ...

    def end_all(self, user: int, *, but: str = "") -> None:
        """Delete all sessions of a user, but for one key."""
        ...

    def sweep(self, *, ended: str, unused: str) -> None:
        """Delete those that end before one moment, or were last used before another."""
        ...


class ApiTokens(Protocol):
    """Tokens of programs. None is ever deleted: what is revoked is told."""

    def add(
        self,
        *,
        key: str,
        user: int,
        label: str,
        start: str,
        scopes: Sequence[Right],
        created: str,
        expires: str | None,
    ) -> int:
        """Keep a new token by its digest; its number."""
        ...

    def find(self, key: str) -> tuple[ApiToken, User] | None:
        """The token of a digest with whose it is, usable or not."""
        ...

    def get(self, number: int) -> ApiToken | None:
        """The token of a number."""
        ...

    def all(self, user: int | None = None) -> tuple[ApiToken, ...]:
        """All tokens, or one user's, the newest first."""
        ...

    def touch(self, number: int, used: str) -> None:
        """Note that a token was used."""
        ...

    def revoke(self, number: int, since: str) -> None:
        """Let a token open nothing any more."""
        ...


class AccessLog(Protocol):
    """Who came, and what was changed about users; the database itself refuses to change or delete a line."""

    def keep(self, entry: AccessEntry) -> None:
        """Add a line."""
        ...

    def page(self, *, before: int | None = None, limit: int = 100) -> RecordPage[AccessEntry]:
        """Some lines, the newest first.

        Args:
            before: The `next` of the page before this one.
            limit: Most lines.
        """
        ...
