"""A title that says it heads an opinion tells no news: "OPINION: The peace that Orin signs"."""

import re
from collections.abc import Sequence

from dotterel.model import CodedEvent, Document

_LABEL = re.compile(
    r"\W*(?:OPINION|COMMENT(?:ARY)?|EDITORIAL|OP-ED|VIEWPOINT|COLUMN|LETTERS?|BLOG)\s*[:|–—]\s*\S", re.IGNORECASE
)


def without_opinion_titles(events: Sequence[CodedEvent], document: Document) -> tuple[CodedEvent, ...]:
    """Events without those of a first line that is labelled as an opinion; what the text below recalls is coded.

    Args:
        events: Events of a document.
        document: The document.
    """
    if not document.sentences:
        return tuple(events)
    first = document.sentences[0]
    if _LABEL.match(document.text, first.start, first.end) is None:
        return tuple(events)
    return tuple(event for event in events if event.sentence.start != first.start)
