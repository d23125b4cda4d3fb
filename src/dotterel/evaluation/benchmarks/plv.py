"""PLV (Hu et al. 2024, PLOVER relations between a marked source and target): one PLOVER root for each sentence."""

import re
from collections.abc import Mapping, Sequence

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.figures import Figure, classified
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.model import Actor, Document, ResolvedEvent, Span

YIELD = frozenset({"CONCEDE", "RETREAT"})
"""The types that the benchmark, after an earlier draft of PLOVER, holds together as YIELD."""

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), 1),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), 2),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), 3),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), 4),
}
"""Quad class of each type in the benchmark: verbal and material cooperation, verbal and material conflict."""


ARMED = frozenset({"MIL", "REB", "PRM", "UAF"})
LIKELY = 0.4
"""Lowest score of an event that may govern the others of its sentence."""
_TAKEN = re.compile(r"\b(?:re)?(?:block(?:ad|ed)|occup|captur|seiz|(?:be)?sieg|took|take|overr[au]n)", re.IGNORECASE)


class Plv:
    """The relation between a marked source and target.

    The marks are part of the task's input, so they choose among the events of the sentence: one that the marked source
    does, the first told of it, done to the marked target, the surest; each only among equals of those before.
    """

    name = "plv"
    about = "PLOVER root of the relation between a marked source and target"
    form: Form = {"id": str, "text": str, "marked": str, "event": str, "quad": int}  # noqa: RUF012
    id_field = "id"
    min_score: float | None = 0.0

    def document(self, item: Item) -> Document:
        """As in `Benchmark`."""
        return plain_document(item["id"], item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`; no event gives a null."""
        event = event_between(events, _marked(item, "s", document), _marked(item, "t", document))
        return [{"id": item["id"], "event": _type_of(event) if event else None}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """Macro F1 over the roots; then the quad classes, and conflict against cooperation."""
        types = [next((row["event"] for row in answers.get(item["id"], ())), None) for item in items]
        wanted = [item["quad"] for item in items]
        quads = [QUADS.get(code or "") for code in types]
        return (
            *classified("root", [item["event"] for item in items], [_root(code) for code in types]),
            *classified("quad", wanted, quads)[:2],
            *classified("conflict", [quad > 2 for quad in wanted], [quad and quad > 2 for quad in quads])[:2],
        )


def event_between(events: Sequence[ResolvedEvent], source: Span | None, target: Span | None) -> ResolvedEvent | None:
    """The event that a marked source does to a marked target.

    Of the events whose actor the source is, the one that its clause tells first governs the others: who refuses to lift
    a ban is refusing. Then comes the event that meets the target too, then the surest.

    Args:
        events: Events of one sentence.
        source: The marked doer.
        target: The marked other side.
    """
    behind = source.end if source is not None else 0
    likely = (event.trigger.start for event in events if event.score >= LIKELY and event.trigger.start >= behind)
    first = min(likely, default=None)

    def rank(event: ResolvedEvent) -> tuple[bool, bool, int, float]:
        governs = event.trigger.start == first
        return _touches(event.actors, source), governs, _fit(event, source, target), event.score

    return max(events, key=rank, default=None)


def _type_of(event: ResolvedEvent) -> str:
    """The benchmark's type of an event.

    Its labels go back to CAMEO, where blockade and occupation by force are fighting (191, 192); PLOVER 2.0 has them
    under COERCE.
    """
    armed = any(ARMED.intersection(actor.sectors[:1]) for actor in event.actors)
    taken = "seize" in event.modes or _TAKEN.search(event.trigger.text) is not None
    return "ASSAULT" if event.type == "COERCE" and armed and taken else event.type


def _fit(event: ResolvedEvent, source: Span | None, target: Span | None) -> int:
    sides = event.actors if not event.recipients else event.recipients
    return _touches(event.actors, source) + _touches(sides, target)


def _touches(parties: Sequence[Actor], marked: Span | None) -> bool:
    return marked is not None and any(party.start < marked.end and marked.start < party.end for party in parties)


def _marked(item: Item, tag: str, document: Document) -> Span | None:
    """Where the words inside a tag stand in the text without tags."""
    marked: str = item["marked"]
    opening, closing = marked.find(f"<{tag}>"), marked.find(f"</{tag}>")
    if opening < 0 or closing < opening:
        return None
    start = len(_untagged(marked[:opening]))
    end = start + len(_untagged(marked[opening:closing]))
    return document.span(start, end) if end <= len(document.text) else None


def _untagged(marked: str) -> str:
    for tag in ("<s>", "</s>", "<t>", "</t>"):
        marked = marked.replace(tag, "")
    return marked


def _root(code: str | None) -> str | None:
    return "YIELD" if code in YIELD else code
