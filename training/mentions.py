"""`python -m training.mentions`: fit the weights by which marked mentions are linked (`linking/mentions.py`).

The annotated events of the corpus stand for marked mentions: of each, only the words are shown. Pairs are those within
a document and those of two documents whose stories are at all alike, on the train side; the bar is the one with the
best CoNLL F1 on the dev side. The test side is not read, and no benchmark either.
"""

import argparse
from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from dotterel.evaluation import AnnotatedReport, grouping
from dotterel.evaluation.linking import SHARED
from dotterel.linking import MarkedMention, Story, linked_mentions, marked_mention, story_of
from dotterel.linking.mentions import BIAS, EVIDENCE, evidence, mention_weights_of
from dotterel.linking.stories import likenesses
from dotterel.linking.words import load_rarities
from training.fitted import write_fitted
from training.linking import FOLDER
from training.regression import Floats, fit
from training.sides import reports_by_side

ALIKE = 0.15
"""Likeness of two stories from which their mentions are compared."""
BARS = (-2.0, -1.5, -1.0, -0.5, 0.0, 0.5)

Marked = list[tuple[MarkedMention, str]]
"""Mentions with the label of their happening, unique over the corpus."""


def marked(reports: Sequence[AnnotatedReport]) -> tuple[Marked, list[Story]]:
    """The annotated events of reports as marked mentions, and the reports' stories."""
    mentions: Marked = []
    stories = []
    for report in reports:
        stories.append(story_of(report.id, (sentence.text for sentence in report.sentences)))
        for number, sentence in enumerate(report.sentences):
            marks = {mark.id: mark for mark in reversed(sentence.marks)}
            for event in sentence.events:
                mark = marks[event.id]
                where = report.file if event.incident.startswith(SHARED) else report.id
                mention = marked_mention(
                    f"{report.id}/{number}/{event.id}",
                    report.id,
                    words=sentence.text[mark.start : mark.end],
                    sentence=sentence.text,
                    number=number,
                )
                mentions.append((mention, f"{where}/{event.incident}"))
    return mentions, stories


def pairs(mentions: Marked, stories: Sequence[Story]) -> tuple[Floats, Floats]:
    """Evidence and truth of the pairs that may be one: shapes (pairs, pieces of evidence) and (pairs,)."""
    rarities = load_rarities()
    alike = likenesses(stories)
    by_document: dict[str, Marked] = defaultdict(list)
    for mention, label in mentions:
        by_document[mention.document_id].append((mention, label))
    rows, same = [], []
    for one in range(len(stories)):
        mine = by_document[stories[one].document_id]
        for other in np.flatnonzero(alike[one, : one + 1] >= ALIKE).tolist():
            theirs = by_document[stories[other].document_id]
            for place, (first, label) in enumerate(mine):
                for second, other_label in mine[:place] if one == other else theirs:
                    rows.append(evidence(first, second, float(alike[one, other]), rarities))
                    same.append(float(label == other_label))
    return np.array(rows).reshape(-1, len(EVIDENCE)), np.array(same)


def main(arguments: Sequence[str] | None = None) -> None:
    """Read, fit, choose the bar, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    parser.add_argument("--out", type=Path, default=FOLDER)
    options = parser.parse_args(arguments)
    reports = reports_by_side(options.corpus)
    rows, same = pairs(*marked(reports["train"]))
    told = {
        "about": "Weights of the evidence that two marked mentions are of one happening (linking/mentions.py).",
        "made_by": "python -m training.mentions",
        "fitted_on": "the train side of the corpus (CC0 1.0), of which only words are shown; the bar on the dev side",
        "pairs": len(same),
        "bar": 0.0,
        "weights": fit(rows, same, (*EVIDENCE, BIAS), signs={}),
    }
    mentions, stories = marked(reports["dev"])
    wanted = {mention.id: label for mention, label in mentions}
    tried = {}
    for bar in BARS:
        weights = mention_weights_of(told | {"bar": bar})
        groups = linked_mentions([mention for mention, _ in mentions], stories, weights=weights)
        found = {one: group[0] for group in groups for one in group}
        tried[bar] = round(grouping(found, wanted).conll, 4)
    told |= {"bar": max(tried, key=lambda bar: tried[bar]), "bars_tried": tried}
    write_fitted(told, options.out / "mentions.json")


if __name__ == "__main__":
    main()
