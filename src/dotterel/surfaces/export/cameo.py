"""CAMEO: the 20 tab-separated columns of ICEWS, one row for each pair of parties of a happening or an incident.

PLOVER's type and modes become a CAMEO code by `codebook.crosswalks.cameo`; the code is text and keeps its leading zero
("042"), so read that column as text. Names of ICEWS that are not its codes are ours:

    Event ID                     the same in all rows of a happening or an incident; unique together with source and
                                 target
    Event Date                   ISO; empty where the event did not happen on one known day
    Source Sectors               PLOVER's sectors, joined by ","; before them UNO, IGO … of an international body
    Source Country, Country      English names
    Event Text, Intensity        CAMEO's name of the code; its Goldstein value
    Story ID, Publisher          our identifier of the report, and its outlet; of an incident those of the first report
                                 that tells it as a fact
    Latitude, Longitude          of a town or a narrower place; there is no field for how narrow it is, and the middle
                                 of a country would be read as where it happened

Left out and counted: what has no CAMEO code (a resignation), and what is planned, possible, negated or denied, for
which there is no field. Empty, because the record does not hold it: Sentence Number. No column is added for score,
claim and sentence, because ICEWS's files are read by position.
"""

from collections.abc import Sequence

from dotterel.codebook.crosswalks import CameoCode, cameo_code, cameo_of_plover, country_codes, is_country
from dotterel.model import Actor, Unresolved
from dotterel.surfaces.export.days import single_day
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.pairs import pairs_of
from dotterel.surfaces.export.places import point_of
from dotterel.surfaces.export.sides import sides_of
from dotterel.surfaces.export.tables import HappeningTable, IncidentTable, Row, TableForm

_VISIT, _CONSULT = "042", "040"
"""Of those who visit each other nobody is told to be the host, so that neither direction is a visit for certain."""

COLUMNS = (
    "Event ID",
    "Event Date",
    "Source Name",
    "Source Sectors",
    "Source Country",
    "Event Text",
    "CAMEO Code",
    "Intensity",
    "Target Name",
    "Target Sectors",
    "Target Country",
    "Story ID",
    "Sentence Number",
    "Publisher",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
)
"""The columns, in order."""


def rows_of(happening: Happening) -> Sequence[Row] | Unresolved:
    """A row for each pair of parties; unresolved where CAMEO has no code."""
    document = happening.lead.document
    return _pair_rows(happening, {"Story ID": document.id, "Publisher": document.outlet})


def incident_rows_of(occurrence: IncidentOccurrence) -> Sequence[Row] | Unresolved:
    """The same of an incident; its story is the first report."""
    first = occurrence.reports[0] if occurrence.reports else None
    story: Row = {"Story ID": first.document_id, "Publisher": first.outlet} if first else {}
    return _pair_rows(occurrence, story)


def _pair_rows(occurrence: Occurrence, story: Row) -> Sequence[Row] | Unresolved:
    code, place = cameo_code_of(occurrence), occurrence.place
    if isinstance(code, Unresolved):
        return code
    day, point = single_day(occurrence.date), point_of(place)
    what: Row = {
        "Event ID": occurrence.id,
        "Event Date": day.isoformat() if day else None,
        "Event Text": code.name,
        "CAMEO Code": code.code,
        "Intensity": code.goldstein,
        **story,
        "City": place.name if place and place.precision in ("exact", "city") else None,
        "District": (place.name if place.precision == "district" else place.admin2) if place else None,
        "Province": (place.name if place.precision == "admin1" else place.admin1) if place else None,
        "Country": (country_codes(place.country).name or place.country) if place else None,
        "Latitude": point[0] if point else None,
        "Longitude": point[1] if point else None,
    }
    return [
        {**what, **_party_cells(source, "Source"), **_party_cells(target, "Target")}
        for source, target in pairs_of(occurrence)
    ]


def cameo_code_of(occurrence: Occurrence) -> CameoCode | Unresolved:
    """The CAMEO code of a happening or an incident; unresolved, with a reason fit for counting, where there is none."""
    type_, modes = occurrence.type, occurrence.modes
    code = cameo_of_plover(type_, modes)
    if isinstance(code, Unresolved):
        return Unresolved(reason=f"no CAMEO code for {'/'.join([type_, *modes[:1]])}")
    if code.code == _VISIT and sides_of(occurrence).mutual:
        return cameo_code(_CONSULT)
    return code


def _party_cells(party: Actor | None, role: str) -> Row:
    if party is None:
        return {}
    body = [party.country] if party.country and not is_country(party.country) else []
    return {
        f"{role} Name": party.name or party.text,
        f"{role} Sectors": ",".join([*body, *party.sectors]),
        f"{role} Country": country_codes(party.country).name,
    }


FORM = TableForm(columns=COLUMNS, tabs=True)


def cameo_writer() -> HappeningTable:
    """A writer of ICEWS's table."""
    return HappeningTable(FORM, rows_of)


def cameo_incident_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(FORM, incident_rows_of)
