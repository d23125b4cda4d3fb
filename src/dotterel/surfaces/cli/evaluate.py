"""``dotterel evaluate``: how well annotated reports are coded."""

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
from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

if TYPE_CHECKING:
    from dotterel.evaluation import Case, Counts, GoldDocument, Scores

SideOption = Literal["train", "dev", "test", "all"]


def evaluate(
    context: typer.Context,
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="Folder or file of annotated reports (*.rpt).")],
    side: Annotated[
        str | None,
        typer.Option("--side", help="train, dev, test or all; test where the folder has a split.csv, else all."),
    ] = None,
    predictions: Annotated[
        Path | None,
        typer.Option("--predictions", metavar="FILE", help="Score these native events (.jsonl) rather than code."),
    ] = None,
    worst: Annotated[int, typer.Option("--worst", min=0, help="Show this many of the surest errors.")] = 20,
    min_score: options.MinScore = None,
    actors: options.Actors = None,
) -> None:
    """Score the coder, or events of your own, against annotated reports.

    Triggers by type, roles, attributes and which mentions tell the same happening; then the surest errors.
    """
    from dotterel.evaluation import score_documents

    score = options.checked_score(min_score)
    registers = options.checked_files(actors, option="--actors")
    documents = _documents(gold, _checked_side(side))
    if predictions is not None:
        answers = _read_predictions(predictions, documents)
    else:
        parts: Parts = context.obj
        run = parts.assemble(min_score=score, actors=registers)
        coded = run.coder.code([one.document for one in documents])
        answers = {
            one.document.id: run.resolver.resolve(events, one.document)
            for one, events in zip(documents, coded, strict=True)
        }
    scores = score_documents(documents, answers)
    console = output_console()
    wanted = sum(len(one.events) for one in documents)
    put(console, Text(f"{counted(len(documents), 'report')}, {counted(wanted, 'event')} in the gold\n"))
    _show_scores(scores, console)
    _show_worst(scores.worst(worst), console)


def _checked_side(side: str | None) -> SideOption | None:
    if side is not None and side not in get_args(SideOption):
        raise SettingsError(f"--side is {shown(side)!r}", f"Sides: {', '.join(get_args(SideOption))}.")
    return cast("SideOption | None", side)


def _documents(path: Path, side: SideOption | None) -> "list[GoldDocument]":
    """The gold documents of one side.

    Raises:
        EvaluationError: There are none, a report has faults, or a side is asked for where there is no split.
    """
    from dotterel.evaluation import SPLIT_FILE, extend_split, gold_document, read_reports, read_split, report_paths

    reports = read_reports(report_paths(path))
    folder = path if path.is_dir() else path.parent
    has_split = (folder / SPLIT_FILE).is_file()
    side = side or ("test" if has_split else "all")
    if side != "all":
        sides = extend_split(reports, read_split(folder))
        reports = [report for report in reports if sides[report.id] == side]
        if not reports:
            raise EvaluationError(f"no report of {path} is on the side {side!r}", "Try --side all.")
    return [gold_document(report) for report in reports]


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
    counts = scores.counts
    names = sorted(counts)
    found = [
        *(name for name in names if name == "triggers"),
        *(name for name in names if name.startswith("trigger ")),
        *(name for name in names if name.startswith("role ")),
        *(name for name in names if name == "same happening"),
    ]
    table = _table("found", "precision", "recall", "F1", "right", "given", "wanted")
    for name in found:
        count = counts[name]
        numbers = (f"{count.precision:.3f}", f"{count.recall:.3f}", f"{count.f1:.3f}")
        style = "bold" if name in ("triggers", "same happening") else ""
        label = name.removeprefix("trigger ")
        table.add_row(label, *numbers, str(count.right), str(count.given), str(count.wanted), style=style)
    put(console, table)
    table = _table("answered of found events", "right", "of", "share")
    for name in names:
        if name not in found:
            table.add_row(name, *_share(counts[name]))
    put(console, table)


def _share(count: "Counts") -> tuple[str, str, str]:
    return str(count.right), str(count.wanted), f"{count.accuracy:.3f}"


def _table(first: str, *rest: str) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    table.add_column(first, min_width=26)
    for name in rest:
        table.add_column(name, justify="right")
    return table


def _show_worst(worst: "Sequence[Case]", console: Console) -> None:
    if not worst:
        return
    put(console, Text("\nSurest errors first, then what was missed", style="bold"))
    for case in worst:
        head = Text.assemble(
            (case.question, "bold red"), (f"  {case.score:.2f}  {shown(case.document_id)}", cells.FAINT)
        )
        answers = f"wanted {shown(case.wanted) or UNKNOWN}   given {shown(case.given) or UNKNOWN}"
        body = Group(Text(shown(case.sentence)), Text(answers, style=cells.FAINT))
        put(console, Group(Text(), head, Padding(body, (0, 0, 0, 2))))
