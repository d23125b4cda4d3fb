"""Tests of `dotterel.resolution.places.name_index`."""

from pathlib import Path

import marisa_trie
import pytest

from dotterel.resolution.places.name_index import NameIndex, share_of


@pytest.mark.parametrize("shares", [1, 7])
def test_every_name_has_a_number_of_its_own(tmp_path: Path, shares: int) -> None:
    """However many tries share the names out, each name is found under the number that listing them tells."""
    names = [f"place {number}" for number in range(100)]
    paths = [tmp_path / f"{share}.marisa" for share in range(shares)]
    for share, path in enumerate(paths):
        marisa_trie.Trie(name for name in names if share_of(name, shares) == share).save(str(path))
    index = NameIndex(paths)
    listed = dict(index)
    assert sorted(listed.values()) == list(range(100))
    assert {name: index.number(name) for name in names} == listed
    assert all(name in index for name in names)
    assert "nowhere" not in index
    assert index.number("nowhere") is None
    assert len(index) == 100
