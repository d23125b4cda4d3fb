"""Reads GeoNames' dumps: `allCountries.txt`, the zip that holds it, and the files of single countries (`ML.txt`).

A dump has one feature a line, in 19 columns parted by tabs, without a header. The columns are described in the readme
beside the dumps (geonames.org, export/dump).
"""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast
from zipfile import BadZipFile, ZipFile, ZipInfo
from zlib import error as DeflateError  # noqa: N812

from dotterel.model.errors import ArtifactError, SettingsError

COLUMNS = 19
LONGEST_ROW = 1 << 17
"""Bytes. The longest rows hold 10,000 characters of other names; what is longer is no row, nor held in memory."""
_PROBED = 200
_PROBED_BYTES = 1 << 20
_LONGEST_NUMBER = 15
_BUFFER = 1 << 20
_MARK = b"\xef\xbb\xbf"


@dataclass(frozen=True, slots=True)
class DumpRow:
    """A feature of GeoNames; attributes are the columns that are used.

    Attributes:
        number: GeoNames number.
        name: Main name.
        ascii_name: The same in ASCII.
        alternatives: Other names, in any script, parted by commas.
        latitude: Degrees north.
        longitude: Degrees east.
        feature: Feature class and code, as ``S.DAM``.
        iso2: Country, ISO 3166 alpha-2; empty where there is none.
        admin1: Code of the first-order division within the country.
        admin2: Code of the second-order division within the first.
        population: Inhabitants; 0 where unknown.
    """

    number: int
    name: str
    ascii_name: str
    alternatives: str
    latitude: float
    longitude: float
    feature: str
    iso2: str
    admin1: str
    admin2: str
    population: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a dump.

    Attributes:
        number: Of the line in its file, from 1.
        end: Bytes of the file up to and with it.
        content: Its bytes without the line's end; cut where `overlong`.
        overlong: Whether it is longer than any row.
    """

    number: int
    end: int
    content: bytes
    overlong: bool


class Dump:
    """One file of rows, plain or in a zip archive."""

    def __init__(self, path: Path) -> None:
        """Looks at the file and its first rows.

        Args:
            path: The file.

        Raises:
            SettingsError: There is no such file, it cannot be read, or it is no such dump.
        """
        self.path = path
        self._member: ZipInfo | None = None
        try:
            with path.open("rb") as stream:
                self.digest = _digest(stream, path.stat().st_size)
                stream.seek(0)
                if stream.read(4) == b"PK\x03\x04":
                    self._member = _member(path)
            self.size = self._member.file_size if self._member else path.stat().st_size
            self._probe()
        except FileNotFoundError:
            raise SettingsError(f"there is no file {path}", "Check the spelling.") from None
        except (BadZipFile, NotImplementedError, RuntimeError, DeflateError) as fault:
            raise SettingsError(f"{path} is not a whole zip archive: {fault}", "Download it again.") from fault
        except OSError as fault:
            raise SettingsError(f"{path} cannot be read: {fault.strerror}", "Check that it is a file.") from fault

    @property
    def name(self) -> str:
        """Name of the file, without its folder."""
        return self.path.name

    def lines(self, *, after: int = 0, number: int = 0) -> Iterator[Line]:
        """The lines that are not blank, from a place on.

        Args:
            after: Bytes of the (unpacked) file to pass over: the `Line.end` of the last line that was read.
            number: The number of that line.

        Raises:
            ArtifactError: The archive is damaged inside, or the file cannot be read any more.
        """
        try:
            with self._opened() as stream:
                stream.seek(after)
                yield from _lines(stream, after, number)
        except (BadZipFile, DeflateError, EOFError) as fault:
            raise ArtifactError(
                f"{self.path} is damaged inside: {fault}", "Download it again, and start the import anew with it."
            ) from fault
        except OSError as fault:
            raise ArtifactError(
                f"{self.path} cannot be read any more ({fault.strerror})", "The same command goes on from where it was."
            ) from fault

    @contextmanager
    def _opened(self) -> Iterator[BinaryIO]:
        if self._member is None:
            with self.path.open("rb", buffering=_BUFFER) as stream:
                yield stream
            return
        with ZipFile(self.path) as archive, archive.open(self._member) as packed:
            # `BufferedReader` asks only for what `ZipExtFile` has, though the latter is no raw stream by its type.
            yield cast("BinaryIO", io.BufferedReader(cast("io.RawIOBase", packed), _BUFFER))

    def _probe(self) -> None:
        """Refuses a file of whose first rows most are no rows of a dump."""
        probed, faults = 0, []
        with self._opened() as stream:
            for line in islice(_lines(io.BytesIO(stream.read(_PROBED_BYTES)), 0, 0), _PROBED):
                probed += 1
                row = parse_row(line)
                if isinstance(row, str):
                    faults.append(f"line {line.number}: {row}")
        if not probed or 2 * len(faults) > probed:
            what = faults[0] if faults else "it is empty"
            raise SettingsError(
                f"{self.path} is no dump of GeoNames ({what})",
                "Give allCountries.txt, allCountries.zip, or a country's file such as ML.txt, from geonames.org.",
            )


def parse_row(line: Line) -> DumpRow | str:
    """The row of a line, or what is wrong with it."""
    if line.overlong:
        return f"longer than {LONGEST_ROW:,} bytes"
    try:
        fields = line.content.decode("utf-8").split("\t")
    except UnicodeDecodeError:
        return "not UTF-8"
    if len(fields) != COLUMNS:
        return f"{len(fields)} of {COLUMNS} columns"
    number, name, ascii_name, alternatives, latitude, longitude, class_, code, iso2, _, admin1, admin2 = fields[:12]
    population = fields[14] or "0"
    if not _is_number(number) or int(number) == 0:
        return "no GeoNames number in column 1"
    if not name.strip() or "\0" in name:
        return "no name in column 2"
    if not _is_number(population):
        return "no number of inhabitants in column 15"
    try:
        north, east = float(latitude), float(longitude)
    except ValueError:
        return "no coordinates in columns 5 and 6"
    if not (-90.0 <= north <= 90.0 and -180.0 <= east <= 180.0):
        return "coordinates off the globe"
    return DumpRow(
        int(number), name, ascii_name, alternatives, north, east, f"{class_}.{code}", iso2, admin1, admin2,
        int(population),
    )  # fmt: skip


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER


def _lines(stream: BinaryIO, end: int, number: int) -> Iterator[Line]:
    while content := stream.readline(LONGEST_ROW):
        number += 1
        end += len(content)
        overlong = len(content) == LONGEST_ROW and not content.endswith(b"\n")
        rest = content
        while overlong and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_ROW)
            end += len(rest)
        content = content.rstrip(b"\r\n")
        if number == 1:
            content = content.removeprefix(_MARK)
        if content:
            yield Line(number, end, content, overlong)


def _digest(stream: BinaryIO, size: int) -> str:
    """Digest of a file's size, beginning and end: enough to tell two downloads apart, without reading gigabytes."""
    digest = sha256(str(size).encode())
    digest.update(stream.read(_BUFFER))
    stream.seek(max(size - _BUFFER, 0))
    digest.update(stream.read(_BUFFER))
    return digest.hexdigest()


def _member(path: Path) -> ZipInfo:
    """The dump in an archive: its largest text file that is not the readme.

    Raises:
        SettingsError: There is none, or it is locked by a password.
    """
    with ZipFile(path) as archive:
        texts = [
            member
            for member in archive.infolist()
            if member.filename.lower().endswith(".txt") and not member.filename.lower().startswith("readme")
        ]
    if not texts:
        raise SettingsError(f"{path} holds no text file", "Give allCountries.zip, or the text file that it holds.")
    return max(texts, key=lambda member: member.file_size)
