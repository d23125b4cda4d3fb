"""Feeds that are watched, and the articles that they have listed."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TABLES = {
    "feeds": """
    number NUMBER,
    address TEXT NOT NULL UNIQUE, -- web address, or path of a file
    kind TEXT, -- RSS, Atom, sitemap or list; empty until it has been read
    title TEXT,
    parts JSON NOT NULL, -- addresses of the feeds that it names, for a list
    etag TEXT, -- mark of its last content, sent back to the server
    modified TEXT, -- time of its last change in the server's words, sent back
    pause INT, -- minutes between two requests that it asks for
    asked TEXT, -- UTC; the last request
    answered TEXT, -- UTC; the last good answer
    failures INT NOT NULL, -- in a row
    failing_since TEXT, -- UTC; the first of them
    error TEXT, -- kind of the last failure
    message TEXT,
    due TEXT, -- UTC; from when it may be asked again
    held_by TEXT, -- the program that asks it just now
    held_until TEXT -- UTC; then it is free again, whatever became of that program
""",
    "feed_entries": """
    number NUMBER,
    feed INT NOT NULL REFERENCES feeds (number), -- that listed it first
    entry_id TEXT NOT NULL, -- identifier that the feed gives it, else its address
    address TEXT NOT NULL,
    title TEXT,
    published TEXT, -- ISO day
    outlet TEXT,
    found TEXT NOT NULL, -- UTC; when it was first listed
    tries INT NOT NULL, -- that have failed
    due TEXT, -- UTC; from when it may be tried again
    outcome TEXT, -- as in outcomes, or passed (not to be fetched); empty while it waits
    error TEXT, -- kind of the last failure
    settled TEXT, -- UTC; when it got its outcome
    held_by TEXT, -- the program that codes it just now
    held_until TEXT, -- UTC; then it is free again
    UNIQUE (feed, entry_id)
""",
    "feed_addresses": """
    key TEXT PRIMARY KEY, -- digest of an address, the same for its other spellings
    entry INT NOT NULL REFERENCES feed_entries (number)
""",
}

INDEXES = (
    "CREATE INDEX feed_entries_waiting ON feed_entries (feed, number) WHERE outcome IS NULL",
    "CREATE INDEX feed_addresses_by_entry ON feed_addresses (entry)",
)


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=connection.dialect.name):
            connection.exec_driver_sql(statement)
    for statement in INDEXES:
        connection.exec_driver_sql(statement)
