"""A log of what changed among the current incidents, so that columns held in memory are kept up to date."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_CHANGES = {
    # SQLite lets one transaction write at a time, so the number alone is the order in which changes were committed.
    "sqlite": "made_in INT -- empty",
    # Here transactions overlap: a reader asks for all of those that had not ended when it last looked.
    "postgresql": "made_in INT NOT NULL DEFAULT txid_current() -- transaction that made the change",
}

TABLE = """
    number NUMBER,
    incident INT NOT NULL, -- number of the row of current_incidents that was added, changed or removed
"""

_KEPT = 1_000_000
"""Changes that are kept: a program that knew none of them reads everything anew."""

SQLITE = (
    f"""CREATE TRIGGER current_incidents_added AFTER INSERT ON current_incidents BEGIN
        INSERT INTO incident_changes (incident) VALUES (NEW.number);
        DELETE FROM incident_changes WHERE number <= last_insert_rowid() - {_KEPT};
    END""",
    """CREATE TRIGGER current_incidents_changed AFTER UPDATE ON current_incidents BEGIN
        INSERT INTO incident_changes (incident) VALUES (NEW.number);
    END""",
    """CREATE TRIGGER current_incidents_removed AFTER DELETE ON current_incidents BEGIN
        INSERT INTO incident_changes (incident) VALUES (OLD.number);
    END""",
)

POSTGRESQL = (
    "CREATE INDEX incident_changes_by_transaction ON incident_changes (made_in, number)",
    f"""CREATE FUNCTION note_incident_change() RETURNS trigger LANGUAGE plpgsql AS $$
    DECLARE noted BIGINT;
    BEGIN
        INSERT INTO incident_changes (incident) VALUES (CASE WHEN TG_OP = 'DELETE' THEN OLD.number ELSE NEW.number END)
            RETURNING number INTO noted;
        IF mod(noted, 10000) = 0 THEN DELETE FROM incident_changes WHERE number <= noted - {_KEPT}; END IF;
        RETURN NULL;
    END $$""",
    """CREATE TRIGGER current_incidents_noted AFTER INSERT OR UPDATE OR DELETE ON current_incidents
    FOR EACH ROW EXECUTE FUNCTION note_incident_change()""",
)


def upgrade() -> None:
    """Make the log; it begins empty, since nobody holds columns of the time before."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    body = TABLE + _CHANGES[dialect]
    for statement in (
        *table("incident_changes", body, dialect=dialect),
        *(SQLITE if dialect == "sqlite" else POSTGRESQL),
    ):
        connection.exec_driver_sql(statement)
