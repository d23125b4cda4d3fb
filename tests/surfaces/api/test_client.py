"""The client of docs/howto/use-the-api.md: its code is run as it stands there, against a desk that is served."""

import re
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn

from dotterel.store import Store, open_store
from dotterel.surfaces.api import build_api
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.serving import address_of, listening
from tests.surfaces.story import assemble_story

PAGE = Path(__file__).resolve().parents[3] / "docs" / "howto" / "use-the-api.md"
BLOCKS = re.findall(r"^```python\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
pytestmark = pytest.mark.loopback


@pytest.fixture
def served(filled: Path) -> Iterator[tuple[str, Store]]:
    """The address of a desk over a store of invented incidents, and the store."""
    made = listening("127.0.0.1", 0)
    with open_store(filled) as store:
        app = build_desk(store, api=build_api(store, assemble=assemble_story))
        server = uvicorn.Server(uvicorn.Config(app, log_level="error", lifespan="off"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [made]}, daemon=True)
        thread.start()
        try:
            for _ in range(600):
                if server.started:
                    break
                time.sleep(0.05)
            yield address_of(made), store
        finally:
            server.should_exit = True
            thread.join(timeout=30)
            made.close()


def test_what_the_page_shows_works(served: tuple[str, Store], capsys: pytest.CaptureFixture[str]) -> None:
    """Who copies the blocks of the page, one after the other, gets what it says that they give."""
    address, store = served
    space: dict[str, Any] = {}
    assert len(BLOCKS) > 5
    for block in BLOCKS:
        code = block.replace("desk = Dotterel()", f"desk = Dotterel({address!r})")
        exec(compile(code, PAGE.name, "exec"), space)
    told = capsys.readouterr().out
    with store.reading() as records:
        deadliest = records.incidents.page(order="killed", limit=1).entries[0]
    assert f"{deadliest.summary} {deadliest.killed_low} {deadliest.killed_best}" in told
    assert "0 changed since" in told
    assert "killed=many" in told
    assert " says: " in told


def test_the_client_keeps_what_has_not_changed(served: tuple[str, Store]) -> None:
    """The second answer is the kept one, and every incident comes once."""
    address, store = served
    space: dict[str, Any] = {}
    exec(compile(BLOCKS[0], PAGE.name, "exec"), space)
    desk = space["Dotterel"](address)
    with store.reading() as records:
        number = records.incidents.count()
    assert len({one["id"] for one in desk.all("incidents", limit=7)}) == number
    first = desk.get("incidents", limit=3)
    assert desk.get("incidents", limit=3) is first
