"""Whose copy a document is, as the store remembers it."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from dotterel.ingest import Signature, copy_of, signature_of
from dotterel.model import content_digest
from dotterel.store import KeptSignature

if TYPE_CHECKING:
    from dotterel.store import Records


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
    content = content_digest(document)
    known = records.signatures.known(document_id)
    if known is not None and known.content == content:
        return ()
    signature = signature_of(document)
    original = copy_of(signature, _StoredShelf(records, but=document_id))
    records.signatures.keep(
        KeptSignature(
            document_id=document_id,
            content=content,
            copy_of=original,
            size=signature.size,
            slots=b64encode(signature.slots).decode(),
        ),
        keys=signature.keys if original is None else (),
    )
    changed = [document_id] if (None if known is None else known.copy_of) != original else []
    for copy in records.signatures.copies(document_id) if known is not None else ():
        kept = records.signatures.known(copy)
        if kept is None:
            continue
        its = Signature(document_id=copy, size=kept.size, slots=b64decode(kept.slots))
        found = copy_of(its, _StoredShelf(records, but=copy))
        if found != document_id:
            records.signatures.keep(replace(kept, copy_of=found), keys=its.keys if found is None else ())
            changed.append(copy)
    return tuple(changed)


class _StoredShelf:
    """As `ingest.SignatureShelf`, over the store's signatures."""

    def __init__(self, records: "Records", *, but: str) -> None:
        """Args: the records of a transaction; a document that is left out, with a text that it had before."""
        self._records = records
        self._but = but

    def find(self, keys: Sequence[int]) -> list[Signature]:
        """As in `SignatureShelf`."""
        return [
            Signature(document_id=one.document_id, size=one.size, slots=b64decode(one.slots))
            for one in self._records.signatures.sharing(keys)
            if one.document_id != self._but
        ]

    def put(self, signature: Signature) -> None:
        """As in `SignatureShelf`; `note_copies` keeps it, with what it was made of."""
