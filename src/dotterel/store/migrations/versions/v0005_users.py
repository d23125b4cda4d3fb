"""Accounts of people, their sessions and tokens, and a log of who came and what was changed about them."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TABLES = {
    "users": """
    number NUMBER,
    name TEXT NOT NULL, -- as written; decisions carry it as their reviewer
    folded TEXT NOT NULL UNIQUE, -- the name, the same for its other spellings
    role TEXT NOT NULL, -- reader, reviewer or admin
    password TEXT NOT NULL, -- Argon2 hash, with its parameters and salt
    created TEXT NOT NULL, -- UTC
    disabled TEXT -- UTC; since when it cannot be used; empty while it can
""",
    "sessions": """
    key TEXT PRIMARY KEY, -- SHA-256 of the secret in the browser's cookie
    user_number INT NOT NULL REFERENCES users (number),
    begun TEXT NOT NULL, -- UTC
    used TEXT NOT NULL, -- UTC; last use, to some minutes
    expires TEXT NOT NULL -- UTC; the end, however much it is used
""",
    "api_tokens": """
    number NUMBER,
    key TEXT NOT NULL UNIQUE, -- SHA-256 of the token
    user_number INT NOT NULL REFERENCES users (number), -- it may do no more than this user
    label TEXT NOT NULL, -- what it is for
    start TEXT NOT NULL, -- its first letters, by which its owner knows it again
    scopes TEXT NOT NULL, -- read, review, code; divided by blanks
    created TEXT NOT NULL, -- UTC
    expires TEXT, -- UTC; empty where it does not end by itself
    used TEXT, -- UTC; last use, to the minute
    revoked TEXT -- UTC; since when it opens nothing
""",
    "access_log": """
    number NUMBER,
    made TEXT NOT NULL, -- UTC
    act TEXT NOT NULL, -- what happened
    made_by TEXT NOT NULL, -- name of a user, or of who was at the command line; empty where unknown
    about TEXT NOT NULL, -- user that it was done to
    came_from TEXT NOT NULL, -- network address, or: command line
    note TEXT NOT NULL
""",
}

INDEXES = (
    "CREATE INDEX sessions_by_user ON sessions (user_number)",
    "CREATE INDEX sessions_by_end ON sessions (expires)",
    "CREATE INDEX api_tokens_by_user ON api_tokens (user_number)",
)

SQLITE = (
    """CREATE TRIGGER access_log_is_not_changed BEFORE UPDATE ON access_log BEGIN
        SELECT RAISE(ABORT, 'the access log is never changed'); END""",
    """CREATE TRIGGER access_log_is_not_deleted BEFORE DELETE ON access_log BEGIN
        SELECT RAISE(ABORT, 'the access log is never deleted from'); END""",
)

POSTGRESQL = (
    """CREATE FUNCTION access_log_is_kept() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''the access log is never changed''; END'""",
    """CREATE TRIGGER access_log_is_kept BEFORE UPDATE OR DELETE ON access_log
    FOR EACH ROW EXECUTE FUNCTION access_log_is_kept()""",
)


def upgrade() -> None:
    """Make the tables, without any account: the desk stays the one of its single user."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=dialect):
            connection.exec_driver_sql(statement)
    for statement in (*INDEXES, *(SQLITE if dialect == "sqlite" else POSTGRESQL)):
        connection.exec_driver_sql(statement)
