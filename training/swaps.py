"""Reports with other countries in them: the same happenings, told of other states.

A network that has read each happening of several states learns the words of the happening rather than who usually
does what. Names and words for a people are swapped over a whole report alike; marks move with the text.
"""

import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache

from dotterel.evaluation.annotated import AnnotatedReport, AnnotatedSentence
from dotterel.resolution.places.countries import Country, countries


def with_other_countries(report: AnnotatedReport, chance: random.Random) -> AnnotatedReport:
    """The report with each country that it names swapped for another one, drawn by chance.

    Definitions stay as they are, so the result is for training a network that reads no countries from them.
    """
    named = {country.iso3: country for country in _named(report)}
    others = [country for country in _by_form().values() if country.iso3 not in named]
    drawn = chance.sample(sorted({country.iso3: country for country in others}.items()), len(named))
    forms: dict[str, str] = {}
    for old, (_, new) in zip(named.values(), drawn, strict=True):
        forms[old.name] = new.name
        forms |= dict.fromkeys(old.adjectives, new.adjectives[0])
    if not forms:
        return report
    return replace(report, sentences=tuple(_swapped(sentence, forms) for sentence in report.sentences))


def _named(report: AnnotatedReport) -> Sequence[Country]:
    found = (_pattern().findall(sentence.text) for sentence in report.sentences)
    return list(dict.fromkeys(_by_form()[form] for forms in found for form in forms))


def _swapped(sentence: AnnotatedSentence, forms: Mapping[str, str]) -> AnnotatedSentence:
    """The sentence with forms swapped; a mark begins and ends with the same words as before."""
    text, shifts, end = "", [(0, 0)], 0
    for match in _pattern().finditer(sentence.text):
        text += sentence.text[end : match.start()] + forms[match[0]]
        end = match.end()
        shifts.append((end, len(text) - end))
    text += sentence.text[end:]

    def moved(offset: int) -> int:
        return offset + next(shift for start, shift in reversed(shifts) if start <= offset)

    marks = tuple(replace(mark, start=moved(mark.start), end=moved(mark.end)) for mark in sentence.marks)
    return replace(sentence, text=text, marks=marks)


@cache
def _by_form() -> Mapping[str, Country]:
    """Countries by name and by words for their people; words of two countries mean neither."""
    owners: dict[str, list[Country]] = {}
    for country in countries():
        if country.adjectives:
            for form in {country.name, *country.adjectives}:
                owners.setdefault(form, []).append(country)
    return {form: sole[0] for form, sole in owners.items() if len(sole) == 1}


@cache
def _pattern() -> re.Pattern[str]:
    forms = sorted(_by_form(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, forms))})(?=s?\b)")
