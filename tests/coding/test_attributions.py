"""Attributions: who says what, by which words."""

import pytest

from dotterel.coding.attributions import Attribution, find_attributions
from dotterel.ingest import split_sentences
from dotterel.model import Document, Sentence
from tests import factories


def document(text: str) -> Document:
    """A document of plain sentences."""
    sentences = tuple(Sentence(start=start, end=end) for start, end in split_sentences(text))
    return factories.document(text=text, title=None, sentences=sentences)


def told(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, pieces of content joined by a bar."""
    return [_words(one) for one in find_attributions(document(text))]


def _words(one: Attribution) -> tuple[str, str, str]:
    return one.source.text if one.source else "", one.cue.text, " | ".join(piece.text for piece in one.content)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The harbour master said that two tugs had sunk.",
            ("The harbour master", "said", "that two tugs had sunk"),
        ),
        (
            "Two tugs had sunk, the harbour master said on Tuesday.",
            ("the harbour master", "said", "Two tugs had sunk"),
        ),
        (
            "“Two tugs have sunk,” said Ana Loreto, the harbour master of Tarka.",
            ("Ana Loreto", "said", "“Two tugs have sunk,”"),
        ),
        (
            "According to the union, two tugs had sunk.",
            ("the union", "According to", "two tugs had sunk"),
        ),
        (
            "Two tugs had sunk, according to the union.",
            ("the union", "according to", "Two tugs had sunk"),
        ),
        (
            "Ana Loreto, who runs the harbour, has also warned that the pier may fall.",
            ("Ana Loreto, who runs the harbour", "has also warned", "that the pier may fall"),
        ),
        (
            "The envoy told reporters in Lumo on Friday that the talks had failed.",
            ("The envoy", "told", "that the talks had failed"),
        ),
        (
            "The unions called for a strike.",
            ("The unions", "called for", "a strike"),
        ),
        (
            "Sen. Ana Loreto (N-Tarka) said the pier was safe.",
            ("Sen. Ana Loreto", "said", "the pier was safe"),
        ),
        (
            "''The pier is safe,'' Loreto said.",
            ("Loreto", "said", "''The pier is safe,''"),
        ),
    ],
)
def test_ways_of_attributing(text: str, expected: tuple[str, str, str]) -> None:
    """Each common way of saying who says so is read, whichever part comes first."""
    assert told(text) == [expected]


def test_speech_goes_on_behind_the_speaker() -> None:
    """Both halves of a broken quotation belong to one speaker, across the end of the sentence."""
    assert told("“Two tugs have sunk,” Loreto said. “We are looking for the crew.”") == [
        ("Loreto", "said", "“Two tugs have sunk,” | “We are looking for the crew.”")
    ]


def test_a_second_verb_keeps_the_speaker() -> None:
    """What somebody says and adds has one source."""
    found = told("The mayor said the pier was closed, adding that the ferry would wait.")
    assert [(source, cue) for source, cue, _ in found] == [("The mayor", "said"), ("The mayor", "adding")]
    assert found[0][2] == "the pier was closed"


def test_a_display_quotation_names_its_speaker_behind_a_dash() -> None:
    """A quotation set apart is attributed too."""
    assert told("“The sea took the pier.” — Ana Loreto, harbour master") == [
        ("Ana Loreto", "—", "“The sea took the pier.”")
    ]


def test_a_transcript_names_its_speakers_in_capitals() -> None:
    """Each line of an interview has its speaker."""
    assert told("LORETO: The pier is gone. It was old.\nREPORTER: Who paid for it?")[0] == (
        "LORETO",
        ":",
        "The pier is gone. It was old.",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The United States backs down.",
        "The harbour master was accused of theft.",
        "The reports were late, and the plans of the port were lost.",
        "Two tugs sank in the harbour on Tuesday.",
    ],
)
def test_words_that_only_look_like_reporting(text: str) -> None:
    """Nouns and passives give no speaker: no answer rather than a wrong one."""
    assert told(text) == []


def test_a_dateline_is_no_part_of_the_speaker() -> None:
    """The town, the day and the agency stand before the dash."""
    (found,) = find_attributions(document("ORIN, 22 Jan (TNA) - The Tarkan army said it had left."))
    assert found.source is not None
    assert found.source.text == "The Tarkan army"


def test_spans_index_the_document() -> None:
    """Every span holds the words at its offsets, so that they can be shown where they stand."""
    text = "Rain fell. The mayor said the pier was closed. “It is old,” she said."
    for one in find_attributions(document(text)):
        for span in (one.source, one.cue, *one.content):
            assert span is not None
            assert text[span.start : span.end] == span.text
