"""`dotterel accounts` and `dotterel tokens`: who may use a shared desk."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import Result

from dotterel.store import open_store
from tests.surfaces.conftest import Dotterel

PASSWORD = "five herons over Tarka"
Run = Callable[..., Result]


@pytest.fixture
def run(dotterel: Dotterel, tmp_path: Path) -> Run:
    """Runs a verb on a store that is there."""
    place = str(tmp_path / "store.sqlite")
    open_store(place, create=True).close()

    def one(*arguments: str, password: str = PASSWORD) -> Result:
        return dotterel(*arguments, "--store", place, stdin=f"{password}\n".encode(), width=160)

    return one


def test_the_way_of_an_admin(run: Run) -> None:
    """Add, list, change, close, open: each says what it did, and the log has it all."""
    assert "no accounts" in run("accounts", "list").stdout
    assert "Nobody has come" in run("accounts", "log").stdout
    first = run("accounts", "add", "Ada Admin")
    assert "Ada Admin is added as admin" in first.stdout
    assert "has to sign in" in first.stderr
    assert "as reader" in run("accounts", "add", "Rea Reader").stdout
    assert "as reviewer" in run("accounts", "add", "Rui Reviewer", "--role", "reviewer").stdout
    assert "reviewer" in run("accounts", "role", "rea reader", "reviewer").stdout
    assert "disabled" in run("accounts", "disable", "Rea Reader").stdout
    assert "Rea Reader: reviewer" in run("accounts", "enable", "Rea Reader").stdout
    assert "changed" in run("accounts", "password", "Rea Reader", password="nine herons over Mopti").stdout
    run("accounts", "disable", "Rui Reviewer")
    listed = run("accounts", "list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["name", "Ada", "Rea", "Rui"]
    assert "disabled" in listed
    log = run("accounts", "log", "--most", "3")
    assert len(log.stdout.splitlines()) == 4
    assert "--most" in log.stderr
    assert "command line" in log.stdout


@pytest.mark.parametrize(
    ("arguments", "password"),
    [
        (("add", "Ada Admin"), "short"),
        (("add", "Ada Admin"), ""),
        (("add", "<b>Ada</b>"), PASSWORD),
        (("add", "Ada Admin", "--role", "owner"), PASSWORD),
        (("add", "Ada Admin", "--role", "reader"), PASSWORD),
        (("disable", "Nobody"), ""),
        (("role", "Nobody", "admin"), ""),
        (("password", "Nobody"), PASSWORD),
    ],
)
def test_slips_are_named_and_change_nothing(run: Run, arguments: tuple[str, ...], password: str) -> None:
    """Exit code 2, a message without the password, and no account."""
    result = run("accounts", *arguments, password=password)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert not password or password not in result.stderr
    assert "no accounts" in run("accounts", "list").stdout


def test_a_password_is_no_option(run: Run) -> None:
    """What stands on the command line is seen by all of the machine and kept by shells."""
    result = run("accounts", "add", "Ada Admin", "--password", PASSWORD)
    assert result.exit_code == 2
    assert "--password" not in run("accounts", "add", "--help").stdout.replace("--password-", "")


def test_tokens_are_made_listed_and_revoked(run: Run) -> None:
    """The token alone is on standard output, so that a script can take it; it is shown nowhere again."""
    run("accounts", "add", "Ada Admin")
    assert "no tokens" in run("tokens", "list").stdout
    made = run(
        "tokens", "add", "Ada Admin", "--label", "weekly map", "--scope", "read", "--scope", "code", "--days", "30"
    )
    assert re.fullmatch(r"dotterel_[\w-]{43}\n", made.stdout)
    assert "this once" in made.stderr
    listed = run("tokens", "list", "--account", "ada admin").stdout
    assert "weekly map" in listed
    assert made.stdout.strip() not in listed
    assert "opens nothing" in run("tokens", "revoke", "1").stdout
    assert "revoked" in run("tokens", "list").stdout
    for wrong in (
        ("revoke", "9"),
        ("list", "--account", "Nobody"),
        ("add", "Ada Admin", "--label", "x", "--scope", "all"),
    ):
        assert run("tokens", *wrong).exit_code == 2
