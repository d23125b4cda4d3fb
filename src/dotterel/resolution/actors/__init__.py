"""Who: an actor's words → identity, country and sectors at a date, or why not."""

from dotterel.resolution.actors.context import ActorContext, context_of
from dotterel.resolution.actors.csv_register import CsvActorRegister
from dotterel.resolution.actors.entries import Agent, Entry, Form
from dotterel.resolution.actors.register import ActorRegister, FakeActorRegister
from dotterel.resolution.actors.resolver import resolve_actor, told_by_words
from dotterel.resolution.actors.several import coordinate_parts, is_concluded, pair_of_states, with_shared_country

__all__ = [
    "ActorContext",
    "ActorRegister",
    "Agent",
    "CsvActorRegister",
    "Entry",
    "FakeActorRegister",
    "Form",
    "context_of",
    "coordinate_parts",
    "is_concluded",
    "pair_of_states",
    "resolve_actor",
    "told_by_words",
    "with_shared_country",
]
