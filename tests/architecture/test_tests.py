"""The tests themselves: each is run, and says what it protects."""

import ast
from collections import Counter
from pathlib import Path

import pytest

TESTS = Path(__file__).resolve().parents[1]
FILES = sorted(TESTS.rglob("test_*.py"))


def _name(path: Path) -> str:
    return path.relative_to(TESTS).as_posix()


def _test_functions(scope: ast.Module | ast.ClassDef) -> list[ast.FunctionDef]:
    return [node for node in scope.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test")]


def _scopes(path: Path) -> list[ast.Module | ast.ClassDef]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return [tree, *(node for node in ast.walk(tree) if isinstance(node, ast.ClassDef))]


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_names_are_used_once(path: Path) -> None:
    """No test hides another of the same name in its file."""
    for scope in _scopes(path):
        counted = Counter(function.name for function in _test_functions(scope))
        assert [name for name, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("path", FILES, ids=_name)
def test_docstrings_say_what_is_protected(path: Path) -> None:
    """Every test begins with a sentence on the behaviour it protects."""
    functions = [function for scope in _scopes(path) for function in _test_functions(scope)]
    assert [function.name for function in functions if not ast.get_docstring(function)] == []
