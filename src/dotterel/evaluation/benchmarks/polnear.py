"""PolNeAR (Newell et al. 2018): attributions in political news as spans of source, cue and content."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from dotterel.coding.attributions import Attribution, find_attributions
from dotterel.evaluation.benchmarks.benchmark import Item, Row
from dotterel.evaluation.benchmarks.documents import plain_document
from dotterel.evaluation.benchmarks.figures import Figure, found
from dotterel.evaluation.benchmarks.forms import Form
from dotterel.evaluation.metrics import Counts
from dotterel.evaluation.pairing import best_pairs
from dotterel.model import Document, ResolvedEvent

ROLES = ("source", "cue", "content")
SPEECH_ACTS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT"})
"""Types whose trigger is a cue: somebody says something to or about somebody."""

_Spans = list[list[int]]
_ROLE = [[int]]


class Polnear:
    """Attributions from the words of saying, and from the speech acts and claims that the coder finds besides."""

    name = "polnear"
    about = "attributions: source, cue and content"
    form: Form = {  # noqa: RUF012
        "id": str,
        "text": str,
        "date?": (date, None),
        "attributions": [dict.fromkeys(ROLES, _ROLE)],
    }
    id_field = "id"
    min_score: float | None = None

    def document(self, item: Item) -> Document:
        """As in `Benchmark`; offsets index the item's text."""
        return plain_document(item["id"], item["text"], published=item.get("date"))

    def rows(self, item: Item, document: Document, events: Sequence[ResolvedEvent]) -> Sequence[Row]:
        """As in `Benchmark`."""
        spans = [_spans(one) for one in find_attributions(document)]
        cues = [set(_characters(one["cue"])) for one in spans]
        spans += [
            one for one in map(_speech_act, events) if one and not any(cue & _characters(one["cue"]) for cue in cues)
        ]
        return [{"id": item["id"], "attributions": sorted(spans, key=lambda one: one["cue"])}]

    def figures(self, items: Sequence[Item], answers: Mapping[str, Sequence[Row]]) -> Sequence[Figure]:
        """F1 of whole attributions by overlap, exactly, and without the cue; then of the spans of each role."""
        names = ("all three overlap", "all three exact", "source and content overlap")
        whole = dict.fromkeys(names, Counts())
        by_role = {role: dict.fromkeys(("exact", "overlap", "characters"), Counts()) for role in ROLES}
        for item in items:
            given: Sequence[Row] = [one for row in answers.get(item["id"], ()) for one in row["attributions"]]
            gold: Sequence[Row] = item["attributions"]
            for name, right in zip(names, _whole(gold, given), strict=True):
                whole[name] += Counts(right=right, given=len(given), wanted=len(gold))
            for role in ROLES:
                for name, counts in _of_role(gold, given, role).items():
                    by_role[role][name] += counts
        return (
            *(found(f"attributions, {name}", counts) for name, counts in whole.items()),
            *(found(f"{role}, {name}", counts) for role in ROLES for name, counts in by_role[role].items()),
        )


def _spans(attribution: Attribution) -> Row:
    source = attribution.source
    return {
        "source": [[source.start, source.end]] if source else [],
        "cue": [[attribution.cue.start, attribution.cue.end]],
        "content": [[span.start, span.end] for span in attribution.content],
    }


def _speech_act(event: ResolvedEvent) -> Row | None:
    """A speech act of the coder's as an attribution: the actor speaks, the trigger is the cue, the rest is said."""
    if event.type not in SPEECH_ACTS or not event.actors:
        return None
    actor, sentence, trigger = event.actors[0], event.sentence, event.trigger
    if not (sentence.start <= actor.start < trigger.start):
        return None
    words = sentence.text[trigger.end - sentence.start :]
    start = trigger.end + len(words) - len(words.lstrip(" ,"))
    end = sentence.start + len(sentence.text.rstrip(" .!?"))
    if start >= end:
        return None
    return {
        "source": [[actor.start, actor.end]],
        "cue": [[trigger.start, trigger.end]],
        "content": [[start, end]],
    }


def _characters(spans: Iterable[Sequence[int]]) -> set[int]:
    return {number for start, end in spans for number in range(start, end)}


def _whole(gold: Sequence[Row], given: Sequence[Row]) -> tuple[int, int, int]:
    """Right ones by overlap, exactly, and by source and content only, paired by the characters shared."""
    wanted = [{role: _characters(one[role]) for role in ROLES} for one in gold]
    answers = [{role: _characters(one[role]) for role in ROLES} for one in given]
    gains = [[float(sum(len(one[role] & other[role]) for role in ROLES)) for other in answers] for one in wanted]
    overlap = exact = without_cue = 0
    for row, column in best_pairs(gains):
        one, other = wanted[row], answers[column]
        meets = {role: bool(one[role] & other[role]) if one[role] else not other[role] for role in ROLES}
        overlap += all(meets.values())
        exact += all(one[role] == other[role] for role in ROLES)
        without_cue += meets["source"] and meets["content"]
    return overlap, exact, without_cue


def _of_role(gold: Sequence[Row], given: Sequence[Row], role: str) -> dict[str, Counts]:
    """The spans of one role, each kind once: the same, one to one by overlap in text order, and by characters."""
    wanted = _distinct(gold, role)
    answers = _distinct(given, role)
    wanted_characters = [_characters(one) for one in wanted]
    answer_characters = [_characters(one) for one in answers]
    taken: set[int] = set()
    for one in wanted_characters:
        met = (number for number, other in enumerate(answer_characters) if number not in taken and one & other)
        taken |= set(list(met)[:1])
    all_wanted = set().union(*wanted_characters)
    all_given = set().union(*answer_characters)
    sizes = {"given": len(answers), "wanted": len(wanted)}
    return {
        "exact": Counts(right=len(set(wanted) & set(answers)), **sizes),
        "overlap": Counts(right=len(taken), **sizes),
        "characters": Counts(right=len(all_wanted & all_given), given=len(all_given), wanted=len(all_wanted)),
    }


def _distinct(attributions: Sequence[Row], role: str) -> list[tuple[tuple[int, ...], ...]]:
    return sorted({tuple(map(tuple, one[role])) for one in attributions if one[role]})
