"""Addresses in one form."""

import pytest

from dotterel.model import address_key


@pytest.mark.parametrize(
    "other",
    [
        "http://ledger.example/2024/raid?id=7&b=2",
        "https://www.Ledger.example/2024/raid/?b=2&id=7#top",
        "https://ledger.example:443/2024/raid?id=7&b=2&utm_source=rss&fbclid=x",
        " https://ledger.example./2024/r%61id?id=7&b=2",
    ],
)
def test_spellings_of_one_address_are_one(other: str) -> None:
    """An article is known again behind marks of tracking and habits of spelling."""
    assert address_key(other) == address_key("https://ledger.example/2024/raid?id=7&b=2")


@pytest.mark.parametrize(
    "other",
    [
        "https://ledger.example/2024/raid?id=8&b=2",
        "https://ledger.example/2024/raids?id=7&b=2",
        "https://ledger.example:8080/2024/raid?id=7&b=2",
        "https://post.example/2024/raid?id=7&b=2",
        "https://ledger.example/2024/Raid?id=7&b=2",
        "/2024/raid?id=7&b=2",
        "https://[bad/2024/raid",
    ],
)
def test_other_addresses_stay_apart(other: str) -> None:
    """No article is taken for another one."""
    assert address_key(other) != address_key("https://ledger.example/2024/raid?id=7&b=2")
