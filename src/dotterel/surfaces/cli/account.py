"""The account of a run, written to standard error when it ends."""

from collections import Counter
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from dotterel.surfaces.cli.failures import ALL_READ, NOTHING_READ, SOME_FAILED, sentence
from dotterel.surfaces.cli.wording import counted, shown

if TYPE_CHECKING:
    from dotterel.pipeline import RunRecord

_LISTED = 20
"""Most reports of one kind that a terminal is told one by one."""
_DIGEST = 16
"""Letters of a digest that are shown, as in ``dotterel version``."""


def account_line(record: "RunRecord") -> str:
    """One line: ``3 reports: 2 coded (14 events), 1 failed``."""
    documents, events = record.documents, record.events.total()
    parts = []
    if documents["coded"]:
        parts.append(f"{documents['coded']} coded ({counted(events, 'event')})")
    if documents["coded before"]:
        parts.append(f"{documents['coded before']} coded before ({counted(record.events_before, 'event')})")
    if documents["no events"]:
        parts.append(f"{documents['no events']} without events")
    if documents["duplicate"]:
        parts.append(counted(documents["duplicate"], "duplicate"))
    if documents["failed"]:
        parts.append(f"{documents['failed']} failed")
    return f"{counted(record.total, 'report')}: {', '.join(parts) or 'nothing done'}"


def tell_account(record: "RunRecord", console: Console) -> None:
    """The line, each failed report with its reason, each duplicate with what it repeats, what is worth reading.

    Where the user gave actor registers of their own, all registers are named with their digests.

    A terminal gets the first `_LISTED` of each kind and the number of the rest; a file or pipe gets all.
    """
    console.print(Text(account_line(record), style="bold"), soft_wrap=True)
    if record.gazetteer:
        console.print(Text(f"  gazetteer  {shown(record.gazetteer)}", style="dim"), soft_wrap=True)
    most = _LISTED if console.is_terminal else None
    for name, error in record.failed[:most]:
        reason = sentence(error.message)
        named = reason if shown(name) in reason else f"{shown(name)}: {reason}"
        console.print(Text.assemble(("  failed  ", "red"), named), soft_wrap=True)
        if error.remedy:
            console.print(Text(f"          {sentence(error.remedy)}", style="dim"), soft_wrap=True)
    _tell_rest(len(record.failed), "failed", console)
    for name, repeated in record.duplicates[:most]:
        line = f"{shown(name)} repeats {shown(repeated.name)} ({repeated.similarity:.0%} of the words)"
        console.print(Text.assemble(("  duplicate  ", "yellow"), f"{line}; not coded again."), soft_wrap=True)
    _tell_rest(len(record.duplicates), "duplicate", console)
    for name in record.silent[:most]:
        line = f"{shown(name)} reads as if it told of an event, but none is sure enough; see --min-score."
        console.print(Text.assemble(("  to read  ", "yellow"), line), soft_wrap=True)
    _tell_rest(len(record.silent), "to read", console)
    if len(record.registers) > 1:
        used = ", ".join(f"{shown(one.component)} {(one.digest or '')[:_DIGEST]}" for one in record.registers)
        console.print(Text(f"  actors  {used}", style="dim"), soft_wrap=True)


def tell_left_out(left_out: Counter[str], console: Console, *, format_: str, noun: str = "event") -> None:
    """How many records a format could not hold, and why, the commonest reason first; nothing where it held all."""
    if not left_out:
        return
    line = f"{counted(left_out.total(), noun)} that the format {format_} has no room for:"
    console.print(Text.assemble(("  left out  ", "yellow"), line), soft_wrap=True)
    for reason, number in left_out.most_common():
        console.print(Text(f"          {number:,}  {reason}", style="dim"), soft_wrap=True)


def _tell_rest(number: int, kind: str, console: Console) -> None:
    if console.is_terminal and number > _LISTED:
        rest = f"  … and {number - _LISTED:,} more {kind}; a file behind 2> gets all of them."
        console.print(Text(rest, style="dim"), soft_wrap=True)


def exit_code(record: "RunRecord") -> int:
    """0 where all reports were read, 4 where none was, 5 where some failed."""
    failed = record.documents["failed"]
    if not failed:
        return ALL_READ
    return NOTHING_READ if failed == record.total else SOME_FAILED
