"""Links on the terminal: how surely two events are one happening, and what spoke for and against."""

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from dotterel.model import Link, ResolvedEvent
from dotterel.surfaces.cli import cells
from dotterel.surfaces.cli.evidence import marked_sentence
from dotterel.surfaces.cli.wording import shown

_SHORT = 8
_PREFIX = "event-"


def link_view(link: Link, *events: ResolvedEvent) -> RenderableType:
    """A link with the sentences of its events and the table of reasons, the weightiest first."""
    verdict = "one happening" if link.same else "two happenings"
    head = Text(f"Judged to be {verdict}: probability {link.score:.2f} of one", style="bold")
    told: list[RenderableType] = []
    for event in events:
        outlet = shown(event.document.outlet or event.document.title or event.document.id)
        told += [
            Text(f"\n{outlet}, {event.document.published or 'undated'}", style=cells.FAINT),
            marked_sentence(event),
        ]
    numbers = ("found", "adds to the log-odds")
    table = cells.plain_table("what was compared", *numbers, right=numbers)
    for reason in link.reasons:
        weight = "" if reason.weight is None else f"{reason.weight:+.2f}"
        colour = "" if reason.weight is None else "green" if reason.weight > 0 else "red"
        table.add_row(shown(reason.name), shown(reason.value), Text(weight, style=colour))
    return Group(head, *told, Text(), table)


def links_table(links: Sequence[Link]) -> RenderableType:
    """Links by both events, the surest first; each line can be given to ``dotterel explain``."""
    table = cells.plain_table("link", "probability", "weightiest reasons", right=("probability",))
    for link in sorted(links, key=lambda link: -link.score):
        names = f"{link.event_id.removeprefix(_PREFIX)[:_SHORT]}~{link.to_id.removeprefix(_PREFIX)[:_SHORT]}"
        reasons = ", ".join(shown(reason.name) for reason in link.reasons[1:4])
        table.add_row(names, f"{link.score:.2f}", Text(reasons, style=cells.FAINT))
    hint = Text("\nOne of them: dotterel explain LINK", style=cells.FAINT)
    return Group(Text("\nLinks", style="bold"), table, hint)
