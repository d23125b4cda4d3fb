"""The shipped parts, loaded and put together."""

from pathlib import Path

from dotterel.coding import DEFAULT_CODER, load_coder
from dotterel.ingest import IngestSettings
from dotterel.pipeline.coding_run import CodingRun
from dotterel.pipeline.program import program_provenance
from dotterel.resolution import load_resolver, resolver_provenance


def assemble(
    *,
    coder: str = DEFAULT_CODER,
    min_score: float | None = None,
    actors: tuple[Path, ...] = (),
    ingest: IngestSettings | None = None,
) -> CodingRun:
    """A coding run with the shipped coder, register and gazetteer.

    Args:
        coder: Name of an installed coder.
        min_score: Lowest trigger score kept; none takes the coder's own.
        actors: Actor register files of the user's own.
        ingest: How reports become documents.

    Raises:
        ArtifactError: The model or the gazetteer is missing or damaged.
        SettingsError: No such coder, a bad score, or a faulty actor file.
    """
    return CodingRun(
        coder=load_coder(coder, min_score=min_score),
        resolver=load_resolver(actors=actors),
        ingest=ingest or IngestSettings(),
        parts=(program_provenance(), *resolver_provenance(actors)),
        min_score=min_score,
    )
