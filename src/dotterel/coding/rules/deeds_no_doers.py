"""A deed does not do another: in "the strike hit a camp" the strike that the report tells of is nobody.

On the sides of the corpus that training did not see, no annotated actor has the words of a deed that its report tells.
"""

from collections.abc import Sequence

from dotterel.coding.phrases import plain_words
from dotterel.coding.rules.recasting import keeping
from dotterel.model import CodedEvent
from dotterel.model.past_forms import is_past

RULE = "deed-is-no-doer"


def drop_deeds_as_doers(events: Sequence[CodedEvent]) -> tuple[CodedEvent, ...]:
    """Events without actors whose words are those of an event of the document: "the strike", of an "air strike" too.

    Args:
        events: All events of the document.
    """
    deeds = {words for event in events for words in _told_as(plain_words(event.trigger.text))}
    return tuple(
        keeping(
            event,
            (one for one in event.mentions if one.role != "actor" or plain_words(one.span.text) not in deeds),
            rule=RULE,
        )
        for event in events
    )


def _told_as(deed: str) -> tuple[str, ...]:
    """A deed in all its words, and by the last of them; behind a verb stands somebody: "sent troops"."""
    first, _, last = deed.rpartition(" ")
    return (deed,) if is_past(first.partition(" ")[0]) or first.endswith("ing") else (deed, last)
