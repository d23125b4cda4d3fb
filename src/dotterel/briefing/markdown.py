"""A brief as Markdown: every text of a report is escaped, so that nothing in it is taken for a mark or a tag."""

import re
import unicodedata
from collections.abc import Collection, Iterator, Mapping

from dotterel.briefing.brief import Brief, CitedAnswer, CitedDecision, CitedReport, CountNote, IncidentNote, Section
from dotterel.briefing.conditions import conditions_of
from dotterel.briefing.phrases import counted
from dotterel.model.day_words import day, moment_words
from dotterel.model.web_addresses import safe_link

_MARKS = re.compile(r"([\\`*_\[\]#|~^$!@{}])")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_LEADS = re.compile(r"^(\d+)([.)])|^([-+=:])")
_LONGEST_SENTENCE = 600
_HOW = """\
Sentences here are put together from records, each of which was read by a program from the reports named in the notes:
read the sentence quoted there before relying on it. A claim is told as a claim, with who makes it. Numbers killed are
sums over incidents of the lowest, best and highest number of any account that counts, or that a reviewer set instead;
an incident of which no number is told adds nothing. An incident is counted where all its days lie in the period."""


def as_markdown(brief: Brief, *, made: str = "") -> str:
    """The text, with notes as footnotes.

    Args:
        brief: The brief.
        made: When and by what it was made, for its last line; empty for none.
    """
    lines = [f"# {escaped(brief.title)}", ""]
    for section in brief.sections:
        lines += _section(section)
    lines += ["## How to read this", "", _HOW, ""]
    if made:
        lines += [f"*{escaped(made)}*", ""]
    lines += ["## Notes", ""]
    for count in brief.counts:
        lines += _count(count)
    for incident in brief.incidents:
        lines += _incident(incident)
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """A text as Markdown shows it unchanged: on one line, without marks, tags, links or signs that cannot be seen."""
    seen = text if text.isprintable() else "".join(" " if _is_unseen(one) else one for one in text)
    plain = " ".join(seen.split())
    safe = _MARKS.sub(r"\\\1", plain).translate(_ENTITIES)
    safe = safe.replace("://", ":\\//").replace("www.", "www\\.").replace("WWW.", "WWW\\.")
    return _LEADS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", safe)


def _is_unseen(letter: str) -> bool:
    """Whether it is a control or formatting sign, such as one that turns the direction of writing, or no letter."""
    return unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")


def _section(section: Section) -> Iterator[str]:
    yield from (f"## {escaped(section.title)}", "")
    for sentence in section.sentences:
        yield f"- {escaped(sentence.text)}{''.join(f'[^{key}]' for key in sentence.citations)}"
    yield ""
    if section.table is not None:
        yield f"| {' | '.join(map(escaped, section.table.heads))} |"
        yield f"| :--- |{' ---: |' * (len(section.table.heads) - 1)}"
        for row in section.table.rows:
            yield f"| {' | '.join(map(escaped, row))} |"
        yield ""


def _count(note: CountNote) -> Iterator[str]:
    conditions = ", ".join(f"{name} {value}" for name, value in conditions_of(note.selection))
    yield f"[^{note.key}]: {counted(note.number, 'incident')}: {escaped(note.what)}. Conditions: {escaped(conditions)}."
    if note.incident_ids:
        yield f"    Incidents: {', '.join(map(escaped, note.incident_ids))}."
    yield ""


def _incident(note: IncidentNote) -> Iterator[str]:
    yield f"[^{note.key}]: Incident {escaped(note.incident_id)}."
    yield ""
    for report in note.reports:
        yield f"    - {_report(report)}"
    quoted = {report.event_id for report in note.reports}
    for answer in note.answers:
        yield f"    - {_answer(answer, quoted)}"
        quoted |= {answer.report.event_id} if answer.report is not None else set()
    for decision in note.decisions:
        yield f"    - {_decision(decision)}"
    if note.further:
        yield f"    - {escaped(counted(note.further, 'further report'))}."
    yield ""


_SET: Mapping[str, str] = {
    "killed": "number killed",
    "injured": "number injured",
    "held": "number held",
    "size": "number of people",
    "type": "kind of event",
    "modes": "how it was done",
    "historical": "whether it is background",
    "actors": "who did it",
    "recipients": "to whom",
    "contexts": "what it is about",
    "summary": "sentence",
}
"""By field, what a reviewer set; others are called what they are."""


def _answer(answer: CitedAnswer, quoted: Collection[str]) -> str:
    """What an account says on a question, with the sentence where that does not stand above."""
    told = f"on {escaped(answer.question)}, {escaped(answer.account)}: {escaped(answer.value)}"
    report = answer.report
    if report is None:
        return told
    if report.event_id in quoted:
        return f"{told} (report {escaped(report.document_id)}, quoted above)"
    return f"{told} (report {escaped(report.document_id)}: “{_sentence(report)}”)"


def _sentence(report: CitedReport) -> str:
    text = report.sentence
    return escaped(text if len(text) <= _LONGEST_SENTENCE else text[:_LONGEST_SENTENCE] + " …")


def _decision(decision: CitedDecision) -> str:
    """Who set what and when, the decision, and the reviewer's words on it."""
    why = f": “{escaped(decision.note)}”" if decision.note else ""
    made, what = escaped(moment_words(decision.made)), escaped(_SET.get(decision.field, decision.field))
    return (
        f"{what} set by the reviewer {escaped(decision.reviewer)}, {made}, "
        f"decision {escaped(decision.decision_id)}{why}"
    )


def _report(report: CitedReport) -> str:
    """Outlet, day, title, address, and the sentence with whose account it is."""
    told = [
        escaped(report.outlet or "outlet unknown"),
        escaped(day(report.published) if report.published else "undated"),
    ]
    if report.title:
        told.append(f"“{escaped(report.title)}”")
    if report.url:
        safe = safe_link(report.url)
        told.append(f"<{safe}>" if safe and not set(safe) & set("<>\\") else escaped(report.url))
    told.append(f"report {escaped(report.document_id)}")
    who = ""
    if report.teller is not None:
        who = f" ({'denial' if report.denies else 'account'} of {escaped(report.teller)})"
    return f"{', '.join(told)}: “{_sentence(report)}”{who}"
