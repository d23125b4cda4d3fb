"""Identifiers: stable, and told apart by every part."""

import re

from hypothesis import assume, given
from hypothesis import strategies as st

from dotterel.model import digest_id

PARTS = st.lists(st.text(max_size=8), max_size=4)


@given(st.sampled_from(["event", "document", "report"]), PARTS)
def test_identifier_is_prefix_and_digest(prefix: str, parts: list[str]) -> None:
    """An identifier shows what kind of record it names."""
    assert re.fullmatch(prefix + "-[0-9a-f]{16}", digest_id(prefix, *parts))


@given(PARTS)
def test_same_parts_give_the_same_identifier(parts: list[str]) -> None:
    """Coding twice gives the same identifiers."""
    assert digest_id("event", *parts) == digest_id("event", *parts)


@given(PARTS, PARTS)
def test_other_parts_give_another_identifier(parts: list[str], others: list[str]) -> None:
    """No two lists of parts share an identifier, however their words are cut."""
    assume(parts != others)
    assert digest_id("event", *parts) != digest_id("event", *others)


def test_known_identifier_stays() -> None:
    """Identifiers in stored records stay valid: the way they are reckoned never changes."""
    assert digest_id("event", "document-1", 412, "ASSAULT") == "event-d224369c260e38f4"
