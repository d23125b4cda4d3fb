"""Records that come with Dotterel as JSON."""

from pathlib import Path

import pytest

from dotterel.model import ArtifactError
from dotterel.model.shipped import shipped_record


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A package with a sound record and with one that is none."""
    folder = tmp_path / "shipped_by_test"
    folder.mkdir()
    (folder / "__init__.py").write_text("")
    (folder / "sound.json").write_text('{"weights": {"first": 2}}')
    (folder / "broken.json").write_text('{"weights": ')
    monkeypatch.syspath_prepend(tmp_path)
    return "shipped_by_test"


def test_a_sound_record_is_read(package: str) -> None:
    """What the file holds is what its reader makes of it."""
    assert shipped_record(package, "sound.json", lambda told: told["weights"]["first"]) == 2


@pytest.mark.parametrize(
    ("name", "key"),
    [("none.json", "weights"), ("broken.json", "weights"), ("sound.json", "other")],
)
def test_a_damaged_one_says_which_it_is(package: str, name: str, key: str) -> None:
    """A file that is missing, cut off or without what is looked for is named, and what to do."""
    with pytest.raises(ArtifactError, match=f"{name} cannot be read") as found:
        shipped_record(package, name, lambda told: told[key])
    assert found.value.remedy
    with pytest.raises(ArtifactError, match="the numbers cannot be read"):
        shipped_record(package, name, lambda told: told[key], what="the numbers")
