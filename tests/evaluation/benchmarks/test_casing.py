"""Names are known by their capitals in texts that have only one kind of letter."""

import re
from importlib.resources import files
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from dotterel.evaluation.benchmarks.casing import in_capitals, is_of_one_case, with_case, words_written_small

CORPUS = Path(__file__).parents[3] / "corpus"

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
    """The first word of a sentence, and a sentence in capitals, tell nothing of how a word is written."""
    assert words_written_small(["Gunmen shot Maria.", "Police saw the gunmen of Maria", "GUNMEN SHOT AT HER"]) == [
        "gunmen",
        "of",
        "saw",
        "shot",
        "the",
    ]


def test_the_table_holds_words_of_our_own_reports_only() -> None:
    """Nothing of a benchmark's texts comes in through it."""
    table = (
        files("dotterel.evaluation.benchmarks").joinpath("small_letter_words.txt").read_text(encoding="utf-8").split()
    )
    reports = "\n".join(path.read_text(encoding="utf-8") for path in CORPUS.glob("*.rpt"))
    told = re.sub(r"\|[a-z]\d+[\]}]|[\[{]", "", reports).lower()
    own = set(re.findall(r"[^\W\d_]+(?:['’][^\W\d_]+)*", told))
    assert len(table) > 5000
    assert [word for word in table if word not in own] == []


def test_only_texts_without_capitals_are_put_into_capitals() -> None:
    """A capital that is there tells where a sentence begins; a letter whose capital is two stays."""
    assert in_capitals("nobody died in gießen.") == "NOBODY DIED IN GIEßEN."
    assert in_capitals("Nobody died.") == "Nobody died."
