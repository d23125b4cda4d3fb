"""Windows: runs of neighbouring sentences that the encoder reads at once.

A sentence is understood through its neighbours ("He said his men had answered the fire"), so a window holds as many
whole sentences as fit. The end of the sentence before a window is repeated in front of it as left context where there
is room; its scores there are not used. Every sentence is scored in exactly one window, so that reading a document
costs little more than reading its words once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.inference.tokenizer import TokenisedSentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A sentence (or a stretch of an over-long one) within a window.

    Attributes:
        sentence: Number of the sentence in its document.
        first_word: Number of its first word here, counted in that sentence.
        last_word: Number behind its last word here.
        is_context: Whether it is only read along, and scored elsewhere.
    """

    sentence: int
    first_word: int
    last_word: int
    is_context: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """What the encoder reads at once. All lists are in text order.

    Attributes:
        parts: The sentences in it.
        pieces: Vocabulary numbers with start and end marks, shape (pieces).
        casings: Letter case of each piece, shape (pieces).
        segments: 0 or 1, changing with every sentence, shape (pieces).
        word_pieces: Number of the first piece of each scored word, shape (words).
        word_sentences: Sentence number of each scored word, shape (words).
        word_numbers: Number of each scored word within its sentence, shape (words).
    """

    parts: tuple[Part, ...]
    pieces: tuple[int, ...]
    casings: tuple[int, ...]
    segments: tuple[int, ...]
    word_pieces: tuple[int, ...]
    word_sentences: tuple[int, ...]
    word_numbers: tuple[int, ...]


def windows_of(
    sentences: Sequence[TokenisedSentence],
    *,
    max_pieces: int,
    max_context: int,
    start_piece: int,
    end_piece: int,
) -> list[Window]:
    """Cut a document into windows.

    Args:
        sentences: The document's sentences in order.
        max_pieces: Longest window, in pieces, marks included.
        max_context: Longest left context, in pieces; a longer sentence gives its end.
        start_piece: Vocabulary number of the start mark.
        end_piece: Vocabulary number of the end mark.

    Returns:
        Windows in text order; each word of each sentence is scored in exactly one.
    """
    room = max_pieces - 2
    stretches = [
        stretch for number, sentence in enumerate(sentences) for stretch in _stretches(number, sentence, room=room)
    ]
    windows: list[Window] = []
    position = 0
    while position < len(stretches):
        parts: list[Part] = []
        used = 0
        if position:
            context = _tail(stretches[position - 1], sentences, max_context)
            size = _size(context, sentences)
            if size and size + _size(stretches[position], sentences) <= room:
                parts.append(context)
                used = size
        while position < len(stretches):
            size = _size(stretches[position], sentences)
            if used + size > room and any(not part.is_context for part in parts):
                break
            parts.append(stretches[position])
            used += size
            position += 1
        windows.append(_window(parts, sentences, start_piece, end_piece))
    return windows


def _piece_bounds(sentence: TokenisedSentence, first_word: int, last_word: int) -> tuple[int, int]:
    firsts = sentence.first_pieces
    end = firsts[last_word] if last_word < len(firsts) else len(sentence.pieces)
    return firsts[first_word], end


def _size(part: Part, sentences: Sequence[TokenisedSentence]) -> int:
    if part.first_word >= part.last_word:
        return 0
    start, end = _piece_bounds(sentences[part.sentence], part.first_word, part.last_word)
    return end - start


def _stretches(number: int, sentence: TokenisedSentence, *, room: int) -> list[Part]:
    """A sentence as one part, or as several where it is longer than a window.

    A single word of more pieces than a window (a base64 blob) is passed over: it names nothing.
    """
    words = len(sentence.first_pieces)
    parts: list[Part] = []
    first = 0
    while first < words:
        last = first
        while last < words and _piece_bounds(sentence, first, last + 1)[1] - sentence.first_pieces[first] <= room:
            last += 1
        if last == first:
            first += 1
            continue
        parts.append(Part(sentence=number, first_word=first, last_word=last, is_context=False))
        first = last
    return parts


def _tail(part: Part, sentences: Sequence[TokenisedSentence], max_context: int) -> Part:
    sentence = sentences[part.sentence]
    first, end = part.first_word, _piece_bounds(sentence, part.first_word, part.last_word)[1]
    while first < part.last_word and end - sentence.first_pieces[first] > max_context:
        first += 1
    return Part(sentence=part.sentence, first_word=first, last_word=part.last_word, is_context=True)


def _window(parts: Sequence[Part], sentences: Sequence[TokenisedSentence], start_piece: int, end_piece: int) -> Window:
    pieces, casings, segments = [start_piece], [5], [0]
    word_pieces: list[int] = []
    word_sentences: list[int] = []
    word_numbers: list[int] = []
    for order, part in enumerate(parts):
        sentence = sentences[part.sentence]
        start, end = _piece_bounds(sentence, part.first_word, part.last_word)
        if not part.is_context:
            shift = len(pieces) - start
            for word in range(part.first_word, part.last_word):
                word_pieces.append(sentence.first_pieces[word] + shift)
                word_sentences.append(part.sentence)
                word_numbers.append(word)
        pieces += sentence.pieces[start:end]
        casings += sentence.casings[start:end]
        segments += [order % 2] * (end - start)
    return Window(
        parts=tuple(parts),
        pieces=(*pieces, end_piece),
        casings=(*casings, 5),
        segments=(*segments, segments[-1]),
        word_pieces=tuple(word_pieces),
        word_sentences=tuple(word_sentences),
        word_numbers=tuple(word_numbers),
    )
