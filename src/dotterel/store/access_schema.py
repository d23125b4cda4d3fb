"""The tables of users as queries name them; `migrations` makes them."""

from typing import Any

from sqlalchemy import Column, Integer, Table, Text

from dotterel.store.schema import METADATA


def _table(name: str, /, **columns: Any) -> Table:
    return Table(name, METADATA, *(Column(column, kind) for column, kind in columns.items()))


users = _table("users", number=Integer, name=Text, folded=Text, role=Text, password=Text, created=Text, disabled=Text)
sessions = _table("sessions", key=Text, user_number=Integer, begun=Text, used=Text, expires=Text)
api_tokens = _table(
    "api_tokens",
    number=Integer,
    key=Text,
    user_number=Integer,
    label=Text,
    start=Text,
    scopes=Text,
    created=Text,
    expires=Text,
    used=Text,
    revoked=Text,
)
access_log = _table(
    "access_log", number=Integer, made=Text, act=Text, made_by=Text, about=Text, came_from=Text, note=Text
)
