"""Whom the names of parties mean: those of the actor register, chosen by a reviewer where several fit."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from dotterel.briefing.phrases import listed
from dotterel.model import Actor, ReviewError
from dotterel.pipeline import party_value, register_in_use
from dotterel.resolution.actors import PartyNamed, parties_named
from dotterel.surfaces.desk.forms import Form

AS_TYPED = "as typed"
"""Stands as the choice of none of the parties: what was typed is all that is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyQuestion:
    """A name that several parties have, or one of another country.

    Attributes:
        named: What was asked for, so that an answer is not taken for another question's.
        parties: Who may be meant, the likeliest first, by what a form calls each.
        chosen: The answer so far; empty without one.
    """

    named: str
    parties: Mapping[str, PartyNamed]
    chosen: str = ""


@dataclass(eq=False)
class PartyChoices(ReviewError):
    """Parties that have to be chosen before the correction is kept."""

    questions: tuple[PartyQuestion, ...] = field(default=())


class NamedParties:
    """The parties that a form names, one after the other: settled by the register, by an answer, or still open."""

    def __init__(self, form: Form, *, on: str | None) -> None:
        """Begin.

        Args:
            form: The form, with the answers to what was asked before.
            on: The day on which the register has to hold.
        """
        asked = form.all("party_for")
        self._answers = {named: form.text(f"party_{number}") for number, named in enumerate(asked)}
        self._on = on
        self._questions: dict[str, PartyQuestion] = {}

    def value(self, given: dict[str, Any]) -> dict[str, Any]:
        """A party of a form with what the register knows of it; what is given stays."""
        name, country = given["name"] or "", given.get("country")
        found = parties_named(name, register_in_use(), on=self._on, country=country)
        party = found.party
        if found.candidates:
            named = " | ".join(filter(None, (name, country)))
            parties = {_key(one.party): one for one in found.candidates}
            chosen = self._answers.get(named, "")
            self._questions[named] = PartyQuestion(named=named, parties=parties, chosen=chosen)
            party = parties[chosen].party if chosen in parties else None
        return {"id": None, "country": None, "sectors": [], **given} if party is None else party_value(party, given)

    def check(self) -> None:
        """That nothing is left to be chosen.

        Raises:
            PartyChoices: Something is.
        """
        questions = tuple(self._questions.values())
        waiting = [one.named for one in questions if one.chosen not in (*one.parties, AS_TYPED)]
        if waiting:
            raise PartyChoices(
                message=f"the actor register does not settle who is meant by {listed(waiting)}",
                remedy="Choose whom you mean.",
                questions=questions,
            )


def _key(party: Actor) -> str:
    return party.id or str(party.name)
