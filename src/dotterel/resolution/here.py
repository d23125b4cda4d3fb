"""Deeds that a report says were done "here": in the town where it was written, as its dateline tells."""

import re

from dotterel.model import CodedEvent

_REACH = 90
"""Characters behind a trigger in which its "here" is looked for; a clause is seldom longer."""
_HERE = re.compile(
    r"(?P<between>[^.,;:!?“”\"\n]*?)(?<!from )(?<!near )(?<!around )\bhere\b"
    r"(?!\s+(?:in|at|and|is|are|was|were|to|has|have|would|will)\b)",
    re.IGNORECASE,
)
_ANOTHERS = re.compile(
    r"\b(?:said|says|saying|told|tells?|announced|reported|conceded|disclosed|according|that|who|which|where|people|those"
    r"|officials?|residents|authorities|sources|police|office|department|ministry|spokes\w+)\b",
    re.IGNORECASE,
)


def is_done_here(event: CodedEvent) -> bool:
    """Whether the clause behind the trigger says "here" of the deed, not of who speaks ("officials here").

    "Signed an accord here on Friday" is; "fled to the hills a mile from here" and "shelled the port, he said here" are
    not.
    """
    at = event.trigger.end - event.sentence.start
    found = _HERE.match(event.sentence.text[at : at + _REACH])
    return found is not None and _ANOTHERS.search(found["between"]) is None
