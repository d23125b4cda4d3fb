"""Makes a gazetteer of GeoNames' dumps and the packaged gazetteer: `import_dumps`.

All is made in a workshop (see `import_workshop`), in five steps:

1. the packaged gazetteer is copied in;
2. the dumps are read once for the codes of their divisions;
3. the dumps are read again: every kept row becomes a place, and its names are filed;
4. the filed names become tries, and rows of the table that leads from names to places;
5. the workshop becomes an edition, and is put in place.

What is held in memory is bounded, whatever the size of the dumps: one batch of rows, one share of the names, the
packaged gazetteer's names, and the caches of the database; together less than 300 MB, as
`benchmarks/gazetteer_import.py` measures.
"""

import errno
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import Any

from dotterel.model.errors import ArtifactError, SettingsError
from dotterel.resolution.places.countries import countries
from dotterel.resolution.places.dump import Dump, DumpRow, Line, parse_row
from dotterel.resolution.places.edition import EDITION_FILE, Edition, is_imported, read_edition, write_edition
from dotterel.resolution.places.features import Feature, features, features_digest
from dotterel.resolution.places.filed_names import best_of, division_names, landmark_names, settlement_names
from dotterel.resolution.places.folding import fold
from dotterel.resolution.places.gazetteer import UNSIZED
from dotterel.resolution.places.import_workshop import MOST_REJECTED, Batch, Workshop
from dotterel.resolution.places.name_index import NameIndex
from dotterel.resolution.places.schema import (
    FORMAT,
    IMPORTED_FORMAT,
    KINDS,
    NAMES_FILE,
    PLACES_FILE,
    default_folder,
)

ATTRIBUTION = "GeoNames (geonames.org), CC BY 4.0"
WORKSHOP = "unfinished-import"
"""Name of the folder, beside the finished gazetteer, in which an import is made."""
BATCH = 20_000
"""Rows read between two notes of how far the work has come."""
_ROOM, _ROOM_A_BYTE = 60_000_000, 1.25
"""Bytes of disk that an import needs, by itself and for every byte of dump: `benchmarks/gazetteer_import.py`."""
_CODES_CACHED = 65_536
_EDITION = "edition-"
_BUILD = "Build it: python -m dotterel.resolution.places.build"

Tell = Callable[[str, int, int], None]
"""Takes note of progress: what is being done, how much of it is done, and how much there is."""

_PLAIN_SETTLEMENTS = frozenset(("P.PPL", "P.PPLF", "P.PPLL", "P.PPLR", "P.PPLS", "P.PPLX", "P.STLMT"))
_COUNTRY = KINDS.index("country")
# What both know keeps its kind, name and divisions, which the packaged gazetteer has from a cleaner list; the dump's
# point and number of inhabitants are newer. Countries are all our own: their middle is a point on their land.
_INSERT_PLACE = f"""
INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET
    latitude = excluded.latitude, longitude = excluded.longitude, borrowed = 0,
    population = CASE WHEN excluded.population > 0 THEN excluded.population ELSE population END,
    feature = CASE WHEN feature = '' AND excluded.feature = 'capital' THEN 'capital' ELSE feature END,
    country = coalesce(country, excluded.country),
    admin1 = coalesce(admin1, excluded.admin1), admin2 = coalesce(admin2, excluded.admin2)
WHERE kind <> {_COUNTRY}
"""


def import_dumps(
    paths: Sequence[Path], *, into: Path, packaged: Path | None = None, tell: Tell | None = None
) -> tuple[Edition, bool]:
    """Makes a gazetteer of dumps and puts it in place, or goes on with what an earlier run left unfinished.

    Args:
        paths: The dumps.
        into: The folder of the finished gazetteer; made where it does not exist.
        packaged: Folder of the built gazetteer to extend; the one inside the package where none is given.
        tell: Is told of progress.

    Returns:
        The gazetteer, and whether it was there before: the same files had already been imported.

    Raises:
        SettingsError: A file is no dump, the folder is that of the packaged gazetteer, or another import into it is at
            work.
        ArtifactError: The packaged gazetteer is missing, the folder cannot be written to, the disk is full, or a dump
            is damaged; what was done is kept, and the same call goes on from there.
    """
    packaged = packaged or default_folder()
    if into.absolute() == packaged.absolute():
        raise SettingsError(f"{into} holds the packaged gazetteer", "Name another folder with --into.")
    dumps = [Dump(path) for path in paths]
    base = packaged_digest(packaged)
    stated = [IMPORTED_FORMAT, base, features_digest(), *(f"{dump.name} {dump.digest}" for dump in dumps)]
    key = sha256("\n".join(stated).encode()).hexdigest()
    with _named_faults(into):
        if (present := _present(into, key)) is not None:
            return present, True
        _check_room(into, sum(dump.size for dump in dumps))
        into.mkdir(parents=True, exist_ok=True)
        with closing(Workshop(into / WORKSHOP, key, size=sum(dump.size for dump in dumps))) as workshop:
            _Import(workshop, dumps, tell or (lambda *_: None)).work(packaged)
            edition = _edition(workshop, dumps, key=key, packaged=base)
        write_edition(edition, into / WORKSHOP)
        _put_in_place(edition, into)
    return edition, False


def packaged_digest(packaged: Path | None = None) -> str:
    """Digest of the built gazetteer that imports extend.

    Raises:
        ArtifactError: It is missing.
    """
    packaged = packaged or default_folder()
    for file in (packaged / PLACES_FILE, packaged / NAMES_FILE):
        if not file.is_file():
            raise ArtifactError(f"The packaged gazetteer is missing: no {file.name}", _BUILD)
    with (packaged / PLACES_FILE).open("rb") as stream:
        digest = sha256()
        while chunk := stream.read(1 << 20):
            digest.update(chunk)
    return digest.hexdigest()


def is_unfinished(into: Path) -> bool:
    """Whether an import into a folder was begun and has not ended."""
    return (into / WORKSHOP).is_dir()


def remove_import(into: Path) -> bool:
    """Removes the imported gazetteer of a folder, and what an unfinished import left there.

    Nothing else that lies in the folder is touched, nor the folder itself.

    Returns:
        Whether there was anything to remove.

    Raises:
        SettingsError: It cannot be removed.
    """
    folders = [path for path in into.glob("*") if _is_ours(path)]
    named = is_imported(into)
    try:
        # First the file that names the edition: from then on nobody opens what is being removed.
        (into / EDITION_FILE).unlink(missing_ok=True)
        for folder in folders:
            shutil.rmtree(folder)
    except OSError as fault:
        raise SettingsError(f"{into} cannot be cleared ({fault.strerror})", "Remove it by hand.") from fault
    return named or bool(folders)


class _Import:
    """The first four steps."""

    def __init__(self, workshop: Workshop, dumps: Sequence[Dump], tell: Tell) -> None:
        self._workshop = workshop
        self._dumps = dumps
        self._size = sum(dump.size for dump in dumps)
        self._tell = tell
        self._iso3 = {country.iso2: country.iso3 for country in countries()}
        self._place_of_code = lru_cache(maxsize=_CODES_CACHED)(workshop.place_of_code)
        self._countries: frozenset[int] = frozenset()

    def work(self, packaged: Path) -> None:
        """Does what is still to be done."""
        notes = self._workshop.notes
        if not notes.packaged:
            self._tell("copying the packaged gazetteer", 0, 1)
            self._copy(packaged)
        self._countries = frozenset(self._workshop.numbers_of("country"))
        if not notes.codes:
            self._read_codes()
        self._read_rows()
        if not notes.kept:
            raise SettingsError("no row of the dump is of a kind that is taken in", "Give the dump of a country.")
        for done, shares in self._workshop.index_names():
            self._tell("indexing the names", done, shares)

    def _copy(self, packaged: Path) -> None:
        uri = f"{(packaged / PLACES_FILE).absolute().as_uri()}?mode=ro&immutable=1"
        with closing(sqlite3.connect(uri, uri=True)) as source, self._workshop.batch() as batch:
            if dict(source.execute("SELECT key, value FROM meta")).get("format") != FORMAT:
                raise ArtifactError("The packaged gazetteer is of another format", _BUILD)
            batch.insert("places", source.execute("SELECT * FROM places"))
            batch.insert("countries", source.execute("SELECT * FROM countries"))
            names = {number: name for name, number in NameIndex([packaged / NAMES_FILE])}
            for number, place, quality in source.execute("SELECT name, place, quality FROM names"):
                batch.file(place, [(names[number], quality)])
            self._workshop.notes.packaged = True

    def _read_codes(self) -> None:
        """Reads the codes of the divisions, which a dump may give behind the places that lie in them."""
        done = 0
        with self._workshop.batch() as batch:
            for dump in self._dumps:
                for line in dump.lines():
                    if line.number % BATCH == 0:
                        self._tell("reading the divisions", done + line.end, self._size)
                    if b"\tADM" in line.content and isinstance(row := parse_row(line), DumpRow):
                        batch.insert("codes", ((code, row.number) for code in _own_codes(row)))
                done += dump.size
            self._workshop.notes.codes = True

    def _read_rows(self) -> None:
        notes = self._workshop.notes
        while notes.dump < len(self._dumps):
            dump = self._dumps[notes.dump]
            before = sum(one.size for one in self._dumps[: notes.dump])
            lines = dump.lines(after=notes.end, number=notes.line)
            while rows := list(islice(lines, BATCH)):
                with self._workshop.batch() as batch:
                    for line in rows:
                        self._read_row(dump, line, batch)
                    notes.end, notes.line = rows[-1].end, rows[-1].number
                self._tell("reading the places", before + notes.end, self._size)
            with self._workshop.batch():
                notes.dump, notes.end, notes.line = notes.dump + 1, 0, 0

    def _read_row(self, dump: Dump, line: Line, batch: Batch) -> None:
        notes = self._workshop.notes
        notes.rows += 1
        row = parse_row(line)
        if isinstance(row, str):
            notes.rejected += 1
            if notes.rejected <= MOST_REJECTED:
                beginning = line.content[:80].decode("utf-8", "replace")
                batch.insert("rejected", [(dump.name, line.number, row, beginning)])
            return
        feature = features().get(row.feature)
        counts = notes.classes.setdefault(row.feature.partition(".")[0] or "-", [0, 0])
        counts[0] += 1
        if feature is None:
            return
        counts[1] += 1
        notes.kept += 1
        if row.number in self._countries:
            return
        batch.execute(_INSERT_PLACE, self._place(row, feature))
        batch.file(row.number, best_of(_names(row, feature)).items())
        if feature.feature == "capital" and (iso3 := self._iso3.get(row.iso2)):
            batch.execute("UPDATE countries SET capital = ? WHERE iso3 = ? AND capital IS NULL", (row.number, iso3))

    def _place(self, row: DumpRow, feature: Feature) -> tuple[Any, ...]:
        first = self._place_of_code(f"{row.iso2}.{row.admin1}") if row.admin1 else None
        second = self._place_of_code(f"{row.iso2}.{row.admin1}.{row.admin2}") if row.admin2 else None
        word = UNSIZED if row.feature in _PLAIN_SETTLEMENTS and not row.population else feature.feature
        return (
            row.number, KINDS.index(feature.kind), row.name, word, self._iso3.get(row.iso2), first, second,
            row.latitude, row.longitude, row.population, feature.radius_km, 0,
        )  # fmt: skip


def _own_codes(row: DumpRow) -> Iterator[str]:
    """The code by which other rows name this division."""
    if row.feature == "A.ADM1" and row.admin1:
        yield f"{row.iso2}.{row.admin1}"
    elif row.feature == "A.ADM2" and row.admin2:
        yield f"{row.iso2}.{row.admin1}.{row.admin2}"


def _names(row: DumpRow, feature: Feature) -> Iterable[tuple[str, int]]:
    """Names under which a row is filed; its ASCII name stands in for a main name that has no Latin letter."""
    name = row.name if fold(row.name) else row.ascii_name
    others = [row.ascii_name, *row.alternatives.split(",")]
    if feature.kind in ("admin1", "admin2", "admin3"):
        return division_names(name, others, order=int(feature.kind[-1]), iso2=row.iso2)
    return settlement_names(name, others) if feature.kind == "settlement" else landmark_names(name, others)


def _edition(workshop: Workshop, dumps: Sequence[Dump], *, key: str, packaged: str) -> Edition:
    notes = workshop.notes
    sources = tuple(dump.name for dump in dumps)
    meta = {"format": IMPORTED_FORMAT, "attribution": ATTRIBUTION, "sources": ", ".join(sources)}
    places = workshop.count_places()
    return Edition(
        folder=f"{_EDITION}{key[:12]}",
        key=key,
        packaged=packaged,
        imported=datetime.now(UTC).isoformat(timespec="seconds"),
        sources=sources,
        attribution=ATTRIBUTION,
        rows=notes.rows,
        kept=notes.kept,
        rejected=notes.rejected,
        classes={name: (read, kept) for name, (read, kept) in sorted(notes.classes.items())},
        places=places,
        names=notes.names,
        crowded=notes.crowded,
        tries=workshop.tries,
        files=workshop.finish(meta),
    )


def _check_room(into: Path, size: int) -> None:
    """Refuses to begin what cannot be finished for want of room.

    Raises:
        ArtifactError: There is too little.
    """
    if is_unfinished(into):
        return
    parent = next(folder for folder in (into, *into.absolute().parents) if folder.is_dir())
    needed, free = _ROOM + int(size * _ROOM_A_BYTE), shutil.disk_usage(parent).free
    if free < needed:
        raise ArtifactError(
            f"the disk of {into} has {free / 1e6:,.0f} MB free, and the import needs about {needed / 1e6:,.0f} MB",
            "Make room, or name a folder on another disk with --into.",
        )


def _present(into: Path, key: str) -> Edition | None:
    """The gazetteer in place, where it is sound and was made of the same.

    One that was finished, but of which the run was killed before naming it as the one in use, is named now.
    """
    for folder in (into, into / f"{_EDITION}{key[:12]}"):
        try:
            edition = read_edition(folder, files=into / f"{_EDITION}{key[:12]}")
        except ArtifactError:
            continue
        if edition.key == key:
            if folder != into:
                write_edition(edition, into)
            return edition
    return None


def _put_in_place(edition: Edition, into: Path) -> None:
    """Names the edition as the one in use, and removes those before it."""
    target = into / edition.folder
    if target.exists():  # of an earlier import of the same, and damaged: else it would have been found present
        shutil.rmtree(target)
    (into / WORKSHOP).replace(target)
    write_edition(edition, into)
    for path in into.glob(f"{_EDITION}*"):
        if path.name != edition.folder and _is_ours(path):
            shutil.rmtree(path, ignore_errors=True)  # where it is still open (Windows), the next import removes it
    for path in target.glob("work*"):
        path.unlink(missing_ok=True)


def _is_ours(path: Path) -> bool:
    return (path.name == WORKSHOP or path.name.startswith(_EDITION)) and path.is_dir() and not path.is_symlink()


@contextmanager
def _named_faults(into: Path) -> Iterator[None]:
    """Gives a full disk, a folder that cannot be written to, and a second import at the same time their names."""
    goes_on = "the same command goes on from where it was"
    try:
        yield
    except sqlite3.OperationalError as fault:
        code = fault.sqlite_errorcode & 0xFF
        if code == sqlite3.SQLITE_FULL:
            raise ArtifactError(f"the disk of {into} is full", f"Make room: {goes_on}.") from fault
        if code in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise SettingsError(f"another import into {into} is at work", "Wait for it, or stop it.") from fault
        raise ArtifactError(f"{into} cannot be written to ({fault})", f"Once that is mended, {goes_on}.") from fault
    except sqlite3.DatabaseError as fault:
        raise ArtifactError(
            f"the unfinished import in {into} is damaged ({fault})", "Begin anew: dotterel gazetteer remove."
        ) from fault
    except OSError as fault:
        if fault.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ArtifactError(f"the disk of {into} is full", f"Make room: {goes_on}.") from fault
        raise ArtifactError(
            f"{into} cannot be written to ({fault.strerror})", f"Once that is mended, {goes_on}."
        ) from fault
