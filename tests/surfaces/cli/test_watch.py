"""`dotterel watch`, over feeds that are files beside their articles."""

import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from dotterel.store import open_store
from tests.surfaces.conftest import Dotterel

ROOT = Path(__file__).resolve().parents[3]
ITEM = "<item><title>{0}</title><link>{0}</link><pubDate>Tue, 05 Mar 2024 08:00:00 GMT</pubDate></item>"
DEAD = "<item><title>Gone</title><link>gone.txt</link></item>"


@pytest.fixture
def feed(tmp_path: Path) -> Path:
    """A feed of the three reports."""
    return write_feed(
        tmp_path / "feed.xml", *(ITEM.format(name) for name in ("clash.txt", "protest.txt", "regatta.txt"))
    )


def write_feed(path: Path, *items: str, title: str = "Borean Courier") -> Path:
    """An RSS feed."""
    path.write_text(f"<rss version='2.0'><channel><title>{title}</title>{''.join(items)}</channel></rss>")
    return path


def test_a_round_is_told_line_by_line(dotterel: Dotterel, feed: Path, tmp_path: Path) -> None:
    """The feeds at the start, a line an article with time, outlet, events and title, and the account at the end."""
    result = dotterel("watch", "feed.xml", "--once", "--store", "s.sqlite")
    assert result.exit_code == 0
    lines = [re.sub(r"^\d\d:\d\d  ", "", line) for line in result.stdout.splitlines()]
    assert lines == [
        "Borean Courier          8 events     Borean troops shell the border town of Tarka",
        "Borean Courier          2 events     Thousands march in Lumo over the price of bread",
        "Borean Courier          no events    Pilots win the harbour regatta for the third time",
    ]
    assert "Watching 1 feed into s.sqlite" in result.stderr
    assert re.search(r"new +0 +0 +0  —  +now", result.stderr)
    assert "Round 1: 1 feed asked; 3 new articles; 3 read: 2 coded (10 events), 1 without events." in result.stderr
    with open_store(tmp_path / "s.sqlite") as store, store.reading() as records:
        (run,) = records.runs.all()
    assert run.run.sources == (str(feed),)
    assert run.run.finished


def test_the_second_round_has_nothing_to_do(dotterel: Dotterel, feed: Path) -> None:
    """A timer that comes too early asks nobody and makes no run."""
    dotterel("watch", "feed.xml", "--once", "--store", "s.sqlite")
    result = dotterel("watch", "feed.xml", "--once", "--store", "s.sqlite")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no feed is due" in result.stderr
    assert len(dotterel("runs", "list", "--store", "s.sqlite").stdout.splitlines()) == 2


def test_failures_are_told_and_counted(dotterel: Dotterel, tmp_path: Path) -> None:
    """Exit code 5 where some was read; quiet tells the failures alone."""
    write_feed(tmp_path / "feed.xml", ITEM.format("clash.txt"), DEAD)
    (tmp_path / "page.html").write_text("<html><body>no feed</body></html>")
    result = dotterel("watch", "feed.xml", "page.html", "--once", "--store", "s.sqlite", "--quiet")
    assert result.exit_code == 5
    assert "gone.txt is not a regular file." in result.stdout
    assert "8 events" not in result.stdout
    assert "page.html is a web page, not a feed." in result.stderr
    assert "Watching" not in result.stderr
    assert "Round" not in result.stderr


def test_nothing_read_is_exit_code_4(dotterel: Dotterel, tmp_path: Path) -> None:
    """A timer's mail tells at once that no feed answers."""
    (tmp_path / "page.html").write_text("<html><body>no feed</body></html>")
    result = dotterel("watch", "page.html", "--once", "--store", "s.sqlite")
    assert result.exit_code == 4


def test_status_tells_how_feeds_fare(dotterel: Dotterel, tmp_path: Path, feed: Path) -> None:
    """Kind, counts and reasons of failure, without asking anybody."""
    (tmp_path / "page.html").write_text("<html><body>no feed</body></html>")
    (tmp_path / "list.txt").write_text("# mine\nfeed.xml\npage.html\n")
    dotterel("watch", "list.txt", "--once", "--store", "s.sqlite", "--limit", "2")
    feed.unlink()
    result = dotterel("watch", "--status", "--store", "s.sqlite", width=200)
    assert result.exit_code == 0
    row = next(line for line in result.stdout.splitlines() if "Borean Courier" in line)
    assert re.search(r"RSS +2 +1 +0 ", row)
    assert "failing" in result.stdout
    assert "is a web page, not a feed." in result.stdout
    only = dotterel("watch", "--status", "list.txt", "--store", "s.sqlite", width=200)
    assert "Borean Courier" not in only.stdout


def test_status_of_a_feed_that_is_not_known(dotterel: Dotterel, feed: Path) -> None:
    """A slip in the address is told, not answered by an empty table."""
    dotterel("watch", "feed.xml", "--once", "--store", "s.sqlite")
    result = dotterel("watch", "--status", "https://ledger.example/x", "--store", "s.sqlite")
    assert result.exit_code == 2
    assert "has never watched" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message", "remedy"),
    [
        ((), "No feed is named", "dotterel watch FEEDS"),
        (("missing.xml",), "There is no file missing.xml", "https://"),
        ((".",), "is a folder", "file in it"),
        (("ftp://a.example/x",), "not an http or https address", "Only web addresses"),
        (("file:///etc/passwd",), "not an http or https address", "Only web addresses"),
        (("clash.txt", "--every", "0"), "--every is 0", "1 to 1,440"),
        (("clash.txt", "--limit", "0"), "--limit is 0", "from 1"),
        (("clash.txt", "--min-score", "2"), "--min-score is 2", "0 to 1"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_bad_setting_stops_the_watch_before_it_begins(
    dotterel: Dotterel, tmp_path: Path, arguments: tuple[str, ...], message: str, remedy: str
) -> None:
    """Exit code 2, the fault and its remedy, and no store is made."""
    result = dotterel("watch", *arguments, "--once", "--store", "s.sqlite")
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in result.stderr
    assert remedy in result.stderr
    assert not (tmp_path / "s.sqlite").exists()


PROGRAM = """
import sys, time
from dotterel.surfaces.cli.app import build_app
from tests.surfaces.story import assemble_story
build_app(assemble=assemble_story)(prog_name="dotterel")
"""


@pytest.mark.parametrize(("number", "code"), [(signal.SIGTERM, 0), (signal.SIGINT, 130)], ids=["SIGTERM", "Ctrl-C"])
def test_it_ends_well_when_asked_to(feed: Path, tmp_path: Path, dotterel: Dotterel, number: int, code: int) -> None:
    """While it sleeps between rounds a signal ends it at once, and what is kept is told."""
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", PROGRAM, "watch", "feed.xml", "--store", "s.sqlite"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        lines = [program.stdout.readline() for _ in range(3)]
        time.sleep(0.5)
        program.send_signal(number)
        _, messages = program.communicate(timeout=60)
    assert all("event" in line for line in lines)
    assert program.returncode == code
    assert "Stopped. 3 articles with 10 events kept in s.sqlite as run 1." in messages
    assert "Traceback" not in messages


def test_a_killed_watch_keeps_what_it_told(feed: Path, tmp_path: Path, dotterel: Dotterel) -> None:
    """After kill -9 the store is sound, and holds every article that had its line, once."""
    write_feed(feed, *(ITEM.format(f"{number}.txt") for number in range(200)))
    for number in range(200):
        text = (tmp_path / "clash.txt").read_text().replace("Tarka", f"Tarka{number}")
        (tmp_path / f"{number}.txt").write_text(f"{text}\n" + " ".join(f"w{number}x{word}" for word in range(300)))
    environment = os.environ | {"PYTHONPATH": f"{ROOT / 'src'}:{ROOT}", "NO_COLOR": "1", "PYTHONUNBUFFERED": "1"}
    command = [sys.executable, "-c", PROGRAM, "watch", "feed.xml", "--store", "s.sqlite"]
    with subprocess.Popen(
        command, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as program:
        assert program.stdout is not None
        told = [program.stdout.readline() for _ in range(7)]
        program.kill()
        program.communicate()
    assert len(told) == 7
    checked = dotterel("db", "check", "--store", "s.sqlite")
    assert checked.exit_code == 0
    assert int(re.findall(r"documents (\d+)", checked.stdout)[0]) >= 7


@pytest.mark.parametrize(("option", "is_linked"), [("--link", True), ("--no-link", False)])
def test_articles_become_incidents_as_they_come(dotterel: Dotterel, feed: Path, option: str, is_linked: bool) -> None:
    """A watched store needs no further command to show incidents, unless that is unwanted; a later watch makes up."""
    assert dotterel("watch", feed.name, "--once", option, "--store", "s.sqlite").exit_code == 0
    assert ("2024-03-04" in dotterel("incidents", "--store", "s.sqlite").stdout) == is_linked
    assert dotterel("watch", feed.name, "--once", "--store", "s.sqlite").exit_code == 0
    assert "2024-03-04" in dotterel("incidents", "--store", "s.sqlite").stdout
