"""One incident on the terminal: what happened, the toll, who says what, and the reports in time."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import Account, Incident, IncidentParty, Question, Toll, TollRange
from dotterel.surfaces.cli import cells, quads
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

_VERDICTS = {
    "agreed": ("agree", "green"),
    "contradicted": ("contradict each other", "bold red"),
    "one-account": ("one account", cells.FAINT),
    "silent": ("", cells.FAINT),
}
_QUESTIONS = {
    "whether": "whether it happened",
    "what": "what happened",
    "who": "who did it",
    "whom": "to whom",
    "where": "where",
    "when": "when",
    "killed": "killed",
    "injured": "injured",
    "held": "held",
}
_PARTS = {
    "first": "first to tell",
    "repeats": "tells the same",
    "updates": "brings news",
    "denies": "denies",
    "recalls": "looks back",
}


def incident_view(incident: Incident) -> RenderableType:
    """All that is known of an incident, for people."""
    return Group(*_lines(incident))


def _lines(incident: Incident) -> Iterator[RenderableType]:
    sign = (f"{quads.sign(incident.quad)} ", f"bold {quads.colour(incident.quad)}")
    yield Text.assemble(sign, (shown(incident.summary or incident.type), "bold"))
    kind = " ".join((incident.type, *incident.modes))
    sources = f"{counted(len(incident.reports), 'report')}, {counted(incident.sources, 'independent source')}"
    past = "background, " if incident.historical else ""
    line = f"{incident.id}  {kind}  {past}{incident.standing}; {sources}; score {incident.score:.2f}"
    yield Text(line, style=cells.FAINT)
    yield Text()
    yield _facts(incident)
    if incident.tolls:
        yield _heading("Toll")
        yield Padding(_tolls(incident), (0, 0, 0, 2))
    told = [question for question in incident.questions if question.verdict in ("agreed", "contradicted")]
    if told:
        yield _heading("Where the accounts meet")
        yield Padding(_questions(told), (0, 0, 0, 2))
    if incident.accounts:
        yield _heading("Accounts")
        for account in incident.accounts:
            yield Padding(_account(account), (0, 0, 0, 2))
    yield _heading("Reports")
    yield Padding(_reports(incident), (0, 0, 0, 2))


def _heading(words: str) -> Text:
    return Text(f"\n{words}", style="bold")


def _facts(incident: Incident) -> Table:
    table = _grid()
    place, time = incident.place, incident.time
    table.add_row("who", _parties(incident.actors))
    table.add_row("to whom", _parties(incident.recipients))
    where = UNKNOWN
    if place is not None:
        names = ", ".join(dict.fromkeys(shown(name) for name in (place.name, place.admin1, place.country) if name))
        where = f"{names} ({place.precision or 'not on the map'}, score {place.score:.2f})"
    table.add_row("where", where)
    when = UNKNOWN
    if time is not None and (time.first or time.last):
        days = time.first if time.first == time.last else f"{time.first or '…'} to {time.last or '…'}"
        when = f"{days} ({time.precision or 'open'}, score {time.score:.2f})"
    table.add_row("when", when)
    return table


def _parties(parties: tuple[IncidentParty, ...]) -> str:
    told = []
    for party in parties:
        codes = " ".join((party.country or "", *party.sectors)).strip()
        told.append(f"{shown(party.label)}{f' [{codes}]' if codes else ''}")
    return "; ".join(told) or UNKNOWN


def _tolls(incident: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    for head in ("", "low", "best", "high", "by rule"):
        table.add_column(head, justify="right" if head in ("low", "best", "high") else "left")
    for toll in incident.tolls:
        table.add_row(toll.role, *_ends(toll.total), Text(shown(toll.rule), style=cells.FAINT))
        for side in toll.sides:
            table.add_row(Text(f"  {shown(side.side or 'side not told')}"), *_ends(side), "")
        for line in _passed_over(toll):
            table.add_row("", "", "", "", line)
    return table


def _ends(span: TollRange) -> tuple[str, str, str]:
    low, best, high = (UNKNOWN if end is None else f"{end:,}" for end in (span.low, span.best, span.high))
    return low, best, "…" if span.high is None and span.best is not None else high


def _passed_over(toll: Toll) -> Iterator[Text]:
    """Figures that do not count, with the reason."""
    for figure in toll.figures:
        if figure.standing != "counts":
            why = f" ({shown(figure.because)})" if figure.because else ""
            yield Text(f"“{shown(figure.text)}” by {shown(figure.teller)}: {figure.standing}{why}", style=cells.FAINT)


def _questions(questions: list[Question]) -> Table:
    table = _grid()
    for question in questions:
        words, style = _VERDICTS[question.verdict]
        answers = Text()
        for answer in question.answers:
            if answer.value is not None:
                answers.append(f"{shown(answer.account)}: ", style=cells.FAINT)
                answers.append(f"{shown(answer.value)}\n")
        if words:
            answers.append(words, style=style)
        table.add_row(_QUESTIONS.get(question.field, question.field), answers)
    return table


def _account(account: Account) -> RenderableType:
    side = {"actor": ", one of the actors", "recipient": ", one of the targets"}.get(account.side or "", "")
    head = Text.assemble((shown(account.label), "bold"), (f" ({account.kind}{side})", cells.FAINT))
    lines: list[RenderableType] = [head]
    for statement in account.statements:
        mark = "" if statement.status == "asserted" else f"{statement.status}: "
        told = f"{statement.told or 'undated'} {shown(statement.outlet or '')}".strip()
        sentence = Text.assemble((f"{told}  ", cells.FAINT), (mark, "italic"), f"“{shown(statement.sentence.text)}”")
        lines.append(Padding(sentence, (0, 0, 0, 2)))
    return Group(*lines)


def _reports(incident: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    for report in incident.reports:
        part = _PARTS[report.part] if report.copy_of is None else "repeats another word for word"
        news = f": {shown(report.news)}" if report.news else ""
        named = " — ".join(shown(one) for one in (report.outlet, report.title) if one) or report.document_id
        told = Text.assemble(named, (f"  {part}{news}", cells.FAINT))
        table.add_row(Text(report.published or "undated", style=cells.FAINT), told)
    return table


def _grid() -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style=cells.FAINT, no_wrap=True)
    table.add_column(ratio=1)
    return table
