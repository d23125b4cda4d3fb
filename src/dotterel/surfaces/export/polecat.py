"""POLECAT: the 40 tab-separated columns of that data set, one row a happening or an incident.

Missing is "None" and lists are joined by "; ", as there. POLECAT has no field for how an event is told, so what is
planned, possible, negated or denied is left out and counted; what somebody claims stays in, though the claim itself
cannot be told. It has no field for numbers of people either, and none for our score or sentence: the columns are read
by position in places, so none is added.

    Event ID               that of the mention which tells most, for `dotterel explain`; or of the incident
    Event Date             ISO; None where the event did not happen on one known day
    Intensity, Quad Code   PLOVER's score; the quad in capital letters
    Actor …, Recipient …   lists in the order of the parties, each value once; COW is the state number of Correlates
                           of War
    Primary … Sector       sector of the first party
    … Name, … Name Raw     the canonical name; the words of the report
    City … Country         name of the place by what it is; Country is ISO 3166 alpha-3
    Latitude, Longitude    of a town or a narrower place, as there is no field for how narrow it is
    Source                 the outlet; of an incident all outlets, and Publication Date is that of the first report

Left as None, because the record does not hold them: Actor and Recipient Title, the Wikipedia identifiers, Feature Type,
and the three Story lists; of an incident also Language and Version (what coded its events).
"""

from collections.abc import Sequence

from dotterel.codebook.crosswalks import country_codes
from dotterel.model import Actor
from dotterel.surfaces.export.cells import listed
from dotterel.surfaces.export.days import single_day
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.places import point_of
from dotterel.surfaces.export.tables import HappeningTable, IncidentTable, Row, TableForm

COLUMNS = (
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
)
"""The columns, in order."""


def rows_of(happening: Happening) -> Sequence[Row]:
    """The one row of a happening."""
    lead = happening.lead
    return [
        {
            **_cells(happening),
            "Source": lead.document.outlet,
            "Publication Date": lead.document.published,
            "Language": lead.document.language,
            "Version": lead.coder,
        }
    ]


def incident_rows_of(occurrence: IncidentOccurrence) -> Sequence[Row]:
    """The one row of an incident."""
    days = [report.published for report in occurrence.reports if report.published]
    return [
        {
            **_cells(occurrence),
            "Source": listed(report.outlet for report in occurrence.reports),
            "Publication Date": days[0] if days else None,
        }
    ]


def _cells(occurrence: Occurrence) -> Row:
    place, day, point = occurrence.place, single_day(occurrence.date), point_of(occurrence.place)
    town = place is not None and place.precision in ("exact", "city")
    return {
        "Event ID": occurrence.id,
        "Event Date": day.isoformat() if day else None,
        "Event Type": occurrence.type,
        "Event Mode": listed(occurrence.modes),
        "Intensity": occurrence.intensity,
        "Quad Code": occurrence.quad.replace("-", " ").upper(),
        "Contexts": listed(occurrence.contexts),
        **_party_cells(occurrence.actors, "Actor"),
        **_party_cells(occurrence.recipients, "Recipient"),
        "Placename": place.name if place else None,
        "City": place.name if place and town else None,
        "District": (place.name if place.precision == "district" else place.admin2) if place else None,
        "Province": (place.name if place.precision == "admin1" else place.admin1) if place else None,
        "Country": place.country if place else None,
        "Latitude": point[0] if point else None,
        "Longitude": point[1] if point else None,
        "GeoNames ID": place.geonameid if place else None,
        "Raw Placename": place.text if place else None,
    }


def _party_cells(parties: Sequence[Actor], role: str) -> Row:
    states = [country_codes(party.country).cow for party in parties]
    return {
        f"{role} Name": listed(party.name for party in parties),
        f"{role} Country": listed(party.country for party in parties),
        f"{role} COW": listed(None if state is None else str(state) for state in states),
        f"Primary {role} Sector": parties[0].sectors[0] if parties and parties[0].sectors else None,
        f"{role} Sectors": listed(sector for party in parties for sector in party.sectors),
        f"{role} Name Raw": listed(party.text for party in parties),
    }


FORM = TableForm(columns=COLUMNS, tabs=True, unknown="None")


def polecat_writer() -> HappeningTable:
    """A writer of POLECAT's table."""
    return HappeningTable(FORM, rows_of)


def polecat_incident_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(FORM, incident_rows_of)
