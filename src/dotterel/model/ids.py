"""Identifiers: short digests of what a record is about, so that coding twice gives the same ids."""

import hashlib


def digest_id(prefix: str, *parts: str | bytes | int | None) -> str:
    """A stable identifier: prefix, dash, 16 hexadecimal digits of a SHA-256 over the parts.

    Args:
        prefix: Kind of record, such as ``event``.
        parts: What identifies it, in order; each is length-prefixed, so ("ab", "c") and ("a", "bc") differ.
    """
    hasher = hashlib.sha256()
    for part in parts:
        data = part if isinstance(part, bytes) else str(part).encode("utf-8", "surrogatepass")
        hasher.update(str(len(data)).encode("ascii") + b":" + data)
    return f"{prefix}-{hasher.hexdigest()[:16]}"
