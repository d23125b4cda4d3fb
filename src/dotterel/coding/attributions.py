"""Attributions: who says what, by which words, read off the sentences alone.

An attribution has a cue ("said", "according to"), the words of whoever speaks, and the words that are theirs. The rules
know verbs of saying and thinking in all their forms, quotation marks, and where a clause begins; they know no grammar
beyond that, and give nothing where they cannot tell who speaks.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dotterel.coding.reporting_verbs import Form, ReportingVerb, forms_of_verbs
from dotterel.model import Document, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Somebody's words or thoughts, as a sentence tells them.

    Attributes:
        source: Who speaks; none where the sentence does not say, as in a passive.
        cue: The words that say so: the verb with its auxiliaries and particle, or a phrase such as "according to".
        content: What is said, in pieces where the cue stands in between.
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


_TOKEN = re.compile(
    r"(?:[A-Z]\.){2,}|(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Col|Lt|Maj|Capt|Sgt|Prof|Rev|St|Jr|Sr)\.|[^\W_]+(?:-[^\W_]+)*\.(?=,)|[^\W_]+(?:[’'.-][^\W_]+)*(?:[’']s?\b)?|''|[^\w\s]"
)
_BRACKETS = re.compile(r"\([^()\n]{1,40}\)")
_QUOTED = re.compile(r"“[^“”\n]*(?:”|$)|\"[^\"\n]*(?:\"|$)|''(?:(?!'')[^\n])+(?:''|$)", re.MULTILINE)

_HAVE = frozenset(("has", "have", "had", "having"))
_BE = frozenset(("is", "are", "was", "were", "be", "been", "being", "am"))
_DO = frozenset(("do", "does", "did"))
_MODAL = _listed("will would can could may might must shall should")
_AUXILIARY = _HAVE | _BE | _DO | _MODAL
_ADVERB = _listed(
    "also later then again once now often never not only just still already first previously recently always even both "
    "all further earlier separately simply flatly soon yesterday today"
)
_BREAK = _listed(
    "that and but or because as when while after before if although though whereas where whether since unless until so "
    "than for with however what why how"
)
_ASIDE = _listed("after before at in on during following upon from")
_PRONOUNS = _listed("i we you they he she it who which one others many some most few several both")
_PLURAL = _listed("i we you they who which people police men women many some others most few several both all")
_RELATIVE = frozenset(("who", "which"))
_DETERMINER = _listed("the a an his her its their our my your this that these those no any some such")
_TIME = _listed(
    "monday tuesday wednesday thursday friday saturday sunday today yesterday late early earlier later last this next"
)
_STOP = frozenset((*'.!?;:—–―-()[]“”"', "''"))
_OPEN_QUOTES = frozenset(("“", '"', "''"))
_LONGEST_CREDIT = 12
"""Words of a speaker behind a dash; more is a sentence that goes on."""
_TRANSCRIPT = re.compile(r"((?:[A-Z][A-Z.'’-]+ ?){1,4}(?:\([^()]{1,40}\))?):\s+(?=\S)")
_DASHES = frozenset("—–―")


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    low: str
    start: int
    end: int

    @property
    def is_word(self) -> bool:
        return self.text[0].isalnum()

    @property
    def is_name(self) -> bool:
        return self.text[0].isupper()


@lru_cache(maxsize=8)  # pronouns and sources of claims ask for those of one document
def find_attributions(document: Document) -> tuple[Attribution, ...]:
    """The attributions of a document, in the order of their cues.

    Args:
        document: With its sentences; quotations may run over several of them.
    """
    quotes = _Quotations(document.text)
    found: list[Attribution] = []
    for number in range(len(document.sentences)):
        sentence = document.sentence_span(number)
        found += _Sentence(sentence, document.text, quotes).attributions()
    return tuple(found)


def nearest_around(offset: int, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution whose content holds an offset; where one reports another's, the one whose words they are.

    Cues before the offset come first, the nearest of them: who says that others say speaks before them.
    """

    def remoteness(one: Attribution) -> tuple[bool, int]:
        ahead = offset - one.cue.start
        return ahead < 0, abs(ahead)

    around = [one for one in attributions if any(part.start <= offset < part.end for part in one.content)]
    return min(around, key=remoteness, default=None)


def quoted_at(offset: int, document: Document, attributions: Sequence[Attribution]) -> Attribution | None:
    """The attribution of the direct speech around an offset: that of its own sentence first.

    Args:
        offset: Character offset in the document's text.
        document: The document.
        attributions: Those of the document.

    Returns:
        None outside of direct speech, and where nobody is told to speak.
    """
    quotation = _Quotations(document.text).at(offset)
    if quotation is None:
        return None
    start, end = quotation
    outside = [one for one in attributions if not start <= one.cue.start < end]
    sentence = document.sentence_at(offset)
    beside = [one for one in outside if document.sentence_at(one.cue.start) == sentence]
    return nearest_around(offset, beside) or nearest_around(offset, outside)


def _outside_brackets(sentence: Span) -> Iterator[tuple[int, int]]:
    """The stretches of a sentence without what short brackets add to a name."""
    start = sentence.start
    for match in _BRACKETS.finditer(sentence.text):
        yield start, sentence.start + match.start()
        start = sentence.start + match.end()
    yield start, sentence.end


class _Quotations:
    """Where direct speech stands."""

    def __init__(self, text: str) -> None:
        self.spans = [match.span() for match in _QUOTED.finditer(text)]
        self._starts = [start for start, _ in self.spans]

    def at(self, offset: int) -> tuple[int, int] | None:
        """The quotation that holds this offset."""
        number = bisect_right(self._starts, offset) - 1
        return self.spans[number] if number >= 0 and offset < self.spans[number][1] else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cue:
    """A verb that is used to report, as token numbers."""

    first: int
    verb: int
    last: int
    kind: ReportingVerb
    form: Form
    passive: bool


class _Sentence:
    """One sentence, cut into words."""

    def __init__(self, sentence: Span, text: str, quotes: _Quotations) -> None:
        self._text = text
        self._span = sentence
        self._quotes = quotes
        self._words = [
            _Word(match.group(), match.group().lower().replace("’", "'"), match.start(), match.end())
            for start, end in _outside_brackets(sentence)
            for match in _TOKEN.finditer(text, start, end)
        ]

    def attributions(self) -> list[Attribution]:
        """All attributions, in the order of their cues."""
        found = [*self._by_phrase(), *self._by_dash(), *self._by_transcript()]
        cues = list(self._cues())
        speaker: Span | None = None
        for number, cue in enumerate(cues):
            following = cues[number + 1].first if number + 1 < len(cues) else len(self._words)
            attribution = self._by_verb(cue, following, speaker)
            if attribution is not None:
                found.append(attribution)
                speaker = attribution.source or speaker
        found += self._by_colon(found)
        return sorted(found, key=lambda one: one.cue.start)

    def _by_phrase(self) -> Iterator[Attribution]:
        """ "According to the mayor, the bridge is closed", and the other way round."""
        words = self._words
        for number in range(len(words) - 2):
            if (words[number].low, words[number + 1].low) != ("according", "to") or self._inside(number):
                continue
            end = self._phrase_end(number + 2)
            if end == number + 2:
                continue
            before = self._piece(self._clause_start(number), number)
            after = self._piece(end, self._clause_end(end))
            content = before if before is not None and len(before.text) > 3 else after
            if content is not None:
                source, cue = self._piece(number + 2, end), self._piece(number, number + 2)
                if source is not None and cue is not None:
                    yield Attribution(source=source, cue=cue, content=(content,))

    def _clause_start(self, end: int) -> int:
        """Behind the last semicolon before a word."""
        return next((number + 1 for number in range(end - 1, -1, -1) if self._words[number].text == ";"), 0)

    def _clause_end(self, first: int) -> int:
        """At the next semicolon, or behind the last word."""
        words = self._words
        return next((number for number in range(first, len(words)) if words[number].text == ";"), len(words))

    def _phrase_end(self, first: int) -> int:
        """Behind a noun phrase that runs to the next comma or stop."""
        number = first
        while number < len(self._words) and self._words[number].text not in _STOP and self._words[number].text != ",":
            number += 1
        return number

    def _by_dash(self) -> Iterator[Attribution]:
        """ "…" — Ana Loreto: a quotation with its speaker behind a dash, as display quotations are set."""
        words = self._words
        for number in range(1, len(words) - 1):
            quote = self._quotes.at(words[number - 1].start)
            if words[number].text in _DASHES and quote and quote[1] == words[number - 1].end:
                if words[number + 1].is_name and len(words) - number <= _LONGEST_CREDIT:
                    source = self._piece(number + 1, self._phrase_end(number + 1))
                    if source is not None:
                        cue = self._spanning(words[number].start, words[number].end)
                        yield Attribution(source=source, cue=cue, content=(self._spanning(*quote),))
                return

    def _by_transcript(self) -> Iterator[Attribution]:
        """LORETO: We are ready. A speaker in capitals and a colon open a line; the rest of the line is said."""
        opening = _TRANSCRIPT.match(self._span.text)
        starts_line = self._span.start == 0 or self._text[self._span.start - 1] == "\n"
        if opening is None or not starts_line:
            return
        start, colon = self._span.start, self._span.start + opening.end(1)
        line_end = self._text.find("\n", start)
        end = len(self._text.rstrip()) if line_end < 0 else line_end
        if self._text[colon + 1 : end].strip():
            content = start + opening.end()
            yield Attribution(
                source=self._spanning(start, colon),
                cue=self._spanning(colon, colon + 1),
                content=(self._spanning(content, end),),
            )

    def _by_colon(self, found: Sequence[Attribution]) -> list[Attribution]:
        """ "Mayor: we are ready" is not told from a heading; only a colon before direct speech is read."""
        words = self._words
        for number in range(1, len(words) - 1):
            if words[number].text != ":" or words[number + 1].text not in _OPEN_QUOTES or self._inside(number):
                continue
            if any(one.cue.start >= self._span.start for one in found):
                continue
            quote = self._quotes.at(words[number + 1].start)
            first, last = self._subject_before_aside(number)
            source = self._piece(first, last)
            if quote and source and last - first <= 6:
                cue = self._spanning(words[number].start, words[number].end)
                return [Attribution(source=source, cue=cue, content=(self._spanning(*quote),))]
        return []

    def _subject_before_aside(self, end: int) -> tuple[int, int]:
        """First and last word of the noun phrase before a colon; in "the mayor, after a visit:" it is the mayor."""
        first = self._subject_start(end)
        if first > 2 and self._words[first - 1].low in _ASIDE and self._words[first - 2].text == ",":
            return self._subject_start(first - 2), first - 2
        return first, end

    def _inside(self, number: int) -> bool:
        """Whether a word stands in direct speech."""
        return self._quotes.at(self._words[number].start) is not None

    def _cues(self) -> Iterator[_Cue]:
        words = self._words
        forms = forms_of_verbs()
        number = 0
        while number < len(words):
            known = forms.get(words[number].low)
            if known is None or self._inside(number):
                number += 1
                continue
            cue = self._cue(number, *known)
            if cue is None:
                number += 1
                continue
            yield cue
            number = cue.last

    def _cue(self, verb: int, kind: ReportingVerb, forms: frozenset[Form]) -> _Cue | None:
        """The cue at a verb's form, where the words around it say that it is one."""
        words = self._words
        first = verb
        while first and (words[first - 1].low in _AUXILIARY | _ADVERB or words[first - 1].low.endswith("ly")):
            first -= 1
        before = {word.low for word in words[first:verb]}
        left = words[first - 1] if first else None
        helped = bool(before & (_MODAL | _DO))
        last = verb + 1
        if kind.particles:
            particle = next(
                (one for one in kind.particles if [w.low for w in words[last : last + len(one)]] == list(one)), None
            )
            if particle is None and not kind.alone:
                return None
            last += len(particle or ())
        if kind.noun and words[verb].is_name and left is not None and left.is_name:
            return None
        form = self._form_used(verb, forms, before, left, helped=helped)
        if form is None:
            return None
        passive = bool(before & _BE) and form in ("past", "participle")
        following = words[last] if last < len(words) else None
        if kind.noun and not helped and form in ("base", "third") and not self._reads_as_verb(left, following):
            return None
        if following is not None and following.low == "by" and form in ("past", "participle"):
            return None
        while first < verb and words[first].low not in _AUXILIARY | _ADVERB and not words[first].low.endswith("ly"):
            first += 1
        return _Cue(first=first, verb=verb, last=last, kind=kind, form=form, passive=passive)

    def _form_used(
        self, verb: int, forms: frozenset[Form], before: set[str], left: _Word | None, *, helped: bool
    ) -> Form | None:
        if "participle" in forms and before & (_HAVE | _BE):
            return "participle"
        if "gerund" in forms:
            return "gerund"
        if "past" in forms and not helped:
            return "past"
        if "third" in forms:
            return "third"
        if "base" in forms and (helped or (left is not None and self._is_plural(left))):
            return "base"
        return None

    def _is_plural(self, word: _Word) -> bool:
        return word.low in _PLURAL or (word.low.endswith("s") and not word.low.endswith(("'s", "ss")))

    def _reads_as_verb(self, left: _Word | None, following: _Word | None) -> bool:
        """Whether a form that is also a noun is the verb: behind a name or pronoun, and not last in its phrase."""
        if left is None or following is None or left.low in _DETERMINER or left.low.endswith("'s"):
            return False
        starts = following.text in _OPEN_QUOTES or following.low in _DETERMINER | _PRONOUNS | {"to", "that", "it"}
        return starts or (following.is_name and (left.is_name or left.low in _PRONOUNS))

    def _by_verb(self, cue: _Cue, following: int, speaker: Span | None) -> Attribution | None:
        words = self._words
        cue_span = self._spanning(words[cue.first].start, words[cue.last - 1].end)
        source: Span | None
        if cue.passive:
            return None
        if cue.kind.speech and (turned := self._turned(cue)) is not None:
            source, content = turned
            return Attribution(source=source, cue=cue_span, content=content)
        if cue.form == "gerund" and not {word.low for word in words[cue.first : cue.verb]} & _BE:
            source = speaker or self._opening_subject(cue.first)
        else:
            goes_on = cue.first > 0 and words[cue.first - 1].low in ("and", "but")
            source = (speaker or self._opening_subject(cue.first)) if goes_on else self._subject(cue.first)
            if source is None and cue.first and words[cue.first - 1].low == ",":
                source = speaker
        if source is None:
            return None
        content = self._content_behind(cue, following) or self._content_before(cue, source)
        return Attribution(source=source, cue=cue_span, content=content) if content else None

    def _turned(self, cue: _Cue) -> tuple[Span, tuple[Span, ...]] | None:
        """ "…," said the mayor: the speaker stands behind the verb, what is said before it."""
        words = self._words
        if not cue.first or not (self._inside(cue.first - 1) or words[cue.first - 1].text == ","):
            return None
        if cue.last >= len(words) or cue.form not in ("past", "third") or cue.first != cue.verb:
            return None
        opener = words[cue.last]
        if opener.low in _TIME:
            return None
        if not (opener.is_name or opener.low in _DETERMINER | _PRONOUNS) or opener.low in ("that", "it"):
            return None
        end = cue.last
        while end < len(words) and words[end].text not in _STOP and words[end].text != ",":
            if end > cue.last and words[end].low in _BREAK | _TIME | {"in", "on", "at", "during"}:
                break
            end += 1
        source = self._piece(cue.last, end)
        before = self._before(cue.first)
        if source is None or before is None:
            return None
        return source, (before, *self._speech_behind(end))

    def _content_before(self, cue: _Cue, source: Span) -> tuple[Span, ...]:
        """ "…, the mayor said": all before the speaker's comma or quotation mark, and what is said behind."""
        words = self._words
        first = next((number for number, word in enumerate(words) if word.start >= source.start), cue.first)
        if not first or not cue.kind.speech:
            return ()
        if words[first - 1].text != "," and not self._inside(first - 1):
            return ()
        before = self._before(first)
        return (before, *self._speech_behind(cue.last)) if before else ()

    def _before(self, end: int) -> Span | None:
        """What stands before a word: a quotation as a whole, wherever it began; else the sentence so far."""
        start = self._words[0].start
        last = self._words[end - 1]
        quote = self._quotes.at(last.start)
        if quote is None and last.text == "," and end > 1:
            quote = self._quotes.at(self._words[end - 2].start)
        if quote is not None:
            opens_sentence = quote[0] <= start
            return self._spanning(quote[0] if opens_sentence else start, quote[1])
        return self._piece(0, end)

    def _speech_behind(self, number: int) -> tuple[Span, ...]:
        """Direct speech that goes on behind the speaker, in this sentence or at the start of the next."""
        limit = self._words[number - 1].end
        rest = self._text[limit : limit + 60]
        opening = re.match(r"[^“\"\n]{0,40}?[.,:]?\s*(?=[“\"])", rest)
        if opening is None:
            return ()
        quote = self._quotes.at(limit + opening.end())
        return (self._spanning(*quote),) if quote and quote[0] >= limit else ()

    def _content_behind(self, cue: _Cue, following: int) -> tuple[Span, ...]:
        words = self._words
        start = self._behind_addressee(cue)
        while start < len(words) and words[start].text in (",", ":"):
            start += 1
        if start >= len(words):
            return ()
        quote = self._quotes.at(words[start].start)
        if quote is not None and quote[0] == words[start].start:
            rest = self._last_before(following, start)
            end = max(quote[1], self._trimmed_end(start, rest))
            return (self._spanning(quote[0], end),)
        if self._ends_clause(cue, start):
            return ()
        end = self._last_before(following, start)
        piece = self._piece(start, end)
        return (piece,) if piece is not None and len(piece.text) > 2 else ()

    def _ends_clause(self, cue: _Cue, start: int) -> bool:
        """Whether nothing that is said follows: the sentence ends, or only says when, where or to whom."""
        words = self._words
        behind = words[cue.last] if cue.last < len(words) else None
        if behind is None or behind.text in _STOP - {":"} - set(_OPEN_QUOTES):
            return True
        if self._has_content_before(cue) and cue.kind.speech:
            return behind.low not in ("that", "it", "he", "she", "they", "there")
        return False

    def _has_content_before(self, cue: _Cue) -> bool:
        first = self._subject_start(cue.first)
        return first > 3 and (self._words[first - 1].text == "," or self._inside(first - 1))

    def _behind_addressee(self, cue: _Cue) -> int:
        """Behind "told reporters on Monday": to "that", a quotation mark or a new clause's subject."""
        words = self._words
        start = cue.last
        limit = min(len(words), start + 14)
        if cue.kind.addressee or (
            start < len(words) and words[start].low in _TIME | {"in", "on", "at", "to", "during"}
        ):
            for number in range(start, limit):
                if words[number].low == "that" or words[number].text in _OPEN_QUOTES:
                    return number
                if number > start and words[number].low in ("he", "she", "they", "it", "how", "to", "there", "we"):
                    return number
        return start

    def _last_before(self, following: int, start: int) -> int:
        """Where what is said ends: before the next cue that goes on with the same speaker, else with the sentence."""
        words = self._words
        if following < len(words) and following > start and words[following - 1].text == ",":
            return following - 1
        return len(words)

    def _subject_start(self, end: int) -> int:
        """Number of the first word of the noun phrase that ends before a word."""
        words = self._words
        number = end
        if number and words[number - 1].text == ",":
            inner = number - 2
            while inner >= 0 and words[inner].text != "," and words[inner].text not in _STOP:
                inner -= 1
            if inner > 0 and words[inner].text == ",":
                return self._subject_start(inner)
            return end
        while number and words[number - 1].text not in _STOP and words[number - 1].text != ",":
            if words[number - 1].low in _BREAK - {"and", "for", "with", "or"} or self._inside(number - 1):
                break
            if words[number - 1].low in _RELATIVE and number == end:
                return number - 1
            number -= 1
        if number < end and words[number].low in ("and", "but", "or"):
            number += 1
        return number

    def _subject(self, end: int) -> Span | None:
        """The noun phrase before a word; none where none stands there or it is too long to be one."""
        words = self._words
        if not end:
            return None
        if words[end - 1].low in _PRONOUNS:
            return self._piece(end - 1, end)
        first = self._subject_start(end)
        last = end - 1 if words[end - 1].text == "," else end
        if first >= last:
            return None
        first = self._past_verbs(first, last)
        if first >= last or last - first > 30:
            return None
        return self._piece(first, last)

    def _past_verbs(self, first: int, last: int) -> int:
        """Behind the last verb or conjunction that an outer clause left in the phrase."""
        words = self._words
        for number in range(last - 1, first - 1, -1):
            is_verb = words[number].low in _AUXILIARY or words[number].low in ("said", "says", "told")
            if is_verb and not any(word.low in _RELATIVE for word in words[first:number]):
                return number + 1
        return first

    def _opening_subject(self, end: int) -> Span | None:
        """The noun phrase that opens the sentence, up to its first verb."""
        words = self._words
        last = 0
        while last < end and words[last].text not in _STOP and words[last].text != ",":
            word = words[last]
            if last and (word.low in _AUXILIARY or word.low.endswith("ed") or word.low in forms_of_verbs()):
                return self._piece(0, last)
            last += 1
        return None

    def _piece(self, first: int, last: int) -> Span | None:
        """The span of some words without punctuation at either end; quotation marks stay with what they hold."""
        words = self._words
        while first < last and words[first].text in ",.;:—–-":
            first += 1
        while first < last and words[last - 1].text in ",.;:—–-!?":
            last -= 1
        return self._spanning(words[first].start, words[last - 1].end) if first < last else None

    def _trimmed_end(self, first: int, last: int) -> int:
        piece = self._piece(first, last)
        return piece.end if piece is not None else self._words[first].end

    def _spanning(self, start: int, end: int) -> Span:
        return Span(start=start, end=end, text=self._text[start:end])
