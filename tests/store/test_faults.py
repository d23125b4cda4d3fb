"""Each fault of a store has its name and its remedy, and stored data survives."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from dotterel.model import (
    DotterelError,
    Method,
    NotAStore,
    SettingsError,
    StoreBusy,
    StoreDamaged,
    StoreError,
    StoreFull,
    StoreNotFound,
    StoreReadOnly,
    StoreUnreachable,
)
from dotterel.store import Store, engines, open_store, store_address
from tests import factories

METHOD = Method(coder=factories.provenance())
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that holds one document with one event."""
    made = tmp_path / "store.sqlite"
    with open_store(made, create=True) as store:
        keep(store, "document-1")
    return made


def keep(store: Store, document_id: str) -> None:
    """Keep a document with one event."""
    with store.writing() as records:
        records.events.keep([factories.resolved_event()], document=factories.document(id=document_id), method=METHOD)


def holds(path: Path) -> int:
    """Number of events of a sound store."""
    with open_store(path) as store, store.reading() as records:
        assert store.faults() == []
        return records.events.count()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    """A slip of the finger does not overwrite a manuscript."""
    manuscript = tmp_path / "thesis.txt"
    manuscript.write_text("Chapter one. " * 1000)
    with pytest.raises(NotAStore, match=r"thesis\.txt"):
        open_store(manuscript, create=True)
    assert manuscript.read_text() == "Chapter one. " * 1000


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    """Our tables are not put among others."""
    other = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute("CREATE TABLE birds (name TEXT)")
        connection.commit()
    with pytest.raises(NotAStore, match="another program"):
        open_store(other, create=True)
    with closing(sqlite3.connect(other)) as connection:
        assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("birds",)]


def test_a_folder_is_no_store(tmp_path: Path) -> None:
    """A folder is named as such."""
    with pytest.raises(NotAStore, match="is a folder"):
        open_store(tmp_path, create=True)


def test_a_store_that_is_not_there_is_not_made_by_reading(tmp_path: Path) -> None:
    """A misspelt name gives an error rather than an empty answer."""
    with pytest.raises(StoreNotFound, match="misspelt"):
        open_store(tmp_path / "misspelt.sqlite")
    assert list(tmp_path.iterdir()) == []


def test_a_place_below_a_file_is_named(tmp_path: Path) -> None:
    """A folder that cannot be made is a named error."""
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreReadOnly, match="there can be no store"):
        open_store(tmp_path / "file" / "store.sqlite", create=True)


@pytest.mark.parametrize("kept", [1, 2, 5], ids=lambda kept: f"every {kept}th page")
def test_corrupt_pages_are_named(path: Path, kept: int) -> None:
    """Damage on the disk is told as damage, when opening, when reading, or by the check."""
    with open_store(path) as store:
        for number in range(60):
            keep(store, f"document-{number + 2}")
    content = bytearray(path.read_bytes())
    size = int.from_bytes(content[16:18], "big")
    for page in range(2, len(content) // size, kept):
        content[page * size : page * size + 400] = b"\xa5" * 400
    path.write_bytes(content)
    assert damage(path)
    assert path.read_bytes() == content


def damage(path: Path) -> list[str]:
    """What is told of the damage of a store, wherever it is noticed first."""
    try:
        with open_store(path) as store:
            return store.faults()
    except StoreDamaged as named:
        return [named.message] if "backup" in named.remedy else []


def test_a_truncated_file_is_named(path: Path) -> None:
    """A copy that was broken off is not taken for a small store."""
    path.write_bytes(path.read_bytes()[:20_000])
    assert damage(path)


def test_a_full_disk_is_named_and_loses_nothing(path: Path) -> None:
    """What was kept before stays, and writing goes on when there is room again."""
    with open_store(path) as store:
        with store._engine.connect() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            pages = driver.execute("PRAGMA page_count").fetchone()[0]
            driver.execute(f"PRAGMA max_page_count = {pages + 1}")  # as good as a full disk: SQLITE_FULL
        with pytest.raises(StoreFull, match="no room") as named:
            keep_many(store, kept := [])
        assert "Make room" in named.value.remedy
    assert holds(path) == 1 + len(kept)
    with open_store(path) as store:
        keep(store, "after")
    assert holds(path) == 2 + len(kept)


def keep_many(store: Store, kept: list[int]) -> None:
    """Keep documents until one fails; those that were kept are told."""
    for number in range(1000):
        keep(store, f"many-{number}")
        kept.append(number)


def test_a_store_that_may_only_be_read_can_be_read(path: Path) -> None:
    """Reading needs no right to write; writing is refused by name."""
    with open_store(f"sqlite:///file:{path}?mode=ro&uri=true") as store:
        with store.reading() as records:
            assert records.events.count() == 1
        with pytest.raises(StoreReadOnly):
            keep(store, "document-2")
    assert holds(path) == 1


READER = """
import sys
from pathlib import Path
from dotterel.model import StoreReadOnly
from dotterel.store import open_store
sys.path.insert(0, sys.argv[2])
from tests.store.test_faults import keep
with open_store(sys.argv[1]) as store:
    with store.reading() as records:
        print(records.events.count())
    try:
        keep(store, "document-2")
    except StoreReadOnly as refused:
        print("refused")
try:
    open_store(Path(sys.argv[1]).with_name("new.sqlite"), create=True)
except StoreReadOnly:
    print("refused")
"""


@pytest.mark.skipif(os.name == "nt", reason="folders have other rights there")
def test_a_folder_that_may_only_be_read(path: Path) -> None:
    """A store on a read-only share is read; nothing is written beside it, and a new one is refused."""
    path.chmod(0o444)
    path.parent.chmod(0o555)
    command: list[str] = []
    if os.geteuid() == 0:  # root may write anywhere: without that right, as others are
        command = ["setpriv", "--bounding-set", "-dac_override", "--inh-caps", "-dac_override"]
        tried = subprocess.run([*command, "true"], capture_output=True, check=False) if _has("setpriv") else None
        if tried is None or tried.returncode:
            path.parent.chmod(0o755)
            pytest.skip("root's rights cannot be laid down here")
    try:
        environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}:{ROOT}"}
        done = subprocess.run(
            [*command, sys.executable, "-c", READER, str(path), str(ROOT)],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        path.parent.chmod(0o755)
    assert (done.stdout.split(), done.stderr) == (["1", "refused", "refused"], "")


def _has(program: str) -> bool:
    return any((Path(folder) / program).is_file() for folder in os.get_exec_path())


def test_a_store_kept_locked_is_named(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A writer that never ends does not hang us for ever."""
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    with open_store(path) as store, closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreBusy, match="locked"):
            keep(store, "document-2")
        with store.reading() as records:
            assert records.events.count() == 1
        other.execute("ROLLBACK")
        keep(store, "document-2")
    assert holds(path) == 2


@pytest.mark.parametrize("address", ["mysql://host/base", "postgresql+asyncpg://host/base", "://", "http://[", "x://y"])
def test_an_address_of_no_known_database_is_refused(address: str) -> None:
    """The forms that are known are told."""
    with pytest.raises(SettingsError) as refused:
        store_address(address)
    assert "postgresql://" in refused.value.remedy


def test_a_server_that_does_not_answer_is_named_without_the_password() -> None:
    """The address is told, the password never."""
    pytest.importorskip("psycopg")
    with pytest.raises(StoreUnreachable) as named:
        open_store("postgresql://reader:hush@/base?host=/nowhere&connect_timeout=2")
    assert "hush" not in str(named.value)
    assert "reader" in str(named.value)
    assert named.value.remedy


def test_every_kind_of_sqlite_fault_is_an_error_of_ours() -> None:
    """Whatever SQLite says, the user gets a message and a remedy."""
    from dotterel.store.faults import named_faults

    for number, name in [(10, "SQLITE_IOERR_READ"), (1, "SQLITE_ERROR"), (0, "")]:
        fault = sqlite3.OperationalError("words of the database")
        fault.sqlite_errorcode, fault.sqlite_errorname = number, name
        with pytest.raises(StoreError, match="words of the database") as named, named_faults("here"):
            raise fault
        assert named.value.remedy
        assert isinstance(named.value, DotterelError)
