"""The flat fields of an incident, one row an incident.

Every incident is a row, however it stands: planned and denied ones are there, and say so. Of each number of people
there are the lowest, the best and the highest over all accounts that count, and for the killed and injured the sides
whose people they are with the best number of each. The single numbers told, who tells each, and the rule that gave the
best one stand in the native record.
"""

from collections.abc import Callable, Sequence
from typing import Literal

from dotterel.model import Incident, IncidentParty, Toll, TollRange, TollRole
from dotterel.surfaces.export.fields import Field, Fields, Kind, Value
from dotterel.surfaces.export.incident_occurrence import IncidentOccurrence, occurrence_of

_TOLLS: dict[TollRole, str] = {
    "killed": "killed",
    "injured": "injured",
    "held": "held, captured or freed",
    "size": "in a crowd or a force",
}
_ENDS: tuple[tuple[Literal["low", "best", "high"], str, str], ...] = (
    ("low", "min", "Lowest number {} of any account that counts; empty where it is open or not told"),
    ("best", "best", "The number {} to give where one must be given; empty where no account gives one"),
    ("high", "max", "Highest number {} of any account that counts; empty where it is open or not told"),
)
_WITH_SIDES: tuple[TollRole, ...] = ("killed", "injured")


def _field(name: str, kind: Kind, tag: str, meaning: str, of: Callable[[Incident], Value]) -> Field[Incident]:
    return Field(name=name, kind=kind, tag=tag, meaning=meaning, of=of)


def _seen(name: str, kind: Kind, tag: str, meaning: str, of: Callable[[IncidentOccurrence], Value]) -> Field[Incident]:
    """A field that depends on which reports and statements count."""
    return _field(name, kind, tag, meaning, lambda one: of(occurrence_of(one)))


def _party_fields(role: str, who: str, of: Callable[[Incident], Sequence[IncidentParty]]) -> Fields[Incident]:
    tag = f"#group+{role}"
    return (
        _field(
            f"{role}s",
            "list",
            f"{tag}+name+list",
            f"{who}: name in the actor register, else the fullest words of a report; the most told first",
            lambda one: [party.label for party in of(one)],
        ),
        _field(
            f"{role}_ids",
            "list",
            f"{tag}+id+list",
            "Their identifiers in the actor register",
            lambda one: [party.id for party in of(one)],
        ),
        _field(
            f"{role}_countries",
            "list",
            f"{tag}+country+code+list",
            "Their countries: ISO 3166 alpha-3, or PLOVER's code of an international body",
            lambda one: [party.country for party in of(one)],
        ),
        _field(
            f"{role}_sectors",
            "list",
            f"{tag}+sector+list",
            'Their PLOVER sectors, those of one party joined by "+"',
            lambda one: ["+".join(party.sectors) or None for party in of(one)],
        ),
    )


def _toll_fields(role: TollRole) -> Fields[Incident]:
    root = "#population" if role == "size" else "#affected"

    def total(end: Literal["low", "best", "high"]) -> Callable[[Incident], Value]:
        return lambda one: getattr(toll.total, end) if (toll := one.toll(role)) else None

    numbers = tuple(
        _field(f"{role}_{end}", "count", f"{root}+{role}+{tag}", meaning.format(_TOLLS[role]), total(end))
        for end, tag, meaning in _ENDS
    )
    if role not in _WITH_SIDES:
        return numbers
    return (
        *numbers,
        _field(
            f"{role}_sides",
            "list",
            f"{root}+{role}+side+list",
            f"Whose people were {_TOLLS[role]}, where a report says: labels of parties, or civilians",
            lambda one: [toll_side.side for toll_side in _sides(one.toll(role))],
        ),
        _field(
            f"{role}_sides_best",
            "counts",
            f"{root}+{role}+side+best+list",
            "The best number of each of these sides, in their order",
            lambda one: [toll_side.best for toll_side in _sides(one.toll(role))],
        ),
    )


def _sides(toll: Toll | None) -> Sequence[TollRange]:
    return () if toll is None else toll.sides


def _days(incident: Incident) -> list[str]:
    return sorted(report.published for report in incident.reports if report.published)


INCIDENT_FIELDS: Fields[Incident] = (
    _field("incident_id", "text", "#event+id", "Identifier of the incident", lambda one: one.id),
    _field("summary", "text", "#description+summary", "What happened, in one sentence", lambda one: one.summary),
    _field("type", "text", "#event+type", "PLOVER event type", lambda one: one.type),
    _field("modes", "list", "#event+mode+list", "PLOVER modes, the most told first", lambda one: one.modes),
    _field("contexts", "list", "#subsector+context+list", "What the reports are about", lambda one: one.contexts),
    _field("quad", "text", "#event+quad", "verbal- or material-, then cooperation or conflict", lambda one: one.quad),
    _field("intensity", "number", "#severity+num", "PLOVER score, from -10 to 10", lambda one: one.intensity),
    _field(
        "standing",
        "text",
        "#status+standing",
        "How it stands over all reports: asserted, claimed, disputed, denied, planned, possible or negated",
        lambda one: one.standing,
    ),
    _seen(
        "claimed_by",
        "list",
        "#meta+claim+source+list",
        "Parties that say that it happened",
        lambda one: one.claimed_by,
    ),
    _seen("denied_by", "list", "#meta+denial+source+list", "Parties that deny it", lambda one: one.denied_by),
    _field(
        "contradicted",
        "list",
        "#status+contradicted+list",
        "Questions on which accounts contradict each other, such as killed or where",
        lambda one: [question.field for question in one.questions if question.verdict == "contradicted"],
    ),
    _field(
        "historical",
        "flag",
        "#status+historical",
        "Whether every report tells it as background",
        lambda one: one.historical,
    ),
    *_party_fields("actor", "Those who did it, or all sides of what is mutual", lambda one: one.actors),
    *_party_fields("recipient", "Those to whom it was done", lambda one: one.recipients),
    _field(
        "place_name",
        "text",
        "#loc+name",
        "Where: name in the gazetteer, else a report's words",
        lambda one: one.place.name if one.place else None,
    ),
    _field(
        "place_country",
        "text",
        "#country+code",
        "Country of the place: ISO 3166 alpha-3",
        lambda one: one.place.country if one.place else None,
    ),
    _field(
        "place_admin1",
        "text",
        "#adm1+name",
        "First-order division of the place",
        lambda one: one.place.admin1 if one.place else None,
    ),
    _field(
        "place_admin2",
        "text",
        "#adm2+name",
        "Second-order division of the place",
        lambda one: one.place.admin2 if one.place else None,
    ),
    _field(
        "geonameid",
        "count",
        "#loc+geonames+id",
        "Identifier of the place in GeoNames",
        lambda one: one.place.geonameid if one.place else None,
    ),
    _field(
        "latitude",
        "number",
        "#geo+lat",
        "Degrees north; of the middle, where the place is a division or a country",
        lambda one: one.place.latitude if one.place else None,
    ),
    _field(
        "longitude",
        "number",
        "#geo+lon",
        "Degrees east, likewise",
        lambda one: one.place.longitude if one.place else None,
    ),
    _field(
        "place_precision",
        "text",
        "#geo+precision",
        "How narrow the place is: exact, city, district, admin1, country or region",
        lambda one: one.place.precision if one.place else None,
    ),
    _field(
        "date_from",
        "day",
        "#date+start",
        "First day; empty where it is open or not known",
        lambda one: one.time.first if one.time else None,
    ),
    _field("date_to", "day", "#date+end", "Last day, itself included", lambda one: one.time.last if one.time else None),
    _field(
        "date_precision",
        "text",
        "#date+precision",
        "How narrow the time is: day, week, month, year or range",
        lambda one: one.time.precision if one.time else None,
    ),
    *(field for role in _TOLLS for field in _toll_fields(role)),
    _field(
        "sources",
        "count",
        "#indicator+sources+num",
        "Number of independent sources: reports less copies, and one an outlet",
        lambda one: one.sources,
    ),
    _field("reports", "count", "#indicator+reports+num", "Number of reports", lambda one: len(one.reports)),
    _field(
        "accounts",
        "count",
        "#indicator+accounts+num",
        "Number of parties and outlets that have a version of it",
        lambda one: len(one.accounts),
    ),
    _field(
        "first_report",
        "day",
        "#date+published+min",
        "Publication day of the earliest report",
        lambda one: next(iter(_days(one)), None),
    ),
    _field(
        "last_report",
        "day",
        "#date+published+max",
        "Publication day of the latest report",
        lambda one: next(reversed(_days(one)), None),
    ),
    _field(
        "outlets",
        "list",
        "#meta+source+list",
        "Outlet of each report, the earliest first",
        lambda one: [report.outlet for report in one.reports],
    ),
    _field(
        "titles",
        "list",
        "#description+headline+list",
        "Title of each report, in the same order",
        lambda one: [report.title for report in one.reports],
    ),
    _field(
        "urls",
        "list",
        "#meta+url+list",
        "Address of each report, in the same order",
        lambda one: [report.url for report in one.reports],
    ),
    _field(
        "document_ids",
        "list",
        "#meta+document+id+list",
        "Identifier of each report, in the same order",
        lambda one: [report.document_id for report in one.reports],
    ),
    _field(
        "event_ids",
        "list",
        "#meta+event+id+list",
        "Identifiers of the events that tell it",
        lambda one: one.event_ids,
    ),
    _seen(
        "sentence",
        "text",
        "#description+sentence",
        "The sentence of a report that tells it most surely",
        lambda one: one.sentence,
    ),
    _field("score", "number", "#meta+score+num", "The best score of its events, from 0 to 1", lambda one: one.score),
    _field(
        "corrected",
        "list",
        "#meta+corrected+list",
        "Fields that a reviewer gave; all others follow from the events",
        lambda one: one.corrected,
    ),
)
"""All fields, in the order of the columns."""
