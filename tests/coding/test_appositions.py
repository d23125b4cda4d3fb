"""Names and descriptions beside each other."""

from dataclasses import replace

import pytest

from dotterel.coding.appositions import join_appositions
from dotterel.model import CodedEvent, Role
from tests.coding.test_document_logic import document, event, words


def told(sentence: str, *actors: str) -> CodedEvent:
    """An event with these actors, in order."""
    doc = document(sentence)
    mentions = [event(doc, 0, "CONSULT", "met", actor=one).mentions[0] for one in actors]
    made = replace(event(doc, 0, "CONSULT", "met"), mentions=tuple(mentions))
    return join_appositions([made], doc)[0]


@pytest.mark.parametrize(
    ("sentence", "actors", "joined"),
    [
        (
            "Awa Diallo, head of the mission in Segou, met the governor.",
            ["Awa Diallo", "head of the mission in Segou", "the governor"],
            ["Awa Diallo, head of the mission in Segou", "the governor"],
        ),
        (
            "The prime minister, Awa Diallo, met Oumar Sangare.",
            ["The prime minister", "Awa Diallo", "Oumar Sangare"],
            ["The prime minister, Awa Diallo", "Oumar Sangare"],
        ),
        (
            "The police, Free Tarka and herders met.",
            ["The police", "Free Tarka", "herders"],
            ["The police", "Free Tarka", "herders"],
        ),
        ("Soldiers, traders and herders met.", ["Soldiers", "traders", "herders"], ["Soldiers", "traders", "herders"]),
        ("Mali, the host, met nobody.", ["Mali", "the host"], ["Mali", "the host"]),
        ("Awa Diallo and head traders met.", ["Awa Diallo", "head traders"], ["Awa Diallo", "head traders"]),
    ],
)
def test_a_name_and_its_description_are_one_party(sentence: str, actors: list[str], joined: list[str]) -> None:
    """Either order is joined; a list, a lone word and parties joined by "and" are not."""
    assert words(told(sentence, *actors), "actor") == joined


def test_two_roles_are_never_joined() -> None:
    """Somebody beside the other side's description is not it."""
    doc = document("Awa Diallo, head of the mission, was met.")
    roles: dict[str, str] = {"actor": "Awa Diallo", "recipient": "head of the mission"}
    made = event(doc, 0, "CONSULT", "met", **roles)
    role: Role = "actor"
    assert words(join_appositions([made], doc)[0], role) == ["Awa Diallo"]
