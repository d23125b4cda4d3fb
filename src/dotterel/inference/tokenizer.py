"""Word pieces of a sentence with their character offsets and letter case."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from tokenizers import Encoding, Tokenizer

from dotterel.model import ArtifactError

CASINGS = ("lower", "capitalised", "upper", "mixed", "digit", "other")
_DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class TokenisedSentence:
    """A sentence in word pieces. Every list runs in text order.

    Attributes:
        pieces: Vocabulary numbers, shape (pieces).
        casings: Letter case of the word each piece belongs to, an index into `CASINGS`, shape (pieces).
        first_pieces: For each word, the number of its first piece, shape (words).
        word_starts: Character offset of each word in the sentence, shape (words).
        word_ends: Character offset behind each word, shape (words).
    """

    pieces: tuple[int, ...]
    casings: tuple[int, ...]
    first_pieces: tuple[int, ...]
    word_starts: tuple[int, ...]
    word_ends: tuple[int, ...]

    def __len__(self) -> int:
        return len(self.pieces)


class WordPieceTokenizer:
    """The artifact's own vocabulary; words are split at white space and punctuation."""

    def __init__(self, path: Path) -> None:
        """Load the vocabulary.

        Args:
            path: A `tokenizer.json`.

        Raises:
            ArtifactError: The file is missing or is no tokenizer.
        """
        try:
            self._tokenizer = Tokenizer.from_file(str(path))
        except Exception as fault:  # tokenizers raises bare Exception
            raise ArtifactError(
                f"the tokenizer {path.name} cannot be read: {fault}", "Install Dotterel anew."
            ) from fault
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self.start_piece = self._special("[CLS]")
        self.end_piece = self._special("[SEP]")

    def _special(self, piece: str) -> int:
        number: int | None = self._tokenizer.token_to_id(piece)
        if number is None:
            raise ArtifactError(f"the tokenizer has no {piece}", "Install Dotterel anew.")
        return number

    def tokenise(self, sentences: Sequence[str]) -> list[TokenisedSentence]:
        """Word pieces of each sentence, in order; a sentence without words gives empty lists."""
        encodings = self._tokenizer.encode_batch(list(sentences), add_special_tokens=False)
        return [_tokenised(text, encoding) for text, encoding in zip(sentences, encodings, strict=True)]


def casing_of(word: str) -> int:
    """Letter case of a word as an index into `CASINGS`."""
    if _DIGIT.search(word):
        return 4
    if not any(character.isalpha() for character in word):
        return 5
    if word.islower():
        return 0
    if word.isupper():
        return 2 if len(word) > 1 else 1
    if word[0].isupper() and word[1:].islower():
        return 1
    return 3


def _tokenised(text: str, encoding: Encoding) -> TokenisedSentence:
    first_pieces: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    casings: list[int] = []
    previous: int | None = None
    for number, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if word != previous:
            first_pieces.append(number)
            starts.append(start)
            ends.append(end)
            previous = word
        else:
            ends[-1] = end
        casings.append(len(starts) - 1)
    case_by_word = [casing_of(text[start:end]) for start, end in zip(starts, ends, strict=True)]
    return TokenisedSentence(
        pieces=tuple(encoding.ids),
        casings=tuple(case_by_word[word] for word in casings),
        first_pieces=tuple(first_pieces),
        word_starts=tuple(starts),
        word_ends=tuple(ends),
    )
