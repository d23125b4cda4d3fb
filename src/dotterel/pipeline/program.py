"""The program itself as a part of the method: its rules decide on events as much as the model does."""

import hashlib
from functools import cache
from pathlib import Path

from dotterel import __version__
from dotterel.model import Provenance

PACKAGE = Path(__file__).parents[1]
CODING = ("codebook", "coding", "inference", "resolution")
"""The packages that turn a document into events."""
LINKING = ("codebook", "linking", "review")
"""The packages that turn events into incidents."""
_RULES = (".py", ".toml", ".csv", ".txt", ".json")
"""Among them the manifest of the model, whose calibration the digest of its graph does not cover."""


@cache
def program_provenance(
    package: Path = PACKAGE, *, deciding: tuple[str, ...] = CODING, component: str = "dotterel"
) -> Provenance:
    """Version and digest of the code and the word lists that decide.

    The digest tells apart what a version number does not: two states of a checkout between releases.

    Args:
        package: The folder of the package.
        deciding: The packages in it whose rules decide.
        component: What the provenance names.
    """
    digest = hashlib.sha256()
    files = (path for name in deciding for path in (package / name).rglob("*") if path.suffix in _RULES)
    for path in sorted(files):
        content = path.read_bytes()
        digest.update(f"{path.relative_to(package).as_posix()} {len(content)} ".encode() + content)
    return Provenance(component=component, version=__version__, digest=digest.hexdigest())
