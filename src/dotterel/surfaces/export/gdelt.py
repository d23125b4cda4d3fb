"""GDELT-like: the 61 columns of GDELT 2.0's events and the 16 of its mentions, each a table of its own.

Both are as GDELT has them: tab-separated, without a header, unknown fields empty. An event is a happening or an
incident for one pair of parties (both directions where it is mutual). Each mention of a happening in its report, and
each report that tells an incident as a fact, is a row of the other table, joined by GLOBALEVENTID. What has no CAMEO
code, and what is planned, possible, negated or denied, is left out of both and counted.

Events:

    GLOBALEVENTID              a number made from our identifiers of mention and parties
    SQLDATE, FractionDate      where the event happened on one known day; MonthYear and Year where it lies within one
    Actor…Code, …Type…Code     CAMEO's country and roles; country codes are ISO 3166 alpha-3
    Actor…KnownGroupCode       UNO for the United Nations, EEC for the European Union
    IsRootEvent                1 where the title tells it; else empty
    EventCode …                CAMEO's code with its leading zero, its first three and two digits, its quad, its
                               Goldstein value
    NumMentions                mentions; NumSources and NumArticles are 1 for a happening, which is one report's
                               account, and the independent sources and the reports that tell an incident
                               as a fact
    ActionGeo_Type             1 country, 2 or 5 province (within or outside the United States), 3 or 4 town; GDELT has
                               no type for a district or a region, and these get no point
    ActionGeo_CountryCode      FIPS 10-4; the Palestinian territories have two codes there and get none

Mentions: MentionType is 1 for a report with a web address, else 2 (a citation); Confidence is our score in percent,
calibrated, where GDELT's is not (of an incident that of the report's surest mention); Actor…CharOffset is where the
report names the party that the event has, which may be in another sentence.

Empty, because the record does not hold it: ethnic and religious codes, AvgTone and MentionDocTone, where the actors are
(Actor…Geo_), ADM1 and ADM2 codes, feature identifiers (GDELT's are not those of GeoNames), when a row was added, the
number of the sentence, the length of the report; of the reports of an incident also all offsets.
"""

from collections.abc import Sequence
from urllib.parse import urlsplit

from dotterel.codebook.crosswalks import (
    cameo_actor,
    country_codes,
    is_country,
    sector_codes,
)
from dotterel.model import Actor, DateRange, DocumentReference, IncidentReport, Place, ResolvedEvent, Unresolved
from dotterel.surfaces.export.cameo import cameo_code_of
from dotterel.surfaces.export.cells import Cell, listed
from dotterel.surfaces.export.days import first_day, last_day, single_day, year_of
from dotterel.surfaces.export.happenings import Happening
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence
from dotterel.surfaces.export.numbers import number_of
from dotterel.surfaces.export.occurrence import Occurrence
from dotterel.surfaces.export.pairs import Pair, pairs_of
from dotterel.surfaces.export.tables import HappeningTable, IncidentTable, Row, TableForm

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
    titled = any(event.sentence.text == event.document.title for event in happening.mentions)
    return _event_rows(
        happening,
        {
            "IsRootEvent": 1 if titled else None,
            "NumMentions": len(happening.mentions),
            "NumSources": 1,
            "NumArticles": 1,
            "SOURCEURL": happening.lead.document.url,
        },
    )


def incident_rows(occurrence: IncidentOccurrence) -> Sequence[Row] | Unresolved:
    """The same of an incident; its address is that of the first report that has any."""
    titles = {report.title for report in occurrence.reports}
    titled = any(mention.sentence.text in titles for mention in occurrence.mentions)
    return _event_rows(
        occurrence,
        {
            "IsRootEvent": 1 if titled else None,
            "NumMentions": len(occurrence.mentions or occurrence.incident.event_ids),
            "NumSources": occurrence.sources,
            "NumArticles": len(occurrence.reports) or None,
            "SOURCEURL": next((report.url for report in occurrence.reports if report.url), None),
        },
    )


def _event_rows(occurrence: Occurrence, reports: Row) -> Sequence[Row] | Unresolved:
    code = cameo_code_of(occurrence)
    if isinstance(code, Unresolved):
        return code
    what: Row = {
        **_day_cells(occurrence.date),
        "EventCode": code.code,
        "EventBaseCode": code.code[:3],
        "EventRootCode": code.root,
        "QuadClass": code.quad or None,
        "GoldsteinScale": code.goldstein,
        **_place_cells(occurrence.place),
        **reports,
    }
    return [
        {
            "GLOBALEVENTID": _event_number(occurrence, (source, target)),
            **what,
            **_party_cells(source, 1),
            **_party_cells(target, 2),
        }
        for source, target in pairs_of(occurrence)
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


def incident_mention_rows(occurrence: IncidentOccurrence) -> Sequence[Row] | Unresolved:
    """A row for each report and pair of parties; unresolved likewise."""
    code = cameo_code_of(occurrence)
    if isinstance(code, Unresolved):
        return code
    return [
        {"GLOBALEVENTID": _event_number(occurrence, pair), **_report_cells(occurrence, report)}
        for pair in pairs_of(occurrence)
        for report in occurrence.reports
    ]


def _event_number(occurrence: Occurrence, pair: Pair) -> int:
    return number_of(occurrence.id, *(f"{party.start}-{party.end}-{party.text}" if party else "" for party in pair))


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
    type_ = types.get(place.precision or "")
    cells: dict[str, Cell] = {
        "Type": type_,
        "FullName": listed([place.name, place.admin1, country.name], by=", "),
        "CountryCode": country.fips,
        # The type alone says whether a point is a town's or the middle of a country; without it there is none.
        "Lat": place.latitude if type_ else None,
        "Long": place.longitude if type_ else None,
    }
    return {f"ActionGeo_{field}": cell for field, cell in cells.items()}


def _mention_cells(event: ResolvedEvent, pair: Pair) -> Row:
    source, target = pair
    return {
        **_source_cells(event.document),
        "Actor1CharOffset": source.start if source else None,
        "Actor2CharOffset": target.start if target else None,
        "ActionCharOffset": event.trigger.start,
        "InRawText": 1,
        "Confidence": round(event.score * 100),
    }


def _report_cells(occurrence: IncidentOccurrence, report: IncidentReport) -> Row:
    scores = [mention.score for mention in occurrence.mentions_of(report)]
    return {
        **_source_cells(report),
        "InRawText": 1,
        "Confidence": round(max(scores) * 100) if scores else None,
    }


def _source_cells(source: DocumentReference | IncidentReport) -> Row:
    return {
        "MentionType": _WEB if source.url else _CITATION,
        "MentionSourceName": _host(source.url) or source.outlet,
        "MentionIdentifier": source.url or listed([source.outlet, source.title, source.published], by=", "),
    }


def _host(url: str | None) -> str | None:
    try:
        return (urlsplit(url or "").hostname or "").removeprefix("www.") or None
    except ValueError:
        return None


EVENT_FORM = TableForm(columns=EVENT_COLUMNS, tabs=True, header=False)
MENTION_FORM = TableForm(columns=MENTION_COLUMNS, tabs=True, header=False)


def gdelt_writer() -> HappeningTable:
    """A writer of GDELT's table of events."""
    return HappeningTable(EVENT_FORM, event_rows)


def gdelt_incident_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(EVENT_FORM, incident_rows)


def gdelt_mentions_writer() -> HappeningTable:
    """A writer of GDELT's table of mentions."""
    return HappeningTable(MENTION_FORM, mention_rows)


def gdelt_incident_mentions_writer() -> IncidentTable:
    """The same for incidents."""
    return IncidentTable(MENTION_FORM, incident_mention_rows)
