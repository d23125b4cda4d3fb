"""The store: every version of every record, in SQLite or PostgreSQL. Floor 2; no other package speaks SQL to it."""

from dotterel.store.addresses import VARIABLE, StoreAddress, store_address, usual_place
from dotterel.store.doors import (
    Coding,
    Decisions,
    Documents,
    Events,
    EventVersion,
    Feeds,
    Hold,
    Incidents,
    Links,
    NumberedRun,
    Runs,
    WaitingEntry,
)
from dotterel.store.schema import REVISION
from dotterel.store.selections import Box, Selection
from dotterel.store.store import IN_MEMORY, Records, Store, open_store

__all__ = [
    "IN_MEMORY",
    "REVISION",
    "VARIABLE",
    "Box",
    "Coding",
    "Decisions",
    "Documents",
    "EventVersion",
    "Events",
    "Feeds",
    "Hold",
    "Incidents",
    "Links",
    "NumberedRun",
    "Records",
    "Runs",
    "Selection",
    "Store",
    "StoreAddress",
    "WaitingEntry",
    "open_store",
    "store_address",
    "usual_place",
]
