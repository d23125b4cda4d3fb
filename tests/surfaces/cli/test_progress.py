"""The progress bar."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from dotterel.surfaces.cli.progress import expected, meter


def console(*, terminal: bool) -> tuple[Console, io.StringIO]:
    """Standard error, on a terminal or not."""
    stream = io.StringIO()
    return Console(file=stream, force_terminal=terminal, width=80), stream


@pytest.mark.parametrize(
    ("terminal", "total", "quiet"), [(False, 5, False), (True, 1, False), (True, 5, True)], ids=["pipe", "one", "quiet"]
)
def test_nothing_is_shown_where_nobody_waits(terminal: bool, total: int, quiet: bool) -> None:
    """Logs, single reports and quiet runs have no bar."""
    where, stream = console(terminal=terminal)
    with meter(where, total=total, quiet=quiet) as bar:
        bar.advance("a.txt")
        with bar.paused():
            pass
    assert stream.getvalue() == ""


@pytest.mark.parametrize("total", [5, None])
def test_a_terminal_sees_the_report_that_was_done(total: int | None) -> None:
    """The bar names the last report, also where it is not known how many there will be."""
    where, stream = console(terminal=True)
    with meter(where, total=total, quiet=False) as bar:
        bar.advance("a\x1b[2J.txt")
    assert "1/5" in stream.getvalue() or "1/?" in stream.getvalue()
    assert "a[2J.txt" in stream.getvalue()


def test_reports_are_counted_ahead_where_that_is_cheap(tmp_path: Path) -> None:
    """Files and folders are counted; how many reports a corpus holds only reading tells."""
    for name in ("a.txt", "b.html", ".hidden"):
        (tmp_path / name).write_text("x")
    assert expected([str(tmp_path), "-", "https://example.org/"], corpora=(".jsonl",)) == 4
    (tmp_path / "c.jsonl").write_text("{}")
    assert expected([str(tmp_path)], corpora=(".jsonl",)) is None
    assert expected([str(tmp_path / "c.jsonl")], corpora=(".jsonl",)) is None
