"""PLOVER-GSR, the gold standard records of the Open Event Data Alliance: events of single sentences with both sides."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.figures import Figure, classified, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs
from dotterel.model import Actor, Document, ResolvedEvent

COMPONENTS = {"UNO": "IGO", "EUR": "IGO", "IGO": "IGO", "NGO": "NGO", "ISM": "ISM", "IMG": "IMG"}
"""Codes for those who belong to no state; the benchmark has no code of its own for the United Nations and Europe."""

_PARTIES = [{"code": (str, None), "is_country": bool, "sector": (str, None)}]

_Actors = set[tuple[str, ...]]


class Gsr:
    """Events as type, sources and targets.

    A record gives what its sentence is an example of, nearly always one event: what the sentence's first trigger tells.
    What stands under it (the killing that is condemned, the talks that are refused) is no record of its own.

    An event with several sides and no recipient has its first side as source and the others as targets: the benchmark
    notes sides that act on each other in both columns, and counts them without regard to the column.
    """

    name = "gsr"
    about = "PLOVER events of single sentences, with country and sector of source and target"
    form: Form = {  # noqa: RUF012
        "id": str,
        "text": str,
        "events": [
            {
                "event": str,
                "alt": [str],
                "reciprocal": bool,
                "source": _PARTIES,
                "target": _PARTIES,
            }
        ],
    }
    id_field = "id"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`."""
        return plain_document(item["id"], item["text"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`; the event whose trigger comes first, whatever follows from it."""
        told = sorted(events, key=lambda event: event.trigger.start)[:1]
        return [{"id": item["id"], "events": [_event(event) for event in told]}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 over the types of each sentence; with the types that the gold also allows; then the actors."""
        given = [[event for row in answers.get(item["id"], ()) for event in row["events"]] for item in items]
        strict, lenient = Counts(), Counts()
        for item, events in zip(items, given, strict=True):
            strict += _types(item, events)
            lenient += _types_allowed(item, events)
        single = [(item, events) for item, events in zip(items, given, strict=True) if len(item["events"]) == 1]
        first = [events[0]["event"] if events else None for _, events in single]
        return (
            found("events", strict),
            found("events, other readings allowed", lenient),
            *classified("first event", [item["events"][0]["event"] for item, _ in single], first)[:2],
            *_actor_figures(items, given),
        )


def _event(event: ResolvedEvent) -> Row:
    sources, targets = event.actors, event.recipients
    if len(sources) > 1 and not targets:
        sources, targets = sources[:1], sources[1:]
    return {
        "event": event.type,
        "source": [_party(actor) for actor in sources],
        "target": [_party(actor) for actor in targets],
    }


def _party(actor: Actor) -> Row:
    code = actor.country
    sector = None if _is_state(actor) or not actor.sectors else actor.sectors[0]
    return {"code": COMPONENTS.get(code, code) if code else None, "sector": sector}


def _is_state(actor: Actor) -> bool:
    """Whether a state is named and nobody in it: the benchmark leaves its sector open, where we say GOV."""
    return actor.rule.rpartition(" > ")[2].startswith("country-name")


def _types(item: Item, given: Sequence[Row]) -> Counts:
    wanted = Counter(event["event"] for event in item["events"])
    answers = Counter(event["event"] for event in given)
    return Counts(right=(wanted & answers).total(), given=answers.total(), wanted=wanted.total())


def _types_allowed(item: Item, given: Sequence[Row]) -> Counts:
    gains = [
        [float(answer["event"] in (event["event"], *event["alt"])) for answer in given] for event in item["events"]
    ]
    right = sum(gains[row][column] > 0 for row, column in best_pairs(gains))
    return Counts(right=right, given=len(given), wanted=len(item["events"]))


def _actor_figures(items: Sequence[Item], given: Sequence[Sequence[Row]]) -> list[Figure]:
    """Countries by role, countries whatever the role, countries with sectors, and components, as sets a sentence."""
    totals = dict.fromkeys(
        ("actor countries", "countries in any role", "countries with sectors", "components"), Counts()
    )
    for item, events in zip(items, given, strict=True):
        either = any(event["reciprocal"] for event in item["events"])
        wanted = list(_codes(item["events"], either=either))
        answers = list(_codes(events, either=either))
        for name, fields in (
            ("actor countries", (0, 1)),
            ("countries in any role", (1,)),
            ("countries with sectors", (0, 1, 2)),
        ):
            totals[name] += _overlap(_countries(answers, fields), _countries(wanted, fields))
        totals["components"] += _overlap(_components(answers), _components(wanted))
    return [found(name, counts) for name, counts in totals.items()]


def _codes(events: Iterable[Row], *, either: bool) -> Iterable[tuple[str, str, str]]:
    """Role, code and sector of every party that has a code."""
    for event in events:
        for role in ("source", "target"):
            for party in event[role]:
                if party["code"]:
                    yield "either" if either else role, party["code"], party["sector"] or ""


def _countries(codes: Iterable[tuple[str, str, str]], fields: Sequence[int]) -> _Actors:
    return {tuple(code[number] for number in fields) for code in codes if code[1] not in COMPONENTS}


def _components(codes: Iterable[tuple[str, str, str]]) -> _Actors:
    return {code[:2] for code in codes if code[1] in COMPONENTS}


def _overlap(given: _Actors, wanted: _Actors) -> Counts:
    return Counts(right=len(given & wanted), given=len(given), wanted=len(wanted))
