"""Past forms of English verbs, as far as an ending or a list tells them."""

import re

_IRREGULAR = re.compile(
    "beat|began|blew|broke|brought|burnt|burst|came|caught|cut|drove|fell|fled|flew|fought|gave|held|hit|laid|led|left|lost|"
    "made|met|overran|overthrew|ran|rang|rose|sank|sent|set|shot|sought|spoke|stole|struck|swore|threw|told|took|tore|went|"
    "withdrew|won|wrote"
)
"""Past forms of verbs of deeds and of words that do not end in -ed."""


def is_past(verb: str) -> bool:
    """Whether a single word is the past form of a verb, or its participle: "shelled", "shot"."""
    word = verb.lower()
    return (word.endswith("ed") and len(word) > 3) or _IRREGULAR.fullmatch(word) is not None
