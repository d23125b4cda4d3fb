"""What a list of incidents is asked for, as it stands in the address: read, checked, written back."""

import math
from calendar import monthrange
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from typing import Any, get_args

from dotterel.codebook import load_codebook
from dotterel.codebook.crosswalks import is_country
from dotterel.model import PlacePrecision, SettingsError
from dotterel.model.incidents import Standing
from dotterel.store import Box, Cursor, DyadKey, FacetName, IncidentOrder, IncidentSelection, SideKey, Store
from dotterel.surfaces.desk.addresses import question_of

Params = tuple[tuple[str, str], ...]
STANDINGS: tuple[str, ...] = get_args(Standing)
QUADS = ("material-conflict", "verbal-conflict", "material-cooperation", "verbal-cooperation")
ORDERS: tuple[IncidentOrder, ...] = get_args(IncidentOrder)
YES = "yes"
MANY = {
    "type": "types",
    "mode": "modes",
    "quad": "quads",
    "standing": "standings",
    "country": "countries",
    "admin1": "divisions",
    "place": "places",
    "precision": "precisions",
    "party": "parties",
    "dyad": "dyads",
}
"""Parameters that may be given again, and the condition that each stands for."""
Held = Callable[[str], Collection[str]]
"""The values of a parameter that a store's incidents have: codebooks of one's own have types and modes of their own."""
_COUNTRY_REMEDY = "write the code of a country (ISO 3166 alpha-3) as in country=SDN; for another, give it again"
_PARTY_REMEDY = "write the code of a country (ISO 3166 alpha-3) or {} as in party=SDN; for another, give it again"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListQuestion:
    """A list of incidents as it was asked for.

    Attributes:
        selection: Conditions, as the store takes them.
        order: What the list is sorted by.
        descending: Whether the greatest comes first.
        after: Where the page before ended.
        params: The same as parameters of an address, in one order and without those that say nothing.
        faults: What could not be read, one sentence each; the rest stands in `selection`.
    """

    selection: IncidentSelection
    order: IncidentOrder = "time"
    descending: bool = True
    after: Cursor | None = None
    params: Params = ()
    faults: tuple[str, ...] = ()

    def values(self, name: str) -> tuple[str, ...]:
        """The values of one parameter."""
        return tuple(value for key, value in self.params if key == name)

    def value(self, name: str) -> str:
        """The value of a parameter; empty where it is not given."""
        return next(iter(self.values(name)), "")

    def address(self, **changes: str | None) -> str:
        """The question mark and what follows, with some parameters changed and back on the first page.

        Args:
            changes: A value each, or none to leave the parameter out; ``from_`` stands for ``from``.
        """
        named = {name.rstrip("_"): value for name, value in changes.items()}
        kept = [(name, value) for name, value in self.params if name not in named and name != "after"]
        return question_of([*kept, *((name, value) for name, value in named.items() if value)])

    def with_value(self, name: str, value: str) -> str:
        """The address that asks for one more value of a parameter that may be given again."""
        return question_of([*((key, one) for key, one in self.params if key != "after"), (name, value)])

    def without(self, name: str, value: str) -> str:
        """The address without one value."""
        return question_of((key, one) for key, one in self.params if key != "after" and (key, one) != (name, value))

    def filters(self) -> Params:
        """The parameters that narrow the list, not those that sort or page it."""
        return tuple((name, value) for name, value in self.params if name not in ("sort", "dir", "after"))

    def ignoring(self, *names: str) -> IncidentSelection:
        """The conditions without those of some parameters."""
        conditions = {MANY.get(name) or _ONE[name][0] for name in names}
        plain = IncidentSelection()
        return replace(self.selection, **{name: getattr(plain, name) for name in conditions})


def held_by(store: Store) -> Held:
    """What a store's incidents have."""

    def held(name: str) -> Collection[str]:
        with store.reading() as records:
            facets = records.totals.facets(names=[facet for facet in get_args(FacetName) if facet == name]).by
        return {one.value for counts in facets.values() for one in counts if one.value}

    return held


def read_question(
    given: Iterable[tuple[str, str]], *, held: Held | None = None, beside: Collection[str] = ()
) -> ListQuestion:
    """The question that an address asks; empty parameters are passed over, codes are understood in small letters too.

    Args:
        given: Names and values, as they stand in the address.
        held: What values there are beside those that the codebook and the list of countries have; where it is not told,
            types, modes and countries are taken as they are.
        beside: Parameters of the page beside those of the question.
    """
    found: dict[str, Any] = {}
    params: list[tuple[str, str]] = []
    faults: list[str] = []
    # No text of a database holds a null character; searching for one would be a fault of the database.
    cleaned = ((name, value.replace("\0", " ").strip()) for name, value in given)
    values = [(name, value) for name, value in cleaned if value]
    known = (*MANY, *_ONE, "sort", "dir", "after")
    for name in dict.fromkeys(name for name, _ in values if name not in known and name not in beside):
        faults.append(f"there is no filter {name[:60]!r}: the filters are {', '.join((*MANY, *_ONE))}")
    for name, condition in MANY.items():
        meant = (_value_of(name, value, held, faults) for key, value in values if key == name)
        wanted = tuple(dict.fromkeys(value for value in meant if value is not None))
        if wanted:
            found[condition] = wanted
            params.extend((name, value) for value in wanted)
    for name, (condition, read) in _ONE.items():
        value = _last(values, name)
        if value is None:
            continue
        try:
            found[condition] = read(value)
        except (ValueError, SettingsError) as fault:
            faults.append(f"{name}={value[:60]}: {fault}")
        else:
            params.append((name, value))
    first, last = found.get("first"), found.get("last")
    if first and last and first > last:
        faults.append(f"the first day, {first}, lies behind the last, {last}")
    order, descending = _order(values, params, faults)
    after = None
    cursor = _last(values, "after")
    if cursor is not None:
        try:
            after = Cursor.parse(cursor, order)
            params.append(("after", cursor))
        except SettingsError as fault:
            faults.append(str(fault))
    return ListQuestion(
        selection=IncidentSelection(**found),
        order=order,
        descending=descending,
        after=after,
        params=tuple(params),
        faults=tuple(faults),
    )


def box_text(box: Box) -> str:
    """A box as it stands in an address: west, south, east, north, in degrees."""
    return ",".join(f"{edge:.4f}".rstrip("0").rstrip(".") for edge in (box.west, box.south, box.east, box.north))


def read_box(text: str) -> Box:
    """The box of such a text; edges beyond the globe are brought back onto it.

    Raises:
        ValueError: It is none.
    """
    try:
        west, south, east, north = (float(edge) for edge in text.split(","))
        if not all(map(math.isfinite, (west, south, east, north))):
            raise ValueError
    except ValueError as fault:
        raise ValueError("a box is four numbers: west,south,east,north in degrees") from fault
    if east - west >= 360:
        west, east = -180.0, 180.0
    return Box(south=max(south, -90.0), west=_onto_globe(west), north=min(north, 90.0), east=_onto_globe(east))


def _onto_globe(longitude: float) -> float:
    return longitude if -180 <= longitude <= 180 else (longitude + 180) % 360 - 180


def _value_of(name: str, text: str, held: Held | None, faults: list[str]) -> str | None:
    """A value of a parameter that may be given again, as records have it; none where there is no such value."""
    try:
        if name == "dyad":
            return _dyad(text, held)
        if name in ("country", "party"):
            return _country(name, text, held)
        if name in ("admin1", "place"):
            return text
        return _choice(name, text, held)
    except (ValueError, SettingsError) as fault:
        faults.append(f"{name}={text[:60]}: {fault}" if isinstance(fault, ValueError) else f"{name}: {fault}")
        return None


def _choice(name: str, text: str, held: Held | None) -> str:
    """A value of which there are some: one of PLOVER's, or of the incidents' own."""
    choices = _choices(name)
    own = () if held is None or _match(text, choices) else sorted(held(name))
    found = _match(text, (*choices, *own))
    if found is None and (held is not None or name not in _OPEN):
        raise ValueError(f"the choices are {', '.join(dict.fromkeys((*choices, *own)))}")
    return found or text


def _choices(name: str) -> tuple[str, ...]:
    if name in _CLOSED:
        return _CLOSED[name]
    types = load_codebook().types
    if name == "type":
        return tuple(one.code for one in types)
    return tuple(dict.fromkeys(code for one in types for code in one.mode_codes))


def _country(name: str, text: str, held: Held | None) -> str:
    """The code of a country; for a side, also one that stands in its place."""
    code = text.upper()
    others = tuple(one.code for one in load_codebook().international) if name == "party" else ()
    if is_country(code) or code in others:
        return code
    if held is None:
        return text
    found = _match(text, held(name))
    if found is None:
        raise ValueError(code_remedy(name))
    return found


def code_remedy(name: str) -> str:
    """What to write as a country, or as the country of a party."""
    others = ", ".join(one.code for one in load_codebook().international)
    return _PARTY_REMEDY.format(others) if name == "party" else _COUNTRY_REMEDY


def _dyad(text: str, held: Held | None) -> str:
    key = DyadKey.parse(text)

    def side(one: SideKey) -> SideKey:
        is_code = one.country is not None and not one.is_party
        return replace(one, country=_country("party", one.country, held)) if is_code and one.country else one

    return str(replace(key, actor=side(key.actor), recipient=side(key.recipient)))


def _match(text: str, choices: Iterable[str]) -> str | None:
    """The choice that is meant, in whatever letters."""
    folded = text.casefold()
    return next((one for one in choices if one.casefold() == folded), None)


def _last(values: list[tuple[str, str]], name: str) -> str | None:
    return next((value for key, value in reversed(values) if key == name), None)


def _order(
    values: list[tuple[str, str]], params: list[tuple[str, str]], faults: list[str]
) -> tuple[IncidentOrder, bool]:
    wanted = _last(values, "sort") or "time"
    direction = _last(values, "dir") or "desc"
    order: IncidentOrder = next((one for one in ORDERS if one == wanted), "time")
    if order != wanted:
        faults.append(f"sort={wanted[:60]}: the orders are {', '.join(ORDERS)}")
    if direction not in ("asc", "desc"):
        faults.append(f"dir={direction[:60]}: it is asc or desc")
    if order != "time":
        params.append(("sort", order))
    if direction == "asc":
        params.append(("dir", direction))
    return order, direction != "asc"


def _day(text: str, *, end: bool) -> str:
    """A day, or the first or last one of a month or year."""
    parts = text.split("-")
    try:
        if len(parts[0]) != 4:
            raise ValueError
        rest = ("12", "31") if end else ("1", "1")
        year, month, day = (int(part) for part in (*parts, *rest[len(parts) - 1 :]))
        if len(parts) < 3 and end:
            day = monthrange(year, month)[1]
        return date(year, month, day).isoformat()
    except (ValueError, IndexError) as fault:
        raise ValueError("write a day as 2024-03-05, a month as 2024-03 or a year as 2024") from fault


def _whole(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = -1
    if not 0 <= number < 10**9:
        raise ValueError("a whole number from 0 was expected")
    return number


def _share(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = -1.0
    if not 0 <= number <= 1:
        raise ValueError("a number from 0 to 1 was expected")
    return number


def _yes(text: str) -> bool:
    if text not in (YES, "no"):
        raise ValueError("it is yes or no")
    return text == YES


def _words(text: str) -> str:
    if len(text) > 200:
        raise ValueError("at most 200 characters are searched for")
    return text


_OPEN = ("type", "mode")
"""What codebooks may add to."""
_CLOSED: dict[str, tuple[str, ...]] = {
    "quad": QUADS,
    "standing": STANDINGS,
    "precision": get_args(PlacePrecision),
}
"""What the model alone has the values of."""

_ONE: dict[str, tuple[str, Callable[[str], Any]]] = {
    "q": ("words", _words),
    "from": ("first", lambda text: _day(text, end=False)),
    "to": ("last", lambda text: _day(text, end=True)),
    "within": ("within", _yes),
    "box": ("box", read_box),
    "actor": ("party_id", str),
    "killed": ("min_killed", _whole),
    "killed_most": ("max_killed", _whole),
    "toll": ("with_toll", _yes),
    "sources": ("min_sources", _whole),
    "sources_most": ("max_sources", _whole),
    "dated": ("dated", _yes),
    "placed": ("placed", _yes),
    "score": ("min_score", _share),
    "contradicted": ("contradicted", _yes),
    "reviewed": ("reviewed", _yes),
    "background": ("historical", _yes),
    "changed_after": ("changed_after", _whole),
}
"""Parameters that are given once: the condition that each stands for, and how its value is read."""

assert {condition for condition, _ in _ONE.values()} | set(MANY.values()) <= {
    one.name for one in fields(IncidentSelection)
}
