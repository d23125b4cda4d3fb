"""Choosing among entries that are written alike."""

from dotterel.resolution.actors import Entry, Form
from dotterel.resolution.actors.candidates import choose


def _form(identifier: str, name: str, country: str, first: str, last: str, *, kind: str = "head_of_state") -> Form:
    entry = Entry(id=identifier, name=name, kind=kind, countries=(country,), sectors=("GOV",), first=first, last=last)
    return Form(entry=entry, use="surname", text=name.rsplit(maxsplit=1)[-1])


ALPHA = _form("a", "Ada Tarn", "MLI", "2010", "2015")
BETA = _form("b", "Bo Tarn", "NER", "2014", "2020", kind="head_of_government")


def test_date_decides() -> None:
    """The one in office at the date is meant."""
    choice = choose((ALPHA, BETA), on="2018-05-01")
    assert choice.entry is not None
    assert choice.entry.id == "b"
    assert choice.state == "valid"


def test_document_decides() -> None:
    """Of two in office the one whose country the document is about is meant."""
    choice = choose((ALPHA, BETA), on="2014-05-01", weights={"MLI": 0.9, "NER": 0.1})
    assert choice.entry is not None
    assert choice.entry.id == "a"


def test_title_decides() -> None:
    """A prime minister is not the president of the same name."""
    choice = choose((ALPHA, BETA), on="2014-05-01", title="prime minister")
    assert choice.entry is not None
    assert choice.entry.id == "b"


def test_two_that_fit_alike_stay_open() -> None:
    """Nothing decides: no guess, and both are told."""
    choice = choose((ALPHA, BETA), on="2014-05-01")
    assert choice.entry is None
    assert {candidate.id for candidate in choice.candidates} == {"a", "b"}


def test_of_two_of_one_country_the_higher_office_is_meant() -> None:
    """A police chief who came to office later does not take the prime minister's surname."""
    chief = _form("c", "Cy Tarn", "NER", "2016", "2020", kind="political_figure")
    choice = choose((chief, BETA), on="2018-05-01", weights={"NER": 1.0})
    assert choice.entry is not None
    assert choice.entry.id == "b"


def test_a_military_rank_means_the_commander() -> None:
    """A general is the commander of that name rather than the minister, though no note tells ranks."""
    entry = Entry(
        id="c", name="Cy Tarn", kind="political_figure", countries=("NER",), sectors=("MIL",), first="2010", note="Army"
    )
    choice = choose((BETA, Form(entry=entry, use="surname", text="Tarn")), on="2018-05-01", title="major general")
    assert choice.entry is not None
    assert choice.entry.id == "c"


def test_surname_of_a_country_that_the_document_never_names() -> None:
    """Every village has a Tarn: a surname alone does not bring in a foreign president."""
    assert choose((ALPHA,), on="2012", weights={"PER": 1.0}).entry is None


def test_a_name_of_several_bodies_needs_its_country() -> None:
    """It is the body of the state that the span names, or that the document is most about; else nobody's."""
    kenya, korea = (
        Form(
            entry=Entry(id=code, name=f"Service ({code})", kind="intelligence", countries=(code,), sectors=("SPY",)),
            use="local",
            text="Service",
        )
        for code in ("KEN", "KOR")
    )

    def chosen(**context: object) -> str | None:
        entry = choose((kenya, korea), on=None, **context).entry  # type: ignore[arg-type]
        return entry.id if entry else None

    assert chosen(weights={"KOR": 0.8, "USA": 0.2}) == "KOR"
    assert chosen(weights={"USA": 0.8, "KOR": 0.2}) is None
    assert chosen(weights={"USA": 0.5, "KOR": 0.5}) is None
    assert chosen(countries=("KEN",), weights={"USA": 1.0}) == "KEN"
    assert chosen() is None
