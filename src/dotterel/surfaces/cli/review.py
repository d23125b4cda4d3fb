"""``dotterel review``: double reviews, how far people agree, and what training may learn from."""

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.table import Table
from rich.text import Text

from dotterel.model import plain_of
from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.streams import error_console, output_console, put, ready_output
from dotterel.surfaces.cli.wording import counted, shown
from dotterel.surfaces.export import open_target

if TYPE_CHECKING:
    from dotterel.model import DoubleReview
    from dotterel.review import FieldAgreement

review = typer.Typer(
    no_args_is_help=True, help="Let two people review the same sample blindly, see how far they agree, export reports."
)
As = Annotated[Literal["table", "json"], typer.Option("--format", help="For reading, or for programs.")]


@review.command("list")
def list_reviews(store: options.StorePlace = None, format_: As = "table") -> None:
    """List the double reviews, the first opened first, with how far both people are."""
    from dotterel.pipeline import DoubleReviewSession
    from dotterel.store import open_store

    with open_store(store) as opened:
        here = DoubleReviewSession(opened, "dotterel review list")
        found = [(one, here.progress(one.id)) for one in here.all()]
    if format_ == "json":
        _print_json([{**plain_of(one), "progress": plain_of(progress)} for one, progress in found])
        return
    console = output_console()
    if not found:
        console.print("No double review has been set up yet.")
        return
    table = cells.plain_table("double review", "opened", "of", "reviewers", "settles", "")
    for one, progress in found:
        told = ", ".join(f"{who.reviewer} {who.answered}" for who in progress)
        table.add_row(
            Text(one.id),
            one.opened[:10],
            f"{one.size:,} {one.kind}",
            Text(shown(told)),
            Text(shown(one.adjudicator or "either")),
            "closed" if one.closed else "open",
        )
    put(console, table)


@review.command("open")
def open_review(
    first: Annotated[str, typer.Argument(metavar="REVIEWER", help="One of the two.")],
    second: Annotated[str, typer.Argument(metavar="REVIEWER", help="The other.")],
    kind: Annotated[
        Literal["events", "reports", "incidents"], typer.Option("--of", help="What the sample is drawn from.")
    ] = "events",
    size: Annotated[int, typer.Option("--size", metavar="N", help="How many.")] = 20,
    draw: Annotated[
        Literal["random", "queue"], typer.Option("--draw", help="At random, or the first of the queue.")
    ] = "random",
    seed: Annotated[int | None, typer.Option("--seed", metavar="N", help="Draws the same sample again.")] = None,
    adjudicator: Annotated[
        str | None, typer.Option("--adjudicator", metavar="NAME", help="Third person, who settles differences.")
    ] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who sets it up.")] = "command line",
    store: options.StorePlace = None,
) -> None:
    """Draw a sample of what nobody has decided on, for two people to review on the desk."""
    from dotterel.pipeline import DoubleReviewSession
    from dotterel.store import open_store

    with open_store(store) as opened:
        made = DoubleReviewSession(opened, by).open(
            kind, reviewers=(first, second), size=size, draw=draw, seed=seed, adjudicator=adjudicator
        )
    output_console().print(Text(_opened_words(made)), soft_wrap=True)


@review.command()
def agreement(store: options.StorePlace = None, format_: As = "table") -> None:
    """Krippendorff's alpha by field, over all double reviews that are closed."""
    from dotterel.pipeline import DoubleReviewSession
    from dotterel.review import FEW
    from dotterel.store import open_store

    with open_store(store) as opened:
        found = DoubleReviewSession(opened, "dotterel review agreement").agreement()
    if format_ == "json":
        _print_json({"few": FEW, "fields": plain_of(found)})
        return
    console = output_console()
    if not found:
        console.print("Nothing to tell yet: no double review is closed in which two people answered the same record.")
        return
    put(console, _agreement_table(found))
    console.print(
        f"Krippendorff's alpha for names. Few: fewer than {FEW} records, of which it says little. "
        "A dash: all answers are one and the same, and it is not defined.",
        soft_wrap=True,
    )


@review.command()
def corpus(
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Where to; else to standard output.")
    ] = None,
    store: options.StorePlace = None,
) -> None:
    """Write the reports that reviewers said are done in the grammar of the corpus, for training and evaluation."""
    from dotterel.pipeline import ReviewSession
    from dotterel.store import open_store

    with open_store(store) as opened:
        reports = list(ReviewSession(opened, "dotterel review corpus").corpus())
    with nullcontext(ready_output()) if out is None else open_target(out) as stream:
        stream.writelines(reports)
    told = "" if reports else " On the desk, say of a report that all its events are there and right."
    error_console().print(f"{counted(len(reports), 'report')} reviewed as a whole.{told}", soft_wrap=True)


def _opened_words(made: "DoubleReview") -> str:
    drawn = f"at random (seed {made.seed})" if made.draw == "random" else "from the queue"
    return (
        f"{made.id}: {made.size:,} of {made.population:,} {made.kind}, drawn {drawn}, "
        f"for {' and '.join(map(shown, made.reviewers))}. They answer on the desk: dotterel desk, Review."
    )


def _agreement_table(found: "tuple[FieldAgreement, ...]") -> Table:
    table = cells.plain_table(
        "of", "field", "alpha", "same answer", "different answers", "", right=("alpha", "different answers")
    )
    for one in found:
        alpha = "—" if one.alpha is None else f"{one.alpha:.2f}"
        field = "(is it one)" if one.field == "event" else one.field
        same = f"{one.agreed:,} of {one.records:,}"
        table.add_row(one.subject, field, alpha, same, f"{one.answers:,}", "few" if one.is_few else "")
    return table


def _print_json(value: object) -> None:
    ready_output().write(json.dumps(value, ensure_ascii=False, indent=2) + "\n")
