"""What a name alone may mean, with nothing around it: the parties that a reviewer can choose from."""

from dataclasses import dataclass

from dotterel.model.actors import Actor
from dotterel.model.spans import Span
from dotterel.resolution.actors.candidates import choose
from dotterel.resolution.actors.context import ActorContext
from dotterel.resolution.actors.entries import INTERNATIONAL, Entry, Form
from dotterel.resolution.actors.finding import Finding
from dotterel.resolution.actors.folding import fold
from dotterel.resolution.actors.matching import Hit
from dotterel.resolution.actors.parties import finding_of_party
from dotterel.resolution.actors.register import ActorRegister
from dotterel.resolution.actors.resolver import words_tell

_MOST = 12


@dataclass(frozen=True, slots=True)
class PartyNamed:
    """A party that a name may mean.

    Attributes:
        party: The party.
        said: What the register says of it: its kind, its office or a remark, its dates.
    """

    party: Actor
    said: str


@dataclass(frozen=True, slots=True)
class PartiesNamed:
    """What a name means.

    Attributes:
        party: What the words settle: a party of the register, or only its country or sectors; none where they tell
            nothing, or another country than the given one.
        candidates: The parties that are written so, where the words do not settle which is meant, the likeliest first.
    """

    party: Actor | None
    candidates: tuple[PartyNamed, ...] = ()


def parties_named(
    name: str, register: ActorRegister, *, on: str | None = None, country: str | None = None
) -> PartiesNamed:
    """Whom a name means, as it would be read in a report that speaks of nothing but the country.

    Args:
        name: In any spelling that the register has, or words such as ``Malian soldiers``.
        register: Where names, country words and agent words are looked up.
        on: Day (ISO) on which it has to hold; none where it is not known.
        country: ISO 3166 alpha-3 or international code that the party must have; where those of the name have another,
            they are candidates only.
    """
    span = Span(start=0, end=len(name), text=name)
    context = ActorContext(weights={country: 1.0} if country else {})
    told = words_tell(span, context=context, register=register, on=on)
    if told.id is not None and _is_of(country, told.country):
        return PartiesNamed(_party(name, told))
    key = fold(name)
    written = register.forms(key) or register.forms(key.removeprefix("the "))
    forms = [form for form in written if form.entry.valid(on)] or list(written)
    there = [form for form in forms if any(_is_of(country, one) for one in form.entry.countries)]
    order = [one.id for one in told.candidates]
    ranked = sorted(there or forms, key=lambda form: order.index(form.entry.id) if form.entry.id in order else _MOST)
    first = {form.entry.name: form for form in reversed(ranked)}
    named = tuple(_named(name, form, on) for form in reversed(first.values()))[:_MOST]
    if country and there and len(named) == 1:
        return PartiesNamed(named[0].party)
    tells = told.id is None and (told.country is not None or bool(told.sectors))
    return PartiesNamed(_party(name, told) if tells else None, () if told.country and tells else named)


def _is_of(country: str | None, other: str | None) -> bool:
    """Whether a party of a country may be called one of another: those of none or of many may be of any."""
    return country is None or other is None or other == country or other in INTERNATIONAL


def _named(name: str, form: Form, on: str | None) -> PartyNamed:
    entry = form.entry
    choice = choose((form,), on=on, countries=entry.countries)
    if entry.kind in ("state", "people"):
        country = entry.countries[0] if len(entry.countries) == 1 else None
        found = Finding(country=country, sectors=entry.sectors, name=entry.name, id=entry.id, score=choice.score)
    else:
        hit = Hit(start=0, end=len(name.split()), forms=(form,), agent=None, key=fold(form.text))
        found = finding_of_party(hit, entry, choice, core=(), heads=())
    return PartyNamed(_party(name, found), _said_of(entry))


def _said_of(entry: Entry) -> str:
    term = f"{entry.first} to {entry.last}" if entry.first and entry.last else ""
    term = term or (f"since {entry.first}" if entry.first else f"until {entry.last}" if entry.last else "")
    return ", ".join(filter(None, (entry.kind.replace("_", " "), entry.note, term)))


def _party(name: str, found: Finding) -> Actor:
    return Actor(
        text=name,
        start=0,
        end=0,
        name=found.name or name,
        id=found.id,
        country=found.country,
        sectors=found.sectors,
        score=round(min(found.score, 1.0), 3),
        rule=found.rule,
    )
