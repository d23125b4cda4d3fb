"""How well a network in training decodes annotated reports: triggers, roles and attributes."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from dotterel.coding.decode import DecodedEvent, decode_sentence
from dotterel.evaluation.metrics import Counts
from dotterel.inference import Labels, SentenceScores
from training.tensors import IGNORED, EventLabels, LabelledReport, LabelledSentence


def measure(
    reports: Sequence[LabelledReport],
    scores: Sequence[Sequence[SentenceScores]],
    labels: Labels,
    *,
    min_score: float,
) -> dict[str, Counts]:
    """Counts per question; one that was never asked has none.

    A trigger is right when a gold trigger of its type shares a word with it; roles and attributes are asked of right
    triggers only. A role filler is right when it shares a word with a gold filler of the same role.
    """
    totals: defaultdict[str, Counts] = defaultdict(Counts)
    for report, report_scores in zip(reports, scores, strict=True):
        for sentence, sentence_scores in zip(report.sentences, report_scores, strict=True):
            events = decode_sentence(sentence_scores, labels, min_score=min_score)
            for name, counts in _sentence_counts(sentence, events, labels).items():
                totals[name] += counts
    return totals


def macro_trigger_f1(counts: Mapping[str, Counts]) -> float:
    """Mean F1 over the event types."""
    values = [value.f1 for name, value in counts.items() if name.startswith("trigger ")]
    return sum(values) / len(values) if values else 0.0


def _sentence_counts(sentence: LabelledSentence, events: Sequence[DecodedEvent], labels: Labels) -> dict[str, Counts]:
    totals: defaultdict[str, Counts] = defaultdict(Counts)
    gold = {(event.word, labels.triggers[sentence.triggers[event.word]][2:]): event for event in sentence.events}
    lasts = {word: _last_word(sentence.triggers, word) for word, _ in gold}
    open_gold = dict(gold)
    for _, type_code in gold:
        totals["triggers"] += Counts(wanted=1)
        totals[f"trigger {type_code}"] += Counts(wanted=1)
    for event in events:
        totals["triggers"] += Counts(given=1)
        totals[f"trigger {event.type}"] += Counts(given=1)
        match = next(
            (key for key in open_gold if key[1] == event.type and key[0] < event.last and event.first < lasts[key[0]]),
            None,
        )
        if match is None:
            continue
        totals["triggers"] += Counts(right=1)
        totals[f"trigger {event.type}"] += Counts(right=1)
        for name, counts in _attribute_counts(open_gold.pop(match), event, labels).items():
            totals[name] += counts
    return totals


def _last_word(triggers: Sequence[int], word: int) -> int:
    last = word + 1
    while last < len(triggers) and triggers[last] == triggers[word] + 1:
        last += 1
    return last


def _attribute_counts(gold: EventLabels, event: DecodedEvent, labels: Labels) -> dict[str, Counts]:
    totals: defaultdict[str, Counts] = defaultdict(Counts)
    totals["status"] = Counts(right=event.statuses[0].code == labels.statuses[gold.status], given=1, wanted=1)
    totals["historical"] = Counts(right=(event.historical >= 0.5) == gold.historical, given=1, wanted=1)
    wanted_modes = {labels.modes[mode].partition("/")[2] for mode in gold.modes}
    given_modes = {mode.code for mode in event.modes if mode.score >= 0.5}
    totals["modes"] = Counts(right=len(wanted_modes & given_modes), given=len(given_modes), wanted=len(wanted_modes))
    spans: list[tuple[str, set[int]]] = []
    for word, label in enumerate(gold.roles):
        if label in (0, IGNORED):
            continue
        name = labels.roles[label]
        if name[0] == "B" or not spans:
            spans.append((name[2:], {word}))
        else:
            spans[-1][1].add(word)
    for role, _ in spans:
        totals["roles"] += Counts(wanted=1)
        totals["roles exact"] += Counts(wanted=1)
        totals[f"role {role}"] += Counts(wanted=1)
    taken: set[int] = set()
    for filler in event.roles:
        words = set(range(filler.first, filler.last))
        if all(gold.roles[word] == IGNORED for word in words):
            continue
        right = False
        for number, (role, gold_words) in enumerate(spans):
            if number not in taken and role == filler.role and words & gold_words:
                taken.add(number)
                right = True
                break
        totals["roles exact"] += Counts(right=(filler.role, words) in spans, given=1)
        totals["roles"] += Counts(right=right, given=1)
        totals[f"role {filler.role}"] += Counts(right=right, given=1)
    return totals
