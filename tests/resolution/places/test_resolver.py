"""Tests of `dotterel.resolution.places.resolver`."""

import pytest

from dotterel.model import Place, span_of
from dotterel.resolution.places import MemoryGazetteer, PlaceContext, resolve_place
from dotterel.resolution.places.geometry import kilometres


def resolve(phrase: str, atlas: MemoryGazetteer, *, sentence: str = "", **context: object) -> Place:
    """Resolves a phrase where it stands in a sentence (the phrase alone, unless told)."""
    sentence = sentence or phrase
    start = sentence.index(phrase)
    surroundings = PlaceContext(sentence=sentence, text=sentence, **context)  # type: ignore[arg-type]
    return resolve_place(span_of(sentence, start, start + len(phrase)), context=surroundings, gazetteer=atlas)


def test_the_span_is_kept(atlas: MemoryGazetteer) -> None:
    """A place carries the words and offsets of its span, so that its evidence can be shown."""
    place = resolve("Bamako", atlas, sentence="Police fired on a crowd in Bamako.")
    assert (place.text, place.start, place.end) == ("Bamako", 27, 33)


@pytest.mark.parametrize("phrase", ["Bamako", "the Bamako", "BAMAKO", "Bamako's", "the city of Bamako"])
def test_writings_of_a_name(phrase: str, atlas: MemoryGazetteer) -> None:
    """Articles, capitals, possessives and type words do not hide a name."""
    place = resolve(phrase, atlas)
    assert (place.name, place.country, place.precision) == ("Bamako", "MLI", "city")


def test_document_countries_decide_between_namesakes(atlas: MemoryGazetteer) -> None:
    """The countries of the report outweigh size: Alexandria is in Louisiana in an American report."""
    assert resolve("Alexandria", atlas).country == "EGY"
    place = resolve("Alexandria", atlas, countries={"USA": 1.0}, divisions={"USA/Louisiana": 1.0})
    assert (place.country, place.admin1) == ("USA", "Louisiana")


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Alexandria, Louisiana", ""),
        ("Alexandria in Louisiana", ""),
        ("Louisiana's Alexandria", ""),
        ("Alexandria", "A man was shot in Alexandria, La., on Monday."),
        ("Alexandria", "A man was shot in Alexandria in Louisiana."),
    ],
)
def test_containment(phrase: str, sentence: str, atlas: MemoryGazetteer) -> None:
    """What the words put around a name says which namesake is meant, inside the span and behind it."""
    place = resolve(phrase, atlas, sentence=sentence)
    assert (place.country, place.rule) == ("USA", "contained-name")


def test_type_word_chooses_the_division(atlas: MemoryGazetteer) -> None:
    """ "Mopti" is the town, "Mopti region" the division: the precision follows the words."""
    assert resolve("Mopti", atlas).precision == "city"
    assert resolve("Mopti region", atlas).precision == "admin1"


def test_directions_keep_the_division_and_name_our_regions(atlas: MemoryGazetteer) -> None:
    """A direction before a name is dropped, unless the part has an entry of its own."""
    assert resolve("eastern Mali", atlas).precision == "country"
    assert resolve("central Mali", atlas).name == "Central Mali"


@pytest.mark.parametrize("phrase", ["near Mopti", "the outskirts of Mopti", "30 km north of Mopti"])
def test_vague_words_lower_precision_and_score(phrase: str, atlas: MemoryGazetteer) -> None:
    """A place that is only near the named one is not given with the precision of a town."""
    place = resolve(phrase, atlas)
    assert place.precision == "district"
    assert place.score < resolve("Mopti", atlas).score


def test_market_in_a_town(atlas: MemoryGazetteer) -> None:
    """A thing without a name inherits the named place inside the same phrase, and the rule says so."""
    place = resolve("a market in Mopti", atlas)
    assert (place.name, place.precision, place.rule) == ("Mopti", "city", "container")


def test_unknown_name_in_a_known_place(atlas: MemoryGazetteer) -> None:
    """A name that is not in the gazetteer falls back to its container, with a lower score."""
    place = resolve("Tarkanda in Mopti", atlas)
    assert (place.name, place.rule) == ("Mopti", "container")
    assert place.score < resolve("a market in Mopti", atlas).score


def test_a_namesake_elsewhere_does_not_beat_the_container(atlas: MemoryGazetteer) -> None:
    """Where the phrase itself says the country, a namesake in another one is not believed."""
    place = resolve("the Armenian village of Koro", atlas)
    assert (place.country, place.precision) == ("ARM", "country")


@pytest.mark.parametrize("phrase", ["Armenian territory", "several parts of Armenian territory", "Armenia"])
def test_country_and_its_adjective(phrase: str, atlas: MemoryGazetteer) -> None:
    """The adjective of a country names the country."""
    place = resolve(phrase, atlas)
    assert (place.country, place.precision) == ("ARM", "country")


@pytest.mark.parametrize("phrase", ["the border", "the market", "the area", "the region", "home", ""])
def test_generic_words_name_no_place(phrase: str, atlas: MemoryGazetteer) -> None:
    """Words without a name give no coordinates, never 0,0, and the reason is told."""
    place = resolve(phrase, atlas) if phrase else resolve_place(
        span_of("", 0, 0), context=PlaceContext(), gazetteer=atlas
    )  # fmt: skip
    assert place.unresolved is not None
    assert (place.latitude, place.longitude, place.precision) == (None, None, None)


def test_report_of_one_country(atlas: MemoryGazetteer) -> None:
    """In a report of one country an unknown place has that country, but no coordinates."""
    place = resolve("Tarkanda", atlas, countries={"MLI": 0.9, "FJI": 0.1})
    assert (place.country, place.latitude) == ("MLI", None)
    assert place.unresolved is not None
    assert resolve("Tarkanda", atlas, countries={"MLI": 0.5, "FJI": 0.5}).country is None


def test_the_country_and_the_capital(atlas: MemoryGazetteer) -> None:
    """ "The country" and "the capital" are those of the report, with a moderate score."""
    country = resolve("the country", atlas, countries={"MLI": 0.9})
    capital = resolve("the capital", atlas, countries={"MLI": 0.9})
    assert (country.name, capital.name) == ("Mali", "Bamako")
    assert max(country.score, capital.score) < 0.6


def test_stray_namesake_is_refused(atlas: MemoryGazetteer) -> None:
    """A small place in a country that the report never speaks of is a candidate, not the answer."""
    place = resolve("Koro", atlas, countries={"EGY": 1.0})
    assert place.unresolved is not None
    assert {candidate.id for candidate in place.candidates} == {"geonames:13", "geonames:14"}


@pytest.mark.parametrize("phrase", ["the Israel-Lebanon border", "the border between Lebanon and Israel"])
def test_border_of_two_countries(phrase: str, atlas: MemoryGazetteer) -> None:
    """A border that our list has is found whichever country is named first."""
    assert resolve(phrase, atlas).name == "Israel-Lebanon border"


def test_border_of_one_country_is_unsure(atlas: MemoryGazetteer) -> None:
    """ "The Armenian border" gives the country with little score: the side is not said."""
    place = resolve("the Armenian border", atlas)
    assert place.country == "ARM"
    assert place.score <= 0.4


def test_the_neighbour_whose_border_it_is(atlas: MemoryGazetteer) -> None:
    """Where only the neighbour was marked of "the border with Lebanon", it is not surely the place."""
    text = "An ambush on the border with Lebanon killed four soldiers."
    start = text.index("Lebanon")
    context = PlaceContext(sentence=text, text=text, countries={"LBN": 0.3, "ARM": 0.7})
    place = resolve_place(span_of(text, start, start + len("Lebanon")), context=context, gazetteer=atlas)
    assert (place.country, place.rule) == ("ARM", "border-of-country")
    assert place.score <= 0.4


def test_organisation_is_no_place(atlas: MemoryGazetteer) -> None:
    """A place name inside the name of a newspaper or a bank is not where something happened."""
    assert resolve("Alexandria Herald", atlas).unresolved is not None


def test_several_places(atlas: MemoryGazetteer) -> None:
    """Of two places side by side the first is given, and the rule and score tell that there are more."""
    place = resolve("Mopti and Koro", atlas)
    assert place.name == "Mopti"
    assert place.rule.endswith("first-of-several")
    assert place.score < resolve("Mopti", atlas).score


def test_exact_precision_is_for_points(atlas: MemoryGazetteer) -> None:
    """Only a point of our own list is exact; near it, it no longer is."""
    assert resolve("Tower 22", atlas).precision == "exact"
    assert resolve("near Tower 22", atlas).precision == "district"


def test_candidates_have_reasons(atlas: MemoryGazetteer) -> None:
    """At most five candidates are listed, best first, each with what spoke for it."""
    candidates = resolve("Alexandria", atlas, countries={"USA": 1.0}).candidates
    assert [candidate.id for candidate in candidates] == ["geonames:21", "geonames:20"]
    assert "the report speaks of USA" in candidates[0].reason


def test_neighbours_decide(atlas: MemoryGazetteer) -> None:
    """A place near one that is already resolved is likelier."""
    near = resolve("Mopti", atlas)
    assert resolve("Koro", atlas, places=(near,)).score > resolve("Koro", atlas).score


def _apart(one: Place, other: Place) -> float:
    """Kilometres between two places that have coordinates."""
    points = (one.latitude, one.longitude, other.latitude, other.longitude)
    return kilometres(*(degrees for degrees in points if degrees is not None))


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("40 km west of Mopti", ""),
        ("a hamlet some 40 kilometres west of the town of Mopti", ""),
        ("Mopti", "Gunmen killed two men 40 km west of Mopti, police said."),
    ],
)
def test_a_way_moves_the_point(phrase: str, sentence: str, atlas: MemoryGazetteer) -> None:
    """Distance and direction move the point and widen the precision, inside the span and before it."""
    town, place = resolve("Mopti", atlas), resolve(phrase, atlas, sentence=sentence)
    assert _apart(town, place) == pytest.approx(40.0, abs=0.1)
    assert (place.longitude or 0.0) < (town.longitude or 0.0)
    assert (place.precision, place.geonameid) == ("district", None)
    assert place.rule.endswith("-offset")


def test_far_ways_are_wide(atlas: MemoryGazetteer) -> None:
    """A point a hundred and fifty kilometres off by a compass point is no district any more."""
    assert resolve("150 km west of Mopti", atlas).precision == "region"


@pytest.mark.parametrize("phrase", ["midway between Mopti and Koro", "the road between Mopti and Koro"])
def test_between_two_towns(phrase: str, atlas: MemoryGazetteer) -> None:
    """A stretch gives its middle, as wide as the stretch is long, and no town's number."""
    place = resolve(phrase, atlas)
    assert place.name == "between Mopti and Koro"
    assert (place.latitude, place.longitude) == pytest.approx((14.275, -3.635))
    assert (place.country, place.admin1, place.precision, place.geonameid) == ("MLI", "Mopti", "region", None)


def test_a_border_does_not_contain(atlas: MemoryGazetteer) -> None:
    """A town on the border with a country lies on the other side."""
    assert resolve("Koro, on the border with Egypt", atlas, countries={"MLI": 1.0}).name == "Koro"


def test_another_spelling(atlas: MemoryGazetteer) -> None:
    """A name that the gazetteer writes otherwise is found in the report's countries only, and is less sure."""
    found = resolve("Bamakko", atlas, countries={"MLI": 1.0})
    assert (found.name, found.rule) == ("Bamako", "respelled")
    assert found.score < resolve("Bamako", atlas, countries={"MLI": 1.0}).score
    assert resolve("Bamakko", atlas, countries={"EGY": 1.0}).latitude is None


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Georgia", "Georgia Talvestri, 31, was found guilty on Friday."),
        ("Alexandria", "They called Mrs Alexandria Talvestri to the stand."),
        ("Bamako", "Bamako denied that its aircraft had crossed the river."),
        ("Armenian", "They charged an Armenian trader in the port."),
        ("Alexandria process", "The Alexandria process is dead, the envoy said."),
    ],
)
def test_what_only_looks_like_a_place(phrase: str, sentence: str, atlas: MemoryGazetteer) -> None:
    """A person, a government, a people and an accord have no coordinates and no country."""
    place = resolve(phrase, atlas, sentence=sentence)
    assert place.unresolved is not None
    assert (place.latitude, place.country) == (None, None)


@pytest.mark.parametrize(
    ("phrase", "sentence"),
    [
        ("Georgia", "Troops in Georgia Talvestri had never seen fired on a crowd."),
        ("Bamako", "Police in Bamako denied that anybody had been shot."),
    ],
)
def test_a_word_of_place_makes_a_place(phrase: str, sentence: str, atlas: MemoryGazetteer) -> None:
    """Behind "in" a name stays a place, whatever follows it."""
    assert resolve(phrase, atlas, sentence=sentence).latitude is not None


def test_a_mere_name_keeps_its_land(atlas: MemoryGazetteer) -> None:
    """Asked for the name and not for an event, a people's adjective speaks of its land."""
    place = resolve("Armenian", atlas, sentence="They charged an Armenian trader.", of_event=False)
    assert place.country == "ARM"


def test_a_name_is_not_its_own_witness(atlas: MemoryGazetteer) -> None:
    """A country for which only the name itself speaks does not make its namesake there likely."""
    text = "Police in Bamako and Mopti said that men from Koro were held."
    place = resolve("Koro", atlas, sentence=text, countries={"MLI": 0.6, "FJI": 0.4})
    assert place.country == "MLI"


def test_a_mission_has_the_scene_as_its_country(atlas: MemoryGazetteer) -> None:
    """An embassy lies in the country of the scene, not in the one that it is of, and has no coordinates."""
    sentence = "In Bamako a crowd stoned the Egyptian embassy, and in Mopti a market burned."
    place = resolve("the Egyptian embassy", atlas, sentence=sentence, countries={"MLI": 0.6, "EGY": 0.4})
    assert (place.country, place.latitude) == ("MLI", None)


@pytest.mark.parametrize("phrase", ["the Gulf of Armenia", "the waters off the coast"])
def test_an_unknown_sea_has_no_country(phrase: str, atlas: MemoryGazetteer) -> None:
    """A sea that is not in the gazetteer is not the country that it is named for, nor the report's."""
    place = resolve(phrase, atlas, countries={"ARM": 1.0})
    assert (place.country, place.latitude) == (None, None)


def test_a_small_namesake_among_the_towns_of_another_country_is_not_it(atlas: MemoryGazetteer) -> None:
    """Where the report's other towns lie in one country, a small town that only its name speaks for is a namesake."""
    told = "Rebels from Bamako marched on Mopti. They burnt Clark on Monday."
    assert resolve("Clark", atlas, sentence="They burnt Clark on Monday.", countries={"MLI": 1.0}).country == "USA"
    place = resolve("Clark", atlas, sentence=told, countries={"MLI": 1.0})
    assert (place.country, place.latitude) == ("MLI", None)


def test_a_name_cut_at_its_article_is_read_whole(atlas: MemoryGazetteer) -> None:
    """ "Clark" alone is not what "Clark de Mopti" names: the whole name is unknown, its end is a division."""
    sentence = "Police killed two in Clark de Mopti, in Mali."
    place = resolve("Clark", atlas, sentence=sentence, countries={"MLI": 1.0})
    assert (place.text, place.country) == ("Clark de Mopti", "MLI")


def test_a_quarter_is_not_the_town_of_its_name(atlas: MemoryGazetteer) -> None:
    """ "The Koro neighbourhood" is a part of some city, and not the town of Koro far away."""
    assert resolve("Koro", atlas, countries={"MLI": 1.0}).latitude is not None
    assert resolve("the Koro neighbourhood", atlas, countries={"MLI": 1.0}).latitude is None
