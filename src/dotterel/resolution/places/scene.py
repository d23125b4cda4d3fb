"""In which country the scene of a sentence lies, for a place that has no known name: "the bridge", "Bhangbari"."""

import re
from collections import defaultdict

from dotterel.resolution.places.context import PlaceContext
from dotterel.resolution.places.gazetteer import Gazetteer
from dotterel.resolution.places.recognition import country_mentions

_ADJECTIVE = 0.3
_COUNTRY_NAME = 1.0
_PLACE_NAME = 1.5
_LOCATED = 2.0
_SAME_SENTENCE = 2.0
_FIRED_FROM = re.compile(
    r"\b(?:fired?|launche[sd]|launch|shell(?:ed|s|ing)?|rockets?|missiles?|mortars?|drones?|hit|struck|strikes?|attack(?:s|ed)?"
    r"|bombard(?:ed|ment)|shot|lobbed)\b[^.;,\n]{0,40}?\bfrom\s+(?:(?:inside|within|across|neighbou?ring|the|north(?:ern)?"
    r"|south(?:ern)?|east(?:ern)?|west(?:ern)?)\s+)*$",
    re.IGNORECASE,
)
_REACH = 80
"""Characters before a name in which it is looked for whether something was fired from there."""


def scene_country(
    start: int, end: int, *, context: PlaceContext, gazetteer: Gazetteer, without: frozenset[str] = frozenset()
) -> tuple[str, float]:
    """The country in which a span's place most likely lies, by the names around it.

    "Turkish jets" tells who acts, "in Duhok" where: names count more than adjectives, names behind a word of place
    most, and those of the same sentence twice. What was "fired from Lebanon" did not strike there. Measured on the
    corpus' places without a known name: right in 74 of 100, against 69 for the country of which the report speaks most.

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
    fired_from = False
    sentence_end = context.sentence_start + len(context.sentence)
    for mention in country_mentions(context.text, gazetteer) if context.text else ():
        if start <= mention.start < end or not context.countries.get(mention.country, 0.0):
            continue
        if _FIRED_FROM.search(context.text[max(0, mention.start - _REACH) : mention.start]):
            fired_from = True
            continue
        weight = _ADJECTIVE if mention.adjective else _COUNTRY_NAME if mention.of_country else _PLACE_NAME
        if mention.located:
            weight = _LOCATED
        if context.sentence_start <= mention.start < sentence_end:
            weight *= _SAME_SENTENCE
        weights[mention.country] += weight
    if not weights and not fired_from:
        weights.update(context.countries)
    for code in without:
        weights.pop(code, None)
    if not weights:
        return "", 0.0
    best = max(weights, key=lambda code: (weights[code], code))
    return best, weights[best] / sum(weights.values())
