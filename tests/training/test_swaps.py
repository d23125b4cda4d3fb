"""Reports told of other countries."""

import random
import re
from dataclasses import replace
from pathlib import Path

import pytest

pytest.importorskip("torch")

from dotterel.evaluation import read_reports
from dotterel.resolution.places.countries import countries
from tests.evaluation.test_annotated import REPORT, written
from training.swaps import with_other_countries


def test_marks_keep_their_words_when_countries_are_swapped(tmp_path: Path) -> None:
    """Every mark holds the words it held, but for the names of countries in it."""
    text = REPORT.replace("[Troops|a1]", "[Peruvian troops|a1]").replace("[a doctor|a2]", "[a doctor from Peru|a2]")
    (report,) = read_reports([written(tmp_path, text)])
    swapped = with_other_countries(report, random.Random(3))
    title, further = swapped.sentences[0].text, swapped.sentences[1].text
    (adjective,) = re.findall("^(.+) troops shell Brod$", title)
    (name,) = re.findall("at least two, a doctor from (.+) said", further)
    assert {adjective, name}.isdisjoint(("Peruvian", "Peru"))
    for before, after in zip(report.sentences, swapped.sentences, strict=True):
        for old, new in zip(before.marks, after.marks, strict=True):
            words = before.text[old.start : old.end].replace("Peruvian", adjective).replace("Peru", name)
            assert after.text[new.start : new.end] == words


def test_a_country_is_another_one_throughout_the_report(tmp_path: Path) -> None:
    """Name and adjective of one country become those of one other."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    text = "Peru and a Peruvian"
    report = replace(report, sentences=tuple(replace(one, text=text, marks=()) for one in report.sentences))
    texts = {sentence.text for sentence in with_other_countries(report, random.Random(1)).sentences}
    assert len(texts) == 1
    name, adjective = re.fullmatch(r"(.+) and a (.+)", texts.pop()).groups()  # type: ignore[union-attr]
    (country,) = [country for country in countries() if country.name == name]
    assert adjective == country.adjectives[0]
    assert country.iso3 != "PER"


def test_a_report_without_countries_stays(tmp_path: Path) -> None:
    """Nothing is swapped where no country is named."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    report = replace(report, sentences=tuple(replace(one, text="Nothing here", marks=()) for one in report.sentences))
    assert with_other_countries(report, random.Random(1)) == report
