"""The floors: what may import what."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

ROOT = Path(__file__).resolve().parents[2]
MODEL = ROOT / "src" / "dotterel" / "model"


def test_import_contracts_hold(capsys: pytest.CaptureFixture[str]) -> None:
    """Every contract of pyproject.toml is kept, and every package has its floor."""
    status = lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True)
    assert status == EXIT_STATUS_SUCCESS, capsys.readouterr().out


@pytest.mark.parametrize("path", sorted(MODEL.rglob("*.py")), ids=lambda path: path.name)
def test_model_imports_the_standard_library_only(path: Path) -> None:
    """The domain types can be used without anything installed."""
    allowed = sys.stdlib_module_names | {"dotterel"}
    assert [name for name in _imported(path) if name.partition(".")[0] not in allowed] == []


def _imported(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or "dotterel"
