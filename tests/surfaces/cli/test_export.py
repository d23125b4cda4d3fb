"""`dotterel export`: which records of a store are written, where, and what the user is told."""

import csv
import io
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from dotterel.pipeline import ReviewSession
from dotterel.store import open_store
from dotterel.surfaces.export import FORMATS, INCIDENT_FIELDS
from tests import factories
from tests.surfaces.conftest import Dotterel
from tests.surfaces.export.reported import REPORTED, written

Ids = Callable[..., list[str]]


@pytest.fixture
def coded(dotterel: Dotterel) -> Dotterel:
    """A store that holds the events of the story, and no incidents."""
    dotterel("code", "clash.txt", "protest.txt", "--keep", "-q")
    return dotterel


@pytest.fixture
def linked(coded: Dotterel, home: Path) -> Dotterel:
    """The same with made-up incidents."""
    with open_store(home) as store, store.writing() as records:
        for incident in REPORTED:
            records.incidents.keep(incident, made_by=factories.provenance(component="linker"))
    return coded


@pytest.fixture
def ids(linked: Dotterel) -> Ids:
    """Identifiers of what some options choose."""

    def chosen(*arguments: str) -> list[str]:
        result = linked("export", *arguments)
        assert result.exit_code == 0, result.stderr
        return [str(json.loads(line)["id"]).removeprefix("incident-") for line in result.stdout.splitlines()]

    return chosen


def test_incidents_are_written_where_there_are_any(linked: Dotterel) -> None:
    """Without options, the native record of each goes to standard output, and the account to standard error."""
    result = linked("export")
    assert result.exit_code == 0
    assert result.stdout_bytes.decode() == written("jsonl", *REPORTED)
    assert "9 incidents written as jsonl.\n" in result.stderr


def test_events_are_written_where_there_are_no_incidents(coded: Dotterel) -> None:
    """They are the same as when they were coded, and the user is told how incidents are made."""
    result = coded("export")
    assert result.stdout == coded("code", "clash.txt", "protest.txt", "-f", "jsonl").stdout
    assert "for incidents run: dotterel link" in result.stderr
    assert "10 events written as jsonl.\n" in result.stderr


def test_events_are_written_on_request(linked: Dotterel) -> None:
    """--events passes the incidents over, and says nothing of linking."""
    result = linked("export", "--events", "-f", "csv")
    assert result.stdout.startswith("event_id,")
    assert len(list(csv.reader(io.StringIO(result.stdout, newline="")))) == 11
    assert "link" not in result.stderr


def test_events_are_written_as_reviewers_left_them(coded: Dotterel, home: Path) -> None:
    """A rejected one is left out, and a corrected one is told as corrected, under the conditions that it meets now."""
    first, second = (json.loads(line) for line in coded("export").stdout.splitlines()[:2])
    with open_store(home) as store:
        session = ReviewSession(store, "Ama Example")
        session.reject(first["id"])
        session.correct(second["id"], "historical", "true")
    told = {one["id"]: one for one in map(json.loads, coded("export", "--events").stdout.splitlines())}
    assert first["id"] not in told
    assert told[second["id"]]["historical"] is True
    chosen = map(json.loads, coded("export", "--events", "--historical").stdout.splitlines())
    assert second["id"] in {one["id"] for one in chosen}


def test_incidents_that_are_not_there_are_asked_for_in_vain(coded: Dotterel) -> None:
    """The remedy names the verb that makes them; nothing is written."""
    result = coded("export", "--incidents", "--out", "i.csv")
    assert result.exit_code == 2
    assert "holds no incidents yet" in result.stderr
    assert "dotterel link" in result.stderr
    assert not Path("i.csv").exists()


def test_a_store_that_is_not_there_is_named(dotterel: Dotterel) -> None:
    """With what to do."""
    result = dotterel("export")
    assert result.exit_code == 3
    assert "There is no store at" in result.stderr
    assert "make one by: dotterel code SOURCE --store PLACE" in result.stderr


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "parquet"])
def test_every_format_can_be_asked_for(linked: Dotterel, name: str) -> None:
    """What the format's own writer makes, byte for byte."""
    assert linked("export", "-f", name, "-q").stdout_bytes.decode() == written(name, *REPORTED)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        (("--standing", "disputed"), ["shelling"]),
        (("--standing", "disputed", "--standing", "denied"), ["shelling", "denied"]),
        (("--country", "mli"), []),
        (("--party", "MLI", "--party", "TCD"), ["shelling", "denied"]),
        (("--party-id", "army-ner", "--not-historical", "--standing", "claimed"), ["clash"]),
        (("--type", "protest"), ["march"]),
        (("--mode", "firearms", "--standing", "planned"), ["planned"]),
        (("--quad", "verbal-conflict"), []),
        (("--min-killed", "10", "--historical"), ["old"]),
        (("--max-killed", "4"), ["shelling", "denied"]),
        (("--min-sources", "3"), []),
        (("--min-score", "0.9", "--standing", "negated"), ["negated"]),
        (("--box", "14,7,15,8", "--type", "PROTEST"), ["march"]),
        (("--box", "-15,7,-14,8"), []),
        (("--words", "tahoua marched"), ["march"]),
        (("--from", "2024-03-05"), ["march"]),
        (("--to", "2024-03-02"), ["shelling", "denied"]),
        (("--contradicted", "--standing", "possible"), ["possible"]),
        (("--uncontradicted", "--type", "ASSAULT"), ["shelling", "denied"]),
        (("--reviewed",), []),
    ],
)
def test_incidents_are_chosen_by_what_they_hold(ids: Ids, options: tuple[str, ...], found: list[str]) -> None:
    """Each condition leaves in what meets it, and nothing else."""
    assert ids(*options) == found


@pytest.mark.parametrize(
    ("options", "number"),
    [
        ((), 10),
        (("--type", "ASSAULT"), 6),
        (("--type", "protest", "--type", "COERCE"), 2),
        (("--mode", "demo", "--mode", "arrest"), 2),
        (("--country", "ARD", "--country", "LUM"), 3),
        (("--party", "BOR"), 5),
        (("--party", "LUM", "--party", "BOR"), 6),
        (("--quad", "material-conflict", "--historical"), 1),
        (("--from", "2024-03-05"), 1),
        (("--min-score", "0.95"), 1),
        (("--document", "nowhere"), 0),
    ],
)
def test_events_are_chosen_by_what_they_hold(linked: Dotterel, options: tuple[str, ...], number: int) -> None:
    """Conditions with several answers hold where any of them does."""
    result = linked("export", "--events", *options)
    assert result.exit_code == 0
    assert len(result.stdout.splitlines()) == number


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--standing", "done"), "Standings: asserted, claimed"),
        (("--country", "NE"), "ISO 3166 alpha-3"),
        (("--party", "N1R"), "ISO 3166 alpha-3"),
        (("--box", "1,2,3"), "south,west,north,east"),
        (("--box", "1,2,3,x"), "south,west,north,east"),
        (("--box", "80,0,20,10"), "there is no box"),
        (("--from", "March"), "--from 'March' is not a date"),
        (("--from", "2024-05-01", "--to", "2024-01-01"), "lies before"),
        (("--min-score", "2"), "from 0 to 1"),
        (("-f", "xlsx"), "dotterel export --list"),
        (("--out", "x.tsv"), "may be any of polecat, cameo"),
        (("--out", "nowhere/x.csv"), "cannot be written"),
        (("--events", "--min-killed", "3"), "--min-killed is a condition on incidents"),
        (("--events", "--uncontradicted"), "is a condition on incidents"),
        (("--document", "x"), "--document is a condition on events"),
        (("--describe", "-f", "ucdp"), "is not described by a file"),
    ],
)
def test_a_bad_option_is_named(linked: Dotterel, options: tuple[str, ...], words: str) -> None:
    """Message, remedy and exit code 2, and nothing on standard output."""
    result = linked("export", *options)
    assert (result.exit_code, result.stdout) == (2, "")
    assert words.lower() in result.stderr.lower()


def test_what_is_left_out_is_told(linked: Dotterel) -> None:
    """The account says how many incidents a format had no room for, and why."""
    result = linked("export", "--out", "i.ucdp.csv")
    assert "2 of 9 incidents written as ucdp to i.ucdp.csv." in result.stderr
    assert "7 incidents that the format ucdp has no room for:" in result.stderr
    assert "2  no violence in UCDP's sense" in result.stderr
    assert linked("export", "-f", "ucdp", "-q").stderr == ""


def test_nothing_that_fits_is_no_failure(linked: Dotterel) -> None:
    """An empty table with its header is written, and the user is told what the store holds."""
    result = linked("export", "--country", "XXX", "-f", "csv")
    assert result.exit_code == 0
    assert result.stdout.startswith("incident_id,")
    assert len(result.stdout.splitlines()) == 1
    assert "No incident fits: the store holds 9 incidents." in result.stderr


def test_formats_are_listed_a_line_each(dotterel: Dotterel) -> None:
    """No store is needed to see them."""
    result = dotterel("export", "--list", width=80)
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()[1:]] == list(FORMATS)


def test_a_description_stands_beside_the_file(linked: Dotterel) -> None:
    """Its columns are those of the file, in order, with type and meaning."""
    linked("export", "--out", "i.csv", "--describe")
    described = json.loads(Path("i.csv.datapackage.json").read_text(encoding="utf-8"))
    [resource] = described["resources"]
    header = Path("i.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    assert [column["name"] for column in resource["schema"]["fields"]] == header
    assert resource["path"] == "i.csv"


def test_a_description_alone_needs_no_store(dotterel: Dotterel) -> None:
    """What a column means can be looked up before there is anything to write."""
    [resource] = json.loads(dotterel("export", "--describe", "-f", "csv").stdout)["resources"]
    assert len(resource["schema"]["fields"]) == len(INCIDENT_FIELDS)
    [events] = json.loads(dotterel("export", "--describe", "-f", "csv", "--events").stdout)["resources"]
    assert events["name"] == "events"


def test_what_the_store_describes_is_what_it_wrote(coded: Dotterel) -> None:
    """Where events were written for want of incidents, the description is that of events."""
    coded("export", "--out", "e.csv", "--describe")
    [resource] = json.loads(Path("e.csv.datapackage.json").read_text(encoding="utf-8"))["resources"]
    assert resource["name"] == "events"


def test_a_file_is_replaced_wholly_or_not_at_all(linked: Dotterel, home: Path) -> None:
    """A record that cannot be read stops the export; the file stays, and what was written is said to be beside it."""
    Path("i.jsonl").write_text("before", encoding="utf-8")
    with closing(sqlite3.connect(home)) as connection:
        last = connection.execute("SELECT max(number) FROM incident_versions").fetchone()[0]
        connection.execute("UPDATE incident_versions SET record = '{\"id\": 5}' WHERE number = ?", (last,))
        connection.commit()
    result = linked("export", "--out", "i.jsonl")
    assert result.exit_code == 3
    assert "dotterel db check" in result.stderr
    assert Path("i.jsonl").read_text(encoding="utf-8") == "before"
    assert list(Path().glob("*.part")) == []
    assert linked("export", "--standing", "disputed", "--out", "i.jsonl").exit_code == 0
    assert Path("i.jsonl").read_text(encoding="utf-8").count("\n") == 1


def test_what_is_stopped_leaves_the_file_as_it_was(
    linked: Dotterel, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl-C ends with its exit code; what was written until then can be read."""
    import dotterel.surfaces.cli.export as verb

    Path("i.geojson").write_text("before", encoding="utf-8")
    real = verb.batches

    def broken(records: Any) -> Any:
        yield from real(records)
        raise KeyboardInterrupt

    monkeypatch.setattr(verb, "batches", broken)
    result = linked("export", "--out", "i.geojson")
    assert result.exit_code == 130
    assert Path("i.geojson").read_text(encoding="utf-8") == "before"
    assert "what was written is in i.geojson.part" in result.stderr
    assert len(json.loads(Path("i.geojson.part").read_text(encoding="utf-8"))["features"]) == len(REPORTED)
