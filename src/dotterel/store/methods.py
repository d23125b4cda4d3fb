"""Methods in SQL: each is written once."""

from dataclasses import asdict

from sqlalchemy import Connection, select

from dotterel.model import Method, Provenance
from dotterel.store.dialects import insert_new
from dotterel.store.schema import methods


def keep_method(connection: Connection, method: Method) -> None:
    """Write a method, where it is new."""
    if connection.execute(select(methods.c.id).where(methods.c.id == method.id)).scalar() is not None:
        return
    insert_new(
        connection,
        methods,
        {
            "id": method.id,
            "coder": method.coder.component,
            "coder_version": method.coder.version,
            "coder_digest": method.coder.digest,
            "min_score": method.min_score,
            "parts": [asdict(part) for part in method.parts],
        },
    )


def read_methods(connection: Connection) -> dict[str, Method]:
    """All methods by identifier."""
    return {
        row.id: Method(
            coder=Provenance(component=row.coder, version=row.coder_version, digest=row.coder_digest),
            parts=tuple(Provenance(**part) for part in row.parts),
            min_score=row.min_score,
        )
        for row in connection.execute(select(methods))
    }
