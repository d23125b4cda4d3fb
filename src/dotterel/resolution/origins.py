"""Where an attack came from is not who attacked, nor where it struck: "the town was shelled from Lebanon".

Of the annotated attacks that the corpus and our annotated news tell with "from", none marks a bare state or town behind
it as a party; those marked are people or posts ("from a Turkish base").
"""

import re

from dotterel.model import Actor, Mention
from dotterel.model.replacing import replace
from dotterel.resolution.actors import ActorContext

_BEHIND_FROM = re.compile(
    r"\bfrom\s+(?:(?:inside|within|across|over|neighbou?ring|near|around|the|north(?:ern)?|south(?:ern)?|east(?:ern)?"
    r"|west(?:ern)?|central)\s+)*$",
    re.IGNORECASE,
)
_BARE = frozenset(("country-name", "seat", "place-name"))
"""Rules that read a state, capital or town by nothing but its name."""
_NEAR = 60
"""Characters before a party in which "from" is looked for."""


def is_origin(mention: Mention, actor: Actor, text: str) -> bool:
    """Whether a party of an attack is only the ground that it came from.

    Args:
        mention: The words.
        actor: Whom they were taken for.
        text: The document's text.
    """
    return actor.rule.split("+", 1)[0] in _BARE and is_behind_from(mention, text)


def is_behind_from(mention: Mention, text: str) -> bool:
    """Whether "from" stands right before some words of a text, but for what tells which side of the ground."""
    return _BEHIND_FROM.search(text[max(0, mention.span.start - _NEAR) : mention.span.start]) is not None


def without_origins(context: ActorContext, origins: frozenset[str]) -> ActorContext:
    """The context in which somebody without a known country was struck: hardly a citizen of where it came from."""
    if not origins:
        return context
    return replace(
        context,
        weights={state: weight for state, weight in context.weights.items() if state not in origins},
        sightings=tuple((at, state) for at, state in context.sightings if state not in origins),
        across=context.across - origins,
    )
