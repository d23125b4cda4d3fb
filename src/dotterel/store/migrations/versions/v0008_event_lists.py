"""Indexes that answer any list of events by themselves."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

FORMER = ("events_by_day", "events_by_country", "events_by_type", "parties_by_country")

_CONDITIONS = ("place_country", "type", "search_to", "search_from", "quad", "score", "latitude", "longitude")
"""All that lists of events are asked by: an index that holds them tells which events meet them without reading any."""
_LEADING = {
    "events_by_country": ("place_country", "type", "search_to", "search_from"),
    "events_by_type": ("type", "search_to", "search_from"),
    "events_by_day": ("search_to", "search_from"),
    "events_by_latitude": ("latitude", "longitude"),
}


def _indexes(dialect: str) -> list[str]:
    """Args: dialect: ``sqlite``, whose indexes hold the row's number anyway, or ``postgresql``."""
    ends = ("coding", "position") if dialect == "sqlite" else ("coding", "position", "number")
    found = []
    for name, leading in _LEADING.items():
        columns = (*leading, *(one for one in _CONDITIONS if one not in leading), *ends)
        found.append(f"CREATE INDEX {name} ON event_versions ({', '.join(columns)})")
    return [*found, "CREATE INDEX parties_by_country ON parties (country, role, coding, event_position)"]


def upgrade() -> None:
    """Put the wider indexes in the place of the former ones; those of latitudes replace the one of points."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for name in FORMER:
        connection.exec_driver_sql(f"DROP INDEX {name}")
    if dialect == "sqlite":
        connection.exec_driver_sql("DROP TRIGGER event_places_filled")
        connection.exec_driver_sql("DROP TABLE event_places")
    else:
        connection.exec_driver_sql("DROP INDEX event_places")
    for statement in _indexes(dialect):
        connection.exec_driver_sql(statement)
