"""What is put together when it is first needed is what it would have been at once."""

import gc
import importlib
import pkgutil
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import dotterel.ingest
import dotterel.resolution
from dotterel.late import LatePattern


def test_every_late_pattern_is_a_pattern() -> None:
    """A slip in a pattern that few texts need is found by the tests, not by the first such text."""
    for package in (dotterel.ingest, dotterel.resolution):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            importlib.import_module(module.name)
    patterns = [one for one in gc.get_objects() if type(one) is LatePattern]  # others may warn when asked
    assert len(patterns) > 50
    for pattern in patterns:
        assert pattern.compiled.pattern == pattern.source


def test_a_pattern_is_compiled_once_and_late() -> None:
    """Making a pattern compiles nothing; a faulty one says so when it is tried."""
    pattern = LatePattern("(", re.IGNORECASE)
    with pytest.raises(re.error):
        pattern.match("x")
    sound = LatePattern("a+")
    assert sound.compiled is sound.compiled


@given(st.text("ab -"), st.integers(0, 5), st.integers(0, 5))
def test_a_late_pattern_answers_like_its_own(text: str, start: int, end: int) -> None:
    """Every way to ask gives what the compiled pattern gives."""
    late, plain = LatePattern("A+b?", re.IGNORECASE), re.compile("A+b?", re.IGNORECASE)
    assert _span(late.match(text)) == _span(plain.match(text))
    assert _span(late.fullmatch(text)) == _span(plain.fullmatch(text))
    assert _span(late.search(text)) == _span(plain.search(text))
    assert _span(late.search(text, start, end)) == _span(plain.search(text, start, end))
    assert [*map(_span, late.finditer(text, start))] == [*map(_span, plain.finditer(text, start))]
    assert late.split(text, maxsplit=1) == plain.split(text, maxsplit=1)


def _span(match: re.Match[str] | None) -> tuple[int, int] | None:
    return None if match is None else match.span()
