"""Corpora: files with a report a line (JSONL) or a row (CSV, TSV), streamed, so that they may be of any size.

Columns are known by these names, in any case; others are left alone. A line that cannot be read is an outcome that
names file and line, and the lines behind it still come.
"""

import codecs
import csv
import io
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from dotterel.ingest.charset import decode_text
from dotterel.ingest.language import language_code, language_name
from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.outlet_zones import local_day_of_stamp
from dotterel.ingest.publication import explicit_date
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.reports import report_of, too_large
from dotterel.model import DamagedContent, DotterelError, EmptyDocument, OtherLanguage, Report, SourceNotFound

CORPUS_SUFFIXES = frozenset((".jsonl", ".ndjson", ".csv", ".tsv"))

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "document_id", "doc_id", "docid", "article_id"),
    "url": ("url", "link", "address"),
    "title": ("title", "headline"),
    "text": ("text", "body", "content", "article"),
    "html": ("html",),
    "published": ("published", "date", "publication_date", "published_at", "pubdate"),
    "outlet": ("outlet", "source", "publisher", "site"),
    "language": ("language", "lang"),
}
"""What a report's facts may be called in a corpus, the surest name first."""

_WIDE = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_REMEDY_JSON = 'Each line is one JSON object, such as {"title": "...", "text": "...", "published": "2024-05-01"}'
_REMEDY_CSV = "The first row names the columns (title, text, published, ...); quotes and column counts have to match"


@dataclass(frozen=True, slots=True, kw_only=True)
class Corpus:
    """A corpus file.

    Attributes:
        path: The file; its suffix tells the form.
        settings: Limits; the byte cap holds for each line.
    """

    path: Path
    settings: SourceSettings

    def read(self) -> Iterator[Report | Outcome]:
        """One report a line or row, in file order."""
        name = str(self.path)
        try:
            with self.path.open("rb") as file:
                if self.path.suffix.lower() in (".jsonl", ".ndjson"):
                    rows = _json_rows(file, name=name, cap=self.settings.max_bytes)
                else:
                    tabs = self.path.suffix.lower() == ".tsv"
                    rows = _table_rows(file, name=name, cap=self.settings.max_bytes, tabs=tabs)
                empty = True
                for place, row in rows:
                    empty = False
                    yield row if isinstance(row, Outcome) else self._report(row, place)
        except OSError as error:
            reason = (error.strerror or type(error).__name__).lower()
            yield Outcome(name=name, error=SourceNotFound(f"{name} cannot be read ({reason})", "Check its permissions"))
            return
        if empty:
            yield Outcome(name=name, error=EmptyDocument(f"{name} holds no reports", _REMEDY_JSON))

    def _report(self, row: Mapping[str, Any], place: str) -> Report | Outcome:
        facts = {fact: _value(row, names) for fact, names in COLUMNS.items()}
        content, media_type = (facts["text"], "text/plain") if facts["text"] else (facts["html"], "text/html")
        if not content:
            return _outcome(
                place, EmptyDocument(f"{place} has no text", "One column has to be called text, body or html")
            )
        language = language_code(facts["language"]) if facts["language"] else None
        if language not in (None, "en"):
            message = f"{place} is in {language_name(str(language))} by its own column"
            return _outcome(place, OtherLanguage(message, "Only English is coded; translate it first"))
        raw = content.encode("utf-8", "replace")
        if len(raw) > self.settings.max_bytes:
            return _outcome(place, too_large(place, len(raw), self.settings.max_bytes))
        return report_of(
            raw,
            source="corpora",
            address=place,
            final_address=facts["url"] or place,
            name=place,
            media_type=media_type,
            charset="utf-8",
            published=_day(facts["published"], facts["url"]) or self.settings.published,
            title=" ".join(facts["title"].split()) if facts["title"] else None,
            outlet=facts["outlet"],
            document_id=facts["id"],
        )


def _day(told: str | None, address: str | None) -> str | None:
    return local_day_of_stamp(told, address) or (explicit_date(told) if told else None)


def _outcome(place: str, error: DotterelError) -> Outcome:
    return Outcome(name=place, error=error)


def _value(row: Mapping[str, Any], names: tuple[str, ...]) -> str | None:
    """The first filled value under one of some column names."""
    for name in names:
        value = row.get(name)
        if isinstance(value, (str, int)) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return None


def _lowered(row: Mapping[Any, Any]) -> dict[str, Any]:
    return {str(key).strip().lower(): value for key, value in row.items()}


def _json_rows(file: BinaryIO, *, name: str, cap: int) -> Iterator[tuple[str, Mapping[str, Any] | Outcome]]:
    for number, line in _raw_lines(file, cap=cap):
        place = f"{name}:{number}"
        if line is None:
            yield place, _outcome(place, too_large(place, None, cap))
            continue
        text, _ = decode_text(line)
        if not text.strip():
            continue
        try:
            row = json.loads(text)
        except (ValueError, RecursionError) as error:
            reason = getattr(error, "msg", None) or str(error)
            yield place, _outcome(place, DamagedContent(f"{place} is not JSON ({reason})", _REMEDY_JSON))
            continue
        if not isinstance(row, dict):
            yield place, _outcome(place, DamagedContent(f"{place} is JSON but no object", _REMEDY_JSON))
            continue
        yield place, _lowered(row)


def _raw_lines(file: BinaryIO, *, cap: int) -> Iterator[tuple[int, bytes | None]]:
    """Lines with their numbers from 1; none in place of a line over the cap, which is read past in pieces."""
    number = 0
    while line := file.readline(cap + 1):
        number += 1
        if len(line) > cap and not line.endswith(b"\n"):
            while (piece := file.readline(1 << 20)) and not piece.endswith(b"\n"):
                pass
            yield number, None
        else:
            yield number, line


def _table_rows(
    file: BinaryIO, *, name: str, cap: int, tabs: bool
) -> Iterator[tuple[str, Mapping[str, Any] | Outcome]]:
    csv.field_size_limit(max(csv.field_size_limit(), cap))
    lines = _text_lines(file, cap=cap)
    header_line = next(lines, "")
    if not header_line.strip():
        return
    delimiter = "\t" if tabs else max(",;\t|", key=header_line.count)
    header = [cell.strip().lower() for cell in next(csv.reader([header_line], delimiter=delimiter))]
    known = {column for names in COLUMNS.values() for column in names}
    if not known & set(header):
        place = f"{name}:1"
        message = f"{place} names no column that is known ({', '.join(header)[:100]})"
        yield place, _outcome(place, DamagedContent(message, _REMEDY_CSV))
        return
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    begins = 2
    while True:
        place = f"{name}:{begins}"
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            begins = reader.line_num + 2
            yield place, _outcome(place, DamagedContent(f"{place} is not a table row ({error})", _REMEDY_CSV))
            continue
        begins = reader.line_num + 2
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(header):
            message = f"{place} has {len(cells)} cells, the first row {len(header)}"
            yield place, _outcome(place, DamagedContent(message, _REMEDY_CSV))
            continue
        yield place, dict(zip(header, cells, strict=False))


def _text_lines(file: BinaryIO, *, cap: int) -> Iterator[str]:
    """Lines of a table, decoded; an over-long one is cut at the cap, so that its row fails rather than the memory."""
    start = file.read(2)
    file.seek(0)
    for mark, wide in _WIDE:
        if start == mark:
            wrapper = io.TextIOWrapper(file, encoding=wide, errors="replace", newline="")
            for line in wrapper:
                yield line.lstrip("\ufeff")
            wrapper.detach()
            return
    for _, raw in _raw_lines(file, cap=cap):
        yield decode_text(raw)[0] if raw is not None else '"over the cap'
