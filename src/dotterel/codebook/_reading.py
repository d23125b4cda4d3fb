"""Sections of a codebook file made into a codebook, with every fault on the way noted."""

from typing import cast, get_args

from dotterel.codebook._entry import Entry
from dotterel.codebook._sections import Located, Sections
from dotterel.codebook.actor_codes import International, PartlyRecognised, Sector, SpecialCountry
from dotterel.codebook.auxiliary import Auxiliary, AuxiliaryField
from dotterel.codebook.boundary_rules import BoundaryRule, Condition, NeighbourCondition, Outcome, RuleExample
from dotterel.codebook.codebook import Codebook
from dotterel.codebook.contexts import Context
from dotterel.codebook.event_types import (
    QUADS,
    EventCode,
    EventType,
    Mode,
    Quad,
    RecipientRule,
    TypeExample,
    parse_event_code,
)
from dotterel.codebook.toll_rules import OFFICIAL_SECTORS, Opponents, TollChoice, TollRule, TollRules
from dotterel.model import ROLES, TOLL_ROLES, Modality, Role, TollRole

CAPITALS = {"pattern": r"[A-Z][A-Z0-9_-]*", "hint": "capitals, such as ASSAULT"}
SMALL = {"pattern": r"[a-z0-9][a-z0-9_-]*", "hint": "small letters, digits and dashes, such as heavy-weapons"}
THREE = {"pattern": r"[A-Z]{3}", "hint": "three capitals, such as MIL"}
MODALITIES: tuple[str, ...] = get_args(Modality)
AUXILIARY_VALUES = {"modality": MODALITIES, "historical": ("true",)}
NEIGHBOUR_KEYS = ("types", "modes", "modality", "shares", "shares_if_told")
CONDITION_KEYS = ("types", "modes", "modality", "with_roles", "without_roles", "beside")

ModesByType = dict[str, tuple[str, ...]]


def read_codebook(name: str, version: str, sections: Sections, faults: list[str]) -> Codebook:
    """The codebook of these sections; worthless where `faults` is not empty afterwards."""
    types = tuple(_event_type(entry, faults) for entry in sections["types"].values())
    if not types:
        faults.append("types: there is none; a codebook needs at least one")
    modes_by_type = {event_type.code: event_type.mode_codes for event_type in types}
    return Codebook(
        name=name,
        version=version,
        types=types,
        contexts=tuple(_context(entry, faults) for entry in sections["contexts"].values()),
        sectors=tuple(_sector(entry, faults) for entry in sections["sectors"].values()),
        international=tuple(_international(entry, faults) for entry in sections["international"].values()),
        countries=tuple(_country(entry, faults) for entry in sections["countries"].values()),
        partly_recognised=tuple(_territory(entry, faults) for entry in sections["partly_recognised"].values()),
        auxiliary=tuple(_auxiliary(entry, faults) for entry in sections["auxiliary"].values()),
        rules=tuple(_rule(entry, modes_by_type, faults) for entry in sections["rules"].values()),
        tolls=TollRules(rules=tuple(_toll_rule(entry, faults) for entry in sections["tolls"].values())),
    )


def _event_type(located: Located, faults: list[str]) -> EventType:
    keys = ("code", "quad", "score", "recipient", "two_sided", "definition", "modes", "examples")
    entry = Entry(located.table, where=located.where, keys=keys, faults=faults)
    modes = tuple(_mode(mode) for mode in entry.entries("modes", keys=("code", "score", "definition"), name="code"))
    mode_codes = [mode.code for mode in modes]
    return EventType(
        code=entry.text("code", **CAPITALS),
        quad=cast(Quad, entry.one_of("quad", QUADS)),
        score=entry.number("score", low=-10.0, high=10.0),
        recipient=cast(RecipientRule, entry.one_of("recipient", get_args(RecipientRule), default="no")),
        two_sided=entry.flag("two_sided", default=False),
        definition=entry.text("definition"),
        modes=modes,
        examples=tuple(
            TypeExample(text=example.text("text"), modes=example.texts("modes", allowed=mode_codes))
            for example in entry.entries("examples", keys=("text", "modes"))
        ),
    )


def _mode(entry: Entry) -> Mode:
    return Mode(
        code=entry.text("code", **SMALL),
        definition=entry.text("definition"),
        score=entry.number("score", low=-10.0, high=10.0) if entry.has("score") else None,
    )


def _context(located: Located, faults: list[str]) -> Context:
    entry = Entry(located.table, where=located.where, keys=("code", "definition"), faults=faults)
    return Context(code=entry.text("code", **SMALL), definition=entry.text("definition"))


def _sector(located: Located, faults: list[str]) -> Sector:
    entry = Entry(located.table, where=located.where, keys=("code", "definition", "secondary"), faults=faults)
    return Sector(
        code=entry.text("code", **THREE),
        definition=entry.text("definition"),
        secondary=entry.flag("secondary", default=False),
    )


def _international(located: Located, faults: list[str]) -> International:
    entry = Entry(located.table, where=located.where, keys=("code", "definition"), faults=faults)
    return International(code=entry.text("code", **THREE), definition=entry.text("definition"))


def _country(located: Located, faults: list[str]) -> SpecialCountry:
    entry = Entry(located.table, where=located.where, keys=("code", "name", "reason"), faults=faults)
    return SpecialCountry(code=entry.text("code", **THREE), name=entry.text("name"), reason=entry.text("reason"))


def _territory(located: Located, faults: list[str]) -> PartlyRecognised:
    entry = Entry(located.table, where=located.where, keys=("name", "country"), faults=faults)
    return PartlyRecognised(name=entry.text("name"), country=entry.text("country", **THREE))


def _auxiliary(located: Located, faults: list[str]) -> Auxiliary:
    entry = Entry(located.table, where=located.where, keys=("code", "field", "value", "definition"), faults=faults)
    field = entry.one_of("field", tuple(AUXILIARY_VALUES))
    return Auxiliary(
        code=entry.text("code", **SMALL),
        field=cast(AuxiliaryField, field),
        value=entry.one_of("value", AUXILIARY_VALUES.get(field, ())) if field in AUXILIARY_VALUES else "",
        definition=entry.text("definition"),
    )


def _rule(located: Located, modes_by_type: ModesByType, faults: list[str]) -> BoundaryRule:
    keys = ("id", "situation", "reason", "source", "when", "then", "examples")
    entry = Entry(located.table, where=located.where, keys=keys, faults=faults)
    when = entry.entry("when", keys=CONDITION_KEYS)
    then = entry.entry("then", keys=("drop", "type", "modes", "modality", "also"))
    if then is None:
        entry.note("'then' is missing")
    outcome = Outcome() if then is None else _outcome(then, modes_by_type)
    if when is not None and outcome.also:
        entry.note("'also' is for guidance; a rule with 'when' changes one event")
    return BoundaryRule(
        id=entry.text("id", **SMALL),
        situation=entry.text("situation"),
        reason=entry.text("reason"),
        source=entry.text("source"),
        then=outcome,
        when=None if when is None else _condition(when, modes_by_type),
        examples=tuple(
            RuleExample(text=example.text("text"), codes=_event_codes(example, "codes", modes_by_type))
            for example in entry.entries("examples", keys=("text", "codes"))
        ),
    )


def _toll_rule(located: Located, faults: list[str]) -> TollRule:
    entry = Entry(located.table, where=located.where, keys=("role", "best", "opponents", "official"), faults=faults)
    sectors = entry.texts("official")
    for sector in sectors:
        if len(sector) != 3 or not sector.isupper():
            entry.note(f"'official' holds {sector!r:.60}, but should hold {THREE['hint']}")
    return TollRule(
        role=cast(TollRole, entry.one_of("role", TOLL_ROLES)),
        best=cast(TollChoice, entry.one_of("best", get_args(TollChoice), default="latest")),
        opponents=cast(Opponents, entry.one_of("opponents", get_args(Opponents), default="last")),
        official=sectors if entry.has("official") else OFFICIAL_SECTORS,
    )


def _condition(entry: Entry, modes_by_type: ModesByType) -> Condition:
    types = _types(entry, modes_by_type)
    beside = entry.entry("beside", keys=NEIGHBOUR_KEYS)
    return Condition(
        types=types,
        modes=_modes(entry, types, modes_by_type),
        modality=_modality(entry),
        with_roles=_roles(entry, "with_roles"),
        without_roles=_roles(entry, "without_roles"),
        beside=None if beside is None else _neighbour_condition(beside, modes_by_type),
    )


def _neighbour_condition(entry: Entry, modes_by_type: ModesByType) -> NeighbourCondition:
    types = _types(entry, modes_by_type)
    return NeighbourCondition(
        types=types,
        modes=_modes(entry, types, modes_by_type),
        modality=_modality(entry),
        shares=_roles(entry, "shares"),
        shares_if_told=_roles(entry, "shares_if_told"),
    )


def _outcome(entry: Entry, modes_by_type: ModesByType) -> Outcome:
    drop = entry.flag("drop", default=False)
    if drop == any(entry.has(key) for key in ("type", "modes", "modality", "also")):
        entry.note("should either be drop = true, or say what holds: type, modes, modality")
    if entry.has("modes") and not entry.has("type"):
        entry.note("'modes' needs a 'type'")
    code = None
    if entry.has("type"):
        type_code = entry.one_of("type", tuple(modes_by_type))
        code = EventCode(type=type_code, modes=_modes(entry, (type_code,), modes_by_type))
    return Outcome(
        drop=drop,
        code=code,
        modality=cast(Modality, entry.one_of("modality", MODALITIES)) if entry.has("modality") else None,
        also=_event_codes(entry, "also", modes_by_type),
    )


def _types(entry: Entry, modes_by_type: ModesByType) -> tuple[str, ...]:
    return entry.texts("types", allowed=tuple(modes_by_type), required=True)


def _modes(entry: Entry, types: tuple[str, ...], modes_by_type: ModesByType) -> tuple[str, ...]:
    allowed = dict.fromkeys(mode for type_code in types for mode in modes_by_type.get(type_code, ()))
    return entry.texts("modes", allowed=tuple(allowed))


def _modality(entry: Entry) -> tuple[Modality, ...]:
    return cast(tuple[Modality, ...], entry.texts("modality", allowed=MODALITIES))


def _roles(entry: Entry, key: str) -> tuple[Role, ...]:
    return cast(tuple[Role, ...], entry.texts(key, allowed=ROLES))


def _event_codes(entry: Entry, key: str, modes_by_type: ModesByType) -> tuple[EventCode, ...]:
    codes = tuple(parse_event_code(text) for text in entry.texts(key))
    for code in codes:
        if code.type not in modes_by_type:
            entry.note(f"{key!r} holds {str(code)!r:.60}, but there is no type {code.type!r:.60}")
        for mode in code.modes:
            if code.type in modes_by_type and mode not in modes_by_type[code.type]:
                entry.note(f"{key!r} holds {str(code)!r:.60}, but {code.type} has no mode {mode!r:.60}")
    return codes
