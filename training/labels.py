"""The label lists of a new network, taken from the codebook."""

from dotterel.codebook import Codebook, load_codebook
from dotterel.evaluation.annotated import STATUSES
from dotterel.inference import Labels, spans_of
from dotterel.model import ROLES


def labels_of(codebook: Codebook | None = None) -> Labels:
    """Every code of the codebook as a label, in the codebook's order."""
    codebook = codebook or load_codebook()
    return Labels(
        triggers=spans_of(codebook.type_codes),
        roles=spans_of(ROLES),
        modes=tuple(f"{code}/{mode}" for code in codebook.type_codes for mode in codebook.modes(code)),
        statuses=STATUSES,
        sectors=codebook.sector_codes,
        contexts=codebook.context_codes,
    )
