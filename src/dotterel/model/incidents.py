"""Incidents: happenings in the world that one or more events report."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """One happening, as told by its events.

    Attributes:
        id: Stable identifier.
        event_ids: The events that tell it, in the order of their documents.
    """

    id: str
    event_ids: tuple[str, ...]
