"""A document's own names."""

import pytest

from dotterel.model import Document, Provenance
from dotterel.resolution.actors import CsvActorRegister
from dotterel.resolution.actors.document_names import names_in

TEXT = (
    "Malian soldiers killed in ambush\n"
    "The governor of Segou, Idrissa Bantaro, said the Lantern Youth League (LYL) held the road. "
    "Bantaro said soldiers of the Malian army died. The Nigerien police closed the border."
)


def _document(text: str) -> Document:
    return Document(
        id="d",
        text=text,
        report_id="r",
        name="n",
        provenance=Provenance(component="test", version="0"),
        title=text.split("\n", maxsplit=1)[0],
        published="2023-06-01",
    )


def test_countries_are_weighed(register: CsvActorRegister) -> None:
    """The country that the document is about weighs most, the title twice."""
    weights = names_in(_document(TEXT), register).countries
    assert max(weights, key=lambda state: weights[state]) == "MLI"
    assert weights["MLI"] > weights["NER"] > 0


def test_abbreviation_in_brackets(register: CsvActorRegister) -> None:
    """An abbreviation stands for the name before its bracket."""
    assert names_in(_document(TEXT), register).abbreviations == {"lyl": "Lantern Youth League"}


def test_agents_keep_their_country(register: CsvActorRegister) -> None:
    """``The army`` is the army that the document spoke of."""
    names = names_in(_document(TEXT), register)
    assert names.country_of_agent("army", len(TEXT)) == "MLI"
    assert names.country_of_agent("police", len(TEXT)) == "NER"
    assert names.country_of_agent("judge", len(TEXT)) is None


def test_fuller_name(register: CsvActorRegister) -> None:
    """A surname leads to where the document introduces its bearer."""
    names = names_in(_document(TEXT), register)
    at = TEXT.rindex("Bantaro")
    assert names.fuller("bantaro", at, at + 7) == "Idrissa Bantaro, The governor of Segou"
    assert names.fuller("nobody", 0, 1) is None


def test_another_bearer_of_a_surname(register: CsvActorRegister) -> None:
    """A document that names Idrissa Bantaro does not mean a President Bantaro."""
    names = names_in(_document(TEXT), register)
    assert names.names_another("bantaro", "oumar bantaro")
    assert not names.names_another("bantaro", "idrissa bantaro")


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Union", "European Union"),
        ("the European", "the European Union"),
        ("European Union", "European Union"),
        ("Union suspended", "European Union suspended"),
        ("envoys of the European", "envoys of the European"),
        ("Mali", "Mali"),
        ("Russia", "Russia"),
    ],
)
def test_words_that_cut_a_name_are_widened(register: CsvActorRegister, cut: str, whole: str) -> None:
    """A name cut at its front is made whole; what only runs into one, or is followed by small letters, is left."""
    text = "Yesterday envoys of the European Union suspended aid to Mali. Russia today sent none."
    start = text.index(cut)
    left, right = names_in(_document(text), register).whole_words(start, start + len(cut))
    assert text[left:right] == whole
