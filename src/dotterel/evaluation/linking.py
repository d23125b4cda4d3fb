"""How well the tellings of many documents are put together: B³, pairs, and near misses.

The unit is the mention (an event). The gold group of a mention is its annotated happening: shared over the reports of a
file where its label starts with ``G-``, else of its report alone.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.evaluation.annotated import AnnotatedReport
from dotterel.evaluation.clusters import b_cubed, grouping
from dotterel.evaluation.gold import GoldDocument, GoldRecord, gold_document
from dotterel.evaluation.metrics import Counts
from dotterel.linking import Changes, Linker, LinkWeights, MemoryArchive, Telling, tellings_of
from dotterel.model import ResolvedEvent

SHARED = "G-"


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldMention:
    """A mention with the happening that it tells.

    Attributes:
        happening: Label of the happening, unique over the corpus.
        file: File of its report.
        type: Event type.
        is_shared: Whether reports share the happening.
    """

    happening: str
    file: str
    type: str
    is_shared: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPair:
    """Two mentions that are wrongly put together, or wrongly kept apart, for reading.

    Attributes:
        together: Whether they were put together.
        score: Probability that the pair was given of being one.
        first: Document, sentence and happening of one.
        second: The same of the other.
        reasons: What weighed most.
    """

    together: bool
    score: float
    first: tuple[str, str, str]
    second: tuple[str, str, str]
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkingScores:
    """How well mentions were put together.

    Attributes:
        shared: B³ precision, recall and F1 over the mentions of shared happenings, among all others.
        every: The same over all mentions.
        conll: CoNLL F1 of the mentions of shared happenings by themselves, and of all mentions.
        pairs: Pairs of mentions of shared happenings and of anything else, from two documents.
        near_misses: Pairs of tellings of two happenings, one of them shared, in two reports of one file and of one
            type (given), and how many of them were put together (right, here, is wrong).
        mentions: Number of mentions, and of them those of shared happenings.
        worst: Pairs that are wrong, the surest first.
    """

    shared: tuple[float, float, float]
    every: tuple[float, float, float]
    conll: tuple[float, float]
    pairs: Counts
    near_misses: Counts
    mentions: tuple[int, int]
    worst: tuple[WrongPair, ...]

    @property
    def near_miss_rate(self) -> float:
        """Share of near misses that were put together, in [0, 1]."""
        return self.near_misses.right / self.near_misses.given if self.near_misses.given else 0.0


def gold_mentions(
    reports: Sequence[AnnotatedReport], answers: Mapping[str, Sequence[ResolvedEvent]]
) -> dict[str, GoldMention]:
    """The gold of every event that meets an annotated one: same type, a shared character of the trigger.

    Args:
        reports: Annotated reports.
        answers: Resolved events by document id.
    """
    mentions: dict[str, GoldMention] = {}
    for report in reports:
        gold = gold_document(report)
        for event, record in _matched(answers.get(report.id, ()), gold):
            is_shared = record.incident.startswith(SHARED)
            where = report.file if is_shared else report.id
            mentions[event.id] = GoldMention(
                happening=f"{where}/{record.incident}", file=report.file, type=event.type, is_shared=is_shared
            )
    return mentions


def shared_answers(
    reports: Sequence[AnnotatedReport], answers: Mapping[str, Sequence[ResolvedEvent]]
) -> dict[str, tuple[ResolvedEvent, ...]]:
    """The events that meet an annotated mention of a shared happening, by its label.

    Args:
        reports: Annotated reports.
        answers: Resolved events by document id, the coder's for one.
    """
    gold = gold_mentions(reports, answers)
    told: dict[str, list[ResolvedEvent]] = defaultdict(list)
    for events in answers.values():
        for event in events:
            mention = gold.get(event.id)
            if mention is not None and mention.is_shared:
                told[mention.happening.removeprefix(f"{mention.file}/")].append(event)
    return {label: tuple(events) for label, events in told.items()}


def linked(
    answers: Mapping[str, Sequence[ResolvedEvent]], *, weights: LinkWeights | None = None
) -> tuple[MemoryArchive, Linker, list[Changes]]:
    """The events of some documents, linked in the order in which they are given."""
    archive = MemoryArchive()
    linker = Linker(archive, weights=weights)
    changes = [linker.take(document_id, tellings_of(events)) for document_id, events in answers.items()]
    return archive, linker, changes


def score_linking(
    reports: Sequence[AnnotatedReport],
    answers: Mapping[str, Sequence[ResolvedEvent]],
    *,
    weights: LinkWeights | None = None,
    worst: int = 20,
) -> LinkingScores:
    """Link the events of annotated reports, in the order of publication, and count.

    Args:
        reports: The annotated reports.
        answers: Resolved events by document id: the coder's, or the gold's own.
        weights: Of the linker; the shipped ones unless told.
        worst: Number of wrong pairs that are told.
    """
    order = sorted(answers, key=lambda one: (_published(answers[one]), one))
    archive, linker, _ = linked({one: answers[one] for one in order}, weights=weights)
    gold = gold_mentions(reports, answers)
    tellings = {one.id: one for members in archive.incidents().values() for one in archive.tellings(members)}
    group = {telling: incident for incident, members in archive.incidents().items() for telling in members}
    found = {event: group[one.id] for one in tellings.values() for event in one.event_ids}
    wanted = {event: mention.happening for event, mention in gold.items()}
    shared = [event for event, mention in gold.items() if mention.is_shared]
    return LinkingScores(
        shared=b_cubed(found, wanted, shared),
        every=b_cubed(found, wanted),
        conll=(grouping(found, {one: wanted[one] for one in shared}).conll, grouping(found, wanted).conll),
        pairs=_pairs(found, gold, answers),
        near_misses=_near_misses(tellings, group, gold),
        mentions=(len(gold), len(shared)),
        worst=_worst(tellings, group, gold, answers, linker, worst),
    )


def _published(events: Sequence[ResolvedEvent]) -> str:
    return next((event.document.published or "" for event in events), "")


def _matched(events: Sequence[ResolvedEvent], gold: GoldDocument) -> list[tuple[ResolvedEvent, GoldRecord]]:
    left = list(gold.events)
    pairs = []
    for event in sorted(events, key=lambda one: -one.score):
        match = next((one for one in left if one.type == event.type and one.trigger.overlaps(event.trigger)), None)
        if match is not None:
            left.remove(match)
            pairs.append((event, match))
    return pairs


def _pairs(
    found: Mapping[str, str], gold: Mapping[str, GoldMention], answers: Mapping[str, Sequence[ResolvedEvent]]
) -> Counts:
    """Pairs of mentions from two documents that were put together, that should be, and both."""
    document = {event.id: name for name, events in answers.items() for event in events}
    groups: dict[str, list[str]] = defaultdict(list)
    happenings: dict[str, list[str]] = defaultdict(list)
    for event, mention in gold.items():
        groups[found[event]].append(event)
        happenings[mention.happening].append(event)

    def pairs(sets: Mapping[str, list[str]]) -> set[tuple[str, str]]:
        return {
            (min(one, other), max(one, other))
            for members in sets.values()
            for number, one in enumerate(members)
            for other in members[:number]
            if document[one] != document[other]
        }

    given, wanted = pairs(groups), pairs(happenings)
    return Counts(right=len(given & wanted), given=len(given), wanted=len(wanted))


def _happening_of(telling: Telling, gold: Mapping[str, GoldMention]) -> GoldMention | None:
    """The happening of most mentions of a telling."""
    known = Counter(gold[event] for event in telling.event_ids if event in gold)
    return max(known, key=lambda one: (known[one], one.happening)) if known else None


def _near_misses(tellings: Mapping[str, Telling], group: Mapping[str, str], gold: Mapping[str, GoldMention]) -> Counts:
    by_file: dict[tuple[str, str], list[tuple[Telling, GoldMention]]] = defaultdict(list)
    for telling in tellings.values():
        mention = _happening_of(telling, gold)
        if mention is not None:
            by_file[mention.file, telling.type].append((telling, mention))
    given = wrong = 0
    for alike in by_file.values():
        for number, (one, first) in enumerate(alike):
            for other, second in alike[:number]:
                apart = first.happening != second.happening and one.document_id != other.document_id
                if apart and (first.is_shared or second.is_shared):
                    given += 1
                    wrong += group[one.id] == group[other.id]
    return Counts(right=wrong, given=given)


def _worst(
    tellings: Mapping[str, Telling],
    group: Mapping[str, str],
    gold: Mapping[str, GoldMention],
    answers: Mapping[str, Sequence[ResolvedEvent]],
    linker: Linker,
    number: int,
) -> tuple[WrongPair, ...]:
    sentence = {event.id: event.sentence.text for events in answers.values() for event in events}
    known = [(one, mention) for one in tellings.values() if (mention := _happening_of(one, gold)) is not None]
    by_happening: dict[str, list[Telling]] = defaultdict(list)
    by_group: dict[str, list[tuple[Telling, str]]] = defaultdict(list)
    for one, mention in known:
        by_happening[mention.happening].append(one)
        by_group[group[one.id]].append((one, mention.happening))
    pairs: list[tuple[float, bool, Telling, Telling]] = []
    for members in by_happening.values():
        for place, one in enumerate(members):
            for other in members[:place]:
                if group[one.id] != group[other.id]:
                    pairs.append((-linker.log_odds(one, other), False, one, other))
    for grouped in by_group.values():
        for place, (one, first) in enumerate(grouped):
            for other, second in grouped[:place]:
                if first != second:
                    pairs.append((linker.log_odds(one, other), True, one, other))
    label = {one.id: mention.happening for one, mention in known}
    told = []
    for _, together, one, other in sorted(pairs, key=lambda pair: (-pair[0], pair[2].id, pair[3].id))[:number]:
        link = linker.link(one, other)
        told.append(
            WrongPair(
                together=together,
                score=link.score,
                first=(one.document_id, sentence[one.event_ids[0]], label[one.id]),
                second=(other.document_id, sentence[other.event_ids[0]], label[other.id]),
                reasons=tuple(f"{reason.name} {reason.weight:+.1f}" for reason in link.reasons[:6] if reason.weight),
            )
        )
    return tuple(told)
