"""Numbers in place of our identifiers, for formats whose identifiers are numbers."""

import hashlib

_BITS = 53
"""What every reader holds exactly, those included that keep all numbers as doubles."""


def number_of(*parts: str) -> int:
    """A number made from identifiers: the same for the same ones, in [0, 2**53).

    Two of a million different ones get the same number with a chance of about one in eighteen thousand.
    """
    digest = hashlib.sha256("\0".join(parts).encode("utf-8", "surrogatepass")).digest()
    return int.from_bytes(digest[:8], "big") >> (64 - _BITS)
