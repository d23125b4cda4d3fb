"""A copy of an SQLite store while it is in use."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Engine

from dotterel.model import SettingsError, StoreDamaged

PART = ".part"


def back_up(engine: Engine, target: Path, *, place: str) -> int:
    """As `Store.back_up`."""
    if engine.dialect.name != "sqlite":
        raise SettingsError(
            "a store that a PostgreSQL server keeps is backed up by PostgreSQL",
            "Run: pg_dump --format=custom --file=FILE DATABASE (pg_restore puts it back).",
        )
    if target.exists():
        raise SettingsError(f"{target} is there already", "Name a new file: a backup never takes the place of another.")
    part = target.with_name(target.name + PART)
    try:
        part.unlink(missing_ok=True)
        with closing(sqlite3.connect(part)) as copy:
            source = engine.raw_connection()
            try:
                source.driver_connection.backup(copy)  # type: ignore[union-attr]  # in one step: a moment's state
            finally:
                source.close()
            copy.execute("PRAGMA journal_mode = DELETE")  # one file, without a log beside it
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
        if found != "ok":
            raise StoreDamaged(f"the store {place} is damaged: {found}", "Run: dotterel db check; keep older backups.")
        part.replace(target)
        return target.stat().st_size
    except (OSError, sqlite3.OperationalError) as fault:
        raise SettingsError(f"the backup {target} cannot be written ({fault})", "Name another place.") from fault
    finally:
        part.unlink(missing_ok=True)
