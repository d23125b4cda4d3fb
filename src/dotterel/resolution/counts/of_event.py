"""The number of an event in one role: which of the marked numbers are its toll, and what list each stands in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from dotterel.model import Actor, CodedEvent, Count, Document, Mention, Role, Span
from dotterel.model.past_forms import is_past
from dotterel.model.replacing import replace
from dotterel.resolution.counts.joined import is_part_of, joined
from dotterel.resolution.counts.lone_victim import LONE_VICTIM, NAMED_VICTIMS, died_of_it, lone_victim
from dotterel.resolution.counts.numerals import NUMBER
from dotterel.resolution.counts.resolve import resolve_count
from dotterel.resolution.counts.statements import Statement, is_beside, statements
from dotterel.resolution.counts.tolls import is_death_toll, is_toll_of, other_toll

MIXED_LIST = "mixed-list"
"""Name of the rule for the sum over a list in which an article counts too: "two soldiers and a driver"."""
LISTED_VICTIMS = "listed-victims"
"""Name of the rule for a toll of which the coder marked no number: "killing nine and wounding five"."""

_SURE_TOLL = 0.4
"""Dead, injured and held below this score: of 26 on the dev side that no word beside them tells, 22 were no toll."""
_OTHER: dict[Role, Role] = {"killed": "injured", "injured": "killed"}
_TOLLS: tuple[Role, ...] = ("killed", "injured", "held")
_UNDERWENT = re.compile(
    r"\b(?:was|were|been|being|is|are|got|kill|wound|injur|hurt|dead|die|arrest|detain|captur|abduct|kidnap|fre)|[,;]",
    re.IGNORECASE,
)
_AND_MORE = re.compile(
    r"\s*,?\s+and\s+(?!(?:\w+(?:ed|ing)|then|later|left|set|took|hurt|made|fled|burnt|stole|blew|threw|broke|drove|went|shot|that)\b)",
    re.IGNORECASE,
)
"""Behind a victim beside whom others may stand: anything but what the killers did next."""
_NEAR = 60
"""Characters between a number and the verb of those that it counts."""
_UNMARKED_FACTOR = 0.8
"""What is left of the score of the number beside which a number stands that the coder did not mark."""
_LEADING_NUMBER = re.compile(
    rf"(?:(?:at least|about|some|nearly|more than|over|up to)\s+)?(?:{NUMBER})\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A marked number with its sentence and the list that it stands in, if any."""

    mention: Mention
    sentence: Span
    is_of_doer: bool
    statement: Statement | None

    @property
    def around(self) -> tuple[str, str]:
        start, end = self.mention.span.start - self.sentence.start, self.mention.span.end - self.sentence.start
        return self.sentence.text[:start], self.sentence.text[end:]

    def tells(self, role: Role) -> bool:
        """Whether the list, or else the words right beside the number, tell this role's toll."""
        before, after = self.around
        if self.statement is not None and self.statement.role in (None, "killed", "injured"):
            return self.statement.role == role
        return is_toll_of(role, before=before, after=after) and other_toll(role, before=before, after=after) is None

    def is_sure(self, role: Role) -> bool:
        """Whether nothing speaks against the number being of the role that it was marked in."""
        before, after = self.around
        told = self.statement
        if told is not None and role in _TOLLS:
            if told.role in (None, role):
                return told.role == role
            if role in _OTHER and told.role in _OTHER:
                return False
        if role in _TOLLS and self.is_of_doer:
            return False
        sure = self.mention.score >= _SURE_TOLL or role == "size" or is_toll_of(role, before=before, after=after)
        return sure and other_toll(role, before=before, after=after) is None


def toll_of(event: CodedEvent, role: Role, document: Document) -> Count | None:
    """The number of an event in one role; several are put together by `joined`.

    Left out is what its neighbours tell as another toll, what is likelier another's than this one's unless the words
    beside it tell it, who did it ("200 soldiers killed 40"), and what another verb of the sentence tells where the
    event's own verb tells a number. A number in a list of people stands for the whole list.

    Args:
        event: A coded event.
        role: ``killed``, ``injured``, ``held`` or ``size``.
        document: Where it is told.
    """
    marked = _numbers(event, role, document)
    own = _own_statement(event, role)
    if (
        own is not None
        and own.is_read
        and any(own.numbers)
        and marked
        and _are_of_other_verbs(marked, own, event, role)
    ):
        score = min(one.mention.score for one in marked) * _UNMARKED_FACTOR
        return replace(_listed(own, event.sentence), role_score=round(score, 4))
    score = min((one.mention.score for one in marked), default=0.0)
    counts = [count for group in _by_statement(marked) for count in _counts(group, event, role, document)]
    if not counts:
        return _unmarked(event, role, document)
    sides = max(len(event.fillers("recipient")), len(event.fillers("actor")))
    count = joined(counts, document, sides=sides, voices=len(event.fillers("source")))
    return replace(count, role_score=round(score, 4))


def toll_by_victims(event: CodedEvent, recipients: tuple[Actor, ...], role: Role) -> Count | None:
    """The toll of which no number is marked, by those who were struck: a list that they stand in, or one lone victim.

    Args:
        event: An event without a number in that role.
        recipients: Its resolved victims.
        role: ``killed`` or ``injured``.
    """
    if event.type != "ASSAULT" or event.modality != "asserted":
        return None
    start = event.sentence.start
    struck = [one for one in event.fillers("recipient") if not one.filled_by and event.sentence.contains(one.span)]
    told = [(_role_in_the_end(one, event.sentence), one) for one in statements(event.sentence.text)]
    later = any(died_of_it(one.span.end, event.sentence) for one in struck) or any(of != one.role for of, one in told)
    if _has_verb_of_another(event, role) and not (later and role == "killed"):
        return None
    lone = lone_victim(event, recipients, role)
    for of, statement in told:
        if of != role:
            continue
        if not any(statement.holds(one.span.start - start, one.span.end - start) for one in struck):
            continue
        if any(one.span.start < start + statement.start < one.span.end for one in struck):
            continue  # it begins within the words for the victims, who are more than it holds
        if len(statement.items) > 1 or lone is None:  # one of a list that cannot be read is not the only one
            whole = statement.is_read and not _has_more(statement, event.sentence.text)
            return _listed(statement, event.sentence) if whole else None
    return lone


def _role_in_the_end(statement: Statement, sentence: Span) -> Role | None:
    """The toll that a list is of: those who were wounded and died of it are dead."""
    died = statement.role == "injured" and died_of_it(sentence.start + statement.end, sentence)
    return "killed" if died else statement.role


def _has_more(statement: Statement, sentence: str) -> bool:
    """Whether one victim stands before others that are not read: "a father and son"."""
    lone = len(statement.items) == 1 and not statement.numbers[0]
    return lone and _AND_MORE.match(sentence, statement.end) is not None


def _numbers(event: CodedEvent, role: Role, document: Document) -> list[_Marked]:
    """Numbers of a role; one without any takes those that were marked in its neighbour but are told as its own."""
    own = [one for one in _marked(event, role, document) if one.is_sure(role)]
    if _has_verb_of_another(event, role):
        own = [one for one in own if one.mention.score >= _SURE_TOLL]
    if role == "held" and _own_statement(event, role) is None:  # each arrest and release has a verb of its own
        own = [one for one in own if one.mention.score >= _SURE_TOLL or one.statement is None]
    if role not in _TOLLS:
        return own
    if role in _OTHER:
        others = _marked(event, _OTHER[role], document)
        moved = [one for one in others if one.tells(role) and not one.is_sure(_OTHER[role])]
        listed = [one for one in moved if one.statement is not None]
        own = sorted([*own, *(listed if own else moved)], key=lambda one: one.mention.span.start)
        beside = [one for one in others if one not in moved and one.is_sure(_OTHER[role])]
        own = [one for one in own if not _is_breakdown(one, beside, role, document)]
    risen = [one for one in own if role == "killed" and is_death_toll(one.around[0])]
    return _of_own_verb(risen or own, event, role)


def _marked(event: CodedEvent, role: Role, document: Document) -> list[_Marked]:
    return [
        _Marked(
            mention=mention,
            sentence=sentence,
            is_of_doer=_is_of_doer(mention, event, document.text),
            statement=_statement_at(mention.span, sentence),
        )
        for mention in sorted(event.fillers(role), key=lambda mention: mention.span.start)
        for sentence in (_sentence_of(mention.span, event, document),)
    ]


def _is_of_doer(mention: Mention, event: CodedEvent, text: str) -> bool:
    """Whether a number counts those who did it: the "two" of "two men on a motorcycle shot at his car"."""
    between = text[mention.span.end : event.trigger.start]
    did = is_past(event.trigger.text.split(maxsplit=1)[0])  # before a noun or a passive stand those who suffered
    if not did or len(between) > _NEAR or _UNDERWENT.search(between):
        return False
    return _is_counted_by(mention, event.fillers("actor")) and not _is_counted_by(mention, event.fillers("recipient"))


def _is_counted_by(mention: Mention, parties: Sequence[Mention]) -> bool:
    """Whether a number stands within a party's words or right before them."""
    start, end = mention.span.start, mention.span.end
    return any(not party.filled_by and start < party.span.end and party.span.start <= end + 1 for party in parties)


def _statement_at(span: Span, sentence: Span) -> Statement | None:
    start, end = span.start - sentence.start, span.end - sentence.start
    return next((one for one in statements(sentence.text) if one.holds(start, end)), None)


def _sentence_of(span: Span, event: CodedEvent, document: Document) -> Span:
    """The sentence that holds a filler: mostly the event's own."""
    if event.sentence.contains(span):
        return event.sentence
    number = document.sentence_at(span.start)
    return event.sentence if number is None else document.sentence_span(number)


def _is_breakdown(one: _Marked, others: Sequence[_Marked], role: Role, document: Document) -> bool:
    """Whether a number tells who the dead or wounded told before it were: "killed 16, among them three women"."""
    before, after = one.around
    if is_toll_of(role, before=before, after=after):
        return False
    return any(is_part_of(one.mention.span, other.mention.span, document) for other in others)


def _of_own_verb(marked: list[_Marked], event: CodedEvent, role: Role) -> list[_Marked]:
    """Without what another verb tells, where the event's trigger is a verb that tells a number itself."""
    own = _own_statement(event, role)
    if own is None or not any(one.statement == own for one in marked):
        return marked
    return [one for one in marked if one.statement in (None, own) or one.sentence != event.sentence]


def _are_of_other_verbs(marked: Sequence[_Marked], own: Statement, event: CodedEvent, role: Role) -> bool:
    """Whether no marked number is told by the event's own verb, nor by words right beside it."""
    for one in marked:
        before, after = one.around
        told_beside = one.statement is None and is_toll_of(role, before=before, after=after)
        if one.statement == own or one.sentence != event.sentence or told_beside:
            return False
    return True


def _has_verb_of_another(event: CodedEvent, role: Role) -> bool:
    """Whether the event's trigger tells what befell others: the "captured" of "two were killed and nine captured"."""
    return any(one.role not in (None, role) for one in _told_by_trigger(event))


def _own_statement(event: CodedEvent, role: Role) -> Statement | None:
    return next((one for one in _told_by_trigger(event) if one.role == role), None)


def _told_by_trigger(event: CodedEvent) -> Iterator[Statement]:
    """What the event's own verb tells."""
    start, end = event.trigger.start - event.sentence.start, event.trigger.end - event.sentence.start
    return (one for one in statements(event.sentence.text) if one.is_told_by(start, end))


def _by_statement(marked: Sequence[_Marked]) -> Iterator[list[_Marked]]:
    """Numbers in text order, those of one list together."""
    group: list[_Marked] = []
    for one in marked:
        if group and (one.statement is None or one.statement != group[-1].statement):
            yield group
            group = []
        group.append(one)
    if group:
        yield group


def _counts(group: Sequence[_Marked], event: CodedEvent, role: Role, document: Document) -> list[Count]:
    """What the numbers of one list tell: the sum over the list, where it is one."""
    counts = []
    for one in group:
        before, after = one.around
        counts.append(resolve_count(one.mention.span, role=role, after=after, before=before))
    statement, sentence = group[0].statement, group[0].sentence
    if statement is None or len(statement.items) < 2 or not statement.is_read:
        return counts
    if len(counts) == len(statement.items) and all(count.unresolved is None for count in counts):
        return [joined(counts, document, sides=len(counts), voices=0)]
    return [_listed(statement, sentence)] if _is_whole(statement, group, event) else counts


def _is_whole(statement: Statement, group: Sequence[_Marked], event: CodedEvent) -> bool:
    """Whether nobody in a list is rather another event's: numbered, but neither marked nor among those struck.

    "One guard and one rebel were killed when the rebels fired and a drone answered": each event has its one.
    """
    sentence = group[0].sentence
    marked = [(one.mention.span.start - sentence.start, one.mention.span.end - sentence.start) for one in group]
    struck = [
        (one.span.start - sentence.start, one.span.end - sentence.start)
        for one in event.fillers("recipient")
        if sentence.contains(one.span)
        and statement.holds(one.span.start - sentence.start, one.span.end - sentence.start)
    ]
    return not struck or all(
        any(start < item_end and item_start < end for start, end in (*marked, *struck))
        for (item_start, item_end), number in zip(statement.items, statement.numbers, strict=True)
        if number
    )


def _listed(statement: Statement, sentence: Span) -> Count:
    """The sum over a list; its parts are the numbers of its items, where each has one: they may be of two sides."""
    lone = not any(statement.numbers) or (statement.low, statement.high) == (1, 1)
    rule = MIXED_LIST if len(statement.items) > 1 else LISTED_VICTIMS
    return Count(
        text=sentence.text[statement.start : statement.end],
        start=sentence.start + statement.start,
        end=sentence.start + statement.end,
        low=statement.low,
        high=statement.high,
        rule=(LONE_VICTIM if statement.low == 1 else NAMED_VICTIMS) if lone else rule,
        parts=() if lone or len(statement.items) < 2 else _parts(statement, sentence),
    )


def _parts(statement: Statement, sentence: Span) -> tuple[Count, ...]:
    """The number that each item of a list begins with; nothing where an item begins otherwise or cannot be read."""
    parts: list[Count] = []
    for start, end in statement.items:
        number = _LEADING_NUMBER.match(sentence.text, start, end)
        if number is None:
            return ()
        words = Span(start=sentence.start + start, end=sentence.start + number.end(), text=number.group())
        parts.append(resolve_count(words, role=statement.role, after=sentence.text[number.end() : end]))
    return tuple(parts) if all(part.unresolved is None for part in parts) else ()


def _unmarked(event: CodedEvent, role: Role, document: Document) -> Count | None:
    """A toll that the coder did not mark, told in one breath with one that it did."""
    if role not in _OTHER or event.type != "ASSAULT":
        return None
    beside = [
        (one.statement, one.mention.score)
        for one in _numbers(event, _OTHER[role], document)
        if one.statement is not None and one.sentence == event.sentence
    ]
    sentence = event.sentence.text
    told = [one for one in statements(sentence) if one.role == role and one.is_read and not _has_more(one, sentence)]
    for known, score in beside:
        for statement in told:
            if is_beside(known, statement, sentence):
                return replace(_listed(statement, event.sentence), role_score=round(score * _UNMARKED_FACTOR, 4))
    return None
