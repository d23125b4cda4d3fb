"""``dotterel evaluate --linking`` and ``--incidents``: how well reports are put together, and what the records say."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console, Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from dotterel.model import EvaluationError
from dotterel.surfaces.cli import cells
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import UNKNOWN, counted, shown

if TYPE_CHECKING:
    from dotterel.evaluation import AnnotatedReport, GoldIncident, LinkingScores, TollScores, WrongPair
    from dotterel.evaluation.tolls import Resolves
    from dotterel.pipeline import CodingRun


def show_incidents(path: Path, reports: "Sequence[AnnotatedReport]", resolver: "Resolves", *, worst: int) -> None:
    """Tolls and contradictions of the shared happenings, from annotated events.

    Args:
        path: The corpus, which the annotated incidents stand beside.
        reports: Its reports of one side.
        resolver: Resolves their events.
        worst: Number of errors that are told.

    Raises:
        EvaluationError: No incident is annotated, or the annotation has faults.
    """
    from dotterel.evaluation import gold_incidents, score_tolls, shared_events

    gold = _gold(path)
    if not gold:
        raise EvaluationError(f"no annotated incident beside {path}", "See corpus/FORMAT.md: tolls.csv.")
    _show_tolls(score_tolls(gold_incidents(shared_events(reports, resolver)), gold), output_console(), worst)


def show_linking(
    path: Path, reports: "Sequence[AnnotatedReport]", run: "CodingRun", *, coded: bool, worst: int
) -> None:
    """How well the mentions of shared happenings are put together, then tolls and contradictions of their records.

    Args:
        path: The corpus.
        reports: Its reports of one side.
        run: Codes and resolves.
        coded: Link what the coder reads, rather than the annotated events.
        worst: Number of wrong pairs that are told, and of wrong tolls.

    Raises:
        EvaluationError: No report shares a happening with another one, or annotated incidents have faults.
    """
    from dotterel.evaluation import gold_document, gold_incidents, score_linking, score_tolls, shared_answers
    from dotterel.evaluation.gold_events import gold_coded_events

    if not any(report.shared_incidents for report in reports):
        raise EvaluationError(f"no report of {path} shares a happening with another one", "Labels begin with G-.")
    documents = [gold_document(report).document for report in reports]
    if coded:
        events = [answer.events for answer in run.coder.code(documents)]
    else:
        events = [gold_coded_events(report, document) for report, document in zip(reports, documents, strict=True)]
    answers = {
        document.id: run.resolver.resolve(told, document) for document, told in zip(documents, events, strict=True)
    }
    scores = score_linking(reports, answers, worst=worst)
    console = output_console()
    maker = "as the coder reads them" if coded else "as annotated"
    heading = f"{counted(len(reports), 'report')}, events {maker}: {counted(scores.mentions[0], 'annotated mention')}"
    put(console, Text(f"{heading}, {scores.mentions[1]} of them of shared happenings\n"))
    _show_scores(scores, console)
    gold = _gold(path)
    if gold:
        put(console, Text())
        _show_tolls(score_tolls(gold_incidents(shared_answers(reports, answers)), gold), console, worst)
    _show_worst(scores.worst, console)


def _gold(path: Path) -> "Mapping[str, GoldIncident]":
    from dotterel.evaluation import read_incident_gold

    return read_incident_gold(path if path.is_dir() else path.parent)


def _show_scores(scores: "LinkingScores", console: Console) -> None:
    table = table_of("linking", "precision", "recall", "F1")
    for name, shares in (("B³, shared happenings", scores.shared), ("B³, all mentions", scores.every)):
        table.add_row(name, *(f"{share:.3f}" for share in shares))
    pairs = scores.pairs
    table.add_row("pairs of two reports", f"{pairs.precision:.3f}", f"{pairs.recall:.3f}", f"{pairs.f1:.3f}")
    for name, conll in zip(("CoNLL, shared happenings", "CoNLL, all mentions"), scores.conll, strict=True):
        table.add_row(name, "", "", f"{conll:.3f}")
    near = scores.near_misses
    told = f"\nNear misses put together: {near.right} of {near.given} ({100 * scores.near_miss_rate:.1f} %)"
    put(console, Group(table, Text(told)))


def _show_tolls(scores: "TollScores", console: Console, worst: int) -> None:
    asked = f"{counted(scores.incidents[0], 'shared happening')}, {counted(scores.incidents[1], 'toll')} annotated\n"
    put(console, Text(asked))
    table = table_of("tolls", "right", "of", "share")
    for end, count in scores.ends.items():
        table.add_row(end, str(count.right), str(count.wanted), f"{count.recall:.3f}" if count.wanted else UNKNOWN)
    put(console, table)
    found = scores.contradictions
    if found.wanted:
        table = table_of("contradictions", "precision", "recall", "right", "given", "wanted")
        shares = f"{found.precision:.3f}", f"{found.recall:.3f}"
        table.add_row("all questions", *shares, str(found.right), str(found.given), str(found.wanted))
        put(console, Group(Text(), table))
    for line in (*scores.wrong, *(scores.mistaken if found.wanted else ()))[:worst]:
        put(console, Text(shown(line)))


def _show_worst(worst: "Sequence[WrongPair]", console: Console) -> None:
    """Pairs that are wrong, each with both sentences and what weighed most."""
    if not worst:
        return
    put(console, Text(f"\nThe {counted(len(worst), 'worst pair')}, the surest first", style="bold"))
    for pair in worst:
        label = "put together" if pair.together else "kept apart"
        head = Text.assemble((label, "red"), (f"  {pair.score:.2f}  {', '.join(pair.reasons)}", cells.FAINT))
        lines = [
            line
            for document_id, sentence, happening in (pair.first, pair.second)
            for line in (
                Text(f"{shown(document_id)}, {shown(happening.rpartition('/')[2])}", style=cells.FAINT),
                Text(shown(sentence)),
            )
        ]
        put(console, Group(Text(), head, Padding(Group(*lines), (0, 0, 0, 2))))


def table_of(first: str, *rest: str) -> Table:
    """A table of figures: names at the left, numbers at the right."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style=cells.FAINT)
    table.add_column(first, min_width=26)
    for name in rest:
        table.add_column(name, justify="right")
    return table


__all__ = ["show_incidents", "show_linking", "table_of"]
