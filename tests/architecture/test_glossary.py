"""The glossary: one word for one thing, and every thing of the model has its word."""

import re
from pathlib import Path

import pytest

import dotterel.model
from dotterel.model import ROLES, DotterelError

GLOSSARY = (Path(__file__).resolve().parents[2] / "docs" / "glossary.md").read_text(encoding="utf-8")
HEADS = [head.split(",") for head in re.findall(r"^- \*\*(.+?)\*\*:", GLOSSARY, re.MULTILINE)]
TERMS = [term.strip() for head in HEADS for term in head]
TYPES = sorted(
    name
    for name, value in vars(dotterel.model).items()
    if name in dotterel.model.__all__ and isinstance(value, type) and not issubclass(value, DotterelError)
)
TERM_OF_TYPE = {
    "AccessEntry": "access log",
    "ApiToken": "API token",
    "Answer": "question",
    "DoubleReview": "double review",
    "ReviewUnit": "review unit",
    "IncidentParty": "incident",
    "IncidentPlace": "incident",
    "IncidentReport": "incident",
    "IncidentTime": "incident",
    "TollRange": "toll",
    "CodedDocument": "relevance",
    "CodedEvent": "event",
    "DateRange": "precision",
    "DocumentReference": "document",
    "Place": "toponym",
    "Reason": "link",
    "ResolvedEvent": "event",
    "Run": "run record",
    "RunOutcome": "outcome",
    "Scored": "score",
    "ScoreMap": "score",
    "Count": "toll",
    "Transient": None,  # marks errors, not a thing of the domain
}


@pytest.mark.parametrize("name", TYPES)
def test_type_of_the_model_has_its_term(name: str) -> None:
    """A reader who meets a type finds its word explained."""
    term = TERM_OF_TYPE.get(name, name.lower())
    assert term is None or term in TERMS


@pytest.mark.parametrize("role", ROLES)
def test_role_is_named(role: str) -> None:
    """The glossary lists every role that a mention can play."""
    entry = next(line for line in GLOSSARY.splitlines() if line.startswith("- **role**"))
    assert re.search(rf"\b{role}\b", entry)


def test_terms_are_explained_once() -> None:
    """No word has two meanings."""
    assert sorted(TERMS) == sorted(set(TERMS))


def test_terms_are_in_order() -> None:
    """Within each section a term stands where the alphabet puts it."""
    for section in GLOSSARY.split("\n## ")[1:]:
        entries = [line for line in section.splitlines() if line.startswith("- **")]
        assert entries == sorted(entries), section.splitlines()[0]
