"""One reading of a document answers all its events: who, where, when, how many, and which are background."""

from dataclasses import replace

import pytest

from dotterel.model import ClaimStatus, CodedEvent, Document, Mention, Modality, Provenance, Role, Sentence
from dotterel.resolution.actors import Agent, Entry, FakeActorRegister, Form
from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer
from dotterel.resolution.resolver import FILLED_FACTOR, HISTORY_DAYS, Resolver

PROVENANCE = Provenance(component="test", version="1")
PUBLISHED = "2024-03-06"
"""A Wednesday."""

MALI = Entry(id="MLI", name="Mali", kind="state", countries=("MLI",), sectors=("GOV",))
CHAD = Entry(id="TCD", name="Chad", kind="state", countries=("TCD",), sectors=("GOV",))
TRAORE = Entry(
    id="traore",
    name="Awa Traore",
    kind="head_of_government",
    countries=("MLI",),
    sectors=("GOV",),
    first="2015-01-01",
    last="2020-12-31",
)
REGISTER = FakeActorRegister(
    forms=[
        Form(entry=MALI, use="name", text="Mali"),
        Form(entry=MALI, use="adjective", text="Malian"),
        Form(entry=TRAORE, use="name", text="Awa Traore"),
        Form(entry=CHAD, use="adjective", text="Chadian"),
    ],
    agents={
        "police": Agent(phrase="police", sectors=("COP",), kind="agent"),
        "soldiers": Agent(phrase="soldier", sectors=("MIL",), kind="agent", plural=True),
        "residents": Agent(phrase="resident", sectors=("CVL",), kind="agent", plural=True),
    },
    states={"MLI": "Mali"},
)
ATLAS = MemoryGazetteer(
    [
        GazetteerEntry(
            id="geonames:1", geonameid=1, name="Mali", kind="country", country="MLI", latitude=17.0, longitude=-4.0,
            population=20_000_000,
        ),
        GazetteerEntry(
            id="geonames:2", geonameid=2, name="Segou", kind="admin1", country="MLI", latitude=14.0, longitude=-6.0,
            population=2_000_000, admin1="Segou",
        ),
        GazetteerEntry(
            id="geonames:3", geonameid=3, name="Niono", kind="settlement", country="MLI", latitude=14.2,
            longitude=-6.0, population=30_000, admin1="Segou",
        ),
    ]
)  # fmt: skip
RESOLVER = Resolver(register=REGISTER, gazetteer=ATLAS)


def document(*sentences: str, published: str | None = PUBLISHED) -> Document:
    """A document of these sentences."""
    spans, start = [], 0
    for number, text in enumerate(sentences):
        spans.append(Sentence(start=start, end=start + len(text), paragraph=number))
        start += len(text) + 1
    return Document(
        id="d",
        text="\n".join(sentences),
        report_id="r",
        name="d",
        provenance=PROVENANCE,
        sentences=tuple(spans),
        published=published,
    )


def mention(source: Document, sentence: int, role: Role, words: str, *, filled_by: str = "") -> Mention:
    """Words of a sentence in a role."""
    start = source.text.index(words, source.sentences[sentence].start)
    return Mention(role=role, span=source.span(start, start + len(words)), score=0.9, filled_by=filled_by)


def event(
    source: Document,
    sentence: int,
    trigger: str,
    *mentions: Mention,
    type_code: str = "ASSAULT",
    modality: Modality = "asserted",
    status: ClaimStatus = "asserted",
    historical: bool = False,
) -> CodedEvent:
    """An event of a sentence."""
    start = source.text.index(trigger, source.sentences[sentence].start)
    return CodedEvent(
        id=f"{sentence}-{trigger}",
        document_id=source.id,
        type=type_code,
        trigger=source.span(start, start + len(trigger)),
        sentence=source.sentence_span(sentence),
        provenance=PROVENANCE,
        mentions=mentions,
        modality=modality,
        status=status,
        historical=historical,
        score=0.9,
    )


def test_a_document_without_events_gives_none() -> None:
    """Nothing in, nothing out."""
    assert RESOLVER.resolve([], document("Nothing happened.")) == ()


def test_events_keep_their_order_and_get_the_codebooks_quad_and_intensity() -> None:
    """Resolved events stand in the order of the coded ones, each with its id, quad and intensity."""
    source = document("Soldiers attacked.", "Ministers met.")
    resolved = RESOLVER.resolve([event(source, 0, "attacked"), event(source, 1, "met", type_code="CONSULT")], source)
    assert [(one.id, one.quad) for one in resolved] == [
        ("0-attacked", "material-conflict"),
        ("1-met", "verbal-cooperation"),
    ]
    assert resolved[0].intensity < 0 < resolved[1].intensity


@pytest.mark.parametrize(
    ("time", "historical"),
    [("4 December 2023", False), ("5 December 2023", False), ("3 December 2023", True), ("in 2014", True)],
)
def test_what_ended_over_three_months_before_publication_is_background(time: str, historical: bool) -> None:
    """An event is historical from the 93rd day before publication on, and the rule says so."""
    assert HISTORY_DAYS == 92
    source = document(f"Soldiers attacked a village {time}.", published="2024-03-05")
    (resolved,) = RESOLVER.resolve([event(source, 0, "attacked", mention(source, 0, "time", time))], source)
    assert (resolved.historical, resolved.rules) == (
        historical,
        ("ended-long-before-publication",) if historical else (),
    )


def test_what_goes_on_since_long_ago_is_not_background() -> None:
    """Only the end of an interval makes it history: a war since 2012 is news."""
    source = document("Soldiers have fought rebels since 2012.")
    (resolved,) = RESOLVER.resolve([event(source, 0, "fought", mention(source, 0, "time", "since 2012"))], source)
    assert resolved.date is not None
    assert resolved.date.first == "2012-01-01"
    assert not resolved.historical


def test_what_the_coder_calls_background_stays_so() -> None:
    """A recent date does not overrule the coder's reading, and no rule is named for it."""
    source = document("Soldiers attacked on 4 March 2024.")
    (resolved,) = RESOLVER.resolve(
        [event(source, 0, "attacked", mention(source, 0, "time", "4 March 2024"), historical=True)], source
    )
    assert (resolved.historical, resolved.rules) == (True, ())


@pytest.mark.parametrize("published", [None, "", "early spring"])
def test_without_a_publication_date_only_absolute_times_resolve(published: str | None) -> None:
    """No clock is read and nothing becomes background: "on Monday" says why it has no day, 4 May 2014 has one."""
    source = document("Soldiers attacked on Monday.", "They attacked on 4 May 2014.", published=published)
    monday, may = RESOLVER.resolve(
        [
            event(source, 0, "attacked", mention(source, 0, "time", "on Monday")),
            event(source, 1, "attacked", mention(source, 1, "time", "on 4 May 2014")),
        ],
        source,
    )
    assert monday.date is not None
    assert monday.date.unresolved is not None
    assert monday.date.unresolved.reason == "publication date unknown"
    assert may.date is not None
    assert (may.date.first, may.date.last) == ("2014-05-04", "2014-05-04")
    assert (monday.historical, may.historical) == (False, False)


def test_the_narrowest_place_is_the_events() -> None:
    """Of country, division and town the town is given, wherever it stands in the sentence."""
    source = document("Across Mali, soldiers attacked Niono and other towns of Segou region.")
    (resolved,) = RESOLVER.resolve(
        [
            event(
                source,
                0,
                "attacked",
                mention(source, 0, "place", "Mali"),
                mention(source, 0, "place", "Segou region"),
                mention(source, 0, "place", "Niono"),
            )
        ],
        source,
    )
    assert resolved.place is not None
    assert (resolved.place.name, resolved.place.precision) == ("Niono", "city")


def test_a_place_that_nobody_knows_is_only_given_where_there_is_no_better() -> None:
    """An unresolved toponym loses against any resolved one; alone it stays, with its reason."""
    source = document("Soldiers attacked Xyzzyville in Mali.")
    unknown, country = mention(source, 0, "place", "Xyzzyville"), mention(source, 0, "place", "Mali")
    (both,) = RESOLVER.resolve([event(source, 0, "attacked", unknown, country)], source)
    (alone,) = RESOLVER.resolve([event(source, 0, "attacked", unknown)], source)
    assert both.place is not None
    assert both.place.name == "Mali"
    assert alone.place is not None
    assert alone.place.unresolved is not None


def test_an_event_without_place_time_or_number_has_none() -> None:
    """What the report does not say is none, not a guess."""
    source = document("Soldiers attacked.")
    (resolved,) = RESOLVER.resolve([event(source, 0, "attacked")], source)
    assert (resolved.place, resolved.date, resolved.killed, resolved.actors, resolved.claim.source) == (
        None, None, None, (), None,
    )  # fmt: skip


def test_several_sources_all_stand_in_the_claim() -> None:
    """The first source is the claim's, the others follow in their order; none is lost."""
    source = document("Soldiers attacked, police, residents and Awa Traore said.")
    (resolved,) = RESOLVER.resolve(
        [
            event(
                source,
                0,
                "attacked",
                mention(source, 0, "source", "police"),
                mention(source, 0, "source", "residents"),
                mention(source, 0, "source", "Awa Traore"),
                status="claimed",
            )
        ],
        source,
    )
    assert resolved.claim.status == "claimed"
    assert resolved.claim.source is not None
    assert [resolved.claim.source.text, *(actor.text for actor in resolved.claim.further_sources)] == [
        "police",
        "residents",
        "Awa Traore",
    ]


def test_what_was_filled_in_from_elsewhere_is_less_sure_and_says_so() -> None:
    """A filled actor, place and time carry the rule that filled them and four fifths of the score; the words' own
    event keeps the full score.
    """
    source = document("Malian soldiers attacked Niono on 4 March 2024.", "The attack went on for hours.")
    own = [
        mention(source, 0, "actor", "Malian soldiers"),
        mention(source, 0, "place", "Niono"),
        mention(source, 0, "time", "4 March 2024"),
    ]
    filled = [replace(one, filled_by="same-happening") for one in own]
    first, second = RESOLVER.resolve([event(source, 0, "attacked", *own), event(source, 1, "attack", *filled)], source)
    for told, taken in zip(
        (first.actors[0], first.place, first.date), (second.actors[0], second.place, second.date), strict=True
    ):
        assert told is not None
        assert taken is not None
        assert told.score > 0
        assert not told.rule.startswith("same-happening")
        assert taken.score == pytest.approx(FILLED_FACTOR * told.score, abs=1e-4)
        assert taken.rule == f"same-happening > {told.rule}"
        assert (taken.text, taken.start) == (told.text, told.start)


def test_a_filled_answer_that_is_unresolved_still_names_what_filled_it() -> None:
    """Without a rule of its own, an answer's rule is what filled it alone."""
    source = document("Soldiers attacked Xyzzyville.", "The attack went on.")
    place = mention(source, 0, "place", "Xyzzyville", filled_by="same-happening")
    (resolved,) = RESOLVER.resolve([event(source, 1, "attack", place)], source)
    assert resolved.place is not None
    assert resolved.place.unresolved is not None
    assert resolved.place.rule.startswith("same-happening")
    assert not resolved.place.rule.endswith((">", " "))


def test_the_same_day_is_the_day_told_last_before_it_in_the_text() -> None:
    """Times are read in the order of the text, not of the events that they fill."""
    source = document(
        "Soldiers attacked Niono on 20 February 2024.",
        "The same day they attacked a bridge.",
        "They had attacked a camp on 7 February 2024.",
    )
    filled_from_below = mention(source, 2, "time", "7 February 2024", filled_by="same-happening")
    _, same, _ = RESOLVER.resolve(
        [
            event(source, 0, "attacked", filled_from_below, mention(source, 0, "time", "20 February 2024")),
            event(source, 1, "attacked", mention(source, 1, "time", "The same day")),
            event(source, 2, "attacked", mention(source, 2, "time", "7 February 2024")),
        ],
        source,
    )
    assert same.date is not None
    assert (same.date.first, same.date.last, same.date.anchor) == ("2024-02-20", "2024-02-20", "document")


def test_a_time_that_does_not_resolve_is_nobodys_day_to_lean_on() -> None:
    """ "The same day" passes over words that gave no day."""
    source = document("Soldiers attacked on 20 February 2024.", "They fought for hours.", "The same day they left.")
    *_, last = RESOLVER.resolve(
        [
            event(source, 0, "attacked", mention(source, 0, "time", "20 February 2024")),
            event(source, 1, "fought", mention(source, 1, "time", "for hours")),
            event(source, 2, "left", mention(source, 2, "time", "The same day"), type_code="RETREAT"),
        ],
        source,
    )
    assert last.date is not None
    assert last.date.first == "2024-02-20"


@pytest.mark.parametrize("modality", ["future", "hypothetical"])
def test_one_weekday_lies_ahead_for_what_is_to_come_and_behind_for_what_was(modality: Modality) -> None:
    """The same words serve two events of a sentence, each in its own direction from publication."""
    source = document("Unions struck on Friday and promised to march.")
    time = mention(source, 0, "time", "on Friday")
    past, coming = RESOLVER.resolve(
        [
            event(source, 0, "struck", time, type_code="PROTEST"),
            event(source, 0, "march", time, type_code="PROTEST", modality=modality),
        ],
        source,
    )
    assert past.date is not None
    assert coming.date is not None
    assert (past.date.first, coming.date.first) == ("2024-03-01", "2024-03-08")


def test_of_several_times_the_first_that_resolves_is_the_events() -> None:
    """ "For three hours on 4 March" is dated by its second time."""
    source = document("For three hours soldiers attacked Niono on 4 March 2024.")
    (resolved,) = RESOLVER.resolve(
        [
            event(
                source,
                0,
                "attacked",
                mention(source, 0, "time", "For three hours"),
                mention(source, 0, "time", "on 4 March 2024"),
            )
        ],
        source,
    )
    assert resolved.date is not None
    assert resolved.date.first == "2024-03-04"


def test_parties_are_who_they_were_at_the_events_date() -> None:
    """A head of government of 2015 to 2020 governs in an event of 2019, and is a former one in today's."""
    source = document("In May 2019 Awa Traore attacked critics.", "Awa Traore attacked critics.")
    was = [mention(source, 0, "actor", "Awa Traore"), mention(source, 0, "time", "In May 2019")]
    then, now = RESOLVER.resolve(
        [event(source, 0, "attacked", *was), event(source, 1, "attacked", mention(source, 1, "actor", "Awa Traore"))],
        source,
    )
    assert (then.actors[0].country, then.actors[0].sectors) == ("MLI", ("GOV",))
    assert (now.actors[0].country, now.actors[0].sectors) == ("MLI", ("ELI",))


def test_numbers_of_two_sides_are_summed_and_of_two_voices_are_a_range() -> None:
    """Two recipients have a number each; two sources give two accounts of one number."""
    source = document("Soldiers attacked: 12 rebels are dead by police figures, 5 farmers by those of residents.")
    numbers = [mention(source, 0, "killed", "12"), mention(source, 0, "killed", "5")]
    sides = [mention(source, 0, "recipient", "rebels"), mention(source, 0, "recipient", "farmers")]
    voices = [mention(source, 0, "source", "police"), mention(source, 0, "source", "residents")]
    summed, told_twice = RESOLVER.resolve(
        [event(source, 0, "attacked", *numbers, *sides), event(source, 0, "attacked", *numbers, *sides, *voices)],
        source,
    )
    assert summed.killed is not None
    assert (summed.killed.low, summed.killed.high, summed.killed.rule) == (17, 17, "sum-of-sides")
    assert told_twice.killed is not None
    assert (told_twice.killed.low, told_twice.killed.high, told_twice.killed.rule) == (5, 12, "lowest-to-highest")


def test_a_number_is_read_with_the_words_of_its_own_sentence() -> None:
    """A number filled in from elsewhere is guarded by what stands around it there: "12" of "12-year-old" is an age."""
    source = document("Soldiers attacked.", "A 12-year-old was killed.")
    (resolved,) = RESOLVER.resolve([event(source, 0, "attacked", mention(source, 1, "killed", "12"))], source)
    assert resolved.killed is not None
    assert resolved.killed.unresolved is not None
    assert resolved.killed.unresolved.reason == "an age"


def test_resolving_twice_changes_nothing() -> None:
    """A resolver keeps nothing of one document for the next."""
    source = document("Malian soldiers attacked Niono on Monday.")
    events = [
        event(
            source,
            0,
            "attacked",
            mention(source, 0, "actor", "Malian soldiers"),
            mention(source, 0, "place", "Niono"),
            mention(source, 0, "time", "on Monday"),
        )
    ]
    first = RESOLVER.resolve(events, source)
    RESOLVER.resolve(events, replace(source, published="2019-01-01"))
    assert RESOLVER.resolve(events, source) == first


def test_both_countries_are_two_parties_of_the_event() -> None:
    """A pair of states is told as two actors, each with the words of the pair and the rule that found them."""
    source = document("Mali and Chad closed the crossing.", "Traders urged both countries to open it.")
    weights = {"MLI": 0.55, "TCD": 0.45}
    register = FakeActorRegister(
        forms=[Form(entry=MALI, use="name", text="Mali"), Form(entry=CHAD, use="name", text="Chad")],
        agents={"traders": Agent(phrase="trader", sectors=("BUS",), kind="agent", plural=True)},
        states={"MLI": "Mali", "TCD": "Chad"},
    )
    asked = event(
        source,
        1,
        "urged",
        mention(source, 1, "actor", "Traders"),
        mention(source, 1, "recipient", "both countries"),
        type_code="REQUEST",
    )
    (resolved,) = Resolver(register=register, gazetteer=ATLAS).resolve([asked], source)
    assert sorted(one.country or "" for one in resolved.recipients) == sorted(weights)
    assert {one.rule for one in resolved.recipients} == {"document:pair-of-states"}
    assert {one.text for one in resolved.recipients} == {"both countries"}


def test_who_speaks_of_both_countries_may_be_one_of_them() -> None:
    """A source from one of two states does not put a third in its place."""
    source = document(
        "Mali said both countries attacked herders.", "Chad and Mali quarrelled; Chad left.", "Niger watched."
    )
    niger = Entry(id="NER", name="Niger", kind="state", countries=("NER",), sectors=("GOV",))
    register = FakeActorRegister(
        forms=[
            Form(entry=MALI, use="name", text="Mali"),
            Form(entry=CHAD, use="name", text="Chad"),
            Form(entry=niger, use="name", text="Niger"),
        ],
        states={"MLI": "Mali", "TCD": "Chad", "NER": "Niger"},
    )
    told = event(
        source, 0, "attacked", mention(source, 0, "actor", "both countries"), mention(source, 0, "source", "Mali")
    )
    (resolved,) = Resolver(register=register, gazetteer=ATLAS).resolve([told], source)
    assert {one.country for one in resolved.actors} == {"MLI", "TCD"}


def test_a_list_of_parties_is_told_as_several() -> None:
    """Each party of a list in one filler has its own words, country and sector."""
    source = document("Malian police and residents of Niono fled.")
    fled = event(source, 0, "fled", mention(source, 0, "actor", "Malian police and residents of Niono"))
    (resolved,) = RESOLVER.resolve([fled], source)
    assert [(one.text, one.country, one.sectors) for one in resolved.actors] == [
        ("Malian police", "MLI", ("COP",)),
        ("residents of Niono", "MLI", ("CVL",)),
    ]


def test_every_answer_tells_how_sure_its_role_is() -> None:
    """The coder's score of a filler stands beside what resolution makes of it; of several numbers the lowest."""
    source = document("Soldiers killed 12 men and 3 boys in Niono on Monday.")
    fillers = (("actor", "Soldiers"), ("killed", "12"), ("killed", "3"), ("place", "Niono"), ("time", "on Monday"))
    mentions = [
        replace(mention(source, 0, role, words), score=score)  # type: ignore[arg-type]
        for (role, words), score in zip(fillers, (0.9, 0.8, 0.6, 0.7, 0.5), strict=True)
    ]
    (resolved,) = RESOLVER.resolve([event(source, 0, "killed", *mentions)], source)
    answers = (resolved.actors[0], resolved.killed, resolved.place, resolved.date)
    assert [one.role_score for one in answers if one is not None] == [0.9, 0.6, 0.7, 0.5]


def test_an_act_among_parties_of_one_state_took_place_there_most_likely() -> None:
    """Where no place is told, the state of all parties is the place, at country precision, unsure, and says why."""
    source = document("Malian soldiers beat Malian residents.")
    beat = event(
        source,
        0,
        "beat",
        mention(source, 0, "actor", "Malian soldiers"),
        mention(source, 0, "recipient", "Malian residents"),
    )
    (resolved,) = RESOLVER.resolve([beat], source)
    assert resolved.place is not None
    assert (resolved.place.country, resolved.place.precision) == ("MLI", "country")
    assert resolved.place.rule.startswith("state-of-parties > ")
    assert resolved.place.score <= 0.5


@pytest.mark.parametrize(
    ("sentence", "type_code", "recipient"),
    [
        ("Malian soldiers beat Chadian residents.", "ASSAULT", "Chadian residents"),
        ("Malian soldiers beat strangers.", "ASSAULT", "strangers"),
        ("Malian soldiers beat on.", "ASSAULT", ""),
        ("Malian soldiers beat on.", "ACCUSE", ""),
    ],
)
def test_other_acts_keep_an_unknown_place(sentence: str, type_code: str, recipient: str) -> None:
    """Two states, an unknown party, nobody acted upon, or words to nobody: the place stays unknown."""
    source = document(sentence)
    mentions = [mention(source, 0, "actor", "Malian soldiers")]
    if recipient:
        mentions.append(mention(source, 0, "recipient", recipient))
    (resolved,) = RESOLVER.resolve([event(source, 0, "beat", *mentions, type_code=type_code)], source)
    assert resolved.place is None


def test_the_time_nearest_the_event_is_its_own() -> None:
    """Of two times in a sentence the one beside the trigger counts, not the first."""
    source = document("The woman who chaired the meeting on 1 March was seized on 4 March in Niono.")
    seized = event(source, 0, "seized", mention(source, 0, "time", "1 March"), mention(source, 0, "time", "4 March"))
    (resolved,) = RESOLVER.resolve([seized], source)
    assert resolved.date is not None
    assert resolved.date.first == "2024-03-04"


def test_yesterday_is_reckoned_from_the_dateline() -> None:
    """A report published later than it was written speaks of the days before its dateline."""
    source = document("NIONO, March 4 (Agency) - Soldiers left.", "They had attacked a camp yesterday.")
    attack = event(source, 1, "attacked", mention(source, 1, "time", "yesterday"))
    (resolved,) = RESOLVER.resolve([attack], source)
    assert resolved.date is not None
    assert resolved.date.first == "2024-03-03"


def test_a_day_that_no_event_tells_is_leant_on_too() -> None:
    """ "The following day" follows the day of the sentence before, though no event was coded there."""
    source = document("The market fell on 3 February 2024.", "The following day soldiers attacked Niono.")
    attack = event(source, 1, "attacked", mention(source, 1, "time", "The following day"))
    (resolved,) = RESOLVER.resolve([attack], source)
    assert resolved.date is not None
    assert resolved.date.first == "2024-02-04"


def test_a_number_marked_in_the_wrong_toll_goes_to_its_own() -> None:
    """The dead of "the death of 10 and injury of 31" are killed, though both numbers were marked as injured."""
    source = document("Shells fired at Niono led to the death of 10 and injury of 31 residents.")
    shelling = event(source, 0, "fired", mention(source, 0, "injured", "10"), mention(source, 0, "injured", "31"))
    (resolved,) = RESOLVER.resolve([shelling], source)
    assert resolved.killed is not None
    assert resolved.injured is not None
    assert (resolved.killed.low, resolved.injured.low) == (10, 31)


def test_words_that_fill_a_role_twice_are_one_party() -> None:
    """A pronoun that stands for words beside it adds nobody; the words themselves are kept, not the pronoun."""
    source = document("Malian soldiers beat Chadian residents.")
    residents = mention(source, 0, "recipient", "Chadian residents")
    beat = event(source, 0, "beat", replace(residents, filled_by="pronoun: them", score=0.5), residents)
    (resolved,) = RESOLVER.resolve([beat], source)
    assert [(one.text, one.rule.startswith("pronoun")) for one in resolved.recipients] == [("Chadian residents", False)]


def test_where_an_attack_came_from_is_no_party() -> None:
    """A state behind "from" is the ground fired from: nobody is blamed, and those struck are not of it."""
    source = document("Shells fired from Mali hit residents at home.")
    fired = event(source, 0, "fired", mention(source, 0, "actor", "Mali"), mention(source, 0, "recipient", "residents"))
    (resolved,) = RESOLVER.resolve([fired], source)
    assert resolved.actors == ()
    assert [party.country for party in resolved.recipients] == [None]


def test_people_who_fire_are_parties_wherever_they_fire_from() -> None:
    """Soldiers behind "from" did it; so did a state that is named without it."""
    source = document("Fire from Malian soldiers hit residents.", "Mali shelled residents.")
    fire = event(source, 0, "Fire", mention(source, 0, "actor", "Malian soldiers"))
    shelled = event(source, 1, "shelled", mention(source, 1, "actor", "Mali"))
    told = RESOLVER.resolve([fire, shelled], source)
    assert [[party.country for party in one.actors] for one in told] == [["MLI"], ["MLI"]]


class CountingRegister(FakeActorRegister):
    """A register that notes how often one form was asked for."""

    asked = 0

    def forms(self, key: str) -> tuple[Form, ...]:
        """As in `ActorRegister`."""
        self.asked += key == "malian"
        return super().forms(key)


def test_a_partys_words_are_read_once_for_all_events() -> None:
    """A mention that many events share, in either role, costs no more reading than one event's."""
    source = document("Malian soldiers attacked, killed and robbed residents.", "Nobody was arrested.")
    doers = mention(source, 0, "actor", "Malian soldiers")
    struck = mention(source, 0, "recipient", "residents")

    def asked(triggers: list[str]) -> int:
        register = CountingRegister(
            forms=[Form(entry=MALI, use="adjective", text="Malian")],
            agents={"soldiers": Agent(phrase="soldier", sectors=("MIL",), kind="agent", plural=True)},
        )
        events = [event(source, 0, trigger, doers, struck) for trigger in triggers]
        resolved = Resolver(register=register, gazetteer=ATLAS).resolve(events, source)
        assert [one.actors[0].country for one in resolved] == ["MLI"] * len(events)
        return register.asked

    assert asked(["attacked", "killed", "robbed"]) == asked(["attacked"])


def unsure(told: Mention) -> Mention:
    """The same words, hardly likely to fill their role."""
    return replace(told, score=0.35)


def test_a_surer_place_goes_before_the_dateline() -> None:
    """Where a report was written is not where the attack was, though both are towns."""
    source = document("BAMAKO - Gunmen attacked a market in Niono.")
    places = [unsure(mention(source, 0, "place", "BAMAKO")), mention(source, 0, "place", "Niono")]
    (resolved,) = RESOLVER.resolve([event(source, 0, "attacked", *places)], source)
    assert resolved.place is not None
    assert resolved.place.name == "Niono"


def test_a_surer_day_goes_before_a_nearer_one() -> None:
    """The year that a clause within the sentence tells is another act's."""
    source = document("The junta, in power since 2020, bombed the camp in Niono on Sunday.", published="2024-03-05")
    times = [unsure(mention(source, 0, "time", "2020")), mention(source, 0, "time", "on Sunday")]
    (resolved,) = RESOLVER.resolve([event(source, 0, "bombed", *times)], source)
    assert resolved.date is not None
    assert resolved.date.first == "2024-03-03"


@pytest.mark.parametrize(
    ("sentence", "number", "killed"),
    [
        ("Police fired gas at 2000 people.", "2000", None),
        ("The death toll has risen to 11.", "11", 11),
        ("Some 14 were killed.", "14", 14),
    ],
)
def test_an_unsure_toll_counts_only_where_the_words_beside_it_tell_it(
    sentence: str, number: str, killed: int | None
) -> None:
    """A crowd is not its own death toll because the coder half took it for one."""
    source = document(sentence)
    (resolved,) = RESOLVER.resolve(
        [event(source, 0, sentence.split()[1], unsure(mention(source, 0, "killed", number)))], source
    )
    assert (resolved.killed.low if resolved.killed else None) == killed


def test_nobody_is_killed_by_talk() -> None:
    """An accusation has no dead of its own: they are those of what it is about."""
    source = document("The mayor accused the army of killing 14 farmers.")
    dead = mention(source, 0, "killed", "14")
    accusation, killing = RESOLVER.resolve(
        [event(source, 0, "accused", dead, type_code="ACCUSE"), event(source, 0, "killing", dead)], source
    )
    assert accusation.killed is None
    assert killing.killed is not None


def test_two_words_for_one_party_of_the_register_are_one() -> None:
    """A minister who is named twice in a sentence did it once."""
    source = document("Awa Traore called; Malian police came when Awa Traore left.", published="2016-03-06")
    again = source.text.rindex("Awa Traore")
    second = Mention(role="actor", span=source.span(again, again + 10), score=0.9)
    (resolved,) = RESOLVER.resolve(
        [event(source, 0, "called", mention(source, 0, "actor", "Awa Traore"), second)], source
    )
    assert [one.text for one in resolved.actors] == ["Awa Traore"]


def test_the_last_of_a_list_is_split_off_as_the_others_are() -> None:
    """ "Residents, police" and "soldiers" with "and" between them are three parties, not two; a description is none."""
    source = document(
        "Malian residents, Malian police and Chadian soldiers fought.", "Traders, who are residents, and soldiers met."
    )
    listed = [mention(source, 0, "actor", words) for words in ("Malian residents, Malian police", "Chadian soldiers")]
    (resolved,) = RESOLVER.resolve([event(source, 0, "fought", *listed)], source)
    assert [(one.country, one.sectors) for one in resolved.actors] == [
        ("MLI", ("CVL",)), ("MLI", ("COP",)), ("TCD", ("MIL",))
    ]  # fmt: skip
    described = [mention(source, 1, "actor", words) for words in ("Traders, who are residents,", "soldiers")]
    (resolved,) = RESOLVER.resolve([event(source, 1, "met", *described)], source)
    assert len(resolved.actors) == 2


def test_parties_that_a_report_implies_are_filled_in_last() -> None:
    """Whom an attack abroad struck is told by its place, and the place of other events is not."""
    source = document("Chadian soldiers attacked Niono.")
    spans = [mention(source, 0, "actor", "Chadian soldiers"), mention(source, 0, "place", "Niono")]
    (resolved,) = RESOLVER.resolve([event(source, 0, "attacked", *spans)], source)
    assert [(one.country, one.rule.partition(" > ")[0]) for one in resolved.recipients] == [("MLI", "place-struck")]


def test_items_of_a_round_up_do_not_speak_for_each_other() -> None:
    """ "The police" of an item are those of the country in its heading, however much another item speaks of its own."""
    source = document(
        "Mali. The prime minister met Malian soldiers in Niono.",
        "Chad. Police shot two residents.",
    )
    shot = event(source, 1, "shot", mention(source, 1, "actor", "Police"), mention(source, 1, "recipient", "residents"))
    atlas = MemoryGazetteer(
        [
            *(named.entry for name in ("mali", "niono", "segou") for named in ATLAS.find(name)),
            GazetteerEntry(id="geonames:4", name="Chad", kind="country", country="TCD", latitude=15.0, longitude=19.0),
        ]
    )
    (resolved,) = Resolver(register=REGISTER, gazetteer=atlas).resolve([shot], source)
    assert {party.country for party in (*resolved.actors, *resolved.recipients)} == {"TCD"}


def test_of_several_times_the_deeds_own_is_taken() -> None:
    """What stands before an "and" dates the deed before it, and an hour is no day where a day is told."""
    source = document(
        "Police held residents in 2023 and shot soldiers last week.", "At night police shot soldiers in May."
    )
    times = mention(source, 0, "time", "2023"), mention(source, 0, "time", "last week")
    assert RESOLVER.resolve([event(source, 0, "shot", *times)], source)[0].date.text == "last week"  # type: ignore[union-attr]
    times = mention(source, 1, "time", "night"), mention(source, 1, "time", "May")
    assert RESOLVER.resolve([event(source, 1, "shot", *times)], source)[0].date.text == "May"  # type: ignore[union-attr]
