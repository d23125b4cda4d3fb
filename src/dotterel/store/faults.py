"""What a database says when something is wrong, made into the errors of the model."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from dotterel.model import (
    NotAStore,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreReadOnly,
    StoreUnreachable,
)

_KEPT = "What was recorded before is kept."
_RESTORE = "Put back a backup (dotterel db backup makes them), or save what can be read: sqlite3 FILE .recover."


@contextmanager
def named_faults(place: str) -> Iterator[None]:
    """Faults of the database in this block are raised as a `StoreError`.

    Args:
        place: The store, as people know it, without a password.
    """
    try:
        yield
    except DBAPIError as fault:
        raise _named(fault.orig or fault, place) from fault
    except sqlite3.Error as fault:
        raise _named(fault, place) from fault
    except PoolTimeout as fault:
        raise StoreBusy(f"no connection to the store {place} became free", "Try again.") from fault
    except SQLAlchemyError as fault:
        raise StoreError(f"the store {place} cannot be used ({fault})", _KEPT) from fault


def _named(fault: BaseException, place: str) -> StoreError:
    if isinstance(fault, sqlite3.Error):
        return _of_sqlite(fault, place)
    return _of_postgresql(fault, place)


def _of_sqlite(fault: sqlite3.Error, place: str) -> StoreError:
    # Result codes: https://www.sqlite.org/rescode.html; the primary code stands before a possible detail.
    name = getattr(fault, "sqlite_errorname", None) or ""
    kind = "_".join(name.split("_")[:2])
    if kind == "SQLITE_NOTADB":
        return NotAStore(f"{place} is no SQLite database", "Name another file.")
    if kind == "SQLITE_CORRUPT":
        return StoreDamaged(f"the store {place} is damaged ({fault})", _RESTORE)
    if kind == "SQLITE_FULL":
        return StoreFull(f"no room is left for the store {place}", f"Make room and run it again. {_KEPT}")
    if kind == "SQLITE_READONLY":
        return StoreReadOnly(f"the store {place} may not be written to ({fault})", "Give another place by --store.")
    if kind in ("SQLITE_BUSY", "SQLITE_LOCKED"):
        return StoreBusy(f"another program keeps the store {place} locked", f"Try again when it is done. {_KEPT}")
    if kind == "SQLITE_CANTOPEN":
        return StoreReadOnly(
            f"the store {place} cannot be opened ({fault})", "Check that its folder may be read and written to."
        )
    if kind == "SQLITE_IOERR":
        return StoreError(f"the disk that holds the store {place} fails ({fault})", f"Check the disk. {_KEPT}")
    return StoreError(f"the store {place} cannot be used ({type(fault).__name__}: {fault})", _KEPT)


def _of_postgresql(fault: BaseException, place: str) -> StoreError:
    # Error codes: PostgreSQL manual, appendix A.
    state = getattr(fault, "sqlstate", None) or ""
    words = " ".join(str(fault).split())
    if state.startswith("XX"):
        return StoreDamaged(f"the store {place} is damaged ({words})", "Ask who keeps the server; put back a backup.")
    if state.startswith("53100"):
        return StoreFull(f"no room is left for the store {place}", f"Make room and run it again. {_KEPT}")
    if state in ("42501", "25006"):
        return StoreReadOnly(f"the store {place} may not be written to ({words})", "Ask who keeps the server.")
    if state in ("55P03", "40P01", "57014"):
        return StoreBusy(f"another program keeps the store {place} locked", f"Try again when it is done. {_KEPT}")
    if not state or state[:2] in ("08", "28", "3D", "57", "53"):
        return StoreUnreachable(
            f"the store {place} cannot be reached ({words})", "Check address, user, password and that the server runs."
        )
    return StoreError(f"the store {place} cannot be used ({words})", _KEPT)
