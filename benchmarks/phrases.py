"""`python benchmarks/phrases.py`: how often resolution is right about given words, and where it is surest and wrong.

The sets stand in `corpus/phrases`: dates, counts, places and actors, each phrase in a text of its own. Of the side that
is only measured no answer is shown.
"""

import argparse
import sys
from pathlib import Path

from dotterel.evaluation.phrases import (
    SETS,
    answer_phrases,
    of_side,
    phrase_figures,
    read_phrases,
    weak_kinds,
    worst_phrases,
)
from dotterel.resolution import load_resolver


def main() -> None:
    """Ask all phrases and print accuracy, weak kinds and worst answers of each set."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--folder", type=Path, default=Path("corpus/phrases"))
    parser.add_argument("--worst", type=int, default=20)
    parser.add_argument("--side", choices=("dev", "test"), default="dev", help="test is only measured")
    parser.add_argument("--set", choices=SETS, help="only this one")
    options = parser.parse_args()
    phrases = of_side(read_phrases(options.folder), options.side)
    answers = answer_phrases(phrases, load_resolver())
    for name, counts in phrase_figures(answers).items():
        if options.set in (None, name.split()[0]):
            sys.stdout.write(f"{name:26} {counts.right:4} of {counts.wanted:4}  {counts.accuracy:.3f}\n")
    for one in SETS if options.side == "dev" else ():
        if options.set not in (None, one):
            continue
        own = [answer for answer in answers if answer.phrase.set == one]
        kinds = ", ".join(f"{kind} {wrong}/{asked}" for kind, wrong, asked in weak_kinds(own)[:10])
        sys.stdout.write(f"\n{one}: wrong by kind: {kinds}\n")
        for answer in worst_phrases(own, options.worst):
            phrase = answer.phrase
            answered = f"{phrase.words!r} gives {answer.given or 'nothing'}, not {answer.wanted or 'nothing'}"
            sys.stdout.write(f"  {answer.score:.2f} {phrase.id} {phrase.kind}: {answered}\n")
            sys.stdout.write(f"       {phrase.document.text[:200]!r}\n")


if __name__ == "__main__":
    main()
