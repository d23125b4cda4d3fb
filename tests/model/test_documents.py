"""Documents: sentences and spans of one text."""

from hypothesis import given

from dotterel.model import Document
from tests.factories import SENTENCE, TITLE, document
from tests.strategies import documents


@given(documents())
def test_sentence_span_is_the_sentence(made: Document) -> None:
    """The span of every sentence has that sentence's offsets and words."""
    for number, sentence in enumerate(made.sentences):
        span = made.sentence_span(number)
        assert (span.start, span.end) == (sentence.start, sentence.end)
        assert span.text == made.text[sentence.start : sentence.end]


@given(documents())
def test_sentence_at_finds_each_character(made: Document) -> None:
    """Every character of a sentence leads to that sentence, and no character between sentences to any."""
    for offset in range(len(made.text)):
        holding = [number for number, one in enumerate(made.sentences) if one.start <= offset < one.end]
        assert made.sentence_at(offset) == (holding[0] if holding else None)


def test_offset_outside_the_text_is_in_no_sentence() -> None:
    """Asking behind the end is answered with none."""
    assert document().sentence_at(10_000) is None


def test_title_is_the_first_sentence() -> None:
    """The title stands in the text itself, so that one set of offsets serves all."""
    assert document().sentence_span(0).text == TITLE
    assert document().sentence_span(1).text == SENTENCE


@given(documents())
def test_reference_repeats_the_document(made: Document) -> None:
    """What an event says of its document is what the document says of itself."""
    reference = made.reference()
    for field in ("id", "url", "title", "published", "outlet", "language"):
        assert getattr(reference, field) == getattr(made, field)
