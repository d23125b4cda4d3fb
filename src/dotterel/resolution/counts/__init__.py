"""How many: number words to ranges of people."""

from dotterel.resolution.counts.joined import joined
from dotterel.resolution.counts.resolve import count_of_participant, resolve_count

__all__ = ["count_of_participant", "joined", "resolve_count"]
