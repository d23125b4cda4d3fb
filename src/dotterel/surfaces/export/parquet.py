"""Parquet: the flat fields of `csv` as typed columns, and the whole native record beside them.

Days are dates (one that is no ISO day is null), numbers are numbers, lists are lists of strings. The column ``record``
holds the native record as JSON, so that nothing is lost. Rows are written in groups, and the file can be read once it
is closed; a run that is broken off closes it too.

The package pyarrow is needed, which takes more than twice the room of the network's runtime; so it is an extra.
"""

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, TextIO

from dotterel.model import ResolvedEvent, SettingsError, to_line
from dotterel.surfaces.export.days import day_of
from dotterel.surfaces.export.fields import FIELDS, Kind, Value

if TYPE_CHECKING:
    import pyarrow

RECORD = "record"
_GROUP = 20_000
"""Events in one row group."""


class ParquetWriter:
    """Writes row groups of events to the bytes beneath a stream; see `Writer`."""

    def __init__(self) -> None:
        """Every event has a row."""
        self.left_out: Counter[str] = Counter()
        self._waiting: list[ResolvedEvent] = []

    def open(self, stream: TextIO) -> None:
        """The head of the file."""
        try:
            from pyarrow import parquet  # noqa: PLC0415 - heavy, and an extra
        except ImportError as missing:
            raise SettingsError(
                "Parquet needs the package pyarrow, which is not installed",
                "Install it by: pip install 'dotterel[parquet]'.",
            ) from missing
        if stream.isatty() or not hasattr(stream, "buffer"):
            raise SettingsError("Parquet is no text and cannot be shown", "Name a file by --out, or use a pipe.")
        stream.flush()
        self._schema = _schema()
        self._file = parquet.ParquetWriter(stream.buffer, self._schema, compression="zstd")

    def write(self, events: Sequence[ResolvedEvent]) -> None:
        """One row an event, once there are enough for a group."""
        self._waiting += events
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
            field.name: [_stored(field.of(event), field.kind) for event in rows] for field in FIELDS
        }
        columns[RECORD] = [_utf8(to_line(event)) for event in rows]
        self._file.write_table(pyarrow.Table.from_pydict(columns, schema=self._schema))


def _schema() -> "pyarrow.Schema":
    import pyarrow  # noqa: PLC0415

    kinds: dict[Kind, Any] = {
        "text": pyarrow.string(),
        "day": pyarrow.date32(),
        "number": pyarrow.float64(),
        "count": pyarrow.int64(),
        "flag": pyarrow.bool_(),
        "list": pyarrow.list_(pyarrow.string()),
    }
    columns = [pyarrow.field(field.name, kinds[field.kind]) for field in FIELDS]
    return pyarrow.schema([*columns, pyarrow.field(RECORD, pyarrow.string())])


def _stored(value: Value, kind: Kind) -> Any:
    if isinstance(value, str):
        return day_of(value) if kind == "day" else _utf8(value)
    if value is None or isinstance(value, bool | int | float):
        return value
    return [None if part is None else _utf8(part) for part in value]


def _utf8(text: str) -> str:
    """The text with lone surrogates as escapes, as in every other format."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
