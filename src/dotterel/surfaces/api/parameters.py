"""What may stand behind the question mark: one table for reading, checking and describing it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, get_args

from fastapi import Request

from dotterel.model import PlacePrecision, SettingsError
from dotterel.store import Selection
from dotterel.surfaces.desk.questions import MANY, ORDERS, QUADS, STANDINGS, Held, ListQuestion, read_question

MOST_ON_A_PAGE = 200
USUAL_ON_A_PAGE = 50
_MOST_VALUES = 100
_MOST_LETTERS = 300
PRECISIONS: tuple[str, ...] = get_args(PlacePrecision)
_ISO3 = "ISO 3166 alpha-3"

Parameter = dict[str, Any]


def parameter(name: str, description: str, example: Any = None, **schema: Any) -> Parameter:
    """One parameter as OpenAPI describes it."""
    told: Parameter = {"name": name, "in": "query", "required": False, "description": description}
    told["schema"] = schema or {"type": "string"}
    if example is not None:
        told["example"] = example
    return told


def _several(name: str, description: str, example: str, values: Sequence[str] = ()) -> Parameter:
    items = {"type": "string", "enum": list(values)} if values else {"type": "string"}
    return parameter(name, f"{description}; may be given again, any of them.", [example], type="array", items=items)


_YES_OR_NO = {"type": "string", "enum": ["yes", "no"]}
_WHOLE = {"type": "integer", "minimum": 0, "maximum": 10**9 - 1}
_FROM = parameter("from", "First day, month or year; what ended before it, or has no day, is left out.", "2024-01-01")
_TO = parameter("to", "Last day, month or year; what began after it, or has no day, is left out.", "2024-06")
_BOX = parameter("box", "West, south, east and north edge in degrees; west may lie east of east.", "-12,10,16,25")
_SCORE = parameter("score", "Lowest score.", 0.5, type="number", minimum=0, maximum=1)

CONDITIONS: tuple[Parameter, ...] = (
    parameter("q", "Words that must all stand in summary, names, titles or sentences.", "market", type="string"),
    _several("type", "PLOVER event type", "ASSAULT"),
    _several("mode", "PLOVER mode", "firearms"),
    _several("quad", "Quad category", "material-conflict", QUADS),
    _several("standing", "How it stands", "disputed", STANDINGS),
    _several("country", f"Country of the place ({_ISO3})", "MLI"),
    _several("admin1", "First-order division of the place, as records name it", "Gao"),
    _several("place", "Name of the place, as records name it", "Bamako"),
    _several("precision", "How narrow the place is known", "city", PRECISIONS),
    _several("dyad", "Who against whom: the `key` of a dyad, or two countries (mutual with =)", "SDN>TCD"),
    _several("party", f"Country of an actor or recipient ({_ISO3}, or PLOVER's international codes)", "NER"),
    parameter("actor", "Register identifier of an actor or recipient."),
    _FROM,
    _TO,
    parameter("within", "Whether all its days lie within `from` and `to`, or only some may.", "yes", **_YES_OR_NO),
    _BOX,
    parameter("killed", "Lowest best number killed.", 1, **_WHOLE),
    parameter("killed_most", "Highest best number killed.", 25, **_WHOLE),
    parameter("toll", "Whether any number killed is told.", "yes", **_YES_OR_NO),
    parameter("sources", "Lowest number of independent sources.", 2, **_WHOLE),
    parameter("sources_most", "Highest number of independent sources.", 1, **_WHOLE),
    parameter("dated", "Whether any of its days is known.", "yes", **_YES_OR_NO),
    parameter("placed", "Whether the country of its place is known.", "yes", **_YES_OR_NO),
    _SCORE,
    parameter("contradicted", "Whether accounts contradict each other.", "yes", **_YES_OR_NO),
    parameter("reviewed", "Whether a reviewer has decided anything about it.", "no", **_YES_OR_NO),
    parameter("background", "Whether it is told as background only.", "no", **_YES_OR_NO),
    parameter("changed_after", "Only versions newer than this number (of an earlier answer's `latest`).", 0, **_WHOLE),
)
"""Conditions on incidents, named as in the desk's addresses."""
SORTING: tuple[Parameter, ...] = (
    parameter("sort", "What the list is sorted by.", "killed", type="string", enum=list(ORDERS), default="time"),
    parameter("dir", "Whether the greatest comes first.", "desc", type="string", enum=["asc", "desc"], default="desc"),
)
AFTER = parameter("after", "Where the page before ended: its `next`.")
LIMIT = parameter(
    "limit", "Most on a page.", 20, type="integer", minimum=1, maximum=MOST_ON_A_PAGE, default=USUAL_ON_A_PAGE
)
PAGING: tuple[Parameter, ...] = (AFTER, LIMIT)
EVENT_CONDITIONS: tuple[Parameter, ...] = (
    parameter("type", "PLOVER event type.", "ASSAULT"),
    parameter("quad", "Quad category.", "material-conflict", type="string", enum=list(QUADS)),
    parameter("country", f"Country of the place ({_ISO3}).", "MLI"),
    parameter("party", "Country of an actor or recipient.", "NER"),
    _FROM,
    _TO,
    _BOX,
    _SCORE,
    parameter("document", "Identifier of the document that tells it."),
)

assert set(MANY) <= {one["name"] for one in CONDITIONS}


def given(request: Request, allowed: Iterable[Parameter]) -> dict[str, list[str]]:
    """The values of each parameter; empty ones are passed over.

    Raises:
        SettingsError: One is not known, too long, has a null character, or is repeated where it must not be.
    """
    known = {one["name"]: one for one in allowed}
    found: dict[str, list[str]] = {}
    items = request.query_params.multi_items()
    if len(items) > _MOST_VALUES:
        raise SettingsError(f"{len(items)} parameters are too many", f"Give {_MOST_VALUES} at the most.")
    for name, value in items:
        if name not in known:
            raise SettingsError(f"there is no parameter {name!r:.60} here", f"Known: {', '.join(known) or 'none'}.")
        if "\0" in value or len(value) > _MOST_LETTERS:
            raise SettingsError(
                f"{name} cannot be read", f"Give at most {_MOST_LETTERS} characters, none of them null."
            )
        if value.strip():
            found.setdefault(name, []).append(value.strip())
    for name, values in found.items():
        schema = known[name]["schema"]
        if len(values) > 1 and schema.get("type") != "array":
            raise SettingsError(f"{name} is given {len(values)} times", "Give it once.")
        choices = schema.get("enum") or schema.get("items", {}).get("enum")
        wrong = [value for value in values if choices and value not in choices]
        if wrong:
            raise SettingsError(f"{name}={wrong[0]:.60} is no choice", f"Choices: {', '.join(choices)}.")
    return found


def incident_question(found: Mapping[str, list[str]], *, held: Held | None = None) -> ListQuestion:
    """The list of incidents that parameters ask for.

    Args:
        found: The values of each.
        held: What the store's incidents have, as in `read_question`.

    Raises:
        SettingsError: A value cannot be read; all faults are told.
    """
    question = read_question(((name, value) for name, values in found.items() for value in values), held=held)
    if question.faults:
        raise SettingsError("; ".join(question.faults), "Correct what is listed.")
    return question


def event_selection(found: Mapping[str, list[str]]) -> Selection:
    """The conditions on events.

    Raises:
        SettingsError: A value cannot be read.
    """
    ours = ("type", "quad", "country", "party", "from", "to", "box", "score")
    question = incident_question({name: found[name] for name in ours if name in found})
    read = question.selection
    return Selection(
        type=question.value("type") or None,
        quad=question.value("quad") or None,
        country=question.value("country") or None,
        party=question.value("party") or None,
        first=read.first,
        last=read.last,
        box=read.box,
        min_score=read.min_score,
        document_id=next(iter(found.get("document", ())), None),
    )


def whole(found: Mapping[str, list[str]], wanted: Parameter, *, default: int) -> int:
    """A whole number within the bounds of its description.

    Raises:
        SettingsError: It is none.
    """
    if wanted["name"] not in found:
        return default
    text = found[wanted["name"]][0]
    least, most = wanted["schema"].get("minimum", 0), wanted["schema"].get("maximum", 2**53)
    number = int(text) if text.isascii() and text.isdecimal() and len(text) < 20 else -1
    if not least <= number <= most:
        raise SettingsError(f"{wanted['name']}={text:.60} is no whole number from {least} to {most}")
    return number


def limit_of(found: Mapping[str, list[str]]) -> int:
    """Most on a page.

    Raises:
        SettingsError: It is no such number.
    """
    return whole(found, LIMIT, default=USUAL_ON_A_PAGE)


def after_of(found: Mapping[str, list[str]]) -> int:
    """Where the page before ended, in lists of records in the order of recording.

    Raises:
        SettingsError: It is no such number.
    """
    return whole(found, AFTER, default=0)
