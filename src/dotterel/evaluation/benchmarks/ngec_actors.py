"""Actors of NGEC (Halterman et al. 2023): an actor's words by themselves, to country and two codes."""

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Protocol

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.figures import Figure, answered
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.model import Actor, CodedEvent, Document, Mention, Provenance, ResolvedEvent
from dotterel.resolution import load_resolver

TODAY = "2022-12-31"
"""What the data means by today, and where it names no day: it was written in 2022."""

_ASKED = ("country", "code_1", "code_2")
_BARE = frozenset({"country-name", "nationals", "people", "demonym"})
_COUNTRIES = {"KOS": "XKX"}
_CODES = ([str], None)
_PROVENANCE = Provenance(component="benchmark", version="1")


class EventResolver(Protocol):
    """What resolves events."""

    def resolve(self, events: Sequence[CodedEvent], document: Document) -> tuple[ResolvedEvent, ...]:
        """Resolved events in the order of the coded ones."""
        ...


class NgecActors:
    """The words of one actor, all by themselves: the coder is not asked.

    A state or its people, named by themselves, have no code there, where we say ``GOV`` and ``CVL``; Kosovo has
    the World Bank's code. Words that are no actor have neither
    country nor code. The context of an item, where it has one, stands in a line of its own behind the words.
    """

    name = "ngec_actors"
    about = "an actor's words by themselves: country, first and second code"
    form: Form = {  # noqa: RUF012
        "id": str,
        "text": str,
        "date?": (str, None),
        "context?": (str, None),
        "none": bool,
        "country": _CODES,
        "code_1": _CODES,
        "code_2": _CODES,
    }
    id_field = "id"
    min_score: float | None = None

    def __init__(self, resolver: EventResolver | None = None) -> None:
        """Args: what resolves; with the shipped register, opened when first asked for, unless told."""
        self._given_resolver = resolver

    @cached_property
    def _resolver(self) -> EventResolver:
        return self._given_resolver or load_resolver()

    def document(self, item: Item) -> Document:
        """As in `Benchmark`; the actor's words are its first line."""
        lines = [item["text"].replace("\n", " "), *filter(None, [item.get("context")])]
        return plain_document(item["id"], "\n".join(lines), published=item.get("date") or TODAY)

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`; country and codes are empty where the benchmark has none."""
        span = document.span(0, len(item["text"]))
        asked = CodedEvent(
            id=item["id"],
            document_id=document.id,
            type="ASSAULT",
            trigger=span,
            sentence=span,
            provenance=_PROVENANCE,
            mentions=(Mention(role="actor", span=span, score=1.0),),
        )
        (resolved,) = self._resolver.resolve([asked], document)
        actor = resolved.actors[0]
        first, second = _codes(actor)
        country = _COUNTRIES.get(actor.country or "", actor.country or "")
        return [{"id": item["id"], "country": country, "code_1": first, "code_2": second}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """Share of items with all that is asked right, then of each field where it is asked."""
        right = dict.fromkeys(("all", *_ASKED, "no actor"), 0)
        asked = dict.fromkeys(right, 0)
        for item in items:
            answer = next(iter(answers.get(item["id"], ())), None)
            judged = _judged(item, answer)
            for field, is_right in judged.items():
                asked[field] += 1
                right[field] += is_right
            asked["all"] += 1
            right["all"] += answer is not None and all(judged.values())
        return [answered(_NAMES[field], right[field], asked[field]) for field in right]


_NAMES = {
    "all": "all that is asked",
    "country": "country",
    "code_1": "first code",
    "code_2": "second code",
    "no actor": "words that are no actor",
}


def _judged(item: Item, answer: Row | None) -> dict[str, bool]:
    """Whether each field that an item asks for is right."""
    if item["none"]:
        return {"no actor": answer is not None and not (answer["country"] or answer["code_1"])}
    return {
        field: answer is not None and answer[field] in [code or "" for code in item[field]]
        for field in _ASKED
        if item[field] is not None
    }


def _codes(actor: Actor) -> tuple[str, str]:
    steps = actor.rule.split("+")
    if steps[0] in _BARE and "agent" not in steps:
        return "", ""
    first, second = (*actor.sectors, "", "")[:2]
    return first, second
