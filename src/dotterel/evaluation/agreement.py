"""How far two readers who annotated the same reports agree."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from dotterel.evaluation.annotated import AnnotatedReport, AnnotatedSentence, GoldEvent
from dotterel.evaluation.metrics import Counts
from dotterel.model import ROLES, EvaluationError, Role

_Pair = tuple[GoldEvent, GoldEvent]


def agreement(first: Iterable[AnnotatedReport], second: Iterable[AnnotatedReport]) -> dict[str, Counts]:
    """Agreement by question; the second reader's answers are the given ones, so that F1 is the same either way round.

    Events agree where triggers of one type overlap in a sentence. All other questions are asked of these events: modes,
    status, history (share of equal answers), each role (a filler agrees where words overlap), and which pairs of events
    of a report are one happening.

    Args:
        first: Reports of the first reader.
        second: Reports of the second reader; only those that both have are compared.

    Raises:
        EvaluationError: A report has other sentences with one reader than with the other, or no report is in both.
    """
    by_id = {report.id: report for report in first}
    pairs = [(by_id[report.id], report) for report in second if report.id in by_id]
    if not pairs:
        raise EvaluationError("no report has been annotated by both readers", "Keep the ids of the reports.")
    totals: dict[str, Counts] = defaultdict(Counts)
    for one, other in pairs:
        for question, counts in _of_report(one, other).items():
            totals[question] += counts
    return dict(totals)


def _of_report(first: AnnotatedReport, second: AnnotatedReport) -> dict[str, Counts]:
    if [one.text for one in first.sentences] != [one.text for one in second.sentences]:
        raise EvaluationError(f"{second.id} has other sentences with the second reader", "Leave the wording as it is.")
    totals: dict[str, Counts] = defaultdict(Counts)
    pairs: list[_Pair] = []
    for one, other in zip(first.sentences, second.sentences, strict=True):
        found = _same_events(one, other)
        pairs += found
        totals["triggers"] += Counts(right=len(found), given=len(other.events), wanted=len(one.events))
        for pair in found:
            for question, counts in _of_event(pair, one, other):
                totals[question] += counts
    totals["same happening"] += _same_happening(pairs)
    return totals


def _same_events(one: AnnotatedSentence, other: AnnotatedSentence) -> list[_Pair]:
    """Events of one type with overlapping triggers, each used once, in text order."""
    left = list(other.events)
    pairs: list[_Pair] = []
    for event in one.events:
        match = next(
            (
                rival
                for rival in left
                if rival.type == event.type and _overlap(_stretches(one, (event.id,)), _stretches(other, (rival.id,)))
            ),
            None,
        )
        if match is not None:
            left.remove(match)
            pairs.append((event, match))
    return pairs


def _of_event(pair: _Pair, one: AnnotatedSentence, other: AnnotatedSentence) -> Iterable[tuple[str, Counts]]:
    first, second = pair
    for question, same in (
        ("modes", set(first.modes) == set(second.modes)),
        ("status", first.status == second.status),
        ("historical", first.historical == second.historical),
    ):
        yield question, Counts(right=int(same), given=1, wanted=1)
    for role in ROLES:
        yield f"role {role}", _fillers(role, first.roles, second.roles, one, other)


def _fillers(
    role: Role,
    first: Mapping[Role, tuple[str, ...]],
    second: Mapping[Role, tuple[str, ...]],
    one: AnnotatedSentence,
    other: AnnotatedSentence,
) -> Counts:
    wanted = [_stretches(one, (mark,)) for mark in first.get(role, ())]
    given = [_stretches(other, (mark,)) for mark in second.get(role, ())]
    left = list(given)
    right = 0
    for filler in wanted:
        match = next((rival for rival in left if _overlap(filler, rival)), None)
        if match is not None:
            left.remove(match)
            right += 1
    return Counts(right=right, given=len(given), wanted=len(wanted))


def _stretches(sentence: AnnotatedSentence, ids: tuple[str, ...]) -> list[tuple[int, int]]:
    return [(mark.start, mark.end) for mark in sentence.marks if mark.id in ids]


def _overlap(first: Sequence[tuple[int, int]], second: Sequence[tuple[int, int]]) -> bool:
    return any(start < end_ and start_ < end for start, end in first for start_, end_ in second)


def _same_happening(pairs: Sequence[_Pair]) -> Counts:
    right = given = wanted = 0
    for number, (first, second) in enumerate(pairs):
        for other_first, other_second in pairs[:number]:
            by_first = first.incident == other_first.incident
            by_second = second.incident == other_second.incident
            wanted += by_first
            given += by_second
            right += by_first and by_second
    return Counts(right=right, given=given, wanted=wanted)
