"""The shipped coder: network scores, the codebook's rules and the document's own context become coded events."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from dotterel.codebook import Codebook, load_codebook
from dotterel.coding.calibrated import background_score, calibrated_event
from dotterel.coding.contexts import contexts_of
from dotterel.coding.decode import CANDIDATE_THRESHOLD, PARTY_ROLES, DecodedEvent, DecodedRole, decode_sentence
from dotterel.coding.document_logic import read_in_document, read_in_sentences
from dotterel.coding.happenings import EVIDENCE, same_happening_groups
from dotterel.coding.phrases import is_nobody, says_something, whole_name, whole_words, without_participle
from dotterel.coding.standing import by_likelihood, claim_status_of, modality_of
from dotterel.inference import (
    SHIPPED,
    Artifact,
    Calibration,
    Floats1d,
    OnnxSession,
    Request,
    SentenceScores,
    Session,
    WordPieceTokenizer,
    load_artifact,
    windows_of,
)
from dotterel.model import (
    ArtifactError,
    CodedDocument,
    CodedEvent,
    Document,
    Mention,
    Provenance,
    Scored,
    SettingsError,
    Span,
    digest_id,
)

MODE_THRESHOLD = 0.5
"""Modes less likely than this, after calibration, are left out."""
SECTOR_FLOOR = 0.1
"""Sectors less likely than this are not handed on: resolution never chooses them."""
_MOST_SECTORS = 4

_Scores = dict[int, list[SentenceScores]]


class NeuralCoder:
    """Codes documents with the network of an artifact.

    Attributes:
        provenance: As in `Coder`.
        min_score: Lowest score of an event kept, in [0, 1].
        calls_at_once: Two: while the events of one call's last documents are put together, the network reads on in the
            documents of the next.
    """

    calls_at_once = 2

    def __init__(
        self, artifact: Artifact, session: Session, *, codebook: Codebook | None = None, min_score: float | None = None
    ) -> None:
        """Args as in `load`; the session is the door to the network.

        Raises:
            ArtifactError: The model's weights are not those of this version.
            SettingsError: `min_score` is outside [0, 1], or the codebook lacks a type or mode of the network.
        """
        self._artifact = artifact
        self._session = session
        self._codebook = codebook or load_codebook()
        if not {"bias"} <= set(artifact.happening_weights) <= {*EVIDENCE, "bias"}:
            raise ArtifactError(
                f"the model {artifact.name} {artifact.version} weighs other evidence than this version",
                "Install Dotterel anew, or train the model again.",
            )
        unknown = _codes_without_entry(artifact, self._codebook)
        if unknown:
            raise SettingsError(
                f"codebook {self._codebook.id} lacks what the coder {artifact.name} finds: {', '.join(unknown)}",
                "Extend plover-2.0 rather than leaving codes out.",
            )
        self._tokenizer = WordPieceTokenizer(artifact.tokenizer)
        self.min_score = artifact.min_score if min_score is None else min_score
        if not 0.0 <= self.min_score <= 1.0:
            raise SettingsError(f"the lowest score is {self.min_score:g}", "Give a number from 0 to 1.")
        event_map = artifact.calibration.of("event")
        self._raw_min_score = max(CANDIDATE_THRESHOLD, event_map.raw(self.min_score))
        # Compared with scores of the network, which are of single precision.
        self._sector_floor = float(np.float32(artifact.calibration.of("sectors").raw(SECTOR_FLOOR)))
        self.provenance = Provenance(component=artifact.name, version=artifact.version, digest=artifact.digest)

    def code(self, documents: Sequence[Document]) -> list[CodedDocument]:
        """As in `Coder`: the windows of all documents are read side by side."""
        coded = []
        for document, scores in self._scores(documents):
            events, vectors = self._sentence_events(document, scores)
            told = self._told_together(document, events, vectors)
            coded.append(CodedDocument(events=told, relevance=_relevance(scores)))
        return coded

    def events_with_vectors(
        self, documents: Sequence[Document]
    ) -> Iterator[tuple[tuple[CodedEvent, ...], dict[str, Floats1d]]]:
        """Events before mentions of one happening are put together, with the happening vector of each by its id."""
        for document, scores in self._scores(documents):
            yield self._sentence_events(document, scores)

    def _scores(self, documents: Sequence[Document]) -> Iterator[tuple[Document, _Scores]]:
        asked = [self._ask(document) for document in documents]  # the network begins while we go on to the next
        for document, answers in zip(documents, asked, strict=True):
            yield document, _by_sentence(answers)

    def _ask(self, document: Document) -> Iterator[dict[int, SentenceScores]]:
        sentences = self._tokenizer.tokenise([document.text[one.start : one.end] for one in document.sentences])
        windows = windows_of(
            sentences,
            max_pieces=self._artifact.max_pieces,
            max_context=self._artifact.max_context,
            start_piece=self._tokenizer.start_piece,
            end_piece=self._tokenizer.end_piece,
        )
        return self._session.score([Request(window=window, sentences=sentences) for window in windows])

    def _sentence_events(
        self, document: Document, scores: _Scores
    ) -> tuple[tuple[CodedEvent, ...], dict[str, Floats1d]]:
        labels, calibration = self._artifact.labels, self._artifact.calibration
        contexts = contexts_of([one for number in sorted(scores) for one in scores[number]], labels.contexts)
        drafts = [
            _Draft(
                document=document,
                sentence=number,
                scores=stretch,
                decoded=calibrated_event(decoded, calibration),
                calibration=calibration,
            )
            for number in sorted(scores)
            for stretch in scores[number]
            for decoded in decode_sentence(stretch, labels, min_score=self._raw_min_score)
        ]
        events = [draft.event(self.provenance, labels.sectors, contexts, self._sector_floor) for draft in drafts]
        vectors: dict[str, Floats1d] = {
            event.id: draft.decoded.candidate.happening for event, draft in zip(events, drafts, strict=True)
        }
        return read_in_sentences(events, document, self._codebook), vectors

    def _told_together(
        self, document: Document, events: Sequence[CodedEvent], vectors: Mapping[str, Floats1d]
    ) -> tuple[CodedEvent, ...]:
        """Events with incident labels, and with what other mentions of their happening tell."""
        groups = same_happening_groups(
            events, vectors, weights=self._artifact.happening_weights, published=document.published
        )
        incident_by_event = {
            event.id: digest_id("incident", document.id, group[0].id) for group in groups for event in group
        }
        labelled = tuple(replace(event, incident=incident_by_event[event.id]) for event in events)
        return read_in_document(labelled, document, self._codebook)


def load(
    folder: Path = SHIPPED, *, min_score: float | None = None, codebook: Codebook | None = None, threads: int = 0
) -> NeuralCoder:
    """The coder of a model folder.

    Args:
        folder: A model folder; the shipped one unless told.
        min_score: Lowest score of an event kept, in [0, 1]; none takes the model's own.
        codebook: Whose boundary rules hold; PLOVER 2.0 unless told.
        threads: Processor threads; 0 takes as many as there are cores.

    Raises:
        ArtifactError: The model is missing or damaged.
        SettingsError: `min_score` is out of range.
    """
    artifact = load_artifact(folder)
    return NeuralCoder(artifact, OnnxSession(artifact, threads=threads), codebook=codebook, min_score=min_score)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A decoded event, its scores calibrated, with the sentence that it was decoded from."""

    document: Document
    sentence: int
    scores: SentenceScores
    decoded: DecodedEvent
    calibration: Calibration

    def event(
        self, provenance: Provenance, sectors: Sequence[str], contexts: tuple[str, ...], sector_floor: float
    ) -> CodedEvent:
        decoded = self.decoded
        trigger = self._span(decoded.first, decoded.last)
        status, next_status, *_ = by_likelihood(decoded.statuses)
        historical = decoded.historical >= 0.5
        sentence = self.document.sentence_span(self.sentence)
        modes = tuple(mode for mode in decoded.modes if mode.score >= MODE_THRESHOLD)
        return CodedEvent(
            id=digest_id("event", self.document.id, sentence.text, trigger.start, trigger.end, decoded.type),
            document_id=self.document.id,
            type=decoded.type,
            trigger=trigger,
            sentence=sentence,
            provenance=provenance,
            modes=tuple(mode.code for mode in modes),
            contexts=contexts,
            mentions=tuple(
                mention
                for mention in (self._mention(role, sectors, sector_floor) for role in decoded.roles)
                if says_something(mention.span.text, mention.role)
                and not is_nobody(self.document.text, mention.span.start, mention.role)
            ),
            modality=modality_of(status.code),
            status=claim_status_of(status.code),
            historical=historical,
            score=_rounded(decoded.score),
            field_scores=(
                Scored(code="type", score=_rounded(decoded.score)),
                *((Scored(code="modes", score=_rounded(modes[0].score)),) if modes else ()),
                Scored(code="status", score=_rounded(status.score)),
                Scored(code="historical", score=_rounded(background_score(decoded.historical, self.calibration))),
            ),
            runners_up=(
                ("type", _rounded_code(decoded.runner_up)),
                *(("modes", _rounded_code(mode)) for mode in decoded.modes[bool(modes) :][:1]),
                ("status", _rounded_code(next_status)),
            ),
        )

    def _span(self, first: int, last: int) -> Span:
        offset = self.document.sentences[self.sentence].start
        start, end = offset + self.scores.word_starts[first], offset + self.scores.word_ends[last - 1]
        return self.document.span(*whole_words(self.document.text, start, end))

    def _mention(self, role: DecodedRole, sectors: Sequence[str], floor: float) -> Mention:
        span = self._span(role.first, role.last)
        if role.role == "place":
            span = self.document.span(*whole_name(self.document.text, span.start, span.end))
        elif role.role in PARTY_ROLES:
            span = self.document.span(*without_participle(self.document.text, span.start, span.end))
        return Mention(
            role=role.role,
            span=span,
            score=_rounded(role.score),
            sectors=self._sectors(role, sectors, floor) if role.role in PARTY_ROLES else (),
        )

    def _sectors(self, role: DecodedRole, sectors: Sequence[str], floor: float) -> tuple[Scored, ...]:
        """The likeliest sectors of a party, by the mean over its words, from a raw score upwards."""
        score_map = self.calibration.of("sectors")
        words = self.scores.sectors[role.first : role.last]
        means = words[0] if len(words) == 1 else np.add.reduce(words, axis=0) / np.float32(len(words))
        likeliest: list[int] = np.argsort(-means, kind="stable")[:_MOST_SECTORS].tolist()
        scores: list[float] = means[likeliest].tolist()
        return tuple(
            [
                Scored(code=sectors[number], score=_rounded(score_map.calibrated(score)))
                for number, score in zip(likeliest, scores, strict=True)
                if score >= floor
            ]
        )


def _by_sentence(answers: Iterator[dict[int, SentenceScores]]) -> _Scores:
    """The scores of a document's windows by sentence; a sentence longer than a window has several."""
    scores: _Scores = {}
    for answer in answers:
        for sentence, sentence_scores in answer.items():
            scores.setdefault(sentence, []).append(sentence_scores)
    return scores


def _relevance(scores: _Scores) -> float:
    """That of the window likeliest to tell of an event; 0 for a document without words."""
    return max((_rounded(one.relevance) for stretch in scores.values() for one in stretch), default=0.0)


def _codes_without_entry(artifact: Artifact, codebook: Codebook) -> list[str]:
    """Types and modes of the network that the codebook does not have."""
    types = dict.fromkeys(label[2:] for label in artifact.labels.triggers[1:])
    known_modes = {f"{code}/{mode}" for code in codebook.type_codes for mode in codebook.modes(code)}
    return [code for code in types if code not in codebook.type_codes] + [
        code for code in artifact.labels.modes if code not in known_modes
    ]


def _rounded(score: float) -> float:
    """Four decimals: more would only tell of rounding inside the network."""
    return round(score, 4)


def _rounded_code(scored: Scored) -> Scored:
    return Scored(code=scored.code, score=_rounded(scored.score))
