"""Whose copy a document is, as the store remembers it.

A copy is of its original's days. The same words months later are a form of words, a bulletin's or a court's, and tell
of something else. So texts are looked up by what they say and when: the work does not grow with the years.
"""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from dotterel.ingest import Signature, copy_of, signature_of
from dotterel.model import Document, content_digest, digest_id
from dotterel.store import KeptSignature

if TYPE_CHECKING:
    from dotterel.store import Records

DAYS_IN_STRETCH = 60
"""Texts at most half as many days apart are compared. Those without a day are compared with each other."""
_STRETCHES = 2**15
_KEY_BITS = 48
_KEY_CUT = 15
"""Of a key of 63 bits the first 48 are kept, behind 15 for the stretch."""


def note_copies(records: "Records", document_id: str) -> tuple[str, ...]:
    """Find out whose copy a document is, where its text is new, and of its former copies too, whose original it was.

    Args:
        records: Of a transaction that writes.
        document_id: A document of the store.

    Returns:
        The documents whose original is another one than before.
    """
    document = records.documents.get(document_id)
    if document is None:
        return ()
    content = digest_id("text of a day", content_digest(document), _day(document))
    known = records.signatures.known(document_id)
    if known is not None and known.content == content:
        return ()
    signature = signature_of(document)
    original = copy_of(signature, _StoredShelf(records, document))
    records.signatures.keep(
        KeptSignature(
            document_id=document_id,
            content=content,
            copy_of=original,
            size=signature.size,
            slots=b64encode(signature.slots).decode(),
        ),
        keys=_kept_keys(document, signature) if original is None else (),
    )
    changed = [document_id] if (None if known is None else known.copy_of) != original else []
    for copy in records.signatures.copies(document_id) if known is not None else ():
        kept, its_document = records.signatures.known(copy), records.documents.get(copy)
        if kept is None or its_document is None:
            continue
        its = Signature(document_id=copy, size=kept.size, slots=b64decode(kept.slots))
        found = copy_of(its, _StoredShelf(records, its_document))
        if found != document_id:
            keys = _kept_keys(its_document, its) if found is None else ()
            records.signatures.keep(replace(kept, copy_of=found), keys=keys)
            changed.append(copy)
    return tuple(changed)


def _day(document: Document) -> str:
    return (document.published or "")[:10]


def _stretches(document: Document) -> tuple[int, ...]:
    """The stretch of days that a document is of, and the one that is nearer of those beside it; 0 without a day."""
    try:
        day = date.fromisoformat(_day(document)).toordinal()
    except ValueError:
        return (0,)
    stretch, within = divmod(day, DAYS_IN_STRETCH)
    return stretch, stretch + (1 if 2 * within >= DAYS_IN_STRETCH else -1)


def _keys_in(stretch: int, keys: Sequence[int]) -> tuple[int, ...]:
    """Keys of texts in those of the texts of some days: the stretch is in front, so that an index has them together."""
    return tuple(((stretch % _STRETCHES) << _KEY_BITS) | (key >> _KEY_CUT) for key in keys)


def _kept_keys(document: Document, signature: Signature) -> tuple[int, ...]:
    return _keys_in(_stretches(document)[0], signature.keys)


class _StoredShelf:
    """As `ingest.SignatureShelf`, over the store's signatures of a document's days."""

    def __init__(self, records: "Records", document: Document) -> None:
        """Args: the records of a transaction; a document that is left out, with a text that it had before."""
        self._records = records
        self._but = document.id
        self._stretches = _stretches(document)

    def find(self, keys: Sequence[int]) -> list[Signature]:
        """As in `SignatureShelf`."""
        dated = [key for stretch in self._stretches for key in _keys_in(stretch, keys)]
        return [
            Signature(document_id=one.document_id, size=one.size, slots=b64decode(one.slots))
            for one in self._records.signatures.sharing(dated)
            if one.document_id != self._but
        ]

    def put(self, signature: Signature) -> None:
        """As in `SignatureShelf`; `note_copies` keeps it, with what it was made of."""
