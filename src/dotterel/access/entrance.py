"""Who is let in: people by name and password, then by their browser's secret; programs by their token."""

import math
from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network
from typing import TYPE_CHECKING

from dotterel.access.accounts import Accounts, By, moment
from dotterel.access.names import MOST_NAME, folded
from dotterel.access.secrets import MOST, TOKEN_MARK, digest_of, new_session_secret
from dotterel.access.throttle import Throttle
from dotterel.model import AccessEntry, ApiToken, StoreBusy, StoreReadOnly, TooBusy, User

if TYPE_CHECKING:
    from dotterel.store import Session, Store

LASTS_DAYS = 7.0
"""A session ends after this time, however much it is used."""
IDLE_DAYS = 0.5
"""A session ends when it was not used for this time."""
_TOUCHED_AFTER_DAYS = 5 / 24 / 60
"""A session's last use is written down this often: a write for each page would make readers wait for the coder."""
_TOKEN_TOUCHED_AFTER_DAYS = 1 / 24 / 60
_LOGGED_PER_MINUTE = 30
"""Refusals that are logged, from all addresses together: who guesses by machine must not fill the disk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why nobody was let in: the name or password is wrong, whichever; or it was tried too often.

    Attributes:
        wait: Seconds until it may be tried again; 0 where that may be at once.
    """

    wait: float = 0.0


class Entrance:
    """The way into one store's desk."""

    def __init__(self, store: "Store", accounts: Accounts) -> None:
        """Args: an open store, and its accounts."""
        self._store = store
        self._accounts = accounts
        self._are_needed = False
        self._of_pair = Throttle(burst=5, every=60)
        self._of_address = Throttle(burst=30, every=20)
        self._of_name = Throttle(burst=50, every=60)
        self._of_guesses = Throttle(burst=30, every=10)
        self._of_log = Throttle(burst=_LOGGED_PER_MINUTE, every=60 / _LOGGED_PER_MINUTE, most_keys=1)

    @property
    def accounts(self) -> Accounts:
        """The store's accounts."""
        return self._accounts

    def is_guarded(self) -> bool:
        """Whether there are accounts, so that nobody comes in without one.

        Asked of the store each time as long as there is none: the first account closes the door at once.
        """
        if not self._are_needed:
            self._are_needed = self._accounts.exist()
        return self._are_needed

    def sign_in(self, name: str, password: str, *, address: str, former: str = "") -> tuple[str, User] | Refusal:
        """Let somebody in by name and password.

        The answer is the same, and takes as long, where there is no such account, where it is disabled, and where the
        password is wrong.

        Args:
            name: As typed.
            password: As typed.
            address: Network address.
            former: The secret that the browser holds from before; it opens nothing from now on.

        Returns:
            The secret of a new session with its user, or why not.

        Raises:
            TooBusy: Too many sign in at this moment.
        """
        known_as, net = folded(name[: MOST_NAME + 1]), network_of(address)
        wait = (  # one after the other: what one limit refuses takes nobody else's tries from the next
            self._of_address.wait(net) or self._of_pair.wait((known_as, net)) or self._of_name.wait(known_as)
        )
        if wait:
            return Refusal(wait=wait)
        with self._store.reading() as records:
            user = records.users.find(known_as)
            kept = None if user is None else records.users.password(user.number)
        fits = self._accounts.passwords.fits(password, kept)
        if user is None or kept is None or not fits or user.disabled:
            self._note_refusal("sign-in refused", user, address)
            return Refusal()
        self._of_pair.forget((known_as, net))
        secret = new_session_secret()
        newer = self._accounts.passwords.hashed(password) if self._accounts.passwords.is_outdated(kept) else None
        with self._store.writing() as records:
            again = records.users.find(known_as)
            if again is None or again.disabled or records.users.password(user.number) != kept:
                return Refusal()  # it was changed while the password was looked at
            now = moment()
            records.sessions.sweep(ended=now, unused=moment(days=-IDLE_DAYS))
            if former:
                records.sessions.end(digest_of(former[:MOST]))
            if newer is not None:
                records.users.set_password(user.number, newer)
            records.sessions.begin(digest_of(secret), user=user.number, begun=now, expires=moment(days=LASTS_DAYS))
            records.access_log.keep(AccessEntry(made=now, act="signed in", by=user.name, came_from=address))
        return secret, user

    def is_password_of(self, user: User, password: str, *, address: str) -> bool:
        """Whether somebody who is signed in knows the password: asked before it is changed, and limited as signing in.

        Raises:
            TooBusy: Too many sign in at this moment, or this was tried too often.
        """
        pair = (folded(user.name), network_of(address))
        wait = self._of_pair.wait(pair)
        if wait:
            raise TooBusy("that was tried too often", f"Try again in {math.ceil(wait)} seconds.")
        with self._store.reading() as records:
            kept = records.users.password(user.number)
        if not self._accounts.passwords.fits(password, kept):
            self._note_refusal("password not changed", user, address)
            return False
        self._of_pair.forget(pair)
        return True

    def session(self, secret: str) -> "Session | None":
        """The session of a browser's secret, where it goes on; its use is noted."""
        if not secret or len(secret) > MOST:
            return None
        key = digest_of(secret)
        with self._store.reading() as records:
            found = records.sessions.find(key)
        if found is None or found.user.disabled:
            return None
        if found.expires < moment() or found.used < moment(days=-IDLE_DAYS):
            return None
        if found.used < moment(days=-_TOUCHED_AFTER_DAYS):
            try:
                with self._store.writing() as records:
                    records.sessions.touch(key, moment())
            except (StoreBusy, StoreReadOnly):
                return found  # a page is worth more than the minute of its asking
        return found

    def sign_out(self, session: "Session", *, by: By) -> None:
        """End a session."""
        with self._store.writing() as records:
            records.sessions.end(session.key)
            records.access_log.keep(AccessEntry(made=moment(), act="signed out", by=by.name, came_from=by.came_from))

    def sign_out_everywhere(self, user: User, *, by: By) -> None:
        """End all sessions of a user."""
        with self._store.writing() as records:
            records.sessions.end_all(user.number)
            records.access_log.keep(
                AccessEntry(made=moment(), act="signed out everywhere", by=by.name, came_from=by.came_from)
            )

    def token(self, secret: str, *, address: str) -> tuple[ApiToken, User] | Refusal:
        """The token of a program with whose it is, where it opens anything; its use is noted."""
        net = network_of(address)
        found = None
        if secret.startswith(TOKEN_MARK) and len(secret) <= MOST:
            with self._store.reading() as records:
                found = records.tokens.find(digest_of(secret))
        if found is None or not _is_open(*found):
            wait = self._of_guesses.wait(net)
            if not wait:
                self._note_refusal("token refused", None if found is None else found[1], address)
            return Refusal(wait=wait)
        token = found[0]
        if token.used is None or token.used < moment(days=-_TOKEN_TOUCHED_AFTER_DAYS):
            try:
                with self._store.writing() as records:
                    records.tokens.touch(token.number, moment()[:16])
            except (StoreBusy, StoreReadOnly):
                return found
        return found

    def _note_refusal(self, act: str, user: User | None, address: str) -> None:
        """Log a refusal. A name that has no account is not written down: it may be a password in the wrong field."""
        if self._of_log.wait("all"):
            return
        entry = AccessEntry(
            made=moment(),
            act=act,
            about="" if user is None else user.name,
            came_from=address,
            note="" if user is None else "disabled" if user.disabled else "",
        )
        with self._store.writing() as records:
            records.access_log.keep(entry)


def network_of(address: str) -> str:
    """What limits count by: an IPv4 address, or the 64 bits of an IPv6 one that a household or a machine is given."""
    try:
        told = ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if isinstance(told, IPv6Address):
        return str(told.ipv4_mapped or ip_network((told, 64), strict=False))
    return str(told)


def _is_open(token: ApiToken, user: User) -> bool:
    return token.revoked is None and user.disabled is None and (token.expires is None or token.expires > moment())
