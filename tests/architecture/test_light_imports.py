"""Starting is quick: nothing heavy is loaded before it is needed."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
HEAVY = frozenset(
    {"marisa_trie", "onnxruntime", "py3langid", "pyarrow", "pypdf", "resiliparse", "tokenizers", "torch", "trafilatura"}
) | {"sqlalchemy", "alembic"}


def _loaded(statement: str) -> set[str]:
    """Top-level modules that a new Python has loaded after a statement."""
    program = f"import sys, json; sys.path.insert(0, {str(SOURCE)!r})\n{statement}\n"
    program += "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-I", "-c", program], capture_output=True, text=True, check=True)
    return set(json.loads(done.stdout.splitlines()[-1]))


def test_model_loads_nothing_third_party() -> None:
    """Programs that only read records need no more than the standard library."""
    new = _loaded("import dotterel.model") - _loaded("pass") - sys.stdlib_module_names
    assert new == {"dotterel"}


@pytest.mark.skipif(not (SOURCE / "dotterel/surfaces/cli/__init__.py").is_file(), reason="there is no command line")
def test_version_loads_nothing_heavy() -> None:
    """`dotterel --version` answers at once: neither the network's runtime nor the page reader is loaded."""
    statement = """
from dotterel.surfaces.cli import main
sys.argv = ["dotterel", "--version"]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""
    assert _loaded(statement) & HEAVY == set()
