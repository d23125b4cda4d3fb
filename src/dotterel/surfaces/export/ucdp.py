"""UCDP-GED-like: the 49 columns of UCDP's georeferenced events, one row a happening or an incident, and some of ours
behind them.

Written is what UCDP's definition of an event asks for as far as reports can tell: violence (PLOVER's ASSAULT, but
for destroyed things) of which a report tells at least one death for certain. The rest is left out and counted, and so
is what is planned, possible, negated or denied. Whether a dyad passes UCDP's 25 deaths a year cannot be known here.

    id, relid                  a number made from our identifier; the identifier
    type_of_violence           1 state-based, 2 non-state, 3 one-sided; empty where the sides do not settle it, as for
                               gunmen whose group is not told
    side_a, side_b             parties of each side; "Civilians" as UCDP has it for one-sided violence
    number_of_sources          1 for a happening, which is one report's account; the independent ones that tell an
                               incident as a fact
    source_…                   outlet, date and title of the report, or of all that repeat no other; source_original is
                               who claims it
    where_prec                 1 exact, 2 near, 3 district, 4 province, 5 larger region, 6 country
    where_description          the report's words for the place; empty where only the parties tell the country
    geom_wkt, priogrid_gid     the point; its PRIO-GRID cell
    country_id, region         number of Gleditsch and Ward, and UCDP's region by it
    date_prec                  1 a day, 2 up to six, 3 a week, 4 a month, 5 a year; empty beyond
    deaths_…                   of a happening the best number where the report joins it to those people (in the same
                               words, or side by side): of side a or b or civilians; else in deaths_unknown. Of an
                               incident the best numbers of the sides of its toll; what they leave of the best number in
                               total is in deaths_unknown. They may differ from the total where accounts differ
    best, low, high            of a happening the lowest number of the first account, and the lowest and highest of all
                               accounts of the same dead; high is empty if it is open, or if the report tells of others
                               who died. Of an incident those of its toll in total
    gwnoa, gwnob               number of a side that is a state

A number that is not told is empty, never 0. Left empty, because they are UCDP's own: active_year, code_status, all ids
of conflicts, dyads and sides and their names, event_clarity. Ours, for a happening: ``dotterel_score``,
``dotterel_claim``, ``dotterel_sentence``, ``dotterel_denied_by``. For an incident: ``dotterel_score``,
``dotterel_standing``, ``dotterel_summary``, ``dotterel_denied_by``, ``dotterel_rule`` (what chose the best number).
That an incident was near a place, and not at it, is not in its record: its where_prec is never 2.
"""

from collections.abc import Sequence

from dotterel.codebook.crosswalks import (
    Side,
    country_codes,
    date_precision,
    is_country,
    side_of,
    state_of,
    type_of_violence,
    where_precision,
)
from dotterel.model import Actor, Count, IncidentReport, Place, ResolvedEvent, Toll, Unresolved
from dotterel.surfaces.export.cells import Cell, listed
from dotterel.surfaces.export.csv import cell_of
from dotterel.surfaces.export.days import first_day, last_day, length, year_of
from dotterel.surfaces.export.event_fields import claim_sources
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence
from dotterel.surfaces.export.numbers import number_of
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.places import is_near, is_of_parties, priogrid_cell
from dotterel.surfaces.export.sides import Sides, common_side, sides_of
from dotterel.surfaces.export.tables import HappeningTable, IncidentTable, Row, TableForm

UCDP_COLUMNS = (
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
)
"""UCDP's columns, in order."""
OWN_COLUMNS = ("dotterel_score", "dotterel_claim", "dotterel_sentence", "dotterel_denied_by")
"""Ours, behind them, for happenings."""
INCIDENT_COLUMNS = (
    "dotterel_score",
    "dotterel_standing",
    "dotterel_summary",
    "dotterel_denied_by",
    "dotterel_rule",
)
"""For incidents."""

CIVILIANS = "civilians"
"""The side of a toll that is no party's; as in `model.Figure`."""
NOT_VIOLENCE = "no violence in UCDP's sense"
NO_DEATH = "no death told for certain, which UCDP requires"
_APART = 2
"""Most characters between a number and the words of those who died: a blank, or an article's apostrophe."""


def rows_of(happening: Happening) -> Sequence[Row] | Unresolved:
    """The one row of a happening; unresolved where it is none in UCDP's sense."""
    lead = happening.lead
    if not _is_violence(happening):
        return Unresolved(reason=NOT_VIOLENCE)
    accounts, others_died = _accounts(happening)
    if not accounts:
        return Unresolved(reason=NO_DEATH)
    sides = sides_of(happening)
    return [
        {
            **_cells(happening, sides),
            "number_of_sources": 1,
            **_source_cells(lead),
            **_death_cells(happening, sides, accounts[0]),
            "best": accounts[0].low,
            "low": min(count.low for count in accounts if count.low),
            "high": None if others_died else _highest(accounts),
            "dotterel_score": lead.score,
            "dotterel_claim": lead.claim.status,
            "dotterel_sentence": lead.sentence.text,
            "dotterel_denied_by": listed(
                actor.text for denial in _denials(happening) for actor in claim_sources(denial)
            ),
        }
    ]


def incident_rows_of(occurrence: IncidentOccurrence) -> Sequence[Row] | Unresolved:
    """The one row of an incident; unresolved likewise."""
    incident, killed = occurrence.incident, occurrence.incident.toll("killed")
    if not _is_violence(occurrence):
        return Unresolved(reason=NOT_VIOLENCE)
    if killed is None or not (killed.total.low if killed.total.best is None else killed.total.best):
        return Unresolved(reason=NO_DEATH)
    sides = sides_of(occurrence)
    return [
        {
            **_cells(occurrence, sides),
            "number_of_sources": occurrence.sources,
            **_report_cells(occurrence.own_reports),
            "source_original": listed(occurrence.claimed_by),
            **_toll_cells(killed, sides),
            "best": killed.total.best,
            "low": killed.total.low,
            "high": killed.total.high,
            "dotterel_score": incident.score,
            "dotterel_standing": incident.standing,
            "dotterel_summary": incident.summary,
            "dotterel_denied_by": listed(occurrence.denied_by),
            "dotterel_rule": killed.rule,
        }
    ]


def _is_violence(occurrence: Occurrence) -> bool:
    return occurrence.type == "ASSAULT" and occurrence.modes != ("destroy",)


def _cells(occurrence: Occurrence, sides: Sides) -> Row:
    """What happened when, between whom and where."""
    when = occurrence.date
    days = length(when)
    first, last = first_day(when), last_day(when)
    first_side, second_side = _side(sides.first, targeted=False), _side(sides.second, targeted=not sides.mutual)
    return {
        "id": number_of(occurrence.id),
        "relid": occurrence.id,
        "year": year_of(when),
        "type_of_violence": None if sides.open else type_of_violence(first_side, second_side),
        **_side_cells(sides),
        **_place_cells(occurrence.place),
        "date_prec": date_precision(days) if days else None,
        "date_start": first.isoformat() if first else None,
        "date_end": last.isoformat() if last else None,
    }


def _denials(happening: Happening) -> list[ResolvedEvent]:
    return [event for event in happening.beside if event.claim.status == "denied"]


def _accounts(happening: Happening) -> tuple[list[Count], bool]:
    """Accounts of the same dead, the lead's first, and whether the report tells of others who died in it.

    A mention that names other victims than the first account counts other dead: its number is no lower or higher
    account of theirs.
    """
    told = [event for event in happening.tellings if event.killed is not None and event.killed.low]
    if not told:
        return [], False
    of_whom = _victims(told[0])
    same = [event for event in told if not of_whom or not _victims(event) or _victims(event) & of_whom]
    return [event.killed for event in same if event.killed is not None], len(same) < len(told)


def _victims(event: ResolvedEvent) -> frozenset[tuple[str | None, str | None]]:
    """Country and first sector of each recipient."""
    return frozenset((one.country, one.sectors[0] if one.sectors else None) for one in event.recipients)


def _highest(accounts: Sequence[Count]) -> int | None:
    """The highest number of all accounts; none where any of them is open upwards."""
    highs = [count.high for count in accounts]
    return None if None in highs else max(high for high in highs if high is not None)


def _side(actors: tuple[Actor, ...], *, targeted: bool) -> Side | None:
    """What a side is; none where that is not known, or where it is an international force, which is no state's."""
    side = common_side(actors, targeted=targeted)
    return None if side == "state" and not all(is_country(actor.country) for actor in actors) else side


def _side_cells(sides: Sides) -> Row:
    unarmed = not sides.open and _side(sides.second, targeted=not sides.mutual) == "civilian"
    return {
        "side_a": listed(actor.name or actor.text for actor in sides.first),
        "side_b": "Civilians" if unarmed else listed(actor.name or actor.text for actor in sides.second),
        "gwnoa": _state_number(sides.first, targeted=False),
        "gwnob": _state_number(sides.second, targeted=not sides.mutual),
    }


def _state_number(actors: Sequence[Actor], *, targeted: bool) -> int | None:
    """Number of the state that all of a side fight for."""
    states = {state_of(actor.country, actor.sectors, targeted=targeted) for actor in actors}
    return country_codes(next(iter(states))).gw if len(states) == 1 else None


def _source_cells(lead: ResolvedEvent) -> Row:
    document = lead.document
    return {
        "source_article": listed([document.outlet, document.published, document.title], by=", "),
        "source_office": document.outlet,
        "source_date": document.published,
        "source_headline": document.title,
        "source_original": listed(actor.text for actor in claim_sources(lead)),
    }


def _report_cells(reports: Sequence[IncidentReport]) -> Row:
    """The reports of an incident, in one order in all columns."""
    return {
        "source_article": cell_of([listed([one.outlet, one.published, one.title], by=", ") for one in reports]),
        "source_office": cell_of([one.outlet for one in reports]),
        "source_date": cell_of([one.published for one in reports]),
        "source_headline": cell_of([one.title for one in reports]),
    }


def _place_cells(place: Place | None) -> Row:
    if place is None:
        return {}
    codes = country_codes(place.country)
    cells: dict[str, Cell] = {
        "where_prec": where_precision(place.precision, near=is_near(place), country_known=place.country is not None),
        "where_coordinates": place.name,
        "where_description": None if is_of_parties(place) else place.text,
        "adm_1": place.name if place.precision == "admin1" else place.admin1,
        "adm_2": place.name if place.precision == "district" else place.admin2,
        "country": codes.name,
        "country_id": codes.gw,
        "region": codes.ucdp_region,
    }
    if place.latitude is not None and place.longitude is not None:
        cells |= {
            "latitude": place.latitude,
            "longitude": place.longitude,
            "geom_wkt": f"POINT ({place.longitude} {place.latitude})",
            "priogrid_gid": priogrid_cell(place.latitude, place.longitude),
        }
    return cells


def _death_cells(happening: Happening, sides: Sides, account: Count) -> Row:
    """The deaths of an account by side, as far as the report joins them to a party; the rest is unknown."""
    parts = account.parts
    victims = happening.recipients
    if len(parts) == len(victims) and parts and all(part.low is not None for part in parts):
        told = [(victim, part.low or 0) for victim, part in zip(victims, parts, strict=True)]
    else:
        told = [(victim, account.low or 0) for victim in victims if _are_of(account, victim)][:1]
    cells: dict[str, Cell] = {}
    for victim, number in told:
        column = _death_column(victim, sides)
        cells[column] = int(cells.get(column) or 0) + number
    return cells or {"deaths_unknown": account.low}


def _toll_cells(killed: Toll, sides: Sides) -> Row:
    """The best numbers of the sides of a toll; what they leave of the total is of nobody known."""
    cells: dict[str, Cell] = {}
    joined = 0
    for one in killed.sides:
        column = _side_column(one.side, sides)
        if column is not None and one.best is not None:
            cells[column] = int(cells.get(column) or 0) + one.best
            joined += one.best
    rest = (killed.total.best or 0) - joined
    return {**cells, "deaths_unknown": rest} if rest > 0 else cells


def _side_column(side: str | None, sides: Sides) -> str | None:
    """The column of those whom a toll calls by a party's label, or civilians; none where they are of no known side."""
    if side == CIVILIANS:
        return "deaths_civilians"
    if side is None or sides.open:
        return None
    for actors, targeted, column in (
        (sides.first, False, "deaths_a"),
        (sides.second, not sides.mutual, "deaths_b"),
    ):
        for actor in actors:
            if actor.text == side:
                kind = side_of(actor.country, actor.sectors, targeted=targeted)
                return None if kind is None else "deaths_civilians" if kind == "civilian" else column
    return None


def _are_of(count: Count, victim: Actor) -> bool:
    """Whether a number stands in a party's words, or right before them."""
    within = victim.start <= count.start and count.end <= victim.end
    return within or 0 <= victim.start - count.end <= _APART


def _death_column(victim: Actor, sides: Sides) -> str:
    side = side_of(victim.country, victim.sectors, targeted=True)
    if side is None or sides.open or not any(victim is actor for actor in sides.second):
        return "deaths_unknown"
    return "deaths_civilians" if side == "civilian" else "deaths_b"


def ucdp_writer() -> HappeningTable:
    """A writer of the UCDP-GED-like table."""
    return HappeningTable(TableForm(columns=UCDP_COLUMNS + OWN_COLUMNS), rows_of)


def ucdp_incident_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(TableForm(columns=UCDP_COLUMNS + INCIDENT_COLUMNS), incident_rows_of)
