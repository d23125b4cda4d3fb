"""The page of one incident: what happened, who says so, on what evidence, and how the record came to say it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fastapi import APIRouter
from starlette.responses import JSONResponse, Response

from dotterel.model import (
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
from dotterel.store import Records
from dotterel.surfaces.desk.changes import FieldChange, changes_between
from dotterel.surfaces.desk.coded_documents import CodedText, coded_text
from dotterel.surfaces.desk.highlights import Piece, marks_of, pieces
from dotterel.surfaces.desk.incident_words import RADII_KM, sentence_of
from dotterel.surfaces.desk.pages import Desk
from dotterel.surfaces.desk.toll_chart import toll_chart

MOST_LINKS = 40


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
class Version:
    """A version of the incident.

    Attributes:
        incident: As it was.
        maker: What made it.
        changes: What it says differently from the one before.
    """

    incident: Incident
    maker: Provenance
    changes: tuple[FieldChange, ...]


def incident_router(desk: Desk) -> APIRouter:
    """The routes of the page."""
    router = APIRouter(include_in_schema=False)

    @router.get("/incidents/{incident_id}")
    def incident(incident_id: str) -> Response:
        with desk.store.reading() as records:
            found = records.incidents.get(incident_id)
            if found is None:
                return desk.missing("incident")
            versions = versions_of(records.incidents.versions(incident_id))
            decisions = _decisions(records, found)
            links = _links(records, found)
            texts = _texts(records, found.reports)
            held = records.double_reviews.open_units(subject_ids=[incident_id, *found.event_ids])
        place = found.place
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
            statements=_statements(found.accounts),
            links=links[:MOST_LINKS],
            more_links=max(0, len(links) - MOST_LINKS),
            versions=versions,
            decisions=decisions,
            is_held=bool(held),
            radius_km=RADII_KM.get(place.precision or "", 5.0) if place is not None else 0.0,
        )

    @router.get("/incidents/{incident_id}/record.json")
    def record(incident_id: str) -> Response:
        with desk.store.reading() as records:
            found = records.incidents.get(incident_id)
        if found is None:
            return JSONResponse({"error": "there is no such incident"}, status_code=404)
        return JSONResponse(plain_of(found))

    return router


def versions_of(versions: Sequence[tuple[Incident, Provenance]]) -> tuple[Version, ...]:
    """All versions with what each changed, the latest first; those that changed nothing a reader sees are left out."""
    found: list[Version] = []
    for number, (incident, maker) in enumerate(versions):
        changes = changes_between(versions[number - 1][0], incident) if number else ()
        if changes or number == 0:
            found.append(Version(incident=incident, maker=maker, changes=changes))
    return tuple(reversed(found))


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


def _decisions(records: Records, incident: Incident) -> list[Decision]:
    found = [*records.decisions.of(incident.id)]
    for event_id in incident.event_ids:
        found.extend(records.decisions.of(event_id))
    return sorted(found, key=lambda decision: decision.made, reverse=True)


def _links(records: Records, incident: Incident) -> list[Link]:
    """The judgements on its mentions, the surest first; each pair once."""
    found: dict[tuple[str, str], Link] = {}
    for event_id in incident.event_ids:
        for link in records.links.of_event(event_id):
            found.setdefault((min(link.event_id, link.to_id), max(link.event_id, link.to_id)), link)
    return sorted(found.values(), key=lambda link: (not link.same, -link.score))
