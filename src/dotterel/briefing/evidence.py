"""What bears a record out: the sentences of reports that tell an incident, and how its claims are worded."""

from collections.abc import Iterator, Mapping, Sequence

from dotterel.briefing.brief import CitedAnswer, CitedDecision, CitedReport
from dotterel.briefing.phrases import listed, numbers_words
from dotterel.model import Account, Answer, Incident, IncidentReport, Statement, TollRole
from dotterel.model.day_words import day
from dotterel.review import REVIEWED_TOLL

MOST_REPORTS = 6
_MOST_VOICES = 3
_MOST_ANSWERS = 4
_QUESTIONS: Mapping[str, str] = {
    "whether": "whether it happened",
    "what": "what was done",
    "who": "who did it",
    "whom": "whom it was done to",
    "killed": "the number killed",
    "injured": "the number injured",
    "held": "the number held",
    "where": "where it was",
    "when": "when it was",
}
"""What accounts may contradict each other on, in the order of telling."""


def reports_of(incident: Incident) -> tuple[CitedReport, ...]:
    """Its reports with a sentence each, the surest of those that tell it; reports without one are left out."""
    surest: dict[str, tuple[Account, Statement]] = {}
    for account in incident.accounts:
        for one in account.statements:
            known = surest.get(one.document_id)
            if one.sentence.text.strip() and (known is None or one.score > known[1].score):
                surest[one.document_id] = account, one
    found = []
    for report in incident.reports:
        if report.document_id not in surest:
            continue
        found.append(_cited(report, *surest[report.document_id]))
    return tuple(found)


def answers_of(incident: Incident) -> tuple[CitedAnswer, ...]:
    """What accounts say where they contradict each other, each with a sentence that says so."""
    reports = {one.document_id: one for one in incident.reports}
    told = {one.event_id: (account, one) for account in incident.accounts for one in account.statements}
    found = []
    for question, answers in _contradictions(incident):
        for answer in answers:
            cited = [
                _cited(reports[told[event][1].document_id], *told[event])
                for event in answer.event_ids
                if event in told and told[event][1].sentence.text.strip() and told[event][1].document_id in reports
            ]
            found.append(
                CitedAnswer(
                    question=question,
                    account=answer.account,
                    value=answer.value or "",
                    report=next(iter(cited), None),
                )
            )
    return tuple(found)


def _cited(report: IncidentReport, account: Account, statement: Statement) -> CitedReport:
    return CitedReport(
        document_id=report.document_id,
        event_id=statement.event_id,
        outlet=report.outlet,
        published=report.published,
        title=report.title,
        url=report.url,
        sentence=statement.sentence.text,
        start=statement.sentence.start,
        end=statement.sentence.end,
        teller=account.label if account.kind == "party" else None,
        denies=statement.status == "denied",
    )


def _contradictions(incident: Incident) -> Iterator[tuple[str, list[Answer]]]:
    """Each question on which accounts contradict each other, in words, with some answers: different ones first."""
    contradicted = {one.field: one for one in incident.questions if one.verdict == "contradicted"}
    for field in (*_QUESTIONS, *(one for one in contradicted if one not in _QUESTIONS)):
        given = [one for one in contradicted[field].answers if one.value] if field in contradicted else []
        values = [one.value for one in given]
        first = [one for place, one in enumerate(given) if one.value not in values[:place]]
        chosen = [*first, *(one for one in given if one not in first)][:_MOST_ANSWERS]
        if chosen:
            yield _QUESTIONS.get(field, field), [one for one in given if one in chosen]


def standing_words(incident: Incident) -> str:
    """How it stands, to be put before what is told; empty where an outlet vouches for it."""
    believers, deniers = voices(incident, "claimed"), voices(incident, "denied")
    says = f"{listed(believers)} {'say' if len(believers) > 1 else 'says'} so" if believers else "a party says so"
    denies = f"{listed(deniers)} {'deny' if len(deniers) > 1 else 'denies'} it" if deniers else "another denies it"
    if "standing" in incident.corrected and incident.standing in ("claimed", "disputed"):
        told = ", ".join([*([says] if believers else []), *([denies] if deniers else [])])
        return f"{incident.standing.capitalize()} (as a reviewer set it{f'; {told}' if told else ''}): "
    if incident.standing == "claimed":
        return f"Claimed ({says}, no outlet vouches for it): "
    if incident.standing == "disputed":
        return f"Disputed ({says}, {denies}): "
    return ""


def voices(incident: Incident, status: str) -> tuple[str, ...]:
    """Who claims it, or who denies it."""
    told = [one.label for one in incident.accounts if any(said.status == status for said in one.statements)]
    shown = list(dict.fromkeys(told))
    return (*shown[:_MOST_VOICES], *(("others",) if len(shown) > _MOST_VOICES else ()))


def toll_words(incident: Incident, decisions: Sequence[CitedDecision] = ()) -> str:
    """The numbers of the killed and injured, as accounts or with who set them; empty where none is told.

    Args:
        incident: The incident.
        decisions: Those by which reviewers set its fields.
    """
    told: list[str] = []
    by_reviewers: dict[str, list[str]] = {}
    of_role = {one.field: one for one in decisions}
    roles: tuple[TollRole, ...] = ("killed", "injured")
    for role in roles:
        toll = incident.toll(role)
        if toll is not None and any(
            number is not None for number in (toll.total.low, toll.total.best, toll.total.high)
        ):
            words = f"{numbers_words(toll.total.low, toll.total.best, toll.total.high)} {role}"
            if toll.rule == REVIEWED_TOLL:
                decision = of_role.get(role)
                who = "A reviewer" if decision is None else f"The reviewer {decision.reviewer}"
                when = "" if decision is None else f" on {day(decision.made)}"
                by_reviewers.setdefault(f"{who} set{when}", []).append(words)
            else:
                told.append(words)
    accounts = f" Accounts give {listed(told)}." if told else ""
    return accounts + "".join(f" {who}: {listed(words)}." for who, words in by_reviewers.items())


def differences(incident: Incident) -> str:
    """What accounts contradict each other on, with who says what; empty where they do not."""
    found = []
    for question, answers in _contradictions(incident):
        voices: dict[str, list[str]] = {}
        for one in answers:
            voices.setdefault((one.value or "").replace("; ", ", "), []).append(one.account)
        said = "; ".join(f"{listed(who)}: {value}" for value, who in voices.items())
        found.append(f" Accounts differ on {question} ({said}).")
    return "".join(found)
