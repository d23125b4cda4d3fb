"""`python -m training.small_letter_words`: write anew which words the corpus mostly writes in small letters.

Texts in capitals only, as of old wires, get the capitals of their names back by this table (see
`dotterel.evaluation.benchmarks.casing`). It holds words of our own reports, and nothing else.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dotterel.evaluation import read_reports, report_paths
from dotterel.evaluation.benchmarks.casing import words_written_small

TABLE = Path("src/dotterel/evaluation/benchmarks/small_letter_words.txt")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the corpus and write the table, a word a line."""
    parser = argparse.ArgumentParser(prog="python -m training.small_letter_words", description=__doc__)
    parser.add_argument("--corpus", type=Path, default=Path("corpus"))
    reports = read_reports(report_paths(parser.parse_args(arguments).corpus))
    words = words_written_small(sentence.text for report in reports for sentence in report.sentences)
    TABLE.write_text("".join(f"{word}\n" for word in words), encoding="utf-8", newline="\n")
    sys.stdout.write(f"written: {TABLE}, {len(words)} words of {len(reports)} reports\n")


if __name__ == "__main__":
    main()
