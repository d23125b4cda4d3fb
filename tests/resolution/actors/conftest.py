"""The shipped register, read once, and a short way to ask who some words stand for."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from dotterel.model import Actor, Document, Mention, Provenance, Scored, span_of
from dotterel.resolution.actors import CsvActorRegister, context_of, resolve_actor

Who = Callable[..., Actor]


@pytest.fixture(scope="session")
def register() -> CsvActorRegister:
    """The shipped register."""
    return CsvActorRegister.load()


@pytest.fixture
def who(register: CsvActorRegister) -> Who:
    """Resolve the last occurrence of some words in a text; the text is the words alone unless told."""

    def ask(words: str, text: str = "", *, on: str | None = "2023-06-01", coder: Any = (), **context: Any) -> Actor:
        body = text or words
        start = body.rindex(words)
        document = Document(
            id="d",
            text=body,
            report_id="r",
            name="n",
            provenance=Provenance(component="test", version="0"),
            published=on,
        )
        mention = Mention(
            role="actor",
            span=span_of(body, start, start + len(words)),
            score=1.0,
            sectors=tuple(Scored(code=code, score=score) for code, score in coder),
        )
        made = replace(context_of(document, register), **context)
        return resolve_actor(mention, document=document, context=made, register=register, on=on)

    return ask
