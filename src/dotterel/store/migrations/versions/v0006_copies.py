"""Copies: a signature of every report's text. And a smaller file: what linking keeps is kept once."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

TABLES = {
    "signatures": """
    number NUMBER, -- in the order of reading
    document_id TEXT NOT NULL UNIQUE,
    content TEXT NOT NULL, -- digest of the text that it was made of
    copy_of TEXT, -- the report whose text it repeats; empty: nobody's
    size INT NOT NULL, -- of the text, in runs of five words
    slots TEXT NOT NULL -- the signature, in base64; empty where the text is too short to tell
""",
    "signature_keys": """
    key INT NOT NULL, -- texts that share one are compared; only those have any that are nobody's copies
    signature INT NOT NULL REFERENCES signatures (number),
    PRIMARY KEY (key, signature)
""",
    "stale_incidents": """
    incident_id TEXT PRIMARY KEY, -- more reports tell it than its record says; the record follows
    tellings INT NOT NULL -- that came since its record was made
""",
}

INDEXES = (
    "CREATE INDEX signatures_by_original ON signatures (copy_of)",
    "CREATE INDEX signature_keys_by_signature ON signature_keys (signature)",
)

_FORMER_EVENTS = """DELETE FROM incident_events WHERE incident NOT IN (
    SELECT max(number) FROM incident_versions WHERE events > 0 GROUP BY incident_id)"""
"""The events of a former version stand in its record; the rows are only asked for by those of the latest."""

SQLITE = (
    # The same rows stood in the table and again in the index of its key.
    """CREATE TABLE new_telling_keys (
    key TEXT NOT NULL, -- tellings that share one are compared
    telling INTEGER NOT NULL REFERENCES tellings (number),
    PRIMARY KEY (key, telling)
) STRICT, WITHOUT ROWID""",
    "INSERT INTO new_telling_keys SELECT key, telling FROM telling_keys ORDER BY key, telling",
    "DROP TABLE telling_keys",
    "ALTER TABLE new_telling_keys RENAME TO telling_keys",
    "CREATE INDEX telling_keys_by_telling ON telling_keys (telling)",
)


def upgrade() -> None:
    """Make the tables; documents that were linked before get their signatures when they are linked anew."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=dialect):
            connection.exec_driver_sql(statement)
    for statement in (*INDEXES, _FORMER_EVENTS, *(SQLITE if dialect == "sqlite" else ())):
        connection.exec_driver_sql(statement)
