"""Linking: which tellings in many documents are of one happening, decided as the documents come."""

from dotterel.linking.archive import Archive, Changes, LinkedIncident, MemoryArchive
from dotterel.linking.blocking import alike, asked_keys, block_keys
from dotterel.linking.clustering import clustered
from dotterel.linking.evidence import EVIDENCE, evidence
from dotterel.linking.linker import Linker
from dotterel.linking.mentions import MarkedMention, linked_mentions, marked_mention
from dotterel.linking.settled import Settled
from dotterel.linking.stories import Story, story_of, told_together
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
    "MarkedMention",
    "MemoryArchive",
    "PairWeights",
    "Party",
    "Rarities",
    "Settled",
    "Spot",
    "Story",
    "Telling",
    "alike",
    "asked_keys",
    "block_keys",
    "clustered",
    "evidence",
    "linked_mentions",
    "load_rarities",
    "load_weights",
    "marked_mention",
    "story_of",
    "tellings_of",
    "told_together",
    "weights_of",
]
