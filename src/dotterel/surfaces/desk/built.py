"""The static files: built from `front/`, kept out of git, part of every wheel."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from dotterel.model import ArtifactError

STATIC = Path(__file__).resolve().parent / "static"
LISTED = "built.json"
"""Names and digests of all of them; written last, so that it is there only when all are."""


@cache
def built_files(folder: Path = STATIC) -> Mapping[str, str]:
    """Digest of every static file by name.

    Raises:
        ArtifactError: They are not built, or one is missing.
    """
    remedy = "In a checkout run: python3 dev.py setup. Else install Dotterel again."
    try:
        digests = json.loads((folder / LISTED).read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise ArtifactError("the desk's scripts and styles are not built", remedy) from fault
    missing = [name for name in digests if not (folder / name).is_file()]
    if missing:
        raise ArtifactError(f"the desk's files are not whole ({', '.join(missing)} missing)", remedy)
    return dict(digests)


def static_address(name: str) -> str:
    """The address of a static file, which changes when its content does.

    Raises:
        ArtifactError: There is no such file.
    """
    digest = built_files().get(name)
    if digest is None:
        raise ArtifactError(f"the desk has no file {name}", "Build it again by: python3 dev.py setup.")
    return f"/static/{name}?v={digest}"
