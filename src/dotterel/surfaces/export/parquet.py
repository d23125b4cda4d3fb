"""Parquet: the flat fields of `csv` as typed columns, and the whole native record beside them.

Days are dates (one that is no ISO day is null), numbers are numbers, lists are lists of strings or of numbers. The
column ``record`` holds the native record as JSON, so that nothing is lost. Rows are written in groups, and the file can
be read once it is closed; a run that is broken off closes it too.

The package pyarrow is needed, which takes more than twice the room of the network's runtime; so it is an extra.
"""

import importlib.util
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Generic, TextIO

from dotterel.model import SettingsError
from dotterel.model.dates import day_of
from dotterel.surfaces.export.fields import Fields, Kind, Subject, Value

if TYPE_CHECKING:
    import pyarrow

RECORD = "record"
_GROUP = 5_000
"""Records in one row group."""


def has_parquet() -> bool:
    """Whether Parquet can be written here."""
    return importlib.util.find_spec("pyarrow") is not None


def without_parquet() -> SettingsError:
    """What is told where it cannot."""
    return SettingsError(
        "Parquet needs the package pyarrow, which is not installed", "Install it by: pip install 'dotterel[parquet]'."
    )


class ParquetWriter(Generic[Subject]):
    """Writes row groups of records to the bytes beneath a stream; see `Writer`."""

    def __init__(self, fields: Fields[Subject], *, line_of: Callable[[Subject], str]) -> None:
        """Every record has a row. Args: the columns; a record as one line of JSON."""
        self.left_out: Counter[str] = Counter()
        self._fields = fields
        self._line_of = line_of
        self._waiting: list[Subject] = []

    def open(self, stream: TextIO) -> None:
        """The head of the file."""
        try:
            from pyarrow import parquet  # noqa: PLC0415 - heavy, and an extra
        except ImportError as missing:
            raise without_parquet() from missing
        if stream.isatty() or not hasattr(stream, "buffer"):
            raise SettingsError("Parquet is no text and cannot be shown", "Name a file by --out, or use a pipe.")
        stream.flush()
        self._schema = _schema(self._fields)
        self._file = parquet.ParquetWriter(stream.buffer, self._schema, compression="zstd")

    def write(self, records: Sequence[Subject]) -> None:
        """One row a record, once there are enough for a group."""
        self._waiting += records
        if len(self._waiting) >= _GROUP:
            self._write_group()

    def close(self) -> None:
        """The last group and the foot of the file."""
        if self._waiting:
            self._write_group()
        self._file.close()

    def _write_group(self) -> None:
        import pyarrow  # noqa: PLC0415

        rows, self._waiting = self._waiting, []
        columns: dict[str, list[Any]] = {
            field.name: [_stored(field.of(record), field.kind) for record in rows] for field in self._fields
        }
        columns[RECORD] = [_utf8(self._line_of(record)) for record in rows]
        self._file.write_table(pyarrow.Table.from_pydict(columns, schema=self._schema))


def _schema(fields: Fields[Subject]) -> "pyarrow.Schema":
    import pyarrow  # noqa: PLC0415

    kinds: dict[Kind, Any] = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "number": pyarrow.float64(),
        "count": pyarrow.int64(),
        "flag": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
        "counts": pyarrow.list_(pyarrow.int64()),
    }
    columns = [pyarrow.field(field.name, kinds[field.kind]) for field in fields]
    return pyarrow.schema([*columns, pyarrow.field(RECORD, pyarrow.string())])


def _stored(value: Value, kind: Kind) -> Any:
    if isinstance(value, str):
        return day_of(value) if kind == "day" else _utf8(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return [_utf8(part) if isinstance(part, str) else part for part in value]


def _utf8(text: str) -> str:
    """The text with lone surrogates as escapes, as in every other format."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
