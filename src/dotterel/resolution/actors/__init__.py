"""Who: an actor's words → identity, country and sectors at a date, or why not."""

from dotterel.resolution.actors.check import check_register
from dotterel.resolution.actors.context import ActorContext, context_of
from dotterel.resolution.actors.csv_register import CsvActorRegister, check_own, register_provenance
from dotterel.resolution.actors.effects import Clash, Effect, effects_of, party_of
from dotterel.resolution.actors.entries import Agent, Entry, Form
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import fold
from dotterel.resolution.actors.layers import Change
from dotterel.resolution.actors.named import PartiesNamed, PartyNamed, parties_named
from dotterel.resolution.actors.register import ActorRegister, FakeActorRegister, SearchedActorRegister
from dotterel.resolution.actors.resolver import resolve_actor, words_tell
from dotterel.resolution.actors.several import (
    coordinate_parts,
    is_concluded,
    means_pair_of_states,
    pair_of_states,
    with_shared_country,
    with_shared_sectors,
)
from dotterel.resolution.actors.shipped_index import shipped_register

__all__ = [
    "ActorContext",
    "ActorRegister",
    "Agent",
    "Change",
    "Clash",
    "CsvActorRegister",
    "Effect",
    "Entry",
    "FakeActorRegister",
    "Finding",
    "Form",
    "PartiesNamed",
    "PartyNamed",
    "SearchedActorRegister",
    "check_own",
    "check_register",
    "context_of",
    "coordinate_parts",
    "effects_of",
    "fold",
    "is_concluded",
    "means_pair_of_states",
    "pair_of_states",
    "parties_named",
    "party_of",
    "register_provenance",
    "resolve_actor",
    "shipped_register",
    "with_shared_country",
    "with_shared_sectors",
    "words_tell",
]
