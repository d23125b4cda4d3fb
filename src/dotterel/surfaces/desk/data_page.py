"""The data as files: every format with what it can say, under the filters of the list, and the releases made."""

from pathlib import Path
from typing import Any

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import FileResponse, Response, StreamingResponse

from dotterel.surfaces.desk.listed_incidents import incident_file
from dotterel.surfaces.desk.listing import chips
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.questions import ListQuestion
from dotterel.surfaces.export import ABILITIES, FORMATS, MEANINGS, MEDIA_TYPES, has_parquet, usual_name
from dotterel.surfaces.release import MadeRelease, releases_in

_BESIDE_MANIFEST = ("manifest.json", "SHA256SUMS")


def data_router(desk: Desk) -> APIRouter:
    """The routes of the page, of its files and of those of releases."""
    router = APIRouter(include_in_schema=False)

    @router.get("/data")
    def data(request: Request) -> Response:
        question = desk.question_of(request)
        if question.faults:
            return _faulty(desk, question)
        with desk.store.reading() as records:
            chosen = records.incidents.count(question.selection)
            held = records.incidents.count()
        return desk.page(
            "data.html",
            question=question,
            chips=chips(question),
            chosen=chosen,
            held=held,
            formats=formats(),
            meanings=MEANINGS,
            releases=[told(one) for one in releases_in(desk.store.releases)],
        )

    @router.get("/data/incidents.{format_}")
    def file(request: Request, format_: str) -> Response:
        if format_ not in formats():
            raise HTTPException(404, f"there is no format {format_:.40}")
        question = desk.question_of(request)
        if question.faults:
            return _faulty(desk, question)
        return StreamingResponse(
            incident_file(desk.store, question, format_),
            media_type=MEDIA_TYPES[FORMATS[format_].ending],
            headers={"Content-Disposition": f'attachment; filename="{usual_name("incidents", format_)}"'},
        )

    @router.get("/data/releases/{name}/{path:path}")
    def release_file(name: str, path: str) -> Response:
        release = next((one for one in releases_in(desk.store.releases) if one.folder.name == name), None)
        found = None if release is None else file_of(release, path)
        if found is None:
            raise HTTPException(404, "This store has no such release, or the release no such file.")
        return FileResponse(found, filename=found.name, content_disposition_type="attachment")

    return router


def formats() -> dict[str, Any]:
    """The formats that can be written here, each with its form and its ability."""
    return {
        name: (FORMATS[name], ability)
        for name, ability in ABILITIES.items()
        if name in FORMATS and (name != "parquet" or has_parquet())
    }


def told(release: MadeRelease) -> dict[str, Any]:
    """A release as the page shows it."""
    files = release.manifest["files"]
    return {
        "folder": release.folder.name,
        "manifest": release.manifest,
        "size": sum(one["bytes"] for one in files),
        "archives": [path.name for path in release.archives],
    }


def file_of(release: MadeRelease, path: str) -> Path | None:
    """A file of a release, or an archive of it; none where its manifest names no such file, or it leads elsewhere."""
    archive = next((one for one in release.archives if one.name == path), None)
    if archive is not None:
        return archive
    known = {one["path"] for one in release.manifest["files"]} | set(_BESIDE_MANIFEST)
    found = release.folder.joinpath(*path.split("/"))
    if path not in known or "\0" in path:
        return None
    base = release.folder.resolve()
    return found if found.resolve().is_relative_to(base) and found.is_file() else None


def _faulty(desk: Desk, question: ListQuestion) -> Response:
    return desk.problem(
        400, "That is not a question we know", "; ".join(question.faults), remedy="Correct what is listed."
    )
