"""The form of JSON items: what must be there, told as data and checked before anything is read."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

Form = type | None | tuple[Any, ...] | list[Any] | dict[str, Any]
"""A type (``str``; ``date`` for a day as text); none for null; a tuple of alternatives; a list of one form for lists; a
mapping of fields that must be there, but for those whose name ends in ``?`` (others may be). Numbers that are whole
pass for ``float``."""

_HALF_CHARACTER = re.compile(r"[\ud800-\udfff]")


def faults_of(value: object, form: Form, *, where: str = "item") -> list[str]:
    """Every way in which a value is not of a form, each with where it stands; empty for none.

    Args:
        value: A value as JSON gives it.
        form: What is expected.
        where: Name of the value in the faults.
    """
    if isinstance(form, tuple):
        found = [faults_of(value, one, where=where) for one in form]
        return min(found, key=len)
    if form is None:
        return [] if value is None else [f"{where} is {_kind(value)}, not null"]
    if isinstance(form, list):
        if not isinstance(value, list):
            return [f"{where} is {_kind(value)}, not a list"]
        return [
            fault for number, one in enumerate(value) for fault in faults_of(one, form[0], where=f"{where}[{number}]")
        ]
    if isinstance(form, dict):
        if not isinstance(value, Mapping):
            return [f"{where} is {_kind(value)}, not an object"]
        missing = [f"{where} has no {name!r}" for name in form if name not in value and not name.endswith("?")]
        return missing + [
            fault
            for name, one in form.items()
            if (field := name.removesuffix("?")) in value
            for fault in faults_of(value[field], one, where=f"{where}.{field}")
        ]
    if isinstance(value, str) and _HALF_CHARACTER.search(value):
        return [f"{where} holds half of a character (an unpaired surrogate)"]
    if form is date:
        return [] if _is_day(value) else [f"{where} is not a day as 2024-03-05"]
    fits = isinstance(value, (int, float) if form is float else form) and (form is bool or not isinstance(value, bool))
    return [] if fits else [f"{where} is {_kind(value)}, not {_NAMES.get(form, form.__name__)}"]


def _is_day(value: object) -> bool:
    try:
        return isinstance(value, str) and date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return _NAMES.get(type(value), type(value).__name__)
