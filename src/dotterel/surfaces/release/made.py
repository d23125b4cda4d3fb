"""Releases that were made: their manifests, read and trusted no further than they can be checked."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from dotterel.model import ReleaseError
from dotterel.surfaces.release.archive import ARCHIVES

MANIFEST = "manifest.json"
SUMS = "SHA256SUMS"
KIND = "dotterel release"
"""What the manifest says that it is."""
FORM = 1
"""Version of the manifest's own form."""
_MOST_BYTES = 50_000_000
_NEEDED: Mapping[str, type | tuple[type, ...]] = {
    "name": str,
    "title": str,
    "version": str,
    "date": str,
    "creators": list,
    "licence": dict,
    "citation": str,
    "filters": dict,
    "counts": dict,
    "files": list,
    "holds": dict,
}
_FILE: Mapping[str, type] = {"path": str, "bytes": int, "sha256": str}


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeRelease:
    """A release in a folder.

    Attributes:
        folder: Where it is.
        manifest: Its manifest, as it was read.
    """

    folder: Path
    manifest: Mapping[str, Any]

    @property
    def name(self) -> str:
        """Its name, which is that of its folder when it is made."""
        return str(self.manifest["name"])

    @property
    def archives(self) -> tuple[Path, ...]:
        """Its archives, which stand beside it."""
        beside = (self.folder.with_name(f"{self.name}{ending}") for ending in ARCHIVES)
        return tuple(path for path in beside if path.is_file())


def read_release(folder: Path) -> MadeRelease:
    """The release in a folder; its files are not looked at.

    Raises:
        ReleaseError: There is none, or its manifest cannot be read.
    """
    path = folder / MANIFEST
    if not path.is_file():
        raise ReleaseError(f"there is no release in {folder}", f"A release is a folder with a {MANIFEST} in it.")
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise ValueError("it is too large")
        manifest = json.loads(path.read_text(encoding="utf-8"))
        fault = _fault_of(manifest)
    except (OSError, ValueError, RecursionError) as broken:
        fault = f"{type(broken).__name__}: {broken}"
    if fault is not None:
        raise ReleaseError(f"the manifest of {folder} cannot be read ({fault:.200})", "Fetch the release anew.")
    return MadeRelease(folder=folder, manifest=manifest)


def releases_in(folder: Path) -> tuple[MadeRelease, ...]:
    """The releases that stand in a folder, the latest first; what is none, or cannot be read, is passed over."""
    try:
        folders = sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
    except OSError:
        return ()
    found = []
    for one in folders:
        try:
            found.append(read_release(one))
        except ReleaseError:
            continue
    return tuple(sorted(found, key=lambda one: (one.manifest["date"], one.name), reverse=True))


def _fault_of(manifest: Any) -> str | None:
    """What is wrong with a manifest; none where it can be used."""
    if not isinstance(manifest, dict) or manifest.get("kind") != KIND:
        return "it is not one of a release of Dotterel"
    if manifest.get("form") != FORM:
        return "it is of another version of Dotterel"
    for name, kind in _NEEDED.items():
        if not isinstance(manifest.get(name), kind):
            return f"{name} is missing or of the wrong kind"
    for one in manifest["files"]:
        if not isinstance(one, dict) or any(type(one.get(name)) is not kind for name, kind in _FILE.items()):
            return "its list of files is broken"
    return None
