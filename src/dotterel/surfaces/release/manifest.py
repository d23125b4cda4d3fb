"""The manifest: what a release holds, what it was made from and by, and the checksum of every file."""

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from dotterel import __version__
from dotterel.codebook import Codebook
from dotterel.model import plain_of
from dotterel.store import REVISION, NumberedRun
from dotterel.surfaces.export import DESCRIBED, PROFILE, description_of
from dotterel.surfaces.release.folder import WrittenFile
from dotterel.surfaces.release.made import FORM, KIND, MANIFEST
from dotterel.surfaces.release.tables import file_name
from dotterel.surfaces.release.terms import Terms


def manifest_of(
    terms: Terms,
    *,
    date: str,
    citation: str,
    counts: Mapping[str, int],
    runs: Sequence[NumberedRun],
    linkers: Iterable[str],
    book: Codebook,
    previous: Mapping[str, Any] | None,
    files: Iterable[WrittenFile],
) -> str:
    """The manifest as JSON.

    The names of what runs read are left out: they are paths and addresses of the user's own.
    """
    methods = {one.run.method.id: one.run.method for one in runs}
    told: dict[str, Any] = {
        "kind": KIND,
        "form": FORM,
        "name": terms.name,
        "title": terms.title,
        "version": terms.version,
        "date": date,
        "creators": list(terms.creators),
        "licence": plain_of(terms.licence),
        "citation": citation,
        "filters": terms.filters,
        "holds": {
            "sentences": terms.has_sentences,
            "texts": terms.has_texts,
            "reviewers": "by number" if terms.is_anonymous else "by name",
        },
        "counts": dict(counts),
        "previous": previous,
        "program": {"name": "dotterel", "version": __version__, "store": REVISION},
        "codebook": book.id,
        "linkers": sorted(linkers),
        "methods": {number: plain_of(methods[number]) for number in sorted(methods)},
        "runs": [_run(one) for one in runs],
        "files": [_file(one) for one in sorted(files, key=lambda one: one.path)],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def sums_of(files: Iterable[WrittenFile]) -> str:
    """Checksums as ``sha256sum`` writes and reads them."""
    return "".join(f"{one.sha256}  {one.path}\n" for one in sorted(files, key=lambda one: one.path))


def data_package(terms: Terms, files: Iterable[WrittenFile], *, date: str) -> str:
    """The Data Package (version 2): the columns of every table of our own, for programs."""
    by_path = {one.path: one for one in files}
    resources = []
    for what in ("incidents", "events"):
        for format_ in DESCRIBED:
            written = by_path.get(file_name(what, format_))
            if written is None:
                continue
            [resource] = description_of(format_, incidents=what == "incidents", path=Path(written.path))["resources"]
            resources.append(
                {
                    **resource,
                    "name": f"{what}-{format_}",
                    "path": written.path,
                    "bytes": written.bytes,
                    "hash": f"sha256:{written.sha256}",
                }
            )
    told = {
        "$schema": PROFILE,
        "name": terms.slug,
        "title": terms.title,
        "version": terms.version,
        "created": f"{date}T00:00:00Z",
        "licenses": [
            {"title": terms.licence.name, "path": terms.licence.url}
            | ({} if terms.licence.id is None else {"name": terms.licence.id})
        ],
        "contributors": [{"title": creator, "roles": ["creator"]} for creator in terms.creators],
        "created_by": f"dotterel {__version__}",
        "manifest": MANIFEST,
        "resources": resources,
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _file(one: WrittenFile) -> dict[str, Any]:
    about = {"about": one.about} if one.about else {}
    return {"path": one.path, "bytes": one.bytes, "sha256": one.sha256, **about, **dict(one.further)}


def _run(one: NumberedRun) -> dict[str, Any]:
    return {
        "number": one.number,
        "id": one.run.id,
        "method": one.run.method.id,
        "started": one.run.started,
        "finished": one.run.finished,
        "program": one.run.program,
        "outcomes": dict(sorted(one.outcomes.items())),
        "events": one.events,
    }
