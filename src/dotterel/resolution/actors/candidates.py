"""Choose among the entries that the same words may name: by date, title, the span's countries, the document's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model.unresolved import Candidate
from dotterel.resolution.actors.entries import INTERNATIONAL, LEANING, Entry, Form
from dotterel.resolution.actors.folding import fold, word_set

_MOST = 5
_LEAST_NAME = 0.25
_LEAST_SURNAME = 0.45
"""A surname or a name of several bodies alone needs its title, country or document: every village has a Frank."""
HEADS_RULE = "head of a state or government"
"""Stands for a title where the words tell what such a person has, not what they are: ``the Barre government``."""
_HEADS = frozenset({"head_of_state", "head_of_government"})
_RANKS = {
    "head_of_state": 0.02,
    "head_of_government": 0.02,
    "foreign_minister": 0.01,
    "defence_minister": 0.01,
    "interior_minister": 0.01,
}
"""Of two of one surname and country in office reports mean the higher; so little that it only breaks ties."""
_TITLES = {
    "head_of_state": ("president", "king", "queen", "emir", "sultan", "supreme leader", "chairman", "general",
                      "governor", "leader", "head of state", "pope", "junta", "colonel", "captain", "crown prince"),
    "head_of_government": ("prime minister", "premier", "chancellor", "taoiseach", "head of government"),
    "foreign_minister": ("foreign minister", "foreign secretary", "secretary of state", "diplomat", "minister"),
    "defence_minister": ("defence minister", "defense minister", "defence secretary", "defense secretary", "secretary",
                         "minister", "secretary of defense", "minister of defence", "minister of defense"),
    "interior_minister": ("interior minister", "home secretary", "home minister", "minister", "secretary"),
}  # fmt: skip
_MILITARY = word_set("general admiral marshal brigadier colonel commodore")
"""Ranks that every commander may bear, whatever his office is called."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What words were taken to name.

    Attributes:
        entry: The entry; none where several fit equally.
        score: How well it fits, in [0, 1].
        state: ``valid`` at the date, ``former``, ``future``, or ``undated`` where no date was known.
        reason: What decided.
        candidates: What was considered, best first.
    """

    entry: Entry | None
    score: float
    state: str
    reason: str
    candidates: tuple[Candidate, ...]


def choose(
    forms: Sequence[Form],
    *,
    on: str | None,
    title: str = "",
    countries: Sequence[str] = (),
    weights: Mapping[str, float] | None = None,
) -> Choice:
    """The entry that fits best, or none where two of different countries fit alike.

    Args:
        forms: What the words may name.
        on: Date of the event or the report (ISO), or none.
        title: Folded title before the name, such as ``prime minister``.
        countries: Countries that the span itself names.
        weights: The document's countries.
    """
    unique = len({form.entry.name for form in forms}) == 1
    scored = sorted(
        (
            (_fit(form, on=on, title=title, countries=countries, weights=weights or {}, unique=unique), form)
            for form in forms
        ),
        key=lambda pair: (-pair[0], _recency(pair[1].entry)),
    )
    candidates = tuple(
        Candidate(id=form.entry.id, name=form.entry.name, score=round(score, 3), reason=_why(form, on))
        for score, form in scored[:_MOST]
    )
    score, best = scored[0]
    rivals = [
        form
        for other, form in scored[1:]
        if other > score - 0.08 and form.entry.countries != best.entry.countries and form.entry.name != best.entry.name
    ]
    if score <= (_LEAST_SURNAME if best.use in LEANING else _LEAST_NAME) or rivals:
        reason = "several entries fit" if rivals else "the name alone does not fit this document"
        return Choice(entry=None, score=score, state="", reason=reason, candidates=candidates)
    state = "undated" if on is None else "valid"
    if best.entry.ended(on):
        state = "former"
    elif best.entry.not_begun(on):
        state = "future"
    return Choice(entry=best.entry, score=score, state=state, reason=_why(best, on), candidates=candidates)


def _fit(
    form: Form, *, on: str | None, title: str, countries: Sequence[str], weights: Mapping[str, float], unique: bool
) -> float:
    entry = form.entry
    score = 0.6 if form.use in LEANING else 0.95
    if form.use == "local":
        return score + _local_fit(entry, countries, weights) - (0.0 if entry.valid(on) else 0.3)
    state_free = any(country in INTERNATIONAL for country in entry.countries)
    share = max((weights.get(country, 0.0) for country in entry.countries), default=0.0)
    if unique and form.use == "surname" and (share or not weights):
        score += 0.2
    if not entry.valid(on):
        score -= 0.3 if not entry.not_begun(on) else 0.35
    if countries:
        agrees = bool(set(countries) & set(entry.countries))
        score += 0.25 if agrees else (0.0 if state_free else -0.35 if entry.person else -0.15)
    elif share:
        score += 0.05 + 0.2 * share
    elif form.use == "surname" and weights and not state_free:
        score -= 0.3
    if title == HEADS_RULE and entry.person:
        score += 0.2 if entry.kind in _HEADS else -0.1
    elif title and entry.person:
        fits = title in fold(entry.note) or title in _TITLES.get(entry.kind, ()) or fold(entry.note).startswith(title)
        fits = fits or ("MIL" in entry.sectors and title.rsplit(maxsplit=1)[-1] in _MILITARY)
        score += 0.2 if fits else -0.1
    return score + _RANKS.get(entry.kind, 0.0)


def _local_fit(entry: Entry, countries: Sequence[str], weights: Mapping[str, float]) -> float:
    """A name that bodies of several states have fits where the span names its state, or the document is most about it.

    The register may not know all of the bodies, so that being the only one it knows tells nothing.
    """
    if countries:
        return 0.45 if set(countries) & set(entry.countries) else -0.4
    share = max((weights.get(country, 0.0) for country in entry.countries), default=0.0)
    others = max((weight for country, weight in weights.items() if country not in entry.countries), default=0.0)
    return 0.4 if share > others else -0.4


def _recency(entry: Entry) -> tuple[int, ...]:
    """Later office first, so that an undated name means its latest office."""
    start = entry.first.replace("-", "")
    return (-int(start.ljust(8, "0")),) if start.isdigit() else (0,)


def _why(form: Form, on: str | None) -> str:
    entry = form.entry
    words = [f"{form.use} of {entry.kind.replace('_', ' ')}"]
    if entry.note:
        words.append(entry.note)
    if entry.first or entry.last:
        words.append(f"{entry.first or '…'} to {entry.last or 'now'}")
    if entry.ended(on):
        words.append(f"ended before {on}")
    elif entry.not_begun(on):
        words.append(f"not yet on {on}")
    return ", ".join(words)
