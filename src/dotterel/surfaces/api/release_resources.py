"""Releases that were made of the store: what to cite, and the checksum of every file."""

from typing import Any

from fastapi import APIRouter, Request
from starlette.responses import Response

from dotterel.store import Store
from dotterel.surfaces.api import parameters as asked
from dotterel.surfaces.api.answers import answer, page
from dotterel.surfaces.api.descriptions import described, list_of, schema_of
from dotterel.surfaces.api.problems import missing
from dotterel.surfaces.release import MadeRelease, releases_in

_IN_LISTS = ("name", "title", "version", "date", "creators", "licence", "citation", "filters", "counts", "previous")


def release_routes(store: Store) -> APIRouter:
    """The routes below ``/releases``."""
    router = APIRouter(prefix="/releases", tags=["releases"])

    @router.get(
        "",
        summary="List releases",
        **described(list_of("Release")),
    )
    def releases(request: Request) -> Response:
        """Those that are kept beside the store, the latest first; they are made by `dotterel release`."""
        asked.given(request, ())
        return page(request, releases_in(store.releases), None, _entry)

    @router.get(
        "/{name}",
        summary="One release",
        **described(schema_of("Release")),
    )
    def release(request: Request, name: str) -> Response:
        """Its manifest: what it was made from and by, and its files with their checksums."""
        asked.given(request, ())
        found = next((one for one in releases_in(store.releases) if one.name == name), None)
        if found is None:
            raise missing("release", name)
        return answer(request, dict(found.manifest))

    return router


def _entry(release: MadeRelease) -> dict[str, Any]:
    return {name: release.manifest.get(name) for name in _IN_LISTS}
