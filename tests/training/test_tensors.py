"""Labels of the network line up with the words of the annotated sentences."""

from pathlib import Path

import pytest

pytest.importorskip("torch", reason="needs the train extra")

from dotterel.evaluation import read_reports
from dotterel.inference import WordPieceTokenizer
from tests.evaluation.test_annotated import REPORT, written
from training.labels import labels_of
from training.network import base_tokenizer
from training.settings import read_settings
from training.tensors import IGNORED, batches, label_report


@pytest.fixture(scope="module")
def tokenizer() -> WordPieceTokenizer:
    """The vocabulary of the base weights."""
    return WordPieceTokenizer(base_tokenizer())


def test_trigger_and_role_labels_stand_on_their_words(tmp_path: Path, tokenizer: WordPieceTokenizer) -> None:
    """The label of each word is the one that the marks give it."""
    labels = labels_of()
    (report,) = read_reports([written(tmp_path, REPORT)])
    labelled = label_report(report, tokenizer, labels)
    sentence = labelled.sentences[1]
    text = report.sentences[1].text
    words = [text[start:end] for start, end in zip(sentence.tokens.word_starts, sentence.tokens.word_ends, strict=True)]
    triggers = {word: labels.triggers[label] for word, label in zip(words, sentence.triggers, strict=True) if label}
    assert triggers == {"fired": "B-ASSAULT"}
    (event,) = sentence.events
    roles = {word: labels.roles[label] for word, label in zip(words, event.roles, strict=True) if label}
    assert roles == {
        "They": "B-actor",
        "Friday": "B-time",
        "at": "B-killed",
        "least": "I-killed",
        "two": "I-killed",
        "a": "B-source",
        "doctor": "I-source",
    }
    assert labels.statuses[event.status] == "claimed"


def test_an_actor_marked_twice_is_asked_at_the_nearer_place_only(tmp_path: Path, tokenizer: WordPieceTokenizer) -> None:
    """Either mention could fill the role, so the farther one is left out of the loss."""
    twice = REPORT.replace("Snow fell [sic] on the town.", "[They|a1] {shelled|e3} it, and [they|a1] left.").rstrip()
    twice += "\n> e3 ASSAULT actor=a1 incident=i2\n"
    (report,) = read_reports([written(tmp_path, twice)])
    (event,) = label_report(report, tokenizer, labels_of()).sentences[2].events
    assert event.roles.count(IGNORED) == 1
    assert event.roles[0] > 0


def test_batches_hold_every_event_once(tmp_path: Path, tokenizer: WordPieceTokenizer) -> None:
    """No event is lost between windows and batches."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    labelled = [label_report(report, tokenizer, labels_of())]
    events = sum(
        len(batch.event_words) for batch in batches(labelled, tokenizer, read_settings(), labels_of(), chance=None)
    )
    assert events == 2


def test_who_acts_and_says_so_keeps_both_roles(tmp_path: Path, tokenizer: WordPieceTokenizer) -> None:
    """Where one party is actor and source, the nearer mention acts and the other speaks; a lone one acts."""
    both = REPORT.replace("Snow fell [sic] on the town.", "[They|a1] said [they|a1] {shelled|e3} it.").rstrip()
    both += "\n> e3 ASSAULT actor=a1 source=a1 status=claimed incident=i2\n"
    labels = labels_of()
    (report,) = read_reports([written(tmp_path, both)])
    (event,) = label_report(report, tokenizer, labels).sentences[2].events
    assert [labels.roles[label] for label in event.roles[:4]] == ["B-source", "O", "B-actor", "O"]
