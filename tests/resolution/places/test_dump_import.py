"""Tests of `dotterel.resolution.places.dump_import`: dumps become a gazetteer, through kills and full disks."""

import errno
import os
import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from dotterel.model import ArtifactError, SettingsError, span_of
from dotterel.resolution.places import PlaceContext, SqliteGazetteer, dump_import, import_workshop, resolve_place
from dotterel.resolution.places.dump_import import WORKSHOP, import_dumps, is_unfinished, remove_import
from dotterel.resolution.places.edition import EDITION_FILE, REJECTED_FILE, read_edition
from dotterel.resolution.places.gazetteer import UNSIZED
from tests.resolution.places.rows import dump_row

ROWS = [
    # The place stands before its divisions, as it may in a real dump.
    dump_row(500, "Birni Gado", "P.PPL", others="Birnin Gado,birnin gado,Бирни,BGD", admin2="0601", at=(14.6, 6.1)),
    dump_row(501, "Tarka Dam", "S.DAM", others="Barrage de Tarka", at=(14.52, 7.52)),
    dump_row(502, "Old Bridge", "S.BDG"),
    dump_row(503, "Gado School", "S.SCH"),
    dump_row(504, "Gado Canton", "A.ADM3", admin2="0601"),
    dump_row(505, "Zinderou", "A.ADM1", admin1="07", at=(13.8, 9.0)),
    dump_row(506, "Nowhere in Particular", ".", iso2=""),
    dump_row(507, "Deep Trench", "U.TRNU", iso2=""),
    dump_row(508, "Gulf of Gado", "H.GULF", iso2="", admin1=""),
    dump_row(509, "وادي", "P.PPL").replace("وادي\tوادي", "وادي\tWadi Gado"),
    # Known to the packaged gazetteer as well.
    dump_row(11, "Tarka", "P.PPLA3", at=(14.51, 7.49), people=25_000),
    dump_row(13, "Niamey", "P.PPLC", others="Niame", at=(13.51, 2.11)),
    dump_row(21, "Tahoua Region", "A.ADM1", at=(15.0, 6.0), people=3_000_000),
    dump_row(22, "Keita Department", "A.ADM2", admin2="0601", at=(14.7, 5.9)),
    dump_row(1155, "Another Name of a Country", "A.PCLI"),
]  # fmt: skip


@pytest.fixture
def dump(tmp_path: Path) -> Path:
    """The rows above as a file."""
    return write(tmp_path / "NE.txt", ROWS)


def write(path: Path, rows: list[str]) -> Path:
    """Rows as a file."""
    path.write_text("".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


def contents(folder: Path) -> list[object]:
    """All that a finished gazetteer says, without the time of its making."""
    edition = read_edition(folder)
    files = folder / edition.folder
    said: list[object] = [edition.rows, edition.kept, edition.rejected, edition.classes, edition.places, edition.names]
    said += [(files / name).read_bytes() for name in (*edition.tries, REJECTED_FILE)]
    with closing(sqlite3.connect(files / "places.sqlite")) as database:
        for table in ("places", "names", "countries", "meta"):
            said.append(database.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall())
    return said


def test_places_of_the_dump_are_found(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """A village that only the dump knows has country, divisions and coordinates, under each of its Latin names."""
    import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        village = gazetteer.find("birni gado")[0].entry
        assert (village.id, village.kind, village.latitude) == ("geonames:500", "settlement", 14.6)
        assert (village.country, village.admin1, village.admin2) == ("NER", "Tahoua", "Keita")
        assert [named.quality for named in gazetteer.find("birnin gado")] == ["variant"]
        assert gazetteer.find("wadi gado")[0].quality == "main"
        assert not gazetteer.has("bgd")
        assert village.feature == UNSIZED


def test_features_are_mapped_to_kinds_and_precision(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """A dam is an exact place, a lower division a district, a gulf a region; a bare "Old Bridge" is no name."""
    import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        for words, kind, precision in (
            ("Tarka Dam", "landmark", "exact"),
            ("Gado Canton", "admin3", "district"),
            ("the Gulf of Gado", "landmark", "region"),
            ("Zinderou", "admin1", "admin1"),
        ):
            place = resolve_place(
                span_of(words, 0, len(words)), context=PlaceContext(sentence=words), gazetteer=gazetteer
            )
            assert place.precision == precision, words
            assert gazetteer.find(words.removeprefix("the ").lower())[0].entry.kind == kind
        assert not gazetteer.has("old bridge")


def test_what_both_know_is_one_place(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """Under one GeoNames number stands one place: with our name and kind, the dump's point and newer population."""
    import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        towns = [named.entry for named in gazetteer.find("tarka") if named.entry.kind == "settlement"]
        assert [(town.id, town.latitude, town.population) for town in towns] == [("geonames:11", 14.51, 25_000)]
        region = gazetteer.find("tahoua")[0].entry
        assert (region.name, region.latitude, region.borrowed) == ("Tahoua", 15.0, False)
        capital = gazetteer.capital("NER")
        assert capital is not None
        assert (capital.name, capital.population) == ("Niamey", 1_000_000)


def test_the_packaged_gazetteer_is_in_it(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """Countries, regions of our own list and towns that the dump leaves out are found as before."""
    import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    with (
        closing(SqliteGazetteer.open(tmp_path / "into")) as imported,
        closing(SqliteGazetteer.open(packaged)) as before,
    ):
        assert imported.find("donbas") == before.find("donbas")
        assert imported.find("jabal") == before.find("jabal")
        assert imported.country("NER") == before.country("NER")
        assert not imported.has("another name of a country")


def test_rows_are_accounted_for_by_class(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """Every row is counted as read, and as taken in or left out, under its class."""
    edition, was_there = import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    assert not was_there
    assert edition.classes == {
        "-": (1, 0), "A": (5, 5), "H": (1, 1), "P": (4, 4), "S": (3, 2), "U": (1, 0)
    }  # fmt: skip
    assert (edition.rows, edition.kept, edition.rejected) == (15, 12, 0)


def test_malformed_rows_are_counted_and_reported(packaged: Path, tmp_path: Path) -> None:
    """Short and undecodable rows, and one cut off at the end, are told with file and line; the others are taken in."""
    rows = [*ROWS, "short\trow", dump_row(600, "Late", "P.PPL")]
    path = write(tmp_path / "NE.txt", rows)
    with path.open("ab") as stream:
        stream.write(b"601\tCaf\xe9\n" + dump_row(602, "Cut", "P.PPL").encode()[:25])
    edition, _ = import_dumps([path], into=tmp_path / "into", packaged=packaged)
    assert (edition.rows, edition.rejected) == (19, 3)
    report = (tmp_path / "into" / edition.folder / REJECTED_FILE).read_text(encoding="utf-8").splitlines()
    assert [line.split("\t")[:3] for line in report[1:]] == [
        ["NE.txt", "16", "2 of 19 columns"],
        ["NE.txt", "18", "not UTF-8"],
        ["NE.txt", "19", "8 of 19 columns"],
    ]
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        assert gazetteer.has("late")


def test_several_dumps_make_one_gazetteer(packaged: Path, tmp_path: Path) -> None:
    """Files of countries are read one after the other, each with divisions of its own."""
    niger = write(tmp_path / "NE.txt", ROWS)
    mali = [
        dump_row(700, "Sikasso", "A.ADM1", iso2="ML"),
        dump_row(701, "Koro Ba", "P.PPL", iso2="ML", at=(14.0, -3.1)),
    ]
    edition, _ = import_dumps([niger, write(tmp_path / "ML.txt", mali)], into=tmp_path / "into", packaged=packaged)
    assert edition.sources == ("NE.txt", "ML.txt")
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        assert gazetteer.find("koro ba")[0].entry.admin1 == "Sikasso"
        assert gazetteer.find("birni gado")[0].entry.admin1 == "Tahoua"


def test_importing_again_changes_nothing(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """The same files are recognised: the gazetteer stays as it is, and says so."""
    first, _ = import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    again, was_there = import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    assert was_there
    assert again == first


def test_another_dump_replaces_the_gazetteer(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """The newer import is used, and the older one does not stay behind on the disk."""
    into = tmp_path / "into"
    import_dumps([dump], into=into, packaged=packaged)
    edition, _ = import_dumps([write(tmp_path / "XX.txt", ROWS[:1])], into=into, packaged=packaged)
    assert sorted(path.name for path in into.iterdir()) == sorted((edition.folder, EDITION_FILE))
    with closing(SqliteGazetteer.open(into)) as gazetteer:
        assert not gazetteer.has("tarka dam")


class Stop(Exception):
    """What stops a run in these tests."""


def stopping(after: int) -> Callable[[str, int, int], None]:
    """Takes note of progress, and stops the run at the n-th time."""
    told = 0

    def tell(_step: str, _done: int, _whole: int) -> None:
        nonlocal told
        told += 1
        if told > after:
            raise Stop

    return tell


@pytest.mark.parametrize("after", range(0, 14, 2))
def test_a_stopped_import_goes_on(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int
) -> None:
    """Wherever a run stops, nothing half is used, and the next run ends with what an undisturbed one gives."""
    monkeypatch.setattr(dump_import, "BATCH", 3)
    import_dumps([dump], into=tmp_path / "whole", packaged=packaged)
    into = tmp_path / "into"
    with pytest.raises(Stop):
        import_dumps([dump], into=into, packaged=packaged, tell=stopping(after))
    assert is_unfinished(into)
    assert not (into / EDITION_FILE).exists()
    import_dumps([dump], into=into, packaged=packaged)
    assert contents(into) == contents(tmp_path / "whole")
    assert not is_unfinished(into)


def test_what_is_done_is_not_done_again(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second run reads on from the last rows that were kept, rather than from the first."""
    monkeypatch.setattr(dump_import, "BATCH", 3)
    into = tmp_path / "into"
    with pytest.raises(Stop):
        import_dumps([dump], into=into, packaged=packaged, tell=stopping(9))
    steps: list[tuple[str, int]] = []
    import_dumps([dump], into=into, packaged=packaged, tell=lambda step, done, _: steps.append((step, done)))
    assert steps[0][0] == "reading the places"
    assert steps[0][1] > dump.stat().st_size / 5


KILLED = """
import os, signal, sys
from pathlib import Path
from dotterel.resolution.places import dump_import
dump_import.BATCH = 3
told = 0
def tell(step, done, whole):
    global told
    told += 1
    if told == int(sys.argv[4]):
        os.kill(os.getpid(), signal.SIGKILL)
dump_import.import_dumps([Path(sys.argv[1])], into=Path(sys.argv[2]), packaged=Path(sys.argv[3]), tell=tell)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_killed_import_goes_on(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """SIGKILL, which no program can catch, while rows are read and while names are indexed, loses nothing."""
    import_dumps([dump], into=tmp_path / "whole", packaged=packaged)
    into = tmp_path / "into"
    for told in (5, 4):
        done = subprocess.run(
            [sys.executable, "-c", KILLED, str(dump), str(into), str(packaged), str(told)],
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=False,
        )
        assert done.returncode == -signal.SIGKILL, done.stderr
        assert not (into / EDITION_FILE).exists()
    import_dumps([dump], into=into, packaged=packaged)
    assert contents(into) == contents(tmp_path / "whole")


def test_names_behind_the_last_note_are_cut_off(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Names that a killed run had written without noting them are not filed twice, and lost ones start it anew."""
    monkeypatch.setattr(dump_import, "BATCH", 3)
    import_dumps([dump], into=tmp_path / "whole", packaged=packaged)
    for harm in (lambda path: path.write_bytes(path.read_bytes() + b"torn na"), lambda path: path.write_bytes(b"")):
        into = tmp_path / f"into-{id(harm)}"
        with pytest.raises(Stop):
            import_dumps([dump], into=into, packaged=packaged, tell=stopping(9))
        for path in (into / WORKSHOP).glob("work-names-*"):
            harm(path)
        import_dumps([dump], into=into, packaged=packaged)
        assert contents(into) == contents(tmp_path / "whole")


def test_an_edition_that_was_not_yet_named_is_named(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A run killed in its very last step is finished without any work."""
    into = tmp_path / "into"
    edition, _ = import_dumps([dump], into=into, packaged=packaged)
    (into / EDITION_FILE).unlink()
    monkeypatch.setattr(dump_import, "Workshop", None)
    assert import_dumps([dump], into=into, packaged=packaged) == (edition, True)
    assert read_edition(into) == edition


def test_the_former_gazetteer_stays_until_the_new_one_is_complete(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """While an import is unfinished, the one before it is in use, sound."""
    into = tmp_path / "into"
    import_dumps([write(tmp_path / "XX.txt", ROWS[:1])], into=into, packaged=packaged)
    with pytest.raises(Stop):
        import_dumps([dump], into=into, packaged=packaged, tell=stopping(4))
    with closing(SqliteGazetteer.open(into)) as gazetteer:
        assert gazetteer.has("birni gado")
        assert not gazetteer.has("tarka dam")


def test_a_full_disk_is_named_and_survived(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether the names or the database no longer fit: the user is told, and goes on once there is room."""
    monkeypatch.setattr(dump_import, "BATCH", 3)
    import_dumps([dump], into=tmp_path / "whole", packaged=packaged)
    into = tmp_path / "into"

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(import_workshop.Workshop, "_append", full)
        with pytest.raises(ArtifactError, match="is full"):
            import_dumps([dump], into=into, packaged=packaged)
    small = import_workshop.Workshop.batch

    def little_room(workshop: import_workshop.Workshop) -> object:
        workshop._database.execute("PRAGMA made.max_page_count = 1")  # as many as there are
        return small(workshop)

    with monkeypatch.context() as patch:
        patch.setattr(import_workshop.Workshop, "batch", little_room)
        with pytest.raises(ArtifactError, match="is full"):
            import_dumps([dump], into=into, packaged=packaged)
    import_dumps([dump], into=into, packaged=packaged)
    assert contents(into) == contents(tmp_path / "whole")


def test_too_small_a_disk_is_refused_before_any_work(
    dump: Path, packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for minutes for what cannot be finished."""
    monkeypatch.setattr(dump_import, "_ROOM", 10**18)
    with pytest.raises(ArtifactError, match=r"MB free, and the import needs about"):
        import_dumps([dump], into=tmp_path / "into", packaged=packaged)
    assert not (tmp_path / "into").exists()


def test_a_second_import_at_the_same_time_is_refused(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """Two runs never write into one workshop."""
    into = tmp_path / "into"
    refused: list[SettingsError] = []

    def tell(step: str, _done: int, _whole: int) -> None:
        if step == "reading the places" and not refused:
            with pytest.raises(SettingsError, match="is at work") as caught:
                import_dumps([dump], into=into, packaged=packaged)
            refused.append(caught.value)

    import_dumps([dump], into=into, packaged=packaged, tell=tell)
    assert refused
    assert read_edition(into).kept == 12


def test_a_dump_without_any_kept_feature_is_refused(packaged: Path, tmp_path: Path) -> None:
    """A dump of schools only makes no gazetteer, and does not take the place of one."""
    path = write(tmp_path / "schools.txt", [dump_row(1, "Gado School", "S.SCH")])
    with pytest.raises(SettingsError, match="no row of the dump"):
        import_dumps([path], into=tmp_path / "into", packaged=packaged)
    assert not (tmp_path / "into" / EDITION_FILE).exists()


def test_a_missing_packaged_gazetteer_is_named(dump: Path, tmp_path: Path) -> None:
    """What is to be extended has to be there; the remedy says how to build it."""
    with pytest.raises(ArtifactError, match=r"python -m dotterel\.resolution\.places\.build"):
        import_dumps([dump], into=tmp_path / "into", packaged=tmp_path)


def test_removing_takes_only_what_is_ours(dump: Path, packaged: Path, tmp_path: Path) -> None:
    """Files of the user's own in the folder stay."""
    into = tmp_path / "into"
    import_dumps([dump], into=into, packaged=packaged)
    (into / "notes.txt").write_text("mine")
    (into / "pictures").mkdir()
    assert remove_import(into)
    assert sorted(path.name for path in into.iterdir()) == ["notes.txt", "pictures"]
    assert not remove_import(into)


def test_crowded_names_keep_some_of_their_places(
    packaged: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a name that hundreds of places share, so many are kept, the most populous among them."""
    monkeypatch.setattr(import_workshop, "MOST_SHARED", 5)
    rows = [dump_row(800 + at, "Mill Gado", "P.PPL", people=at % 7) for at in range(40)]
    edition, _ = import_dumps([write(tmp_path / "NE.txt", rows)], into=tmp_path / "into", packaged=packaged)
    assert edition.crowded == 1
    with closing(SqliteGazetteer.open(tmp_path / "into")) as gazetteer:
        assert [named.entry.population for named in gazetteer.find("mill gado")] == [6, 6, 6, 6, 6]


def test_the_packaged_gazetteer_is_not_overwritten(dump: Path, packaged: Path) -> None:
    """What an import extends stays as it is, so that one can always go back to it."""
    with pytest.raises(SettingsError, match="holds the packaged gazetteer"):
        import_dumps([dump], into=packaged, packaged=packaged)
    assert not (packaged / EDITION_FILE).exists()
