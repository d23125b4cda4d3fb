"""The version of a store's tables, and the way to this program's."""

from pathlib import Path

from sqlalchemy import Connection, inspect

from dotterel.model import NotAStore, StoreTooNew, StoreTooOld
from dotterel.store.schema import APPLICATION_ID, REVISION, VERSION_TABLE

MIGRATIONS = Path(__file__).with_name("migrations")


def revision_of(connection: Connection, place: str) -> str | None:
    """The version of the tables; none where there are no tables yet.

    Raises:
        NotAStore: The database holds something else.
    """
    names = inspect(connection).get_table_names()
    if VERSION_TABLE in names:
        found = connection.exec_driver_sql(f"SELECT version_num FROM {VERSION_TABLE}").scalar()
        if found is not None:
            return str(found)
    if connection.dialect.name == "sqlite":
        marked = connection.exec_driver_sql("PRAGMA application_id").scalar()
        if names or marked not in (0, APPLICATION_ID):
            raise NotAStore(f"{place} is a database of another program", "Name another file.")
    elif {"document_versions", "event_versions", "runs"} & set(names):
        raise NotAStore(f"{place} holds tables of another program", "Name an empty database.")
    return None


def check_revision(revision: str, place: str) -> None:
    """Nothing, where the tables are those of this program.

    Raises:
        StoreTooOld: They are of an earlier version.
        StoreTooNew: They are of a later version.
    """
    if revision == REVISION:
        return
    if revision.isdigit() and int(revision) < int(REVISION):
        raise StoreTooOld(
            f"the store {place} is of version {revision}, this program's is {REVISION}",
            "Make a backup (dotterel db backup FILE), then run: dotterel db upgrade.",
        )
    raise StoreTooNew(
        f"the store {place} is of version {revision}, this program knows versions up to {REVISION}",
        "Install a newer Dotterel, or name another store.",
    )


def wait_for_others(connection: Connection) -> None:
    """Let one program upgrade at a time: in SQLite the transaction does that, PostgreSQL has to be asked."""
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({APPLICATION_ID})")


def upgrade(connection: Connection, *, to: str = "head") -> None:
    """Bring the tables to this program's version, or to an earlier one, within the transaction of the connection."""
    from alembic import command  # noqa: PLC0415  half a second to import, and needed once in a store's life
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, to)
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
