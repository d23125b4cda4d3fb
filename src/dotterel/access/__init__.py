"""Access: accounts, sessions, tokens, and limits on guessing them. Floor 3; it knows nothing of the web."""

from dotterel.access.accounts import Accounts, By
from dotterel.access.entrance import IDLE_DAYS, LASTS_DAYS, Entrance, Refusal
from dotterel.access.passwords import LEAST, MOST, Passwords, checked_password
from dotterel.access.throttle import Throttle

__all__ = [
    "IDLE_DAYS",
    "LASTS_DAYS",
    "LEAST",
    "MOST",
    "Accounts",
    "By",
    "Entrance",
    "Passwords",
    "Refusal",
    "Throttle",
    "checked_password",
]
