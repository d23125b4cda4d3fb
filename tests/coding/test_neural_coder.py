"""The shipped coder from documents to events, with a network that knows a few words."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from dotterel.codebook import load_codebook
from dotterel.coding.neural_coder import NeuralCoder, load
from dotterel.inference import (
    Artifact,
    Calibration,
    CandidateScores,
    Request,
    ScoreMap,
    SentenceScores,
    TokenisedSentence,
    WordPieceTokenizer,
    load_artifact,
)
from dotterel.model import ArtifactError, CodedEvent, Document, Provenance, Sentence, SettingsError
from tests.coding.scores import rows
from tests.inference.models import LABELS, model_folder

TRIGGERS = {"attack": "B-ASSAULT", "met": "B-CONSULT"}
ROLES = {"gunmen": "B-actor", "ministers": "B-actor", "herders": "B-recipient", "niono": "B-place", "12": "B-killed"}


class KnowingSession:
    """A network that tells trigger and roles by the first piece of each word alone, whatever window it stands in.

    Attributes:
        windows: How many pieces each window had that was asked about.
    """

    def __init__(self, tokenizer: WordPieceTokenizer) -> None:
        def by_piece(table: dict[str, str]) -> dict[int, str]:
            return {tokenizer.tokenise([word])[0].pieces[0]: label for word, label in table.items()}

        self._triggers, self._roles = by_piece(TRIGGERS), by_piece(ROLES)
        self.windows: list[int] = []

    def score(self, requests: Sequence[Request]) -> Iterator[dict[int, SentenceScores]]:
        """As in `Session`."""
        self.windows += [len(request.window.pieces) for request in requests]
        return iter([self._window(request) for request in requests])

    def _window(self, request: Request) -> dict[int, SentenceScores]:
        window = request.window
        return {
            number: self._sentence(
                request.sentences[number],
                [
                    word
                    for owner, word in zip(window.word_sentences, window.word_numbers, strict=True)
                    if owner == number
                ],
            )
            for number in dict.fromkeys(window.word_sentences)
        }

    def _sentence(self, sentence: TokenisedSentence, words: list[int]) -> SentenceScores:
        pieces = [sentence.pieces[sentence.first_pieces[word]] for word in words]
        triggers = {at: self._triggers[piece] for at, piece in enumerate(pieces) if piece in self._triggers}
        roles = {at: self._roles[piece] for at, piece in enumerate(pieces) if piece in self._roles}
        return SentenceScores(
            word_starts=tuple(sentence.word_starts[word] for word in words),
            word_ends=tuple(sentence.word_ends[word] for word in words),
            triggers=rows(len(words), LABELS.triggers, triggers),
            sectors=np.full((len(words), 2), (0.8, 0.05), np.float32),
            contexts=np.array([0.9, 0.1], np.float32),
            relevance=0.9,
            candidates=tuple(
                CandidateScores(
                    word=word,
                    roles=rows(len(words), LABELS.roles, roles),
                    modes=np.array([0.9, 0.2], np.float32),
                    statuses=np.array([0.9, 0.06, 0.01, 0.01, 0.01, 0.01], np.float32),
                    historical=0.1,
                    happening=np.array([1.0, 0.0], np.float32),
                )
                for word in triggers
            ),
        )


@pytest.fixture(scope="module")
def artifact(tmp_path_factory: pytest.TempPathFactory) -> Artifact:
    """A model folder without a real graph; its windows hold 24 pieces."""
    return load_artifact(model_folder(tmp_path_factory.mktemp("model") / "small"))


@pytest.fixture(scope="module")
def session(artifact: Artifact) -> KnowingSession:
    """The network that knows a few words."""
    return KnowingSession(WordPieceTokenizer(artifact.tokenizer))


@pytest.fixture(scope="module")
def coder(artifact: Artifact, session: KnowingSession) -> NeuralCoder:
    """A coder with that network."""
    return NeuralCoder(artifact, session)


def document(*sentences: str, name: str = "d", before: str = "") -> Document:
    """A document of these sentences, a newline apart, behind some text that belongs to no sentence."""
    spans, start = [], len(before)
    for number, text in enumerate(sentences):
        spans.append(Sentence(start=start, end=start + len(text), paragraph=number))
        start += len(text) + 1
    return Document(
        id=name,
        text=before + "\n".join(sentences),
        report_id="r",
        name=name,
        provenance=Provenance(component="test", version="1"),
        sentences=tuple(spans),
    )


def code(coder: NeuralCoder, *sentences: str, name: str = "d") -> tuple[CodedEvent, ...]:
    """The events of one document."""
    (coded,) = coder.code([document(*sentences, name=name)])
    return coded.events


def test_an_event_has_its_trigger_roles_and_standing(coder: NeuralCoder) -> None:
    """What the network says of a sentence stands in the event, under the coder's name, version and digest."""
    (event,) = code(coder, "Gunmen attacked herders in Niono.")
    assert (event.type, event.modes, event.trigger.text) == ("ASSAULT", ("firearms",), "attacked")
    assert [(mention.role, mention.span.text) for mention in event.mentions] == [
        ("actor", "Gunmen"),
        ("recipient", "herders"),
        ("place", "Niono"),
    ]
    assert (event.modality, event.status, event.historical, event.contexts) == (
        "asserted",
        "asserted",
        False,
        ("military",),
    )
    assert event.provenance == coder.provenance
    assert event.provenance.digest
    assert event.document_id == "d"


def test_sectors_are_told_of_parties_only(coder: NeuralCoder) -> None:
    """A place has no sectors, and a sector that is hardly likely is not handed on."""
    (event,) = code(coder, "Gunmen attacked herders in Niono.")
    sectors = {mention.role: [scored.code for scored in mention.sectors] for mention in event.mentions}
    assert sectors == {"actor": ["MIL"], "recipient": ["MIL"], "place": []}


def test_no_documents_give_no_answers(coder: NeuralCoder) -> None:
    """Nothing in, nothing out."""
    assert coder.code([]) == []


def test_a_document_is_as_relevant_as_its_most_relevant_window(coder: NeuralCoder) -> None:
    """What the network says of the windows stands in the answer; without words there is nothing to tell."""
    told, empty = coder.code([document("Gunmen attacked herders."), document("", name="empty")])
    assert (told.relevance, empty.relevance) == (0.9, 0.0)


@pytest.mark.parametrize("sentences", [(), ("",), (" \t ",), ("", "", "")])
def test_a_document_without_words_has_no_events(coder: NeuralCoder, sentences: tuple[str, ...]) -> None:
    """An empty document, or sentences without words, never reach the network."""
    assert code(coder, *sentences) == ()


def test_a_sentence_without_words_leaves_the_others_alone(coder: NeuralCoder) -> None:
    """Events keep their own sentences around an empty one."""
    events = code(coder, "Gunmen attacked herders.", "", "Ministers met.")
    assert [(event.sentence.text, event.trigger.text) for event in events] == [
        ("Gunmen attacked herders.", "attacked"),
        ("Ministers met.", "met"),
    ]


def test_documents_keep_their_own_events_in_their_order(coder: NeuralCoder) -> None:
    """Windows of many documents share batches; each document gets its own answers back, empty ones among them."""
    stories = ["Gunmen attacked herders.", "", "Ministers met.", "Nothing happened.", "Soldiers met in Niono."]
    documents = [document(story, name=str(number)) for number, story in enumerate(stories)]
    answers = [coded.events for coded in coder.code(documents)]
    assert [[event.trigger.text for event in events] for events in answers] == [["attacked"], [], ["met"], [], ["met"]]
    assert [{event.document_id for event in events} for events in answers] == [{"0"}, set(), {"2"}, set(), {"4"}]
    assert answers == [coder.code([one])[0].events for one in documents]


def test_offsets_point_into_the_documents_text(coder: NeuralCoder) -> None:
    """Trigger, sentence and mentions read the same in the document as in the event, behind accents and odd letters."""
    source = document(
        "\U0001f600 Cafe\u0301 — gunmen attacked 12 herders.",
        "  Zażółć: ministers met in Niono,  soldiers attacked.",
        before="Élan\n\n",
    )
    (coded,) = coder.code([source])
    events = coded.events
    assert len(events) == 3
    for event in events:
        spans = [event.trigger, event.sentence, *(mention.span for mention in event.mentions)]
        assert all(span.text == source.text[span.start : span.end] for span in spans)
        assert event.sentence.contains(event.trigger)
    assert [event.trigger.text for event in events] == ["attacked", "met", "attacked"]
    assert [mention.span.text for mention in events[0].mentions if not mention.filled_by] == ["gunmen", "herders", "12"]


def test_a_sentence_longer_than_a_window_is_read_to_its_end(
    coder: NeuralCoder, session: KnowingSession, artifact: Artifact
) -> None:
    """Its stretches are scored one by one: every trigger is found once, with offsets in the whole sentence."""
    clause = "gunmen attacked herders in Niono and said nothing"
    sentence = ", ".join([clause] * 9) + "."
    session.windows.clear()
    scores = next(coder.events_with_vectors([document(sentence)]))[0]
    assert len(session.windows) > 3
    assert max(session.windows) <= artifact.max_pieces
    starts = [number * (len(clause) + 2) + clause.index("attacked") for number in range(9)]
    assert [event.trigger.start for event in scores] == starts
    assert {event.trigger.text for event in scores} == {"attacked"}
    assert {event.sentence.text for event in scores} == {sentence}


def test_a_word_longer_than_a_window_hides_nothing_behind_it(coder: NeuralCoder) -> None:
    """An encoded picture in the text is passed over; the words around it are read."""
    events = code(coder, f"Gunmen attacked cafe{'s' * 60} ministers met.", "Ministers met.")
    assert [event.trigger.text for event in events] == ["attacked", "met", "met"]


def test_ids_are_stable_and_distinct(coder: NeuralCoder) -> None:
    """An event keeps its id when coded again or beside other documents; no two events share one."""
    first = document("Gunmen attacked herders, ministers met.", "Gunmen attacked herders, ministers met.", name="one")
    other = document("Gunmen attacked herders, ministers met.", name="two")
    (alone,) = coder.code([first])
    beside, others = coder.code([first, other])
    assert [event.id for event in alone.events] == [event.id for event in beside.events]
    ids = [event.id for event in (*beside.events, *others.events)]
    assert len(set(ids)) == len(ids) == 6


def test_mentions_of_one_happening_share_a_label(coder: NeuralCoder) -> None:
    """Events of one type with equal vectors are one incident; another type or document has another label."""
    attack, meeting, again = code(coder, "Gunmen attacked herders.", "Ministers met.", "Gunmen attacked.")
    assert attack.incident == again.incident
    assert attack.incident not in {"", meeting.incident}
    assert code(coder, "Gunmen attacked herders.", name="other")[0].incident != attack.incident


def test_the_lowest_score_is_the_artifacts_unless_told(artifact: Artifact, session: KnowingSession) -> None:
    """The model's own threshold holds; a higher one leaves out what is less sure."""
    assert NeuralCoder(artifact, session).min_score == artifact.min_score
    strict = NeuralCoder(artifact, session, min_score=0.99)
    assert code(strict, "Gunmen attacked herders.") == ()


@pytest.mark.parametrize("score", [0.0, 1.0])
def test_the_ends_of_the_range_are_allowed(artifact: Artifact, session: KnowingSession, score: float) -> None:
    """Both ends of the range of scores belong to it."""
    assert NeuralCoder(artifact, session, min_score=score).min_score == score


@pytest.mark.parametrize("score", [-0.01, 1.01, -1.0, 50.0, float("nan"), float("inf")])
def test_a_lowest_score_out_of_range_is_refused(artifact: Artifact, session: KnowingSession, score: float) -> None:
    """A chance is between 0 and 1: the run never starts with another number, and says what to give."""
    with pytest.raises(SettingsError) as caught:
        NeuralCoder(artifact, session, min_score=score)
    assert caught.value.remedy


def test_a_lowest_score_below_all_scores_keeps_everything(artifact: Artifact, session: KnowingSession) -> None:
    """What the network was not asked about cannot be found, so that 0 is a lowest score like any other."""
    text = "Gunmen attacked herders, ministers met."
    assert code(NeuralCoder(artifact, session, min_score=0.0), text) == code(NeuralCoder(artifact, session), text)


MAPS = Calibration(
    maps={
        "event": ScoreMap(intercept=-1.0, slope=0.8),
        "modes": ScoreMap(intercept=-1.0, slope=0.5),
        "actor": ScoreMap(intercept=-1.0, slope=0.6),
        "historical": ScoreMap(intercept=-0.5, slope=0.9),
        "sectors": ScoreMap(intercept=-0.5, slope=0.9),
    }
)


def test_every_score_of_an_event_is_calibrated(artifact: Artifact, session: KnowingSession) -> None:
    """A field with a map has its calibrated score, one without keeps the network's; nothing else is told otherwise."""
    text = "Gunmen attacked herders in Niono."
    (raw,) = code(NeuralCoder(artifact, session, min_score=0.0), text)
    (event,) = code(NeuralCoder(replace(artifact, calibration=MAPS), session, min_score=0.0), text)
    before, after = ({one.code: one.score for one in told.field_scores} for told in (raw, event))
    assert event.score == after["type"] == pytest.approx(MAPS.of("event").calibrated(raw.score), abs=1e-4)
    assert after["modes"] == pytest.approx(MAPS.of("modes").calibrated(before["modes"]), abs=1e-4)
    assert after["historical"] == pytest.approx(MAPS.of("historical").calibrated(before["historical"]), abs=1e-4)
    assert after["status"] == before["status"]
    (actor,), (raw_actor,) = event.fillers("actor"), raw.fillers("actor")
    assert actor.score == pytest.approx(MAPS.of("actor").calibrated(raw_actor.score), abs=1e-4)
    assert actor.sectors[0].score == pytest.approx(MAPS.of("sectors").calibrated(raw_actor.sectors[0].score), abs=1e-4)
    assert event.fillers("place") == raw.fillers("place")
    assert [one.span for one in event.mentions] == [one.span for one in raw.mentions]
    assert (event.id, event.type, event.modality) == (raw.id, raw.type, raw.modality)


def test_the_lowest_score_is_a_calibrated_one(artifact: Artifact, session: KnowingSession) -> None:
    """What is kept is decided by the score that is shown, and not by the network's own."""
    calibrated = replace(artifact, calibration=MAPS)
    text = "Gunmen attacked herders."
    (event,) = code(NeuralCoder(calibrated, session, min_score=0.0), text)
    assert event.score < 0.8
    assert code(NeuralCoder(calibrated, session, min_score=event.score - 0.001), text) == (event,)
    assert code(NeuralCoder(calibrated, session, min_score=event.score + 0.001), text) == ()
    assert code(NeuralCoder(calibrated, session, min_score=1.0), text) == ()


def test_a_mode_that_is_rather_wrong_is_left_out(artifact: Artifact, session: KnowingSession) -> None:
    """Modes are kept by their calibrated score; one that is not kept is named as the next best."""
    doubtful = Calibration(maps={"modes": ScoreMap(intercept=-3.0, slope=1.0)})
    (event,) = code(NeuralCoder(replace(artifact, calibration=doubtful), session), "Gunmen attacked herders.")
    assert event.modes == ()
    rival = dict(event.runners_up)["modes"]
    assert (rival.code, rival.score < 0.5) == ("firearms", True)


@pytest.mark.parametrize("weights", [{}, {"cosine": 4.0}, {"bias": -1.0, "weather": 1.0}])
def test_a_model_that_weighs_other_evidence_is_refused(
    artifact: Artifact, session: KnowingSession, weights: dict[str, float]
) -> None:
    """Weights without a bias, or of evidence that is not gathered, are found before the first report is read."""
    with pytest.raises(ArtifactError, match="evidence"):
        NeuralCoder(replace(artifact, happening_weights=weights), session)


def test_a_codebook_that_lacks_a_type_is_refused(artifact: Artifact, session: KnowingSession) -> None:
    """A code that the codebook cannot rate is found before work begins, and named."""
    codebook = load_codebook()
    poorer = replace(codebook, types=tuple(one for one in codebook.types if one.code != "CONSULT"))
    with pytest.raises(SettingsError, match="CONSULT") as caught:
        NeuralCoder(artifact, session, codebook=poorer)
    assert "ASSAULT" not in caught.value.message
    assert caught.value.remedy


def test_a_codebook_that_lacks_a_mode_is_refused(artifact: Artifact, session: KnowingSession) -> None:
    """The same holds of a mode of a type that is there."""
    codebook = load_codebook()
    poorer = replace(
        codebook, types=tuple(replace(one, modes=()) if one.code == "ASSAULT" else one for one in codebook.types)
    )
    with pytest.raises(SettingsError, match="ASSAULT/firearms"):
        NeuralCoder(artifact, session, codebook=poorer)


def test_a_folder_without_a_model_is_refused(tmp_path: Path) -> None:
    """Loading says that the model is missing before anything is coded."""
    with pytest.raises(ArtifactError):
        load(tmp_path / "nowhere")
