"""What bears a record out: the sentences of reports that tell an incident, and how its claims are worded."""

from collections.abc import Sequence

from dotterel.briefing.brief import CitedDecision, CitedReport
from dotterel.briefing.phrases import listed, numbers_words
from dotterel.model import Account, Incident, Statement, TollRole
from dotterel.model.day_words import day
from dotterel.review import REVIEWED_TOLL

MOST_REPORTS = 6
_MOST_VOICES = 3


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
        account, one = surest[report.document_id]
        found.append(
            CitedReport(
                document_id=report.document_id,
                event_id=one.event_id,
                outlet=report.outlet,
                published=report.published,
                title=report.title,
                url=report.url,
                sentence=one.sentence.text,
                start=one.sentence.start,
                end=one.sentence.end,
                teller=account.label if account.kind == "party" else None,
                denies=one.status == "denied",
            )
        )
    return tuple(found)


def standing_words(incident: Incident) -> str:
    """How it stands, to be put before what is told; empty where an outlet vouches for it."""
    believers, deniers = voices(incident, "claimed"), voices(incident, "denied")
    says = f"{listed(believers)} {'say' if len(believers) > 1 else 'says'} so" if believers else "a party says so"
    if incident.standing == "claimed":
        return f"Claimed ({says}, no outlet vouches for it): "
    if incident.standing == "disputed":
        denies = f"{listed(deniers)} {'deny' if len(deniers) > 1 else 'denies'} it" if deniers else "another denies it"
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


def differences(incident: Incident, names: Sequence[tuple[str, str]]) -> str:
    """What accounts contradict each other on, with who says what; empty where they do not.

    Args:
        incident: The incident.
        names: Fields of questions, with what each is called here.
    """
    found = []
    by_field = {one.field: one for one in incident.questions if one.verdict == "contradicted"}
    for field, name in names:
        answers = [one for one in by_field[field].answers if one.value] if field in by_field else []
        if answers:
            said = "; ".join(f"{one.account}: {one.value}" for one in answers[: _MOST_VOICES + 1])
            found.append(f" Accounts differ on {name} ({said}).")
    return "".join(found)
