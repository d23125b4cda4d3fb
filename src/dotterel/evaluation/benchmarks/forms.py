"""The form of JSON items: what must be there, told as data and checked before anything is read."""

from collections.abc import Mapping
from typing import Any

Form = type | None | tuple[Any, ...] | list[Any] | dict[str, Any]
"""A type (``str``); none for null; a tuple of alternatives; a list of one form for lists; a mapping of fields that must
be there (others may be). Numbers that are whole pass for ``float``."""


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
        missing = [f"{where} has no {name!r}" for name in form if name not in value]
        return missing + [
            fault
            for name, one in form.items()
            if name in value
            for fault in faults_of(value[name], one, where=f"{where}.{name}")
        ]
    fits = isinstance(value, (int, float) if form is float else form) and (form is bool or not isinstance(value, bool))
    return [] if fits else [f"{where} is {_kind(value)}, not {_NAMES.get(form, form.__name__)}"]


_NAMES = {str: "text", int: "a whole number", float: "a number", bool: "true or false"}


def _kind(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, Mapping):
        return "an object"
    if isinstance(value, list):
        return "a list"
    return _NAMES.get(type(value), type(value).__name__)
