"""A country spoken of without its name is the one named last."""

import pytest

from dotterel.model import Document, Mention, Provenance, Sentence
from dotterel.resolution.actors import CsvActorRegister, context_of, resolve_actor

TEXT = (
    "Shells fell on a border town in the south of Armenia, the country's defence ministry said. "
    "Azerbaijan's defence ministry rejected the charge. Kenya closed its embassy in Uganda; the country's president "
    "was abroad."
)


@pytest.fixture(scope="module")
def register() -> CsvActorRegister:
    """The shipped register."""
    return CsvActorRegister.load()


@pytest.mark.parametrize(
    ("words", "country"), [("the country's defence ministry", "ARM"), ("the country's president", "UGA")]
)
def test_the_country_is_the_one_named_last(register: CsvActorRegister, words: str, country: str) -> None:
    """ "The country's ministry" belongs to the state last spoken of, not to the document's leading one."""
    document = Document(
        id="d",
        text=TEXT,
        report_id="r",
        name="d",
        provenance=Provenance(component="test", version="1"),
        published="2022-11-01",
        sentences=(Sentence(start=0, end=len(TEXT)),),
    )
    start = TEXT.index(words)
    actor = resolve_actor(
        Mention(role="actor", span=document.span(start, start + len(words)), score=0.9),
        document=document,
        context=context_of(document, register),
        register=register,
        on="2022-11-01",
    )
    assert actor.country == country
    assert actor.rule.endswith("last-named-country")
