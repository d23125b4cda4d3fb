"""Who, where, when, how many: from the words of a report to codes, coordinates, days and numbers. Floor 2."""

from pathlib import Path

from dotterel.codebook import Codebook
from dotterel.resolution.actors import CsvActorRegister, register_provenance, shipped_register
from dotterel.resolution.calibrated import shipped_score_maps
from dotterel.resolution.places import Gazetteer, SqliteGazetteer
from dotterel.resolution.provenance import resolver_provenance
from dotterel.resolution.resolver import HISTORY_DAYS, Resolver

__all__ = ["HISTORY_DAYS", "Resolver", "load_resolver", "register_provenance", "resolver_provenance"]


def load_resolver(
    *, actors: tuple[Path, ...] = (), codebook: Codebook | None = None, gazetteer: Gazetteer | None = None
) -> Resolver:
    """A resolver with the shipped register and the gazetteer in use.

    Args:
        actors: Register files of the user's own; they extend or override the shipped ones.
        codebook: Gives quad and intensity; PLOVER 2.0 unless told.
        gazetteer: Names to places; the one in use (`SqliteGazetteer.in_use`) unless told.

    Raises:
        ArtifactError: The gazetteer or the maps that calibrate scores are missing or damaged.
        RegisterError: A register file has faults; all are listed.
    """
    return Resolver(
        register=CsvActorRegister.load(extra=actors) if actors else shipped_register(),
        gazetteer=gazetteer or SqliteGazetteer.in_use(),
        codebook=codebook,
        score_maps=shipped_score_maps(),
    )
