"""Accounts in SQL."""

from typing import Any

from sqlalchemy import Connection, Row, select, update

from dotterel.model import User, UserRole
from dotterel.store.dialects import insert_new, one_change_of_users
from dotterel.store.rows import plain
from dotterel.store.schema import users


class SqlUsers:
    """As `Users`."""

    def __init__(self, connection: Connection) -> None:
        """Args: a connection within its transaction."""
        self._connection = connection

    def add(self, name: str, *, folded: str, role: UserRole, password: str, created: str) -> User | None:
        """As in `Users`."""
        row = {
            "name": plain(name),
            "folded": plain(folded),
            "role": role,
            "password": password,
            "created": created,
            "disabled": None,
        }
        number = insert_new(self._connection, users, row)
        return None if number is None else User(number=number, name=row["name"] or "", role=role, created=created)

    def find(self, folded: str) -> User | None:
        """As in `Users`."""
        row = self._connection.execute(select(users).where(users.c.folded == plain(folded))).one_or_none()
        return None if row is None else user_of(row)

    def all(self) -> tuple[User, ...]:
        """As in `Users`."""
        return tuple(map(user_of, self._connection.execute(select(users).order_by(users.c.folded))))

    def exist(self) -> bool:
        """As in `Users`."""
        return self._connection.execute(select(users.c.number).limit(1)).scalar() is not None

    def password(self, number: int) -> str:
        """As in `Users`."""
        return str(self._connection.execute(select(users.c.password).where(users.c.number == number)).scalar_one())

    def wait_for_others(self) -> None:
        """As in `Users`."""
        one_change_of_users(self._connection)

    def set_role(self, number: int, role: UserRole) -> None:
        """As in `Users`."""
        self._set(number, role=role)

    def set_password(self, number: int, password: str) -> None:
        """As in `Users`."""
        self._set(number, password=password)

    def set_disabled(self, number: int, since: str | None) -> None:
        """As in `Users`."""
        self._set(number, disabled=since)

    def _set(self, number: int, **values: Any) -> None:
        self._connection.execute(update(users).where(users.c.number == number).values(**values))


def user_of(row: Row[Any]) -> User:
    """The account of a row that has its columns."""
    return User(number=row.number, name=row.name, role=row.role, created=row.created, disabled=row.disabled)
