"""ACLED-like: the 31 columns of ACLED's files, one row a happening or an incident, and some of ours behind them.

Only the names of columns and categories are ACLED's; none of its data is used, and the rows are no ACLED data. What
ACLED has no category for is left out and counted with the reason: talk, agreements, aid, strikes, curfews, captured
fighters, attacks of which the sides do not tell whether they are battles. So is what is planned, possible, negated or
denied.

    event_id_cnty              our identifier of the mention that tells most, or of the incident
    event_date, year           the day (ISO) where there is one, or the first of an interval up to a month; the year
    time_precision             1 a day, 2 up to a week, 3 up to a month
    actor1, actor2             first of each side; the others stand in assoc_actor_1 and assoc_actor_2
    inter1, inter2             1 state forces, 2 rebels, 3 political militias, 5 rioters, 6 protesters, 7 civilians,
                               8 external; 4 (identity militias) is told by nothing that we have
    interaction                both numbers; empty where one of them is
    geo_precision              1 the town, 2 near it or its district, 3 the province; coordinates of a whole country or
                               region are not written, for ACLED has no number for them
    iso, country               ISO's number; English name
    fatalities                 the lowest number that the report's words allow, of an incident its best number; empty,
                               not 0, where none is told
    source                     the outlet; of an incident the outlets of all reports that repeat no other
    notes                      the sentence, after who claims it; of an incident its summary
    tags                       "crowd size=…" with the report's words, of an incident its best number, for
                               demonstrations

Left empty, because they are ACLED's own or not in the record: region, admin3, source_scale, timestamp. Ours, for a
happening: ``dotterel_score``, ``dotterel_claim``, ``dotterel_claim_sources``, ``dotterel_fatalities_high``,
``dotterel_date_to``. For an incident: ``dotterel_score``, ``dotterel_standing``, ``dotterel_claimed_by``,
``dotterel_denied_by``, ``dotterel_fatalities_low``, ``dotterel_fatalities_high``, ``dotterel_date_to``,
``dotterel_sources`` (independent ones that tell it as a fact). That an incident was near a place, and not at it, is
not in its record.
"""

from collections.abc import Sequence

from dotterel.codebook.crosswalks import (
    AcledType,
    Against,
    acled_of_plover,
    country_codes,
    inter_of,
    interaction_of,
)
from dotterel.model import Actor, Place, ResolvedEvent, TollRole, Unresolved
from dotterel.surfaces.export.cells import Cell, listed
from dotterel.surfaces.export.days import first_day, last_day, length, year_of
from dotterel.surfaces.export.event_fields import claim_sources
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.places import is_near
from dotterel.surfaces.export.sides import Sides, sides_of
from dotterel.surfaces.export.tables import HappeningTable, IncidentTable, Row, TableForm

ACLED_COLUMNS = (
    "event_id_cnty",
    "event_date",
    "year",
    "time_precision",
    "disorder_type",
    "event_type",
    "sub_event_type",
    "actor1",
    "assoc_actor_1",
    "inter1",
    "actor2",
    "assoc_actor_2",
    "inter2",
    "interaction",
    "civilian_targeting",
    "iso",
    "region",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "source",
    "source_scale",
    "notes",
    "fatalities",
    "tags",
    "timestamp",
)
"""ACLED's columns, in order."""
OWN_COLUMNS = (
    "dotterel_score",
    "dotterel_claim",
    "dotterel_claim_sources",
    "dotterel_fatalities_high",
    "dotterel_date_to",
)
"""Ours, behind them, for happenings."""
INCIDENT_COLUMNS = (
    "dotterel_score",
    "dotterel_standing",
    "dotterel_claimed_by",
    "dotterel_denied_by",
    "dotterel_fatalities_low",
    "dotterel_fatalities_high",
    "dotterel_date_to",
    "dotterel_sources",
)
"""For incidents."""

MOB = "violence by people who are no armed group: ACLED's mob violence cannot be told from crime"
_PRECISE = {"exact": 1, "city": 1, "district": 2, "admin1": 3}
_TARGETING = ("Violence against civilians", "Explosions/Remote violence")
_TIME = ((1, 1), (7, 2), (31, 3))
_RIOTERS, _PROTESTERS = 5, 6
_HARM: tuple[TollRole, ...] = ("killed", "injured")


def rows_of(happening: Happening) -> Sequence[Row] | Unresolved:
    """The one row of a happening; unresolved where ACLED has no category for it."""
    lead, killed, sizes = happening.lead, happening.counts("killed"), happening.counts("size")
    harmed = any(count.low != 0 or count.high != 0 for role in _HARM for count in happening.counts(role))
    cells = _cells(happening, harmed=harmed)
    if isinstance(cells, Unresolved):
        return cells
    return [
        {
            **cells,
            "source": lead.document.outlet,
            "notes": _notes(lead),
            "fatalities": killed[0].low if killed else None,
            "tags": _tags(happening, sizes[0].text if sizes else None),
            "dotterel_score": lead.score,
            "dotterel_claim": lead.claim.status,
            "dotterel_claim_sources": listed(actor.text for actor in claim_sources(lead)),
            "dotterel_fatalities_high": killed[0].high if killed else None,
        }
    ]


def incident_rows_of(occurrence: IncidentOccurrence) -> Sequence[Row] | Unresolved:
    """The one row of an incident; unresolved likewise."""
    incident, size = occurrence.incident, occurrence.best("size")
    tolls = [toll.total for role in _HARM if (toll := incident.toll(role))]
    cells = _cells(occurrence, harmed=any(total.low != 0 or total.high != 0 for total in tolls))
    if isinstance(cells, Unresolved):
        return cells
    killed = incident.toll("killed")
    return [
        {
            **cells,
            "source": listed(report.outlet for report in occurrence.own_reports),
            "notes": incident.summary,
            "fatalities": occurrence.best("killed"),
            "tags": _tags(occurrence, None if size is None else str(size)),
            "dotterel_score": incident.score,
            "dotterel_standing": incident.standing,
            "dotterel_claimed_by": listed(occurrence.claimed_by),
            "dotterel_denied_by": listed(occurrence.denied_by),
            "dotterel_fatalities_low": killed.total.low if killed else None,
            "dotterel_fatalities_high": killed.total.high if killed else None,
            "dotterel_sources": occurrence.sources,
        }
    ]


def _cells(occurrence: Occurrence, *, harmed: bool) -> Row | Unresolved:
    """What happened when, by and to whom, and where; unresolved where ACLED has no category for it.

    Args:
        occurrence: A happening or an incident.
        harmed: Whether anybody was killed or injured, or may have been.
    """
    sides, when = sides_of(occurrence), occurrence.date
    against = _against(sides)
    kind = acled_of_plover(occurrence.type, occurrence.modes, against=against)
    if isinstance(kind, Unresolved):
        return kind
    if occurrence.type == "ASSAULT" and sides.first_side == "civilian":
        return Unresolved(reason=MOB)
    days = length(when)
    precision = next((code for longest, code in _TIME if days and days <= longest), None)
    first, last = first_day(when), last_day(when)
    # A protest at which people came to harm: who harmed them decides, and is not told.
    sub_event_type = "" if kind.event_type == "Protests" and harmed else kind.sub_event_type
    return {
        "event_id_cnty": occurrence.id,
        "event_date": first.isoformat() if first and precision else None,
        "year": year_of(when),
        "time_precision": precision,
        "disorder_type": kind.disorder_type,
        "event_type": kind.event_type,
        "sub_event_type": sub_event_type,
        **_party_cells(occurrence, sides, kind),
        "civilian_targeting": _targeting(kind, against),
        **_place_cells(occurrence.place),
        "dotterel_date_to": last.isoformat() if last else None,
    }


def _against(sides: Sides) -> Against | None:
    """Whom an event is directed against, where that is known of all of them."""
    target = sides.second_side
    if sides.open or (sides.mutual and sides.first_side in (None, "civilian")):
        return None
    return None if target is None else "civilian" if target == "civilian" else "armed"


def _targeting(kind: AcledType, against: Against | None) -> str | None:
    return "Civilian targeting" if against == "civilian" and kind.event_type in _TARGETING else None


def _party_cells(occurrence: Occurrence, sides: Sides, kind: AcledType) -> Row:
    country = occurrence.place.country if occurrence.place else None
    crowd = {"Protests": _PROTESTERS, "Riots": _RIOTERS}.get(kind.event_type)

    def inter(actors: Sequence[Actor], *, targeted: bool) -> int | None:
        if not actors:
            return None
        return inter_of(actors[0].country, actors[0].sectors, targeted=targeted, place_country=country)

    first = crowd if crowd and sides.first else inter(sides.first, targeted=False)
    # ACLED's second actor of a demonstration is one who steps in, never the one whom it is held against.
    second_party = () if crowd else sides.second
    second = inter(second_party, targeted=not sides.mutual)
    return {
        **_side_cells(sides.first, 1),
        "inter1": first,
        **_side_cells(second_party, 2),
        "inter2": second,
        "interaction": interaction_of(first, second if second_party else 0),
    }


def _side_cells(actors: Sequence[Actor], number: int) -> dict[str, Cell]:
    named = list(dict.fromkeys(actor.name or actor.text for actor in actors))
    return {f"actor{number}": named[0] if named else None, f"assoc_actor_{number}": listed(named[1:])}


def _place_cells(place: Place | None) -> Row:
    if place is None:
        return {}
    precision = _PRECISE.get(place.precision or "")
    located = precision is not None
    codes = country_codes(place.country)
    return {
        "iso": int(codes.number) if codes.number else None,
        "country": codes.name,
        "admin1": place.name if place.precision == "admin1" else place.admin1,
        "admin2": place.name if place.precision == "district" else place.admin2,
        "location": place.name if located else None,
        "latitude": place.latitude if located else None,
        "longitude": place.longitude if located else None,
        "geo_precision": 2 if precision == 1 and is_near(place) else precision,
    }


def _notes(lead: ResolvedEvent) -> str:
    sources = listed((actor.text for actor in claim_sources(lead)), by=", ")
    said = f"Claimed by {sources or 'an unnamed source'}: " if lead.claim.status == "claimed" else ""
    return said + lead.sentence.text


def _tags(occurrence: Occurrence, size: str | None) -> str | None:
    return f"crowd size={size}" if size and occurrence.type == "PROTEST" else None


def acled_writer() -> HappeningTable:
    """A writer of the ACLED-like table."""
    return HappeningTable(TableForm(columns=ACLED_COLUMNS + OWN_COLUMNS), rows_of)


def acled_incident_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(TableForm(columns=ACLED_COLUMNS + INCIDENT_COLUMNS), incident_rows_of)
