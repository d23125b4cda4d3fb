"""The form of items is checked before anything is read."""

from datetime import date

import pytest

from dotterel.evaluation.benchmarks.forms import Form, faults_of


@pytest.mark.parametrize(
    ("value", "form"),
    [
        ("a", str),
        (None, (str, None)),
        ([1, 2], [int]),
        ({"a": 1, "b": 2}, {"a": int}),
        (1, float),
        (True, bool),
        ({}, {"a?": int}),
        ("2024-03-05", date),
    ],
)
def test_values_of_the_form_have_no_faults(value: object, form: Form) -> None:
    """Alternatives, lists and further fields pass."""
    assert faults_of(value, form) == []


@pytest.mark.parametrize(
    ("value", "form", "fault"),
    [
        (1, str, "item is a whole number, not text"),
        (True, int, "item is true or false, not a whole number"),
        ({}, {"a": int}, "item has no 'a'"),
        ({"a": [1, "x"]}, {"a": [int]}, "item.a[1] is text, not a whole number"),
        ([], {"a": int}, "item is a list, not an object"),
        (None, [int], "item is null, not a list"),
        ("x", None, "item is text, not null"),
        ({"a": "x"}, {"a?": int}, "item.a is text, not a whole number"),
        ("yesterday", date, "item is not a day as 2024-03-05"),
        (5, date, "item is not a day as 2024-03-05"),
        ("a\ud800", str, "item holds half of a character (an unpaired surrogate)"),
    ],
)
def test_faults_say_where_and_what(value: object, form: Form, fault: str) -> None:
    """A user can find what is wrong in the data."""
    assert faults_of(value, form) == [fault]
