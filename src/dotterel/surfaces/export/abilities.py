"""What each format can say and what it cannot, for people who choose one: the desk's page of data shows it."""

from collections.abc import Mapping
from dataclasses import dataclass

from dotterel.surfaces.export.acled import ACLED_COLUMNS
from dotterel.surfaces.export.acled import INCIDENT_COLUMNS as ACLED_OURS
from dotterel.surfaces.export.cameo import COLUMNS as CAMEO_COLUMNS
from dotterel.surfaces.export.fields import columns_of
from dotterel.surfaces.export.gdelt import EVENT_COLUMNS, MENTION_COLUMNS
from dotterel.surfaces.export.incident_fields import INCIDENT_FIELDS
from dotterel.surfaces.export.polecat import COLUMNS as POLECAT_COLUMNS
from dotterel.surfaces.export.ucdp import INCIDENT_COLUMNS as UCDP_OURS
from dotterel.surfaces.export.ucdp import UCDP_COLUMNS


@dataclass(frozen=True, slots=True, kw_only=True)
class Ability:
    """What a format can say of an incident.

    Attributes:
        rows: What one row or line is.
        holds: What it says.
        lacks: What it cannot say, or leaves out.
        columns: Names of its columns, in order; empty where a record is no row.
    """

    rows: str
    holds: str
    lacks: str
    columns: tuple[str, ...] = ()


_OWN = columns_of(INCIDENT_FIELDS)
_NO_FACTS = "Planned, possible and denied incidents, and background without a date, are left out and counted."

ABILITIES: Mapping[str, Ability] = {
    "jsonl": Ability(
        rows="one line an incident",
        holds="Everything: each number and who tells it, all accounts, questions, reports, statements and scores.",
        lacks="Nothing; but spreadsheets cannot open it.",
    ),
    "csv": Ability(
        rows="one row an incident",
        holds="Parties, place, days, lowest, best and highest numbers, losses by side, standing, reports and scores.",
        lacks="The single numbers told and who tells each, and the statements of each account. Lists are joined texts.",
        columns=_OWN,
    ),
    "csv-hxl": Ability(
        rows="one row an incident",
        holds="The same as csv, with a second line of hashtags of the Humanitarian Exchange Language.",
        lacks="The same as csv; some readers take the hashtags for data.",
        columns=_OWN,
    ),
    "parquet": Ability(
        rows="one row an incident",
        holds="The same as csv with typed columns, and the whole record as JSON in a further one.",
        lacks="Nothing; spreadsheets cannot open it.",
        columns=(*_OWN, "record"),
    ),
    "geojson": Ability(
        rows="one feature an incident",
        holds="The same as csv as properties of a point, for maps.",
        lacks="The extent of wide places: their point is one in the middle, so filter by place_precision.",
        columns=_OWN,
    ),
    "plover": Ability(
        rows="one line an incident",
        holds="The JSON of the PLOVER manual; how it is told stands among the contexts.",
        lacks="Numbers by account, and denials: those are left out, and so is what has no actor.",
    ),
    "polecat": Ability(
        rows="one row an incident",
        holds="The 40 columns of POLECAT.",
        lacks=f"Standing, tolls, scores, how narrow a place is. {_NO_FACTS}",
        columns=POLECAT_COLUMNS,
    ),
    "cameo": Ability(
        rows="one row a pair of parties",
        holds="CAMEO codes with Goldstein values in the 20 columns of ICEWS.",
        lacks=f"Standing, tolls, scores, places wider than a town, days that are not one. {_NO_FACTS}",
        columns=CAMEO_COLUMNS,
    ),
    "acled": Ability(
        rows="one row an incident",
        holds="ACLED's columns and categories as far as they fit, the best number killed, then columns of ours.",
        lacks=f"Words, aid, sanctions and what has no category there. These rows are not ACLED data. {_NO_FACTS}",
        columns=ACLED_COLUMNS + ACLED_OURS,
    ),
    "ucdp": Ability(
        rows="one row an incident with deaths",
        holds="The 49 columns of UCDP's georeferenced events: best, low, high, losses by side, precision codes;"
        " then columns of ours.",
        lacks=f"Everything without a death that is told for certain; UCDP's own identifiers. {_NO_FACTS}",
        columns=UCDP_COLUMNS + UCDP_OURS,
    ),
    "gdelt": Ability(
        rows="one row a pair of parties",
        holds="The 61 columns of GDELT 2.0's events, without a header.",
        lacks=f"Tolls, standing, tone. {_NO_FACTS}",
        columns=EVENT_COLUMNS,
    ),
    "gdelt-mentions": Ability(
        rows="one row a report and pair of parties",
        holds="The 16 columns of GDELT 2.0's mentions, without a header.",
        lacks=f"What a report says: only that it does, and how sure that is. {_NO_FACTS}",
        columns=MENTION_COLUMNS,
    ),
}
"""By format."""
MEANINGS: Mapping[str, str] = {field.name: field.meaning for field in INCIDENT_FIELDS}
"""What each column of our own means."""
