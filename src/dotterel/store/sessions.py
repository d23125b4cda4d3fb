"""Sessions in SQL."""

from sqlalchemy import Connection, delete, insert, or_, select, update

from dotterel.store.access_doors import Session
from dotterel.store.schema import sessions, users
from dotterel.store.users import user_of


class SqlSessions:
    """As `Sessions`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def begin(self, key: str, *, user: int, begun: str, expires: str) -> None:
        """As in `Sessions`."""
        row = {"key": key, "user_number": user, "begun": begun, "used": begun, "expires": expires}
        self._connection.execute(insert(sessions).values(row))

    def find(self, key: str) -> Session | None:
        """As in `Sessions`."""
        kept = sessions.c
        question = (
            select(users, kept.key, kept.begun, kept.used, kept.expires)
            .join(users, users.c.number == kept.user_number)
            .where(kept.key == key)
        )
        row = self._connection.execute(question).one_or_none()
        if row is None:
            return None
        return Session(key=row.key, user=user_of(row), begun=row.begun, used=row.used, expires=row.expires)

    def touch(self, key: str, used: str) -> None:
        """As in `Sessions`."""
        self._connection.execute(update(sessions).where(sessions.c.key == key).values(used=used))

    def end(self, key: str) -> None:
        """As in `Sessions`."""
        self._connection.execute(delete(sessions).where(sessions.c.key == key))

    def end_all(self, user: int, *, but: str = "") -> None:
        """As in `Sessions`."""
        self._connection.execute(delete(sessions).where(sessions.c.user_number == user, sessions.c.key != but))

    def sweep(self, *, ended: str, unused: str) -> None:
        """As in `Sessions`."""
        over = or_(sessions.c.expires < ended, sessions.c.used < unused)
        self._connection.execute(delete(sessions).where(over))
