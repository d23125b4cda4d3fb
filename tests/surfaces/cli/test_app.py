"""The command line as a whole: help, version, imports, pipes."""

import subprocess
import sys

import pytest

from dotterel import __version__
from tests.surfaces.conftest import Dotterel

VERBS = ("code", "explain", "demo", "codebook", "evaluate", "gazetteer", "version")


def test_help_names_every_verb_and_exit_code(dotterel: Dotterel) -> None:
    """A user finds what there is without any other document."""
    shown = dotterel("--help").stdout
    for word in (*VERBS, "Exit codes", "130"):
        assert word in shown


@pytest.mark.parametrize("verb", VERBS)
def test_every_verb_has_help(dotterel: Dotterel, verb: str) -> None:
    """Each verb says what it does."""
    result = dotterel(verb, "--help")
    assert result.exit_code == 0
    assert f"dotterel {verb}" in result.stdout or f"root {verb}" in result.stdout


def test_version_is_one_line(dotterel: Dotterel) -> None:
    """Scripts can read it."""
    assert dotterel("--version").stdout == f"dotterel {__version__}\n"


def test_the_long_version_names_what_results_depend_on(dotterel: Dotterel) -> None:
    """What a paper has to state stands on one page, even where a part is missing."""
    result = dotterel("version")
    assert result.exit_code == 0
    for part in ("dotterel", "coder", "codebook", "gazetteer", "actors", "Python"):
        assert part in result.stdout


def test_help_and_version_load_nothing_heavy() -> None:
    """They answer at once: neither the network's runtime nor the page reader is imported."""
    script = (
        "import sys; import dotterel.surfaces.cli.app as app; app.build_app();"
        "heavy = {'onnxruntime', 'tokenizers', 'trafilatura', 'numpy', 'httpx2', 'marisa_trie'} & set(sys.modules);"
        "sys.exit(' '.join(heavy) or 0)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], env=_environment(), capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_closed_pipe_is_quiet() -> None:
    """`dotterel … | head` ends without a complaint."""
    command = [sys.executable, "-m", "dotterel", "codebook"]
    with subprocess.Popen(command, env=_environment(), stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0


def _environment() -> dict[str, str]:
    """The environment of this test, with the package of this tree."""
    import os
    from pathlib import Path

    return {**os.environ, "PYTHONPATH": str(Path(__file__).parents[3] / "src")}
