"""Starting is quick: nothing heavy is loaded before it is needed."""

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src"
BUILD_SYSTEM = tomllib.loads((SOURCE.parent / "pyproject.toml").read_text(encoding="utf-8"))["build-system"]
WEB = frozenset({"feedparser", "httpcore2", "httpx2", "protego"})
STORE = frozenset({"alembic", "psycopg", "sqlalchemy"})
PAGES = frozenset({"lxml", "pypdf", "trafilatura"})
OTHERS = frozenset({"fastapi", "jinja2", "pandas", "pyarrow", "torch", "uvicorn"})
NETWORK = frozenset({"marisa_trie", "numpy", "onnxruntime", "py3langid", "resiliparse", "tokenizers"})
HEAVY = WEB | STORE | PAGES | OTHERS | NETWORK


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


def test_package_loads_nothing() -> None:
    """Asking for the version of the package loads nothing beside it."""
    assert _loaded("import dotterel") - _loaded("pass") == {"dotterel"}


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_asking_loads_nothing_heavy(option: str) -> None:
    """`dotterel --version` and `--help` answer at once: nothing that reads, codes or keeps reports is loaded."""
    statement = f"""
from dotterel.surfaces.cli import main
sys.argv = ["dotterel", {option!r}]
try:
    main()
except SystemExit as ended:
    assert not ended.code, ended.code
"""
    assert _loaded(statement) & HEAVY == set()


def test_coding_loads_only_what_codes() -> None:
    """Putting a coding run together loads the network, but neither the store, nor the web, nor the page readers."""
    assert (
        _loaded("from dotterel.pipeline import assemble; from dotterel.ingest import open_sources") & HEAVY <= NETWORK
    )


def test_the_build_needs_no_more_than_it_asks_for() -> None:
    """What the build imports to make the gazetteer and the register's index loads no library that it has not named."""
    wanted = {re.split(r"[><=]", one)[0].replace("-", "_") for one in BUILD_SYSTEM["requires"]}
    named = {"python_dateutil": "dateutil", "marisa_trie": "marisa_trie"}
    hook = "import dotterel.resolution.actors, dotterel.resolution.places"
    new = _loaded(hook) - _loaded("pass") - sys.stdlib_module_names
    assert new & HEAVY <= {named.get(one, one) for one in wanted}


def test_linking_is_loaded_when_asked_for() -> None:
    """The first look at a late name loads it, from the package as from its module; another name is an error."""
    statement = """
import dotterel.pipeline
assert "dotterel.pipeline.linking_run" not in sys.modules
from dotterel.pipeline import LinkingRun
assert LinkingRun is sys.modules["dotterel.pipeline.linking_run"].LinkingRun
assert not hasattr(dotterel.pipeline, "LinkingRuns")
"""
    assert "sqlalchemy" in _loaded(statement)
