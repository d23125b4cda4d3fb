"""What only a store in a file has: backups, marks, and a schema for people who open it elsewhere."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from alembic.config import Config
from alembic.script import ScriptDirectory

from dotterel.model import Method, SettingsError, StoreDamaged
from dotterel.store import IN_MEMORY, REVISION, Store, open_store, store_address, usual_place
from dotterel.store.upgrading import MIGRATIONS
from tests import factories

METHOD = Method(coder=factories.provenance())
SOURCE = Path(__file__).resolve().parents[2] / "src"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store that holds one document with one event."""
    made = tmp_path / "folder" / "store.sqlite"
    with open_store(made, create=True) as store:
        keep(store, "document-1")
    return made


def keep(store: Store, document_id: str) -> None:
    """Keep a document with one event."""
    with store.writing() as records:
        records.events.keep([factories.resolved_event()], document=factories.document(id=document_id), method=METHOD)


def test_a_backup_is_a_store(path: Path, tmp_path: Path) -> None:
    """A copy made while the store is open holds what was committed, in one file."""
    target = tmp_path / "backup.sqlite"
    with open_store(path) as store:
        keep(store, "document-2")
        size = store.back_up(target)
    assert size == target.stat().st_size
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["backup.sqlite"]
    with open_store(target) as copy, copy.reading() as records:
        assert copy.faults() == []
        assert records.events.count() == 2


def test_a_backup_takes_no_other_files_place(path: Path, tmp_path: Path) -> None:
    """Yesterday's backup is not lost to a slip; nor is a half copy left behind."""
    yesterday = tmp_path / "backup.sqlite"
    yesterday.write_text("yesterday")
    with open_store(path) as store:
        for target in (yesterday, tmp_path / "nowhere" / "backup.sqlite"):
            with pytest.raises(SettingsError, match="backup"):
                store.back_up(target)
    assert yesterday.read_text() == "yesterday"
    assert [one.name for one in tmp_path.iterdir() if one.is_file()] == ["backup.sqlite"]


def test_a_damaged_store_gives_no_backup_that_looks_sound(path: Path, tmp_path: Path) -> None:
    """The copy is checked before it gets its name."""
    content = bytearray(path.read_bytes())
    for page in range(2, len(content) // 4096):
        content[page * 4096 : page * 4096 + 100] = b"\xa5" * 100
    path.write_bytes(content)
    with pytest.raises(StoreDamaged), open_store(path) as store:
        store.back_up(tmp_path / "backup.sqlite")
    assert not (tmp_path / "backup.sqlite").exists()


def test_a_server_is_backed_up_by_its_own_program() -> None:
    """A store that a server keeps is not half copied; the user is told what to run."""
    pytest.importorskip("psycopg")
    with Store(store_address("postgresql://user@/base")) as store, pytest.raises(SettingsError) as refused:
        store.back_up(Path("backup"))
    assert "pg_dump" in refused.value.remedy


def test_the_file_explains_itself(path: Path) -> None:
    """Whoever opens it finds typed tables with comments, views, and the mark of the program."""
    with closing(sqlite3.connect(path)) as connection:
        made = dict(connection.execute("SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'view')"))
        assert connection.execute("PRAGMA application_id").fetchone() == (int.from_bytes(b"Dott", "big"),)
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
        with pytest.raises(sqlite3.IntegrityError, match="cannot store TEXT"):
            connection.execute("UPDATE event_versions SET score = 'high'")
    assert "-- chance that the event is there and of this type" in made["event_versions"]
    assert made["event_versions"].endswith("STRICT")
    assert {"documents", "events", "event_parties", "incidents", "links"} <= made.keys()


def test_the_newest_migration_is_the_one_that_queries_expect() -> None:
    """A new step without a new number in the schema, or the other way round, fails here."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_heads() == [REVISION]


def test_an_upgrade_that_fails_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No half-made tables stay behind when the first step is broken off."""
    from dotterel.store import upgrading

    def broken(connection: object) -> None:
        made(connection)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    made = upgrading.upgrade
    monkeypatch.setattr(upgrading, "upgrade", broken)
    path = tmp_path / "store.sqlite"
    with pytest.raises(KeyboardInterrupt):
        open_store(path, create=True)
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("SELECT count(*) FROM sqlite_schema").fetchone() == (0,)
    monkeypatch.setattr(upgrading, "upgrade", made)
    open_store(path, create=True).close()


def test_a_store_in_memory_works_like_any(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tests and trials need no file."""
    monkeypatch.chdir(tmp_path)
    with open_store(IN_MEMORY, create=True) as store:
        keep(store, "document-1")
        with store.reading() as records:
            assert records.events.count() == 1
    assert list(tmp_path.iterdir()) == []


def test_the_usual_place_is_in_the_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """XDG_DATA_HOME where it is a whole path; DOTTEREL_STORE before it; a name that is given before all."""
    monkeypatch.delenv("DOTTEREL_STORE", raising=False)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert usual_place() == tmp_path / "dotterel" / "store.sqlite"
    assert store_address().path == usual_place()
    monkeypatch.setenv("XDG_DATA_HOME", "not/whole")
    assert usual_place() == Path.home() / ".local" / "share" / "dotterel" / "store.sqlite"
    monkeypatch.setenv("DOTTEREL_STORE", "/elsewhere/mine.sqlite")
    assert store_address().path == Path("/elsewhere/mine.sqlite")
    assert store_address("given.sqlite").path == Path("given.sqlite")


def test_opening_a_store_loads_no_migrations(path: Path) -> None:
    """Half a second of imports is spent once in a store's life, not with every command."""
    statement = f"import sys; from dotterel.store import open_store; open_store({str(path)!r}).close()"
    done = subprocess.run(
        [sys.executable, "-c", f"{statement}; print('alembic' in sys.modules)"],
        env={"PYTHONPATH": str(SOURCE)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "False\n"
