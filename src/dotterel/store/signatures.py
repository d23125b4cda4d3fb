"""Signatures of texts in SQL: whose copy a report is, and what a new one is compared with."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from sqlalchemy import Connection, TextClause, delete, insert, select, text

from dotterel.store.doors import KeptSignature
from dotterel.store.rows import chunks, plain
from dotterel.store.schema import signature_keys, signatures

_AT_ONCE = 500
_MOST_UNDER_KEY = 40
"""Texts of one key that are compared, the first read: what so many share is a phrase that everybody writes."""
_KEYS_AT_ONCE = 64


class SqlSignatures:
    """As `Signatures`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def known(self, document_id: str) -> KeptSignature | None:
        """As in `Signatures`."""
        row = self._connection.execute(
            select(signatures).where(signatures.c.document_id == plain(document_id))
        ).one_or_none()
        if row is None:
            return None
        return KeptSignature(
            document_id=row.document_id, content=row.content, copy_of=row.copy_of, size=row.size, slots=row.slots
        )

    def sharing(self, keys: Sequence[int]) -> tuple[KeptSignature, ...]:
        """As in `Signatures`."""
        found: dict[int, KeptSignature] = {}
        wanted = list(dict.fromkeys(keys))
        for part in chunks(wanted, _KEYS_AT_ONCE):
            values = {f"key{place}": key for place, key in enumerate(part)}
            for row in self._connection.execute(_sharing(len(part)), {**values, "most": _MOST_UNDER_KEY}):
                found[row.number] = KeptSignature(
                    document_id=row.document_id, content=row.content, copy_of=None, size=row.size, slots=row.slots
                )
        return tuple(found[number] for number in sorted(found))

    def keep(self, signature: KeptSignature, *, keys: Sequence[int] = ()) -> None:
        """As in `Signatures`."""
        table = signatures.c
        document_id = plain(signature.document_id)
        former = self._connection.execute(select(table.number).where(table.document_id == document_id)).scalar()
        if former is not None:
            self._connection.execute(delete(signature_keys).where(signature_keys.c.signature == former))
            self._connection.execute(delete(signatures).where(table.number == former))
        row = {
            "document_id": document_id,
            "content": signature.content,
            "copy_of": signature.copy_of,
            "size": signature.size,
            "slots": signature.slots,
        }
        number = self._connection.execute(insert(signatures).values(row).returning(table.number)).scalar_one()
        if keys:
            self._connection.execute(
                insert(signature_keys), [{"key": key, "signature": number} for key in dict.fromkeys(keys)]
            )

    def originals(self, document_ids: Iterable[str]) -> dict[str, str]:
        """As in `Signatures`."""
        table = signatures.c
        found: dict[str, str] = {}
        wanted = list(dict.fromkeys(map(plain, document_ids)))
        for some in chunks(wanted, _AT_ONCE):
            question = select(table.document_id, table.copy_of).where(
                table.document_id.in_(some), table.copy_of.is_not(None)
            )
            found |= {copy: str(original) for copy, original in self._connection.execute(question)}
        return found

    def copies(self, document_id: str) -> tuple[str, ...]:
        """As in `Signatures`."""
        table = signatures.c
        question = select(table.document_id).where(table.copy_of == plain(document_id)).order_by(table.number)
        return tuple(self._connection.execute(question).scalars())


@lru_cache(maxsize=_KEYS_AT_ONCE)
def _sharing(number: int) -> TextClause:
    """The question for the first texts under each of some keys, in one."""
    under = "SELECT * FROM (SELECT signature FROM signature_keys WHERE key = :key{} ORDER BY signature LIMIT :most) k{}"
    parts = " UNION ".join(under.format(place, place) for place in range(number))
    return text(
        "SELECT signatures.number, document_id, content, size, slots"
        f" FROM ({parts}) shared JOIN signatures ON signatures.number = shared.signature"
    )
