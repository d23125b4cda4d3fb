"""From documents to coded events. Floor 2."""

from dotterel.coding.coder import DEFAULT_CODER, ENTRY_POINTS, Coder, FakeCoder, calls_at_once, load_coder
from dotterel.coding.decode import CANDIDATE_THRESHOLD, DecodedEvent, DecodedRole, decode_sentence
from dotterel.coding.happenings import EVIDENCE, Telling, pair_evidence, same_happening_groups, telling_of

__all__ = [
    "CANDIDATE_THRESHOLD",
    "DEFAULT_CODER",
    "ENTRY_POINTS",
    "EVIDENCE",
    "Coder",
    "DecodedEvent",
    "DecodedRole",
    "FakeCoder",
    "Telling",
    "calls_at_once",
    "decode_sentence",
    "load_coder",
    "pair_evidence",
    "same_happening_groups",
    "telling_of",
]
