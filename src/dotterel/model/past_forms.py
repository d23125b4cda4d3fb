"""Past forms of English verbs, as far as an ending or a list tells them."""

import re

_IRREGULAR = re.compile(
    "beat|began|blew|broke|brought|burnt|burst|came|caught|cut|drove|fell|fled|flew|fought|gave|held|hit|laid|led|left|lost|"
    "made|met|overran|overthrew|ran|rang|rose|sank|sent|set|shot|sought|spoke|stole|struck|swore|threw|told|took|tore|went|"
    "withdrew|won|wrote"
)
"""Past forms of verbs of deeds and of words that do not end in -ed."""
_NO_VERB = re.compile(
    r"\w?ed|need|seed|feed|speed|breed|bleed|greed|weed|deed|indeed|(?:\w+-)?hundred|sacred|naked|wicked"
)
"""Words that end so and are none: "red", "need", "indeed"."""


def is_past(verb: str) -> bool:
    """Whether a single word is the past form of a verb, or its participle: "shelled", "shot"."""
    word = verb.lower()
    return (word.endswith("ed") and _NO_VERB.fullmatch(word) is None) or _IRREGULAR.fullmatch(word) is not None
