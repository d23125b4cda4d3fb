"""How many: number words to ranges of people."""

from dotterel.resolution.counts.joined import joined
from dotterel.resolution.counts.lists import sum_of_numbered
from dotterel.resolution.counts.lone_victim import LONE_VICTIM, NAMED_VICTIMS, lone_victim
from dotterel.resolution.counts.of_event import LISTED_VICTIMS, MIXED_LIST, toll_by_victims, toll_of
from dotterel.resolution.counts.resolve import count_of_participant, resolve_count
from dotterel.resolution.counts.tolls import is_toll_of, other_toll

__all__ = [
    "LISTED_VICTIMS",
    "LONE_VICTIM",
    "MIXED_LIST",
    "NAMED_VICTIMS",
    "count_of_participant",
    "is_toll_of",
    "joined",
    "lone_victim",
    "other_toll",
    "resolve_count",
    "sum_of_numbered",
    "toll_by_victims",
    "toll_of",
]
