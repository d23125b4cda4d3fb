"""Tests of `dotterel.resolution.places.resolver`."""

import pytest

from dotterel.model import Place, span_of
from dotterel.resolution.places import MemoryGazetteer, PlaceContext, resolve_place


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
