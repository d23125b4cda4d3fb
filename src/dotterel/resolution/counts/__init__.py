"""How many: number words to ranges of people."""

from dotterel.resolution.counts.joined import joined
from dotterel.resolution.counts.lone_victim import LONE_VICTIM, NAMED_VICTIMS, lone_victim
from dotterel.resolution.counts.resolve import count_of_participant, resolve_count
from dotterel.resolution.counts.tolls import is_toll_of, other_toll

__all__ = [
    "LONE_VICTIM",
    "NAMED_VICTIMS",
    "count_of_participant",
    "is_toll_of",
    "joined",
    "lone_victim",
    "other_toll",
    "resolve_count",
]
