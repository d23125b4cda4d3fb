"""The page of one incident: what happened, who says so, on what evidence, and how the record came to say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import JSONResponse, RedirectResponse, Response

from dotterel.briefing import field_decisions
from dotterel.model import (
    TOLL_ROLES,
    Account,
    Decision,
    Incident,
    IncidentReport,
    Link,
    Provenance,
    Question,
    ResolvedEvent,
    Statement,
    plain_of,
)
from dotterel.review import corrected_fields, undone
from dotterel.store import Records
from dotterel.surfaces.desk.addresses import page_of
from dotterel.surfaces.desk.coded_documents import CodedText, coded_text
from dotterel.surfaces.desk.highlights import Piece, marks_of, pieces
from dotterel.surfaces.desk.incident_words import RADII_KM, report_words, sentence_of
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.record_history import history_of
from dotterel.surfaces.desk.toll_chart import toll_chart
from dotterel.surfaces.former_incidents import holders_of

TOLD_BY_ACCOUNTS = ("type", "modes", "standing", "date", "place", "actors", "recipients", "killed", "injured", "held")
"""Fields of an incident that accounts answer to, each in its own way, whatever reviewers set."""
MOST_PAIRS = 6
"""Judgements that are shown of two reports."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """The sentence behind a mention.

    Attributes:
        event_id: The mention.
        pieces: The sentence, with its roles marked; unmarked where the report's text is not there.
        event: The mention, where the store still has it.
    """

    event_id: str
    pieces: tuple[Piece, ...]
    event: ResolvedEvent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldReport:
    """A report on the time line.

    Attributes:
        report: As in the incident.
        evidence: Its sentences.
        kept: Whether its text is in the store.
    """

    report: IncidentReport
    evidence: tuple[Evidence, ...]
    kept: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedAnswer:
    """One account's answer beside the others.

    Attributes:
        value: In words; none where it is silent.
        group: A letter that accounts with the same answer share; empty unless accounts contradict.
        event_ids: The mentions that say so.
    """

    value: str | None
    group: str
    event_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedQuestion:
    """A question with the answers of all accounts, in the order of the accounts."""

    question: Question
    answers: tuple[ComparedAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedPair:
    """A judgement on two mentions.

    Attributes:
        link: The judgement.
        sentences: What the two say, as far as the incident holds it.
    """

    link: Link
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinedReports:
    """Two reports and the judgements on their mentions.

    Attributes:
        names: What the reports are called.
        same: Whether the judgements are that the mentions tell one happening.
        inside: Whether both ends are of the incident.
        pairs: The judgements, the surest first.
    """

    names: tuple[str, str]
    same: bool
    inside: bool
    pairs: tuple[JudgedPair, ...]


def incident_router(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/incidents/{incident_id}")
    def incident(incident_id: str) -> Response:
        with desk.store.reading() as records:
            found = records.incidents.get(incident_id)
            if found is None:
                holders = holders_of(records, incident_id) or ()
                if len(holders) != 1:
                    return desk.missing("incident")
                return RedirectResponse(page_of("incidents", holders[0]), status_code=307)
            set_by = field_decisions(records, found)
            versions = records.incidents.versions(incident_id)
            recorded = records.incidents.recorded(incident_id)
            decisions = _decisions(records, versions, set_by.values())
            history = history_of(versions, recorded, decisions)
            taken_back = undone(decisions)
            links = _links(records, found)
            texts = _texts(records, found.reports)
            held = records.double_reviews.open_units(subject_ids=[incident_id, *found.event_ids])
        place = found.place
        statements = _statements(found.accounts)
        joined = joined_reports(links, found.reports, statements)
        return desk.page(
            "incident.html",
            incident=found,
            sentence=sentence_of(found),
            charts=[chart for toll in found.tolls if (chart := toll_chart(toll)) is not None],
            killed=found.toll("killed"),
            compared=compared(found.questions, found.accounts),
            reports=[told_report(report, texts.get(report.document_id), found) for report in found.reports],
            reports_by_id={report.document_id: report for report in found.reports},
            report_of_event={event_id: report for report in found.reports for event_id in report.event_ids},
            joined=joined,
            most_pairs=MOST_PAIRS,
            history=history,
            set_by=set_by,
            corrected=corrected_fields(found),
            without_number=[
                role for role in TOLL_ROLES if role in corrected_fields(found) and found.toll(role) is None
            ],
            told_by_accounts=TOLD_BY_ACCOUNTS,
            undone=taken_back,
            is_held=bool(held),
            radius_km=RADII_KM.get(place.precision or "", 5.0) if place is not None else 0.0,
        )

    @router.get("/incidents/{incident_id}/record.json")
    def record(incident_id: str) -> Response:
        with desk.store.reading() as records:
            found = records.incidents.get(incident_id)
            holders = (holders_of(records, incident_id) or ()) if found is None else ()
        if len(holders) == 1:
            return RedirectResponse(f"{page_of('incidents', holders[0])}/record.json", status_code=307)
        if found is None:
            return JSONResponse({"error": "there is no such incident"}, status_code=404)
        return JSONResponse(plain_of(found))

    return router


def joined_reports(
    links: Iterable[Link], reports: Sequence[IncidentReport], statements: Mapping[str, Statement]
) -> tuple[JoinedReports, ...]:
    """The judgements gathered by the two reports that they are on: those that join first, the surest of each first.

    Args:
        links: The judgements, those that join first, the surest first.
        reports: Of the incident.
        statements: By mention.
    """
    report_of = {event_id: report for report in reports for event_id in report.event_ids}
    gathered: dict[tuple[str, str, bool], list[JudgedPair]] = {}
    names: dict[tuple[str, str, bool], tuple[str, str]] = {}
    inside = set()
    for link in links:
        one, other = report_of.get(link.event_id), report_of.get(link.to_id)
        ends = ((one.document_id if one else "", report_words(one, most=30)), _other_end(link, other))
        (first, first_words), (second, second_words) = sorted(ends)
        key = (first, second, link.same)
        names.setdefault(key, (first_words, second_words))
        if one is not None and (other is not None or link.to == "incident"):
            inside.add(key)
        told = [
            statements[event_id].sentence.text for event_id in (link.event_id, link.to_id) if event_id in statements
        ]
        gathered.setdefault(key, []).append(JudgedPair(link=link, sentences=tuple(told)))
    return tuple(
        JoinedReports(names=names[key], same=key[2], inside=key in inside, pairs=tuple(pairs))
        for key, pairs in gathered.items()
    )


def _other_end(link: Link, report: IncidentReport | None) -> tuple[str, str]:
    if link.to == "incident":
        return "~", "this incident as a whole"
    return (report.document_id if report else "", report_words(report, most=30))


def compared(questions: Iterable[Question], accounts: Sequence[Account]) -> tuple[ComparedQuestion, ...]:
    """The questions that any account answers, with one answer for each account in their order."""
    found = []
    for question in questions:
        if question.verdict == "silent":
            continue
        by_account = {answer.account: answer for answer in question.answers}
        letters: dict[str, str] = {}
        if question.verdict == "contradicted":
            for answer in question.answers:
                if answer.value is not None:
                    letters.setdefault(answer.value, chr(ord("A") + len(letters) % 26))
        answers = []
        for account in accounts:
            given = by_account.get(account.label)
            value = given.value if given is not None else None
            answers.append(
                ComparedAnswer(
                    value=value,
                    group=letters.get(value or "", ""),
                    event_ids=given.event_ids if given is not None else (),
                )
            )
        found.append(ComparedQuestion(question=question, answers=tuple(answers)))
    return tuple(found)


def told_report(report: IncidentReport, text: CodedText | None, incident: Incident) -> ToldReport:
    """A report with the sentences that tell the incident, their roles marked where the text is there."""
    statements = _statements(incident.accounts)
    evidence = []
    for event_id in report.event_ids:
        event = text.events.get(event_id) if text is not None else None
        if text is not None and event is not None:
            sentence = event.sentence
            marked = pieces(text.document.text, marks_of(event), start=sentence.start, end=sentence.end)
            evidence.append(Evidence(event_id=event_id, pieces=marked, event=event))
        elif event_id in statements:
            evidence.append(Evidence(event_id=event_id, pieces=(Piece(text=statements[event_id].sentence.text),)))
    return ToldReport(report=report, evidence=tuple(evidence), kept=text is not None)


def _texts(records: Records, reports: Iterable[IncidentReport]) -> dict[str, CodedText]:
    found = {}
    for report in reports:
        text = coded_text(records, report.document_id, wanted=report.event_ids)
        if text is not None:
            found[report.document_id] = text
    return found


def _statements(accounts: Iterable[Account]) -> Mapping[str, Statement]:
    return {statement.event_id: statement for account in accounts for statement in account.statements}


def _decisions(
    records: Records, versions: Sequence[tuple[Incident, Provenance]], inherited: Iterable[Decision]
) -> list[Decision]:
    """Those on it, and on the mentions that any version had; those on a former one that hold for it; and their ends."""
    mentions = dict.fromkeys(event_id for incident, _ in versions for event_id in incident.event_ids)
    incident_ids = dict.fromkeys(incident.id for incident, _ in versions)
    about = [*incident_ids, *mentions, *(one.id for one in inherited)]
    found = {one.id: one for one in (*inherited, *records.decisions.about(about))}
    return list(found.values())


def _links(records: Records, incident: Incident) -> list[Link]:
    """The judgements on its mentions, the surest first; each pair once."""
    found: dict[tuple[str, str], Link] = {}
    for event_id in incident.event_ids:
        for link in records.links.of_event(event_id):
            found.setdefault((min(link.event_id, link.to_id), max(link.event_id, link.to_id)), link)
    return sorted(found.values(), key=lambda link: (not link.same, -link.score))
