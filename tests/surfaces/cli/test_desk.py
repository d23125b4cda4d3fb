"""`dotterel desk`: what it refuses, and which store it opens."""

from pathlib import Path

import pytest

from dotterel.model import SettingsError
from dotterel.store import demo_place, open_store
from dotterel.surfaces.desk import serving
from tests.surfaces.conftest import Dotterel


@pytest.mark.parametrize("arguments", [["--host", "0.0.0.0"], ["--host", "example.org"], ["--port", "70000"]])
def test_what_would_open_the_store_to_others_is_refused(
    dotterel: Dotterel, tmp_path: Path, arguments: list[str]
) -> None:
    """Without accounts nobody else may reach it, and an impossible port is named."""
    place = tmp_path / "store.sqlite"
    open_store(place, create=True).close()
    result = dotterel("desk", "--store", str(place), *arguments)
    assert result.exit_code == 2
    assert "Error" in result.stderr


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_passed_over() -> None:
    """A second desk finds a place of its own, unless it was told which."""
    with serving.listening("127.0.0.1", None) as one, serving.listening("127.0.0.1", None) as other:
        assert one.getsockname() != other.getsockname()
        with pytest.raises(SettingsError, match="not to be had"):
            serving.listening("127.0.0.1", one.getsockname()[1])


@pytest.mark.enable_socket
def test_the_demos_store_is_shown_where_there_is_no_other(
    dotterel: Dotterel, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the demo the desk is filled at once and says that all is invented; one's own store comes first."""
    served: list[tuple[str, str]] = []
    monkeypatch.setattr(
        serving,
        "serve",
        lambda store, made, *, ready, notice, reviewer, api: served.append((store.place, notice)) or made.close(),
    )
    assert dotterel("desk").exit_code == 3
    open_store(demo_place(), create=True).close()
    assert dotterel("desk").exit_code == 0
    open_store(home, create=True).close()
    assert dotterel("desk").exit_code == 0
    assert [Path(place).name for place, _ in served] == ["demo.sqlite", "store.sqlite"]
    assert "invented" in served[0][1]
    assert not served[1][1]
