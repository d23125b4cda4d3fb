"""Sentence limits."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dotterel.ingest import split_sentences

PIECES = st.sampled_from(
    [
        "Gen.",
        "U.S.",
        "Sept.",
        "5",
        "No.",
        "He",
        "the army",
        "said.",
        '"Go!"',
        "…",
        "\n",
        " ",
        "p.m.",
        "(AFP)",
        "--",
        "J.",
    ]
)


def _sentences(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops entered the town. They left at noon.", ["Troops entered the town.", "They left at noon."]),
        ('"We fight on!" he said. "No one leaves."', ['"We fight on!" he said.', '"No one leaves."']),
        ("Gen. Omar met Lt. Col. Diallo. Talks failed.", ["Gen. Omar met Lt. Col. Diallo.", "Talks failed."]),
        ("The U.S. Army fired. U.N. staff fled.", ["The U.S. Army fired.", "U.N. staff fled."]),
        ("He flew to the U.S. The talks began.", ["He flew to the U.S.", "The talks began."]),
        ("It began at 5 p.m. Police came late.", ["It began at 5 p.m. Police came late."]),
        ("It began at 5 p.m. The police came late.", ["It began at 5 p.m.", "The police came late."]),
        ("On Sept. 4 rebels struck. Two died.", ["On Sept. 4 rebels struck.", "Two died."]),
        ("KABUL, Jan. 3 (Agency) -- A bomb killed two.", ["KABUL, Jan. 3 (Agency) -- A bomb killed two."]),
        ("John F. Kamau was held. So was his son.", ["John F. Kamau was held.", "So was his son."]),
        ("Police held 12. The rest fled.", ["Police held 12.", "The rest fled."]),
        ("1. Raise the flag. 2. Stand.", ["1. Raise the flag.", "2.", "Stand."]),
        ("Was it a raid? Nobody knew… The army did.", ["Was it a raid?", "Nobody knew…", "The army did."]),
        ("They were killed.The army denied it.", ["They were killed.", "The army denied it."]),
        ("See example.Org for more.", ["See example.Org for more."]),
        ("The road was closed. (AFP)", ["The road was closed. (AFP)"]),
        ("First line\nsecond line", ["First line", "second line"]),
        ("Article No. 5 was cut. No. They kept it.", ["Article No. 5 was cut.", "No.", "They kept it."]),
    ],
)
def test_limits(text: str, expected: list[str]) -> None:
    """Stops end sentences, abbreviations, initials and datelines do not, and a newline always does."""
    assert _sentences(text) == expected


@given(st.one_of(st.text(max_size=200), st.lists(PIECES, max_size=30).map(" ".join)))
def test_spans_cover_the_text(text: str) -> None:
    """Whatever the text, spans hold every character but white space, in order, without overlap or ragged edges."""
    spans = split_sentences(text)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())
    assert all(end <= start for (_, end), (start, _) in pairwise(spans))
    assert all(text[start:end].strip() == text[start:end] != "" for start, end in spans)


def test_long_line_takes_linear_time() -> None:
    """A book on one line is split without looking back over all of it at every stop."""
    assert len(split_sentences("The army said so. " * 20_000)) == 20_000
