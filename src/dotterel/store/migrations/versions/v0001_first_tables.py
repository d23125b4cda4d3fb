"""The first tables."""

from alembic import op

from dotterel.store.migrations.statements import table

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TABLES = {
    "methods": """
    id TEXT PRIMARY KEY, -- digest of all that stands in this row
    coder TEXT NOT NULL, -- name of the coder
    coder_version TEXT NOT NULL,
    coder_digest TEXT, -- SHA-256 of its model
    min_score REAL, -- lowest score that the user asked for; empty: the coder's own
    parts JSON NOT NULL -- program, registers, gazetteer: component, version and digest of each
""",
    "runs": """
    number NUMBER,
    id TEXT NOT NULL UNIQUE,
    method_id TEXT NOT NULL REFERENCES methods (id),
    program TEXT NOT NULL, -- version of Dotterel
    started TEXT NOT NULL, -- UTC
    finished TEXT, -- UTC; empty while the run goes on, and where it was broken off
    sources JSON NOT NULL -- what was read, as the user named it
""",
    "document_versions": """
    number NUMBER,
    document_id TEXT NOT NULL,
    digest TEXT NOT NULL, -- of all that coding reads; another content is another version
    recorded TEXT NOT NULL, -- UTC
    title TEXT,
    published TEXT, -- ISO day
    outlet TEXT,
    url TEXT,
    language TEXT NOT NULL,
    name TEXT NOT NULL, -- file or line that it came from
    text TEXT NOT NULL, -- title and running text; every offset counts its characters
    record JSON NOT NULL, -- the whole document but its text
    UNIQUE (document_id, digest)
""",
    "codings": """
    number NUMBER,
    document_version INT NOT NULL REFERENCES document_versions (number),
    document_id TEXT NOT NULL,
    method_id TEXT NOT NULL REFERENCES methods (id),
    digest TEXT NOT NULL, -- of the records of its events
    recorded TEXT NOT NULL, -- UTC
    relevance REAL, -- probability that the document tells of any event
    events INT NOT NULL, -- number of its events
    UNIQUE (document_version, method_id, digest)
""",
    "event_versions": """
    number NUMBER,
    coding INT NOT NULL REFERENCES codings (number),
    position INT NOT NULL, -- from 0, in the order of the text
    event_id TEXT NOT NULL,
    type TEXT NOT NULL,
    modes TEXT NOT NULL, -- separated by blanks
    contexts TEXT NOT NULL, -- separated by blanks
    quad TEXT NOT NULL,
    intensity REAL NOT NULL, -- PLOVER score, -10 to 10
    score REAL NOT NULL, -- chance that the event is there and of this type
    modality TEXT NOT NULL, -- asserted, future, hypothetical or negated
    claim_status TEXT NOT NULL, -- asserted, claimed or denied
    historical INT NOT NULL, -- 1: background
    happening TEXT NOT NULL, -- label shared by the mentions of one happening within the document
    trigger_text TEXT NOT NULL,
    sentence TEXT NOT NULL,
    date_from TEXT, -- first day
    date_to TEXT, -- last day, included
    date_precision TEXT,
    search_from TEXT, -- as date_from, but 0001-01-01 where only the last day is known
    search_to TEXT, -- as date_to, but 9999-12-31 where only the first day is known
    place_name TEXT,
    place_country TEXT,
    place_admin1 TEXT,
    latitude REAL,
    longitude REAL,
    place_precision TEXT, -- exact, city, district, admin1, country or region
    killed_low INT,
    killed_high INT, -- empty: no upper bound
    injured_low INT,
    injured_high INT,
    held_low INT,
    held_high INT,
    size_low INT,
    size_high INT,
    record JSON NOT NULL, -- the native record, whole
    UNIQUE (coding, position)
""",
    "parties": """
    coding INT NOT NULL,
    event_position INT NOT NULL,
    role TEXT NOT NULL, -- actor, recipient or source (who says so)
    position INT NOT NULL, -- from 0, in the order of the record
    text TEXT NOT NULL, -- the report's words
    name TEXT,
    register_id TEXT, -- identifier in the actor register
    country TEXT,
    sectors TEXT NOT NULL, -- separated by blanks, the primary one first
    score REAL NOT NULL,
    PRIMARY KEY (coding, event_position, role, position),
    FOREIGN KEY (coding, event_position) REFERENCES event_versions (coding, position)
""",
    "outcomes": """
    run INT NOT NULL REFERENCES runs (number),
    position INT NOT NULL, -- from 0, in the order of the run
    name TEXT NOT NULL, -- file or line that was read
    outcome TEXT NOT NULL, -- coded, coded before, no events, duplicate or failed
    document_id TEXT,
    document_version INT REFERENCES document_versions (number),
    coding INT REFERENCES codings (number),
    events INT NOT NULL,
    relevance REAL,
    duplicate_of TEXT, -- document that it repeats
    similarity REAL,
    error TEXT,
    message TEXT,
    remedy TEXT,
    PRIMARY KEY (run, position)
""",
    "incident_versions": """
    number NUMBER,
    key TEXT NOT NULL UNIQUE, -- digest of content and maker
    incident_id TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_by_version TEXT NOT NULL,
    made_by_digest TEXT,
    recorded TEXT NOT NULL,
    events INT NOT NULL, -- number of its events; 0: it is no more
    record JSON NOT NULL
""",
    "incident_events": """
    incident INT NOT NULL REFERENCES incident_versions (number),
    position INT NOT NULL,
    event_id TEXT NOT NULL,
    PRIMARY KEY (incident, position)
""",
    "link_versions": """
    number NUMBER,
    key TEXT NOT NULL UNIQUE, -- digest of content and maker
    event_id TEXT NOT NULL,
    joined_to TEXT NOT NULL, -- event or incident
    joined_id TEXT NOT NULL,
    same INT NOT NULL, -- 1: the same happening
    score REAL NOT NULL,
    made_by TEXT NOT NULL,
    made_by_version TEXT NOT NULL,
    made_by_digest TEXT,
    recorded TEXT NOT NULL,
    reasons JSON NOT NULL -- the table of reasons
""",
    "decisions": """
    number NUMBER,
    id TEXT NOT NULL UNIQUE,
    reviewer TEXT NOT NULL,
    made TEXT NOT NULL, -- UTC
    act TEXT NOT NULL,
    subject TEXT NOT NULL, -- event, incident, document or link
    subject_id TEXT NOT NULL,
    field TEXT,
    before TEXT, -- JSON
    after TEXT, -- JSON
    note TEXT NOT NULL,
    coder TEXT NOT NULL,
    recorded TEXT NOT NULL
""",
}

INDEXES = (
    "CREATE INDEX codings_by_document ON codings (document_id, number)",
    "CREATE INDEX codings_by_method ON codings (method_id)",
    "CREATE INDEX events_by_id ON event_versions (event_id)",
    "CREATE INDEX events_by_day ON event_versions (search_to, search_from)",
    "CREATE INDEX events_by_country ON event_versions (place_country, search_to, search_from)",
    "CREATE INDEX events_by_type ON event_versions (type, search_to, search_from)",
    "CREATE INDEX parties_by_country ON parties (country, role)",
    "CREATE INDEX parties_by_register_id ON parties (register_id)",
    "CREATE INDEX outcomes_by_document ON outcomes (document_id)",
    "CREATE INDEX incidents_by_id ON incident_versions (incident_id, number)",
    "CREATE INDEX incidents_by_event ON incident_events (event_id)",
    "CREATE INDEX links_by_event ON link_versions (event_id, joined_to, joined_id, number)",
    "CREATE INDEX links_by_end ON link_versions (joined_id)",
    "CREATE INDEX decisions_by_subject ON decisions (subject_id)",
)

VIEWS = (
    """CREATE VIEW current_codings AS -- of every document the latest coding
    SELECT * FROM codings one WHERE NOT EXISTS (
        SELECT 1 FROM codings later
        WHERE later.document_id = one.document_id AND later.number > one.number)""",
    """CREATE VIEW documents AS -- the latest version of every document
    SELECT * FROM document_versions one WHERE NOT EXISTS (
        SELECT 1 FROM document_versions later
        WHERE later.document_id = one.document_id AND later.number > one.number)""",
    """CREATE VIEW events AS -- the events of the latest coding of every document
    SELECT event.event_id, coding.document_id, document.title, document.published, document.outlet,
        event.type, event.modes, event.contexts, event.quad, event.intensity, event.score, event.modality,
        event.claim_status, event.historical, event.happening, event.date_from, event.date_to, event.date_precision,
        event.place_name, event.place_country, event.place_admin1, event.latitude, event.longitude,
        event.place_precision, event.killed_low, event.killed_high, event.injured_low, event.injured_high,
        event.held_low, event.held_high, event.size_low, event.size_high, event.trigger_text, event.sentence,
        method.coder, method.coder_version, coding.recorded, event.coding, event.position
    FROM event_versions event
    JOIN current_codings coding ON coding.number = event.coding
    JOIN document_versions document ON document.number = coding.document_version
    JOIN methods method ON method.id = coding.method_id""",
    """CREATE VIEW event_parties AS -- who does what to whom, and who says so
    SELECT event.event_id, event.type, event.date_from, party.role, party.position, party.text, party.name,
        party.register_id, party.country, party.sectors, party.score
    FROM parties party
    JOIN event_versions event ON event.coding = party.coding AND event.position = party.event_position
    JOIN current_codings coding ON coding.number = party.coding""",
    """CREATE VIEW incidents AS -- the latest version of every incident that still is one
    SELECT * FROM incident_versions one WHERE events > 0 AND NOT EXISTS (
        SELECT 1 FROM incident_versions later
        WHERE later.incident_id = one.incident_id AND later.number > one.number)""",
    """CREATE VIEW links AS -- the latest judgement on every pair
    SELECT * FROM link_versions one WHERE NOT EXISTS (
        SELECT 1 FROM link_versions later WHERE later.event_id = one.event_id AND later.joined_to = one.joined_to
        AND later.joined_id = one.joined_id AND later.number > one.number)""",
)

SQLITE = (
    "CREATE VIRTUAL TABLE event_places USING rtree (number, south, north, west, east)",
    """CREATE TRIGGER event_places_filled AFTER INSERT ON event_versions
    WHEN NEW.latitude IS NOT NULL AND NEW.longitude IS NOT NULL BEGIN
        INSERT INTO event_places VALUES (NEW.number, NEW.latitude, NEW.latitude, NEW.longitude, NEW.longitude);
    END""",
    """CREATE VIRTUAL TABLE document_words USING fts5 (
        text, content='document_versions', content_rowid='number', tokenize='unicode61 remove_diacritics 2')""",
    """CREATE TRIGGER document_words_filled AFTER INSERT ON document_versions BEGIN
        INSERT INTO document_words (rowid, text) VALUES (NEW.number, NEW.text);
    END""",
    """CREATE TRIGGER decisions_are_not_changed BEFORE UPDATE ON decisions BEGIN
        SELECT RAISE(ABORT, 'decisions are never changed'); END""",
    """CREATE TRIGGER decisions_are_not_deleted BEFORE DELETE ON decisions BEGIN
        SELECT RAISE(ABORT, 'decisions are never deleted'); END""",
)

POSTGRESQL = (
    "CREATE INDEX event_places ON event_versions USING gist (point(longitude, latitude))",
    "CREATE INDEX document_words ON document_versions USING gin (to_tsvector('simple', text))",
    """CREATE FUNCTION decisions_are_kept() RETURNS trigger LANGUAGE plpgsql AS
    'BEGIN RAISE EXCEPTION ''decisions are never changed''; END'""",
    """CREATE TRIGGER decisions_are_kept BEFORE UPDATE OR DELETE ON decisions
    FOR EACH ROW EXECUTE FUNCTION decisions_are_kept()""",
)


def upgrade() -> None:
    """Make tables, indexes and views."""
    connection = op.get_bind()
    dialect = connection.dialect.name
    for name, body in TABLES.items():
        for statement in table(name, body, dialect=dialect):
            connection.exec_driver_sql(statement)
    for statement in (*INDEXES, *VIEWS, *(SQLITE if dialect == "sqlite" else POSTGRESQL)):
        connection.exec_driver_sql(statement)
