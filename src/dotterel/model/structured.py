"""Frozen records as plain JSON values, and back, by the types that their fields are declared with.

A field is written under its own name, or under ``metadata["key"]`` where that is given (``from`` is no name in Python).
"""

import math
from collections.abc import Callable, Mapping
from dataclasses import fields, is_dataclass
from functools import lru_cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from dotterel.model.errors import DamagedContent

Kind = TypeVar("Kind")
_PLAIN = frozenset((str, int, float, bool, NoneType))
"""Types of what is plain as it is: most of what stands in a record."""
Write = Callable[[Any], Any]


def plain_of(value: Any) -> Any:
    """Plain dicts, lists, strings, numbers, booleans and None: of a record, or of what stands in one."""
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    write = _writer(kind)
    if write is not None:
        return write(value)
    if kind is tuple or isinstance(value, tuple):
        return [one if type(one) in _PLAIN else plain_of(one) for one in value]
    if kind is dict or isinstance(value, Mapping):
        return {key: one if type(one) in _PLAIN else plain_of(one) for key, one in value.items()}
    return value


def record_from(kind: type[Kind], value: Mapping[str, Any]) -> Kind:
    """The record of such a plain value; what is not given has its default.

    Args:
        kind: A dataclass whose fields are texts, numbers, booleans, literals, such records, or tuples of them.
        value: As made by `plain_of`.

    Raises:
        DamagedContent: A field is missing or of the wrong kind; the message names it.
    """
    try:
        return cast(Kind, _read(kind, value, kind.__name__))
    except (TypeError, ValueError) as fault:
        raise DamagedContent(str(fault)) from fault


def _read(kind: Any, value: Any, where: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        if value is None and NoneType in get_args(kind):
            return None
        (inner,) = (one for one in get_args(kind) if one is not NoneType)
        return _read(inner, value, where)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError(f"{where}: a list was expected, not {value!r:.60}")
        inner = get_args(kind)[0]
        return tuple(_read(inner, one, f"{where}[{number}]") for number, one in enumerate(value))
    if origin is Literal:
        if value not in get_args(kind):
            raise ValueError(f"{where}: {value!r:.60} is none of {', '.join(map(str, get_args(kind)))}")
        return value
    if is_dataclass(kind):
        if not isinstance(value, Mapping):
            raise TypeError(f"{where}: an object was expected, not {value!r:.60}")
        made = cast(type, kind)
        given = {name: _read(hint, value[key], f"{where}.{key}") for name, key, hint in _declared(made) if key in value}
        return made(**given)
    if kind is float:
        if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
            raise TypeError(f"{where}: a finite number was expected, not {value!r:.60}")
        return float(value)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        raise TypeError(f"{where}: {kind.__name__} was expected, not {value!r:.60}")
    return value


@lru_cache(maxsize=256)
def _writer(kind: type) -> Write | None:
    """What makes records of a kind plain; none of what is no record.

    Most fields hold what is plain already, as their declared types tell, so that only the others are looked at.
    """
    if not is_dataclass(kind):
        return None
    declared = _declared(kind)
    keys = tuple(key for _, key, _ in declared)
    names = [name for name, _, _ in declared]
    # Of one name alone it would give the value itself, of none nothing.
    values_of: Write = (
        attrgetter(*names) if len(names) > 1 else lambda value: tuple(getattr(value, name) for name in names)
    )
    nested = [(key, write) for _, key, hint in declared if (write := _written(hint)) is not None]

    def write_record(value: Any) -> dict[str, Any]:
        made = dict(zip(keys, values_of(value), strict=True))
        for key, write in nested:
            made[key] = write(made[key])
        return made

    return write_record


def _written(hint: Any) -> Write | None:
    """What makes values of a declared type plain; none where they are."""
    if hint in _PLAIN or get_origin(hint) is Literal:
        return None
    inner = [one for one in get_args(hint) if one is not ...]
    if all(_written(one) is None for one in inner):
        if get_origin(hint) is tuple:
            return list
        if get_origin(hint) in (Union, UnionType):
            return None
    return plain_of


@lru_cache(maxsize=64)
def _declared(kind: type) -> tuple[tuple[str, str, Any], ...]:
    """Name, key and type of every field."""
    hints = get_type_hints(kind)
    return tuple((one.name, one.metadata.get("key", one.name), hints[one.name]) for one in fields(kind))
