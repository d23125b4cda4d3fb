"""Connections: settings that keep what was committed, and let several programs use one store."""

import os
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool

from dotterel.store.addresses import StoreAddress
from dotterel.store.schema import json_text

BUSY_SECONDS = 30
"""How long a writer waits for another: transactions last milliseconds, so this is for a stopped or swapped-out one."""
WRITING = "dotterel_writing"


def make_engine(address: StoreAddress) -> Engine:
    """An engine, not connected yet."""
    return _sqlite(address) if address.is_sqlite else _postgresql(address)


def writing(engine: Engine) -> Engine:
    """The engine for transactions that write: they take SQLite's lock at once, so that none fails half-way for it."""
    return engine.execution_options(**{WRITING: True})


def still(engine: Engine) -> Engine:
    """The engine for transactions of many questions that must all see one moment.

    In SQLite every transaction does; PostgreSQL's usual ones see what others have written between two questions.
    """
    return engine.execution_options(isolation_level="REPEATABLE READ") if engine.name == "postgresql" else engine


def _sqlite(address: StoreAddress) -> Engine:
    settings: dict[str, Any] = {"connect_args": {"timeout": BUSY_SECONDS, "check_same_thread": False}}
    url = address.url
    read_only = "mode=ro" in str(url)
    if address.path is None:
        settings["poolclass"] = StaticPool  # another connection would have another memory
    elif "uri" not in url.query and address.path.exists() and not os.access(address.path, os.W_OK):
        read_only = True
        query = {"mode": "ro", "uri": "true"} | ({} if _with(address.path, "-wal").exists() else {"immutable": "1"})
        url = url.set(database=address.path.resolve().as_uri(), query=query)
    engine = create_engine(url, **settings)

    @event.listens_for(engine, "connect")
    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not guessed at by the driver
        cursor = connection.cursor()
        cursor.execute("PRAGMA foreign_keys = ON")
        cursor.execute("PRAGMA synchronous = FULL")  # a commit that was reported outlives a power failure
        cursor.execute("PRAGMA cache_size = -64000")
        if not read_only:
            cursor.execute("PRAGMA journal_mode = WAL")  # readers do not wait for the writer
            cursor.execute("PRAGMA wal_autocheckpoint = 8000")  # 32 MB: a page that changes often is moved over once
        cursor.close()

    @event.listens_for(engine, "begin")
    def begun(connection: Connection) -> None:
        at_once = connection.get_execution_options().get(WRITING, False)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if at_once else "BEGIN")

    return engine


def _postgresql(address: StoreAddress) -> Engine:
    url = address.url
    connect_args: dict[str, Any] = {}
    if "connect_timeout" not in url.query:
        connect_args["connect_timeout"] = 10
    if "options" not in url.query:
        connect_args["options"] = f"-c lock_timeout={BUSY_SECONDS}s"
    return create_engine(url, connect_args=connect_args, pool_pre_ping=True, json_serializer=json_text)


def _with(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
