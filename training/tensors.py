"""Annotated reports as windows with labels, and windows as batches of tensors."""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import Tensor

from dotterel.evaluation.annotated import AnnotatedReport, AnnotatedSentence, GoldEvent, Mark
from dotterel.inference.labels import Labels
from dotterel.inference.tokenizer import TokenisedSentence, WordPieceTokenizer
from dotterel.inference.windows import Window, windows_of
from training.settings import TrainingSettings

IGNORED = -100
MASK = 103
"""The piece `[MASK]` of the base weights' vocabulary."""


@dataclass(frozen=True, kw_only=True)
class EventLabels:
    """Labels of one annotated event: numbers in the label lists.

    `word` is the trigger's first word in its sentence; `roles` has one label a word of the sentence.
    """

    word: int
    roles: tuple[int, ...]
    modes: tuple[int, ...]
    status: int
    historical: bool
    happening: str


@dataclass(frozen=True, kw_only=True)
class LabelledSentence:
    """A tokenised sentence with labels per word (sectors only where a party is marked)."""

    tokens: TokenisedSentence
    triggers: tuple[int, ...]
    sectors: tuple[tuple[int, tuple[int, ...]], ...]
    events: tuple[EventLabels, ...]


@dataclass(frozen=True, kw_only=True)
class LabelledReport:
    """A report ready for training."""

    id: str
    sentences: tuple[LabelledSentence, ...]
    contexts: tuple[int, ...]
    has_contexts: bool


@dataclass(frozen=True, kw_only=True)
class Batch:
    """Windows as tensors; shapes as in `Network`, labels `IGNORED` where padded."""

    pieces: Tensor
    casings: Tensor
    segments: Tensor
    word_pieces: Tensor
    triggers: Tensor
    sector_words: Tensor
    sectors: Tensor
    contexts: Tensor
    has_contexts: Tensor
    relevance: Tensor
    event_windows: Tensor
    event_words: Tensor
    event_firsts: Tensor
    event_lengths: Tensor
    roles: Tensor
    modes: Tensor
    statuses: Tensor
    historical: Tensor
    happenings: Tensor


def label_report(report: AnnotatedReport, tokenizer: WordPieceTokenizer, labels: Labels) -> LabelledReport:
    """Labels of every sentence of a report."""
    tokens = tokenizer.tokenise([sentence.text for sentence in report.sentences])
    return LabelledReport(
        id=report.id,
        sentences=tuple(
            _label_sentence(report, sentence, words, labels)
            for sentence, words in zip(report.sentences, tokens, strict=True)
        ),
        contexts=tuple(labels.contexts.index(context) for context in report.contexts),
        has_contexts=bool(report.contexts),
    )


def _words_of(mark: Mark, tokens: TokenisedSentence) -> list[int]:
    return [
        word
        for word, (start, end) in enumerate(zip(tokens.word_starts, tokens.word_ends, strict=True))
        if start < mark.end and mark.start < end
    ]


def _label_sentence(
    report: AnnotatedReport, sentence: AnnotatedSentence, tokens: TokenisedSentence, labels: Labels
) -> LabelledSentence:
    triggers = [0] * len(tokens.word_starts)
    words_by_mark = [(mark, _words_of(mark, tokens)) for mark in sentence.marks]
    trigger_words = {mark.id: words for mark, words in words_by_mark if mark.id[0] == "e"}
    events: list[EventLabels] = []
    for event in sentence.events:
        words = trigger_words.get(event.id, [])
        if not words:
            continue
        for order, word in enumerate(words):
            triggers[word] = labels.triggers.index(f"{'I' if order else 'B'}-{event.type}")
        events.append(_label_event(event, words[0], words_by_mark, len(triggers), labels))
    sectors = {
        word: tuple(labels.sectors.index(sector) for sector in report.definitions[mark.id].sectors)
        for mark, words in words_by_mark
        if mark.id[0] == "a"
        for word in words
    }
    return LabelledSentence(
        tokens=tokens, triggers=tuple(triggers), sectors=tuple(sorted(sectors.items())), events=tuple(events)
    )


def _label_event(
    event: GoldEvent, trigger: int, words_by_mark: Sequence[tuple[Mark, list[int]]], length: int, labels: Labels
) -> EventLabels:
    """Roles of one event, each filled by the mention nearest to the trigger that no other role has taken.

    The source comes last: in "the police said they arrested two", "they" act and "the police" are the source. Further
    mentions of a filler are left open, since either reading is right.
    """
    roles = [0] * length
    fillers = [(role, mark_id) for role, mark_ids in event.roles.items() for mark_id in mark_ids]
    for role, mark_id in sorted(fillers, key=lambda filler: filler[0] == "source"):
        mentions = [words for mark, words in words_by_mark if mark.id == mark_id and words]
        mentions.sort(key=lambda words: min(abs(word - trigger) for word in words))
        free = [words for words in mentions if all(roles[word] in (0, IGNORED) for word in words)]
        for rank, words in enumerate(free):
            for order, word in enumerate(words):
                roles[word] = IGNORED if rank else labels.roles.index(f"{'I' if order else 'B'}-{role}")
    return EventLabels(
        word=trigger,
        roles=tuple(roles),
        modes=tuple(labels.modes.index(f"{event.type}/{mode}") for mode in event.modes),
        status=labels.statuses.index(event.status),
        historical=event.historical,
        happening=event.incident,
    )


def batches(
    reports: Sequence[LabelledReport],
    tokenizer: WordPieceTokenizer,
    settings: TrainingSettings,
    labels: Labels,
    *,
    chance: random.Random | None,
) -> Iterator[Batch]:
    """Batches of windows of about equal length.

    Args:
        reports: Labelled reports.
        tokenizer: For its start and end marks.
        settings: Lengths and shares.
        labels: Sizes of the label lists.
        chance: Draws window lengths, letter case and order while training; none when measuring.
    """
    windows: list[tuple[Window, LabelledReport]] = []
    for report in reports:
        longest = settings.max_pieces
        if chance is not None and chance.random() < 0.5:
            longest = chance.randint(settings.shortest_window, settings.max_pieces)
        windows += [
            (window, report)
            for window in windows_of(
                [sentence.tokens for sentence in report.sentences],
                max_pieces=longest,
                max_context=settings.max_context,
                start_piece=tokenizer.start_piece,
                end_piece=tokenizer.end_piece,
            )
        ]
    if chance is not None:
        windows.sort(key=lambda pair: len(pair[0].pieces) + chance.random() * 16)
    else:
        windows.sort(key=lambda pair: len(pair[0].pieces))
    groups: list[list[tuple[Window, LabelledReport]]] = [[]]
    for pair in windows:
        if groups[-1] and (len(groups[-1]) + 1) * len(pair[0].pieces) > settings.batch_pieces:
            groups.append([])
        groups[-1].append(pair)
    if chance is not None:
        chance.shuffle(groups)
    for group in groups:
        yield _batch(group, settings, labels, chance)


def _batch(
    group: Sequence[tuple[Window, LabelledReport]],
    settings: TrainingSettings,
    labels: Labels,
    chance: random.Random | None,
) -> Batch:
    count = len(group)
    piece_count = max(len(window.pieces) for window, _ in group)
    word_count = max(len(window.word_pieces) for window, _ in group)
    pieces = torch.zeros(count, piece_count, dtype=torch.long)
    casings = torch.full((count, piece_count), 5, dtype=torch.long)
    segments = torch.zeros(count, piece_count, dtype=torch.long)
    word_pieces = torch.zeros(count, word_count, dtype=torch.long)
    triggers = torch.full((count, word_count), IGNORED, dtype=torch.long)
    contexts = torch.zeros(count, len(labels.contexts))
    sector_words: list[tuple[int, int]] = []
    sectors: list[tuple[int, ...]] = []
    events: list[tuple[int, int, int, int, EventLabels, str]] = []
    for row, (window, report) in enumerate(group):
        pieces[row, : len(window.pieces)] = torch.tensor(_masked(window.pieces, settings, chance))
        casings[row, : len(window.pieces)] = torch.tensor(_cased(window.casings, settings, chance))
        segments[row, : len(window.pieces)] = torch.tensor(window.segments)
        word_pieces[row, : len(window.word_pieces)] = torch.tensor(window.word_pieces)
        contexts[row, list(report.contexts)] = 1.0
        places = {
            (sentence, word): number
            for number, (sentence, word) in enumerate(zip(window.word_sentences, window.word_numbers, strict=True))
        }
        for (sentence_number, word), number in places.items():
            triggers[row, number] = report.sentences[sentence_number].triggers[word]
        for sentence_number in dict.fromkeys(window.word_sentences):
            sentence = report.sentences[sentence_number]
            here = [word for number, word in places if number == sentence_number]
            first, length = places[sentence_number, here[0]], len(here)
            for word, codes in sentence.sectors:
                if (sentence_number, word) in places:
                    sector_words.append((row, places[sentence_number, word]))
                    sectors.append(codes)
            for event in sentence.events:
                if (sentence_number, event.word) in places and length == len(sentence.triggers):
                    number = places[sentence_number, event.word]
                    events.append((row, number, first, length, event, f"{report.id} {event.happening}"))
    longest = max((length for _, _, _, length, _, _ in events), default=0)
    roles = torch.full((len(events), longest), IGNORED, dtype=torch.long)
    modes = torch.zeros(len(events), len(labels.modes))
    happening_numbers = {name: number for number, name in enumerate(dict.fromkeys(event[5] for event in events))}
    for row, (_, _, _, length, event, _) in enumerate(events):
        roles[row, :length] = torch.tensor(event.roles)
        modes[row, list(event.modes)] = 1.0
    sector_labels = torch.zeros(len(sectors), len(labels.sectors))
    for row, codes in enumerate(sectors):
        sector_labels[row, list(codes)] = 1.0
    return Batch(
        pieces=pieces,
        casings=casings,
        segments=segments,
        word_pieces=word_pieces,
        triggers=triggers,
        sector_words=torch.tensor(sector_words, dtype=torch.long).reshape(-1, 2),
        sectors=sector_labels,
        contexts=contexts,
        has_contexts=torch.tensor([report.has_contexts for _, report in group]),
        relevance=(triggers > 0).any(1).float(),
        event_windows=torch.tensor([event[0] for event in events], dtype=torch.long),
        event_words=torch.tensor([event[1] for event in events], dtype=torch.long),
        event_firsts=torch.tensor([event[2] for event in events], dtype=torch.long),
        event_lengths=torch.tensor([event[3] for event in events], dtype=torch.long),
        roles=roles,
        modes=modes,
        statuses=torch.tensor([event[4].status for event in events], dtype=torch.long),
        historical=torch.tensor([float(event[4].historical) for event in events]),
        happenings=torch.tensor([happening_numbers[event[5]] for event in events], dtype=torch.long),
    )


def _masked(pieces: Sequence[int], settings: TrainingSettings, chance: random.Random | None) -> Sequence[int]:
    """Pieces with a share of them hidden while training; the marks at both ends stay."""
    if chance is None or not settings.masked:
        return pieces
    inner = [MASK if chance.random() < settings.masked else piece for piece in pieces[1:-1]]
    return [pieces[0], *inner, pieces[-1]]


def _cased(casings: Sequence[int], settings: TrainingSettings, chance: random.Random | None) -> Sequence[int]:
    if chance is None:
        return casings
    draw = chance.random()
    if draw < settings.lower_case:
        return [case if case > 3 else 0 for case in casings]
    if draw < settings.lower_case + settings.upper_case:
        return [case if case > 3 else 2 for case in casings]
    return casings
