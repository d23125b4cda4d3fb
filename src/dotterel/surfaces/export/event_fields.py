"""The flat fields of an event, one row an event.

Every event is a row, however it is told: planned, possible and denied ones are there, and say so.
"""

from collections.abc import Callable, Sequence

from dotterel.model import Actor, Count, ResolvedEvent
from dotterel.surfaces.export.fields import Field, Fields, Kind, Value

_TOLLS = {"killed": "killed", "injured": "injured", "held": "held, captured or freed", "size": "in a crowd or a force"}
_ENDS = (("low", "min", "Lowest"), ("high", "max", "Highest"))


def claim_sources(event: ResolvedEvent) -> tuple[Actor, ...]:
    """Those who say that an event happened, or deny it."""
    return (event.claim.source, *event.claim.further_sources) if event.claim.source else ()


def _field(name: str, kind: Kind, tag: str, meaning: str, of: Callable[[ResolvedEvent], Value]) -> Field[ResolvedEvent]:
    return Field(name=name, kind=kind, tag=tag, meaning=meaning, of=of)


def _words(actors: Sequence[Actor]) -> Value:
    return [actor.text for actor in actors]


def _party_fields(role: str, who: str, of: Callable[[ResolvedEvent], Sequence[Actor]]) -> Fields[ResolvedEvent]:
    tag = f"#group+{role}"
    return (
        _field(f"{role}s", "list", f"{tag}+text+list", f"{who}, in the report's words", lambda one: _words(of(one))),
        _field(
            f"{role}_names",
            "list",
            f"{tag}+name+list",
            "Their names in the actor register",
            lambda one: [actor.name for actor in of(one)],
        ),
        _field(
            f"{role}_countries",
            "list",
            f"{tag}+country+code+list",
            "Their countries: ISO 3166 alpha-3, or PLOVER's code of an international body",
            lambda one: [actor.country for actor in of(one)],
        ),
        _field(
            f"{role}_sectors",
            "list",
            f"{tag}+sector+list",
            'Their PLOVER sectors, those of one party joined by "+"',
            lambda one: ["+".join(actor.sectors) or None for actor in of(one)],
        ),
    )


def _toll(event: ResolvedEvent, role: str) -> Count | None:
    count: Count | None = getattr(event, role)
    return count


def _toll_field(role: str, end: str, tag: str, word: str) -> Field[ResolvedEvent]:
    root = "#population" if role == "size" else "#affected"
    return _field(
        f"{role}_{end}",
        "count",
        f"{root}+{role}+{tag}",
        f"{word} number {_TOLLS[role]} that the words allow; empty where it is open or not told",
        lambda event: getattr(count, end) if (count := _toll(event, role)) else None,
    )


EVENT_FIELDS: Fields[ResolvedEvent] = (
    _field("event_id", "text", "#event+id", "Identifier of the event", lambda event: event.id),
    _field(
        "incident_id",
        "text",
        "#event+incident+id",
        "Label that the mentions of one happening in a report share",
        lambda event: event.incident,
    ),
    _field("document_id", "text", "#meta+document+id", "Identifier of the report", lambda event: event.document.id),
    _field("title", "text", "#description+headline", "Title of the report", lambda event: event.document.title),
    _field("outlet", "text", "#meta+source", "Outlet of the report", lambda event: event.document.outlet),
    _field("published", "day", "#date+published", "Day of publication", lambda event: event.document.published),
    _field("url", "text", "#meta+url", "Address of the report", lambda event: event.document.url),
    _field("type", "text", "#event+type", "PLOVER event type", lambda event: event.type),
    _field("modes", "list", "#event+mode+list", "PLOVER modes, the likeliest first", lambda event: event.modes),
    _field(
        "quad",
        "text",
        "#event+quad",
        "verbal- or material-, then cooperation or conflict",
        lambda event: event.quad,
    ),
    _field("intensity", "number", "#severity+num", "PLOVER score, from -10 to 10", lambda event: event.intensity),
    _field(
        "modality",
        "text",
        "#status+modality",
        "How it is told: asserted, future, hypothetical or negated",
        lambda event: event.modality,
    ),
    _field(
        "historical", "flag", "#status+historical", "Whether it is told as background", lambda event: event.historical
    ),
    *_party_fields("actor", "Those who did it, or all sides of what is mutual", lambda event: event.actors),
    *_party_fields("recipient", "Those to whom it was done", lambda event: event.recipients),
    _field(
        "place",
        "text",
        "#loc+text",
        "Where, in the report's words",
        lambda event: event.place.text if event.place else None,
    ),
    _field(
        "place_name",
        "text",
        "#loc+name",
        "Name of the place in the gazetteer",
        lambda event: event.place.name if event.place else None,
    ),
    _field(
        "place_country",
        "text",
        "#country+code",
        "Country of the place: ISO 3166 alpha-3",
        lambda event: event.place.country if event.place else None,
    ),
    _field(
        "place_admin1",
        "text",
        "#adm1+name",
        "First-order division of the place",
        lambda event: event.place.admin1 if event.place else None,
    ),
    _field(
        "latitude",
        "number",
        "#geo+lat",
        "Degrees north; of the middle, where the place is a division or a country",
        lambda event: event.place.latitude if event.place else None,
    ),
    _field(
        "longitude",
        "number",
        "#geo+lon",
        "Degrees east, likewise",
        lambda event: event.place.longitude if event.place else None,
    ),
    _field(
        "place_precision",
        "text",
        "#geo+precision",
        "How narrow the place is: exact, city, district, admin1, country or region",
        lambda event: event.place.precision if event.place else None,
    ),
    _field(
        "date_from",
        "day",
        "#date+start",
        "First day; empty where it is open or not known",
        lambda event: event.date.first if event.date else None,
    ),
    _field(
        "date_to",
        "day",
        "#date+end",
        "Last day, itself included",
        lambda event: event.date.last if event.date else None,
    ),
    _field(
        "date_precision",
        "text",
        "#date+precision",
        "How narrow the time is: day, week, month, year or range",
        lambda event: event.date.precision if event.date else None,
    ),
    *(_toll_field(role, end, tag, word) for role in _TOLLS for end, tag, word in _ENDS),
    _field(
        "means",
        "list",
        "#item+means+list",
        "Weapons or other means, in the report's words",
        lambda event: [span.text for span in event.means],
    ),
    _field(
        "claim",
        "text",
        "#status+claim",
        "asserted by the report itself, or claimed or denied by somebody",
        lambda event: event.claim.status,
    ),
    _field(
        "claim_sources",
        "list",
        "#meta+claim+source+list",
        "Who claims or denies it, in the report's words",
        lambda event: _words(claim_sources(event)),
    ),
    _field("contexts", "list", "#subsector+context+list", "What the report is about", lambda event: event.contexts),
    _field(
        "trigger", "text", "#description+trigger", "The words that name the event", lambda event: event.trigger.text
    ),
    _field("sentence", "text", "#description+sentence", "The sentence around them", lambda event: event.sentence.text),
    _field(
        "score",
        "number",
        "#meta+score+num",
        "Confidence in trigger and type, from 0 to 1",
        lambda event: event.score,
    ),
    _field("coder", "text", "#meta+coder", "What coded it", lambda event: event.coder),
)
"""All fields, in the order of the columns."""
