"""Where an import is made: a folder with the growing gazetteer, and notes of how far the work has come.

    places.sqlite       the future database of places
    work.sqlite         notes, codes of divisions, malformed rows; removed in the end
    work-names-N.tsv    names filed so far, each share of them in a file of its own; removed in the end
    names-N.marisa      the trie of each share

Work is done in batches. A batch is one transaction over both databases, and holds the notes and the lengths of the
files of names as well, so that after any kill the folder is as it was between two batches: the files of names are cut
to the lengths noted.
"""

import json
import os
import sqlite3
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass, field
from itertools import groupby
from pathlib import Path
from typing import Any

import marisa_trie

from dotterel.resolution.places.crowding import MOST_SHARED, Sharer, spared
from dotterel.resolution.places.edition import REJECTED_FILE
from dotterel.resolution.places.gazetteer import EntryKind
from dotterel.resolution.places.name_index import share_of
from dotterel.resolution.places.schema import KINDS, PLACES_FILE, TABLES

BYTES_A_SHARE = 20_000_000
"""Bytes of dump to one share of the names: some 150,000 rows."""
_PACKAGED_BYTES = 80_000_000
"""Bytes of dump with as many names as the packaged gazetteer."""
MOST_SHARES = 200
"""Each has a file of its own; more would only make the files small."""
MOST_REJECTED = 10_000
"""Malformed rows that are listed; further ones are only counted."""
_WORK_FILE = "work.sqlite"
_PAGE_CACHE_KIB = 96 * 1024
_WORK_TABLES = """
CREATE TABLE IF NOT EXISTS notes (id INTEGER PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS codes (code TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS rejected (
    id INTEGER PRIMARY KEY, file TEXT NOT NULL, line INTEGER NOT NULL, reason TEXT NOT NULL, beginning TEXT NOT NULL
);
"""
_INSERTS = {
    "places": "INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "countries": "INSERT INTO countries VALUES (?, ?, ?)",
    "names": "INSERT INTO names VALUES (?, ?, ?)",
    "codes": "INSERT OR REPLACE INTO codes VALUES (?, ?)",
    "rejected": "INSERT INTO rejected (file, line, reason, beginning) VALUES (?, ?, ?, ?)",
}
_WIDE = ("country", "region", "admin1", "admin2")


@dataclass(slots=True, kw_only=True)
class Notes:
    """How far an import has come.

    Attributes:
        key: Digest of all that it is made from.
        shares: Number of shares of the names.
        packaged: Whether the packaged gazetteer has been copied.
        codes: Whether the codes of the divisions have been read.
        dump: Number of the dump that is read.
        end: Bytes of it that are done.
        line: Number of the last line of it that is done.
        rows: Rows read.
        kept: Rows taken in.
        rejected: Malformed rows.
        classes: Feature class to rows read and rows taken in.
        lengths: Bytes of the files of filed names.
        indexed: Number of shares of the names that are indexed.
        names: Different names in them.
        crowded: Names among them that have more places than are kept.
    """

    key: str = ""
    shares: int = 1
    packaged: bool = False
    codes: bool = False
    dump: int = 0
    end: int = 0
    line: int = 0
    rows: int = 0
    kept: int = 0
    rejected: int = 0
    classes: dict[str, list[int]] = field(default_factory=dict)
    lengths: list[int] = field(default_factory=list)
    indexed: int = 0
    names: int = 0
    crowded: int = 0


class Batch:
    """What a batch may do; all of it is kept, or nothing."""

    def __init__(self, database: sqlite3.Connection, shares: int) -> None:
        """Args: the database; the number of shares of the names."""
        self._database = database
        self.filed: list[list[str]] = [[] for _ in range(shares)]

    def execute(self, statement: str, values: tuple[Any, ...]) -> None:
        """Execute a statement."""
        self._database.execute(statement, values)

    def insert(self, table: str, rows: Iterable[tuple[Any, ...]]) -> None:
        """Insert rows into a table."""
        self._database.executemany(_INSERTS[table], rows)

    def file(self, place: int, names: Iterable[tuple[str, int]]) -> None:
        """File a place under folded names, each with its quality."""
        for name, quality in names:
            self.filed[share_of(name, len(self.filed))].append(f"{name}\t{place}\t{quality}\n")


class Workshop:
    """An unfinished import. While it is open, no other process can open it."""

    def __init__(self, folder: Path, key: str, *, size: int) -> None:
        """Opens the folder, and clears it unless what lies there is the beginning of the same import.

        Args:
            folder: Made where it does not exist.
            key: Digest of all that the import is made from.
            size: Bytes of all dumps.

        Raises:
            sqlite3.Error: The database cannot be written to, is damaged, or is in use.
            OSError: The folder cannot be written to.
        """
        folder.mkdir(exist_ok=True)
        self._folder = folder
        self._database = sqlite3.connect(folder / _WORK_FILE, timeout=1.0, isolation_level=None)
        try:
            self._lock()
            self.notes = self._read_notes()
            if self.notes.key != key or not self._is_whole():
                shares = min(-(-(size + _PACKAGED_BYTES) // BYTES_A_SHARE), MOST_SHARES)
                self.notes = Notes(key=key, shares=shares, lengths=[0] * shares)
                self._clear()
            self._database.execute("ATTACH ? AS made", (str(folder / PLACES_FILE),))
            self._database.execute(f"PRAGMA made.cache_size = -{_PAGE_CACHE_KIB}")
            self._database.execute("PRAGMA made.synchronous = NORMAL")
        except BaseException:
            self._database.close()
            raise

    @property
    def tries(self) -> tuple[str, ...]:
        """Names of the files of tries, in their order."""
        return tuple(f"names-{share:03}.marisa" for share in range(self.notes.shares))

    def close(self) -> None:
        """Closes the database, and lets others open it."""
        self._database.close()

    @contextmanager
    def batch(self) -> Iterator[Batch]:
        """Work that is kept all together with the notes, or not at all."""
        batch = Batch(self._database, self.notes.shares)
        self._database.execute("BEGIN")
        try:
            yield batch
            for share, lines in enumerate(batch.filed):
                if lines:
                    self._append(share, "".join(lines).encode())
            self._save_notes()
            self._database.execute("COMMIT")
        except BaseException:
            if self._database.in_transaction:  # SQLite itself may have rolled back, as when the disk is full
                self._database.execute("ROLLBACK")
            raise

    def place_of_code(self, code: str) -> int | None:
        """The division of a code, such as ``ML.04`` or ``ML.04.0402``."""
        found = self._database.execute("SELECT place FROM codes WHERE code = ?", (code,)).fetchone()
        return int(found[0]) if found else None

    def numbers_of(self, kind: EntryKind) -> list[int]:
        """Numbers of all places of a kind."""
        found = self._database.execute("SELECT id FROM places WHERE kind = ?", (KINDS.index(kind),))
        return [int(number) for (number,) in found]

    def count_places(self) -> dict[str, int]:
        """Number of places by kind."""
        return {
            KINDS[kind]: int(number)
            for kind, number in self._database.execute("SELECT kind, count(*) FROM places GROUP BY kind ORDER BY kind")
        }

    def index_names(self) -> Iterator[tuple[int, int]]:
        """Makes a trie of each share of the names, and the rows that lead from its names to their places.

        Yields:
            Shares that are done, and shares in all.
        """
        while self.notes.indexed < self.notes.shares:
            share = self.notes.indexed
            yield share, self.notes.shares
            # As lines they sort by name, and take half the memory of tuples.
            lines = sorted(self._names_file(share).read_bytes().splitlines())
            trie = marisa_trie.Trie(name.decode() for name, _ in groupby(lines, key=_name_of))
            (self._folder / self.tries[share]).write_bytes(trie.tobytes())  # a full disk is an OSError here
            with self.batch() as batch:
                batch.insert("names", sorted(self._rows(lines, trie)))
                self.notes.names += len(trie)
                self.notes.indexed += 1
        yield self.notes.shares, self.notes.shares

    def finish(self, meta: Mapping[str, str]) -> dict[str, int]:
        """Writes the report of malformed rows and what the database says of itself, and closes it.

        Returns:
            Name to size in bytes of each file of the gazetteer.
        """
        with (self._folder / REJECTED_FILE).open("w", encoding="utf-8", newline="") as stream:
            stream.write("file\tline\treason\tbeginning\n")
            for row in self._database.execute("SELECT file, line, reason, beginning FROM rejected ORDER BY id"):
                stream.write("\t".join(str(value).replace("\t", " | ") for value in row) + "\n")
        with self.batch() as batch:
            for item in meta.items():
                batch.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", item)
        self.close()
        files = (PLACES_FILE, *self.tries)
        for name in files:
            with (self._folder / name).open("rb+") as stream:
                os.fsync(stream.fileno())
        return {name: (self._folder / name).stat().st_size for name in files}

    def _rows(self, lines: Iterable[bytes], trie: marisa_trie.Trie) -> Iterator[tuple[int, int, int]]:
        """Rows of the table of names: number of the name, place, best quality."""
        for name, filed in groupby(lines, key=_name_of):
            places: dict[int, int] = {}  # a place has a name twice where both gazetteers know it
            for line in filed:
                _, place, quality = line.split(b"\t")
                places[int(place)] = max(int(quality), places.get(int(place), 0))
            number = self.notes.names + trie[name.decode()]
            kept: Collection[int] = places.keys()
            if len(places) > MOST_SHARED:
                self.notes.crowded += 1
                kept = spared((self._sharer(*item) for item in places.items()), most=MOST_SHARED)
            yield from ((number, place, places[place]) for place in kept)

    def _sharer(self, place: int, quality: int) -> Sharer:
        kind, country, admin1, population = self._database.execute(
            "SELECT kind, country, admin1, population FROM places WHERE id = ?", (place,)
        ).fetchone()
        return Sharer(
            place=place,
            wide=KINDS[kind] in _WIDE,
            ground=(country, admin1),
            quality=quality,
            population=population,
            settled=KINDS[kind] == "settlement",
        )

    def _lock(self) -> None:
        self._database.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._database.execute("PRAGMA synchronous = NORMAL")
        self._database.execute("BEGIN EXCLUSIVE")
        self._database.execute("COMMIT")

    def _read_notes(self) -> Notes:
        if not self._database.execute("SELECT 1 FROM sqlite_master WHERE name = 'notes'").fetchone():
            return Notes()
        found = self._database.execute("SELECT value FROM notes").fetchone()
        try:
            return Notes(**json.loads(found[0])) if found else Notes()
        except (ValueError, TypeError):  # of another version of the program
            return Notes()

    def _save_notes(self) -> None:
        self._database.execute("INSERT OR REPLACE INTO notes VALUES (1, ?)", (json.dumps(asdict(self.notes)),))

    def _is_whole(self) -> bool:
        """Whether the files are those of the notes; longer files of names are cut to what was noted."""
        if not (self._folder / PLACES_FILE).is_file():
            return False
        for share, length in enumerate(self.notes.lengths):
            path = self._names_file(share)
            if not path.is_file() or path.stat().st_size < length:
                return False
            os.truncate(path, length)
        return True

    def _clear(self) -> None:
        for path in self._folder.iterdir():
            if not path.name.startswith(_WORK_FILE):
                path.unlink()
        with closing(sqlite3.connect(self._folder / PLACES_FILE)) as places:
            places.executescript(TABLES)
        for share in range(self.notes.shares):
            self._names_file(share).touch()
        for table in ("notes", "codes", "rejected"):
            self._database.execute(f"DROP TABLE IF EXISTS {table}")
        self._database.executescript(_WORK_TABLES)
        self._save_notes()

    def _append(self, share: int, content: bytes) -> None:
        with self._names_file(share).open("ab") as stream:
            stream.write(content)
        self.notes.lengths[share] += len(content)

    def _names_file(self, share: int) -> Path:
        return self._folder / f"work-names-{share:03}.tsv"


def _name_of(line: bytes) -> bytes:
    return line.partition(b"\t")[0]
