"""The table and the explanation, for any record."""

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console, RenderableType

from dotterel.model import ResolvedEvent
from dotterel.surfaces.cli import quads
from dotterel.surfaces.cli.explain import explanation
from dotterel.surfaces.cli.rows import rows_of
from dotterel.surfaces.cli.table import document_view, legend
from tests.factories import resolved_event
from tests.strategies import resolved_events


def rendered(view: RenderableType, *, width: int, colour: bool = False) -> str:
    """A view as a terminal gets it."""
    stream = io.StringIO()
    system = "standard" if colour else None
    console = Console(
        file=stream,
        width=width,
        color_system=system,  # type: ignore[arg-type]
        force_terminal=colour,
        no_color=not colour,  # whatever the environment says
        markup=False,
    )
    console.print(view)
    return stream.getvalue()


@settings(max_examples=30)
@given(st.lists(resolved_events(), max_size=4), st.sampled_from([40, 80, 100, 160]))
def test_any_events_can_be_shown(events: list[ResolvedEvent], width: int) -> None:
    """No record breaks the table, and no control character of one gets through."""
    if not events:
        return
    rows = rows_of(events)
    shown = rendered(document_view("report.txt", events[0].document, rows, width=width), width=width)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)
    assert "report.txt" in shown.replace("\n", "")


@settings(max_examples=30)
@given(resolved_events(), st.sampled_from([40, 80, 160]))
def test_any_event_can_be_explained(event: ResolvedEvent, width: int) -> None:
    """No record breaks the explanation."""
    [row] = rows_of([event]).all
    shown = rendered(explanation(event, row), width=width)
    assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(shown)


@pytest.mark.parametrize("width", [80, 120])
def test_quads_are_told_apart_by_colour_and_by_sign(width: int) -> None:
    """Colour helps those who see it; the sign serves everybody."""
    event = resolved_event()
    coloured = rendered(document_view("x", event.document, rows_of([event]), width=width), width=width, colour=True)
    assert "\x1b[1;31m▲" in coloured
    assert len(set(quads.SIGNS.values())) == len(set(quads.COLOURS.values())) == 4


def test_an_unsure_event_is_dimmed_and_says_so() -> None:
    """A low score is seen with colour and without."""
    event = resolved_event(score=0.3)
    view = document_view("x", event.document, rows_of([event]), width=120)
    assert "unsure" in rendered(view, width=120)
    assert "\x1b[2" in rendered(view, width=120, colour=True)


def test_an_undated_report_says_so() -> None:
    """A missing publication date is told in the heading: all relative days hang on it."""
    document = resolved_event().document
    undated = type(document)(id="d", title="A title")
    assert "date unknown" in rendered(document_view("x", undated, rows_of([]), width=80), width=80)


def test_the_legend_explains_every_sign() -> None:
    """What the table uses is explained below it."""
    shown = rendered(legend(width=80), width=80)
    for sign in (*quads.SIGNS.values(), "≈", "—", "?", "unsure"):
        assert sign in shown
