"""Find the register's names, country words and agent words in a run of words: the longest first, none overlapping."""

from collections.abc import Sequence
from dataclasses import dataclass

from dotterel.resolution.actors.entries import LEANING, Agent, Form
from dotterel.resolution.actors.folding import Token, word_set
from dotterel.resolution.actors.register import ActorRegister

_LOWER_CASE_LENGTH = 5
_COUNTRY_USES = frozenset({"name", "adjective", "national", "capital", "dependency", "place"})
_ALSO_ENGLISH = word_set(
    "turkey china chad jordan georgia guinea mali oman cuba polish nice niger reunion male wells reading "
    "man hope justice reform change unity solidarity agreement peace freedom democracy momentum labour "
    "conservatives liberals greens republicans democrats turks essential pole poles danish swiss colon "
    "phoenix kurds unity states dire independent independence islamists resistance progress union "
    "congress renaissance alliance future people opposition liberation police army government parliament "
    "court senate house assembly cabinet interpol"
)
"""Words that name a party or a country only when they are written with a capital."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a span that the register knows.

    Attributes:
        start: Number of its first token.
        end: Number behind its last token.
        forms: What the words may name; empty for an agent word.
        agent: The agent word, where it is one.
        key: The folded words.
    """

    start: int
    end: int
    forms: tuple[Form, ...]
    agent: Agent | None
    key: str

    @property
    def country(self) -> bool:
        """Whether the words are a country word rather than a party of its own."""
        return "state" in [form.entry.kind for form in self.forms]  # asked too often for a generator

    @property
    def people(self) -> bool:
        """Whether the words name a people."""
        return {form.entry.kind for form in self.forms} == {"people"}

    @property
    def person(self) -> bool:
        """Whether the words can only name a person."""
        return bool(self.forms) and all(form.entry.person for form in self.forms)

    @property
    def local(self) -> bool:
        """Whether the words name a body only where its state is told."""
        return bool(self.forms) and all(form.use == "local" for form in self.forms)

    @property
    def party(self) -> bool:
        """Whether the words name a person, a group or a body."""
        return bool(self.forms) and not self.country and not self.people


def find_hits(tokens: Sequence[Token], register: ActorRegister) -> tuple[Hit, ...]:
    """The register's words in `tokens`, in order.

    Names beat agent words of the same length where they are written as names. A longer match beats a shorter one
    that starts at the same word.
    """
    hits: list[Hit] = []
    lower = not any(token.capital for token in tokens)
    begins = register.begins
    behind = 0
    for place, token in enumerate(tokens):
        if place < behind or not begins(token.key):
            continue
        hit = _longest_at(tokens, place, register, lower=lower)
        if hit is not None and token.key == "the" and _cuts_a_name(hit, tokens, register, lower=lower):
            continue
        if hit is not None:
            hits.append(hit)
            behind = hit.end
    return tuple(hits)


def _cuts_a_name(hit: Hit, tokens: Sequence[Token], register: ActorRegister, *, lower: bool) -> bool:
    """Whether a name that opens with its article ends in the midst of another: "The Independent" of a longer one."""
    if hit.start + 1 >= hit.end:
        return False
    behind = _longest_at(tokens, hit.start + 1, register, lower=lower)
    return behind is not None and behind.end > hit.end


def _longest_at(tokens: Sequence[Token], start: int, register: ActorRegister, *, lower: bool) -> Hit | None:
    """The longest hit that starts at a word with which some name or phrase begins."""
    key = tokens[start].key
    keys = [key]
    for number in range(start + 1, len(tokens)):
        token = tokens[number]
        if token.gap and _breaks(token):
            break
        key = f"{key} {token.key}"
        if not register.begins(key):
            break
        keys.append(key)
    for count in range(len(keys), 0, -1):
        key = keys[count - 1]
        known, agent = register.forms(key), register.agent(key)
        if not known and agent is None:
            continue
        words = tokens[start : start + count]
        forms = tuple([form for form in known if _written_as(form, words, key, lower=lower)])
        if forms and not (agent is not None and _rather_agent(forms, words)):
            return Hit(start=start, end=start + count, forms=forms, agent=None, key=key)
        if agent is not None:
            return Hit(start=start, end=start + count, forms=(), agent=agent, key=key)
    return None


def _breaks(token: Token) -> bool:
    """Whether punctuation before a word ends any name; a bracket or comma does, a hyphen or slash does not."""
    return bool(token.gap) and not token.joined and token.gap not in ("&", ".", "-", "’", "'")


def _rather_agent(forms: Sequence[Form], words: Sequence[Token]) -> bool:
    """Whether words that are both a name and an agent phrase are the phrase: a leaning name, or lower case."""
    return all(form.use in LEANING for form in forms) or not any(word.capital for word in words)


def _written_as(form: Form, words: Sequence[Token], key: str, *, lower: bool) -> bool:
    """Whether words are written so that they can be this form."""
    first = words[0]
    if form.entry.person and key in _NO_NAMES:
        return False
    if form.text.isupper() and len(key) <= 4 and " " not in key:
        return first.acronym or (key in _SPOKEN and first.capital)
    if any(word.capital or not word.text[:1].isalpha() for word in words if word.key != "the"):
        return len(words) > 1 or first.capital
    if form.text.islower():
        return True
    if form.use == "surname" or key in _ALSO_ENGLISH:
        return False
    if form.entry.kind == "state" and form.use in _COUNTRY_USES:
        return lower and len(key) >= _LOWER_CASE_LENGTH - 1
    return form.entry.kind == "armed_group" and len(key) >= _LOWER_CASE_LENGTH


_NO_NAMES = word_set(
    "he she it they we you i him her them us one two three four five six seven eight nine ten twelve twenty"
)
"""Words that open sentences with a capital far more often than they are anybody's name."""
_SPOKEN = word_set("nato isis isil igad opec aqap aqim isgs jnim eufor kfor fifa sadc unga afdb")
"""Acronyms of four letters that are also written like names (``Nato``); others need their capitals."""
