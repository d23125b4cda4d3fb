"""Linking: which tellings in many documents are of one happening, decided as the documents come."""

from dotterel.linking.archive import Archive, Changes, LinkedIncident, MemoryArchive
from dotterel.linking.blocking import alike, block_keys
from dotterel.linking.clustering import clustered
from dotterel.linking.evidence import EVIDENCE, evidence
from dotterel.linking.linker import Linker
from dotterel.linking.settled import Settled
from dotterel.linking.telling import Party, Spot, Telling
from dotterel.linking.tellings import tellings_of
from dotterel.linking.weights import LinkWeights, PairWeights, load_weights, weights_of
from dotterel.linking.words import Rarities, load_rarities

__all__ = [
    "EVIDENCE",
    "Archive",
    "Changes",
    "LinkWeights",
    "LinkedIncident",
    "Linker",
    "MemoryArchive",
    "PairWeights",
    "Party",
    "Rarities",
    "Settled",
    "Spot",
    "Telling",
    "alike",
    "block_keys",
    "clustered",
    "evidence",
    "load_rarities",
    "load_weights",
    "tellings_of",
    "weights_of",
]
