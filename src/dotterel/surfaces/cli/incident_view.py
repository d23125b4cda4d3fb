"""One incident on the terminal: what happened, the toll, who says what, and the reports in time."""

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import Account, Incident, IncidentParty, Question, Toll, TollRange
from dotterel.surfaces.cli import cells, quads
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

_MEETINGS = {"contradicted": "Where the accounts contradict each other", "agreed": "Where they agree"}
_MOST_PARTIES = 3
_MOST_STATEMENTS = 5
_MOST_FIGURES = 6
_MOST_NAMED = 2
"""More accounts than these that give one answer are counted."""
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
        passed_over = [line for toll in incident.tolls for line in _passed_over(toll)]
        for figure in _capped(passed_over, _MOST_FIGURES):
            yield Padding(figure, (0, 0, 0, 4))
    for verdict, heading in _MEETINGS.items():
        told = [question for question in incident.questions if question.verdict == verdict]
        if told:
            yield _heading(heading)
            for question in told:
                yield Padding(_question(question), (0, 0, 0, 2))
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
    rest = f"; {len(parties) - _MOST_PARTIES} more" if len(parties) > _MOST_PARTIES else ""
    for party in parties[:_MOST_PARTIES]:
        codes = " ".join((party.country or "", *party.sectors)).strip()
        remarks = f" (as said by {shown(', '.join(party.named_by))})" if party.named_by else ""
        remarks += "" if party.is_likely else " (unsure)"
        told.append(f"{shown(party.label)}{f' [{codes}]' if codes else ''}{remarks}")
    return "; ".join(told) + rest or UNKNOWN


def _tolls(incident: Incident) -> Table:
    ends = ("low", "best", "high")
    table = cells.plain_table("", *ends, "by rule", right=ends)
    for toll in incident.tolls:
        table.add_row(toll.role, *_ends(toll.total), Text(shown(toll.rule), style=cells.FAINT))
        for side in toll.sides:
            table.add_row(Text(f"  {shown(side.side or 'side not told')}"), *_ends(side), "")
    return table


def _ends(span: TollRange) -> tuple[str, str, str]:
    low, best, high = (UNKNOWN if end is None else f"{end:,}" for end in (span.low, span.best, span.high))
    return low, best, "…" if span.high is None and span.best is not None else high


def _passed_over(toll: Toll) -> Iterator[Text]:
    """Figures that do not count, with the reason."""
    for figure in toll.figures:
        if figure.standing != "counts":
            why = f" ({shown(figure.because)})" if figure.because else ""
            said = f"not counted: {toll.role} “{shown(figure.text)}” by {shown(figure.teller)}, {figure.standing}{why}"
            yield Text(said, style=cells.FAINT)


def _capped(lines: list[Text], most: int) -> Iterator[Text]:
    """The first of some lines, and how many more there are."""
    yield from lines[:most]
    if len(lines) > most:
        yield Text(f"... {len(lines) - most} more", style=cells.FAINT)


def _question(question: Question) -> RenderableType:
    """Where accounts contradict each other, each answer with those who give it; one that all give in one line."""
    name = _QUESTIONS.get(question.field, question.field)
    answers: dict[str, list[str]] = {}
    for answer in question.answers:
        if answer.value is not None:
            answers.setdefault(answer.value, []).append(shown(answer.account))
    contradicted = question.verdict == "contradicted"
    if len(answers) == 1 and not contradicted:
        value, accounts = next(iter(answers.items()))
        return Text.assemble((f"{name}: ", cells.FAINT), shown(_once(value)), (f" ({_named(accounts)})", cells.FAINT))
    lines: list[RenderableType] = [
        Text(name, style="bold red") if contradicted else Text(f"{name}:", style=cells.FAINT)
    ]
    for value, accounts in answers.items():
        voices = ", ".join(accounts) if contradicted else _named(accounts)
        said = Text.assemble((f"{voices}: ", cells.FAINT), shown(_once(value)))
        lines.append(Padding(said, (0, 0, 0, 2)))
    return Group(*lines)


def _named(accounts: list[str]) -> str:
    return ", ".join(accounts) if len(accounts) <= _MOST_NAMED else counted(len(accounts), "account")


def _once(value: str) -> str:
    """The parts of an answer, without those that another part tells with more words."""
    parts = value.split("; ")
    kept = [one for one in parts if not any(other.startswith(f"{one} ") for other in parts)]
    rest = f"; {len(kept) - _MOST_PARTIES} more" if len(kept) > _MOST_PARTIES + 1 else ""
    return "; ".join(kept[: _MOST_PARTIES if rest else None]) + rest


def _account(account: Account) -> RenderableType:
    side = {"actor": ", one of the actors", "recipient": ", one of the targets"}.get(account.side or "", "")
    head = Text.assemble((shown(account.label), "bold"), (f" ({account.kind}{side})", cells.FAINT))
    lines = []
    for statement in account.sentences:
        mark = "" if statement.status == "asserted" else f"{statement.status}: "
        told = f"{statement.told or 'undated'} {shown(statement.outlet or '')}".strip()
        lines.append(Text.assemble((f"{told}  ", cells.FAINT), (mark, "italic"), f"“{shown(statement.sentence.text)}”"))
    return Group(head, *(Padding(line, (0, 0, 0, 2)) for line in _capped(lines, _MOST_STATEMENTS)))


def _reports(incident: Incident) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(no_wrap=True)
    table.add_column()
    named_by = {report.document_id: report.outlet for report in incident.reports}
    for report in incident.reports:
        part = _PARTS[report.part]
        if report.copy_of is not None:
            part = f"copy of {shown(named_by.get(report.copy_of) or '') or 'another report'}"
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
