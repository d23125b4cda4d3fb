"""Tokens of programs in SQL."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, Row, Select, insert, select, update

from dotterel.model import ApiToken, Right, User
from dotterel.store.rows import plain
from dotterel.store.schema import api_tokens, users
from dotterel.store.users import user_of


class SqlApiTokens:
    """As `ApiTokens`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def add(
        self,
        *,
        key: str,
        user: int,
        label: str,
        start: str,
        scopes: Sequence[Right],
        created: str,
        expires: str | None,
    ) -> int:
        """As in `ApiTokens`."""
        row = {
            "key": key,
            "user_number": user,
            "label": plain(label),
            "start": start,
            "scopes": " ".join(scopes),
            "created": created,
            "expires": expires,
        }
        return int(self._connection.execute(insert(api_tokens).values(row).returning(api_tokens.c.number)).scalar_one())

    def find(self, key: str) -> tuple[ApiToken, User] | None:
        """As in `ApiTokens`."""
        row = self._connection.execute(_question().where(api_tokens.c.key == key)).one_or_none()
        return None if row is None else (_token(row), user_of(row))

    def get(self, number: int) -> ApiToken | None:
        """As in `ApiTokens`."""
        row = self._connection.execute(_question().where(api_tokens.c.number == number)).one_or_none()
        return None if row is None else _token(row)

    def all(self, user: int | None = None) -> tuple[ApiToken, ...]:
        """As in `ApiTokens`."""
        question = _question().order_by(api_tokens.c.number.desc())
        if user is not None:
            question = question.where(api_tokens.c.user_number == user)
        return tuple(map(_token, self._connection.execute(question)))

    def touch(self, number: int, used: str) -> None:
        """As in `ApiTokens`."""
        self._connection.execute(update(api_tokens).where(api_tokens.c.number == number).values(used=used))

    def revoke(self, number: int, since: str) -> None:
        """As in `ApiTokens`."""
        is_open = (api_tokens.c.number == number) & api_tokens.c.revoked.is_(None)
        self._connection.execute(update(api_tokens).where(is_open).values(revoked=since))


def _question() -> Select[Any]:
    kept = api_tokens.c
    return select(
        users,
        kept.number.label("token_number"),
        kept.label.label("token_label"),
        kept.start,
        kept.scopes,
        kept.created.label("token_created"),
        kept.expires,
        kept.used,
        kept.revoked,
    ).join(users, users.c.number == kept.user_number)


def _token(row: Row[Any]) -> ApiToken:
    return ApiToken(
        number=row.token_number,
        user=row.name,
        label=row.token_label,
        start=row.start,
        scopes=tuple(row.scopes.split()),
        created=row.token_created,
        expires=row.expires,
        used=row.used,
        revoked=row.revoked,
    )
