"""The log of the reviewers' decisions as a release tells it."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from dotterel.model import Decision
from dotterel.surfaces.release.withholding import value_without_sentences


class ToldDecisions:
    """Decisions as they are told in a release: without what is withheld, and reviewers by number where they are to be.

    A reviewer's number is the place of their first decision in the log: it is the same in every release of a store.
    """

    def __init__(self, reviewers: Iterable[str], *, is_anonymous: bool, has_sentences: bool) -> None:
        """Args: the reviewer of every decision, in the order of the log; as in `Terms`."""
        names = dict.fromkeys(reviewers)
        self._numbers = {name: f"reviewer {number}" for number, name in enumerate(names, 1)} if is_anonymous else {}
        self._has_sentences = has_sentences
        spelt = "|".join(re.escape(name) for name in sorted(self._numbers, key=len, reverse=True) if name)
        self._named = re.compile(rf"(?<!\w)(?:{spelt})(?!\w)", re.IGNORECASE) if spelt else None

    def of(self, decision: Decision) -> Decision:
        """A decision as it is told.

        Where reviewers are told by number, their names in notes are replaced too, and only the day of a decision is
        told: the hours of somebody's work may give them away.
        """
        told = decision
        if not self._has_sentences:
            told = replace(told, before=value_without_sentences(told.before), after=value_without_sentences(told.after))
        if not self._numbers:
            return told
        return replace(
            told,
            reviewer=self._numbers.get(told.reviewer, "reviewer"),
            made=told.made[:10],
            note=self._numbered(told.note),
            coder=self.maker(told.coder),
            after=self._value(told.after),
            before=self._value(told.before),
        )

    def maker(self, coder: str) -> str:
        """Who coded an event: a reviewer who added one is told as in the log."""
        return self._numbers.get(coder, coder)

    def _numbered(self, text: str) -> str:
        if self._named is None:
            return text
        folded = {name.casefold(): number for name, number in self._numbers.items()}
        return self._named.sub(lambda found: folded.get(found[0].casefold(), "reviewer"), text)

    def _value(self, text: str | None) -> str | None:
        """A value whose record names a reviewer as its coder, with the number instead."""
        if text is None or '"coder"' not in text:
            return text
        try:
            value = json.loads(text)
        except (ValueError, RecursionError):
            return text
        if not isinstance(value, Mapping) or not isinstance(value.get("coder"), str):
            return text
        return json.dumps({**value, "coder": self.maker(value["coder"])}, ensure_ascii=False)


def reviewers_of(decisions: Iterable[Decision]) -> Iterator[str]:
    """The reviewer of every decision."""
    return (decision.reviewer for decision in decisions)
