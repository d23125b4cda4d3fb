"""The pages of dyads and places: what they count is what the list shows, whatever stands in the records."""

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape, unescape
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from dotterel.briefing import conditions_of
from dotterel.model import Provenance
from dotterel.model.incidents import UNNAMED
from dotterel.store import Cluster, Clusters, Dyad, DyadSide, IncidentSelection, Store, Timeline, open_store
from dotterel.store.selections import Box
from dotterel.surfaces.desk.app import build_desk
from dotterel.surfaces.desk.dyad_lines import unit_of
from dotterel.surfaces.desk.dyad_matrix import matrix_of
from dotterel.surfaces.desk.map_extract import WIDTH, MapExtract, frame_of, map_extract
from dotterel.surfaces.desk.network_chart import MOST_TIES, NARROW, WIDE, Shape, network_of
from dotterel.surfaces.desk.questions import read_question
from dotterel.surfaces.desk.trend_chart import trend_chart
from tests import factories
from tests.briefing.test_brief import HOSTILE, hostile
from tests.surfaces.desk.test_pages import words


def links(page: str, path: str) -> list[str]:
    """Addresses of a page that lead to another."""
    return [unescape(one) for one in re.findall(rf'href="({path}[^"]*)"', page)]


def count_at(desk: TestClient, address: str) -> int:
    """Number of incidents that a list shows."""
    found = re.search(r"<h1>([\d,]+) incident", desk.get(address).text)
    assert found
    return int(found[1].replace(",", ""))


@pytest.mark.parametrize("question", ["", "?quad=material-conflict", "?by=party&order=killed", "?by=party&country=SDN"])
def test_every_cell_leads_to_its_incidents(desk: TestClient, question: str) -> None:
    """The list behind a cell of the matrix holds as many incidents as the cell says, under the filters of the page."""
    page = desk.get(f"/dyads{question}")
    assert page.status_code == 200
    matrix = page.text.partition('<table class="matrix')[2].partition("</table>")[0]
    cells = re.findall(r'<td class="h[1-5]"><a href="([^"]+)"[^>]*>([\d,]+)', matrix)
    assert cells
    for address, number in cells[:12]:
        assert count_at(desk, unescape(address)) == int(number.replace(",", ""))


def test_the_table_has_all_that_is_drawn(desk: TestClient) -> None:
    """Whoever cannot see the drawings finds every tie in the table, sorted as asked and said so."""
    page = desk.get("/dyads?by=party&all=yes&order=killed").text
    drawing = page.partition('<svg class="network"')[2].partition("</svg>")[0]
    table = page.partition('<table class="facts-table"')[2].partition("</table>")[0]
    assert set(links(drawing, "/incidents")) <= set(links(table, "/incidents"))
    assert 'aria-sort="descending"' in table
    killed = [int(one.replace(",", "")) for one in re.findall(r'</a></td>\s*<td class="number">([\d,]+)<', table)]
    assert killed == sorted(killed, reverse=True)


@pytest.mark.parametrize("question", ["by=town", "size=7", "order=size", "dyad=SDN", "from=soon"])
def test_a_mangled_question_of_dyads_is_told(desk: TestClient, question: str) -> None:
    """A value that is no choice is named, not passed over."""
    page = desk.get(f"/dyads?{question}")
    assert page.status_code == 400
    assert "cannot be shown as asked" in words(page.text)


def test_a_place_leads_to_what_it_counts(desk: TestClient) -> None:
    """Every number of a situation that has a link is the number of incidents behind it."""
    page = desk.get("/places/SDN?from=2024-01-01&to=2025-12-31").text
    told = re.findall(r'<(?:dd|li)><a href="(/incidents[^"]+)">([\d,]+)</a>', page)
    assert len(told) >= 4
    for address, number in told:
        assert count_at(desk, unescape(address)) == int(number.replace(",", ""))
    for part in ("What is not known", "Who against whom", "The deadliest incidents", "By month"):
        assert part in words(page)


def test_a_division_has_its_own_page(desk: TestClient, store: Store) -> None:
    """A link to a division of a country leads to its situation."""
    page = desk.get("/places/SDN").text
    division = next(one for one in links(page, "/places/SDN") if "admin1=" in one)
    assert desk.get(division).status_code == 200
    assert "Gharb Province, Sudan" in words(desk.get(division).text)


def test_an_empty_period_is_told_on_the_page(desk: TestClient) -> None:
    """Where nothing is recorded, nothing is drawn, and no calm is claimed."""
    said = words(desk.get("/places/SDN?from=1999&to=1999").text)
    assert "Nothing is recorded of Sudan in 1999." in said
    assert "does not mean that nothing happened" in said
    assert "The deadliest" not in said


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/places/XXX", 404),
        ("/places/XXX/brief.md", 404),
        ("/places/CHE", 200),
        ("/places/CHE/brief.md", 404),
        ("/places/SDN?from=2024-05&to=2024-01", 400),
        ("/places/SDN/brief.md?from=soon", 400),
        ("/places/sdn", 404),
    ],
)
def test_places_that_are_not_there_are_told(desk: TestClient, address: str, status: int) -> None:
    """A country that is none, one without incidents, and a mangled period each get a page that says so."""
    assert desk.get(address).status_code == status


def test_a_brief_is_a_file(desk: TestClient) -> None:
    """The brief is downloaded as Markdown under a name with place and period."""
    answer = desk.get("/places/SDN/brief.md?from=2024-03-01&to=2024-08-31")
    assert answer.headers["content-disposition"] == 'attachment; filename="brief-SDN-2024-03-01-2024-08-31.md"'
    assert answer.text.startswith("# Sudan, Mar – Aug 2024\n")


def test_hostile_records_stay_texts(tmp_path: Path) -> None:
    """No name, summary or outlet of a record becomes a tag or an address of these pages."""
    incident = hostile(factories.told_incident())
    assert incident.place
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        with store.writing() as records:
            records.incidents.keep(incident, made_by=Provenance(component="test", version="1"))
        desk = TestClient(build_desk(store), base_url="http://localhost")
        for address in ("/dyads?by=party", "/places", f"/places/{incident.place.country}"):
            page = desk.get(address)
            assert page.status_code == 200
            assert "<script>alert" not in page.text
            assert "<b>x</b>" not in page.text
            assert "style=" not in page.text
            assert not re.search(r'href="(?!/|#|https?:|data:,)', page.text)
        assert "&lt;script&gt;" in desk.get("/dyads?by=party").text
        for address in links(desk.get("/dyads?by=party").text, "/incidents"):
            assert count_at(desk, address) == 1
    assert HOSTILE


def test_conditions_are_read_as_they_are_written() -> None:
    """What a brief writes into an address is what the list reads out of it."""
    wanted = IncidentSelection(
        words="market", types=("ASSAULT",), modes=("bombing",), quads=("material-conflict",), standings=("claimed",),
        countries=("SDN",), divisions=("Gharb",), places=("Karnol",), precisions=("city",), parties=("TCD",),
        party_id="a", dyads=("SDN>TCD", "name~-~a%3Eb=id~x"), first="2024-01-01", last="2024-02-01", within=False,
        min_killed=1, max_killed=9, with_toll=True, min_sources=1, max_sources=3, dated=True, placed=False,
        min_score=0.5, contradicted=True, reviewed=False, historical=False, changed_after=3,
    )  # fmt: skip
    read = read_question(conditions_of(wanted))
    assert read.faults == ()
    assert read.selection == wanted


def dyads(number: int) -> list[Dyad]:
    """Dyads among a few sides."""
    sides = [DyadSide(country="SDN", label=f"Party {one}") for one in range(9)]
    return [
        Dyad(
            actor=sides[one % 9], recipient=sides[one * one % 7], mutual=one % 5 == 0, incidents=number - one,
            killed=one, first=None, last=None, quads={"material-conflict": 1}, key=f"SDN>TCD{one}",
        )
        for one in range(number)
    ]  # fmt: skip


def test_a_drawing_holds_the_strongest_ties_only() -> None:
    """However many ties there are, no more are drawn than can be read; the others are counted, not lost."""
    many = dyads(80)
    drawn = network_of(many)
    assert drawn is not None
    between = [one for one in many if one.actor != one.recipient]
    assert len(drawn.ties) == MOST_TIES
    assert drawn.hidden == len(between) - MOST_TIES
    assert {one.dyad.key for one in drawn.ties} == {one.key for one in between[:MOST_TIES]}
    columns = {x: [node.y for node in drawn.nodes if node.x == x] for x in {node.x for node in drawn.nodes}}
    assert all(b - a >= 20 for ys in columns.values() for a, b in pairwise(ys))
    assert all(0 < node.y < drawn.height for node in drawn.nodes)


def test_a_matrix_counts_a_mutual_dyad_both_ways() -> None:
    """Where both face each other, each stands against the other, and the link holds both kinds."""
    one, other = DyadSide(country="SDN"), DyadSide(country="TCD")
    made = [
        Dyad(actor=one, recipient=other, mutual=False, incidents=3, killed=2, first=None, last=None, key="SDN>TCD"),
        Dyad(actor=one, recipient=other, mutual=True, incidents=4, killed=0, first=None, last=None, key="SDN=TCD"),
    ]
    matrix = matrix_of(made, order="incidents", most=8)
    cells = {
        (row.short, column.short): cell
        for row, told in zip(matrix.actors, matrix.rows, strict=True)
        for column, cell in zip(matrix.recipients, told, strict=True)
    }
    assert (cells["SDN", "TCD"].incidents, cells["SDN", "TCD"].keys) == (7, ("SDN>TCD", "SDN=TCD"))
    assert (cells["TCD", "SDN"].incidents, cells["TCD", "SDN"].keys) == (4, ("SDN=TCD",))
    assert cells["SDN", "SDN"].incidents == 0


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    spots=st.lists(st.tuples(st.floats(-89, 89), st.floats(-179, 179), st.integers(1, 500)), min_size=1, max_size=20)
)
def test_a_map_shows_every_place(spots: list[tuple[float, float, int]]) -> None:
    """Wherever incidents lie, at the poles or on both ends of the world, each dot is within the drawing."""
    clusters = tuple(
        Cluster(
            latitude=north, longitude=east, incidents=number, killed=0, quads={"material-conflict": number},
            box=Box(south=north, west=east, north=north, east=east), name="Somewhere",
        )
        for north, east, number in spots
    )  # fmt: skip
    extract = map_extract(Clusters(cell_degrees=1, clusters=clusters, areas=()))
    assert extract is not None
    for dot in extract.dots:
        assert 0 <= dot.x <= WIDTH
        assert 0 <= dot.y <= extract.height


def test_a_place_that_is_only_roughly_known_is_no_point() -> None:
    """A district is drawn as a ring with the circle that it lies in, as a division is, and said to be known roughly."""
    box = Box(south=15, west=25, north=15, east=25)
    town, district = (
        Cluster(latitude=15, longitude=25, incidents=1, killed=0, quads={}, box=box, name="Here", precision=precision)
        for precision in ("city", "district")
    )
    extract = map_extract(Clusters(cell_degrees=1, clusters=(town, district), areas=()))
    assert extract is not None
    rough, exact = extract.dots
    assert rough.reach > 0
    assert "only roughly known: 1 incident," in rough.words
    assert exact.reach == 0


def test_a_district_is_rough_on_every_map(tmp_path: Path) -> None:
    """Several incidents of one district are told to be so by the list's map, and the page of the place draws a ring."""
    place = factories.told_incident().place
    assert place
    place = replace(place, name="Vorukh", country="TJK", latitude=39.8, longitude=70.6, precision="district")
    made = [replace(factories.told_incident(), id=f"incident-{one}", place=place, tolls=()) for one in "ab"]
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        with store.writing() as records:
            for one in made:
                records.incidents.keep(one, made_by=factories.provenance())
        desk = TestClient(build_desk(store), base_url="http://localhost")
        (sign,) = desk.get("/map.json?view=-180,-90,180,90&zoom=1").json()["features"]
        assert (sign["properties"]["count"], sign["properties"]["precision"]) == (2, "district")
        drawn = desk.get("/places/TJK").text.partition('<svg class="extract"')[2].partition("</svg>")[0]
        assert re.search(r'<circle class="area ', drawn)
        assert re.search(r'<circle class="rough ', drawn)
        assert not re.search(r'<circle class="dot ', drawn)
        row = words(desk.get("/places").text.partition("<tbody>")[2].partition("</tbody>")[0])
        assert row.startswith("Tajikistan TJK 2 —"), "no number is told, which is not 0"


def test_the_land_is_there() -> None:
    """A frame that lies wholly within a continent is land, though no coast crosses it."""
    box = Box(south=15, west=25, north=15, east=25)
    one = Cluster(latitude=15, longitude=25, incidents=1, killed=0, quads={}, box=box)
    extract = map_extract(Clusters(cell_degrees=1, clusters=(one,), areas=()))
    assert extract is not None
    assert extract.land.count("L") >= 3


def test_pairs_are_shown_in_time_with_their_numbers(desk: TestClient, store: Store) -> None:
    """The first pairs have a drawing each and one a large one; every number of both stands in a table beside it."""
    page = desk.get("/dyads?by=party&quad=material-conflict").text
    section = page.partition('id="in-time"')[2].partition("</section>")[0]
    chosen, _, lines = section.partition('<ul class="lines"')
    with store.reading() as records:
        wanted = IncidentSelection(quads=("material-conflict",))
        dyads = records.totals.dyads(wanted, by="party", limit=12)
        told = [one.timeline for one in records.totals.dyad_timelines(wanted, dyads=dyads, unit="month")]
    assert lines.count("<li>") == len(told) == 12
    assert lines.count('aria-current="true"') == 1
    rows = [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in re.findall(r"<tr><th scope=.row.*?</tr>", lines, re.S)]
    assert [sum(int(row[at]) for row in rows) for at in range(12)] == [
        sum(bucket.incidents for bucket in one.buckets) for one in told
    ]
    firsts = [re.findall(r"<td[^>]*>([^<]*)</td>", row)[0] for row in re.findall(r"<tr><th scope=.row.*?</tr>", chosen)]
    assert [int(one) for one in firsts] == [bucket.incidents for bucket in told[0].buckets]


def test_the_pair_drawn_large_is_one_that_is_dated(tmp_path: Path) -> None:
    """A pair of more incidents, none of which has a day, leaves it to the next; a range of one number is a number."""
    told = factories.told_incident()
    one, other, third = (replace(told.actors[0], label=name, id=name, country=name) for name in ("KEN", "MLI", "TCD"))
    undated = replace(told, actors=(one,), recipients=(other,), time=None, tolls=())
    toll = replace(told.tolls[0], total=replace(told.tolls[0].total, low=4, best=4, high=4))
    dated = replace(told, id="incident-dated", actors=(one,), recipients=(third,), tolls=(toll,))
    made = [*(replace(undated, id=f"incident-{number}") for number in range(3)), dated]
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        with store.writing() as records:
            for incident in made:
                records.incidents.keep(incident, made_by=factories.provenance())
        page = TestClient(build_desk(store), base_url="http://localhost").get("/dyads").text
    large = page.partition('class="chosen-line"')[2].partition('<ul class="lines"')[0]
    assert "Chad" in large
    assert "<svg" in large
    table = words(page.partition('id="table-h"')[2])
    assert table.index("Mali") < table.index("Chad")
    assert " 4 4 " in table


def test_another_pair_is_drawn_large(desk: TestClient, store: Store) -> None:
    """A pair is chosen from the drawings or the table; one without incidents is told; what is no pair is refused."""
    with store.reading() as records:
        last = records.totals.dyads(by="party", limit=1000)[-1]
    page = desk.get("/dyads", params={"by": "party", "pair": last.key}).text
    large = page.partition('class="chosen-line"')[2].partition('<ul class="lines"')[0]
    assert f"<b>{last.recipient.label}</b>" in unescape(large)
    assert "No incident of" in desk.get("/dyads", params={"by": "party", "pair": "id~none>id~nobody"}).text
    assert desk.get("/dyads", params={"by": "country", "pair": last.key}).status_code == 400
    assert desk.get("/dyads", params={"pair": "nobody"}).status_code == 400
    assert "pair=" not in next(one for one in links(page, "/dyads") if "by=" not in one)


@pytest.mark.parametrize(
    ("first", "last", "unit"),
    [
        ("2024-01-01", "2024-01-31", "day"),
        ("2024-01-01", "2024-05-31", "week"),
        ("2022-01-01", "2024-12-31", "month"),
        ("2010-01-01", "2024-12-31", "quarter"),
        ("1990-01-01", "2024-12-31", "year"),
    ],
)
def test_longer_periods_have_wider_steps(first: str, last: str, unit: str) -> None:
    """Some dozens of steps, however long the period is."""
    assert unit_of(first, last) == unit


def test_a_party_that_nobody_names_is_no_known_side() -> None:
    """It is counted, by its country too, but no tie of the drawing leads to somebody."""
    somebody = DyadSide(country="CHL", label=UNNAMED)
    made = [
        Dyad(actor=one, recipient=other, mutual=False, incidents=1, killed=0, first=None, last=None)
        for one, other in ((somebody, DyadSide(country="CHL", label="police")), (DyadSide(country="CHL"), somebody))
    ]
    assert network_of(made) is None
    assert UNNAMED in [one.name for one in matrix_of(made, order="incidents", most=8).actors]


def _clusters_at(places: Sequence[tuple[float, float]]) -> tuple[Cluster, ...]:
    """An incident in a town at each latitude and longitude."""
    return tuple(
        Cluster(
            latitude=north, longitude=east, incidents=1, killed=0, quads={}, precision="city",
            box=Box(south=north, west=east, north=north, east=east),
        )
        for north, east in places
    )  # fmt: skip


def _extract_of(places: Sequence[tuple[float, float]]) -> MapExtract:
    """The drawing of these."""
    extract = map_extract(Clusters(cell_degrees=1, clusters=_clusters_at(places), areas=()))
    assert extract is not None
    return extract


def test_places_on_both_sides_of_the_date_line_are_neighbours() -> None:
    """Fiji and Samoa are shown together, with the land on both sides, and not at two ends of a world without land."""
    extract = _extract_of([(-17.5, 178.0), (-13.8, -172.0)])
    fiji, samoa = extract.dots
    assert 40 < samoa.x - fiji.x < WIDTH, "ten degrees apart, Samoa in the east"
    points = [float(one.split()[0]) for one in re.split("[MLZ]+", extract.land) if one]
    for dot in (fiji, samoa):
        assert any(abs(x - dot.x) < 30 for x in points), "no land at a dot"


@pytest.mark.parametrize("places", [[(10, -60), (20, 100)], [(55, 30), (60, 179), (66, -170)], [(-60, -179), (70, 0)]])
def test_wide_maps_hold_the_world_and_no_more(places: list[tuple[float, float]]) -> None:
    """Places far apart lie on their land; a drawing reaches neither beyond the poles nor twice round the world."""
    extract = _extract_of(places)
    west, south, east, north = frame_of(_clusters_at(places)).box
    assert south >= -90.5
    assert north <= 90
    assert east - west <= 361
    x, y = (max(abs(float(one.split()[at])) for one in re.split("[MLZ]+", extract.land) if one) for at in (0, 1))
    assert x > WIDTH / 2, "the land does not reach over the drawing"
    assert y > extract.height / 2
    assert len(extract.land) < 200_000


@settings(max_examples=60, deadline=None)
@given(
    spots=st.lists(st.tuples(st.floats(-89, 89), st.floats(-180, 180)), min_size=1, max_size=12),
    turn=st.floats(-180, 180),
)
def test_a_map_is_the_same_wherever_the_date_line_lies(spots: list[tuple[float, float]], turn: float) -> None:
    """A drawing is as wide as its places are apart; how their longitudes are counted makes no difference."""
    turned = [(north, (east + turn + 180) % 360 - 180) for north, east in spots]

    def width(places: list[tuple[float, float]]) -> float:
        west, _, east, _ = frame_of(_clusters_at(places)).box
        return east - west

    assert width(turned) == pytest.approx(width(spots), abs=0.5)


@pytest.mark.parametrize("shape", [WIDE, NARROW])
def test_names_fit_beside_their_circles(shape: Shape) -> None:
    """On a telephone long names are broken and cut; all begin and end within the drawing, and lines lie apart."""
    names = (
        "police",
        "United Nations Secretary-General",
        "Extraordinarily-long-compound-name",
        "people of the hill towns",
    )
    made = [
        Dyad(actor=DyadSide(country="CHL", label=name), recipient=DyadSide(country=None, label=f"{name} two"),
             mutual=False, incidents=1, killed=0, first=None, last=None) for name in names
    ]  # fmt: skip
    network = network_of(made, shape=shape)
    assert network is not None
    for node in network.nodes:
        assert len(node.lines) <= shape.lines
        letters = max(len(line) for line in node.lines)
        end = node.label_x + (-1 if node.is_left else 1) * 7.3 * letters
        assert 0 <= end <= shape.width
        assert 13 * len(node.lines) < shape.step
    assert {node.lines for node in network.nodes if node.name == "police"} == {("police",)}


def test_nothing_is_drawn_of_nothing() -> None:
    """No ties, no places and no time give no drawing instead of an empty one."""
    assert network_of([]) is None
    assert map_extract(Clusters(cell_degrees=1, clusters=(), areas=())) is None
    assert trend_chart(Timeline(unit="month", buckets=()), "2024-01-01", "2024-12-31") is None


def test_sides_may_be_asked_for_by_name(desk: TestClient, store: Store) -> None:
    """The form takes what people call a country or a party; the page is that of the code."""
    for name, code in (("sudan", "SDN"), ("Chad", "TCD"), ("South Sudan", "SSD")):
        assert desk.get("/dyads", params={"party": name}).text == desk.get("/dyads", params={"party": code}).text
        assert desk.get("/dyads", params={"country": name}).text == desk.get("/dyads", params={"country": code}).text
    with store.reading() as records:
        party = records.totals.parties(limit=1)[0]
    by_name, by_id = (desk.get("/dyads", params=one) for one in ({"party": party.label.upper()}, {"actor": party.id}))
    assert (by_name.status_code, by_name.text) == (200, by_id.text)
    assert f'name="party" value="{escape(party.label)}"' in by_name.text
    assert 'name="actor"' not in by_name.text  # what is typed in its place is asked for, not both
    both = desk.get("/dyads", params={"party": "SDN", "actor": party.id}).text
    assert f'<input type="hidden" name="actor" value="{escape(party.id)}">' in both
    elsewhere = desk.get("/dyads", params={"party": "Human Rights Watch"})
    assert elsewhere.status_code == 200


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ({"party": "Nobody at All"}, "party=Nobody at All: no country and no party is called so"),
        ({"country": "Hamas"}, "country=Hamas: no country is called so; give its usual English name"),
        ({"country": "Congo"}, "COD (Democratic Republic of the Congo) or COG (Republic of the Congo)"),
        ({"party": "RSF"}, "org-reporters-without-borders (Reporters Without Borders)"),
    ],
)
def test_a_name_that_is_not_understood_is_named(desk: TestClient, asked: dict[str, str], says: str) -> None:
    """And stands in the form as it was typed."""
    page = desk.get("/dyads", params=asked)
    assert (page.status_code, says in words(page.text)) == (400, True)
    ((name, value),) = asked.items()
    assert f'name="{name}" value="{value}"' in page.text


def test_a_pair_without_dated_incidents_is_told_of(tmp_path: Path) -> None:
    """Alone in its store, and beside one that is dated."""
    with open_store(tmp_path / "store.sqlite", create=True) as store:
        desk = TestClient(build_desk(store), base_url="http://localhost")
        undated = replace(factories.told_incident(), time=None)
        with store.writing() as records:
            records.incidents.keep(undated, made_by=factories.provenance())
        with store.reading() as records:
            (dyad,) = records.totals.dyads(limit=5)
        told = words(desk.get("/dyads", params={"pair": dyad.key}).text)
        assert "none of its 1 incident is dated, so nothing can be drawn in time" in told
        missing = words(desk.get("/dyads", params={"pair": "ISL>NOR"}).text)
        assert "No incident of Iceland → Norway under these filters" in missing
        nothing = words(desk.get("/dyads", params={"pair": "ISL>NOR", "country": "ISL"}).text)
        assert "none of Iceland → Norway to draw" in nothing
        dated = replace(factories.told_incident(), id="incident-2", event_ids=("event-3",))
        side = replace(dated.recipients[0], country="CHL")
        with store.writing() as records:
            records.incidents.keep(replace(dated, recipients=(side,)), made_by=factories.provenance())
        beside = words(desk.get("/dyads", params={"pair": dyad.key}).text)
        assert "none of its 1 incident is dated" in beside
        assert "Choose one to see it above" in beside
