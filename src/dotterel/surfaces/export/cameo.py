"""CAMEO: the 20 tab-separated columns of ICEWS, one row for each pair of parties of a happening.

PLOVER's type and modes become a CAMEO code by `codebook.crosswalks.cameo`; the code is text and keeps its leading zero
("042"), so read that column as text. Names of ICEWS that are not its codes are ours:

    Event ID                     the same in all rows of a happening; unique together with source and target
    Event Date                   ISO; empty where the event did not happen on one known day
    Source Sectors               PLOVER's sectors, joined by ","; before them UNO, IGO … of an international body
    Source Country, Country      English names
    Event Text, Intensity        CAMEO's name of the code; its Goldstein value
    Story ID                     our identifier of the document

Left out and counted: what has no CAMEO code (a resignation), and what is planned, possible, negated or denied, for
which there is no field. Empty, because the record does not hold it: Sentence Number. No column is added for score,
claim and sentence, because ICEWS's files are read by position.
"""

from collections.abc import Sequence

from dotterel.codebook.crosswalks import CameoCode, cameo_code, cameo_of_plover, country_codes, is_country
from dotterel.model import Actor, Unresolved
from dotterel.surfaces.export.days import single_day
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.pairs import pairs_of
from dotterel.surfaces.export.sides import sides_of
from dotterel.surfaces.export.tables import HappeningTable, Row, TableForm

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
    lead, place = happening.lead, happening.place
    code = cameo_code_of(happening)
    if isinstance(code, Unresolved):
        return code
    day = single_day(happening.date)
    what: Row = {
        "Event ID": lead.id,
        "Event Date": day.isoformat() if day else None,
        "Event Text": code.name,
        "CAMEO Code": code.code,
        "Intensity": code.goldstein,
        "Story ID": lead.document.id,
        "Publisher": lead.document.outlet,
        "City": place.name if place and place.precision in ("exact", "city") else None,
        "District": (place.name if place.precision == "district" else place.admin2) if place else None,
        "Province": (place.name if place.precision == "admin1" else place.admin1) if place else None,
        "Country": (country_codes(place.country).name or place.country) if place else None,
        "Latitude": place.latitude if place else None,
        "Longitude": place.longitude if place else None,
    }
    return [
        {**what, **_party_cells(source, "Source"), **_party_cells(target, "Target")}
        for source, target in pairs_of(happening)
    ]


def cameo_code_of(happening: Happening) -> CameoCode | Unresolved:
    """The CAMEO code of a happening; unresolved, with a reason fit for counting, where there is none."""
    type_, modes = happening.lead.type, happening.modes
    code = cameo_of_plover(type_, modes)
    if isinstance(code, Unresolved):
        return Unresolved(reason=f"no CAMEO code for {'/'.join([type_, *modes[:1]])}")
    if code.code == _VISIT and sides_of(happening).mutual:
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


FORM = TableForm(columns=COLUMNS, rows_of=rows_of, tabs=True)


def cameo_writer() -> HappeningTable:
    """A writer of ICEWS's table."""
    return HappeningTable(FORM)
