"""Names and descriptions beside each other."""

from dataclasses import replace

import pytest

from dotterel.coding.rules.appositions import join_appositions
from dotterel.model import CodedEvent
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
        (
            "Free Tarka, local herders and the army met.",
            ["Free Tarka", "local herders", "the army"],
            ["Free Tarka", "local herders", "the army"],
        ),
        (
            "Awa Diallo, head of the mission, and the governor met.",
            ["Awa Diallo", "head of the mission", "the governor"],
            ["Awa Diallo, head of the mission", "the governor"],
        ),
        (
            "Burkina Faso, the African Union met.",
            ["Burkina Faso", "the African Union"],
            ["Burkina Faso", "the African Union"],
        ),
        (
            "Élise Diallo, head of the mission, met.",
            ["Élise Diallo", "head of the mission"],
            ["Élise Diallo, head of the mission"],
        ),
        (
            "The mayor, Musa al-Tarki, met.",
            ["The mayor", "Musa al-Tarki"],
            ["The mayor, Musa al-Tarki"],
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
    made = event(doc, 0, "CONSULT", "met", actor="Awa Diallo", recipient="head of the mission")
    assert words(join_appositions([made], doc)[0], "actor") == ["Awa Diallo"]


@pytest.mark.parametrize(
    ("sentence", "actors", "left"),
    [
        ("Chad, an ally of Mali, met rebels.", ["Chad", "Mali", "rebels"], ["Chad", "rebels"]),
        ("Chad, the largest donor to the mission, met rebels.", ["Chad", "mission"], ["Chad"]),
        ("Chad, the envoy of Mali and Niger met.", ["Chad", "Mali", "Niger"], ["Chad", "Mali", "Niger"]),
        ("Chad, soldiers of Mali, and rebels met.", ["Chad", "Mali"], ["Chad", "Mali"]),
    ],
)
def test_who_stands_only_inside_a_description_is_no_party(sentence: str, actors: list[str], left: list[str]) -> None:
    """An ally of somebody acts, not somebody; a list is no description."""
    assert words(told(sentence, *actors), "actor") == left
