"""Tests of `dotterel.resolution.places.recognition`."""

import pytest

from dotterel.resolution.places import GazetteerEntry, MemoryGazetteer, document_countries, find_toponyms, survey
from dotterel.resolution.places.gazetteer import UNSIZED
from dotterel.resolution.places.recognition import country_mentions, landmarks
from tests.resolution.places.conftest import entry


def names(text: str, atlas: MemoryGazetteer) -> list[str]:
    """The words of the toponyms of a text."""
    return [toponym.span.text for toponym in find_toponyms(text, gazetteer=atlas)]


def test_spans_index_the_text(atlas: MemoryGazetteer) -> None:
    """The span of a toponym holds the very characters of the text."""
    text = "Soldiers left Mopti for Bamako."
    assert [text[one.span.start : one.span.end] for one in find_toponyms(text, gazetteer=atlas)] == ["Mopti", "Bamako"]


@pytest.mark.parametrize(
    "text",
    [
        "Police fired on the crowd.",
        "Gen. Alexandria resigned.",
        "John Clark, a lawyer, spoke. Clark left.",
        "The Alexandria Herald wrote of it.",
        "They met in mopti.",
        "Amara Koro was hurt.",
    ],
)
def test_guards(text: str, atlas: MemoryGazetteer) -> None:
    """Common words, persons, newspapers and words in small letters are not taken for places."""
    assert names(text, atlas) == []


def test_adjectives_only_when_asked(atlas: MemoryGazetteer) -> None:
    """An adjective of a country is no toponym, but is given to who asks."""
    text = "Armenian troops left Mopti."
    assert names(text, atlas) == ["Mopti"]
    assert find_toponyms(text, gazetteer=atlas, adjectives=True)[0].adjective_of == ("ARM",)


def test_weights_sum_to_one(atlas: MemoryGazetteer) -> None:
    """The weights of the countries are shares."""
    weights = document_countries("Mali accused Armenia. Bamako was calm.", gazetteer=atlas)
    assert sum(weights.values()) == pytest.approx(1.0)
    assert max(weights, key=weights.__getitem__) == "MLI"


def test_no_country(atlas: MemoryGazetteer) -> None:
    """A text without places speaks of no country."""
    assert document_countries("Nobody was hurt.", gazetteer=atlas) == {}


def test_namesakes_follow_the_rest_of_the_text(atlas: MemoryGazetteer) -> None:
    """Alexandria speaks for the country that the other names speak for."""
    read = survey("Alexandria, in Rapides Parish, is quiet. Rapides Parish police said so.", gazetteer=atlas)
    assert list(read.countries) == ["USA"]
    assert max(read.divisions, key=read.divisions.__getitem__) == "USA/Louisiana"


def test_acronyms(atlas: MemoryGazetteer) -> None:
    """A country's own short form in capitals is found; the same letters as a pronoun are not."""
    assert names("The US told us to leave.", atlas) == ["US"]


@pytest.mark.parametrize("text", ["Mali said it had no part in it.", "Miss Mali was there. Mali is calm."])
def test_countries_say_things(text: str, atlas: MemoryGazetteer) -> None:
    """A country that says something, or lends its name to someone, is still a country."""
    assert "Mali" in names(text, atlas)


def test_ordinary_words_need_more_than_a_capital() -> None:
    """A village called as an everyday word is a name inside a sentence, not where every word has a capital."""
    rice = GazetteerEntry(
        id="geonames:1", name="Rice", kind="settlement", country="USA", latitude=32.2, longitude=-96.5
    )
    atlas = MemoryGazetteer([rice])
    assert names("They moved to Rice last year.", atlas) == ["Rice"]
    assert names("Rice is dear. The Rice was burned.", atlas) == []


def test_elided_articles_belong_to_names() -> None:
    """An article that lost its vowel does not cut a name in two."""
    ivory = GazetteerEntry(
        id="geonames:1", name="Côte d'Ivoire", kind="country", country="CIV", latitude=7.5, longitude=-5.5
    )
    assert names("Troops left Côte d'Ivoire on Monday.", MemoryGazetteer([ivory])) == ["Côte d'Ivoire"]


def test_landmarks_can_only_be_one_place(atlas: MemoryGazetteer) -> None:
    """Only names without namesakes far off tell where their neighbours lie."""
    text = "They drove from Mopti and from Koro to Rapides Parish."
    assert [mark.name for mark in landmarks(text, atlas)] == ["mopti", "rapides parish"]


def test_mentions_tell_who_and_where(atlas: MemoryGazetteer) -> None:
    """Adjectives, countries and places are told apart, with whether a word of place stands before them."""
    mentions = country_mentions("Armenian men met in Bamako. Mali knew.", atlas)
    told = [(mention.country, mention.adjective, mention.of_country, mention.located) for mention in mentions]
    assert told == [("ARM", True, False, False), ("MLI", False, False, True), ("MLI", False, True, False)]


def test_a_continents_states_are_no_country(atlas: MemoryGazetteer) -> None:
    """The adjective in the name of an organization of states is a continent's."""
    assert not country_mentions("She wrote to the Organization of American States.", atlas)
    assert country_mentions("She wrote to the American embassy.", atlas)


def test_landmarks_and_villages_of_unknown_size_tell_no_country() -> None:
    """A creek or a hamlet that shares a name with a person does not make a report speak of its country."""
    places = [
        entry(1, "Kalder", "settlement", "NOR", 60.0, 10.0, feature=UNSIZED),
        entry(2, "Mallon", "landmark", None, 60.0, 10.0, feature="sea"),
        entry(3, "Vessik", "settlement", "EST", 59.0, 26.0, population=400_000),
        entry(4, "Vessik", "landmark", None, 1.0, 1.0, feature="reef"),
    ]
    gazetteer = MemoryGazetteer(places)
    assert document_countries("They met at Kalder and Mallon.", gazetteer=gazetteer) == {}
    assert document_countries("They met at Kalder and Vessik.", gazetteer=gazetteer) == {"EST": 1.0}
