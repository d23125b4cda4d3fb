"""In which country the scene of a sentence lies, for a place that has no known name: "the bridge", "Bhangbari"."""

from collections import defaultdict

from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.gazetteer import Gazetteer
from dotterel.resolution.places.recognition import country_mentions

_ADJECTIVE = 0.3
_COUNTRY_NAME = 1.0
_PLACE_NAME = 1.5
_LOCATED = 2.0
_SAME_SENTENCE = 2.0


def scene_country(
    start: int, end: int, *, context: PlaceContext, gazetteer: Gazetteer, without: frozenset[str] = frozenset()
) -> tuple[str, float]:
    """The country in which a span's place most likely lies, by the names around it.

    "Turkish jets" tells who acts, "in Duhok" where: names count more than adjectives, names behind a word of place
    most, and those of the same sentence twice. Measured on the corpus' places without a known name: right in 74 of
    100, against 69 for the country of which the report speaks most.

    Args:
        start: Character offset of the span in the document's text.
        end: Character offset behind it.
        context: What surrounds it.
        gazetteer: Names to places.
        without: Codes that it cannot be.

    Returns:
        ISO 3166 alpha-3 code, and its share of the evidence in [0, 1]; "" and 0 where nothing is known.
    """
    weights: dict[str, float] = defaultdict(float)
    sentence_end = context.sentence_start + len(context.sentence)
    for mention in country_mentions(context.text, gazetteer) if context.text else ():
        if start <= mention.start < end or not context.countries.get(mention.country, 0.0):
            continue
        weight = _ADJECTIVE if mention.adjective else _COUNTRY_NAME if mention.of_country else _PLACE_NAME
        if mention.located:
            weight = _LOCATED
        if context.sentence_start <= mention.start < sentence_end:
            weight *= _SAME_SENTENCE
        weights[mention.country] += weight
    if not weights:
        weights.update(context.countries)
    for code in without:
        weights.pop(code, None)
    if not weights:
        return "", 0.0
    best = max(weights, key=lambda code: (weights[code], code))
    return best, weights[best] / sum(weights.values())
