"""What users' register files do to ours."""

from pathlib import Path

import pytest

from dotterel.model.errors import RegisterError
from dotterel.resolution.actors import Effect, effects_of

HEADER = "id,name,aliases,kind,country,sectors,from,to\n"


def _effects(folder: Path, *texts: str) -> tuple[Effect, ...]:
    paths = [folder / f"{number}.csv" for number, _ in enumerate(texts)]
    for path, text in zip(paths, texts, strict=True):
        path.write_text(text, encoding="utf-8")
    return effects_of(paths)


def test_new_and_changed_entries_are_told_apart(tmp_path: Path) -> None:
    """A later file changes what an earlier one added, and says in which columns."""
    first, second = _effects(
        tmp_path,
        f"{HEADER}own-1,Lantern Guard,,armed_group,MLI,REB,,\n",
        f"{HEADER}own-1,Lantern Guard,LGX,armed_group,MLI,PRM,,\nown-2,Wick Union,,party,MLI,PTY,,\n",
    )
    assert [change.changed for change in first.changes] == [None]
    assert [change.changed for change in second.changes] == [("aliases", "sectors"), None]


def test_names_that_mean_something_else_are_named(tmp_path: Path) -> None:
    """The user learns before coding which names two entries share, be they ours, a word, or their own."""
    effect, later = _effects(
        tmp_path,
        f"{HEADER}own-1,Lantern Guard,Boko Haram|Police|Kremlin,armed_group,MLI,REB,,\n",
        f"{HEADER}own-2,Lantern-Guard,,party,MLI,PTY,,\n",
    )
    assert {clash.text for clash in effect.clashes} == {"Boko Haram", "Police", "Kremlin"}
    words = [clash.agent.phrase for clash in effect.clashes if clash.agent is not None]
    assert "police" in words
    assert [clash.entry and clash.entry.id for clash in later.clashes] == ["own-1"]


def test_what_stays_is_no_clash(tmp_path: Path) -> None:
    """A name that an entry had before, and the entry itself, are not told again."""
    (_, effect) = _effects(
        tmp_path,
        f"{HEADER}own-1,Lantern Guard,Boko Haram,armed_group,MLI,REB,,\n",
        "id,sectors\nown-1,PRM\n",
    )
    assert effect.clashes == ()


def test_files_with_faults_have_no_effects(tmp_path: Path) -> None:
    """What a file would do is only told where it would be taken."""
    with pytest.raises(RegisterError):
        _effects(tmp_path, f"{HEADER}own-1,Lantern Guard,,armed_group,QQQ,REB,,\n")
