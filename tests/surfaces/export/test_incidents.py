"""Incidents in all formats: what each holds of them, what stays empty, and what is left out."""

import csv
import io
import json
from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Account, Incident, IncidentTime, SettingsError, Toll, record_from
from dotterel.surfaces.export import FORMATS, INCIDENT_FIELDS, incident_writer_for
from dotterel.surfaces.export.fields import columns_of
from tests.surfaces.export.columns import HEADERS, HEADLESS
from tests.surfaces.export.reported import (
    ARMY,
    BARE,
    CLASH,
    DENIED,
    MARCH,
    NEGATED,
    OLD,
    PLANNED,
    POSSIBLE,
    REPORTED,
    SHELLING,
    people,
    says,
    written,
    written_with_losses,
)
from tests.surfaces.snapshots import same_as_golden

TEXTS = [name for name in FORMATS if name != "parquet"]
FACTS_ONLY = ("polecat", "cameo", "acled", "ucdp", "gdelt", "gdelt-mentions")


def rows(name: str, *incidents: Incident) -> list[dict[str, str]]:
    """The rows of a table by column, as the csv module reads it."""
    delimiter = "," if FORMATS[name].ending == "csv" else "\t"
    read = list(csv.reader(io.StringIO(written(name, *incidents), newline=""), delimiter=delimiter))
    columns = HEADERS[name][0] if name in HEADLESS else read.pop(0)
    return [dict(zip(columns, cells, strict=True)) for cells in read]


def row(name: str, incident: Incident) -> dict[str, str]:
    """The only row."""
    [only] = rows(name, incident)
    return only


def killed(*sides: Any, best: int | None = 14) -> Incident:
    """The clash with other numbers of the dead of each side."""
    return replace(CLASH, tolls=(Toll(role="killed", total=people(9, best, 21), sides=sides),))


@pytest.mark.parametrize("name", TEXTS)
def test_a_handful_is_written_as_recorded(name: str) -> None:
    """A change of any format is seen before users' programs see it."""
    assert same_as_golden(f"reported.{name}.{FORMATS[name].ending}", written(name, *REPORTED))


@pytest.mark.parametrize("name", sorted(HEADERS))
def test_columns_begin_with_those_of_the_data_set(name: str) -> None:
    """Programs that read the data set's own files find every column; ours stand behind them, or nowhere."""
    columns, number = HEADERS[name]
    theirs = tuple(column for column in columns if not column.startswith("dotterel_"))
    found = tuple(rows(name, CLASH)[0])
    assert found[: len(theirs)] == theirs
    assert all(column.startswith("dotterel_") for column in found[len(theirs) :])
    assert len(found) == len(set(found)) >= len(theirs)
    assert number == len(columns)


@pytest.mark.parametrize("name", FACTS_ONLY)
@pytest.mark.parametrize(
    ("incident", "reason"),
    [
        (PLANNED, "planned, not done"),
        (POSSIBLE, "only possible"),
        (NEGATED, "told as not having happened"),
        (DENIED, "denied"),
        (OLD, "background without a date"),
    ],
)
def test_what_is_no_fact_is_left_out_and_counted(name: str, incident: Incident, reason: str) -> None:
    """A plan never becomes an attack where no field can say that it is a plan."""
    assert written_with_losses(name, incident) == (written(name), {reason: 1})


def test_our_own_formats_hold_every_incident_and_say_how_it_stands() -> None:
    """Nothing is left out of them."""
    for name in ("jsonl", "csv", "csv-hxl", "geojson"):
        assert written_with_losses(name, *REPORTED)[1] == {}
    assert [one["standing"] for one in rows("csv", PLANNED, POSSIBLE, NEGATED, DENIED, SHELLING)] == [
        "planned",
        "possible",
        "negated",
        "denied",
        "disputed",
    ]


def test_a_native_record_is_read_back() -> None:
    """The line holds all of the incident."""
    lines = written("jsonl", *REPORTED).splitlines()
    assert [record_from(Incident, json.loads(line)) for line in lines] == list(REPORTED)


def test_the_table_shows_both_sides_dead() -> None:
    """Each number stands in the place of its side, and one that is not told is empty."""
    found = row("csv", CLASH)
    assert (found["killed_low"], found["killed_best"], found["killed_high"]) == ("9", "14", "21")
    assert found["killed_sides"] == "Army of Niger; Valley Front; civilians"
    assert found["killed_sides_best"] == "5; 8; "
    assert (found["injured_low"], found["injured_best"], found["held_best"]) == ("20", "", "")
    assert (found["claimed_by"], found["contradicted"]) == ("Army of Niger", "killed")


def test_a_number_of_nought_is_no_empty_cell() -> None:
    """Nobody killed on one side is told apart from not told."""
    assert row("csv", killed(people(0, 0, 0, "Army of Niger")))["killed_sides_best"] == "0"
    assert row("csv", killed(people(None, None, None, "Army of Niger")))["killed_sides_best"] == ""


@pytest.mark.parametrize(("name", "column"), [("csv", "titles"), ("ucdp", "source_headline")])
def test_a_semicolon_in_a_title_makes_no_member(name: str, column: str) -> None:
    """As many titles are read as there are reports, in the order of their outlets."""
    first, *others = CLASH.reports
    semicolon = replace(CLASH, reports=(replace(first, title="Battle near Tarka; many dead"), *others))
    assert row(name, semicolon)[column].split("; ")[:2] == ["Battle near Tarka, many dead", "Clash at Tarka"]


def test_hashtags_stand_for_every_column() -> None:
    """No column of the hashtagged table is without its tag, and no two share one."""
    first, second, *_ = csv.reader(io.StringIO(written("csv-hxl", CLASH), newline=""))
    assert tuple(first) == columns_of(INCIDENT_FIELDS)
    assert len(set(second)) == len(first)


def test_features_have_typed_properties() -> None:
    """Maps can reckon with the numbers; what has no place has no point."""
    clash, bare = json.loads(written("geojson", CLASH, BARE))["features"]
    assert clash["geometry"] == {"type": "Point", "coordinates": [7.9, 14.6]}
    assert clash["properties"]["killed_sides_best"] == [5, 8, None]
    assert (clash["id"], bare["geometry"]) == ("incident-clash", None)


def test_ucdp_row_of_a_clash() -> None:
    """The dead of each side, what is left of the total, the range, and only independent sources."""
    found = row("ucdp", CLASH)
    assert (found["side_a"], found["side_b"], found["type_of_violence"]) == ("Army of Niger", "Valley Front", "1")
    assert (found["deaths_a"], found["deaths_b"], found["deaths_civilians"], found["deaths_unknown"]) == (
        "5",
        "8",
        "",
        "1",
    )
    assert (found["low"], found["best"], found["high"]) == ("9", "14", "21")
    assert (found["number_of_sources"], found["source_office"]) == ("2", "Daily Example; Courier")
    assert (found["where_prec"], found["date_prec"], found["gwnoa"]) == ("1", "1", "436")


@pytest.mark.parametrize(
    ("sides", "deaths"),
    [
        ((people(1, 3, 3, "civilians"),), ("", "", "3", "11")),
        ((people(14, 14, 14, "Valley Front"),), ("", "14", "", "")),
        ((people(20, 20, 20, "Army of Niger"),), ("20", "", "", "")),
        ((people(2, 2, 2, "who knows"), people(4, 4, 4, None)), ("", "", "", "14")),
        ((), ("", "", "", "14")),
    ],
)
def test_ucdp_deaths_by_side_are_those_of_the_toll(sides: tuple[Any, ...], deaths: tuple[str, ...]) -> None:
    """Numbers of nobody known are unknown, what is not told is empty and never 0."""
    found = row("ucdp", killed(*sides))
    assert (found["deaths_a"], found["deaths_b"], found["deaths_civilians"], found["deaths_unknown"]) == deaths


def test_ucdp_counts_unarmed_victims_as_civilians() -> None:
    """A toll that names the victims by their label is the civilians' own."""
    found = row("ucdp", SHELLING)
    assert (found["side_b"], found["deaths_civilians"], found["deaths_b"]) == ("Civilians", "4", "")
    assert (found["best"], found["high"], found["dotterel_denied_by"]) == ("4", "", "Government of Mali")


def test_ucdp_does_not_say_on_which_side_alliances_died() -> None:
    """Where those who act may have fought each other, their dead are of no known side."""
    both = replace(
        SHELLING,
        actors=(ARMY, *SHELLING.actors),
        tolls=(Toll(role="killed", total=people(4, 4, 4), sides=(people(4, 4, 4, "Army of Niger"),)),),
    )
    found = row("ucdp", both)
    assert (found["type_of_violence"], found["deaths_a"], found["deaths_unknown"]) == ("", "", "4")


@pytest.mark.parametrize("best", [0, None])
def test_ucdp_needs_a_death(best: int | None) -> None:
    """Nobody, and no number at all, is no event there."""
    nobody = replace(CLASH, tolls=(Toll(role="killed", total=people(best, best, 5)),))
    for incident in (nobody, replace(CLASH, tolls=())):
        assert written_with_losses("ucdp", incident)[1] == {"no death told for certain, which UCDP requires": 1}


def test_acled_row_of_a_clash() -> None:
    """The best number, the summary, and every outlet that repeats no other."""
    found = row("acled", CLASH)
    assert (found["event_type"], found["sub_event_type"], found["interaction"]) == ("Battles", "Armed clash", "12")
    assert (found["fatalities"], found["dotterel_fatalities_low"], found["dotterel_fatalities_high"]) == (
        "14",
        "9",
        "21",
    )
    assert (found["source"], found["notes"]) == ("Daily Example; Courier", CLASH.summary)
    assert (found["dotterel_standing"], found["dotterel_claimed_by"], found["dotterel_sources"]) == (
        "claimed",
        "Army of Niger",
        "2",
    )
    assert row("acled", replace(CLASH, tolls=()))["fatalities"] == ""


def test_acled_knows_a_crowd_and_no_point_of_a_country() -> None:
    """Size and province stand where ACLED has them; the middle of a country does not."""
    march = row("acled", MARCH)
    assert (march["tags"], march["geo_precision"], march["admin1"]) == ("crowd size=2000", "3", "Tahoua")
    shelling = row("acled", SHELLING)
    assert (shelling["country"], shelling["latitude"], shelling["geo_precision"]) == ("Niger", "", "")
    harmed = replace(MARCH, tolls=(Toll(role="injured", total=people(2, None, None)),))
    assert row("acled", harmed)["sub_event_type"] == ""


def test_gdelt_event_and_its_reports_are_joined() -> None:
    """One event each way, with a row for each report; who only denies it is none of them."""
    events, mentions = rows("gdelt", CLASH), rows("gdelt-mentions", CLASH)
    assert {one["GLOBALEVENTID"] for one in mentions} == {one["GLOBALEVENTID"] for one in events}
    assert [(one["NumMentions"], one["NumSources"], one["NumArticles"]) for one in events] == [("3", "2", "3")] * 2
    assert len(mentions) == 2 * 3
    assert (mentions[1]["MentionIdentifier"], mentions[1]["Confidence"]) == ("https://www.courier.example/tarka", "95")
    disputed = row("gdelt", SHELLING)
    assert (disputed["NumSources"], disputed["NumArticles"]) == ("1", "1")
    assert [one["MentionSourceName"] for one in rows("gdelt-mentions", SHELLING)] == ["Courier"]


def test_gdelt_says_that_a_point_is_a_countrys_middle() -> None:
    """Type 1 is a country; a district has no type there, and so no point."""
    assert SHELLING.place
    found = row("gdelt", SHELLING)
    assert (found["ActionGeo_Type"], found["ActionGeo_Lat"]) == ("1", "16.0")
    district = row("gdelt", replace(SHELLING, place=replace(SHELLING.place, precision="district")))
    assert (district["ActionGeo_Type"], district["ActionGeo_Lat"], district["ActionGeo_Long"]) == ("", "", "")


@pytest.mark.parametrize("name", ["cameo", "polecat"])
def test_the_middle_of_a_country_is_no_point(name: str) -> None:
    """Formats without a field for how narrow a place is have points of towns only."""
    assert rows(name, CLASH)[0]["Latitude"] == "14.6"
    assert rows(name, SHELLING)[0]["Latitude"] in ("", "None")
    assert rows(name, MARCH)[0]["Longitude"] in ("", "None")


def test_cameo_pairs_go_both_ways() -> None:
    """Two that fight are source and target in turn, under one identifier."""
    found = rows("cameo", CLASH)
    assert [(one["Source Name"], one["Target Name"]) for one in found] == [
        ("Army of Niger", "Valley Front"),
        ("Valley Front", "Army of Niger"),
    ]
    assert {(one["Event ID"], one["CAMEO Code"], one["Story ID"]) for one in found} == {
        ("incident-clash", "193", "document-1")
    }


def test_polecat_names_only_whom_the_register_knows() -> None:
    """A report's words are no canonical name."""
    found = row("polecat", CLASH)
    assert (found["Actor Name"], found["Actor Name Raw"]) == ("Army of Niger", "Army of Niger; Valley Front")
    assert (found["Source"], found["Version"]) == ("Daily Example; Courier; Mirror", "None")


def test_plover_object() -> None:
    """Numbers keep their open ends and sides, each sentence its report, and the standing its words."""
    [found] = map(json.loads, written("plover", SHELLING).splitlines())
    assert found["size"]["dead"] == {
        "low": 4,
        "best": 4,
        "high": None,
        "sides": [{"side": "villagers", "low": 4, "best": 4, "high": None}],
    }
    assert found["claim"] == {
        "status": "disputed",
        "source": [{"entity_text": "a doctor"}],
        "denied_by": [{"entity_text": "Government of Mali"}],
    }
    assert [one["document"] for one in found["event_text"]] == ["document-5", "document-6"]
    assert [one["publication"] for one in found["reports"]] == ["Courier", "Mirror"]


def test_plover_keeps_standing_in_the_contexts() -> None:
    """Plans, possibilities, negations and background are told as PLOVER's manual has it; a denial has no word there."""
    text, left_out = written_with_losses("plover", PLANNED, POSSIBLE, NEGATED, OLD, DENIED, BARE)
    contexts = [one["context"][-1] for one in map(json.loads, text.splitlines())]
    assert contexts == ["future", "hypothetical", "negation", "historical"]
    assert left_out == {"denied": 1, "no actor told, which PLOVER requires": 1}


def test_the_latest_word_of_a_party_decides() -> None:
    """One who first denied and then owned up claims it; a mere plan is no claim."""
    denial = says("event-1", "It denied it.", status="denied")
    claim = says("event-2", "It said that it had.", status="claimed")
    plan = says("event-3", "It said that it would.", modality="future")
    for statements, claimed, denied in (
        ((denial, claim), "Front", ""),
        ((claim, denial), "", "Front"),
        ((plan,), "", ""),
    ):
        account = Account(label="Front", kind="party", statements=statements)
        found = row("csv", replace(CLASH, accounts=(account,)))
        assert (found["claimed_by"], found["denied_by"]) == (claimed, denied)


def test_an_open_time_is_no_day() -> None:
    """An incident of which only the last day is known has no day, no length and no fraction of a year."""
    open_ = replace(CLASH, time=IncidentTime(last="2024-03-04"))
    assert row("ucdp", open_)["date_start"] == row("acled", open_)["event_date"] == ""
    assert rows("gdelt", open_)[0]["SQLDATE"] == rows("cameo", open_)[0]["Event Date"] == ""


def test_an_unknown_format_is_refused() -> None:
    """The user sees what to write instead."""
    with pytest.raises(SettingsError, match="jsonl, csv, csv-hxl, parquet"):
        incident_writer_for("xlsx")
