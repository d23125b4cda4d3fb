"""`python -m training.salience`: fit whom pronouns stand for.

Every pronoun of the train side that an event's actor or source goes by, with the parties before it that agree with it,
becomes a choice; a conditional logit with a small penalty gives the weights. Annotators mark the name rather than the
pronoun where both stand in one sentence ("the army said it had shelled"), so pronouns right before a trigger, which are
who does it, are taken too; whom the annotator named for that is then not known to act, as the network, which marks the
pronoun, would not know it. The dev side tells how good the choice is, beside the nearest party; the test side is not
read.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from dotterel.coding.decode import PARTY_ROLES
from dotterel.coding.references import choices_of, is_pronoun
from dotterel.coding.salience import SALIENCE, WEIGHTS_FILE, salience_of
from dotterel.evaluation import (
    AnnotatedReport,
    gold_coded_events,
    gold_document,
    read_reports,
    report_paths,
)
from dotterel.evaluation.gold import GoldDocument, GoldRecord
from dotterel.evaluation.split import side_of
from dotterel.model import CodedEvent, Mention
from training.sides import reports_by_side

FOLDER = Path("src/dotterel/coding")
_SUBJECT = re.compile(
    r"\b(?P<pronoun>he|she|it|they)\s+"
    r"(?P<between>(?:(?:had|has|have|will|would|was|were|is|are|been|being|be|also|not|never|could|may|might|should|"
    r"then|again|now|already|\w+ly)\s+){0,4})$",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|is|are|been|being|be)\b", re.IGNORECASE)
_PENALTY = 1.0
_STEPS = 400
_RATE = 2.0


_Told = dict[int, tuple[Mention, str]]
"""A pronoun and the party that it stands for, by where the pronoun starts."""


@dataclass(frozen=True, slots=True)
class _Choice:
    """A pronoun's parties: what speaks for each, shape (parties, salience), and which are right, shape (parties)."""

    rows: NDArray[np.float64]
    right: NDArray[np.bool_]


def main(arguments: Sequence[str] | None = None) -> None:
    """Fit, write the weights and say what they reach."""
    parser = argparse.ArgumentParser(prog="python -m training.salience", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--extra", type=Path, help="a folder with further annotated reports (*.rpt)")
    options = parser.parse_args(arguments)
    reports = reports_by_side(options.corpus)
    for report in read_reports(report_paths(options.extra)) if options.extra else ():
        reports[side_of(report.id)].append(report)
    train, dev = list(_choices(reports["train"])), list(_choices(reports["dev"]))
    weights = _fit([choice for choice in train if choice.right.any()])
    none_of_them = sum(not choice.right.any() for choice in train) / len(train)
    settings = {name: round(float(weight), 3) for name, weight in zip(SALIENCE, weights, strict=True)}
    (FOLDER / WEIGHTS_FILE).write_text(
        json.dumps(settings | {"none of them": round(none_of_them, 3)}, indent=2) + "\n", encoding="utf-8"
    )
    for name, choices in (("train", train), ("dev", dev)):
        nearest = sum(bool(choice.right[-1]) for choice in choices)
        chosen = sum(bool(choice.right[np.argmax(choice.rows @ weights)]) for choice in choices)
        possible = sum(bool(choice.right.any()) for choice in choices)
        sys.stdout.write(
            f"{name}: {len(choices)} pronouns, right one among the parties {possible}; "
            f"nearest right {nearest}, chosen right {chosen}\n"
        )


def _choices(reports: Sequence[AnnotatedReport]) -> Iterator[_Choice]:
    for report in reports:
        gold = gold_document(report)
        text, events = gold.document.text, gold_coded_events(report, gold.document)
        party_of = _parties(gold.events)
        told = {**_marked(events, party_of), **_before_triggers(gold)}
        for mention, party in told.values():
            if mention.role == "recipient":
                continue
            ((pronoun, candidates),) = choices_of([mention], _as_marked(events, mention), gold.document)
            if candidates:
                named = [party_of.get((one.span.start, one.span.end)) for one in candidates]
                rows = np.array(salience_of(candidates, pronoun=pronoun, text=text))
                yield _Choice(rows, np.array([one == party for one in named]))


def _marked(events: Sequence[CodedEvent], party_of: Mapping[tuple[int, int], str]) -> _Told:
    """Pronouns that annotators marked, by where they start, with the party that each stands for."""
    return {
        mention.span.start: (mention, party_of[mention.span.start, mention.span.end])
        for event in events
        for mention in event.mentions
        if mention.role in PARTY_ROLES and is_pronoun(mention.span.text)
    }


def _before_triggers(gold: GoldDocument) -> _Told:
    """Pronouns that are the subject of a trigger, with the one party that does it."""
    told: _Told = {}
    text = gold.document.text
    for event in gold.events:
        match = _SUBJECT.search(text, gold.document.sentence_span(event.sentence).start, event.trigger.start)
        if match is None:
            continue
        passive = _PASSIVE.search(match["between"]) is not None and not event.trigger.text.lower().endswith("ing")
        if len(event.actors) == 1 and not passive:
            span = gold.document.span(match.start("pronoun"), match.end("pronoun"))
            told[span.start] = (Mention(role="actor", span=span, score=1.0), event.actors[0].id)
    return told


def _as_marked(events: Sequence[CodedEvent], pronoun: Mention) -> list[CodedEvent]:
    """Events as the network would mark them: what a pronoun right before a trigger does, the pronoun does."""
    return [
        replace(event, mentions=tuple(one for one in event.mentions if one.role != pronoun.role))
        if event.sentence.start <= pronoun.span.start < event.trigger.start and _is_subject(pronoun, event)
        else event
        for event in events
    ]


def _is_subject(pronoun: Mention, event: CodedEvent) -> bool:
    between = event.sentence.text[: event.trigger.start - event.sentence.start]
    match = _SUBJECT.search(between)
    return match is not None and event.sentence.start + match.start("pronoun") == pronoun.span.start


def _parties(events: Sequence[GoldRecord]) -> Mapping[tuple[int, int], str]:
    """Whose mention each marked stretch is, by its start and end."""
    return {
        (mention.start, mention.end): party.id
        for event in events
        for party in (*event.actors, *event.recipients, *event.sources)
        for mention in party.mentions
    }


def _fit(choices: Sequence[_Choice]) -> NDArray[np.float64]:
    """Weights under which the right parties are likeliest, by gradient ascent."""
    weights = np.zeros(len(SALIENCE))
    for _ in range(_STEPS):
        slope = -_PENALTY * weights
        for choice in choices:
            odds = choice.rows @ weights
            chance = np.exp(odds - odds.max())
            chance /= chance.sum()
            right = chance * choice.right
            slope += choice.rows.T @ (right / right.sum() - chance)
        weights += slope * _RATE / len(choices)
    return weights


if __name__ == "__main__":
    main()
