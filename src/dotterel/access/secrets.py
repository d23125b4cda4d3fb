"""Secrets that browsers and programs hold: long random words, of which only the digest is kept."""

import hashlib
import secrets

TOKEN_MARK = "dotterel_"
"""What tokens begin with, so that people and scanners of leaked secrets know one when they see it."""
SHOWN = len(TOKEN_MARK) + 4
"""Letters of a token by which its owner knows it again."""
MOST = 200
"""Letters of a secret that are looked at."""
_BYTES = 32


def new_session_secret() -> str:
    """A secret for a browser's cookie: 256 random bits."""
    return secrets.token_urlsafe(_BYTES)


def new_token() -> str:
    """A token for a program: 256 random bits behind its mark."""
    return TOKEN_MARK + secrets.token_urlsafe(_BYTES)


def digest_of(secret: str) -> str:
    """What is kept of a secret.

    It is as random as can be, so that a plain digest cannot be turned back; passwords, which are not, have a slow one.
    """
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
