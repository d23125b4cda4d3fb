"""What of a report's words stays out of a release: its sentences, unless they are asked for (decision 0034).

The words of single fields (who, where, the number, the verb) stay, and so do all offsets: with a copy of the report
everybody can read the sentence behind every value.
"""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from dotterel.model import Incident, ResolvedEvent

_SENTENCE = "sentence"


def event_without_sentence(event: ResolvedEvent) -> ResolvedEvent:
    """The event with the offsets of its sentence and none of its words."""
    return replace(event, sentence=replace(event.sentence, text=""))


def incident_without_sentences(incident: Incident) -> Incident:
    """The incident with the offsets of its statements' sentences and none of their words."""
    accounts = tuple(
        replace(
            account,
            statements=tuple(replace(one, sentence=replace(one.sentence, text="")) for one in account.statements),
        )
        for account in incident.accounts
    )
    return replace(incident, accounts=accounts)


def value_without_sentences(text: str | None) -> str | None:
    """A value of a decision, which is JSON, with the sentences taken out of the records in it."""
    if text is None or _SENTENCE not in text:
        return text
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return None  # no value that anything reads; it may hold anything
    return json.dumps(_without(value), ensure_ascii=False)


def _without(value: Any) -> Any:
    if isinstance(value, list):
        return [_without(one) for one in value]
    if isinstance(value, Mapping):
        return {
            key: {**one, "text": ""} if key == _SENTENCE and isinstance(one, Mapping) else _without(one)
            for key, one in value.items()
        }
    return value
