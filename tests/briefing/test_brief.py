"""Briefs: no sentence without evidence, no number that cannot be counted again."""

import re
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dotterel.briefing import (
    HAPPENED,
    Brief,
    Period,
    Subject,
    as_markdown,
    brief_of,
    conditions_of,
    period_of,
    situation_of,
    subject_named,
)
from dotterel.model import Incident, Provenance, SettingsError, Span, day_words
from dotterel.pipeline import ReviewSession
from dotterel.store import IncidentSelection, Records, Store, open_store
from tests import factories
from tests.two_reports import incidents, two_reports

COUNTRIES = ("SDN", "MLI", "UKR", "MMR", "COL", "YEM", "COD", "IND", "CHE")
BEGIN = date(2023, 11, 1)


def brief(records: Records, subject: Subject, period: Period) -> Brief:
    """The brief of a place in a period."""
    return brief_of(records, situation_of(records, subject, period))


def whole(records: Records, country: str) -> Period:
    """All days that a country has incidents on."""
    known = records.totals.coverage(IncidentSelection(countries=(country,)))
    assert known.first
    assert known.last
    return Period(first=known.first, last=known.last)


def check_evidence(records: Records, made: Brief) -> None:
    """Every sentence cites, every citation resolves, and every note is borne out by the store."""
    counts, incidents = {one.key: one for one in made.counts}, {one.key: one for one in made.incidents}
    cited = [key for section in made.sections for sentence in section.sentences for key in sentence.citations]
    assert all(sentence.citations for section in made.sections for sentence in section.sentences)
    assert all(section.sentences for section in made.sections)
    assert set(cited) == {*counts, *incidents}
    for count in counts.values():
        assert records.incidents.count(count.selection) == count.number, count.what
        assert len(count.incident_ids) == (count.number if count.number <= 12 else 0)
    for note in incidents.values():
        incident = records.incidents.get(note.incident_id)
        assert incident is not None
        assert note.reports
        for report in note.reports:
            document = records.documents.get(report.document_id)
            assert document is not None
            assert document.text[report.start : report.end] == report.sentence
            assert report.event_id in incident.event_ids
        for answer in note.answers:
            given = [one for question in incident.questions for one in question.answers]
            assert (answer.account, answer.value) in {(one.account, one.value) for one in given}
            assert answer.report is not None
            document = records.documents.get(answer.report.document_id)
            assert document is not None
            assert document.text[answer.report.start : answer.report.end] == answer.report.sentence
            assert answer.report.event_id in {event for one in given for event in one.event_ids}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(country=st.sampled_from(COUNTRIES), start=st.integers(0, 500), length=st.integers(1, 500))
def test_every_sentence_has_evidence(store: Store, country: str, start: int, length: int) -> None:
    """Whatever is asked for: no sentence stands without a note, and every note leads to records that say the same."""
    first = BEGIN + timedelta(days=start)
    period = Period(first=first.isoformat(), last=(first + timedelta(days=length - 1)).isoformat())
    with store.reading() as records:
        made = brief(records, Subject(country=country), period)
        check_evidence(records, made)
    text = as_markdown(made)
    lines = [line for line in text.partition("## How to read this")[0].splitlines() if line.startswith("- ")]
    assert len(lines) == sum(len(section.sentences) for section in made.sections)
    defined = set(re.findall(r"^\[\^(\w+)\]:", text, re.MULTILINE))
    for line in lines:
        keys = re.findall(r"(?<!\\)\[\^(\w+)\]", line)
        assert keys
        assert set(keys) <= defined


def test_a_part_of_a_country_has_a_brief(store: Store) -> None:
    """A division or a town is told of as a country is, and of nothing else."""
    with store.reading() as records:
        entry = next(
            one for one in records.incidents.page(IncidentSelection(standings=HAPPENED)).entries if one.place_name
        )
        assert entry.place_country
        subject = Subject(country=entry.place_country, division=entry.place_admin1, place=entry.place_name)
        period = period_of(records, subject)
        assert period is not None
        made = brief(records, subject, period)
        check_evidence(records, made)
        places = {one.place_name for one in records.incidents.page(made.counts[0].selection).entries}
    assert places == {entry.place_name}
    assert entry.place_name in made.title


def test_an_empty_period_says_so(store: Store) -> None:
    """Where nothing is recorded, that is told, with what the record holds of other times; no calm is claimed."""
    with store.reading() as records:
        made = brief(records, Subject(country="MLI"), Period(first="1999-01-01", last="1999-01-31"))
        check_evidence(records, made)
        never = brief(records, Subject(country="CHE"), Period(first="2024-01-01", last="2024-12-31"))
    said = [sentence.text for section in made.sections for sentence in section.sentences]
    assert said[0] == "Nothing is recorded of Mali in Jan 1999."
    assert said[1].startswith("At any time the record holds")
    assert "does not mean that nothing happened" in said[2]
    assert [len(section.sentences) for section in never.sections] == [2]


def test_claims_are_told_as_claims(store: Store) -> None:
    """What no outlet vouches for is told with who says so, and what is denied with who denies it."""
    seen = set()
    with store.reading() as records:
        for country in COUNTRIES[:-1]:
            made = brief(records, Subject(country=country), whole(records, country))
            notes = {one.key: one.incident_id for one in made.incidents}
            for section in made.sections:
                for sentence in section.sentences:
                    incident = records.incidents.get(notes.get(sentence.citations[0], ""))
                    if incident is None or incident.standing == "asserted":
                        continue
                    seen.add(incident.standing)
                    word = {"claimed": "Claimed (", "disputed": "Disputed ("}[incident.standing]
                    assert word in sentence.text
                    sayers = {one.label for one in incident.accounts if one.statements[0].status == "claimed"}
                    assert not sayers or any(label in sentence.text for label in sayers)
    assert seen == {"claimed", "disputed"}


def test_what_accounts_contradict_each_other_on_is_told_and_cited(store: Store) -> None:
    """Every contradicted question is named, each answer with who gives it and where; nothing else is called one."""
    names = {
        "whether": "whether it happened", "what": "what was done", "who": "who did it", "whom": "whom it was done to",
        "killed": "the number killed", "injured": "the number injured", "held": "the number held",
        "where": "where it was", "when": "when it was",
    }  # fmt: skip
    seen = set()
    with store.reading() as records:
        for country in COUNTRIES[:-1]:
            made = brief(records, Subject(country=country), whole(records, country))
            notes = {one.key: one for one in made.incidents}
            sentences = [
                sentence
                for section in made.sections
                if section.title == "Where accounts contradict each other"
                for sentence in section.sentences
            ]
            for sentence in sentences:
                (note,) = (notes[key] for key in sentence.citations)
                incident = records.incidents.get(note.incident_id)
                assert incident is not None
                fields = {one.field for one in incident.questions if one.verdict == "contradicted"}
                assert {names[field] for field in fields} == set(
                    re.findall(r"Accounts differ on ([a-z ]+) \(", sentence.text)
                )
                assert {one.question for one in note.answers} == {names[field] for field in fields}
                for field in fields:
                    answers = [one for one in note.answers if one.question == names[field]]
                    assert len({one.value for one in answers}) > 1, "one side of it is missing"
                    assert all(one.account in sentence.text for one in answers)
                seen |= fields
            text = as_markdown(made)
            assert text.count("\n    - on ") == sum(len(one.answers) for one in made.incidents)
    assert {"whether", "killed"} < seen


def test_numbers_are_those_of_the_record(store: Store) -> None:
    """The first sentences give the number of incidents and the sums of their tolls, as counted by hand."""
    with store.reading() as records:
        period = whole(records, "UKR")
        made = brief(records, Subject(country="UKR"), period)
        found = [
            one
            for one in records.incidents.current(IncidentSelection(countries=("UKR",), standings=HAPPENED))
            if one.time and one.time.first and period.first <= one.time.first and (one.time.last or "9") <= period.last
        ]
    tolls = [toll.total for one in found if (toll := one.toll("killed"))]
    said = " ".join(sentence.text for sentence in made.sections[0].sentences)
    assert said.startswith(f"{len(found)} incidents of Ukraine are recorded")
    assert f"Accounts give {sum(one.best or 0 for one in tolls):,}" in said
    assert f"killed in {len(tolls)} of them" in said


HOSTILE = (
    "<script>alert(1)</script> [x](javascript:alert(2)) `a` **b** [^1] | ![](http://evil.example/p.png) \u202e\n\n# c"
)


def hostile(incident: Incident) -> Incident:
    """An incident whose every text tries to break out."""
    report = replace(incident.reports[0], title=HOSTILE, outlet=HOSTILE, url="javascript:alert(3)")
    account = incident.accounts[0]
    statement = replace(account.statements[0], sentence=Span(start=0, end=len(HOSTILE), text=HOSTILE))
    return replace(
        incident,
        id="incident-<b>x</b>",
        summary=HOSTILE,
        reports=(report,),
        standing="claimed",
        accounts=(replace(account, label=HOSTILE, kind="party", statements=(replace(statement, status="claimed"),)),),
        actors=tuple(replace(one, id=None, label=HOSTILE) for one in incident.actors),
    )


def brief_of_alone(incident: Incident, place: Path) -> Brief:
    """The brief of an incident's country, over a new store that holds nothing else."""
    assert incident.place
    assert incident.place.country
    with open_store(place, create=True) as store:
        with store.writing() as records:
            records.incidents.keep(incident, made_by=Provenance(component="test", version="1"))
        with store.reading() as records:
            period = Period(first="2000-01-01", last="2030-12-31")
            return brief(records, Subject(country=incident.place.country), period)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    """Nothing that a report says becomes a tag, a link, an image, a mark or a footnote of the brief."""
    made = brief_of_alone(hostile(factories.told_incident()), tmp_path / "store.sqlite")
    assert made.incidents
    text = as_markdown(made, made=HOSTILE)
    assert "<script" not in text
    assert "<b>" not in text
    assert "\u202e" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    assert not re.search(r"(?<!\\)!\[", text)
    assert "javascript:alert(3)>" not in text
    assert not re.search(r"(?<![\\<])\bhttps?://", text)
    assert not re.search(r"(?<!\\)\*\*", text)
    assert re.findall(r"^# ", text, re.MULTILINE) == ["# "]
    assert set(re.findall(r"(?<!\\)\[\^(\w+)\]", text)) == {one.key for one in (*made.counts, *made.incidents)}


def test_an_incident_without_a_sentence_is_not_told(tmp_path: Path) -> None:
    """A record whose evidence is not kept is counted, but nothing is said of it."""
    made = brief_of_alone(replace(factories.told_incident(), accounts=()), tmp_path / "store.sqlite")
    assert made.incidents == ()
    assert made.counts[0].number == 1


def test_a_number_of_a_reviewer_is_no_account(tmp_path: Path) -> None:
    """A toll that a reviewer set is told with who set it and when, and its note names the decision."""
    with two_reports(tmp_path) as store:
        (incident,) = incidents(store)
        assert incident.place
        assert incident.place.country
        session = ReviewSession(store, "Ama *Example*")
        decision = session.correct_incident(
            incident.id, "killed", '{"low": 10, "best": 15, "high": 17}', note="By the hospital's list."
        )

        def lines() -> list[str]:
            with store.reading() as records:
                country = incident.place.country if incident.place else ""
                made = brief(records, Subject(country=country or ""), whole(records, country or ""))
                check_evidence(records, made)
            assert [one.decision_id for note in made.incidents for one in note.decisions] == [decision.id]
            return as_markdown(made).splitlines()

        told = lines()
        day = day_words.day(decision.made)
        (sentence,) = (one for one in told if f"The reviewer Ama \\*Example\\* set on {day}: 15 (10–17) killed." in one)
        assert "Accounts give" not in sentence
        assert any(one.startswith("- Reviewers give 15 (from 10 to 17) killed") for one in told)
        (note,) = (one for one in told if decision.id in one)
        assert day_words.moment_words(decision.made) in note
        assert "By the hospital's list." in note
        session.undo(decision.id)
        with store.reading() as records:
            made = brief(records, Subject(country=incident.place.country), whole(records, incident.place.country))
        assert "Accounts give" in as_markdown(made)
        assert "reviewer" not in as_markdown(made).partition("## How to read this")[0]


def test_a_best_number_alone_is_told_plainly(tmp_path: Path) -> None:
    """A reviewer who gives nothing else leaves no range, and no end open."""
    with two_reports(tmp_path) as store:
        (incident,) = incidents(store)
        country = (incident.place and incident.place.country) or ""
        ReviewSession(store, "Ama Example").correct_incident(incident.id, "killed", '{"best": 4}')
        with store.reading() as records:
            made = brief(records, Subject(country=country), whole(records, country))
    said = [one.text for one in made.sections[0].sentences]
    assert "Reviewers give 4 killed in it." in said


def test_a_place_of_a_reviewer_is_told_and_noted(tmp_path: Path) -> None:
    """An incident is counted and told where a reviewer says that it was, and its note names the decision."""
    with two_reports(tmp_path) as store:
        (incident,) = incidents(store)
        session = ReviewSession(store, "Ama Example")
        decision = session.correct_incident(incident.id, "place", '{"name": "Tripoli", "country": "LBN"}')
        with store.reading() as records:
            assert brief(records, Subject(country="NER"), whole(records, "LBN")).incidents == ()
            made = brief(records, Subject(country="LBN"), whole(records, "LBN"))
            check_evidence(records, made)
        told = as_markdown(made)
        assert "in Tripoli, Lebanon" in told
        assert f"place set by the reviewer Ama Example, {day_words.moment_words(decision.made)}" in told


def test_a_standing_of_a_reviewer_is_no_account(tmp_path: Path) -> None:
    """Where a reviewer says that it is disputed, no denial is told that nobody made."""
    with two_reports(tmp_path) as store:
        (incident,) = incidents(store)
        assert incident.place
        country = incident.place.country or ""
        decision = ReviewSession(store, "Ama Example").correct_incident(incident.id, "standing", '"disputed"')
        with store.reading() as records:
            made = brief(records, Subject(country=country), whole(records, country))
            check_evidence(records, made)
        told = as_markdown(made)
        assert "Disputed (as a reviewer set it" in told
        assert "another denies it" not in told
        assert f"standing set by the reviewer Ama Example, {day_words.moment_words(decision.made)}" in told


@pytest.mark.parametrize(
    ("first", "last", "before"),
    [
        ("2024-03-01", "2024-03-31", ("2024-02-01", "2024-02-29")),
        ("2024-01-01", "2024-12-31", ("2023-01-01", "2023-12-31")),
        ("2024-03-10", "2024-03-16", ("2024-03-03", "2024-03-09")),
        ("0001-01-02", "0001-03-01", None),
    ],
)
def test_the_period_before(first: str, last: str, before: tuple[str, str] | None) -> None:
    """Months are compared with months and days with as many days; nothing lies before the year 1."""
    found = Period(first=first, last=last).before
    assert (None if found is None else (found.first, found.last)) == before


@pytest.mark.parametrize(("first", "last"), [("2024-03-05", "2024-03-04"), ("2024-3", "2024-04-01"), ("", "")])
def test_what_is_no_period_is_refused(first: str, last: str) -> None:
    """A mangled address names what is wrong."""
    with pytest.raises(SettingsError):
        Period(first=first, last=last)


def test_a_country_is_known_by_code_and_name() -> None:
    """Whoever asks may write the code or the usual name, in any case."""
    assert subject_named("mli") == subject_named("MALI ") == Subject(country="MLI")
    with pytest.raises(SettingsError, match="no country is called"):
        subject_named("Atlantis")


def test_conditions_leave_nothing_out() -> None:
    """Every condition of a note stands in its words, so that anyone can count again."""
    selection = IncidentSelection(countries=("MLI",), first="2024-01-01", within=True, with_toll=False, dyads=("A>B",))
    assert conditions_of(selection) == (
        ("country", "MLI"), ("dyad", "A>B"), ("from", "2024-01-01"), ("within", "yes"), ("toll", "no"),
    )  # fmt: skip
