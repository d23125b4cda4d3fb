"""Finding the register's words."""

import pytest

from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.folding import tokenize
from dotterel.resolution.actors.matching import find_hits


def _keys(text: str, register: CsvActorRegister) -> list[str]:
    return [hit.key for hit in find_hits(tokenize(text), register)]


def test_longest_match_wins(register: CsvActorRegister) -> None:
    """``South Sudan`` is not Sudan, and ``riot police`` is one agent."""
    assert _keys("South Sudanese riot police", register) == ["south sudanese", "riot police"]


@pytest.mark.parametrize("text", ["it is us who help", "the turkey farm", "a polish firm in may"])
def test_lower_case_words_are_no_names(register: CsvActorRegister, text: str) -> None:
    """Pronouns, poultry and months do not become actors."""
    hits = find_hits(tokenize(text), register)
    assert [hit.key for hit in hits if hit.forms] == []


def test_acronyms_need_their_capitals(register: CsvActorRegister) -> None:
    """``US`` is a country, ``us`` is not."""
    assert _keys("US troops", register) == ["us", "troops"]
    assert _keys("some of us", register)[-1:] != ["us"]


def test_lower_case_place_names_are_read_in_a_text_without_capitals(register: CsvActorRegister) -> None:
    """Notes typed in lower case still name their country."""
    assert _keys("seoul metropolitan police", register) == ["seoul", "metropolitan police"]


def test_names_do_not_cross_commas(register: CsvActorRegister) -> None:
    """A list is not read as one long name."""
    assert _keys("Guinea, Bissau", register) == ["guinea", "bissau"]
