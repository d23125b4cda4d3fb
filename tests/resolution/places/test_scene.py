"""Tests of `dotterel.resolution.places.scene`."""

from dotterel.resolution.places import MemoryGazetteer, PlaceContext, survey
from dotterel.resolution.places.scene import scene_country


def _scene(text: str, phrase: str, atlas: MemoryGazetteer, without: frozenset[str] = frozenset()) -> tuple[str, float]:
    start = text.index(phrase)
    context = PlaceContext(sentence=text, text=text, countries=survey(text, gazetteer=atlas).countries)
    return scene_country(start, start + len(phrase), context=context, gazetteer=atlas, without=without)


def test_where_outweighs_who(atlas: MemoryGazetteer) -> None:
    """The country of a place beats that of the people who act there, however often these are named."""
    text = "Egyptian officers and Egyptian sailors said that Egyptian troops held the bridge in Bamako."
    assert _scene(text, "the bridge", atlas)[0] == "MLI"


def test_a_country_can_be_ruled_out(atlas: MemoryGazetteer) -> None:
    """An embassy is not in the country that it is of, so that the next likeliest is given."""
    text = "A crowd burned the Egyptian embassy in Bamako."
    assert _scene(text, "the Egyptian embassy", atlas, frozenset({"EGY"}))[0] == "MLI"


def test_without_names_nothing_is_known(atlas: MemoryGazetteer) -> None:
    """A text that names no country gives none, with no share."""
    assert _scene("They burned the bridge.", "the bridge", atlas) == ("", 0.0)


def test_where_it_was_fired_from_is_not_where_it_struck(atlas: MemoryGazetteer) -> None:
    """Rockets from Lebanon hit "the town" somewhere else; without another name nothing is known of where."""
    assert _scene("Rockets fired from southern Lebanon hit the town.", "the town", atlas) == ("", 0.0)
    assert _scene("Rockets fired from Lebanon hit the town in Mali.", "the town", atlas)[0] == "MLI"
    assert _scene("Rockets hit the town in Lebanon.", "the town", atlas)[0] == "LBN"
