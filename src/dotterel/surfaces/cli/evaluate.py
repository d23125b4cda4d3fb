"""``dotterel evaluate``: how well annotated reports, or the items of a public benchmark, are coded."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal, cast, get_args

import typer
from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import EvaluationError, ResolvedEvent, SettingsError, read_lines
from dotterel.model.errors import DamagedContent
from dotterel.surfaces.cli import benchmarks, cells, options
from dotterel.surfaces.cli.evaluate_linking import show_incidents, show_linking, table_of
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

if TYPE_CHECKING:
    from dotterel.evaluation import AnnotatedReport, Case, Counts, GoldDocument, Scores

SideOption = Literal["train", "dev", "test", "all"]

WORST = 20
"""Errors shown unless told."""


def evaluate(
    context: typer.Context,
    gold: Annotated[
        Path,
        typer.Argument(
            metavar="GOLD", help="Folder or file of annotated reports (*.rpt); with --benchmark, its data (.jsonl)."
        ),
    ],
    benchmark: Annotated[
        str | None,
        typer.Option("--benchmark", metavar="NAME", help=f"Answer a public benchmark: {', '.join(benchmarks.NAMES)}."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", metavar="FILE", help="With --benchmark: write our answers for its own scorer (.jsonl)."),
    ] = None,
    side: Annotated[
        str | None,
        typer.Option("--side", help="train, dev, test or all; test where the folder has a split.csv, else all."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Score these native events (.jsonl) rather than code."),
    ] = None,
    worst: Annotated[
        int | None, typer.Option("--worst", min=0, help="Show this many of the surest errors; 20 unless told.")
    ] = None,
    incidents: Annotated[
        bool,
        typer.Option("--incidents", help="Score tolls and disagreements of annotated incidents, without the coder."),
    ] = False,
    linking: Annotated[
        bool,
        typer.Option(
            "--linking", help="Score how well reports of one happening are put together, then their incidents."
        ),
    ] = False,
    coded: Annotated[
        bool, typer.Option("--coded", help="With --linking: link what the coder reads, not the annotated events.")
    ] = False,
    min_score: options.MinScore = None,
    actors: options.Actors = None,
) -> None:
    """Score the coder, or events of your own, against annotated reports or a public benchmark.

    Triggers by type, roles, modes and happenings as precision and recall; attributes as accuracy; what was answered
    where the gold says nothing; then the surest errors.
    """
    from dotterel.evaluation import score_documents

    score = options.checked_score(min_score)
    registers = options.checked_registers(actors)
    if benchmark is not None:
        if predictions is not None or worst is not None or incidents or linking:
            raise SettingsError(
                "--predictions, --worst, --incidents and --linking are for annotated reports", "Leave them out."
            )
        benchmarks.answer(
            benchmark, gold, parts=context.obj, out=out, side=_checked_side(side), min_score=score, actors=registers
        )
        return
    if out is not None:
        raise SettingsError("--out is for benchmarks", "Give --benchmark too, or leave it out.")
    if coded and not linking:
        raise SettingsError("--coded is for --linking", "Give --linking too, or leave it out.")
    if incidents or linking:
        if predictions is not None:
            raise SettingsError("--predictions are events, not incidents", "Leave out one of both.")
        reports = _reports(gold, _checked_side(side))
        run = context.obj.assemble(min_score=score, actors=registers)
        told = WORST if worst is None else worst
        if linking:
            show_linking(gold, reports, run, coded=coded, worst=told)
        else:
            show_incidents(gold, reports, run.resolver, worst=told)
        return
    documents = _documents(gold, _checked_side(side))
    if predictions is not None:
        answers = _read_predictions(predictions, documents)
    else:
        parts: Parts = context.obj
        run = parts.assemble(min_score=score, actors=registers)
        read = run.coder.code([one.document for one in documents])
        answers = {
            one.document.id: run.resolver.resolve(answer.events, one.document)
            for one, answer in zip(documents, read, strict=True)
        }
    scores = score_documents(documents, answers)
    console = output_console()
    wanted = sum(len(one.events) for one in documents)
    put(console, Text(f"{counted(len(documents), 'report')}, {counted(wanted, 'event')} in the gold\n"))
    _show_scores(scores, console)
    _show_worst(scores.worst(WORST if worst is None else worst), console)


def _checked_side(side: str | None) -> SideOption | None:
    if side is not None and side not in get_args(SideOption):
        raise SettingsError(f"--side is {shown(side)!r}", f"Sides: {', '.join(get_args(SideOption))}.")
    return cast("SideOption | None", side)


def _documents(path: Path, side: SideOption | None) -> "list[GoldDocument]":
    """The gold documents of one side.

    Raises:
        EvaluationError: There are none, a report has faults, or a side is asked for where there is no split.
    """
    from dotterel.evaluation import gold_document

    return [gold_document(report) for report in _reports(path, side)]


def _reports(path: Path, side: SideOption | None) -> "list[AnnotatedReport]":
    """The annotated reports of one side.

    Raises:
        EvaluationError: There are none, a report has faults, or a side is asked for where there is no split.
    """
    from dotterel.evaluation import SPLIT_FILE, extend_split, read_reports, read_split, report_paths

    reports = read_reports(report_paths(path))
    folder = path if path.is_dir() else path.parent
    has_split = (folder / SPLIT_FILE).is_file()
    side = side or ("test" if has_split else "all")
    if side != "all":
        sides = extend_split(reports, read_split(folder))
        reports = [report for report in reports if sides[report.id] == side]
        if not reports:
            raise EvaluationError(f"no report of {path} is on the side {side!r}", "Try --side all.")
    return reports


def _read_predictions(path: Path, gold: "Sequence[GoldDocument]") -> Mapping[str, Sequence[ResolvedEvent]]:
    """Native events by document.

    Raises:
        EvaluationError: The file cannot be read, holds something else, or nothing about the gold documents.
    """
    answers: dict[str, list[ResolvedEvent]] = {one.document.id: [] for one in gold}
    strangers = 0
    try:
        with path.open(encoding="utf-8") as file:
            for event in read_lines(file):
                known = answers.get(event.document.id)
                if known is None:
                    strangers += 1
                else:
                    known.append(event)
    except (OSError, UnicodeDecodeError) as fault:
        raise EvaluationError(f"{path} cannot be read: {fault}", "Give JSON lines of native events.") from fault
    except DamagedContent as fault:
        raise EvaluationError(f"{path}, {fault.message}", fault.remedy) from fault
    if strangers and not any(answers.values()):
        raise EvaluationError(
            f"{path} holds {strangers} events, none of them of these reports",
            "document.id must be the id of the annotated report.",
        )
    return answers


def _show_scores(scores: "Scores", console: Console) -> None:
    _show_found(scores.of_kind("found"), console)
    _show_answered(scores.of_kind("answered"), console)
    _show_inventions(scores, console)


def _show_found(counts: "Mapping[str, Counts]", console: Console) -> None:
    """Precision, recall and F1: triggers by type, then what is asked of the events found."""
    table = table_of("found", "precision", "recall", "F1", "right", "given", "wanted")
    for name, count in counts.items():
        if name == "role actor":
            table.add_section()
        shares = (
            f"{count.precision:.3f}" if count.given else UNKNOWN,
            f"{count.recall:.3f}" if count.wanted else UNKNOWN,
            f"{count.f1:.3f}" if count.given and count.wanted else UNKNOWN,
        )
        label = f"  {name.removeprefix('trigger ')}" if name.startswith("trigger ") else name
        style = "" if name.startswith("trigger ") else "bold"
        table.add_row(label, *shares, str(count.right), str(count.given), str(count.wanted), style=style)
    put(console, table)


def _show_answered(counts: "Mapping[str, Counts]", console: Console) -> None:
    """Accuracy with the number of events that were asked."""
    if not counts:
        return
    table = table_of("answers about found events", "accuracy", "n", "right")
    for name, count in counts.items():
        table.add_row(name, f"{count.accuracy:.3f}", str(count.wanted), str(count.right))
    put(console, Group(Text(), table))


def _show_inventions(scores: "Scores", console: Console) -> None:
    """What was answered where the gold sentence says nothing: stated of the sentence, or filled in from elsewhere."""
    invented, filled = scores.of_kind("invented"), scores.of_kind("filled")
    if not invented:
        return
    found = next(iter(invented.values())).wanted
    table = table_of("answers without gold", "invented", "rate", "filled", "rate")
    for question, count in invented.items():
        name = question.removeprefix("invented ")
        row = [str(count.given), f"{scores.rate(question):.3f}"]
        if f"filled {name}" in filled:
            row += [str(filled[f"filled {name}"].given), f"{scores.rate(f'filled {name}'):.3f}"]
        table.add_row(name, *row)
    note = (
        f"Rates are of the {counted(found, 'found event')}. Invented: read into a sentence that does not tell it. "
        "Filled: taken from elsewhere in the report, which the gold of a sentence can neither confirm nor refute."
    )
    put(console, Group(Text(), table, Text(note, style=cells.FAINT)))


def _show_worst(worst: "Sequence[Case]", console: Console) -> None:
    """Errors by event, each event where its surest error stands."""
    if not worst:
        return
    heading = f"\nThe {counted(len(worst), 'surest error')}, by event; what was only missed comes last"
    put(console, Text(heading, style="bold"))
    events: dict[tuple[str, str, str], list[Case]] = {}
    for case in worst:
        events.setdefault((case.document_id, case.sentence, case.event), []).append(case)
    for (document_id, sentence, event), cases in events.items():
        head = Text.assemble((shown(event), "bold"), (f"  {shown(document_id)}", cells.FAINT))
        answers = Table(box=None, padding=(0, 2, 0, 0), show_header=False)
        for case in cases:
            answers.add_row(
                Text(case.question, style="red"),
                Text(f"{case.score:.2f}" if case.score else "", style=cells.FAINT),
                Text(f"wanted {shown(case.wanted) or UNKNOWN}"),
                Text(f"given {shown(case.given) or UNKNOWN}"),
            )
        put(console, Group(Text(), head, Padding(Group(Text(shown(sentence)), answers), (0, 0, 0, 2))))
