"""Names are known by their capitals in texts that have only one kind of letter."""

from hypothesis import given
from hypothesis import strategies as st

from dotterel.evaluation.benchmarks.casing import is_of_one_case, with_case, words_written_small

SHOUTED = "GUNMEN OF THE TARKA PEOPLE'S FRONT (TPF) BURNED TWO BUSES NEAR SAN TELMO. THE TPF DENIED IT."


def test_capitals_are_kept_for_names() -> None:
    """Ordinary words become small; names and short names stay."""
    mixed = "Gunmen of the Tarka people's front (TPF) burned two buses near San Telmo. The TPF denied it."
    assert with_case(SHOUTED) == mixed
    assert with_case(SHOUTED.lower()) == mixed


def test_a_text_in_both_cases_is_left_alone() -> None:
    """What the writer wrote is better than any guess."""
    text = "The mayor of Tarka met NATO envoys."
    assert not is_of_one_case(text)
    assert with_case(text) == text


def test_initials_are_capitals() -> None:
    """ "U.S." is no sentence's end and no word."""
    assert "U.S." in with_case("the u.s. army left.")


@given(st.text())
def test_every_character_stays_in_its_place(text: str) -> None:
    """Offsets into the text hold."""
    assert len(with_case(text)) == len(text)


def test_words_are_learnt_from_sentences() -> None:
    """The first word of a sentence tells nothing of how a word is written."""
    assert words_written_small(["Gunmen shot Maria.", "Police saw the gunmen of Maria"]) == [
        "gunmen",
        "of",
        "saw",
        "shot",
        "the",
    ]
