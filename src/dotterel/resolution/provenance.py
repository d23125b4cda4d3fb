"""What resolved events depend on beside the coder: by it, codings of different versions are told apart."""

from pathlib import Path

from dotterel.model import Provenance
from dotterel.resolution.actors import register_provenance


def resolver_provenance(actors: tuple[Path, ...] = (), *, gazetteer: str) -> tuple[Provenance, ...]:
    """Actor registers (ours, then the user's own by the digest of their content) and gazetteer.

    Args:
        actors: Register files of the user's own, in their order, which counts.
        gazetteer: What places are found in, as the gazetteer states it.

    Raises:
        OSError: A register file cannot be read.
    """
    return (
        *register_provenance(actors),
        Provenance(component="gazetteer", version=gazetteer or "unknown"),
    )
