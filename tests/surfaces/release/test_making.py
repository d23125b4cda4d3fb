"""A release made: what is in it, what is not, and that it is there whole or not at all."""

import csv
import hashlib
import io
import json
import os
import re
import signal
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path
from typing import Any

import pytest
from pyarrow import parquet

from dotterel.codebook import load_codebook
from dotterel.model import (
    Decision,
    Incident,
    ReleaseError,
    ReleaseExists,
    SettingsError,
    event_from_record,
    record_from,
)
from dotterel.store import IncidentSelection, Store, open_store
from dotterel.surfaces.release import MadeRelease, check_release, releases_in, unfinished
from tests.surfaces.release.conftest import NUMBER, Release, terms

ROOT = Path(__file__).resolve().parents[3]
ELSEWHERE = """
import os, signal, sys
from pathlib import Path
from dotterel.store import IncidentSelection, open_store
from dotterel.surfaces.release import make_release
from tests.surfaces.release.conftest import terms
place, folder, killed = sys.argv[1:]
def note(step, done, whole):
    if step == killed:
        os.kill(os.getpid(), signal.SIGKILL)
with open_store(place) as store:
    make_release(store, terms(formats=("csv", "geojson", "parquet")), selection=IncidentSelection(),
                 folder=Path(folder), archives=(".zip", ".tar.gz"), note=note)
"""


def elsewhere(place: Path, folder: Path, killed: str = "") -> int:
    """Make the release in another process with another hash seed; its exit status."""
    env = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}", "PYTHONHASHSEED": "4711"}
    command = [sys.executable, "-c", ELSEWHERE, str(place), str(folder), killed]
    return subprocess.run(command, check=False, env=env).returncode


def content(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def lines(made: MadeRelease, name: str) -> list[dict[str, Any]]:
    """A file of JSON lines."""
    return [json.loads(line) for line in (made.folder / "data" / name).read_text(encoding="utf-8").splitlines()]


def test_the_same_store_gives_the_same_bytes(place: Path, release: Release, tmp_path: Path) -> None:
    """Whoever makes a release again, in another process, gets every byte of it, the archives' too."""
    release("one", formats=("csv", "geojson", "parquet"), archives=(".zip", ".tar.gz"))
    assert elsewhere(place, tmp_path / "other") == 0
    assert content(tmp_path / "one") == content(tmp_path / "other")


def test_every_record_is_in_every_format(release: Release, store: Store) -> None:
    """Incidents, events and reports are those of the store, and the formats of our own agree in number."""
    made = release(formats=("csv", "geojson", "parquet", "csv-hxl", "ucdp"))
    incidents = [record_from(Incident, one) for one in lines(made, "incidents.jsonl")]
    with store.reading() as records:
        kept = {one.id: one for one in records.incidents.current()}
        events = {one.id for one in records.events.current()}
        documents = records.documents.count()
    assert [one.id for one in incidents] == sorted(kept)
    assert {one.id: one.tolls for one in incidents} == {name: one.tolls for name, one in kept.items()}
    assert {event_from_record(one).id for one in lines(made, "events.jsonl")} == events
    assert len(lines(made, "documents.jsonl")) == documents
    data = made.folder / "data"
    for what, number in (("incidents", NUMBER), ("events", len(events))):
        rows = list(csv.DictReader(io.StringIO((data / f"{what}.csv").read_text(encoding="utf-8"), newline="")))
        assert len(rows) == number
        assert len(json.loads((data / f"{what}.geojson").read_text(encoding="utf-8"))["features"]) == number
        assert parquet.read_metadata(data / f"{what}.parquet").num_rows == number
    listed = {one["path"]: one for one in made.manifest["files"]}
    ucdp = listed["data/incidents.ucdp.csv"]
    assert ucdp["records"] + sum(ucdp["left_out"].values()) == NUMBER
    assert made.manifest["counts"] == {
        "incidents": NUMBER,
        "events": len(events),
        "documents": documents,
        "decisions": len(lines(made, "decisions.jsonl")),
    }


def test_no_sentence_of_a_report_goes_in_unasked(release: Release, store: Store) -> None:
    """Whatever file is opened, no sentence and no text of any report stands in it; offsets and words of fields do."""
    with store.writing() as records:
        event = next(records.events.current())
        whole = json.dumps({"id": "event-added", "sentence": {"text": event.sentence.text, "start": 0, "end": 9}})
        records.decisions.keep(_decision("said", act="add", subject="document", after=whole, before=whole))
    made = release(formats=("csv", "csv-hxl", "geojson", "plover", "acled", "ucdp", "polecat", "gdelt-mentions"))
    with store.reading() as records:
        sentences = {one.sentence.text for one in records.events.current()}
        titles = {one.document.title for one in records.events.current()}
    everything = "\n".join(text.decode() for text in content(made.folder).values())
    escaped = everything.replace('\\"', '"')
    assert len(sentences) > NUMBER
    assert [one for one in sentences if one in escaped] == []
    assert all(title in everything for title in titles if title)
    told = event_from_record(lines(made, "events.jsonl")[0])
    assert told.trigger.text
    assert told.sentence.end > told.sentence.start
    assert made.manifest["holds"] == {"sentences": False, "texts": False, "reviewers": "by name"}


def test_sentences_and_texts_go_in_where_they_are_asked_for(release: Release, store: Store) -> None:
    """With the flags the words are there, the pages warn of them, and the digest of a text is that of the text."""
    made = release(has_sentences=True, has_texts=True)
    with store.reading() as records:
        event = next(records.events.current())
    told = next(one for one in lines(made, "events.jsonl") if one["id"] == event.id)
    assert told["sentence"]["text"] == event.sentence.text
    document = next(one for one in lines(made, "documents.jsonl") if one["id"] == event.document.id)
    assert event.sentence.text in document["text"]
    assert hashlib.sha256(document["text"].encode()).hexdigest() == document["text_sha256"]
    assert "word for word" in (made.folder / "LICENCE.md").read_text(encoding="utf-8")


def test_reports_are_told_without_the_names_of_files(release: Release) -> None:
    """Where the user keeps reports, and what a run was told to read, is nobody's business."""
    made = release()
    assert all("name" not in one and "report_id" not in one for one in lines(made, "documents.jsonl"))
    assert all("sources" not in run for run in made.manifest["runs"])


def _decision(name: str, **changes: Any) -> Decision:
    given: dict[str, Any] = {
        "id": f"decision-{name}",
        "reviewer": "Quirin Adeyemi",
        "made": "2024-11-02T09:31:00+00:00",
        "act": "comment",
        "subject": "incident",
        "subject_id": "incident-000001",
    }
    return Decision(**{**given, **changes})


def test_reviewers_are_numbered_where_that_is_asked_for(release: Release, store: Store) -> None:
    """No name of a reviewer, in any letters, and no hour of their work is in the release."""
    with store.writing() as records:
        records.decisions.keep(_decision("one", note="As quirin adeyemi said, see Tomé."))
        records.decisions.keep(_decision("two", reviewer="Tomé"))
        names = {one.reviewer for one in records.decisions.all()}
    made = release(is_anonymous=True)
    everything = "\n".join(text.decode() for text in content(made.folder / "data").values()).casefold()
    log = lines(made, "decisions.jsonl")
    assert not any(name.casefold() in json.dumps(log, ensure_ascii=False).casefold() for name in names)
    assert "quirin adeyemi" not in everything
    assert re.fullmatch(r"As reviewer \d+ said, see reviewer \d+\.", log[-2]["note"])
    assert {one["made"] for one in log[-2:]} == {"2024-11-02"}
    assert made.manifest["holds"]["reviewers"] == "by number"


def test_events_are_told_as_reviewers_left_them(release: Release, store: Store) -> None:
    """An event that was rejected is not in the release, and one whose type was corrected has the new one."""
    with store.writing() as records:
        first, second = list(records.events.current())[:2]
        records.decisions.keep(
            _decision("no", act="reject", subject="event", subject_id=first.id, after=None, coder=first.coder)
        )
        records.decisions.keep(
            _decision(
                "other",
                act="correct",
                subject="event",
                subject_id=second.id,
                field="historical",
                after="true",
                before="false",
                coder=second.coder,
            )
        )
    told = {one["id"]: one for one in lines(release(), "events.jsonl")}
    assert first.id not in told
    assert told[second.id]["historical"] is True


def test_conditions_choose_all_that_belongs_together(release: Release, store: Store) -> None:
    """Of chosen incidents the release holds their events, reports and decisions, and nothing else."""
    with store.writing() as records:
        there = next(records.incidents.current(IncidentSelection(types=("ASSAULT",))))
        other = next(one for one in records.incidents.current() if one.type != "ASSAULT")
        records.decisions.keep(_decision("in", subject_id=there.id))
        records.decisions.keep(_decision("out", subject_id=other.id))
    made = release(selection=IncidentSelection(types=("ASSAULT",)), filters={"types": ["ASSAULT"]})
    incidents = lines(made, "incidents.jsonl")
    assert {one["type"] for one in incidents} == {"ASSAULT"}
    assert 0 < len(incidents) < NUMBER
    events = {one["id"] for one in lines(made, "events.jsonl")}
    assert events == {event for one in incidents for event in one["event_ids"]}
    reports = {report["document_id"] for one in incidents for report in one["reports"]}
    assert [one["id"] for one in lines(made, "documents.jsonl")] == sorted(reports)
    assert {"decision-in"} <= {one["id"] for one in lines(made, "decisions.jsonl")}
    assert "decision-out" not in {one["id"] for one in lines(made, "decisions.jsonl")}
    assert "`types`: ASSAULT" in (made.folder / "README.md").read_text(encoding="utf-8")


def test_the_codebook_can_be_loaded_again(release: Release) -> None:
    """What is in the release is the codebook that was used, in a form that the program reads."""
    made = release()
    assert load_codebook(made.folder / "codebook" / "plover-2.0.toml") == load_codebook()
    told = json.loads((made.folder / "codebook" / "codebook.json").read_text(encoding="utf-8"))
    assert [one["code"] for one in told["types"]] == list(load_codebook().type_codes)
    page = (made.folder / "codebook" / "codebook.md").read_text(encoding="utf-8")
    assert all(f"### {code}\n" in page for code in load_codebook().type_codes)
    assert all(f"### {rule.id}\n" in page for rule in load_codebook().rules)


def test_programs_find_every_table(release: Release) -> None:
    """The Data Package names the files of our own formats with their checksums and all of their columns."""
    made = release(formats=("csv", "geojson", "ucdp"))
    package = json.loads((made.folder / "datapackage.json").read_text(encoding="utf-8"))
    assert {one["path"] for one in package["resources"]} == {
        f"data/{what}.{ending}" for what in ("incidents", "events") for ending in ("csv", "geojson")
    }
    for one in package["resources"]:
        assert one["hash"] == f"sha256:{hashlib.sha256((made.folder / one['path']).read_bytes()).hexdigest()}"
    header = next(csv.reader(io.StringIO((made.folder / "data/incidents.csv").read_text(encoding="utf-8"))))
    described = next(one for one in package["resources"] if one["path"] == "data/incidents.csv")
    assert [column["name"] for column in described["schema"]["fields"]] == header


def test_the_citation_names_what_is_cited(release: Release) -> None:
    """Creators, year, title and version stand in the line, in the manifest and in CITATION.cff."""
    made = release(date="2025-03-01", creators=('A "quoted" name: x', "Example Group"))
    line = made.manifest["citation"]
    assert line.startswith('A "quoted" name: x & Example Group (2025). Invented incidents (version 1.0) [data set].')
    citation = (made.folder / "CITATION.cff").read_text(encoding="utf-8")
    assert '  - name: "A \\"quoted\\" name: x"\n' in citation
    assert 'date-released: "2025-03-01"\n' in citation
    assert "license: CC-BY-4.0\n" in citation
    assert line in (made.folder / "README.md").read_text(encoding="utf-8")


def test_a_version_is_given_out_once(release: Release, tmp_path: Path) -> None:
    """The second run with a version is refused, and the release that is there stays as it is."""
    made = release()
    before = content(made.folder)
    with pytest.raises(ReleaseExists, match=r"version 1\.0 of 'Invented incidents' was given out already"):
        release()
    assert content(made.folder) == before
    assert [path.name for path in (tmp_path / "releases").iterdir()] == ["invented-incidents-1.0"]


def test_an_archive_that_is_there_is_not_replaced(release: Release, tmp_path: Path) -> None:
    """Somebody's own file of the archive's name stays, and no release is made beside it."""
    (tmp_path / "releases").mkdir()
    own = tmp_path / "releases" / "invented-incidents-1.0.zip"
    own.write_text("mine")
    with pytest.raises(ReleaseExists):
        release(archives=(".zip",))
    assert own.read_text() == "mine"
    assert list((tmp_path / "releases").iterdir()) == [own]


@pytest.mark.skipif(sys.platform == "win32", reason="needs a limit on the size of files")
def test_a_disk_that_is_full_is_named_and_leaves_nothing(release: Release, tmp_path: Path) -> None:
    """Where a file cannot be written to its end, the user is told, and no half of a release stays."""
    import resource

    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, hard))
    try:
        with pytest.raises(ReleaseError, match=r"cannot be written to .*invented-incidents-1\.0 \(file too large\)"):
            release()
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "releases").iterdir()) == []
    assert check_release(release().folder).files > 10


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs a signal that cannot be caught")
@pytest.mark.parametrize("step", ["events", "archives"])
def test_a_run_that_was_killed_leaves_no_release(step: str, place: Path, release: Release, tmp_path: Path) -> None:
    """What it left is taken for none, is named as unfinished, and does not stand in the way of the next run."""
    folder = tmp_path / "releases"
    assert elsewhere(place, folder, step) == -signal.SIGKILL
    assert releases_in(folder) == ()
    [left] = unfinished(folder, "invented-incidents-1.0")
    assert left.is_dir()
    assert check_release(release().folder).release.name == "invented-incidents-1.0"
    assert [one.name for one in releases_in(folder)] == ["invented-incidents-1.0"]


def test_a_run_that_is_stopped_leaves_nothing(release: Release, tmp_path: Path) -> None:
    """Ctrl-C in the middle takes the half of the release away."""

    def stop(step: str, done: int, whole: int) -> None:
        if step == "events":
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        release(note=stop)
    assert list((tmp_path / "releases").iterdir()) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that cannot be written to")
def test_a_folder_that_cannot_be_written_to_is_named(release: Release, tmp_path: Path) -> None:
    """The user is told where, and that another place can be given."""
    (tmp_path / "shut").mkdir(mode=0o500)
    with pytest.raises(ReleaseError, match="cannot be written") as refused:
        release("shut")
    assert "--out" in refused.value.remedy


def test_a_file_in_the_place_of_the_folder_is_named(release: Release, tmp_path: Path) -> None:
    """Likewise where the folder of releases is no folder."""
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(ReleaseError, match="cannot be written"):
        release("file")


def test_a_store_without_incidents_is_refused(tmp_path: Path) -> None:
    """The remedy names the verb that makes incidents; nothing is made."""
    from dotterel.surfaces.release import make_release

    with (
        open_store(tmp_path / "empty.sqlite", create=True) as store,
        pytest.raises(SettingsError, match="holds no incidents yet"),
    ):
        make_release(store, terms(), selection=IncidentSelection(), folder=tmp_path / "releases")
    assert not (tmp_path / "releases").exists()


def test_conditions_that_nothing_meets_are_refused(release: Release) -> None:
    """An empty release is nobody's wish."""
    with pytest.raises(SettingsError, match="no incident meets"):
        release(selection=IncidentSelection(countries=("ZZZ",)))


def test_archives_hold_the_release(release: Release) -> None:
    """Both archives hold every file of the folder under the release's name, with the same content."""
    made = release(archives=(".zip", ".tar.gz"))
    wanted = {f"{made.name}/{name}": text for name, text in content(made.folder).items()}
    with zipfile.ZipFile(made.folder.with_name(f"{made.name}.zip")) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == wanted
    with tarfile.open(made.folder.with_name(f"{made.name}.tar.gz")) as packed:
        told = {one.name: packed.extractfile(one).read() for one in packed.getmembers()}  # type: ignore[union-attr]
    assert told == wanted
    line = made.folder.with_name(f"{made.name}.zip.sha256").read_text(encoding="utf-8")
    digest = hashlib.sha256(made.folder.with_name(f"{made.name}.zip").read_bytes()).hexdigest()
    assert line == f"{digest}  {made.name}.zip\n"


def test_releases_are_found_where_they_are_kept(release: Release, store: Store, tmp_path: Path) -> None:
    """The latest comes first; what is no release, or cannot be read, is passed over."""
    release(date="2025-01-01")
    release(version="1.1", date="2025-02-01")
    (tmp_path / "releases" / "notes").mkdir()
    (tmp_path / "releases" / "broken").mkdir()
    (tmp_path / "releases" / "broken" / "manifest.json").write_text(
        '{"kind": "dotterel release", "form": 1, "files": 7}'
    )
    found = releases_in(tmp_path / "releases")
    assert [one.manifest["version"] for one in found] == ["1.1", "1.0"]
    assert releases_in(tmp_path / "nowhere") == ()
