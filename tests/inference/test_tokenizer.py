"""Word pieces keep the offsets of the words in the report."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.inference import CASINGS, WordPieceTokenizer, casing_of
from dotterel.model import ArtifactError
from tests.inference.models import small_tokenizer
from tests.strategies import CHARACTERS


@pytest.fixture(scope="module")
def tokenizer(tmp_path_factory: pytest.TempPathFactory) -> WordPieceTokenizer:
    """A tokenizer of a few dozen pieces."""
    return WordPieceTokenizer(small_tokenizer(tmp_path_factory.mktemp("tokenizer") / "tokenizer.json"))


def words(tokenizer: WordPieceTokenizer, text: str) -> list[str]:
    """The words of a text, cut out by their offsets."""
    (sentence,) = tokenizer.tokenise([text])
    return [text[start:end] for start, end in zip(sentence.word_starts, sentence.word_ends, strict=True)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen attacked herders.", ["Gunmen", "attacked", "herders", "."]),
        ("Cafés in Niono", ["Cafés", "in", "Niono"]),
        ("Cafe\u0301s in Niono", ["Cafe\u0301s", "in", "Niono"]),
        ("  Gunmen\u00a0attacked  ", ["Gunmen", "attacked"]),
        ("Zażółć Tarka", ["Zażółć", "Tarka"]),
        ("\U0001f600 Gunmen", ["\U0001f600", "Gunmen"]),
        ("soldiers’ attack", ["soldiers", "’", "attack"]),
        ("ministers met", ["ministers", "met"]),
    ],
)
def test_words_are_cut_out_of_the_text_by_their_offsets(
    tokenizer: WordPieceTokenizer, text: str, expected: list[str]
) -> None:
    """Accents, in one character or two, odd blanks and letters of any width move no offset."""
    assert words(tokenizer, text) == expected


def test_pieces_of_a_word_hang_together(tokenizer: WordPieceTokenizer) -> None:
    """A word of two pieces has one first piece, one letter case for both, and offsets from its first to its last."""
    (sentence,) = tokenizer.tokenise(["Gunmen attackers ATTACKED"])
    assert sentence.first_pieces == (0, 1, 3)
    assert [CASINGS[casing] for casing in sentence.casings] == ["capitalised", "lower", "lower", "upper", "upper"]
    assert len(sentence) == len(sentence.pieces) == 5


def test_letter_case_is_read_off_the_text_and_not_off_the_folded_piece(tokenizer: WordPieceTokenizer) -> None:
    """Pieces are the same in any case; the casing beside them is what tells the writings apart."""
    lower, upper = tokenizer.tokenise(["tarka", "TARKA"])
    assert lower.pieces == upper.pieces
    assert (lower.casings, upper.casings) == ((0,), (2,))


def test_sentences_come_back_in_order_and_empty_ones_stay(tokenizer: WordPieceTokenizer) -> None:
    """A sentence without words gives empty lists in its place."""
    found = tokenizer.tokenise(["Gunmen", "", " \n\t ", "attack"])
    assert [len(sentence) for sentence in found] == [1, 0, 0, 1]
    assert found[1].word_starts == found[1].first_pieces == ()
    assert tokenizer.tokenise([]) == []


@given(st.text(CHARACTERS, max_size=60))
def test_offsets_of_any_text_are_in_order_and_in_the_text(tokenizer: WordPieceTokenizer, text: str) -> None:
    """Whatever the characters, words stand one behind the other inside the sentence, each with a piece."""
    (sentence,) = tokenizer.tokenise([text])
    ends = [0, *sentence.word_ends]
    assert all(end <= start for end, start in zip(ends, sentence.word_starts, strict=False))
    assert all(start < end for start, end in zip(sentence.word_starts, sentence.word_ends, strict=True))
    assert ends[-1] <= len(text)
    assert len(sentence.casings) == len(sentence.pieces)
    assert len(sentence.first_pieces) == len(sentence.word_starts)


@pytest.mark.parametrize(
    ("word", "casing"),
    [
        ("village", "lower"),
        ("élan", "lower"),
        ("Niono", "capitalised"),
        ("Élan", "capitalised"),
        ("I", "capitalised"),
        ("A", "capitalised"),
        ("UN", "upper"),
        ("ECOWAS", "upper"),
        ("McDonald", "mixed"),
        ("iPhone", "mixed"),
        ("UNs", "mixed"),
        ("12", "digit"),
        ("T72", "digit"),
        ("7th", "digit"),
        ("٣", "digit"),
        (",", "other"),
        ("—", "other"),
        ("", "other"),
        ("\U0001f600", "other"),
    ],
)
def test_letter_case_table(word: str, casing: str) -> None:
    """Digits come first, then words without letters, then the case; one capital letter alone is a capitalised word."""
    assert CASINGS[casing_of(word)] == casing


def test_a_missing_tokenizer_is_named(tmp_path: Path) -> None:
    """A missing or broken file is an error with a remedy, never the library's bare exception."""
    with pytest.raises(ArtifactError, match=r"gone\.json") as missing:
        WordPieceTokenizer(tmp_path / "gone.json")
    assert missing.value.remedy
    (tmp_path / "broken.json").write_text('{"model": 3}', encoding="utf-8")
    with pytest.raises(ArtifactError, match=r"broken\.json"):
        WordPieceTokenizer(tmp_path / "broken.json")


@pytest.mark.parametrize("piece", ["[CLS]", "[SEP]"])
def test_a_tokenizer_without_marks_is_refused(piece: str, tmp_path: Path) -> None:
    """A vocabulary that cannot mark a window's start or end is of another kind than the network's."""
    path = small_tokenizer(tmp_path / "tokenizer.json", without=[piece])
    with pytest.raises(ArtifactError, match=piece.strip("[]")):
        WordPieceTokenizer(path)
