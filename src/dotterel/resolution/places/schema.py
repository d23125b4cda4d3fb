"""The files of a built gazetteer, and the tables of the one."""

from pathlib import Path

from dotterel.resolution.places.gazetteer import EntryKind, NameQuality

PLACES_FILE = "places.sqlite"
NAMES_FILE = "names.marisa"
FORMAT = "1"
"""Raised whenever the tables or the folding of names change, so that an old build is refused rather than misread."""
IMPORTED_FORMAT = "1i1"
"""Of an imported gazetteer: the format of its tables, and that of what the import adds to them (see `edition`)."""
BUILT_KINDS = 5
"""Number of the kinds that the built gazetteer has; the further ones come with an import."""

KINDS: tuple[EntryKind, ...] = ("country", "admin1", "admin2", "settlement", "region", "admin3", "landmark")
"""Number in the database to kind."""
QUALITIES: tuple[NameQuality, ...] = ("loose", "variant", "main")
"""Number in the database to quality of a name; the higher holds where a place has the same name twice."""

TABLES = """
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE places (
    id INTEGER PRIMARY KEY,      -- GeoNames number; negative for a region of our own list
    kind INTEGER NOT NULL,
    name TEXT NOT NULL,
    feature TEXT NOT NULL,       -- 'capital', 'sea', ...; the slug of a region follows a colon
    country TEXT,
    admin1 INTEGER,              -- places.id
    admin2 INTEGER,              -- places.id
    latitude REAL NOT NULL,
    longitude REAL NOT NULL,
    population INTEGER NOT NULL,
    radius REAL,                 -- km
    borrowed INTEGER NOT NULL    -- 1 where the coordinates are those of the division around it
);
CREATE TABLE names (
    name INTEGER NOT NULL,       -- number of the folded name in the trie
    place INTEGER NOT NULL,
    quality INTEGER NOT NULL,
    PRIMARY KEY (name, place)
) WITHOUT ROWID;
CREATE TABLE countries (iso3 TEXT PRIMARY KEY, place INTEGER NOT NULL, capital INTEGER) WITHOUT ROWID;
"""


def default_folder() -> Path:
    """Where the built gazetteer lies inside the package."""
    return Path(__file__).with_name("data")
