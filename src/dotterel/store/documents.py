"""Documents in SQL."""

from collections.abc import Iterator
from itertools import islice
from typing import Any

from sqlalchemy import ColumnElement, Connection, Result, Row, Select, func, select

from dotterel.model import Document, content_digest, document_from_record, document_record
from dotterel.store.dialects import by_words, first_numbers_with_words, insert_new, with_words
from dotterel.store.doors import RecordPage
from dotterel.store.paging import page_of
from dotterel.store.rows import chunks, document_columns, now, plain
from dotterel.store.schema import document_versions as table

_NUMBERS_AT_A_TIME = 5_000


class SqlDocuments:
    """As `Documents`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, document: Document) -> int:
        """As in `Documents`."""
        digest = content_digest(document)
        found = self.number(document.id, digest)
        if found is not None:
            return found
        record = document_record(document)
        columns = document_columns(document)
        if columns["text"] == document.text:
            del record["text"]  # it stands in its own column, but for characters that no column takes
        row = {**columns, "digest": digest, "recorded": now(), "record": record}
        number = insert_new(self._connection, table, row)
        if number is None:  # another program was quicker
            number = self.number(document.id, digest)
        assert number is not None
        return number

    def number(self, document_id: str, digest: str) -> int | None:
        """Number of a version."""
        question = select(table.c.number).where(table.c.document_id == plain(document_id), table.c.digest == digest)
        return self._connection.execute(question).scalar()

    def get(self, document_id: str) -> Document | None:
        """As in `Documents`."""
        versions = self.versions(document_id)
        return versions[-1] if versions else None

    def versions(self, document_id: str) -> tuple[Document, ...]:
        """As in `Documents`."""
        question = select(table).where(table.c.document_id == plain(document_id)).order_by(table.c.number)
        return tuple(self._read(question))

    def search(self, words: str) -> Iterator[Document]:
        """As in `Documents`."""
        if not words.split():
            return
        question = select(table).where(with_words(self._connection, words), _is_latest()).order_by(table.c.number)
        with by_words(self._connection, words):
            rows = self._rows(question)
        yield from map(_document, rows)

    def page(self, words: str = "", *, after: int = 0, limit: int = 50) -> RecordPage[Document]:
        """As in `Documents`."""
        question = select(table).where(_is_latest()).order_by(table.c.number)
        if words.split():
            numbers = list(islice(self._numbers_with(words, after, least=limit + 1), limit + 1))
            question = question.where(table.c.number.in_(numbers))
        else:
            question = question.where(table.c.number > after).limit(limit + 1)
        return page_of(self._connection.execute(question).all(), _document, limit=limit)

    def _numbers_with(self, words: str, after: int, *, least: int) -> Iterator[int]:
        """Numbers of latest versions behind one that hold words, in rising order; as many as asked for if there are.

        Only what the words find is asked whether it is the latest, since a frequent word finds very many.
        """
        reached, size = after, 2 * least
        while True:
            found = first_numbers_with_words(self._connection, words, after=reached, limit=size)
            for some in chunks(found, _NUMBERS_AT_A_TIME):
                latest = select(table.c.number).where(table.c.number.in_(some), _is_latest()).order_by(table.c.number)
                yield from self._connection.execute(latest).scalars()
            if len(found) < size:
                return
            reached, size = found[-1], size * 8

    def recent(self, *, most: int) -> tuple[Document, ...]:
        """As in `Documents`."""
        return tuple(self._read(select(table).order_by(table.c.number.desc()).limit(most)))[::-1]

    def count(self) -> int:
        """As in `Documents`."""
        each = select(table.c.document_id).distinct().subquery()
        return self._connection.execute(select(func.count()).select_from(each)).scalar_one()

    def _read(self, question: Select[Any]) -> Iterator[Document]:
        yield from map(_document, self._rows(question))

    def _rows(self, question: Select[Any]) -> Result[Any]:
        return self._connection.execute(question.execution_options(yield_per=200))


def _is_latest() -> ColumnElement[bool]:
    """That there is no later version of the document."""
    later = table.alias("later")
    return ~(
        select(later.c.number)
        .where(later.c.document_id == table.c.document_id, later.c.number > table.c.number)
        .exists()
    )


def _document(row: Row[Any]) -> Document:
    return document_from_record({"text": row.text, **row.record})
