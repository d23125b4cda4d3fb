"""Scoring counts what was found, and asks roles and attributes of found events only."""

from dataclasses import replace
from pathlib import Path

import pytest

from dotterel.evaluation import Counts, GoldDocument, Scores, gold_document, read_reports, score_documents
from dotterel.model import Actor, Claim, Count, DateRange, DocumentReference, Place, ResolvedEvent
from tests.evaluation.test_annotated import REPORT, written


@pytest.fixture
def gold(tmp_path: Path) -> GoldDocument:
    """The small report as gold."""
    (report,) = read_reports([written(tmp_path, REPORT)])
    return gold_document(report)


def perfect(gold: GoldDocument) -> list[ResolvedEvent]:
    """Answers that say just what the gold says."""
    answers = []
    for number, record in enumerate(gold.events):
        parties = {
            name: tuple(
                Actor(
                    text=party.span.text,
                    start=party.span.start,
                    end=party.span.end,
                    country=party.country,
                    sectors=party.sectors,
                )
                for party in getattr(record, name)
            )
            for name in ("actors", "recipients", "sources")
        }
        tolls = {role: Count(text="", start=0, end=0, low=low, high=high) for role, low, high in record.tolls}
        answers.append(
            ResolvedEvent(
                id=f"e{number}",
                document=DocumentReference(id=gold.document.id),
                type=record.type,
                quad="material-conflict",
                intensity=-9.0,
                trigger=record.trigger,
                sentence=gold.document.sentence_span(record.sentence),
                coder="test 1",
                modes=record.modes,
                actors=parties["actors"],
                recipients=parties["recipients"],
                place=Place(text="", start=0, end=0, country=record.place_countries[0])
                if record.place_countries
                else None,
                date=DateRange(text="", start=0, end=0, first=record.dates[0][0], last=record.dates[0][1])
                if record.dates and record.dates[0]
                else None,
                claim=Claim(
                    status="claimed" if record.status == "claimed" else "asserted",
                    source=parties["sources"][0] if parties["sources"] else None,
                    further_sources=parties["sources"][1:],
                ),
                historical=record.historical,
                incident=record.incident,
                score=0.9,
                killed=tolls.get("killed"),
                injured=tolls.get("injured"),
                held=tolls.get("held"),
                size=tolls.get("size"),
            )
        )
    return answers


def test_the_gold_itself_scores_full_marks(gold: GoldDocument) -> None:
    """Nothing is counted wrong in answers that equal the gold."""
    scores = score_documents([gold], {gold.document.id: perfect(gold)})
    assert scores.cases == []
    measured = {**scores.of_kind("found"), **scores.of_kind("answered")}
    assert all(counts.f1 == 1.0 for counts in measured.values() if counts.wanted)
    unfounded = {**scores.of_kind("invented"), **scores.of_kind("filled")}
    assert {*measured, *unfounded} == {*scores.counts}
    assert all(scores.rate(question) == 0.0 for question in unfounded)


def test_no_answers_score_nothing(gold: GoldDocument) -> None:
    """A silent coder has no precision to boast of, and each event is listed as missed."""
    scores = score_documents([gold], {})
    assert scores.counts["triggers"].f1 == 0.0
    assert [case.question for case in scores.cases] == ["missed ASSAULT", "missed ASSAULT"]


def test_a_wrong_toll_is_a_case_that_shows_both_numbers(gold: GoldDocument) -> None:
    """An error is told with what was wanted and what was given."""
    answers = perfect(gold)
    answers[1] = replace(answers[1], killed=Count(text="", start=0, end=0, low=20, high=20))
    (case,) = score_documents([gold], {gold.document.id: answers}).cases
    assert (case.question, case.wanted, case.given) == ("killed", "2..", "20")


def test_an_event_of_another_type_is_false_and_the_gold_missed(gold: GoldDocument) -> None:
    """A trigger with the wrong type counts against precision and recall."""
    answers = perfect(gold)
    answers[0] = replace(answers[0], type="PROTEST")
    scores = score_documents([gold], {gold.document.id: answers})
    assert {case.question for case in scores.cases} == {"false PROTEST", "missed ASSAULT"}
    assert scores.counts["triggers"].precision == scores.counts["triggers"].recall == 0.5


TALE = """@report test-tale
@published 2024-03-02
@register wire
@title -
[The army|a1] {shelled|e1} [Brod|p1] on [Friday|t1], killing [two|k1], [officials|a2] and [a doctor|a3] said.
> e1 ASSAULT/heavy-weapons,destroy actor=a1 place=p1 time=t1 killed=k1 source=a2,a3 status=claimed incident=i1
> a1 SRB MIL
> a2 HRV GOV
> a3 HRV MED
> p1 HRV Brod
> t1 2024-03-01
> k1 2
[Rebels|a4] {fired|e2} back, and the army had losses.
> e2 ASSAULT actor=a4 incident=i2
> a4 HRV REB
[It|a1] {arrested|e3} [forty|k2] [villagers|a5] of [a crowd of 300|k3].
> e3 COERCE/arrest actor=a1 recipient=a5 held=k2 size=k3 incident=i3
> a5 HRV CVL
> k2 40
> k3 300
[Villagers|a5] were {held|e4} for a day.
> e4 COERCE/arrest recipient=a5 incident=i3
"""
SHELLED, FIRED, ARRESTED, HELD = range(4)


@pytest.fixture
def tale(tmp_path: Path) -> GoldDocument:
    """A report with pronouns, several sources, numbers of all kinds, and roles left open."""
    (report,) = read_reports([written(tmp_path, TALE)])
    return gold_document(report)


def scored(tale: GoldDocument, number: int, **changes: object) -> Scores:
    """Scores of answers that equal the gold but for these fields of one event."""
    answers = perfect(tale)
    answers[number] = replace(answers[number], **changes)  # type: ignore[arg-type]
    return score_documents([tale], {tale.document.id: answers})


def party(tale: GoldDocument, words: str, *, rule: str = "", country: str = "SRB") -> Actor:
    """An actor whose words stand at their first place in the report."""
    start = tale.document.text.index(words)
    return Actor(text=words, start=start, end=start + len(words), country=country, sectors=("MIL",), rule=rule)


def test_a_tale_told_right_scores_full_marks(tale: GoldDocument) -> None:
    """Several sources, held and size are all asked, and right where they equal the gold."""
    scores = score_documents([tale], {tale.document.id: perfect(tale)})
    assert scores.cases == []
    assert scores.counts["role source"] == Counts(right=2, given=2, wanted=2)


def test_a_pronoun_led_back_rightly_is_right(tale: GoldDocument) -> None:
    """Words of an earlier sentence that are marked as the same party cost neither recall nor precision."""
    army = party(tale, "The army", rule="pronoun: It > agent")
    assert scored(tale, ARRESTED, actors=(army,)).counts["role actor"] == Counts(right=3, given=3, wanted=3)


def test_a_pronoun_led_back_wrongly_costs_precision(tale: GoldDocument) -> None:
    """Words of an earlier sentence that are another party are wrong, and shown as a case."""
    rebels = party(tale, "Rebels", rule="pronoun: It > agent")
    scores = scored(tale, ARRESTED, actors=(rebels,))
    assert scores.counts["role actor"] == Counts(right=2, given=3, wanted=3)
    assert ("role actor", "It", "Rebels") in [(case.question, case.wanted, case.given) for case in scores.cases]


def test_a_party_named_twice_is_found_once(tale: GoldDocument) -> None:
    """A second filler of the same party is a repetition: not wrong, but not right a second time."""
    twice = (party(tale, "The army"), party(tale, "army"))
    assert scored(tale, SHELLED, actors=twice).counts["role actor"] == Counts(right=3, given=3, wanted=3)


def test_words_that_name_two_parties_find_one(tale: GoldDocument) -> None:
    """Fillers and parties are matched one to one, and the narrower filler has the first choice."""
    both, one = party(tale, "officials and a doctor", country="HRV"), party(tale, "officials", country="HRV")
    alone = scored(tale, SHELLED, claim=Claim(status="claimed", source=both))
    assert alone.counts["role source"] == Counts(right=1, given=1, wanted=2)
    matched = scored(tale, SHELLED, claim=Claim(status="claimed", source=both, further_sources=(one,)))
    assert matched.counts["role source"] == Counts(right=2, given=2, wanted=2)


def test_every_further_filler_counts(tale: GoldDocument) -> None:
    """Who is no party of the role costs precision, in whatever sentence the words stand."""
    added = (party(tale, "The army"), party(tale, "officials"), party(tale, "Rebels"))
    assert scored(tale, SHELLED, actors=added).counts["role actor"] == Counts(right=3, given=5, wanted=3)


def test_what_was_filled_in_for_an_open_role_is_neither_right_nor_wrong(tale: GoldDocument) -> None:
    """The gold of a sentence cannot judge what another sentence told; it is counted apart."""
    filled = party(tale, "The army", rule="same-happening > agent")
    scores = scored(tale, HELD, actors=(filled,))
    assert scores.counts["role actor"] == Counts(right=3, given=3, wanted=3)
    assert (scores.rate("filled actor"), scores.rate("invented actor")) == (0.25, 0.0)
    assert scores.cases == []


def test_what_was_filled_in_for_a_told_role_counts(tale: GoldDocument) -> None:
    """Where the sentence names the party, another one from elsewhere is wrong."""
    filled = party(tale, "The army", rule="same-happening > agent")
    assert scored(tale, FIRED, actors=(filled,)).counts["role actor"] == Counts(right=2, given=3, wanted=3)


@pytest.mark.parametrize("rule", ["agent", "pronoun: it > agent"])
def test_an_actor_that_the_sentence_does_not_tell_is_invented(tale: GoldDocument, rule: str) -> None:
    """An actor read into a sentence costs precision and shows as an invention with its words."""
    text = tale.document.text
    start = text.index("a day") if rule == "agent" else text.index("Rebels")
    invented = Actor(text=text[start : start + 5], start=start, end=start + 5, country="SRB", rule=rule, score=0.8)
    scores = scored(tale, HELD, actors=(invented,))
    assert scores.counts["role actor"] == Counts(right=3, given=4, wanted=3)
    assert scores.rate("invented actor") == 0.25
    (case,) = scores.cases
    assert (case.question, case.wanted, case.score) == ("invented actor", "", 0.8)
    assert case.given == f"SRB “{invented.text}”"


@pytest.mark.parametrize(
    ("question", "changes"),
    [
        ("place", {"place": Place(text="", start=0, end=0, country="HRV", score=0.7)}),
        ("date", {"date": DateRange(text="", start=0, end=0, first="2024-03-02", last="2024-03-02", score=0.7)}),
        ("killed", {"killed": Count(text="two", start=0, end=3, low=2, high=2)}),
        ("injured", {"injured": Count(text="two", start=0, end=3, low=2, high=2)}),
        ("held", {"held": Count(text="two", start=0, end=3, low=2, high=2)}),
        ("size", {"size": Count(text="two", start=0, end=3, low=2, high=2)}),
        ("source", {"claim": Claim(source=Actor(text="", start=0, end=0))}),
        ("recipient", {"recipients": (Actor(text="", start=0, end=0),)}),
    ],
)
def test_each_answer_without_gold_shows(tale: GoldDocument, question: str, changes: dict[str, object]) -> None:
    """An invention is a rate over found events and a case, and leaves accuracy alone."""
    scores = scored(tale, FIRED, **changes)
    assert scores.rate(f"invented {question}") == 0.25
    assert f"invented {question}" in [case.question for case in scores.cases]
    assert all(counts.accuracy == 1.0 for counts in scores.of_kind("answered").values())


def test_a_place_and_date_from_the_same_happening_are_counted_apart(tale: GoldDocument) -> None:
    """What document logic added is no invention of the sentence."""
    rule = "same-happening > x"
    scores = scored(
        tale,
        FIRED,
        place=Place(text="Brod", start=17, end=21, country="HRV", rule=rule),
        date=DateRange(text="Friday", start=25, end=31, first="2024-03-01", last="2024-03-01", rule=rule),
    )
    assert (scores.rate("filled place"), scores.rate("filled date")) == (0.25, 0.25)
    assert (scores.rate("invented place"), scores.rate("invented date")) == (0.0, 0.0)


@pytest.mark.parametrize("role", ["held", "size"])
def test_held_and_size_are_asked_like_a_toll(tale: GoldDocument, role: str) -> None:
    """A wrong or missing number of people held or gathered is wrong."""
    for count in (None, Count(text="", start=0, end=0, low=7, high=7)):
        assert scored(tale, ARRESTED, **{role: count}).counts[role] == Counts(right=0, given=1, wanted=1)


def test_all_sources_are_asked(tale: GoldDocument) -> None:
    """The second source counts in the role and in the set of countries."""
    claim = perfect(tale)[SHELLED].claim
    alone = scored(tale, SHELLED, claim=replace(claim, further_sources=()))
    assert alone.counts["role source"] == Counts(right=1, given=1, wanted=2)
    abroad = replace(claim.further_sources[0], country="ITA")
    scores = scored(tale, SHELLED, claim=replace(claim, further_sources=(abroad,)))
    (case,) = scores.cases
    assert (case.question, case.wanted, case.given) == ("source country", "HRV", "HRV, ITA")


def test_modes_are_counted_one_by_one(tale: GoldDocument) -> None:
    """Of two modes one found is half a recall, and events without modes win nothing."""
    assert scored(tale, SHELLED, modes=("destroy",)).counts["modes"] == Counts(right=3, given=3, wanted=4)
    assert scored(tale, FIRED, modes=("firearms",)).counts["modes"] == Counts(right=4, given=5, wanted=4)


def test_each_question_has_its_kind_and_place(tale: GoldDocument) -> None:
    """What is measured by F1 and what by accuracy is told apart, in an order for reading."""
    scores = score_documents([tale], {tale.document.id: perfect(tale)})
    assert list(scores.of_kind("found")) == [
        *("triggers", "trigger ASSAULT", "trigger COERCE"),
        *("role actor", "role recipient", "role source", "modes", "same happening"),
    ]
    answered = scores.of_kind("answered")
    assert list(answered)[:3] == ["status", "historical", "actor country"]
    assert list(answered)[-4:] == ["date", "killed", "held", "size"]
    assert all(counts.given == counts.wanted for counts in answered.values())
    assert list(scores.of_kind("filled")) == [
        *("filled actor", "filled recipient", "filled source", "filled place", "filled date")
    ]


def test_a_day_that_nobody_can_know_must_stay_unknown(tmp_path: Path) -> None:
    """Where the publication is unknown, "Friday" has no date, and any given one is wrong."""
    text = REPORT.replace("@published 2024-03-02", "@published unknown").replace("> t1 2024-03-01", "> t1 -")
    (report,) = read_reports([written(tmp_path, text)])
    gold = gold_document(report)
    answers = perfect(gold)
    assert score_documents([gold], {gold.document.id: answers}).counts["date"].accuracy == 1.0
    answers[1] = replace(answers[1], date=DateRange(text="", start=0, end=0, first="2024-03-01", last="2024-03-01"))
    assert score_documents([gold], {gold.document.id: answers}).counts["date"].accuracy == 0.0


def test_the_surest_wrong_answer_comes_first_and_an_honest_unknown_last(tale: GoldDocument) -> None:
    """Cases are weighed by the confidence of the answer itself, not of its event."""
    answers = perfect(tale)
    place = Place(text="", start=0, end=0, country="SRB", score=0.97)
    unknown = replace(answers[FIRED].actors[0], country=None, score=0.9)
    answers[SHELLED] = replace(answers[SHELLED], place=place)
    answers[FIRED] = replace(answers[FIRED], actors=(unknown,))
    cases = score_documents([tale], {tale.document.id: answers}).worst(5)
    assert [(case.question, case.score) for case in cases] == [("place country", 0.97), ("actor country", 0.0)]
    assert (cases[1].wanted, cases[1].given) == ("HRV", "none")
