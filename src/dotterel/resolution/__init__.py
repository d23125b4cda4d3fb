"""Who, where, when, how many: from the words of a report to codes, coordinates, days and numbers. Floor 2."""

from pathlib import Path

from dotterel.codebook import Codebook
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.calibrated import shipped_score_maps
from dotterel.resolution.places import SqliteGazetteer
from dotterel.resolution.resolver import HISTORY_DAYS, Resolver

__all__ = ["HISTORY_DAYS", "Resolver", "load_resolver"]


def load_resolver(*, actors: tuple[Path, ...] = (), codebook: Codebook | None = None) -> Resolver:
    """A resolver with the shipped register and gazetteer.

    Args:
        actors: Register files of the user's own; they extend or override the shipped ones.
        codebook: Gives quad and intensity; PLOVER 2.0 unless told.

    Raises:
        ArtifactError: The gazetteer or the maps that calibrate scores are missing or damaged.
        SettingsError: A register file has faults; all are listed.
    """
    return Resolver(
        register=CsvActorRegister.load(extra=actors),
        gazetteer=SqliteGazetteer.open(),
        codebook=codebook,
        score_maps=shipped_score_maps(),
    )
