"""Files written piece by piece, for those who send them while they are made."""

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, TextIO, cast

from dotterel.surfaces.export.writer import Writer

MEDIA_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "geojson": "application/geo+json",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
    "tsv": "text/tab-separated-values; charset=utf-8",
}
"""By the ending of a format's files."""


class _Sink(io.RawIOBase):
    """Bytes that are taken away as they come; what was taken still counts for where the next one stands."""

    def __init__(self) -> None:
        super().__init__()
        self._pieces: list[bytes] = []
        self._written = 0

    def writable(self) -> bool:
        return True

    def write(self, piece: Any, /) -> int:
        data = bytes(piece)
        self._pieces.append(data)
        self._written += len(data)
        return len(data)

    def tell(self) -> int:
        return self._written

    def taken(self) -> bytes:
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def streamed(writer: Writer[Any], batches: Iterable[Sequence[Any]]) -> Iterator[bytes]:
    """A file of some records, piece by piece: text as UTF-8, with lone surrogates as escapes.

    Args:
        writer: A fresh one.
        batches: The records, as the writer wants them.
    """
    sink = _Sink()
    stream = io.TextIOWrapper(
        cast(Any, sink), encoding="utf-8", errors="backslashreplace", newline="", write_through=True
    )
    writer.open(cast(TextIO, stream))
    for batch in batches:
        writer.write(batch)
        if piece := sink.taken():
            yield piece
    writer.close()
    stream.flush()
    if piece := sink.taken():
        yield piece
