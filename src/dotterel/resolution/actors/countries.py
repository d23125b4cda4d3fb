"""Which state the words of a span point to."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.entries import Form, Use
from dotterel.resolution.actors.folding import Token, word_set
from dotterel.resolution.actors.matching import Hit

_PERSON_LIKE = word_set(
    "jordan chad georgia israel ireland holland france china kenya cuba malta paris florence sydney lima "
    "salvador tyre aden jos lae san jose santiago leon sofia vienna victoria nice austin houston "
    "washington virginia carolina dakota montana savannah adelaide alexandria kerman ferguson phoenix "
    "goma medina bali sabah hama homs sinai"
)  # fmt: skip
"""Country and town words that people are also named."""

_MAY_PRECEDE = word_set(
    "the a an northern southern eastern western north south east west central northeastern northwestern "
    "southeastern southwestern northeast northwest southeast southwest upper lower greater new old inner "
    "outer rural modern mainland communist federal democratic republic kingdom state islamic "
    "revolutionary socialist imperial tsarist occupied several some many most all these those two three "
    "four five six seven eight nine ten both other another young embassy radio and dear mr mrs ms"
)


@dataclass(frozen=True, slots=True)
class CountryWord:
    """A state that a span names.

    Attributes:
        code: ISO 3166 alpha-3 code.
        name: Name of the state, or of the town or people that stands for it.
        use: How the words stand for it; ``people`` for an ethnic group.
        sectors: Sectors of a seat of government.
        score: How sure it is that the words mean this state.
        hit: The words.
    """

    code: str
    name: str
    use: Use | str
    sectors: tuple[str, ...]
    score: float
    hit: Hit


def country_words(
    hits: Sequence[Hit], tokens: Sequence[Token], weights: Mapping[str, float]
) -> tuple[tuple[CountryWord, ...], tuple[Candidate, ...]]:
    """The states that country words and peoples among `hits` name, in order, and those that were left open.

    A form of several states (``Congolese``, ``Hausa``) means the one that clearly leads in the document; where none
    does, it means none and its states become candidates.
    """
    found: list[CountryWord] = []
    left_open: list[Candidate] = []
    for hit in hits:
        if not (hit.country or hit.people) or part_of_a_name(hit, hits, tokens):
            continue
        options: dict[str, Form] = {}
        for form in sorted(hit.forms, key=_rank_of):
            if form.entry.kind in ("state", "people") and form.use != "surname":
                for code in form.entry.countries:
                    options.setdefault(code, form)
        if not options:
            continue
        ranked = sorted(options, key=lambda code: (-weights.get(code, 0.0), _rank_of(options[code])))
        best = ranked[0]
        form = options[best]
        score = 1.0
        if len(ranked) > 1:
            lead, second = weights.get(best, 0.0), weights.get(ranked[1], 0.0)
            plainer = _rank_of(form) < _rank_of(options[ranked[1]])
            if hit.people or not plainer:
                score = 0.75
                if lead < 0.08 or lead < 1.5 * second:
                    left_open.extend(
                        Candidate(
                            id=code,
                            name=form.entry.name,
                            score=round(weights.get(code, 0.0), 3),
                            reason=f"“{hit.key}” may mean this state",
                        )
                        for code in ranked[:5]
                    )
                    continue
        use = "people" if hit.people else form.use
        found.append(
            CountryWord(
                code=best,
                name=form.entry.name,
                use=use,
                sectors=form.sectors or form.entry.sectors,
                score=score,
                hit=hit,
            )
        )
    return tuple(found), tuple(left_open)


def _rank_of(form: Form) -> int:
    """How directly a form means its state: its name most, a people that also lives there least."""
    if form.entry.kind == "people":
        return 99
    order = ("name", "adjective", "national", "capital", "seat", "dependency", "place")
    return order.index(form.use) if form.use in order else len(order)


def part_of_a_name(hit: Hit, hits: Sequence[Hit], tokens: Sequence[Token]) -> bool:
    """Whether a country word that people are also named belongs to a person's name.

    It follows a given name or a rank (``Michael Jordan``), or goes before a word in capitals that the register does
    not know (``Georgia Bellwether``). A town goes before an Arabic surname (``Sabah al-Tarik``).
    """
    before = tokens[hit.start - 1] if hit.start and not tokens[hit.start].gap else None
    behind = tokens[hit.end] if hit.end < len(tokens) and not tokens[hit.end].gap else None
    follows = before is not None and before.capital and not before.possessive and before.key not in _MAY_PRECEDE
    leads = (
        behind is not None
        and behind.capital
        and not tokens[hit.end - 1].possessive
        and not any(other.start == hit.end for other in hits)
    )
    if hit.key in _PERSON_LIKE:
        return follows or leads
    town = all(form.use in ("place", "capital", "dependency") for form in hit.forms)
    return follows and leads and town and behind is not None and behind.key in ("al", "el", "bin", "ben")
