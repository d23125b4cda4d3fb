"""The store: every version of every record, in SQLite or PostgreSQL. Floor 2; no other package speaks SQL to it."""

from dotterel.store.addresses import VARIABLE, StoreAddress, demo_place, store_address, usual_place
from dotterel.store.doors import (
    Coding,
    Decisions,
    Documents,
    Events,
    EventVersion,
    Feeds,
    Hold,
    IncidentEntry,
    IncidentPage,
    Incidents,
    LinkingTurn,
    Links,
    NumberedRun,
    Runs,
    Tellings,
    WaitingEntry,
)
from dotterel.store.incident_selections import Cursor, IncidentOrder, IncidentSelection
from dotterel.store.schema import REVISION
from dotterel.store.selections import Box, Selection
from dotterel.store.store import IN_MEMORY, Records, Store, open_store

__all__ = [
    "IN_MEMORY",
    "REVISION",
    "VARIABLE",
    "Box",
    "Coding",
    "Cursor",
    "Decisions",
    "Documents",
    "EventVersion",
    "Events",
    "Feeds",
    "Hold",
    "IncidentEntry",
    "IncidentOrder",
    "IncidentPage",
    "IncidentSelection",
    "Incidents",
    "LinkingTurn",
    "Links",
    "NumberedRun",
    "Records",
    "Runs",
    "Selection",
    "Store",
    "StoreAddress",
    "Tellings",
    "WaitingEntry",
    "demo_place",
    "open_store",
    "store_address",
    "usual_place",
]
