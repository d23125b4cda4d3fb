"""What the document around an actor span tells: its countries, its names, the event's place."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.model.documents import Document
from dotterel.resolution.actors.datelines import dateline_of
from dotterel.resolution.actors.document_names import DocumentNames, names_in
from dotterel.resolution.actors.register import ActorRegister


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorContext:
    """What may be known about a span from outside it.

    Attributes:
        weights: How strongly each state (ISO 3166 alpha-3) figures in the document; shares that sum to 1, or empty.
        names: The document's own names and abbreviations.
        sentence: The text of the event's sentence, for a document without sentence offsets; empty where not at hand.
        event_country: The state in which the event took place, where its place is resolved.
        sightings: Character offset and state of every word that points to one, in text order.
        dateline_country: The state that the report was written in, where its dateline says.
        event_type: Type of the event that the party takes part in; empty where not at hand.
        across: States and international codes that the words of the event's other side name.
        across_sectors: First sectors that those words tell; "" for a party whose words tell none.
        beside: The same as `across`, of the other parties of its own side.
        country_of_place: Tells the state of a town or region that the register does not know, such as a gazetteer;
            gives none where the name is unknown or stands for places in several states.
    """

    weights: Mapping[str, float] = field(default_factory=dict)
    names: DocumentNames = field(default_factory=DocumentNames)
    sentence: str = ""
    event_country: str | None = None
    sightings: tuple[tuple[int, str], ...] = ()
    dateline_country: str | None = None
    event_type: str = ""
    across: frozenset[str] = frozenset()
    across_sectors: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()
    country_of_place: Callable[[str], str | None] | None = None

    def ranked(self) -> list[tuple[str, float]]:
        """States and shares, strongest first."""
        return sorted(self.weights.items(), key=lambda item: (-item[1], item[0]))


def context_of(
    document: Document,
    register: ActorRegister,
    *,
    weights: Mapping[str, float] | None = None,
    sightings: Sequence[tuple[int, str]] = (),
    country_of_place: Callable[[str], str | None] | None = None,
) -> ActorContext:
    """The context of a document, to be made once for it and narrowed per event with `dataclasses.replace`.

    Args:
        document: The document.
        register: Where its words are looked up.
        weights: Weights from elsewhere (such as its resolved places), added to those of its country words.
        sightings: As in `ActorContext`, from elsewhere (such as the gazetteer), added to the register's own.
        country_of_place: As in `ActorContext`.
    """
    names = names_in(document, register)
    total: dict[str, float] = dict(names.countries)
    for state, weight in (weights or {}).items():
        total[state] = total.get(state, 0.0) + weight
    mass = sum(total.values())
    shares = {state: weight / mass for state, weight in total.items()} if mass else {}
    seen = {(mention.start, mention.country) for mention in names.mentions if not mention.shared} | set(sightings)
    named = dateline_of(document.text) if country_of_place is not None else ()
    return ActorContext(
        weights=shares,
        names=names,
        sightings=tuple(sorted(seen)),
        dateline_country=next(filter(None, map(country_of_place, named)), None) if country_of_place else None,
        country_of_place=country_of_place,
    )
