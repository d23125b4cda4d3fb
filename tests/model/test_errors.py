"""The error tree: every refusal has an exit status, and is named in the drawing."""

import re

import pytest

import dotterel.model
from dotterel.model import DotterelError, SettingsError, errors

ERRORS = sorted(
    (
        value
        for value in vars(errors).values()
        if isinstance(value, type) and issubclass(value, DotterelError) and value is not DotterelError
    ),
    key=lambda error: error.__name__,
)


@pytest.mark.parametrize("error", ERRORS)
def test_error_is_drawn_in_the_tree(error: type[DotterelError]) -> None:
    """The drawing on top of the module shows every error, and the package exports it."""
    assert re.search(rf"\b{error.__name__}\b", errors.__doc__ or "")
    assert error.__name__ in dotterel.model.__all__


@pytest.mark.parametrize("error", ERRORS)
def test_exit_status_is_documented(error: type[DotterelError]) -> None:
    """Only the documented exit statuses 2, 3 and 4 are used; 1 is for what was not foreseen."""
    assert error.exit_code in (2, 3, 4)


def test_message_and_remedy_are_told_together() -> None:
    """What the user reads is what happened, then what to do about it."""
    assert str(SettingsError("bad option", "Give another.")) == "bad option. Give another."
    assert str(SettingsError("bad option")) == "bad option"
