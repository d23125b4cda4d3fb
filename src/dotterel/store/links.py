"""Links in SQL."""

from collections.abc import Iterable
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Row, or_, select

from dotterel.model import Link, Provenance, Reason, digest_id
from dotterel.store.dialects import insert_all_new, insert_new
from dotterel.store.rows import now, plain
from dotterel.store.schema import json_text, link_versions, links


class SqlLinks:
    """As `Links`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def keep(self, link: Link) -> bool:
        """As in `Links`."""
        return insert_new(self._connection, link_versions, _row(link)) is not None

    def keep_all(self, links: Iterable[Link]) -> None:
        """As in `Links`."""
        insert_all_new(self._connection, link_versions, list(map(_row, links)))

    def of_event(self, event_id: str) -> tuple[Link, ...]:
        """As in `Links`."""
        wanted = plain(event_id)
        question = select(links).where(
            or_(links.c.event_id == wanted, (links.c.joined_id == wanted) & (links.c.joined_to == "event"))
        )
        return tuple(map(as_link, self._connection.execute(question.order_by(links.c.number))))

    def versions(self, event_id: str, to_id: str) -> tuple[Link, ...]:
        """As in `Links`."""
        table = link_versions
        question = select(table).where(table.c.event_id == plain(event_id), table.c.joined_id == plain(to_id))
        return tuple(map(as_link, self._connection.execute(question.order_by(table.c.number))))


def link_key(link: Link) -> str:
    """Digest of a judgement with its reasons."""
    return _key(link, _reasons(link))


def _key(link: Link, reasons: list[dict[str, Any]]) -> str:
    record = {one.name: getattr(link, one.name) for one in fields(link)}
    made_by = {one.name: getattr(link.made_by, one.name) for one in fields(link.made_by)}
    return digest_id("link-version", json_text({**record, "made_by": made_by, "reasons": reasons}))


def _reasons(link: Link) -> list[dict[str, Any]]:
    return [{"name": one.name, "value": one.value, "weight": one.weight} for one in link.reasons]


def _row(link: Link) -> dict[str, Any]:
    reasons = _reasons(link)
    return {
        "key": _key(link, reasons),
        "event_id": plain(link.event_id),
        "joined_to": link.to,
        "joined_id": plain(link.to_id),
        "same": int(link.same),
        "score": link.score,
        "made_by": link.made_by.component,
        "made_by_version": link.made_by.version,
        "made_by_digest": link.made_by.digest,
        "recorded": now(),
        "reasons": reasons,
    }


def as_link(row: Row[Any]) -> Link:
    """The judgement of a row."""
    return Link(
        event_id=row.event_id,
        to=row.joined_to,
        to_id=row.joined_id,
        same=bool(row.same),
        score=row.score,
        made_by=Provenance(component=row.made_by, version=row.made_by_version, digest=row.made_by_digest),
        reasons=tuple(Reason(**reason) for reason in row.reasons),
    )
