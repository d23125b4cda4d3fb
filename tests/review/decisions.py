"""Decisions to test with."""

import json
from dataclasses import replace
from itertools import count
from typing import Any

from dotterel.model import Decision

_NUMBERS = count(1)


def decision(act: str = "accept", **changes: Any) -> Decision:
    """Ama accepts the event of `tests.factories`; `value` stands for `after` as a plain value."""
    made = Decision(
        id=f"decision-{next(_NUMBERS)}",
        reviewer="Ama Example",
        made="2024-03-06T10:00:00+00:00",
        act=act,  # type: ignore[arg-type]
        subject="event",
        subject_id="event-1",
    )
    if "value" in changes:
        changes["after"] = json.dumps(changes.pop("value"))
    return replace(made, **changes)
