"""Double reviews, and the answers given in them, which stay out of the log until they are closed."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

TABLES = {
    "double_reviews": """
    number NUMBER,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL, -- events, reports or incidents
    draw TEXT NOT NULL, -- random or queue
    seed INT, -- of a random draw
    size INT NOT NULL, -- records drawn
    population INT NOT NULL, -- records that they were drawn from
    first TEXT NOT NULL, -- one of the two reviewers
    second TEXT NOT NULL, -- the other
    adjudicator TEXT, -- who settles; empty where anybody may
    opened TEXT NOT NULL, -- UTC
    opened_by TEXT NOT NULL
""",
    "double_review_units": """
    number NUMBER,
    review INT NOT NULL REFERENCES double_reviews (number),
    subject TEXT NOT NULL, -- event, document or incident
    subject_id TEXT NOT NULL,
    document_id TEXT, -- the report that it stands in
    record JSON, -- the event or incident as both reviewers see it
    UNIQUE (review, subject_id)
""",
    "sealed_decisions": """
    number NUMBER,
    review INT NOT NULL REFERENCES double_reviews (number),
    unit TEXT NOT NULL, -- subject_id of the unit that it answers
    id TEXT NOT NULL UNIQUE, -- stays the same in the log
    reviewer TEXT NOT NULL,
    made TEXT NOT NULL, -- UTC
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    subject_id TEXT NOT NULL,
    field TEXT,
    before TEXT, -- JSON
    after TEXT, -- JSON
    note TEXT NOT NULL,
    coder TEXT NOT NULL
""",
    "double_review_ends": """
    number NUMBER,
    review INT NOT NULL REFERENCES double_reviews (number),
    what TEXT NOT NULL, -- finished by one of the two, or closed
    reviewer TEXT NOT NULL,
    made TEXT NOT NULL, -- UTC
    UNIQUE (review, what, reviewer)
""",
}

INDEXES = (
    "CREATE INDEX double_review_units_by_subject ON double_review_units (subject_id)",
    "CREATE INDEX sealed_decisions_by_review ON sealed_decisions (review, unit)",
    "CREATE UNIQUE INDEX double_reviews_close_once ON double_review_ends (review) WHERE what = 'closed'",
)


def _kept(dialect: str) -> tuple[str, ...]:
    """What makes the database itself refuse to change or delete an answer."""
    if dialect == "sqlite":
        return tuple(
            f"""CREATE TRIGGER sealed_decisions_are_not_{done} BEFORE {act} ON sealed_decisions BEGIN
            SELECT RAISE(ABORT, 'decisions are never changed'); END"""
            for act, done in (("UPDATE", "changed"), ("DELETE", "deleted"))
        )
    return (
        """CREATE TRIGGER sealed_decisions_are_kept BEFORE UPDATE OR DELETE ON sealed_decisions
        FOR EACH ROW EXECUTE FUNCTION decisions_are_kept()""",
    )


def upgrade() -> None:
    """Make the tables."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=dialect):
            connection.exec_driver_sql(statement)
    for statement in (*INDEXES, *_kept(dialect)):
        connection.exec_driver_sql(statement)
