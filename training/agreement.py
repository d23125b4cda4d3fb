"""`python -m training.agreement FIRST SECOND`: how far two readers of the same reports agree, as a table."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from dotterel.evaluation import agreement, read_reports, report_paths
from dotterel.model import DotterelError


def main(arguments: Sequence[str] | None = None) -> int:
    """Read both folders and print the table; the exit status, 0 or that of the error's kind."""
    parser = argparse.ArgumentParser(prog="python -m training.agreement", description=__doc__)
    parser.add_argument("first", type=Path, help="a folder of annotated reports")
    parser.add_argument("second", type=Path, help="a folder with a second reader's annotation of some of them")
    options = parser.parse_args(arguments)
    try:
        found = agreement(read_reports(report_paths(options.first)), read_reports(report_paths(options.second)))
    except DotterelError as error:
        sys.stderr.write(f"{error}\n")
        return error.exit_code
    sys.stdout.write(f"{'':16}{'agree':>7}{'first':>7}{'second':>8}{'F1':>7}\n")
    for question, counts in found.items():
        if counts.wanted or counts.given:
            sys.stdout.write(f"{question:16}{counts.right:7}{counts.wanted:7}{counts.given:8}{counts.f1:7.2f}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
