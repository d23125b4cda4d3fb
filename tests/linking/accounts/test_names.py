"""Names of parties: what is no part of a name, and which words mean one institution."""

import pytest

from dotterel.linking.accounts.names import body_of, clean, is_bare_adjective, names_nobody, office_of, says_whom


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("As raiders", "raiders"),
        ("known locally as raiders", "raiders"),
        ("Market traders in the", "Market traders"),
        ("and the river guards of", "river guards"),
        ("Harbour master, Ilse Brandt", "Ilse Brandt"),
        ("the Movement for the South", "Movement for the South"),
        ("s", ""),
    ],
)
def test_pieces_of_the_sentence_are_no_name(words: str, name: str) -> None:
    """A label shows a name, and not where a span was cut."""
    assert clean(words) == name


def test_one_institution_is_known_by_its_words_in_any_order() -> None:
    """Spelling does not make two bodies of a state's one; two bodies stay two."""
    assert body_of("Coast Guard of Ghana", "GHA") == body_of("Ghana's coast guard", "GHA") == ("coast", "guard")
    assert body_of("Ghana's coast guard", "GHA") != body_of("Ghana's presidential guard", "GHA")
    assert body_of("villagers", "GHA") is None


def test_bare_adjective_and_bare_number_name_nobody() -> None:
    """The first half of "Swiss and French guards" is not called Swiss, nor a pair of leaders "two men"."""
    assert is_bare_adjective("Tajik", "TJK")
    assert not is_bare_adjective("Tajik guards", "TJK")
    assert not says_whom("two men")
    assert says_whom("two traders")


@pytest.mark.parametrize(
    "words", ["it", "They", "those", "the two", "two of them", "all of those", "some others", "", "s"]
)
def test_words_that_only_point_or_count_name_nobody(words: str) -> None:
    """Who is meant stands elsewhere in the report, if anywhere."""
    assert names_nobody(words)


@pytest.mark.parametrize(
    "words", ["WHO", "US", "two men", "those villagers", "their leader", "All Stars", "M23", "1st"]
)
def test_a_word_for_who_is_meant_is_a_name(words: str) -> None:
    """Abbreviations are no pronouns, and who is pointed to with a noun is told."""
    assert not names_nobody(words)


@pytest.mark.parametrize(
    "words",
    ["officials", "its spokesman", "two officials", "They", "US officials", "the press office", "Malian leaders"],
)
def test_who_only_speaks_is_no_office(words: str) -> None:
    """What such a one says takes the place of what the authorities said before."""
    assert office_of(words, "MLI") == frozenset()


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("French officials", "FRA"),
        ("a senior Swiss official", "CHE"),
        ("Dutch authorities", "NLD"),
        ("British government sources", "GBR"),
        ("U.S. officials", "USA"),
        ("American officials", "USA"),
        ("South Korean officials", "KOR"),
        ("Central African officials", "CAF"),
        ("Emirati officials", "ARE"),
        ("the Polish leaders", "POL"),
    ],
)
def test_officials_of_a_state_are_no_office_of_it(words: str, country: str) -> None:
    """Whatever the state's adjective has in common with its name."""
    assert office_of(words, country) == frozenset()


@pytest.mark.parametrize(
    ("words", "country", "office"),
    [
        ("the state prosecutor", "USA", {"state", "prosecutor"}),
        ("Islamic affairs officials", "SLB", {"islamic"}),
        ("Kurdish officials", "IRQ", {"kurdish"}),
        ("French officials", "MLI", {"french"}),
        ("Scottish officials", "GBR", {"scottish"}),
        ("the Republican Guard", "CAF", {"republican", "guard"}),
    ],
)
def test_other_words_stay_of_the_office(words: str, country: str, office: set[str]) -> None:
    """Those of a people, of a part of the state, of another state, or of what any state has."""
    assert office_of(words, country) == office


def test_offices_are_told_apart_by_their_words() -> None:
    """By what they are, in one or several, and by which in the row."""
    assert office_of("the minister of the interior", "MLI") == office_of("Interior Ministry", "MLI")
    assert office_of("a spokesman for the mayors", "MLI") == {"mayor"}
    assert office_of("the second court", "MLI") != office_of("the first court", "MLI")
