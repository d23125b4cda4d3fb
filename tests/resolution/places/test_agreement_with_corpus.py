"""How well the countries of places agree with the annotators of the corpus, on the fifth of its reports held back."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from dotterel.model import span_of
from dotterel.resolution.places import PlaceContext, SqliteGazetteer, resolve_place, survey
from dotterel.resolution.places.schema import PLACES_FILE, default_folder

_CORPUS = Path(__file__).parents[3] / "corpus"
_MARK = re.compile(r"\[([^\]|]*)\|([\w,]+)\]|\{([^}|]*)\|[^}]*\}")
_COUNTRY = {"XKX": "KOS", "-": None}


def _held_back() -> Iterator[str]:
    """Reports whose identifier hashes to 0 mod 5."""
    for path in sorted(_CORPUS.glob("*.rpt")):
        for block in re.split(r"\n\s*\n", path.read_text(encoding="utf-8")):
            name = re.search(r"^@report (\S+)", block, re.MULTILINE)
            if name and int(hashlib.sha256(name[1].encode()).hexdigest(), 16) % 5 == 0:
                yield block


def _plain(block: str) -> tuple[str, list[tuple[int, int, int, int, str]]]:
    """Text of a report, and its places: start, end, start and end of the sentence, identifier."""
    text, places = "", []
    lines = (line.removeprefix("@title ") for line in block.splitlines())
    for line in lines:
        if line.startswith(("> ", "@")):
            continue
        begin, position, marked = len(text), 0, []
        for mark in _MARK.finditer(line):
            text += line[position : mark.start()]
            words = mark[1] if mark[1] is not None else mark[3]
            marked += [(len(text), len(text) + len(words), key) for key in (mark[2] or "").split(",")]
            text += words
            position = mark.end()
        text += line[position:] + "\n"
        places += [(start, end, begin, len(text) - 1, key) for start, end, key in marked if key.startswith("p")]
    return text, places


def _outcomes(block: str, gazetteer: SqliteGazetteer) -> Iterator[str]:
    """How the country of each place of a report compares with the annotators'."""
    defined = dict(re.findall(r"^> (p\d+) (\S+)", block, re.MULTILINE))
    text, places = _plain(block)
    read = survey(text, gazetteer=gazetteer)
    for start, end, begin, stop, key in places:
        if key not in defined:
            continue
        context = PlaceContext(
            sentence=text[begin:stop],
            sentence_start=begin,
            text=text,
            countries=read.countries,
            divisions=read.divisions,
        )
        place = resolve_place(span_of(text, start, end), context=context, gazetteer=gazetteer)
        right = place.country == _COUNTRY.get(defined[key], defined[key])
        yield "right" if right else "sure and wrong" if place.score >= 0.8 else "unsure"


@pytest.mark.skipif(
    not (default_folder() / PLACES_FILE).is_file(), reason="not built: python -m dotterel.resolution.places.build"
)
def test_countries_agree_with_annotators() -> None:
    """At least 70 % of the countries are the annotators', and at most 4 % are given as sure and are others."""
    gazetteer = SqliteGazetteer.open()
    counted = Counter(outcome for block in _held_back() for outcome in _outcomes(block, gazetteer))
    total = counted.total()
    assert total > 100
    assert counted["right"] / total >= 0.70
    assert counted["sure and wrong"] / total <= 0.04
