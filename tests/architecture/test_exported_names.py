"""The public list of every package: sorted, complete, true."""

import ast
import importlib
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
PACKAGES = sorted(
    ".".join(path.parent.relative_to(SOURCE).parts)
    for path in SOURCE.rglob("__init__.py")
    if "__all__" in path.read_text(encoding="utf-8")
)


def _order(name: str) -> tuple[int, list[tuple[int, int, str]]]:
    """Constants, then types, then functions; numbers within names by value (as ruff's RUF022 sorts)."""
    kind = 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2
    pieces = re.findall(r"\d+|\D+", name)
    return kind, [(0, int(piece), "") if piece.isdigit() else (1, 0, piece) for piece in pieces]


def test_packages_are_found() -> None:
    """The search below looks at the right folder."""
    assert "dotterel.model" in PACKAGES


@pytest.mark.parametrize("package", PACKAGES)
def test_exported_names_are_sorted_and_exist(package: str) -> None:
    """A reader finds a name where the alphabet puts it, and can import it."""
    module = importlib.import_module(package)
    assert module.__all__ == sorted(set(module.__all__), key=_order)
    assert [name for name in module.__all__ if not hasattr(module, name)] == []


@pytest.mark.parametrize("package", PACKAGES)
def test_everything_gathered_is_exported(package: str) -> None:
    """What an `__init__` takes from its own modules is public or used there: nothing is imported for no one."""
    module = importlib.import_module(package)
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    gathered = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}.")
        for alias in node.names
    }
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    assert gathered - used - set(module.__all__) == set()


@pytest.mark.parametrize("package", PACKAGES)
def test_late_names_are_those_that_checkers_see(package: str) -> None:
    """A name that is loaded when first asked for comes from where the imports for checkers say."""
    module = importlib.import_module(package)
    tree = ast.parse(Path(str(module.__file__)).read_text(encoding="utf-8"))
    for node in (inner for branch in tree.body if isinstance(branch, ast.If) for inner in branch.body):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(f"{package}."):
            home = importlib.import_module(str(node.module))
            for alias in node.names:
                assert getattr(module, alias.name) is getattr(home, alias.name)
