"""ACLED-like: the 31 columns of ACLED's files, one row a happening, and five of ours behind them.

Only the names of columns and categories are ACLED's; none of its data is used, and the rows are no ACLED data. What
ACLED has no category for is left out and counted with the reason: talk, agreements, aid, strikes, curfews, captured
fighters, attacks of which the sides do not tell whether they are battles. So is what is planned, possible, negated or
denied.

    event_id_cnty              our identifier of the mention that tells most
    event_date, year           the day (ISO) where there is one, or the first of an interval up to a month; the year
    time_precision             1 a day, 2 up to a week, 3 up to a month
    actor1, actor2             first of each side; the others stand in assoc_actor_1 and assoc_actor_2
    inter1, inter2             1 state forces, 2 rebels, 3 political militias, 5 rioters, 6 protesters, 7 civilians,
                               8 external; 4 (identity militias) is told by nothing that we have
    interaction                both numbers; empty where one of them is
    geo_precision              1 the town, 2 near it or its district, 3 the province; coordinates of a whole country or
                               region are not written, for ACLED has no number for them
    iso, country               ISO's number; English name
    fatalities                 the lowest number that the report's words allow; empty, not 0, where none is told
    notes                      the sentence, after who claims it
    tags                       "crowd size=…" with the report's words, for demonstrations

Left empty, because they are ACLED's own or not in the record: region, admin3, source_scale, timestamp. Ours:
``dotterel_score``, ``dotterel_claim``, ``dotterel_claim_sources``, ``dotterel_fatalities_high``, ``dotterel_date_to``.
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
from dotterel.model import Actor, ResolvedEvent, Unresolved
from dotterel.surfaces.export.cells import Cell, listed
from dotterel.surfaces.export.days import first_day, last_day, length, year_of
from dotterel.surfaces.export.fields import claim_sources
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.places import is_near
from dotterel.surfaces.export.sides import Sides, sides_of
from dotterel.surfaces.export.tables import HappeningTable, Row, TableForm

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
"""Ours, behind them."""

MOB = "violence by people who are no armed group: ACLED's mob violence cannot be told from crime"
_PRECISE = {"exact": 1, "city": 1, "district": 2, "admin1": 3}
_TARGETING = ("Violence against civilians", "Explosions/Remote violence")
_TIME = ((1, 1), (7, 2), (31, 3))
_RIOTERS, _PROTESTERS = 5, 6


def rows_of(happening: Happening) -> Sequence[Row] | Unresolved:
    """The one row of a happening; unresolved where ACLED has no category for it."""
    lead, sides = happening.lead, sides_of(happening)
    against = _against(sides)
    kind = acled_of_plover(lead.type, happening.modes, against=against)
    if isinstance(kind, Unresolved):
        return kind
    if lead.type == "ASSAULT" and sides.first_side == "civilian":
        return Unresolved(reason=MOB)
    when, killed = happening.date, happening.counts("killed")
    days = length(when)
    precision = next((code for longest, code in _TIME if days and days <= longest), None)
    first, last = first_day(when), last_day(when)
    return [
        {
            "event_id_cnty": lead.id,
            "event_date": first.isoformat() if first and precision else None,
            "year": year_of(when),
            "time_precision": precision,
            "disorder_type": kind.disorder_type,
            "event_type": kind.event_type,
            "sub_event_type": _sub_event_type(happening, kind),
            **_party_cells(happening, sides, kind),
            "civilian_targeting": _targeting(kind, against),
            **_place_cells(happening),
            "source": lead.document.outlet,
            "notes": _notes(lead),
            "fatalities": killed[0].low if killed else None,
            "tags": _tags(happening),
            "dotterel_score": lead.score,
            "dotterel_claim": lead.claim.status,
            "dotterel_claim_sources": listed(actor.text for actor in claim_sources(lead)),
            "dotterel_fatalities_high": killed[0].high if killed else None,
            "dotterel_date_to": last.isoformat() if last else None,
        }
    ]


def _against(sides: Sides) -> Against | None:
    """Whom an event is directed against, where that is known of all of them."""
    target = sides.second_side
    if sides.open or (sides.mutual and sides.first_side in (None, "civilian")):
        return None
    return None if target is None else "civilian" if target == "civilian" else "armed"


def _targeting(kind: AcledType, against: Against | None) -> str | None:
    return "Civilian targeting" if against == "civilian" and kind.event_type in _TARGETING else None


def _sub_event_type(happening: Happening, kind: AcledType) -> str:
    """Open for a protest at which people came to harm: who harmed them decides, and is not told."""
    harmed = [count for role in ("killed", "injured") for count in happening.counts(role)]
    harm = any(count.low != 0 or count.high != 0 for count in harmed)
    return "" if kind.event_type == "Protests" and harm else kind.sub_event_type


def _party_cells(happening: Happening, sides: Sides, kind: AcledType) -> Row:
    country = happening.place.country if happening.place else None
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


def _place_cells(happening: Happening) -> Row:
    place = happening.place
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


def _tags(happening: Happening) -> str | None:
    sizes = happening.counts("size")
    return f"crowd size={sizes[0].text}" if sizes and happening.lead.type == "PROTEST" else None


FORM = TableForm(columns=ACLED_COLUMNS + OWN_COLUMNS, rows_of=rows_of)


def acled_writer() -> HappeningTable:
    """A writer of the ACLED-like table."""
    return HappeningTable(FORM)
