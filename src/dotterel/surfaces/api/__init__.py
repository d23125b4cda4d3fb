"""The API: the records for programs, as JSON over HTTP. Needs the ``web`` extra."""

from dotterel.surfaces.api.app import build_api

__all__ = ["build_api"]
