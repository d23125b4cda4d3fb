"""The store: opened once, then used in short transactions."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType

from sqlalchemy import Connection

from dotterel.model import NotAStore, StoreNotFound, StoreReadOnly
from dotterel.store import upgrading
from dotterel.store.access_doors import AccessLog, ApiTokens, Sessions, Users
from dotterel.store.access_log import SqlAccessLog
from dotterel.store.addresses import RELEASES, StoreAddress, releases_place, store_address
from dotterel.store.api_tokens import SqlApiTokens
from dotterel.store.backup import back_up
from dotterel.store.checking import faults_of
from dotterel.store.column_cache import ColumnCache
from dotterel.store.column_totals import ColumnTotals
from dotterel.store.decisions import SqlDecisions
from dotterel.store.documents import SqlDocuments
from dotterel.store.doors import (
    Decisions,
    Documents,
    DoubleReviews,
    Events,
    Feeds,
    Incidents,
    Links,
    Runs,
    Signatures,
    Tellings,
)
from dotterel.store.double_reviews import SqlDoubleReviews
from dotterel.store.engines import make_engine, still, writing
from dotterel.store.events import SqlEvents
from dotterel.store.faults import named_faults
from dotterel.store.feeds import SqlFeeds
from dotterel.store.incidents import SqlIncidents
from dotterel.store.links import SqlLinks
from dotterel.store.runs import SqlRuns
from dotterel.store.schema import REVISION
from dotterel.store.sessions import SqlSessions
from dotterel.store.signatures import SqlSignatures
from dotterel.store.tellings import SqlTellings
from dotterel.store.totals import Totals
from dotterel.store.users import SqlUsers

IN_MEMORY = "sqlite://"
"""Address of a store that is gone when it is closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Records:
    """What is kept, by kind of record, within one transaction."""

    documents: Documents
    events: Events
    incidents: Incidents
    links: Links
    tellings: Tellings
    signatures: Signatures
    decisions: Decisions
    double_reviews: DoubleReviews
    runs: Runs
    feeds: Feeds
    totals: Totals
    users: Users
    sessions: Sessions
    tokens: ApiTokens
    access_log: AccessLog


class Store:
    """A store of documents, events, incidents, links, decisions and runs, in all their versions, and of feeds."""

    def __init__(self, address: StoreAddress) -> None:
        """Args: where it is; `open_store` opens one."""
        self._address = address
        self._engine = make_engine(address)
        self._writing = writing(self._engine)
        self._still = still(self._engine)
        self._columns = ColumnCache()

    @property
    def place(self) -> str:
        """Where it is, for people: without a password."""
        return str(self._address)

    @property
    def releases(self) -> Path:
        """The folder of its releases: beside its file; in the user's data directory where a server keeps it."""
        path = self._address.path
        return releases_place() if path is None else path.with_name(path.name + RELEASES)

    @contextmanager
    def reading(self) -> Iterator[Records]:
        """The records as they stand at one moment; other programs may write meanwhile.

        Raises:
            StoreError: The store cannot be read; the kind says why.
        """
        with named_faults(self.place), self._engine.begin() as connection:
            yield _records(connection, self._columns)

    @contextmanager
    def snapshot(self) -> Iterator[Records]:
        """As `reading`, for many questions that take long: all of them see the store as it stood at the first.

        Raises:
            StoreError: The store cannot be read; the kind says why.
        """
        with named_faults(self.place), self._still.begin() as connection:
            yield _records(connection, self._columns)

    @contextmanager
    def writing(self) -> Iterator[Records]:
        """The records, to be added to: all that is written in the block is kept when it ends well, or nothing.

        Keep it short, since other programs wait; and end it before anything is told to have been kept.

        Raises:
            StoreError: It could not be written; the kind says why.
        """
        with named_faults(self.place), self._writing.begin() as connection:
            yield _records(connection, self._columns)

    def hold(self) -> None:
        """Read the columns of all incidents into memory, so that lists, counts and totals are quick from the first on.

        It takes seconds in a store of some hundred thousand incidents, and some hundred bytes of memory for each. A
        program that stays, such as a server, begins with it; one that asks once does without, unless it asks for
        totals, which need the columns.

        Raises:
            StoreError: The store cannot be read; the kind says why.
        """
        with named_faults(self.place), self._engine.begin() as connection:
            self._columns.columns(connection)

    def revision(self) -> str | None:
        """Version of its tables; none where it has none yet.

        Raises:
            NotAStore: It is a database of another program, or no database.
        """
        with named_faults(self.place), self._engine.begin() as connection:
            return upgrading.revision_of(connection, self.place)

    def upgrade(self) -> str | None:
        """Bring the tables to this program's version, wholly or not at all; the version they had before.

        Raises:
            StoreTooNew: They are of a later version.
        """
        with named_faults(self.place), self._writing.begin() as connection:
            upgrading.wait_for_others(connection)
            before = upgrading.revision_of(connection, self.place)
            if before is not None and int(before) >= int(REVISION):
                upgrading.check_revision(before, self.place)
                return before
            upgrading.upgrade(connection)
            return before

    def faults(self) -> list[str]:
        """What is wrong with it, one line each; none where all that was written can be read as it was written."""
        with named_faults(self.place), self._engine.begin() as connection:
            return faults_of(connection)

    def back_up(self, target: Path) -> int:
        """Copy it, as it stands at one moment, into a file that is checked before it gets its name.

        Other programs may read and write meanwhile.

        Returns:
            Size of the copy in bytes.

        Raises:
            SettingsError: It is kept by a server, or the target is there or cannot be written.
        """
        with named_faults(self.place):
            return back_up(self._engine, target, place=self.place)

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def __enter__(self) -> "Store":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def open_store(named: str | Path | None = None, *, create: bool = False, upgrade: bool = False) -> Store:
    """The store at a place, ready for use.

    Args:
        named: A path or URL, as in `store_address`.
        create: Whether a store that is not there yet is made.
        upgrade: Whether one of an earlier version is brought to this program's.

    Raises:
        SettingsError: The place is no path and no URL of a database that is known, or a folder.
        StoreNotFound: There is none, and none is to be made.
        StoreTooOld: It is of an earlier version.
        StoreTooNew: It is of a later version.
        NotAStore: Something else is there.
        StoreError: It cannot be opened; the kind says why.
    """
    address = store_address(named)
    if address.path is not None and "uri" not in address.url.query:
        _check_path(address.path, create=create)
    store = Store(address)
    try:
        revision = store.revision()
        if (revision is None and create) or (upgrade and revision != REVISION):
            store.upgrade()
        elif revision is None:
            raise StoreNotFound(f"{store.place} holds no store yet", "Make one by: dotterel code SOURCE --store PLACE.")
        else:
            upgrading.check_revision(revision, store.place)
    except BaseException:
        store.close()
        raise
    return store


def _check_path(path: Path, *, create: bool) -> None:
    try:
        if path.is_dir():
            raise NotAStore(f"{path} is a folder", "Give the name of a file in it.")
        if not create and not path.exists():
            raise StoreNotFound(
                f"there is no store at {path}",
                "Name another by --store, or make one by: dotterel code SOURCE --store PLACE.",
            )
        if create:
            path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as fault:
        raise StoreReadOnly(
            f"there can be no store at {path} ({(fault.strerror or type(fault).__name__).lower()})",
            "Give another place by --store.",
        ) from fault


def _records(connection: Connection, columns: ColumnCache) -> Records:
    return Records(
        documents=SqlDocuments(connection),
        events=SqlEvents(connection),
        incidents=SqlIncidents(connection, columns),
        links=SqlLinks(connection),
        tellings=SqlTellings(connection),
        signatures=SqlSignatures(connection),
        decisions=SqlDecisions(connection),
        double_reviews=SqlDoubleReviews(connection),
        runs=SqlRuns(connection),
        feeds=SqlFeeds(connection),
        totals=ColumnTotals(connection, columns),
        users=SqlUsers(connection),
        sessions=SqlSessions(connection),
        tokens=SqlApiTokens(connection),
        access_log=SqlAccessLog(connection),
    )
