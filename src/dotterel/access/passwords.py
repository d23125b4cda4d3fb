"""Passwords: what is good enough, and the one-way hash of which the store keeps the result."""

import unicodedata
from threading import BoundedSemaphore
from typing import TYPE_CHECKING

from dotterel.model import SettingsError, TooBusy

if TYPE_CHECKING:
    from argon2 import PasswordHasher

LEAST = 12
"""Letters of a password. Length is what keeps guessing off; rules on kinds of letters do not (NIST SP 800-63B)."""
MOST = 256
"""Letters that are looked at: more would be work for nothing."""
_LEAST_KINDS = 5
"""Different letters, so that a dozen of the same is none."""
_AT_ONCE = 2
"""Hashes reckoned at a time: each takes 64 MiB of memory."""
_PATIENCE = 10.0
"""Seconds that a hash waits for its turn."""


class Passwords:
    """Hashes by Argon2id with the parameters of RFC 9106 for machines of little memory, the library's own choice."""

    def __init__(self, hasher: "PasswordHasher | None" = None) -> None:
        """Args: what hashes; tests have a quick one."""
        from argon2 import PasswordHasher, exceptions  # noqa: PLC0415  part of the extra that the desk needs

        self._hasher = hasher or PasswordHasher()
        self._refused = (exceptions.VerificationError, exceptions.InvalidHashError)
        self._turn = BoundedSemaphore(_AT_ONCE)
        self._nobody = self._hasher.hash("no password fits this")

    def hashed(self, password: str) -> str:
        """The hash of a password, with its salt and parameters.

        Raises:
            TooBusy: Too many are being reckoned.
        """
        with self._turns():
            return self._hasher.hash(_one_form(password))

    def fits(self, password: str, kept: str | None) -> bool:
        """Whether a password is the one of a hash; it takes as long where there is none, and is then false.

        Raises:
            TooBusy: Too many are being reckoned.
        """
        with self._turns():
            try:
                right = self._hasher.verify(kept or self._nobody, _one_form(password[:MOST]))
            except self._refused:
                return False
        return right and kept is not None and len(password) <= MOST

    def is_outdated(self, kept: str) -> bool:
        """Whether a hash was made with other parameters than those of today."""
        return self._hasher.check_needs_rehash(kept)

    def _turns(self) -> "_Turn":
        return _Turn(self._turn)


class _Turn:
    """A place among the few that hash at a time."""

    def __init__(self, turn: BoundedSemaphore) -> None:
        self._turn = turn

    def __enter__(self) -> None:
        if not self._turn.acquire(timeout=_PATIENCE):
            raise TooBusy("too many people sign in at this moment", "Try again in a minute.")

    def __exit__(self, *_: object) -> None:
        self._turn.release()


def checked_password(password: str, *, name: str) -> str:
    """The password.

    Args:
        password: As typed.
        name: Whose it is to be.

    Raises:
        SettingsError: It is too short, too long, or too easily guessed. The message does not repeat it.
    """
    form = _one_form(password)
    if len(form) < LEAST:
        raise SettingsError(
            f"the password has fewer than {LEAST} letters", "Take some words that do not belong together."
        )
    if len(form) > MOST:
        raise SettingsError(f"the password has more than {MOST} letters", "Take a shorter one.")
    if len(set(form)) < _LEAST_KINDS:
        raise SettingsError("the password repeats a few letters", "Take some words that do not belong together.")
    if not form.casefold().replace(name.casefold(), "").strip():
        raise SettingsError("the password is the name", "Take some words that do not belong together.")
    return password


def _one_form(password: str) -> str:
    """The password as hashed: the same for keyboards that compose letters in other ways."""
    return unicodedata.normalize("NFKC", password)
