"""The formats of other data sets: what an event becomes there, what stays empty, and what is left out."""

import csv
import io
import json
from dataclasses import replace

import pytest

from dotterel.model import Claim, ResolvedEvent
from dotterel.surfaces.export import FORMATS
from tests.surfaces.export.columns import HEADERS, HEADLESS
from tests.surfaces.export.occurrences import (
    AID,
    CLASH,
    DENIAL,
    HIGHER,
    MALI,
    MARCH,
    NEGATED,
    OLD,
    ONLY_DENIED,
    PLANNED,
    RESIGNED,
    SHELLING,
    TALKS,
    TARKA,
    TITLE,
    VILLAGERS,
    days,
    party,
    people,
    written,
    written_with_losses,
)

FACTS_ONLY = ("polecat", "cameo", "acled", "ucdp", "gdelt", "gdelt-mentions")


def rows(name: str, *events: ResolvedEvent) -> list[dict[str, str]]:
    """The rows of a table by column."""
    columns, _ = HEADERS[name]
    delimiter = "," if FORMATS[name].ending == "csv" else "\t"
    read = list(csv.reader(io.StringIO(written(name, *events), newline=""), delimiter=delimiter))
    return [dict(zip(columns, cells, strict=True)) for cells in read[0 if name in HEADLESS else 1 :]]


def row(name: str, *events: ResolvedEvent) -> dict[str, str]:
    """The only row."""
    [only] = rows(name, *events)
    return only


@pytest.mark.parametrize("name", FACTS_ONLY)
@pytest.mark.parametrize(
    ("event", "reason"),
    [
        (PLANNED, "planned, not done"),
        (NEGATED, "told as not having happened"),
        (replace(SHELLING, modality="hypothetical"), "only possible"),
        (ONLY_DENIED, "denied"),
        (OLD, "background without a date"),
    ],
)
def test_what_is_no_fact_is_left_out_and_counted(name: str, event: ResolvedEvent, reason: str) -> None:
    """A plan never becomes an attack where no field can say that it is a plan."""
    assert written_with_losses(name, event) == (written(name), {reason: 1})


@pytest.mark.parametrize("name", FACTS_ONLY)
def test_background_with_a_date_stays(name: str) -> None:
    """What happened long ago is a fact of its own day."""
    assert written_with_losses(name, replace(OLD, date=CLASH.date))[1] == {}


def test_an_attack_told_three_times_and_denied_once_is_one_row() -> None:
    """Its dead are not added up over its mentions, and its denial is no attack."""
    for name in ("polecat", "cameo", "acled", "ucdp", "gdelt"):
        assert len(rows(name, TITLE, SHELLING, HIGHER, DENIAL)) == 1
        assert written_with_losses(name, TITLE, SHELLING, HIGHER, DENIAL)[1] == {}


def test_polecat_says_none_for_what_is_missing() -> None:
    """Its readers look for that word."""
    found = row("polecat", TITLE, SHELLING)
    assert found["Event Date"] == "2024-03-04"
    assert (found["Quad Code"], found["Event Mode"]) == ("MATERIAL CONFLICT", "heavy-weapons")
    assert (found["Actor Country"], found["Actor COW"], found["Actor Name Raw"]) == ("MLI", "432", "Malian troops")
    assert (found["Actor Name"], found["Wikipedia Actor ID"], found["Story People"]) == ("None", "None", "None")
    assert (found["City"], found["GeoNames ID"], found["Contexts"]) == ("Tarka", "17", "military; territory")


def test_a_span_of_days_is_no_day() -> None:
    """January is not written as its first day where the format has one day only."""
    assert row("polecat", CLASH)["Event Date"] == "None"
    assert {found["Event Date"] for found in rows("cameo", CLASH)} == {""}
    assert {found["SQLDATE"] for found in rows("gdelt", CLASH)} == {""}


def test_cameo_codes_keep_their_leading_zero() -> None:
    """042 is no 42."""
    found = row("cameo", AID)
    assert (found["CAMEO Code"], found["Intensity"]) == ("070", "7.0")
    assert row("gdelt", AID)["EventCode"] == "070"
    assert (row("gdelt", AID)["EventRootCode"], row("gdelt", AID)["QuadClass"]) == ("07", "2")


def test_what_is_mutual_goes_both_ways() -> None:
    """As CAMEO has it; and of two who visit each other, nobody is written as the guest."""
    found = rows("cameo", TALKS)
    assert [(one["Source Country"], one["Target Country"]) for one in found] == [("Niger", "Mali"), ("Mali", "Niger")]
    assert {one["CAMEO Code"] for one in found} == {"040"}
    one_way = replace(TALKS, actors=TALKS.actors[:1], recipients=TALKS.actors[1:])
    assert row("cameo", one_way)["CAMEO Code"] == "042"


def test_what_cameo_has_no_code_for_is_counted() -> None:
    """A resignation is not forced into a demand that was met."""
    for name in ("cameo", "gdelt", "gdelt-mentions"):
        assert written_with_losses(name, RESIGNED)[1] == {"no CAMEO code for RETREAT/resign": 1}


def test_acled_row_of_shelling() -> None:
    """Sides, place, day, number and the sentence with its source stand where ACLED has them."""
    found = row("acled", TITLE, SHELLING, HIGHER, DENIAL)
    assert (found["event_type"], found["sub_event_type"]) == (
        "Explosions/Remote violence",
        "Shelling/artillery/missile attack",
    )
    assert (found["inter1"], found["inter2"], found["interaction"]) == ("8", "7", "78")
    assert (found["iso"], found["country"], found["admin1"], found["geo_precision"]) == ("562", "Niger", "Tahoua", "1")
    assert (found["event_date"], found["time_precision"], found["fatalities"]) == ("2024-03-04", "1", "4")
    assert found["notes"].startswith("Claimed by a doctor: Malian troops shelled")
    assert found["civilian_targeting"] == "Civilian targeting"
    assert (found["region"], found["source_scale"], found["timestamp"]) == ("", "", "")


def test_acled_battle() -> None:
    """Both who fight are actors, near the town, in a week."""
    found = row("acled", CLASH)
    assert (found["event_type"], found["actor1"], found["actor2"]) == ("Battles", "Soldiers", "rebels")
    assert (found["interaction"], found["geo_precision"], found["time_precision"]) == ("12", "2", "2")
    assert found["civilian_targeting"] == ""


def test_acled_march() -> None:
    """Protesters are protesters; a whole country and a whole year get no coordinates and no day."""
    found = row("acled", MARCH)
    assert (found["disorder_type"], found["sub_event_type"]) == ("Demonstrations", "Peaceful protest")
    assert (found["inter1"], found["interaction"], found["actor2"]) == ("6", "60", "")
    assert (found["latitude"], found["location"], found["geo_precision"], found["country"]) == ("", "", "", "Niger")
    assert (found["event_date"], found["year"], found["time_precision"]) == ("", "2024", "")
    assert (found["tags"], found["fatalities"]) == ("crowd size=2,000", "")
    assert found["notes"] == "'=2,000 people marched in Niamey."


def test_a_protest_with_casualties_is_not_called_peaceful() -> None:
    """Who hurt them decides ACLED's sub-event type, and is not told."""
    found = row("acled", replace(MARCH, injured=people("three", 3, 3)))
    assert (found["event_type"], found["sub_event_type"]) == ("Protests", "")


@pytest.mark.parametrize("event", [TALKS, AID, RESIGNED, replace(MARCH, modes=("strike",))])
def test_acled_has_no_row_for_words_and_aid(event: ResolvedEvent) -> None:
    """No event is forced into a category that does not fit."""
    text, left_out = written_with_losses("acled", event)
    assert text == written("acled")
    assert list(left_out.values()) == [1]


@pytest.mark.parametrize(
    "changes",
    [
        {"recipients": ()},
        {"recipients": (party("someone", None),)},
        {"actors": (party("a crowd", "NER", "CVL"),)},
        {"actors": (MALI, party("Nigerien troops", "NER", "MIL"))},
    ],
)
def test_acled_does_not_guess_the_sides_of_an_attack(changes: dict[str, object]) -> None:
    """Unknown victims, crowds, and armies that may have fought each other are neither battle nor one-sided violence."""
    gunfire = replace(SHELLING, modes=("firearms",), **changes)  # type: ignore[arg-type]
    assert sum(written_with_losses("acled", gunfire)[1].values()) == 1


def test_ucdp_row_of_shelling() -> None:
    """One-sided violence with low, best and high over the report's accounts, and who denies it."""
    found = row("ucdp", TITLE, SHELLING, HIGHER, DENIAL)
    assert (found["type_of_violence"], found["side_a"], found["side_b"]) == ("3", "Malian troops", "Civilians")
    assert (found["low"], found["best"], found["high"]) == ("2", "4", "9")
    assert (found["deaths_civilians"], found["deaths_b"], found["deaths_unknown"]) == ("4", "", "")
    assert (found["where_prec"], found["date_prec"], found["country_id"], found["region"]) == (
        "1",
        "1",
        "436",
        "Africa",
    )
    assert (found["geom_wkt"], found["priogrid_gid"]) == ("POINT (7.9 14.6)", str(209 * 720 + 375 + 1))
    assert (found["gwnoa"], found["gwnob"], found["relid"]) == ("432", "", "event-110")
    assert (found["source_original"], found["dotterel_denied_by"]) == ("a doctor", "Mali")


def test_ucdp_numbers_of_other_dead_are_no_account_of_these() -> None:
    """The soldiers killed on the other side are neither a lower nor a higher number of the civilians killed."""
    soldiers = replace(HIGHER, recipients=(MALI,), killed=replace(SHELLING.killed, low=1, high=1))  # type: ignore[type-var]
    found = row("ucdp", SHELLING, soldiers)
    assert (found["low"], found["best"], found["high"]) == ("4", "4", "")


def test_ucdp_takes_no_words_for_people_as_those_for_a_place() -> None:
    """Where only the parties tell the country, the description of the place is empty, and the country stands."""
    of_farmers = replace(TARKA, text="farmers", precision="country", rule="state-of-parties > name")
    found = row("ucdp", replace(SHELLING, place=of_farmers))
    assert (found["where_description"], found["where_prec"], found["country_id"]) == ("", "6", "436")
    assert row("ucdp", replace(SHELLING, place=TARKA))["where_description"] == TARKA.text


def test_ucdp_row_of_a_clash() -> None:
    """State-based, near the town, within a week; an open upper end is empty, and the dead are of no known side."""
    found = row("ucdp", CLASH)
    assert (found["type_of_violence"], found["where_prec"], found["date_prec"]) == ("1", "2", "3")
    assert (found["low"], found["best"], found["high"]) == ("1", "1", "")
    assert (found["deaths_a"], found["deaths_b"], found["deaths_unknown"]) == ("", "", "1")
    assert (found["gwnoa"], found["gwnob"], found["side_b"]) == ("436", "", "rebels")


def test_ucdp_deaths_by_side_need_words_that_join_them() -> None:
    """A number apart from the victims' words is of unknown victims; numbers by party go to each."""
    apart = replace(SHELLING, killed=people("4", 4, 4, start=500))
    assert row("ucdp", apart)["deaths_unknown"] == "4"
    soldiers = party("soldiers", "NER", "MIL", start=160)
    parts = (people("4", 4, 4), people("2", 2, 2))
    both = replace(SHELLING, recipients=(VILLAGERS, soldiers), killed=replace(people("6", 6, 6), parts=parts))
    found = row("ucdp", both)
    assert (found["deaths_civilians"], found["deaths_b"], found["type_of_violence"]) == ("4", "2", "")


@pytest.mark.parametrize(
    ("changes", "violence"),
    [
        ({"actors": (party("gunmen", "NER", "UAF"),)}, ""),
        ({"actors": ()}, ""),
        ({"actors": (party("rebels", "NER", "REB"),)}, "3"),
        ({"actors": (party("peacekeepers", "UNO", "MIL"),)}, ""),
        ({"actors": (party("rebels", "NER", "REB"),), "recipients": (party("rivals", "NER", "REB"),)}, "2"),
        ({"actors": (MALI, party("Nigerien troops", "NER", "MIL"))}, ""),
    ],
)
def test_ucdp_type_is_empty_where_the_sides_do_not_settle_it(changes: dict[str, object], violence: str) -> None:
    """An unknown gunman is no organised actor, and armies that may have fought each other are no one-sided violence."""
    assert row("ucdp", replace(SHELLING, **changes))["type_of_violence"] == violence  # type: ignore[arg-type]


@pytest.mark.parametrize("killed", [None, people("none", 0, 0), people("up to ten", None, 10)])
def test_ucdp_needs_a_death(killed: object) -> None:
    """No number, nobody and perhaps nobody are no event there."""
    _, left_out = written_with_losses("ucdp", replace(SHELLING, killed=killed))  # type: ignore[arg-type]
    assert left_out == {"no death told for certain, which UCDP requires": 1}


def test_zero_is_told_apart_from_unknown() -> None:
    """ "Nobody was killed" is a number; silence is none."""
    assert row("acled", replace(SHELLING, killed=people("nobody", 0, 0)))["fatalities"] == "0"
    assert row("acled", replace(SHELLING, killed=None))["fatalities"] == ""


def test_gdelt_event_and_its_mentions_are_joined() -> None:
    """One event with three mentions; the denial is none of them."""
    event = row("gdelt", TITLE, SHELLING, HIGHER, DENIAL)
    mentions = rows("gdelt-mentions", TITLE, SHELLING, HIGHER, DENIAL)
    assert {mention["GLOBALEVENTID"] for mention in mentions} == {event["GLOBALEVENTID"]}
    assert event["NumMentions"] == str(len(mentions)) == "3"
    assert [mention["ActionCharOffset"] for mention in mentions] == ["0", "110", "200"]
    assert {mention["MentionSourceName"] for mention in mentions} == {"courier.example"}


def test_gdelt_codes() -> None:
    """Day, parties, place and title stand as GDELT codes them."""
    found = row("gdelt", TITLE, SHELLING)
    assert (found["SQLDATE"], found["MonthYear"], found["FractionDate"]) == ("20240304", "202403", "2024.1753")
    assert (found["Actor1Code"], found["Actor1CountryCode"], found["Actor1Type1Code"]) == ("MLIMIL", "MLI", "MIL")
    assert (found["Actor2Code"], found["IsRootEvent"], found["SOURCEURL"]) == ("NERCVL", "1", SHELLING.document.url)
    assert (found["ActionGeo_Type"], found["ActionGeo_CountryCode"]) == ("4", "NG")
    assert found["ActionGeo_FullName"] == "Tarka, Tahoua, Niger"
    assert (found["AvgTone"], found["DATEADDED"], found["ActionGeo_FeatureID"]) == ("", "", "")
    american = row("gdelt", replace(TITLE, place=replace(TARKA, country="USA", precision="admin1")))
    assert (american["ActionGeo_Type"], american["ActionGeo_CountryCode"]) == ("2", "US")
    assert row("gdelt", AID)["Actor1KnownGroupCode"] == "UNO"
    assert row("gdelt", AID)["Actor1CountryCode"] == ""


def test_gdelt_keeps_the_last_day_of_a_year_in_the_year() -> None:
    """The fraction of the year that is told with a day never reaches into the next year."""
    last = replace(SHELLING, date=replace(SHELLING.date, first="2023-12-31", last="2023-12-31"))  # type: ignore[type-var]
    assert row("gdelt", last)["FractionDate"] == "2023.989"


def test_a_report_without_address_is_a_citation() -> None:
    """GDELT's type of mention says how to find it."""
    offline = replace(SHELLING, document=replace(SHELLING.document, url=None))
    found = row("gdelt-mentions", offline)
    assert (found["MentionType"], found["MentionSourceName"]) == ("2", "Borean Courier")


def test_plover_keeps_standing_in_the_contexts() -> None:
    """A plan, a negation and background are told as PLOVER's manual has it; a denial has no word there."""
    text, left_out = written_with_losses("plover", PLANNED, NEGATED, OLD, ONLY_DENIED)
    told = {one["id"]: one["context"] for one in map(json.loads, text.splitlines())}
    assert told["event-planned"][-1] == "future"
    assert told["event-negated"][-1] == "negation"
    assert told["event-old"] == ["historical"]
    assert left_out == {"denied": 1}


def test_plover_object() -> None:
    """Required fields are there, numbers keep their open ends, and the claim keeps its source."""
    [found] = map(json.loads, written("plover", TITLE, SHELLING, HIGHER).splitlines())
    assert (found["date"], found["event"], found["quad_code"]) == ("2024-03-04", ["ASSAULT"], 4)
    assert [entity["code"] for entity in (*found["actor"], *found["recipient"])] == ["MLI", "NER"]
    assert (found["event_loc"]["resolution"], found["size"]) == (4, {"dead": {"low": 4, "high": 4}})
    assert [one["start"] for one in found["event_text"]] == [0, 110, 200]
    assert found["claim"]["source"][0]["entity_text"] == "a doctor"


def test_plover_leaves_out_who_is_not_named() -> None:
    """An event without an actor is not coded in PLOVER; one without a day is, with none."""
    assert written_with_losses("plover", TITLE)[1] == {"no actor told, which PLOVER requires": 1}
    assert json.loads(written("plover", RESIGNED))["date"] is None


def test_the_narrowest_place_and_time_of_the_mentions_count() -> None:
    """The day stands in one sentence and the town in another."""
    country = replace(TARKA, precision="country", name="Niger")
    vague = replace(SHELLING, place=country, date=days("2024-01-01", "2024-12-31", "year"))
    exact = replace(HIGHER, place=TARKA, date=days("2024-03-04", "2024-03-04"))
    found = row("ucdp", vague, exact)
    assert (found["where_coordinates"], found["date_start"]) == ("Tarka", "2024-03-04")


def test_a_claim_stays_a_claim() -> None:
    """What somebody says is written, and where there is a column, who says so."""
    asserted = replace(SHELLING, claim=Claim())
    assert row("acled", SHELLING)["dotterel_claim_sources"] == "a doctor"
    assert row("acled", asserted)["dotterel_claim"] == "asserted"
    assert not row("acled", asserted)["notes"].startswith("Claimed")
