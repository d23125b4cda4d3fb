"""Builds the gazetteer into the package when a wheel is made of it (a hatchling build hook).

Without hatchling, `python hatch_build.py` does the same for a checkout, and so does
`python -m dotterel.resolution.places.build`.
"""

import importlib
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

try:
    from hatchling.builders.hooks.plugin.interface import BuildHookInterface
except ImportError:  # run by hand in an environment without hatchling
    BuildHookInterface = object  # type: ignore[assignment,misc]

_PLACES = Path("src", "dotterel", "resolution", "places", "data")


def build_gazetteer(root: Path) -> tuple[Path, Path]:
    """Builds the gazetteer into the source tree below `root`.

    The package around the builder is passed over, so that none of the run-time dependencies need be there.

    Returns:
        Paths of its two files.

    Raises:
        ArtifactError: A package that it is built from is missing; the message says what to install.
    """
    source = root / "src"
    sys.path.insert(0, str(source))
    try:
        if "dotterel.resolution" not in sys.modules:
            around = ModuleType("dotterel.resolution")
            around.__path__ = [str(source / "dotterel" / "resolution")]
            sys.modules["dotterel.resolution"] = around
        built: tuple[Path, Path] = importlib.import_module("dotterel.resolution.places.build").build(root / _PLACES)
    finally:
        sys.path.remove(str(source))
    return built


class GazetteerBuildHook(BuildHookInterface):  # type: ignore[type-arg,misc,unused-ignore]
    """Runs before a wheel is put together; a source distribution goes without the built files."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Builds the gazetteer; for an editable installation only where there is none yet."""
        root = Path(self.root)
        if self.target_name != "wheel" or (version == "editable" and any((root / _PLACES).glob("*.sqlite"))):
            return
        build_gazetteer(root)


if __name__ == "__main__":
    for path in build_gazetteer(Path(__file__).resolve().parent):
        sys.stdout.write(f"{path}\n")
