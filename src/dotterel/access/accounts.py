"""Accounts and tokens, changed by those who may, with a line in the access log for each change."""

from collections.abc import Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from dotterel.access.names import checked_name, folded
from dotterel.access.passwords import Passwords, checked_password
from dotterel.access.secrets import SHOWN, digest_of, new_token
from dotterel.model import RIGHTS, SCOPES, USER_ROLES, AccessEntry, ApiToken, Right, SettingsError, User, UserRole

if TYPE_CHECKING:
    from collections.abc import Iterator

    from dotterel.store import Records, Store

MOST_LABEL = 80
MOST_DAYS = 3650
MOST_TOKENS = 50
"""Tokens that a user has at a time, so that the list stays one that is read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """Who changes something.

    Attributes:
        name: Name of the account, or the system's name of who is at the command line.
        came_from: Network address, or ``command line``.
    """

    name: str
    came_from: str


class Accounts:
    """Accounts and tokens of one store."""

    def __init__(self, store: "Store", *, passwords: Passwords | None = None) -> None:
        """Args: an open store, and what hashes passwords."""
        self._store = store
        self._passwords = passwords

    @property
    def passwords(self) -> Passwords:
        """What hashes passwords, made when first needed."""
        if self._passwords is None:
            self._passwords = Passwords()
        return self._passwords

    def exist(self) -> bool:
        """Whether there is any account, so that people have to sign in."""
        with self._store.reading() as records:
            return records.users.exist()

    def all(self) -> tuple[User, ...]:
        """All accounts, by name."""
        with self._store.reading() as records:
            return records.users.all()

    def get(self, name: str) -> User:
        """The account of a name, in any spelling.

        Raises:
            SettingsError: There is none.
        """
        with self._store.reading() as records:
            return _found(records, name)

    def add(self, name: str, password: str, *, by: By, role: UserRole | None = None) -> User:
        """Add an account.

        Args:
            name: As it is to stand in the log of decisions.
            password: Of its owner, who should change it.
            by: Who adds it.
            role: What it may do; unless told, the first one may everything, and others read.

        Raises:
            SettingsError: The name is taken or none, the role is none, or the password is too weak.
        """
        named = checked_name(name)
        hash_ = self.passwords.hashed(checked_password(password, name=named))
        with self._changing(by) as (records, log):
            is_first = not records.users.exist()
            chosen = role or ("admin" if is_first else "reader")
            if is_first and chosen != "admin":
                raise SettingsError(
                    f"the first account is to be an admin, not a {chosen}",
                    "Add an admin first: from then on everybody has to sign in, and somebody has to manage it.",
                )
            user = records.users.add(
                named, folded=folded(named), role=_checked_role(chosen), password=hash_, created=moment()
            )
            if user is None:
                raise SettingsError(f"there is an account {named} already", "Take another name.")
            log("account added", user.name, chosen)
        return user

    def set_role(self, name: str, role: str, *, by: By) -> User:
        """Change what an account may do, from its next request on.

        Raises:
            SettingsError: There is no such account or role, or nobody could manage accounts any more.
        """
        chosen = _checked_role(role)
        with self._changing(by) as (records, log):
            user = _found(records, name)
            if user.role != chosen:
                _keep_an_admin(records, user, without=chosen != "admin")
                records.users.set_role(user.number, chosen)
                log("role changed", user.name, f"{user.role} to {chosen}")
            return _found(records, name)

    def disable(self, name: str, *, by: By) -> User:
        """Close an account: its sessions end, its tokens open nothing; what it did stays under its name.

        Raises:
            SettingsError: There is no such account, or nobody could manage accounts any more.
        """
        with self._changing(by) as (records, log):
            user = _found(records, name)
            if user.disabled is None:
                _keep_an_admin(records, user, without=True)
                records.users.set_disabled(user.number, moment())
                records.sessions.end_all(user.number)
                log("account disabled", user.name, "")
            return _found(records, name)

    def enable(self, name: str, *, by: By) -> User:
        """Open an account again; its tokens open again too, those that were not revoked.

        Raises:
            SettingsError: There is no such account.
        """
        with self._changing(by) as (records, log):
            user = _found(records, name)
            if user.disabled is not None:
                records.users.set_disabled(user.number, None)
                log("account enabled", user.name, "")
            return _found(records, name)

    def set_password(self, name: str, password: str, *, by: By, session: str = "") -> None:
        """Change a password: all sessions of the account end, but for one.

        Args:
            name: The account.
            password: The new one.
            by: Who changes it.
            session: Key of the session that goes on.

        Raises:
            SettingsError: There is no such account, or the password is too weak.
        """
        user = self.get(name)
        hash_ = self.passwords.hashed(checked_password(password, name=user.name))
        with self._changing(by) as (records, log):
            records.users.set_password(user.number, hash_)
            records.sessions.end_all(user.number, but=session)
            log("password changed", user.name, "")

    def tokens(self, name: str | None = None) -> tuple[ApiToken, ...]:
        """All tokens, or those of one account, the newest first.

        Raises:
            SettingsError: There is no such account.
        """
        with self._store.reading() as records:
            return records.tokens.all(None if name is None else _found(records, name).number)

    def add_token(
        self, name: str, *, label: str, scopes: Sequence[str], by: By, days: int | None = None
    ) -> tuple[str, ApiToken]:
        """Make a token that acts for an account.

        Args:
            name: The account.
            label: What it is for.
            scopes: What it may do.
            by: Who makes it.
            days: After how many it ends; none for one that does not end by itself.

        Returns:
            The token itself, which is kept nowhere, and what is kept of it.

        Raises:
            SettingsError: There is no such account or scope, it may not do that itself, or it has too many tokens.
        """
        chosen = _checked_scopes(scopes)
        told = " ".join(label.split())
        if not told or len(told) > MOST_LABEL or not told.isprintable():
            raise SettingsError(f"a token's label has 1 to {MOST_LABEL} letters", "Say what it is for.")
        if days is not None and not 1 <= days <= MOST_DAYS:
            raise SettingsError(f"a token lasts 1 to {MOST_DAYS} days", "Give such a number, or none.")
        secret = new_token()
        with self._changing(by) as (records, log):
            user = _found(records, name)
            beyond = [scope for scope in chosen if scope not in RIGHTS[user.role]]
            if beyond or user.disabled:
                why = "is disabled" if user.disabled else f"is a {user.role} and may not {' or '.join(beyond)} itself"
                raise SettingsError(f"{user.name} {why}", "A token may do no more than its account.")
            usable = [one for one in records.tokens.all(user.number) if one.revoked is None]
            if len(usable) >= MOST_TOKENS:
                raise SettingsError(f"{user.name} has {len(usable)} tokens", "Revoke those that nobody uses.")
            ends = None if days is None else moment(days=days)
            number = records.tokens.add(
                key=digest_of(secret),
                user=user.number,
                label=told,
                start=secret[:SHOWN],
                scopes=chosen,
                created=moment(),
                expires=ends,
            )
            log("token added", user.name, f"{number}: {' '.join(chosen)}")
            made = records.tokens.get(number)
        assert made is not None  # it was added just now
        return secret, made

    def revoke_token(self, number: int, *, by: By, of: str | None = None) -> ApiToken:
        """Let a token open nothing any more.

        Args:
            number: Its number.
            by: Who revokes it.
            of: The account that it has to be of, where it must not be another's.

        Raises:
            SettingsError: There is no such token.
        """
        with self._changing(by) as (records, log):
            token = records.tokens.get(number) if 0 < number < 2**63 else None
            if token is None or (of is not None and token.user != of):
                raise SettingsError(f"there is no token {number}", "See the list of tokens.")
            if token.revoked is None:
                records.tokens.revoke(number, moment())
                log("token revoked", token.user, str(number))
            return records.tokens.get(number) or token

    @contextmanager
    def _changing(self, by: By) -> "Iterator[tuple[Records, _Log]]":
        """A transaction in which no other program changes users, with its line of the log."""
        with self._store.writing() as records:
            records.users.wait_for_others()
            yield records, _Log(records, by)


class _Log:
    """Writes lines of the access log in the transaction of what they tell."""

    def __init__(self, records: "Records", by: By) -> None:
        self._records, self._by = records, by

    def __call__(self, act: str, about: str, note: str) -> None:
        self._records.access_log.keep(
            AccessEntry(made=moment(), act=act, by=self._by.name, about=about, came_from=self._by.came_from, note=note)
        )


def moment(*, days: float = 0) -> str:
    """This moment in UTC, or so many days from it."""
    return (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="microseconds")


def _found(records: "Records", name: str) -> User:
    user = records.users.find(folded(name))
    if user is None:
        raise SettingsError(f"there is no account {name[:80]!r}", "See: dotterel accounts list.")
    return user


def _checked_role(role: str) -> UserRole:
    for one in USER_ROLES:
        if one == role:
            return one
    raise SettingsError(f"there is no role {role[:40]!r}", f"Roles: {', '.join(USER_ROLES)}.")


def _checked_scopes(scopes: Sequence[str]) -> list[Right]:
    unknown = [scope for scope in scopes if scope not in SCOPES]
    if unknown or not scopes:
        told = f"there is no scope {unknown[0][:40]!r}" if unknown else "a token needs a scope"
        raise SettingsError(told, f"Scopes: {', '.join(SCOPES)}.")
    return [scope for scope in SCOPES if scope in scopes]


def _keep_an_admin(records: "Records", user: User, *, without: bool) -> None:
    """Refuse what would leave nobody who manages accounts."""
    others = [one for one in records.users.all() if one.number != user.number and "manage" in one.rights]
    if without and "manage" in user.rights and not others:
        raise SettingsError(f"{user.name} is the only admin", "Make somebody else admin first.")
