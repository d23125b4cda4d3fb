"""`dotterel desk`: what it refuses, and which store it opens."""

import asyncio
import gc
import socket
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest

from dotterel.model import SettingsError
from dotterel.store import Store, demo_place, open_store
from dotterel.surfaces.desk import serving
from dotterel.surfaces.desk.security import ANY_NUMBER
from tests.surfaces.conftest import Dotterel


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """What would have been served, without serving it."""
    found: list[dict[str, Any]] = []

    def serve(store: Store, made: socket.socket, **options: Any) -> None:
        found.append({"place": store.place, "at": made.getsockname()[0], **options})
        made.close()

    monkeypatch.setattr(serving, "serve", serve)
    return found


@pytest.mark.parametrize(
    "arguments",
    [
        ["--host", "0.0.0.0"],
        ["--host", "::"],
        ["--host", "192.0.2.7"],
        ["--host", "example.org"],
        ["--behind-proxy", "127.0.0.1"],
        ["--behind-proxy", "*"],
        ["--name", "*"],
        ["--name", "evil/../x"],
        ["--certificate", "missing.pem"],
        ["--certificate-key", "missing.pem"],
        ["--port", "70000"],
    ],
)
def test_what_would_open_the_store_to_others_is_refused(
    dotterel: Dotterel, tmp_path: Path, served: list[dict[str, Any]], arguments: list[str]
) -> None:
    """Without accounts nobody else may reach it, and what makes no sense is named."""
    place = tmp_path / "store.sqlite"
    open_store(place, create=True).close()
    result = dotterel("desk", "--store", str(place), *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr
    assert served == []


def test_the_refusal_names_the_command_that_helps(dotterel: Dotterel, tmp_path: Path) -> None:
    """Who wants to share a desk learns how."""
    place = tmp_path / "store.sqlite"
    open_store(place, create=True).close()
    told = " ".join(dotterel("desk", "--store", str(place), "--host", "0.0.0.0").stderr.split())
    assert "dotterel accounts add NAME" in told


@pytest.mark.enable_socket
def test_a_desk_with_accounts_is_served_to_others(
    dotterel: Dotterel, tmp_path: Path, served: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the names it is given and by numbers; whoever runs it is told that nothing is encrypted; columns are held."""
    place = str(tmp_path / "store.sqlite")
    open_store(place, create=True).close()
    assert dotterel("accounts", "add", "Ada Admin", "--store", place, stdin=b"five herons over Tarka\n").exit_code == 0
    held: list[str] = []
    monkeypatch.setattr(Store, "hold", lambda store: held.append(store.place))
    common = ("desk", "--store", place, "--port", "0")
    assert "unencrypted" in dotterel(*common, "--host", "0.0.0.0", "--name", "Desk.Example.org").stderr
    assert "unencrypted" not in dotterel(*common).stderr
    result = dotterel(*common, "--behind-proxy", "127.0.0.1", "--name", "desk.example.org")
    assert "unencrypted" not in result.stderr
    everywhere, local, behind = (one["reach"] for one in served)
    assert {"desk.example.org", ANY_NUMBER} <= set(everywhere.hosts)
    assert ANY_NUMBER not in (*local.hosts, *behind.hosts)
    assert (everywhere.proxy, local.proxy, behind.proxy) == (None, None, "127.0.0.1")
    assert [one["at"] for one in served] == ["0.0.0.0", "127.0.0.1", "127.0.0.1"]
    assert len(held) == 3


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_passed_over() -> None:
    """A second desk finds a place of its own, unless it was told which."""
    with serving.listening("127.0.0.1", None) as one, serving.listening("127.0.0.1", None) as other:
        assert one.getsockname() != other.getsockname()
        with pytest.raises(SettingsError, match="not to be had"):
            serving.listening("127.0.0.1", one.getsockname()[1])


@pytest.mark.enable_socket
def test_answers_are_sent_at_once() -> None:
    """What asyncio serves over the socket does not wait for a reader's word between an answer's head and its body."""
    told: list[int] = []

    async def answer(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        made = writer.get_extra_info("socket")
        told.append(made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    async def ask() -> None:
        made = serving.listening("127.0.0.1", 0)
        async with await asyncio.start_server(answer, sock=made):
            reader, writer = await asyncio.open_connection(*made.getsockname())
            await reader.read()
            writer.close()

    with ThreadPoolExecutor(1) as apart:  # a loop of a browser's may be at work in this thread
        apart.submit(asyncio.run, ask()).result()
    assert told == [1]


@pytest.mark.enable_socket
def test_answers_do_not_wait_for_a_look_through_all_that_is_held(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While it serves, what was in memory at the start is not looked through for garbage."""
    frozen: list[int] = []
    monkeypatch.setattr("uvicorn.Server.run", lambda *_, **__: frozen.append(gc.get_freeze_count()))
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        serving.serve(store, serving.listening("127.0.0.1", 0), ready=print)
    assert frozen[0] > 1000
    assert gc.get_freeze_count() == 0


@pytest.mark.enable_socket
def test_the_demos_store_is_shown_where_there_is_no_other(
    dotterel: Dotterel, home: Path, served: list[dict[str, Any]]
) -> None:
    """After the demo the desk is filled at once and says that all is invented; one's own store comes first."""
    assert dotterel("desk").exit_code == 3
    open_store(demo_place(), create=True).close()
    assert dotterel("desk").exit_code == 0
    open_store(home, create=True).close()
    assert dotterel("desk").exit_code == 0
    assert [Path(one["place"]).name for one in served] == ["demo.sqlite", "store.sqlite"]
    assert "invented" in served[0]["notice"]
    assert not served[1]["notice"]
