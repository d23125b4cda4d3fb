"""GDELT-like: the 61 columns of GDELT 2.0's events and the 16 of its mentions, each a table of its own.

Both are as GDELT has them: tab-separated, without a header, unknown fields empty. An event is a happening for one pair
of parties (both directions where it is mutual); each mention of it in the report is a row of the other table, joined by
GLOBALEVENTID. What has no CAMEO code, and what is planned, possible, negated or denied, is left out of both and
counted.

Events:

    GLOBALEVENTID              a number made from our identifiers of mention and parties
    SQLDATE, FractionDate      where the event happened on one known day; MonthYear and Year where it lies within one
    Actor…Code, …Type…Code     CAMEO's country and roles; country codes are ISO 3166 alpha-3
    Actor…KnownGroupCode       UNO for the United Nations, EEC for the European Union
    IsRootEvent                1 where the title tells it; else empty
    EventCode …                CAMEO's code with its leading zero, its first three and two digits, its quad, its
                               Goldstein value
    NumMentions                mentions in the report; NumSources and NumArticles are 1: a row is one report's account
    ActionGeo_Type             1 country, 2 or 5 province (within or outside the United States), 3 or 4 town
    ActionGeo_CountryCode      FIPS 10-4; the Palestinian territories have two codes there and get none

Mentions: MentionType is 1 for a report with a web address, else 2 (a citation); Confidence is our score in percent,
calibrated, where GDELT's is not; Actor…CharOffset is where the report names the party that the event has, which may be
in another sentence.

Empty, because the record does not hold it: ethnic and religious codes, AvgTone and MentionDocTone, where the actors are
(Actor…Geo_), ADM1 and ADM2 codes, feature identifiers (GDELT's are not those of GeoNames), when a row was added, the
number of the sentence, the length of the report.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from dotterel.codebook.crosswalks import (
    cameo_actor,
    country_codes,
    is_country,
    sector_codes,
)
from dotterel.model import Actor, DateRange, Place, ResolvedEvent, Unresolved
from dotterel.surfaces.export.cameo import cameo_code_of
from dotterel.surfaces.export.cells import Cell, listed
from dotterel.surfaces.export.days import first_day, last_day, single_day, year_of
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.numbers import number_of
from dotterel.surfaces.export.pairs import Pair, pairs_of
from dotterel.surfaces.export.tables import HappeningTable, Row, TableForm

_PARTY = [
    "Code",
    "Name",
    "CountryCode",
    "KnownGroupCode",
    "EthnicCode",
    "Religion1Code",
    "Religion2Code",
    "Type1Code",
    "Type2Code",
    "Type3Code",
]
_GEO = ["Type", "FullName", "CountryCode", "ADM1Code", "ADM2Code", "Lat", "Long", "FeatureID"]

EVENT_COLUMNS: tuple[str, ...] = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{number}{field}" for number in (1, 2) for field in _PARTY),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{field}" for whose in ("Actor1", "Actor2", "Action") for field in _GEO),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns of the events, in order."""
MENTION_COLUMNS = (
    "GLOBALEVENTID",
    "EventTimeDate",
    "MentionTimeDate",
    "MentionType",
    "MentionSourceName",
    "MentionIdentifier",
    "SentenceID",
    "Actor1CharOffset",
    "Actor2CharOffset",
    "ActionCharOffset",
    "InRawText",
    "Confidence",
    "MentionDocLen",
    "MentionDocTone",
    "MentionDocTranslationInfo",
    "Extras",
)
"""The columns of the mentions, in order."""

_KNOWN_GROUPS = {"UNO": "UNO", "EUR": "EEC"}
_INTERNATIONAL_TYPES = {"IGO": "IGO", "NGO": "NGO", "IMG": "IMG", "MNC": "MNC"}
_WEB, _CITATION = 1, 2
_TOWNS, _PROVINCES = {True: 3, False: 4}, {True: 2, False: 5}
_MOST_TYPES = 3


def event_rows(happening: Happening) -> Sequence[Row] | Unresolved:
    """A row for each pair of parties; unresolved where CAMEO has no code."""
    code = cameo_code_of(happening)
    if isinstance(code, Unresolved):
        return code
    lead, when = happening.lead, happening.date
    titled = any(event.sentence.text == event.document.title for event in happening.mentions)
    what: Row = {
        **_day_cells(when),
        "IsRootEvent": 1 if titled else None,
        "EventCode": code.code,
        "EventBaseCode": code.code[:3],
        "EventRootCode": code.root,
        "QuadClass": code.quad or None,
        "GoldsteinScale": code.goldstein,
        "NumMentions": len(happening.mentions),
        "NumSources": 1,
        "NumArticles": 1,
        **_place_cells(happening.place),
        "SOURCEURL": lead.document.url,
    }
    return [
        {
            "GLOBALEVENTID": _event_number(happening, (source, target)),
            **what,
            **_party_cells(source, 1),
            **_party_cells(target, 2),
        }
        for source, target in pairs_of(happening)
    ]


def mention_rows(happening: Happening) -> Sequence[Row] | Unresolved:
    """A row for each mention and pair of parties; unresolved where CAMEO has no code."""
    code = cameo_code_of(happening)
    if isinstance(code, Unresolved):
        return code
    return [
        {"GLOBALEVENTID": _event_number(happening, pair), **_mention_cells(event, pair)}
        for pair in pairs_of(happening)
        for event in happening.mentions
    ]


def _event_number(happening: Happening, pair: Pair) -> int:
    return number_of(happening.lead.id, *(f"{party.start}-{party.end}-{party.text}" if party else "" for party in pair))


def _day_cells(when: DateRange | None) -> Row:
    day, first, last = single_day(when), first_day(when), last_day(when)
    one_month = first is not None and last is not None and (first.year, first.month) == (last.year, last.month)
    return {
        "SQLDATE": int(f"{day:%Y%m%d}") if day else None,
        "MonthYear": int(f"{first:%Y%m}") if one_month else None,
        "Year": year_of(when),
        # As in GDELT's files: months of 30 days, January the zeroth, so that every day stays within its year.
        "FractionDate": round(day.year + ((day.month - 1) * 30 + day.day) / 365, 4) if day else None,
    }


def _party_cells(party: Actor | None, number: int) -> Row:
    if party is None:
        return {}
    roles = [found.cameo for sector in party.sectors if (found := sector_codes(sector)) and found.cameo]
    types = list(dict.fromkeys(filter(None, [_INTERNATIONAL_TYPES.get(party.country or ""), *roles])))[:_MOST_TYPES]
    cells: dict[str, Cell] = {
        "Code": cameo_actor(party.country, party.sectors),
        "Name": party.name or party.text,
        "CountryCode": party.country if is_country(party.country) else None,
        "KnownGroupCode": _KNOWN_GROUPS.get(party.country or ""),
        **{f"Type{place}Code": code for place, code in enumerate(types, 1)},
    }
    return {f"Actor{number}{field}": cell for field, cell in cells.items()}


def _place_cells(place: Place | None) -> Row:
    if place is None:
        return {}
    american = place.country == "USA"
    country = country_codes(place.country)
    types = {"exact": _TOWNS[american], "city": _TOWNS[american], "admin1": _PROVINCES[american], "country": 1}
    cells: dict[str, Cell] = {
        "Type": types.get(place.precision or ""),
        "FullName": listed([place.name, place.admin1, country.name], by=", "),
        "CountryCode": country.fips,
        "Lat": place.latitude,
        "Long": place.longitude,
    }
    return {f"ActionGeo_{field}": cell for field, cell in cells.items()}


def _mention_cells(event: ResolvedEvent, pair: Pair) -> Row:
    document = event.document
    source, target = pair
    return {
        "MentionType": _WEB if document.url else _CITATION,
        "MentionSourceName": _host(document.url) or document.outlet,
        "MentionIdentifier": document.url or listed([document.outlet, document.title, document.published], by=", "),
        "Actor1CharOffset": source.start if source else None,
        "Actor2CharOffset": target.start if target else None,
        "ActionCharOffset": event.trigger.start,
        "InRawText": 1,
        "Confidence": round(event.score * 100),
    }


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


def gdelt_writer() -> HappeningTable:
    """A writer of GDELT's table of events."""
    return HappeningTable(TableForm(columns=EVENT_COLUMNS, rows_of=event_rows, tabs=True, header=False))


def gdelt_mentions_writer() -> HappeningTable:
    """A writer of GDELT's table of mentions."""
    return HappeningTable(TableForm(columns=MENTION_COLUMNS, rows_of=mention_rows, tabs=True, header=False))
