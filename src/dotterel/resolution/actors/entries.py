"""What the register holds: entries with dates of validity, the forms they are written in, and agent words."""

from dataclasses import dataclass
from typing import Literal

from dotterel.resolution.actors.folding import word_set

Use = Literal["name", "surname", "adjective", "national", "capital", "seat", "dependency", "place", "local"]
"""How a form stands for its entry.

``name`` the entry's own name or alias · ``surname`` the last name of a person · ``adjective``, ``national`` words for
what and who belongs to a state · ``capital``, ``seat`` metonyms for its government · ``dependency`` a territory folded
into it · ``place`` a town or region whose name alone tells the state · ``local`` a name that bodies of several states
have, so that it needs its country beside it or in the report (``National Intelligence Service``).
"""

AgentKind = Literal["agent", "generic", "relational", "measure"]
"""How an agent word gets its sectors.

``agent`` its own · ``generic`` its own, unless the coder says otherwise (``men``, ``crowd``) · ``relational`` those of
what it belongs to (``leader of the gang``), its own where it belongs to nothing named · ``measure`` none: it counts
what follows (``dozens of``).
"""

LEANING = frozenset({"surname", "local"})
"""Uses that name their entry only where title, country or report speak for it."""

PERSON_KINDS = frozenset(
    {
        "person",
        "head_of_state",
        "head_of_government",
        "foreign_minister",
        "defence_minister",
        "interior_minister",
        "organisation_head",
        "political_figure",
        "office_holder",
    }
)
"""Entry kinds that are people: their surname alone may name them, and out of office they are ELI."""

PARTY_KINDS = frozenset(
    {
        "alliance",
        "armed_group",
        "army_unit",
        "court",
        "disputed",
        "firm",
        "igo",
        "institution",
        "intelligence",
        "media",
        "movement",
        "ngo",
        "parliament",
        "party",
        "people",
        "police",
        "religious_group",
        "seat",
        "state_force",
    }
)
"""Entry kinds that are no persons; states have files of their own."""

INTERNATIONAL = frozenset({"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"})
"""PLOVER's codes for parties of no one country."""

OTHERS = word_set("neighbour neighbor enemy foe rival adversary opponent counterpart")
"""Those who are of another country than the one whose they are: ``Iran's enemies``."""
SECTORS = word_set(
    "COP GOV JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED REF OPP PRE REL SOC"
)
"""PLOVER 2.0 sector codes."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One party of the register during one stretch of time.

    Attributes:
        id: Identifier; a person has one for every office.
        name: Canonical name.
        kind: ``state``, ``disputed``, ``people``, a kind of `PERSON_KINDS`, ``armed_group``, ``party`` and so on.
        countries: ISO 3166 alpha-3 or PLOVER international codes; several only for a people living in several states.
        sectors: PLOVER sector codes, the primary one first.
        first: First day of validity, ISO of any precision; empty for ever since.
        last: Last day of validity, ISO of any precision; empty for until further notice.
        note: Office or remark.
    """

    id: str
    name: str
    kind: str
    countries: tuple[str, ...]
    sectors: tuple[str, ...]
    first: str = ""
    last: str = ""
    note: str = ""

    @property
    def person(self) -> bool:
        """Whether the entry is somebody rather than something."""
        return self.kind in PERSON_KINDS

    def valid(self, on: str | None) -> bool:
        """Whether the entry holds on an ISO date; always, where no date is known."""
        return not (self.ended(on) or self.not_begun(on))

    def ended(self, on: str | None) -> bool:
        """Whether the entry's last day lies before an ISO date."""
        return bool(on and self.last and on[: len(self.last)] > self.last)

    def not_begun(self, on: str | None) -> bool:
        """Whether the entry's first day lies after an ISO date."""
        return bool(on and self.first and on[: len(self.first)] < self.first[: len(on)])


@dataclass(frozen=True, slots=True)
class Form:
    """One way to write an entry.

    Attributes:
        entry: What it stands for.
        use: How it stands for it.
        text: The form as the register writes it, for telling ``US`` from ``us``.
        sectors: Sectors of this form where they are not the entry's own, such as MIL for the Pentagon.
    """

    entry: Entry
    use: Use
    text: str
    sectors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agent:
    """An agent word or phrase, such as ``police officer``.

    Attributes:
        phrase: The phrase in the singular.
        sectors: PLOVER sectors, the primary one first.
        kind: How it gets its sectors.
        plural: Whether this form of it is a plural.
        country: PLOVER's international code that the bare word stands for, such as NGO for aid workers; mostly empty.
    """

    phrase: str
    sectors: tuple[str, ...]
    kind: AgentKind
    plural: bool = False
    country: str = ""
