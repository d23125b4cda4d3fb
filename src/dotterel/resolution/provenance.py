"""What resolved events depend on beside the coder: by it, codings of different versions are told apart."""

import hashlib
from functools import cache
from pathlib import Path

from dotterel import __version__
from dotterel.model import Provenance
from dotterel.resolution.actors.csv_register import SHIPPED
from dotterel.resolution.places import SqliteGazetteer


def resolver_provenance(actors: tuple[Path, ...] = ()) -> tuple[Provenance, ...]:
    """Actor register and gazetteer, then the user's own registers by the digest of their content.

    Args:
        actors: Register files of the user's own, in their order, which counts.

    Raises:
        ArtifactError: The gazetteer is missing or damaged.
        OSError: A register file cannot be read.
    """
    return (
        Provenance(component="actor-register", version=__version__, digest=_shipped_register()),
        Provenance(component="gazetteer", version=_gazetteer()),
        *(
            Provenance(component=path.name, version="1", digest=hashlib.sha256(path.read_bytes()).hexdigest())
            for path in actors
        ),
    )


@cache
def _shipped_register() -> str:
    digest = hashlib.sha256()
    for path in sorted(SHIPPED.glob("*.csv")):
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)} ".encode() + content)
    return digest.hexdigest()


@cache
def _gazetteer() -> str:
    gazetteer = SqliteGazetteer.open()
    try:
        return gazetteer.sources or "unknown"
    finally:
        gazetteer.close()
