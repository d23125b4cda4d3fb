"""Windows cut a document so that every word is scored exactly once."""

from hypothesis import given
from hypothesis import strategies as st

from dotterel.inference import TokenisedSentence, windows_of


def sentence(*piece_counts: int) -> TokenisedSentence:
    """A sentence of words with so many pieces each; pieces are numbered from 1000."""
    firsts, total = [], 0
    for count in piece_counts:
        firsts.append(total)
        total += count
    return TokenisedSentence(
        pieces=tuple(range(1000, 1000 + total)),
        casings=(0,) * total,
        first_pieces=tuple(firsts),
        word_starts=tuple(5 * number for number in range(len(piece_counts))),
        word_ends=tuple(5 * number + 4 for number in range(len(piece_counts))),
    )


documents = st.lists(st.lists(st.integers(1, 4), max_size=30).map(lambda counts: sentence(*counts)), max_size=12)


@given(documents, st.integers(12, 60), st.integers(0, 12))
def test_every_word_is_scored_exactly_once(
    sentences: list[TokenisedSentence], max_pieces: int, max_context: int
) -> None:
    """No word is lost or scored twice, whatever the lengths."""
    windows = windows_of(sentences, max_pieces=max_pieces, max_context=max_context, start_piece=1, end_piece=2)
    scored = [pair for window in windows for pair in zip(window.word_sentences, window.word_numbers, strict=True)]
    wanted = [(number, word) for number, one in enumerate(sentences) for word in range(len(one.first_pieces))]
    assert scored == wanted


@given(documents, st.integers(12, 60), st.integers(0, 12))
def test_windows_fit_and_point_at_their_words(
    sentences: list[TokenisedSentence], max_pieces: int, max_context: int
) -> None:
    """No window is longer than asked, and every scored word's piece is that word's first piece."""
    for window in windows_of(sentences, max_pieces=max_pieces, max_context=max_context, start_piece=1, end_piece=2):
        assert len(window.pieces) <= max_pieces
        assert len(window.pieces) == len(window.casings) == len(window.segments)
        for place, number, word in zip(window.word_pieces, window.word_sentences, window.word_numbers, strict=True):
            own = sentences[number]
            assert window.pieces[place] == own.pieces[own.first_pieces[word]]


def test_the_sentence_before_is_read_along() -> None:
    """A window that does not start the document repeats the end of the sentence before it as context."""
    first, second = windows_of(
        [sentence(1, 1, 1, 1, 1, 1), sentence(1, 1, 1, 1)], max_pieces=10, max_context=4, start_piece=1, end_piece=2
    )
    assert [part.is_context for part in first.parts] == [False]
    assert [part.is_context for part in second.parts] == [True, False]
    assert set(second.word_sentences) == {1}


def test_a_word_longer_than_a_window_is_passed_over() -> None:
    """One endless word, such as an encoded picture, does not stop the words around it."""
    windows = windows_of([sentence(1, 40, 1)], max_pieces=12, max_context=0, start_piece=1, end_piece=2)
    assert [word for window in windows for word in window.word_numbers] == [0, 2]
