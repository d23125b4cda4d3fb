"""Several sources of one claim."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.whose_words import keep_whose_words
from tests.coding.test_document_logic import document, event, words


def sources(sentence: str, trigger: str, *names: str) -> list[str]:
    """The sources left of those that the network found."""
    source = document(sentence)
    told = [event(source, 0, "ASSAULT", trigger, status="claimed", source=name).mentions[0] for name in names]
    claim = replace(event(source, 0, "ASSAULT", trigger, status="claimed"), mentions=tuple(told))
    return words(keep_whose_words([claim], source)[0], "source")


@pytest.mark.parametrize(
    ("sentence", "trigger", "names", "speaker"),
    [
        ("Residents say troops shot him, which the mayor denies.", "shot", ("Residents", "the mayor"), "Residents"),
        ("Nine died, the army said, but the front said that it had killed two.", "killed", ("army", "front"), "front"),
        ("The front, which Orin arms, said it had shot him.", "shot", ("The front", "Orin"), "The front"),
    ],
    ids=["another's denial", "two clauses", "named in between"],
)
def test_the_one_whose_words_they_are_stays(sentence: str, trigger: str, names: tuple[str, ...], speaker: str) -> None:
    """Others who are named in the sentence did not say this."""
    assert sources(sentence, trigger, *names) == [speaker]


@pytest.mark.parametrize(
    "sentence",
    ["Orin and Tarka said troops shot him.", "Troops shot him, going by Orin and by Tarka."],
    ids=["together", "no attribution"],
)
def test_sources_who_speak_together_stay(sentence: str) -> None:
    """Two who say the same, and two of whom the grammar prefers neither."""
    assert sources(sentence, "shot", "Orin", "Tarka") == ["Orin", "Tarka"]
