"""What a document says beyond a sentence: pronouns, left-out roles, unnamed sources, repetitions, happenings."""

import numpy as np
import pytest

from dotterel.codebook import load_codebook
from dotterel.coding import EVIDENCE
from dotterel.coding.boundaries import apply_boundary_rules
from dotterel.coding.claims import fill_sources
from dotterel.coding.elisions import fill_from_same_happening
from dotterel.coding.happenings import same_happening_groups
from dotterel.coding.references import resolve_pronouns
from dotterel.coding.repetitions import drop_repetitions
from dotterel.model import (
    ClaimStatus,
    CodedEvent,
    Document,
    Mention,
    Modality,
    Provenance,
    Role,
    Sentence,
)

WEIGHTS = dict.fromkeys(EVIDENCE, 0.0) | {"cosine": 4.0, "bias": -1.0}
PROVENANCE = Provenance(component="test", version="1")


def document(*sentences: str) -> Document:
    """A document of these sentences."""
    spans, start = [], 0
    for number, text in enumerate(sentences):
        spans.append(Sentence(start=start, end=start + len(text), paragraph=number))
        start += len(text) + 1
    return Document(
        id="d", text="\n".join(sentences), report_id="r", name="d", provenance=PROVENANCE, sentences=tuple(spans)
    )


def event(
    source: Document,
    sentence: int,
    type_code: str,
    trigger: str,
    /,
    *,
    modality: Modality = "asserted",
    status: ClaimStatus = "asserted",
    incident: str = "i1",
    modes: tuple[str, ...] = (),
    historical: bool = False,
    **roles: str,
) -> CodedEvent:
    """An event of a sentence; trigger and roles are found by their words."""
    whole = source.sentence_span(sentence)

    def mention(role: Role, words: str) -> Mention:
        start = source.text.index(words, whole.start)
        return Mention(role=role, span=source.span(start, start + len(words)), score=0.9)

    start = source.text.index(trigger, whole.start)
    return CodedEvent(
        id=f"{sentence}-{trigger}-{type_code}",
        document_id=source.id,
        type=type_code,
        trigger=source.span(start, start + len(trigger)),
        sentence=whole,
        provenance=PROVENANCE,
        modes=modes,
        modality=modality,
        status=status,
        historical=historical,
        incident=incident,
        score=0.9,
        mentions=tuple(mention(role, words) for role, words in roles.items()),  # type: ignore[arg-type]
    )


def words(one: CodedEvent, role: Role) -> list[str]:
    """The words that fill a role."""
    return [mention.span.text for mention in one.fillers(role)]


def test_a_coming_meeting_is_an_agreement() -> None:
    """The codebook's boundary rule turns a future CONSULT into AGREE, and the event names the rule."""
    source = document("The two leaders will meet in Windhoek.")
    (ruled,) = apply_boundary_rules(
        [event(source, 0, "CONSULT", "meet", modality="future", actor="The two leaders")], load_codebook()
    )
    assert (ruled.type, ruled.modality, ruled.rules) == ("AGREE", "asserted", ("future-cooperation",))


def test_a_mobilisation_inside_an_assault_is_not_coded() -> None:
    """Moving up to attack is part of the attack; the same move told elsewhere stays."""
    source = document("Rebel columns drove into the suburb and fired.", "Rebel columns drove on.")
    events = [
        event(source, 0, "MOBILIZE", "drove", actor="Rebel columns"),
        event(source, 0, "ASSAULT", "fired", actor="Rebel columns"),
        event(source, 1, "MOBILIZE", "drove", actor="Rebel columns"),
    ]
    assert [(one.type, one.sentence.start) for one in apply_boundary_rules(events, load_codebook())] == [
        ("ASSAULT", 0),
        ("MOBILIZE", source.sentences[1].start),
    ]


def test_he_is_the_last_person_named() -> None:
    """A singular pronoun takes the nearest titled person before it, not the nearer army."""
    source = document(
        "Prime Minister Ines Okoro visited the front.", "The army shelled a village.", "He accused the rebels."
    )
    events = [
        event(source, 1, "ASSAULT", "shelled", actor="The army"),
        event(source, 2, "ACCUSE", "accused", actor="He", recipient="the rebels"),
    ]
    resolved = resolve_pronouns(events, source)[1]
    assert words(resolved, "actor") == ["Prime Minister Ines Okoro"]
    assert resolved.fillers("actor")[0].filled_by == "pronoun: He"


def test_they_are_the_last_group_named() -> None:
    """A plural pronoun takes the nearest plural party that is not the event's own other side."""
    source = document("Two hundred farmers blocked the road.", "Police arrested them.")
    events = [
        event(source, 0, "PROTEST", "blocked", actor="Two hundred farmers"),
        event(source, 1, "COERCE", "arrested", actor="Police", recipient="them"),
    ]
    assert words(resolve_pronouns(events, source)[1], "recipient") == ["Two hundred farmers"]


def test_a_pronoun_without_a_fitting_antecedent_stays() -> None:
    """Nobody is invented: an unresolved pronoun keeps its own words."""
    source = document("She was arrested.")
    (resolved,) = resolve_pronouns([event(source, 0, "COERCE", "arrested", recipient="She")], source)
    assert words(resolved, "recipient") == ["She"]


def test_a_left_out_actor_comes_from_the_same_happening() -> None:
    """A passive mention takes the actor that another mention of the incident names; tolls are never taken over."""
    source = document("The rebels attacked Brod, killing 12.", "The attack came at dawn.")
    events = [
        event(source, 0, "ASSAULT", "attacked", actor="The rebels", place="Brod", killed="12"),
        event(source, 1, "ASSAULT", "attack", time="dawn"),
    ]
    filled = fill_from_same_happening(events, load_codebook())[1]
    assert words(filled, "actor") == ["The rebels"]
    assert words(filled, "place") == ["Brod"]
    assert words(filled, "killed") == []


def test_what_one_party_claims_never_becomes_what_the_writer_asserts() -> None:
    """An asserted event takes no actor from a claimed mention of the same incident."""
    source = document("The army said the rebels attacked Brod.", "Brod was attacked at dawn.")
    events = [
        event(source, 0, "ASSAULT", "attacked", status="claimed", actor="the rebels", source="The army"),
        event(source, 1, "ASSAULT", "attacked", place="Brod"),
    ]
    assert words(fill_from_same_happening(events, load_codebook())[1], "actor") == []


def test_a_claim_takes_the_speaker_of_the_sentence_before() -> None:
    """ "It said …, adding that …": a claim without a source is the last speaker's, at a lower score."""
    source = document("The ministry accused the rebels.", "They had mined the road.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry", recipient="the rebels"),
        event(source, 1, "ASSAULT", "mined", status="claimed", incident="i2", actor="They"),
    ]
    filled = fill_sources(events, source)[1]
    assert words(filled, "source") == ["The ministry"]
    assert filled.fillers("source")[0].score < 0.5


def test_a_claim_between_two_speakers_keeps_no_source() -> None:
    """Where two parties speak, the source stays unknown rather than guessed."""
    source = document("The ministry accused the rebels and the rebels rejected the charge.", "The road was mined.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry"),
        event(source, 0, "REJECT", "rejected", incident="i3", actor="the rebels"),
        event(source, 1, "ASSAULT", "mined", status="claimed", incident="i2"),
    ]
    assert words(fill_sources(events, source)[2], "source") == []


def test_a_happening_named_twice_in_a_sentence_is_one_event() -> None:
    """The richer mention stays and takes over roles that only the other has."""
    source = document("The attack on Brod, in which rebels shot 12 people, shocked many.")
    events = [
        event(source, 0, "ASSAULT", "attack", place="Brod"),
        event(source, 0, "ASSAULT", "shot", actor="rebels", killed="12"),
    ]
    (kept,) = drop_repetitions(events)
    assert (kept.trigger.text, words(kept, "place")) == ("shot", ["Brod"])


@pytest.mark.parametrize(
    ("second", "together"),
    [({}, True), ({"historical": True}, False), ({"type_code": "PROTEST"}, False), ({"time": "in 2014"}, False)],
)
def test_only_like_events_are_one_happening(second: dict[str, object], together: bool) -> None:
    """Equal vectors join two events unless type, history or year tell them apart."""
    source = document("They fought in 2013 and fought in 2014 again.")
    settings = {"type_code": "ASSAULT", "trigger": "fought", "time": "in 2013"} | second
    events = [
        event(source, 0, "ASSAULT", "They", time="in 2013"),
        event(source, 0, settings.pop("type_code"), settings.pop("trigger"), **settings),  # type: ignore[arg-type]
    ]
    vectors = {one.id: np.array([1.0, 0.0], np.float32) for one in events}
    groups = same_happening_groups(events, vectors, weights=WEIGHTS)
    assert (len(groups) == 1) == together


def test_unlike_vectors_stay_apart() -> None:
    """Two events that the network tells apart are two happenings."""
    source = document("They fought and fought again.")
    events = [event(source, 0, "ASSAULT", "They"), event(source, 0, "ASSAULT", "fought")]
    vectors = {events[0].id: np.array([1.0, 0.0], np.float32), events[1].id: np.array([0.0, 1.0], np.float32)}
    assert len(same_happening_groups(events, vectors, weights=WEIGHTS)) == 2
