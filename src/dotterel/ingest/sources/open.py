"""Opening sources by address: what each address on a command line means."""

import re
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.files import Files
from dotterel.ingest.sources.source import Source
from dotterel.ingest.sources.stdin import StandardInput
from dotterel.model import Report

if TYPE_CHECKING:
    import httpx2

_SCHEME = re.compile(r"^[A-Za-z][A-Za-z0-9+.-]*://")


def open_sources(
    addresses: Sequence[str],
    *,
    settings: SourceSettings | None = None,
    transport: "httpx2.BaseTransport | None" = None,
    stdin: BinaryIO | None = None,
) -> Iterator[Report | Outcome]:
    """Every report behind some addresses, in order, with an outcome for each one that cannot be had.

    Args:
        addresses: Paths of files, folders and corpora; http(s) addresses; ``-`` for standard input.
        settings: Limits and manners.
        transport: The network in place of the real one.
        stdin: The stream behind ``-`` in place of the real one.
    """
    settings = settings or SourceSettings()
    for address in addresses:
        yield from _source(address, settings=settings, transport=transport, stdin=stdin).read()


def _source(
    address: str, *, settings: SourceSettings, transport: "httpx2.BaseTransport | None", stdin: BinaryIO | None
) -> Source:
    if address == "-":
        return StandardInput(stream=stdin or sys.stdin.buffer, settings=settings)
    if _SCHEME.match(address):
        from dotterel.ingest.sources.web import Web  # noqa: PLC0415 (files need nothing of the web)

        return Web(addresses=(address,), settings=settings, transport=transport)
    return Files(path=Path(address), settings=settings)
