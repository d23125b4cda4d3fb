"""What a document says beyond a sentence: pronouns, left-out roles, unnamed sources, repetitions, happenings."""

from dataclasses import replace

import numpy as np
import pytest

from dotterel.codebook import load_codebook
from dotterel.coding import EVIDENCE, happenings, load_coder
from dotterel.coding.contexts import contexts_of
from dotterel.coding.happenings import same_happening_groups
from dotterel.coding.references import resolve_pronouns
from dotterel.coding.rules.boundaries import apply_boundary_rules
from dotterel.coding.rules.claims import fill_sources
from dotterel.coding.rules.elisions import fill_from_same_happening
from dotterel.coding.rules.repetitions import drop_repetitions
from dotterel.coding.standing import claim_status_of, modality_of
from dotterel.model import (
    ClaimStatus,
    CodedEvent,
    Document,
    Mention,
    Modality,
    Provenance,
    Role,
    Scored,
    Sentence,
    SettingsError,
)
from tests.coding.scores import LABELS, sentence_scores

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


def mention(source: Document, role: Role, words: str) -> Mention:
    """A filler by its first words in a document."""
    start = source.text.index(words)
    return Mention(role=role, span=source.span(start, start + len(words)), score=0.9)


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


@pytest.mark.parametrize(
    ("body", "number"),
    [
        *[(name, "thing") for name in ("Oman", "Amman", "The coast guard", "Saudi Arabia", "Foreign Ministry")],
        *[(name, "one") for name in ("A prison guard", "A man")],
    ],
)
def test_a_state_or_a_force_is_no_person(body: str, number: str) -> None:
    """ "It" may stand for Oman and a coast guard, whose names end as words for one person do."""
    source = document(f"{body} was praised.", "It arrested three.", "He arrested three.")
    events = [
        event(source, 0, "SUPPORT", "praised", recipient=body),
        event(source, 1, "COERCE", "arrested", actor="It"),
        event(source, 2, "COERCE", "arrested", actor="He"),
    ]
    it, he = (words(one, "actor") for one in resolve_pronouns(events, source)[1:])
    assert (it, he) == ((["It"], [body]) if number == "one" else ([body], ["He"]))


def test_an_adjective_is_no_antecedent() -> None:
    """ "Them" are the people who waved Russian flags, not the Russian."""
    source = document("Supporters of the coup waved Russian flags.", "Police dispersed them.")
    events = [
        event(source, 0, "PROTEST", "waved", actor="Supporters of the coup", recipient="Russian"),
        event(source, 1, "ASSAULT", "dispersed", actor="Police", recipient="them"),
    ]
    assert words(resolve_pronouns(events, source)[1], "recipient") == ["Supporters of the coup"]


def test_who_adds_something_is_not_whom_it_tells_of() -> None:
    """ "..., it added" goes on with the speaker of the sentence before; in its own there stands what it tells."""
    source = document("The command said nobody was hit.", "A destroyer shot down two drones, it added.")
    events = [
        event(source, 0, "ASSAULT", "hit", source="The command", status="denied"),
        event(source, 1, "ASSAULT", "shot", actor="A destroyer", source="it", status="claimed"),
    ]
    assert words(resolve_pronouns(events, source)[1], "source") == ["The command"]


def test_a_doubtful_place_is_not_taken_on() -> None:
    """Other mentions of a happening take its place only from one that is rather sure of it."""
    source = document("The rebels attacked Brod.", "The attack came at dawn.")
    told = event(source, 0, "ASSAULT", "attacked", place="Brod")
    bare = event(source, 1, "ASSAULT", "attack")
    for score, places in ((0.39, []), (0.6, ["Brod"])):
        unsure = replace(told, mentions=tuple(replace(mention, score=score) for mention in told.mentions))
        assert words(fill_from_same_happening([unsure, bare], load_codebook())[1], "place") == places


def test_it_is_no_single_soldier() -> None:
    """ "It said" is what a body says: a soldier named nearer is a person."""
    source = document("The ministry sent troops.", "One soldier of the guard died and three rebels were shot, it said.")
    events = [
        event(source, 0, "MOBILIZE", "sent", actor="The ministry"),
        event(source, 1, "ASSAULT", "shot", recipient="soldier of the guard", source="it", status="claimed"),
    ]
    assert words(resolve_pronouns(events, source)[1], "source") == ["The ministry"]


def test_they_are_the_last_group_named() -> None:
    """A plural pronoun takes the nearest plural party that is not the event's own other side."""
    source = document("Two hundred farmers blocked the road.", "Police arrested them.")
    events = [
        event(source, 0, "PROTEST", "blocked", actor="Two hundred farmers"),
        event(source, 1, "COERCE", "arrested", actor="Police", recipient="them"),
    ]
    assert words(resolve_pronouns(events, source)[1], "recipient") == ["Two hundred farmers"]


@pytest.mark.parametrize(
    ("text", "pronoun", "speaker"),
    [
        ('"We have arrested ten men," the governor of Kidal told reporters.', "We", "the governor of Kidal"),
        ('General Awa Diallo said: "I ordered my men to fire."', "I", "General Awa Diallo"),
    ],
)
def test_we_and_i_are_who_speaks(text: str, pronoun: str, speaker: str) -> None:
    """In somebody's own words the first person is that speaker."""
    source = document(text)
    trigger = "arrested" if "arrested" in text else "fire"
    (resolved,) = resolve_pronouns([event(source, 0, "COERCE", trigger, actor=pronoun)], source)
    (actor,) = resolved.fillers("actor")
    assert (actor.span.text, actor.filled_by) == (speaker, f"pronoun: {pronoun}")


def test_whose_words_they_are_is_told_by_the_quotations_own_sentence() -> None:
    """A speaker of the sentence before does not take over the next one's quotation."""
    source = document("It was over, the mayor said.", '"We arrested ten men," said a captain.')
    (resolved,) = resolve_pronouns([event(source, 1, "COERCE", "arrested", actor="We")], source)
    assert words(resolved, "actor") == ["a captain"]


def test_a_first_person_outside_of_anybodys_words_stays() -> None:
    """Where the text tells no speaker, "we" stays "we"."""
    source = document("We arrested ten men near Kidal.")
    (resolved,) = resolve_pronouns([event(source, 0, "COERCE", "arrested", actor="We")], source)
    assert words(resolved, "actor") == ["We"]


def test_they_are_whom_the_sentence_before_was_about() -> None:
    """A plural pronoun that acts is the subject of the sentence before, not the state that this sentence ends with."""
    source = document("The separatists broke off talks with the government.", "They shot down a helicopter in May.")
    events = [
        event(source, 0, "CONSULT", "talks", actor="The separatists", recipient="the government"),
        event(source, 1, "ASSAULT", "shot down", actor="They"),
    ]
    (actor,) = resolve_pronouns(events, source)[1].fillers("actor")
    assert actor.span.text == "The separatists"
    assert actor.score < events[1].fillers("actor")[0].score


@pytest.mark.parametrize(
    ("said", "pronoun", "meant"),
    [
        ("The Orin government said that it would seek aid.", "it", "The Orin government"),
        ("Train drivers confirmed on Monday that they would seek aid.", "they", "Train drivers"),
        ("Militants say they seek aid.", "they", "Tarka militants"),
        ("The president, who met two herders, said he would seek aid.", "he", "Colonel Ben Adu"),
        ("A spokesman said he would seek aid.", "he", "Colonel Ben Adu"),
        ("Deputies accused the council of what it would seek.", "it", "the northern alliance"),
    ],
)
def test_who_says_it_will_speaks_of_themselves(said: str, pronoun: str, meant: str) -> None:
    """Right behind "the government said" the pronoun is the government, though nobody else names it; other speakers
    tell of others."""
    source = document("Tarka militants and Colonel Ben Adu attacked the northern alliance.", said)
    attack = event(source, 0, "ASSAULT", "attacked", actor="Colonel Ben Adu", recipient="the northern alliance")
    attack = replace(attack, mentions=(*attack.mentions, mention(source, "actor", "Tarka militants")))
    wish = event(source, 1, "REQUEST", "seek")
    start = source.text.index(f" {pronoun} ", wish.sentence.start) + 1
    asks = Mention(role="actor", span=source.span(start, start + len(pronoun)), score=0.9)
    resolved = resolve_pronouns([attack, replace(wish, mentions=(asks,))], source)[1]
    assert words(resolved, "actor") == [meant]


def test_a_pronoun_is_less_sure_the_more_parties_fit() -> None:
    """The score of a pronoun's party says how likely another one is meant."""
    alone = document("General Ines Okoro spoke.", "He ordered the arrests.")
    crowded = document("General Ines Okoro spoke after Colonel Ben Adu and Mayor Tom Iwu.", "He ordered the arrests.")
    scores = [
        resolve_pronouns([event(one, 1, "COERCE", "ordered", actor="He")], one)[0].fillers("actor")[0].score
        for one in (alone, crowded)
    ]
    assert scores[1] < scores[0]


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


def test_a_claim_in_somebodys_words_takes_that_speaker() -> None:
    """The grammar of the sentence tells whose words they are, also where no other event has a speaker."""
    source = document("A village elder said that the road had been mined, the radio reported.")
    (filled,) = fill_sources([event(source, 0, "ASSAULT", "mined", status="claimed")], source)
    (speaker,) = filled.fillers("source")
    assert (speaker.span.text, speaker.filled_by) == ("A village elder", "attribution")


@pytest.mark.parametrize("words_before", ["We said", "Many say", "It is said"])
def test_a_speaker_without_a_name_is_no_source(words_before: str) -> None:
    """Where the grammar finds nobody in particular, the source stays unknown."""
    source = document(f"{words_before} that the road had been mined.")
    assert words(fill_sources([event(source, 0, "ASSAULT", "mined", status="claimed")], source)[0], "source") == []


def test_a_claim_between_two_speakers_keeps_no_source() -> None:
    """Where two parties speak, the source stays unknown rather than guessed."""
    source = document("The ministry accused the rebels and the rebels rejected the charge.", "The road was mined.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry"),
        event(source, 0, "REJECT", "rejected", incident="i3", actor="the rebels"),
        event(source, 1, "ASSAULT", "mined", status="claimed", incident="i2"),
    ]
    assert words(fill_sources(events, source)[2], "source") == []


def test_who_spoke_before_goes_on_speaking() -> None:
    """A speaker whose office and name the sentence before gives is whom "he said" means, though of no event there."""
    source = document(
        "A boy, Caleb Tarr, died of a snake bite.",
        "The state commissioner for security, Samuel Orin, denied that anything had been paid.",
        '"We did not talk to the gunmen," he said.',
    )
    events = [
        event(source, 0, "ASSAULT", "died", recipient="A boy, Caleb Tarr"),
        event(source, 2, "CONSULT", "talk", status="claimed", source="he"),
    ]
    assert words(resolve_pronouns(events, source)[1], "source") == ["The state commissioner for security, Samuel Orin"]


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


def apart(first: CodedEvent, second: CodedEvent) -> bool:
    """Whether two events with one vector are two happenings."""
    vectors = {one.id: np.array([1.0, 0.0], np.float32) for one in (first, second)}
    return len(same_happening_groups([first, second], vectors, weights=WEIGHTS)) == 2


@pytest.mark.parametrize(
    ("second", "told", "is_apart"),
    [
        ("Rebels fought in Tarka.", {"place": "Tarka"}, True),
        ("Rebels fought in Tarka province.", {"place": "Tarka province"}, False),
        ("Rebels who came from Tarka fought.", {"place": "Tarka"}, False),
        ("Rebels fought on Sunday.", {"time": "on Sunday"}, True),
        ("Rebels fought last month.", {"time": "last month"}, True),
        ("In another attack rebels fought.", {}, True),
        ("Villagers fought in the hills.", {"actor": "Villagers", "place": "the hills"}, True),
        ("Rebels fought in the hills.", {"actor": "Rebels", "place": "the hills"}, False),
        ("Rebels fought in Orin, killing two.", {"place": "Orin", "killed": "two"}, False),
    ],
    ids=["town", "area", "whence", "day", "looks back", "another", "place and doer", "place alone", "town shared"],
)
def test_tellings_of_another_town_day_or_attack_are_two(second: str, told: dict[str, str], is_apart: bool) -> None:
    """Outside the title, what names another town or day, or is told as another attack, is never the same happening."""
    source = document("Clashes in the valley", "Rebels attacked Orin on Monday.", second)
    first = event(source, 1, "ASSAULT", "attacked", actor="Rebels", place="Orin", time="on Monday")
    assert apart(first, event(source, 2, "ASSAULT", "fought", **told)) == is_apart  # type: ignore[arg-type]


def test_a_death_in_hospital_does_not_date_the_attack() -> None:
    """Who dies the day after was struck the day before: the day of death tells nothing apart, and is nobody else's."""
    source = document(
        "Clashes in the valley", "Rebels attacked Orin on Monday.", "Two died on Tuesday.", "They raided it."
    )
    struck = event(source, 1, "ASSAULT", "attacked", place="Orin", time="on Monday")
    died = event(source, 2, "ASSAULT", "died", time="on Tuesday")
    raided = event(source, 3, "ASSAULT", "raided")
    assert not apart(struck, died)
    assert words(fill_from_same_happening([died, raided], load_codebook())[1], "time") == []


def test_past_deeds_of_two_years_are_two() -> None:
    """A past event that names no time itself is of the year that its sentence names."""
    source = document("News", "Guards ousted a king in 2010.", "In 2021 troops foiled a coup.", "The coup came early.")
    coups = [
        event(source, 1, "COERCE", "ousted", historical=True, time="2010"),
        event(source, 2, "COERCE", "coup", historical=True),
        event(source, 3, "COERCE", "coup", historical=True),
    ]
    assert (apart(coups[0], coups[1]), apart(coups[1], coups[2])) == (True, False)


def test_a_title_may_name_an_area() -> None:
    """What a title says is less exact than the text below it: its place keeps nothing apart."""
    source = document("Rebels attack in Orinland", "Rebels attacked Tarka.")
    first = event(source, 0, "ASSAULT", "attack", place="Orinland")
    assert not apart(first, event(source, 1, "ASSAULT", "attacked", place="Tarka"))


# Boundaries


@pytest.mark.parametrize(
    "standing",
    [{"status": "denied"}, {"status": "claimed"}, {"historical": True}, {"modality": "future"}],
    ids=lambda standing: str(next(iter(standing.values()))),
)
def test_an_assault_of_another_standing_swallows_no_mobilisation(standing: dict[str, object]) -> None:
    """A move that the writer vouches for stays beside an attack that is denied, claimed, long past or to come."""
    source = document("Rebel columns drove into the suburb and fired.")
    events = [
        event(source, 0, "MOBILIZE", "drove", actor="Rebel columns"),
        event(source, 0, "ASSAULT", "fired", actor="Rebel columns", **standing),  # type: ignore[arg-type]
    ]
    assert [one.type for one in apply_boundary_rules(events, load_codebook())] == ["MOBILIZE", "ASSAULT"]


@pytest.mark.parametrize("standing", [{"status": "denied"}, {"historical": True}], ids=str)
def test_an_assault_of_the_same_standing_swallows_the_mobilisation(standing: dict[str, object]) -> None:
    """Where both are denied, or both long past, they are one operation as they are in the present."""
    source = document("Rebel columns drove into the suburb and fired.")
    events = [
        event(source, 0, "MOBILIZE", "drove", actor="Rebel columns", **standing),  # type: ignore[arg-type]
        event(source, 0, "ASSAULT", "fired", actor="Rebel columns", **standing),  # type: ignore[arg-type]
    ]
    assert [one.type for one in apply_boundary_rules(events, load_codebook())] == ["ASSAULT"]


def test_an_assault_by_another_party_swallows_no_mobilisation() -> None:
    """The rule speaks of one force that moves up and attacks."""
    source = document("Rebel columns drove into the suburb and the army fired.")
    events = [
        event(source, 0, "MOBILIZE", "drove", actor="Rebel columns"),
        event(source, 0, "ASSAULT", "fired", actor="the army"),
    ]
    assert len(apply_boundary_rules(events, load_codebook())) == 2


def test_a_changed_type_keeps_the_networks_own_as_runner_up() -> None:
    """What the network had said, with its score, stands as the next best type; other runners-up stay, and the score of
    modes that are gone goes with them.
    """
    source = document("The two leaders will meet in Windhoek.")
    met = replace(
        event(source, 0, "CONSULT", "meet", modality="future", modes=("visit",), actor="The two leaders"),
        field_scores=(Scored(code="type", score=0.9), Scored(code="modes", score=0.8)),
        runners_up=(
            ("type", Scored(code="REQUEST", score=0.05)),
            ("modes", Scored(code="phone", score=0.1)),
            ("status", Scored(code="asserted", score=0.2)),
        ),
    )
    (ruled,) = apply_boundary_rules([met], load_codebook())
    assert (ruled.type, ruled.modes) == ("AGREE", ())
    assert dict(ruled.runners_up) == {
        "type": Scored(code="CONSULT", score=met.score),
        "status": Scored(code="asserted", score=0.2),
    }
    assert [scored.code for scored in ruled.field_scores] == ["type"]


def test_a_changed_modality_alone_keeps_the_runner_up() -> None:
    """A future agreement is an agreement now: its type did not change, so its rival is still the same."""
    source = document("They will agree on a truce.")
    rival = ("type", Scored(code="CONSULT", score=0.1))
    agreed = replace(event(source, 0, "AGREE", "agree", modality="future"), runners_up=(rival,))
    (ruled,) = apply_boundary_rules([agreed], load_codebook())
    assert (ruled.type, ruled.modality, ruled.runners_up) == ("AGREE", "asserted", (rival,))
    assert ruled.rules == ("future-cooperation",)


# References


def test_a_pronoun_of_the_other_gender_is_refused() -> None:
    """ "She" passes over the king to the queen before him; with the king alone it stays."""
    both = document("Queen Amina Sule and her court left.", "King Musa Bello stayed.", "She accused the rebels.")
    accused = event(both, 2, "ACCUSE", "accused", actor="She", recipient="the rebels")
    assert words(resolve_pronouns([accused], both)[0], "actor") == ["Queen Amina Sule"]
    alone = document("King Musa Bello stayed.", "She accused the rebels.")
    accused = event(alone, 1, "ACCUSE", "accused", actor="She", recipient="the rebels")
    assert words(resolve_pronouns([accused], alone)[0], "actor") == ["She"]


def test_nobody_is_both_sides_by_a_pronoun() -> None:
    """ "It" is not the army that shells, but what was named before it."""
    source = document("The militia held the town.", "The army shelled it.")
    events = [
        event(source, 0, "ASSAULT", "held", actor="The militia"),
        event(source, 1, "ASSAULT", "shelled", actor="The army", recipient="it"),
    ]
    assert words(resolve_pronouns(events, source)[1], "recipient") == ["The militia"]


def test_nobody_is_both_sides_by_an_earlier_mention() -> None:
    """The army of the sentence before is the same army: it did not shell itself."""
    source = document("The army took a hill.", "The army shelled it.")
    events = [
        event(source, 0, "ASSAULT", "took", actor="The army"),
        event(source, 1, "ASSAULT", "shelled", actor="The army", recipient="it"),
    ]
    assert words(resolve_pronouns(events, source)[1], "recipient") == ["it"]


def test_one_answer_bars_the_next_of_the_same_event() -> None:
    """ "They attacked them": two pronouns of one event are two parties."""
    source = document("The herders and the farmers argued.", "They attacked them.")
    events = [
        event(source, 0, "ACCUSE", "argued", actor="The herders", recipient="the farmers"),
        event(source, 1, "ASSAULT", "attacked", actor="They", recipient="them"),
    ]
    resolved = resolve_pronouns(events, source)[1]
    assert sorted(words(resolved, "actor") + words(resolved, "recipient")) == ["The herders", "the farmers"]


def test_a_body_with_a_title_word_in_its_name_is_nobody() -> None:
    """The General Assembly is no general: "He" stays unresolved rather than being the assembly."""
    source = document("The UN General Assembly met in New York.", "He criticised the vote.")
    events = [
        event(source, 0, "CONSULT", "met", actor="The UN General Assembly"),
        event(source, 1, "ACCUSE", "criticised", actor="He"),
    ]
    assert words(resolve_pronouns(events, source)[1], "actor") == ["He"]
    assert words(resolve_pronouns(events[1:], source)[0], "actor") == ["He"]


def test_an_antecedent_four_sentences_back_is_forgotten() -> None:
    """A pronoun looks three sentences back and no further."""
    source = document("General Ines Okoro left.", "It rained.", "It rained.", "It rained.", "She accused the rebels.")
    accused = event(source, 4, "ACCUSE", "accused", actor="She")
    assert words(resolve_pronouns([accused], source)[0], "actor") == ["She"]
    nearer = document("General Ines Okoro left.", "It rained.", "It rained.", "She accused the rebels.")
    accused = event(nearer, 3, "ACCUSE", "accused", actor="She")
    assert words(resolve_pronouns([accused], nearer)[0], "actor") == ["General Ines Okoro"]


def test_a_pronoun_never_stands_for_somebody_named_behind_it() -> None:
    """Only what was read before counts."""
    source = document("He accused the rebels.", "President Musa Bello left.")
    accused = event(source, 0, "ACCUSE", "accused", actor="He")
    assert words(resolve_pronouns([accused], source)[0], "actor") == ["He"]


# Happenings


@pytest.mark.parametrize(
    ("first", "second", "two"),
    [
        ("on 5 March 2013", "on 5 March 2014", True),
        ("on 5 March 2013", "on 7 March 2013", True),
        ("on 5 March", "on 7 March", True),
        ("in 2013", "on 5 March 2014", True),
        ("on 5 March 2013", "on 5 March 2013", False),
        ("on 5 March 2013", "in 2013", False),
        ("on 5 March", "in 2014", False),
        ("on Monday", "on 5 March", False),
        ("from 2013 to 2014", "in 2014", False),
    ],
)
def test_events_of_different_days_or_years_are_two_happenings(first: str, second: str, two: bool) -> None:
    """Two years, or two days of a year, keep events apart whatever the network says; what leaves them open does not."""
    source = document(f"They fought {first}.", f"They fought {second}.")
    events = [event(source, 0, "ASSAULT", "fought", time=first), event(source, 1, "ASSAULT", "fought", time=second)]
    assert apart(*events) == two


def test_an_hour_is_no_day() -> None:
    """ "At 6 a.m." and "on 5 March" may be one happening: an hour says nothing of the day."""
    source = document("They fought at 6 a.m.", "They fought on 5 March.")
    events = [
        event(source, 0, "ASSAULT", "fought", time="at 6 a.m."),
        event(source, 1, "ASSAULT", "fought", time="on 5 March"),
    ]
    assert not apart(*events)


def test_a_mention_without_a_date_does_not_bridge_two_dates() -> None:
    """ "Never" holds for whole groups: what joins the one year cannot bring in the other."""
    source = document("They fought in 2013.", "They fought.", "They fought in 2014.")
    events = [
        event(source, 0, "ASSAULT", "fought", time="in 2013"),
        event(source, 1, "ASSAULT", "fought"),
        event(source, 2, "ASSAULT", "fought", time="in 2014"),
    ]
    vectors = {one.id: np.array([1.0, 0.0], np.float32) for one in events}
    groups = same_happening_groups(events, vectors, weights=WEIGHTS)
    assert sorted(len(group) for group in groups) == [1, 2]
    assert not any({events[0].id, events[2].id} <= {one.id for one in group} for group in groups)


def test_possessives_and_pronouns_are_no_evidence() -> None:
    """ "Their camp" and "their homes" share no party."""
    source = document("They burned their camp.", "They burned their homes.")
    first, second = (
        happenings.telling_of(event(source, number, "ASSAULT", "burned", recipient=words))
        for number, words in enumerate(("their camp", "their homes"))
    )
    evidence = dict(zip(EVIDENCE, happenings.pair_evidence(first, second, 1.0), strict=True))
    assert (evidence["recipient shared"], evidence["recipient apart"]) == (0.0, 1.0)


def test_groups_stand_in_text_order_and_hold_every_event_once() -> None:
    """Each event is in exactly one group, groups in the order of their first event."""
    source = document("They shot and met and shot and fled.")
    events = [
        event(source, 0, "ASSAULT", "shot"),
        event(source, 0, "CONSULT", "met"),
        replace(event(source, 0, "ASSAULT", "fled"), id="again"),
    ]
    vectors = {one.id: np.array([1.0, 0.0], np.float32) for one in events}
    groups = same_happening_groups(events, vectors, weights=WEIGHTS)
    assert [[one.id for one in group] for group in groups] == [[events[0].id, "again"], [events[1].id]]
    assert same_happening_groups([], {}, weights=WEIGHTS) == []


def test_a_document_of_endless_events_is_compared_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """The number of comparisons grows with the length of a document, not with its square."""
    compared = 0
    honest = happenings._dated_apart

    def counted(first: happenings.Telling, second: happenings.Telling) -> bool:
        nonlocal compared
        compared += 1
        return honest(first, second)

    monkeypatch.setattr(happenings, "MOST_COMPARED", 20)
    monkeypatch.setattr(happenings, "_dated_apart", counted)
    source = document("They fought.")
    one = event(source, 0, "ASSAULT", "fought")
    events = [replace(one, id=str(number)) for number in range(500)]
    vectors = {str(number): np.array([1.0, 0.0], np.float32) for number in range(500)}
    groups = same_happening_groups(events, vectors, weights=WEIGHTS)
    assert compared == 25 * 20 * 19 // 2
    assert [len(group) for group in groups] == [20] * 25


def test_an_event_is_read_a_few_times_however_many_it_is_compared_with(monkeypatch: pytest.MonkeyPatch) -> None:
    """Roles of an event are taken apart once, not once a pair."""
    read = 0
    honest = CodedEvent.fillers

    def counted(one: CodedEvent, role: Role) -> tuple[Mention, ...]:
        nonlocal read
        read += 1
        return honest(one, role)

    monkeypatch.setattr(CodedEvent, "fillers", counted)
    source = document("They fought in Brod on 5 March.")
    one = event(source, 0, "ASSAULT", "fought", actor="They", place="Brod", time="on 5 March")
    events = [replace(one, id=str(number)) for number in range(60)]
    vectors = {str(number): np.array([1.0, 0.0], np.float32) for number in range(60)}
    assert len(same_happening_groups(events, vectors, weights=WEIGHTS)) == 1
    assert read <= 10 * len(events)


# Repetitions


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"status": "claimed"}, {}),
        ({"status": "denied"}, {"status": "claimed"}),
        ({"status": "denied"}, {}),
        ({"modality": "future"}, {}),
        ({"modality": "negated"}, {}),
        ({"status": "claimed", "source": "police"}, {"status": "claimed", "source": "witnesses"}),
        ({"status": "claimed", "source": "police"}, {"status": "claimed"}),
        ({"incident": "i2"}, {}),
    ],
    ids=str,
)
def test_mentions_that_stand_differently_stay_two(first: dict[str, str], second: dict[str, str]) -> None:
    """What is claimed, denied, asserted, to come, or told by another source is never merged into one event."""
    source = document("The attack, in which rebels shot people, was told of by police and by witnesses.")
    events = [
        event(source, 0, "ASSAULT", "attack", **first),  # type: ignore[arg-type]
        event(source, 0, "ASSAULT", "shot", **second),  # type: ignore[arg-type]
    ]
    assert drop_repetitions(events) == tuple(events)


def test_a_happening_named_in_two_sentences_stays_two_events() -> None:
    """Each sentence is its own account, with its own evidence."""
    source = document("Rebels attacked Brod.", "Rebels attacked Brod at dawn.")
    events = [event(source, 0, "ASSAULT", "attacked"), event(source, 1, "ASSAULT", "attacked")]
    assert drop_repetitions(events) == tuple(events)


def test_a_merged_event_keeps_the_modes_of_both_and_names_the_rule() -> None:
    """Nothing that either mention told is lost, and the record says that two were put together."""
    source = document("The attack on Brod, in which rebels shot 12 people, shocked many.")
    events = [
        event(source, 0, "ASSAULT", "attack", modes=("explosives", "firearms"), place="Brod"),
        event(source, 0, "ASSAULT", "shot", modes=("firearms",), actor="rebels", killed="12"),
    ]
    (kept,) = drop_repetitions(events)
    assert kept.modes == ("firearms", "explosives")
    assert kept.rules == ("one-event-per-happening",)


def test_a_mode_taken_over_is_no_runner_up_any_more() -> None:
    """What the other mention told for sure is told with its score, and not as second best beside itself."""
    source = document("The attack on Brod, in which rebels shot 12 people, shocked many.")
    attack = replace(
        event(source, 0, "ASSAULT", "attack", modes=("firearms",), place="Brod"),
        field_scores=(Scored(code="modes", score=0.7),),
    )
    shot = replace(
        event(source, 0, "ASSAULT", "shot", actor="rebels", killed="12"),
        runners_up=(("modes", Scored(code="firearms", score=0.3)),),
    )
    (kept,) = drop_repetitions([attack, shot])
    assert kept.modes == ("firearms",)
    assert kept.runners_up == ()
    assert kept.field_scores == (Scored(code="modes", score=0.7),)


def test_a_merged_event_makes_nobody_their_own_other_side() -> None:
    """Words that fill one role of the mention that stays are not taken over into another."""
    source = document("The attack by rebels, who shot 12 people, shocked many.")
    events = [
        event(source, 0, "ASSAULT", "attack", recipient="rebels"),
        event(source, 0, "ASSAULT", "shot", actor="rebels", killed="12"),
    ]
    (kept,) = drop_repetitions(events)
    assert (words(kept, "actor"), words(kept, "recipient")) == (["rebels"], [])


def test_three_mentions_name_their_rule_once() -> None:
    """A rule stands in an event once, however often it was applied."""
    source = document("The attack, in which rebels shot and wounded 12 people, shocked many.")
    events = [event(source, 0, "ASSAULT", trigger) for trigger in ("attack", "shot", "wounded")]
    (kept,) = drop_repetitions(events)
    assert kept.rules == ("one-event-per-happening",)


# Elisions


@pytest.mark.parametrize(("own", "role"), [("recipient", "actor"), ("actor", "recipient")])
def test_nobody_is_filled_in_as_their_own_other_side(own: str, role: str) -> None:
    """Two mentions of one happening may disagree about the sides; an article makes no other party of them."""
    source = document("The army attacked a camp.", "In the attack, army posts were lost by an army.")
    events = [
        event(source, 0, "ASSAULT", "attacked", **{role: "The army"}),  # type: ignore[arg-type]
        event(source, 1, "ASSAULT", "attack", **{own: "an army"}),  # type: ignore[arg-type]
    ]
    filled = fill_from_same_happening(events, load_codebook())[1]
    assert filled.fillers(role) == ()  # type: ignore[arg-type]


def test_what_a_sentence_tells_itself_is_not_filled() -> None:
    """A role with a filler of its own is left alone, whatever other mentions say."""
    source = document("Rebels attacked Brod.", "Gunmen attacked at dawn.")
    events = [
        event(source, 0, "ASSAULT", "attacked", actor="Rebels"),
        event(source, 1, "ASSAULT", "attacked", actor="Gunmen"),
    ]
    assert words(fill_from_same_happening(events, load_codebook())[1], "actor") == ["Gunmen"]


def test_a_filled_role_says_so_and_is_less_sure() -> None:
    """A filled mention keeps its own words and offsets, with the rule and a lower score."""
    source = document("Rebels attacked Brod.", "The attack came at dawn.")
    events = [
        event(source, 0, "ASSAULT", "attacked", actor="Rebels"),
        event(source, 1, "ASSAULT", "attack", time="dawn"),
    ]
    (taken,) = fill_from_same_happening(events, load_codebook())[1].fillers("actor")
    (told,) = events[0].fillers("actor")
    assert (taken.span, taken.filled_by) == (told.span, "same-happening")
    assert taken.score < told.score


def test_a_claim_tells_where_and_when_but_not_who() -> None:
    """What one side claims dates and places the happening for all; whom it blames stays its own word."""
    source = document("The ministry said rebels attacked Brod on Monday.", "The attack was short.")
    events = [
        event(
            source,
            0,
            "ASSAULT",
            "attacked",
            status="claimed",
            source="The ministry",
            actor="rebels",
            place="Brod",
            time="Monday",
        ),
        event(source, 1, "ASSAULT", "attack"),
    ]
    filled = fill_from_same_happening(events, load_codebook())[1]
    assert (words(filled, "place"), words(filled, "time"), words(filled, "actor")) == (["Brod"], ["Monday"], [])


def test_the_day_told_first_is_the_happenings_while_places_come_from_the_nearest() -> None:
    """The lead dates what happened; a later sentence may date what came of it, but tells where it goes on."""
    source = document("Rebels attacked Brod on Monday.", "The attack went on.", "They attacked Lower Ford on Friday.")
    events = [
        event(source, 0, "ASSAULT", "attacked", place="Brod", time="Monday"),
        event(source, 1, "ASSAULT", "attack"),
        event(source, 2, "ASSAULT", "attacked", place="Lower Ford", time="Friday"),
    ]
    filled = fill_from_same_happening(events, load_codebook())[1]
    nearest = min(events[::2], key=lambda other: abs(other.sentence.start - events[1].sentence.start))
    assert words(filled, "time") == ["Monday"]
    assert words(filled, "place") == [nearest.fillers("place")[0].span.text]


def test_what_is_to_come_tells_nothing_of_what_was() -> None:
    """Place and time of a threatened attack are not those of one that happened."""
    source = document("Rebels will attack Brod on Monday.", "The attack was short.")
    events = [
        event(source, 0, "ASSAULT", "attack", modality="future", place="Brod", time="Monday"),
        event(source, 1, "ASSAULT", "attack"),
    ]
    assert fill_from_same_happening(events, load_codebook())[1] == events[1]


def test_another_happening_fills_nothing() -> None:
    """Roles are shared within an incident only."""
    source = document("Rebels attacked Brod.", "An attack came at dawn.")
    events = [
        event(source, 0, "ASSAULT", "attacked", actor="Rebels"),
        event(source, 1, "ASSAULT", "attack", incident="i2"),
    ]
    assert fill_from_same_happening(events, load_codebook())[1] == events[1]


# Claims


def test_a_denial_does_not_take_the_accuser_for_its_source() -> None:
    """Who accuses does not deny: the source stays unknown."""
    source = document("The ministry accused the rebels of mining the road, which was denied.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry", recipient="the rebels"),
        event(source, 0, "ASSAULT", "mining", status="denied", incident="i2", actor="the rebels"),
    ]
    assert words(fill_sources(events, source)[1], "source") == []


def test_a_denial_takes_who_rejects() -> None:
    """Of an accuser and one who rejects, a denial is the word of the latter."""
    source = document("The ministry accused the rebels of mining the road, and the rebels rejected the charge.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry", recipient="the rebels"),
        event(source, 0, "ASSAULT", "mining", status="denied", incident="i2"),
        event(source, 0, "REJECT", "rejected", incident="i3", actor="the rebels"),
    ]
    assert words(fill_sources(events, source)[1], "source") == ["the rebels"]


@pytest.mark.parametrize(("historical", "found"), [(True, []), (False, ["The ministry"])])
def test_who_spoke_long_ago_is_no_source_of_todays_claim(historical: bool, found: list[str]) -> None:
    """A speech act of the past is background to the claim beside it."""
    source = document("The ministry accused the rebels of mining the road.")
    events = [
        event(source, 0, "ACCUSE", "accused", historical=historical, actor="The ministry"),
        event(source, 0, "ASSAULT", "mining", status="claimed", incident="i2"),
    ]
    assert words(fill_sources(events, source)[1], "source") == found


@pytest.mark.parametrize("modality", ["future", "hypothetical", "negated"])
def test_who_did_not_speak_is_no_source(modality: Modality) -> None:
    """An accusation that may come, or did not, has no speaker yet."""
    source = document("The ministry may accuse the rebels of mining the road.")
    events = [
        event(source, 0, "ACCUSE", "accuse", modality=modality, actor="The ministry"),
        event(source, 0, "ASSAULT", "mining", status="claimed", incident="i2"),
    ]
    assert words(fill_sources(events, source)[1], "source") == []


@pytest.mark.parametrize("status", ["claimed", "denied"])
def test_the_accused_is_no_source_of_the_claim_against_them(status: ClaimStatus) -> None:
    """The army of which threats are only claimed, or denied, has not spoken in this sentence."""
    source = document("The army had threatened and then beaten them, it was said.")
    events = [
        event(source, 0, "THREATEN", "threatened", status=status, actor="The army"),
        event(source, 0, "ASSAULT", "beaten", status="claimed", incident="i2", actor="The army"),
    ]
    assert words(fill_sources(events, source)[1], "source") == []


def test_what_the_writer_vouches_for_takes_no_source() -> None:
    """An asserted event is nobody's claim, whoever speaks beside it."""
    source = document("The ministry accused the rebels after a road was mined.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry"),
        event(source, 0, "ASSAULT", "mined", incident="i2"),
    ]
    assert fill_sources(events, source)[1] == events[1]


def test_one_speaker_named_twice_is_one_speaker() -> None:
    """The same words in two speech acts are no disagreement."""
    source = document("The ministry accused the rebels; the ministry rejected talks, as a road was mined.")
    events = [
        event(source, 0, "ACCUSE", "accused", actor="The ministry"),
        event(source, 0, "REJECT", "rejected", incident="i3", actor="the ministry"),
        event(source, 0, "ASSAULT", "mined", status="claimed", incident="i2"),
    ]
    assert words(fill_sources(events, source)[2], "source") == ["The ministry"]


# Contexts, standing, coders


def test_contexts_are_weighed_by_words() -> None:
    """A long sentence says more of its document than a short one; the best context comes first."""
    short = replace(sentence_scores(2, {}, []), contexts=np.array([1.0, 0.0], np.float32))
    long = replace(sentence_scores(8, {}, []), contexts=np.array([0.5, 0.9], np.float32))
    assert contexts_of([short, long], LABELS.contexts) == ("territory", "military")
    assert contexts_of([short, long], LABELS.contexts, threshold=0.7) == ("territory",)
    assert contexts_of([short], LABELS.contexts) == ("military",)


def test_a_document_without_words_has_no_contexts() -> None:
    """Nothing to weigh is no context, and no division by nought."""
    assert contexts_of([], LABELS.contexts) == ()
    assert contexts_of([sentence_scores(0, {}, [])], LABELS.contexts) == ()


@pytest.mark.parametrize(
    ("status", "modality", "claim"),
    [
        ("asserted", "asserted", "asserted"),
        ("claimed", "asserted", "claimed"),
        ("denied", "asserted", "denied"),
        ("negated", "negated", "asserted"),
        ("future", "future", "asserted"),
        ("hypothetical", "hypothetical", "asserted"),
    ],
)
def test_standing_is_modality_and_claim(status: str, modality: str, claim: str) -> None:
    """Each of the network's six answers is one modality and one claim status; a denial is told as somebody's word."""
    assert (modality_of(status), claim_status_of(status)) == (modality, claim)


def test_an_unknown_coder_is_named_beside_those_installed() -> None:
    """A mistyped name stops the run with the names that there are."""
    with pytest.raises(SettingsError, match="dotterel-xx") as caught:
        load_coder("dotterel-xx")
    assert caught.value.remedy.startswith("Installed coders:")


@pytest.mark.parametrize(
    ("heading", "together"), [("Premier talks to envoys", False), ("The premier held talks.", True)]
)
def test_a_subheading_announces_what_follows_it(heading: str, together: bool) -> None:
    """What a subheading tells is never the same as what was told before it; a sentence may tell it again."""
    source = document("A title", "The premier held talks in Brussels.", heading, "He met them all.")
    first, second = event(source, 1, "CONSULT", "talks"), event(source, 2, "CONSULT", "talks")
    vectors = {one.id: np.array([1.0, 0.0], np.float32) for one in (first, second)}
    groups = same_happening_groups([first, second], vectors, weights=WEIGHTS)
    assert (len(groups) == 1) == together
