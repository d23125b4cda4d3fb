"""Field gold: reports annotated event by event by two people apart; scored on what both marked."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import accumulate

from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import document_of_sentences
from dotterel.evaluation.benchmarks.figures import Figure, answered, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.gold import TOLLS
from dotterel.evaluation.metrics import Counts
from dotterel.model import Document, ResolvedEvent, record_of

_SIGNS = ".,;:'\"()“”’"
_PARTIES = [{"country": (str, None), "sector": (str, None)}]
_TOLL = ({"low": (int, None), "high": (int, None)}, None)
_EVENT = {
    "sent": int,
    "trigger": str,
    "type": str,
    "modes": [str],
    "actors": _PARTIES,
    "recipients": _PARTIES,
    "place": ({"name": (str, None), "country": (str, None)}, None),
    "when": ({"start": (str, None), "end": (str, None)}, None),
    "killed": _TOLL,
    "injured": _TOLL,
    "status": str,
    "historical": bool,
}


class FieldGold:
    """Events of whole reports, as native records.

    An answer is found where gold has an event of its type in its sentence: loosely whatever the trigger, strictly where
    the triggers share a word. What only one annotator marked is neither right nor wrong. Attributes are asked of
    strictly found events, and are right if either annotator gives them.
    """

    name = "field_gold"
    about = "PLOVER events of whole reports that two annotators agree on, with their attributes"
    form: Form = {"doc": str, "published": (date, None), "sentences": [str], "A": [_EVENT], "B": [_EVENT]}  # noqa: RUF012
    id_field = "doc"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`: a sentence a line."""
        starts = _starts(item)
        ends = [start + len(sentence) for start, sentence in zip(starts, item["sentences"], strict=True)]
        spans = [(start, end) for start, end in zip(starts, ends, strict=True) if end > start]
        return document_of_sentences(item["doc"], "\n".join(item["sentences"]), spans, published=item["published"])

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`: native records, one an event; what was read but not resolved is no answer there."""
        records = [record_of(event) for event in events]
        for record in records:
            for field in ("date", *TOLLS):
                if record[field] is not None and record[field]["unresolved"] is not None:
                    record[field] = None
        return records

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 of events found strictly and loosely, then the share of right attributes."""
        strict, loose = Counts(), Counts()
        right: dict[str, int] = dict.fromkeys(_ATTRIBUTES, 0)
        asked = 0
        for item in items:
            given = [_in_gold_terms(row, _starts(item)) for row in answers.get(item["doc"], ())]
            shared = _pairs(item["B"], item["A"], strict=True)
            gold = [item["A"][second] for _, second in shared]
            other = [item["B"][first] for first, _ in shared]
            rest = _without(item["A"], {second for _, second in shared}) + _without(
                item["B"], {first for first, _ in shared}
            )
            for is_strict in (False, True):
                pairs = _pairs(given, gold, strict=is_strict)
                spared = len(_pairs(_without(given, {first for first, _ in pairs}), rest, strict=is_strict))
                counts = Counts(right=len(pairs), given=len(given) - spared, wanted=len(gold))
                if is_strict:
                    strict += counts
                    asked += len(pairs)
                    for first, second in pairs:
                        for name, value_of in _ATTRIBUTES.items():
                            value = value_of(given[first])
                            right[name] += any(
                                _same(name, value, value_of(one)) for one in (gold[second], other[second])
                            )
                else:
                    loose += counts
        return (
            found("events, trigger shared", strict),
            found("events, sentence shared", loose),
            *(answered(name, count, asked) for name, count in right.items()),
        )


def _starts(item: Item) -> list[int]:
    lengths = [len(sentence) + 1 for sentence in item["sentences"]]
    return [0, *accumulate(lengths)][: len(lengths)]


def _in_gold_terms(row: Row, starts: Sequence[int]) -> Row:
    """A native record with its sentence's number, from 1, and its trigger's words."""
    at = row["trigger"]["start"]
    return {
        **row,
        "sent": max((number for number, start in enumerate(starts, start=1) if start <= at), default=1),
        "trigger": row["trigger"]["text"],
    }


def _pairs(first: Sequence[Row], second: Sequence[Row], *, strict: bool) -> list[tuple[int, int]]:
    """One-to-one pairs of events of one type in one sentence, those that share a trigger's word before the others."""
    candidates: list[tuple[bool, int, int]] = []
    for number, one in enumerate(first):
        for other_number, other in enumerate(second):
            if (one["sent"], one["type"]) == (other["sent"], other["type"]):
                apart = not _words(one["trigger"]) & _words(other["trigger"])
                if not (apart and strict):
                    candidates.append((apart, number, other_number))
    taken: list[tuple[int, int]] = []
    for _, number, other_number in sorted(candidates):
        if all(number != one and other_number != other for one, other in taken):
            taken.append((number, other_number))
    return taken


def _without(events: Sequence[Row], numbers: set[int]) -> list[Row]:
    return [event for number, event in enumerate(events) if number not in numbers]


def _words(text: str) -> frozenset[str]:
    return frozenset(word.strip(_SIGNS).lower() for word in text.split()) - {""}


def _countries(event: Row, role: str) -> frozenset[str | None]:
    return frozenset(party["country"] for party in event[role])


def _codes(event: Row, role: str) -> frozenset[tuple[str | None, str | None]]:
    """Country and first sector of each party, whether the record has one sector or a list."""
    return frozenset(
        (party["country"], next(iter(party.get("sectors", ())), party.get("sector"))) for party in event[role]
    )


def _first_day(event: Row) -> str | None:
    """ISO day; gold calls it ``when.start``, a native record ``date.from`` (its ``date.start`` is an offset)."""
    day: str | None = None
    if event.get("when"):
        day = event["when"]["start"]
    elif event.get("date"):
        day = event["date"]["from"]
    return day


def _place(event: Row, field: str) -> str | None:
    place: Mapping[str, str | None] | None = event.get("place")
    return place.get(field) if place else None


def _toll(event: Row, field: str) -> tuple[int | None, int | None] | None:
    toll = event.get(field)
    return (toll.get("low"), toll.get("high")) if toll else None


def _standing(event: Row) -> str:
    if "status" in event:
        return str(event["status"])
    modality = event.get("modality") or "asserted"
    return str(modality if modality != "asserted" else (event.get("claim") or {}).get("status", "asserted"))


_ATTRIBUTES: dict[str, Callable[[Row], object]] = {
    "actor countries": lambda event: _countries(event, "actors"),
    "actor countries and sectors": lambda event: _codes(event, "actors"),
    "recipient countries": lambda event: _countries(event, "recipients"),
    "recipient countries and sectors": lambda event: _codes(event, "recipients"),
    "modes": lambda event: frozenset(event["modes"]),
    "status": _standing,
    "historical": lambda event: bool(event.get("historical")),
    "place name": lambda event: (_place(event, "name") or "").lower().strip(),
    "place country": lambda event: _place(event, "country"),
    "first day": _first_day,
    "killed": lambda event: _toll(event, "killed"),
    "injured": lambda event: _toll(event, "injured"),
}


def _same(name: str, given: object, gold: object) -> bool:
    if name == "place name" and given and gold:
        return str(given) in str(gold) or str(gold) in str(given)
    return given == gold
