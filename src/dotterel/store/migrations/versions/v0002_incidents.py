"""Incidents to be asked for: the current ones as rows, their parties, and the tellings that they are linked from."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = {
    "current_incidents": """
    number INT PRIMARY KEY REFERENCES incident_versions (number), -- its latest version
    incident_id TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    modes TEXT NOT NULL, -- separated by blanks
    contexts TEXT NOT NULL, -- separated by blanks
    quad TEXT NOT NULL,
    intensity REAL NOT NULL, -- PLOVER score, -10 to 10
    standing TEXT NOT NULL, -- asserted, claimed, disputed, denied, planned, possible or negated
    historical INT NOT NULL, -- 1: told as background only
    summary TEXT NOT NULL, -- what happened in one sentence
    date_from TEXT, -- first day
    date_to TEXT, -- last day, included
    date_precision TEXT,
    search_from TEXT, -- as date_from, but 0001-01-01 where only the last day is known
    search_to TEXT, -- as date_to, but 9999-12-31 where only the first day is known
    sort_day TEXT NOT NULL, -- last day known, else the first, else that of its first report; empty where none is
    place_name TEXT,
    place_country TEXT,
    place_admin1 TEXT,
    latitude REAL,
    longitude REAL,
    place_precision TEXT,
    sort_killed INT NOT NULL, -- best number killed; -1 where none is told
    killed_low INT,
    killed_best INT,
    killed_high INT, -- empty: no upper bound
    injured_low INT,
    injured_best INT,
    injured_high INT,
    contradicted TEXT NOT NULL, -- questions on which accounts contradict each other, separated by blanks
    accounts INT NOT NULL,
    reports INT NOT NULL,
    sources INT NOT NULL, -- independent ones
    first_report TEXT, -- ISO day
    last_report TEXT, -- ISO day
    decisions INT NOT NULL, -- of reviewers, on it or on its events
    score REAL NOT NULL,
    priority REAL NOT NULL, -- how much a reviewer's look would help, 0 to 1
    words TEXT NOT NULL -- what a search for words looks in: summary, names, titles, sentences
""",
    "incident_parties": """
    incident INT NOT NULL REFERENCES incident_versions (number),
    role TEXT NOT NULL, -- actor or recipient
    position INT NOT NULL, -- from 0, the most told first
    label TEXT NOT NULL,
    register_id TEXT,
    country TEXT,
    sectors TEXT NOT NULL, -- separated by blanks, the primary one first
    reports INT NOT NULL, -- that name it
    PRIMARY KEY (incident, role, position)
""",
    "tellings": """
    number NUMBER, -- in the order of arrival
    telling_id TEXT NOT NULL UNIQUE,
    document_id TEXT NOT NULL,
    incident_id TEXT, -- that it was put into
    position INT NOT NULL, -- in its incident, from 0
    record JSON NOT NULL -- what linking compares
""",
    "telling_keys": """
    key TEXT NOT NULL, -- tellings that share one are compared
    telling INT NOT NULL REFERENCES tellings (number),
    PRIMARY KEY (key, telling)
""",
    "telling_events": """
    event_id TEXT NOT NULL,
    telling INT NOT NULL REFERENCES tellings (number),
    PRIMARY KEY (event_id, telling)
""",
    "linked_documents": """
    document_id TEXT PRIMARY KEY,
    coding INT NOT NULL REFERENCES codings (number), -- that its tellings were made from
    decision INT NOT NULL, -- the latest decision then
    linker TEXT NOT NULL -- name, version and digest of what linked it
""",
    "linking": """
    number INT PRIMARY KEY, -- always 1: there is one row
    changes INT NOT NULL, -- transactions in which anything was linked
    decision INT NOT NULL -- the latest decision that the incidents follow
""",
    "telling_pairs": """
    one INT NOT NULL REFERENCES tellings (number),
    other INT NOT NULL REFERENCES tellings (number), -- rather one happening with the first than two
    PRIMARY KEY (one, other)
""",
}

INDEXES = (
    "CREATE INDEX incidents_by_sort_day ON current_incidents (sort_day, number)",
    "CREATE INDEX incidents_by_day ON current_incidents (search_to, search_from)",
    "CREATE INDEX incidents_by_country ON current_incidents (place_country, sort_day, number)",
    "CREATE INDEX incidents_by_type ON current_incidents (type, sort_day, number)",
    "CREATE INDEX incidents_by_killed ON current_incidents (sort_killed, number)",
    "CREATE INDEX incidents_by_sources ON current_incidents (sources, number)",
    "CREATE INDEX incidents_by_priority ON current_incidents (priority, number)",
    "CREATE INDEX incident_parties_by_country ON incident_parties (country, incident)",
    "CREATE INDEX incident_parties_by_register_id ON incident_parties (register_id, incident)",
    "CREATE INDEX tellings_by_document ON tellings (document_id)",
    "CREATE INDEX tellings_by_incident ON tellings (incident_id)",
    "CREATE INDEX telling_keys_by_telling ON telling_keys (telling)",
    "CREATE INDEX telling_events_by_telling ON telling_events (telling)",
    "CREATE INDEX telling_pairs_by_other ON telling_pairs (other)",
)

VIEW = """CREATE VIEW incidents AS -- the latest version of every incident that still is one
    SELECT version.* FROM incident_versions version
    JOIN current_incidents current ON current.number = version.number"""

SQLITE = (
    "CREATE VIRTUAL TABLE incident_places USING rtree (number, south, north, west, east)",
    """CREATE VIRTUAL TABLE incident_words USING fts5 (
        words, content='current_incidents', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER current_incidents_filled AFTER INSERT ON current_incidents BEGIN
        INSERT INTO incident_words (rowid, words) VALUES (NEW.number, NEW.words);
        INSERT INTO incident_places
            SELECT NEW.number, NEW.latitude, NEW.latitude, NEW.longitude, NEW.longitude
            WHERE NEW.latitude IS NOT NULL AND NEW.longitude IS NOT NULL;
    END""",
    """CREATE TRIGGER current_incidents_emptied AFTER DELETE ON current_incidents BEGIN
        INSERT INTO incident_words (incident_words, rowid, words) VALUES ('delete', OLD.number, OLD.words);
        DELETE FROM incident_places WHERE number = OLD.number;
        DELETE FROM incident_parties WHERE incident = OLD.number;
    END""",
)

POSTGRESQL = (
    "CREATE INDEX incident_places ON current_incidents USING gist (point(longitude, latitude))",
    "CREATE INDEX incident_words ON current_incidents USING gin (to_tsvector('simple', words))",
    """CREATE FUNCTION forget_parties() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN DELETE FROM incident_parties WHERE incident = OLD.number; RETURN OLD; END'""",
    """CREATE TRIGGER current_incidents_emptied AFTER DELETE ON current_incidents
    FOR EACH ROW EXECUTE FUNCTION forget_parties()""",
)


def upgrade() -> None:
    """Make the tables. No program before this one wrote incidents, so there are none to carry over."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    connection.exec_driver_sql("DROP VIEW incidents")
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=dialect):
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql("INSERT INTO linking (number, changes, decision) VALUES (1, 0, 0)")
    for statement in (*INDEXES, VIEW, *(SQLITE if dialect == "sqlite" else POSTGRESQL)):
        connection.exec_driver_sql(statement)
