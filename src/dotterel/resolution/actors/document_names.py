"""A document's own names: full names behind short ones, abbreviations, and which army "the army" is."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dotterel.model.documents import Document
from dotterel.resolution.actors.countries import part_of_a_name
from dotterel.resolution.actors.entries import INTERNATIONAL, LEANING, OTHERS, Form
from dotterel.resolution.actors.folding import HONORIFICS, PARAGRAPH, Token, fold, tokenize, word_set
from dotterel.resolution.actors.matching import Hit, find_hits
from dotterel.resolution.actors.reading import is_of_continent, is_sponsor, tells_a_make
from dotterel.resolution.actors.register import ActorRegister
from dotterel.resolution.languages import tells_language

_ABBREVIATION = re.compile(
    r"((?:[A-Z][\w’'-]*|of|the|for|and|in|on|de|du|des|la|le|les|et|del|y|da|do)"
    r"(?:[\s-](?:[A-Z][\w’'-]*|of|the|for|and|in|on|de|du|des|la|le|les|et|del|y|da|do|[a-z]+)){1,9})"
    r"\s*[(\[][\"“]?([A-Z][A-Za-z-]{1,9})[\"”]?[)\],]"
)
_BRACKETED = re.compile(r"[(\[][\"“]?[A-Z][A-Za-z-]{1,9}[\"”]?[)\],]")
_LONGEST_NAME = 120
"""Characters before a bracket in which the name that it shortens is looked for."""
_USE_WEIGHTS = {"name": 1.0, "adjective": 1.0, "national": 0.8, "capital": 1.0, "seat": 1.0, "dependency": 1.0}
_PLACE_WEIGHT = 0.9
_PARTY_WEIGHT = 0.7
_TITLE_FACTOR = 2.0
_LEAD_FACTOR = 1.3
_LEAD_LENGTH = 400
_APPOSITION_WORDS = 14
_GIVEN_WORDS = 3
_SENTENCE_ENDS = frozenset({PARAGRAPH, ".", "!", "?", '."', ".”", "”", '"', ":", "“"})
_CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
    "august september october november december"
)
_ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their", "one"})
_DEPUTY = frozenset({"vice", "deputy", "assistant"})
_LINKING = frozenset({"of", "the", "for", "and", "in"})


@dataclass(frozen=True, slots=True, kw_only=True)
class AgentMention:
    """An agent word that the document ties to a state: ``Malian army`` ties ``army`` to MLI.

    Attributes:
        phrase: The agent phrase in the singular.
        country: The state, or the international code of a body that is called so.
        start: Character offset in the document's text.
    """

    phrase: str
    country: str
    start: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CountryMention:
    """A word that points to a state.

    Attributes:
        start: Character offset in the document's text.
        country: The state.
        weight: How strongly it points there.
        shared: Whether it points to other states as well, as a people of several states does.
    """

    start: int
    country: str
    weight: float
    shared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyMention:
    """A group or body of the register, named in the document.

    Attributes:
        start: Character offset in the document's text.
        forms: What the words may name.
    """

    start: int
    forms: tuple[Form, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Introduction:
    """Words by which a document introduces somebody.

    Attributes:
        length: How much they tell.
        words: The words.
        given: The first names among them, folded.
        same_title: Whether the title before the name may be that of the short mention.
    """

    length: int
    words: str
    given: frozenset[str]
    same_title: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNames:
    """The names of one document.

    Attributes:
        mentions: The country words, towns, persons and parties of the document with the states they point to.
        abbreviations: Full name by folded abbreviation, as introduced in brackets.
        agents: Agent words tied to a state, in text order.
        parties: Groups and bodies of the register, in text order; no persons.
        text: The document's text.
        tokens: Its words.
        by_key: Numbers of the tokens with a key.
        descriptive: Numbers of the tokens that belong to agent or country words.
        stretches: Character offsets of the register's words of two words or more, in text order.
    """

    mentions: tuple[CountryMention, ...] = ()
    abbreviations: Mapping[str, str] = field(default_factory=dict)
    agents: tuple[AgentMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    text: str = ""
    tokens: tuple[Token, ...] = ()
    by_key: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    descriptive: frozenset[int] = frozenset()
    stretches: tuple[tuple[int, int], ...] = ()

    @property
    def countries(self) -> dict[str, float]:
        """Weight of each state in the whole document."""
        weights: dict[str, float] = {}
        for mention in self.mentions:
            weights[mention.country] = weights.get(mention.country, 0.0) + mention.weight
        return weights

    def whole_words(self, start: int, end: int) -> tuple[int, int]:
        """Widen words so that they cut no name or office of the register: ``Union`` of ``European Union``."""
        first = bisect_left(self.stretches, (start - _LONGEST_NAME,))
        for left, right in self.stretches[first:]:
            if left >= end:
                break
            begins_with_it = not self.text[start:left].strip() or fold(self.text[start:left]).strip() in _ARTICLES
            if left < start < right or (left < end < right and begins_with_it):
                start, end = min(start, left), max(end, right)
        return start, end

    def country_of_agent(self, phrase: str, before: int) -> str | None:
        """The state that the document last tied this agent phrase to before an offset, or first after it."""
        tied = [agent for agent in self.agents if agent.phrase == phrase]
        if not tied:
            return None
        earlier = [agent for agent in tied if agent.start <= before]
        return earlier[-1].country if earlier else tied[0].country

    def first_country(self, start: int, end: int) -> str | None:
        """The first state that the text between two offsets names."""
        return next((mention.country for mention in self.mentions if start <= mention.start < end), None)

    def last_country(self, start: int, end: int) -> str | None:
        """The last state that the text between two offsets names."""
        before = [mention for mention in self.mentions if start <= mention.start < end]
        return max(before, key=lambda mention: mention.start).country if before else None

    def names_another(self, surname: str, full_name: str) -> bool:
        """Whether the document gives this surname other given names than those of a full name (both folded)."""
        known = set(full_name.split())
        given = set[str]()
        for number in self.by_key.get(surname, ()):
            if number and number - 1 not in self.descriptive and not self.tokens[number].gap:
                before = self.tokens[number - 1]
                opens = number == 1 or self.tokens[number - 1].gap in _SENTENCE_ENDS
                if before.capital and before.key not in HONORIFICS | _CALENDAR and not opens and not before.possessive:
                    given.add(before.key)
            behind = number + 1
            follows = behind < len(self.tokens) and behind not in self.descriptive and not self.tokens[behind].gap
            if follows and self.tokens[behind].capital and not self.tokens[number].possessive:
                given.add(self.tokens[behind].key)
        return bool(given) and not given & known

    def last_party(self, before: int, sectors: frozenset[str]) -> PartyMention | None:
        """The group or body named last before an offset that has one of some sectors, with only the readings that have.

        Args:
            before: Character offset.
            sectors: The sectors that it may have; "" stands for having none.
        """
        for party in reversed(self.parties):
            fitting = tuple(form for form in party.forms if sectors.intersection(form.entry.sectors or ("",)))
            if party.start < before and fitting:
                return PartyMention(start=party.start, forms=fitting)
        return None

    def fuller(self, surname: str, at: int, end: int) -> str | None:
        """The fullest words by which the document introduces somebody: title, full name, apposition.

        Words that give another first name than the short mention are another person's; so are those under another
        title that have the name in front of a surname ("General Juma Adda" is not "President Juma"). Of several persons
        of one surname it is the one with the same title, if any. Words in capitals throughout tell nothing.

        Args:
            surname: Folded last word of the short name.
            at: Character offset of the short mention; it counts where more is said beside it.
            end: Character offset behind it.

        Returns:
            The introducing words, such as ``Governor Vadim Orlov``; none where nothing more is said anywhere.
        """
        mine = next((number for number in self.by_key.get(surname, ()) if at <= self.tokens[number].start < end), None)
        if mine is None or self._shouted(mine):
            return None
        own, own_titles = self._given(mine, at), self._titles(mine)
        told: list[_Introduction] = []
        for number in self.by_key[surname]:
            token = self.tokens[number]
            if not token.capital or self._shouted(number):
                continue
            given = self._given(number)
            left, right = self._left_of(number), self._right_of(number)
            alike = _same_title(own_titles, self._titles(number))
            if (own and given and not own & given) or (right > number and not alike):
                continue
            last = self.tokens[right]
            apposition = self._before(right, left) or self._apposition(right)
            if self.tokens[left].start >= at and last.end <= end and not apposition:
                continue
            words = self.text[self.tokens[left].start : last.end] + (f", {apposition}" if apposition else "")
            length = right - left + (4 if apposition else 0)
            told.append(_Introduction(length=length, words=words, given=given, same_title=alike))
        if not own and any(one.given and other.given and not one.given & other.given for one in told for other in told):
            told = [one for one in told if one.same_title] if own_titles else []
        best = max(told, key=lambda one: one.length, default=None)
        return best.words if best is not None and best.length else None

    def _given(self, number: int, at: int | None = None) -> frozenset[str]:
        """The first names right before a surname, folded; none that only a sentence's start need give its capital.

        Args:
            number: The surname's token.
            at: Where a party's words begin, in which even a sentence's first word is of the name.
        """
        given = set[str]()
        while number and len(given) < _GIVEN_WORDS:
            tied = not self.tokens[number].gap or self.tokens[number].joined
            number -= 1
            before = self.tokens[number]
            if not tied or not before.capital or before.possessive or number in self.descriptive:
                break
            opens = (number == 0 or before.gap in _SENTENCE_ENDS) and (at is None or before.start < at)
            if before.key in HONORIFICS | _CALENDAR or (opens and not given):
                break
            given.add(before.key)
        return frozenset(given)

    def _titles(self, number: int) -> frozenset[str]:
        """The known words right before a name and its first names: office or rank, folded."""
        number -= len(self._given(number))
        titles = set[str]()
        while number and number - 1 in self.descriptive and len(titles) < _GIVEN_WORDS:
            if self.tokens[number].gap and not self.tokens[number].joined:
                break
            number -= 1
            titles.add(self.tokens[number].key)
        return frozenset(titles)

    def _shouted(self, number: int) -> bool:
        """Whether a word stands among words in capitals throughout, where a capital tells no name."""
        near = [token for token in self.tokens[max(0, number - 3) : number + 4] if len(token.key) > 2]
        return len(near) > 2 and all(token.text.isupper() for token in near)

    def _left_of(self, number: int) -> int:
        left = number
        while left and number - left < _APPOSITION_WORDS:
            here, before = self.tokens[left], self.tokens[left - 1]
            if here.gap and not here.joined and here.gap != ".":
                break
            if here.gap == "." and len(before.text) > 4:
                break
            if not (before.capital or left - 1 in self.descriptive or before.key in _LINKING):
                break
            left -= 1
        while left < number and self.tokens[left].key in _LINKING:
            left += 1
        return left

    def _right_of(self, number: int) -> int:
        """The last word of the name that a word stands in: family names come first in some languages."""
        right = number
        while right + 1 < len(self.tokens) and right - number < _GIVEN_WORDS:
            behind = self.tokens[right + 1]
            tied = not behind.gap or (behind.joined and behind.gap in "-‐‑–")
            if not tied or self.tokens[right].possessive or right + 1 in self.descriptive:
                break
            if not (behind.capital or behind.joined):
                break
            right += 1
        return right

    def _apposition(self, number: int) -> str:
        behind = number + 1
        if behind >= len(self.tokens) or self.tokens[behind].gap not in (",", "("):
            return ""
        end = behind + 1
        while end < len(self.tokens) and (not self.tokens[end].gap or self.tokens[end].joined):
            end += 1
        return self._description(behind, end)

    def _before(self, number: int, left: int) -> str:
        """The description before a name between commas: ``The governor of Segou, Idrissa Bantaro, said``."""
        behind = number + 1
        enclosed = behind < len(self.tokens) and self.tokens[behind].gap == ","
        if not (enclosed and left and self.tokens[left].gap == ","):
            return ""
        start = left - 1
        while start and (not self.tokens[start].gap or self.tokens[start].joined):
            start -= 1
        return self._description(start, left)

    def _description(self, start: int, end: int) -> str:
        """The words between two tokens where they describe somebody: an article or known word first, an agent in it."""
        words = range(start, end)
        opens = self.tokens[start].key in _ARTICLES or start in self.descriptive
        if not opens or len(words) > _APPOSITION_WORDS or not any(word in self.descriptive for word in words):
            return ""
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]


def _same_title(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two titles may be one person's: a word in common, and no deputy; none at all agrees with any."""
    if not one or not other:
        return True
    return bool(one & other) and not (one ^ other) & _DEPUTY


def names_in(document: Document, register: ActorRegister) -> DocumentNames:
    """Read a document's names, once."""
    tokens = tokenize(document.text)
    hits = find_hits(tokens, register)
    by_key: dict[str, list[int]] = {}
    for number, token in enumerate(tokens):
        by_key.setdefault(token.key, []).append(number)
    descriptive = frozenset(
        number for hit in hits if hit.agent or hit.country or hit.people for number in range(hit.start, hit.end)
    )
    return DocumentNames(
        mentions=tuple(_country_mentions(document, tokens, hits)),
        abbreviations=_abbreviations(document.text),
        agents=tuple(_tied_agents(tokens, hits, register)),
        parties=tuple(
            PartyMention(start=tokens[hit.start].start, forms=hit.forms)
            for hit in hits
            if hit.party and not any(form.entry.person for form in hit.forms)
        ),
        text=document.text,
        tokens=tokens,
        by_key={key: tuple(numbers) for key, numbers in by_key.items()},
        descriptive=descriptive,
        stretches=tuple(
            (tokens[hit.start].start, tokens[hit.end - 1].end)
            for hit in hits
            if hit.end - hit.start > 1
            and not tokens[hit.end - 1].possessive
            and (hit.agent is not None or (tokens[hit.start].capital and tokens[hit.end - 1].capital))
        ),
    )


def _country_mentions(document: Document, tokens: Sequence[Token], hits: Sequence[Hit]) -> Iterator[CountryMention]:
    title_end = len(document.title or "")
    lead_end = title_end + _LEAD_LENGTH
    for hit in hits:
        if part_of_a_name(hit, hits, tokens) or is_of_continent(hit, tokens) or tells_a_make(hit, tokens):
            continue
        if _is_language(hit, tokens, document.text):
            continue
        shares: dict[str, float] = {}
        for form in hit.forms:
            if form.use in LEANING or not form.entry.valid(document.published) or _only_tells(form):
                continue
            weight = _USE_WEIGHTS.get(form.use, _PLACE_WEIGHT) if form.entry.kind == "state" else _PARTY_WEIGHT
            for country in form.entry.countries:
                if country not in INTERNATIONAL:
                    shares[country] = max(shares.get(country, 0.0), weight)
        start = tokens[hit.start].start
        factor = _TITLE_FACTOR if start < title_end else _LEAD_FACTOR if start < lead_end else 1.0
        for country, weight in shares.items():
            yield CountryMention(
                start=start, country=country, weight=factor * weight / len(shares), shared=len(shares) > 1
            )


def _is_language(hit: Hit, tokens: Sequence[Token], text: str) -> bool:
    """Whether a people's word tells the language that something was said in."""
    adjective = any(form.use == "adjective" for form in hit.forms)
    return adjective and tells_language(text, tokens[hit.start].start, tokens[hit.end - 1].end)


def _only_tells(form: Form) -> bool:
    """Whether a form names a news agency or paper: a report that quotes it is not about its state."""
    return form.entry.kind != "state" and not form.entry.person and form.entry.sectors[:1] == ("JRN",)


def _tied_agents(tokens: Sequence[Token], hits: Sequence[Hit], register: ActorRegister) -> Iterator[AgentMention]:
    """Agent words with the state beside them, and those that end the name of a state's own body (``Malian army``)."""
    for number, hit in enumerate(hits):
        agent, owner = hit.agent, None
        if agent is None and hit.party and hit.end - hit.start > 1:
            agent, owner = register.agent(tokens[hit.end - 1].key), hit
        elif agent is not None and number and hits[number - 1].end == hit.start:
            owner = hits[number - 1]
        elif agent is not None and number + 1 < len(hits):
            between = [token.key for token in tokens[hit.end : hits[number + 1].start]]
            owner = hits[number + 1] if between in (["of"], ["of", "the"], ["in"], ["from"]) else None
        if (
            agent is None
            or agent.phrase in OTHERS
            or owner is None
            or is_sponsor(owner, tokens)
            or not (owner.country or owner is hit)
        ):
            continue
        states = {country for form in owner.forms for country in form.entry.countries}
        if len(states) == 1 and (owner is hit or not states & INTERNATIONAL):
            yield AgentMention(phrase=agent.phrase, country=states.pop(), start=tokens[hit.start].start)


def _abbreviations(text: str) -> dict[str, str]:
    """Full names by the abbreviation in brackets behind them, where the initials agree."""
    found: dict[str, str] = {}
    behind = 0
    for bracket in _BRACKETED.finditer(text):
        match = _ABBREVIATION.search(text, max(behind, bracket.start() - _LONGEST_NAME), bracket.end())
        if match is None:
            continue
        behind = match.end()
        words = re.split(r"[\s-]+", match[1])
        letters = fold(match[2]).replace(" ", "")
        for start in range(len(words)):
            initials = "".join(fold(word)[:1] for word in words[start:])
            capitals = "".join(fold(word)[:1] for word in words[start:] if word[:1].isupper())
            if words[start][:1].isupper() and letters in (initials, capitals):
                found.setdefault(fold(match[2]), " ".join(words[start:]))
                break
        else:
            if len(letters) >= 2 and sum(word[:1].isupper() for word in words) >= 2:
                found.setdefault(fold(match[2]), match[1])
    return found
