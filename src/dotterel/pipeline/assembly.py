"""The shipped parts, loaded and put together."""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from dotterel.coding import DEFAULT_CODER, load_coder
from dotterel.ingest import IngestSettings
from dotterel.pipeline.coding_run import CodingRun
from dotterel.pipeline.program import program_provenance


def assemble(
    *,
    coder: str = DEFAULT_CODER,
    min_score: float | None = None,
    actors: tuple[Path, ...] = (),
    gazetteer: str | None = None,
    ingest: IngestSettings | None = None,
) -> CodingRun:
    """A coding run with the shipped coder and register, and the gazetteer in use.

    Args:
        coder: Name of an installed coder.
        min_score: Lowest trigger score kept; none takes the coder's own.
        actors: Actor register files of the user's own.
        gazetteer: Folder of the gazetteer, or ``packaged``; as chosen by the user's environment unless told.
        ingest: How reports become documents.

    Raises:
        ArtifactError: The model or the gazetteer is missing or damaged.
        SettingsError: No such coder, or a bad score.
        RegisterError: An actor file has faults; all are listed.
    """
    with ThreadPoolExecutor(1, thread_name_prefix="network") as threads:
        # Reading the network needs no interpreter, which loads what resolves in the meantime.
        loaded_coder = threads.submit(load_coder, coder, min_score=min_score)
        from dotterel.resolution import (  # noqa: PLC0415 (as said above)
            load_resolver,
            register_provenance,
            resolver_provenance,
        )
        from dotterel.resolution.places import SqliteGazetteer  # noqa: PLC0415 (likewise)

        places = SqliteGazetteer.in_use(gazetteer)
        resolver = load_resolver(actors=actors, gazetteer=places)
        return CodingRun(
            coder=loaded_coder.result(),
            resolver=resolver,
            gazetteer=places.label,
            ingest=ingest or IngestSettings(),
            registers=register_provenance(actors),
            parts=(program_provenance(), *resolver_provenance(actors, gazetteer=places.label)),
            min_score=min_score,
        )
