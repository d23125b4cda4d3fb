"""`python -m training.split`: give every report of the corpus its side in `corpus/split.csv`."""

import csv
import sys
from pathlib import Path

from dotterel.evaluation.annotated import read_reports, report_paths
from dotterel.evaluation.split import SPLIT_FILE, Side, extend_split, read_split


def main(folder: Path = Path("corpus")) -> None:
    """Extend the recorded split by the reports that are not in it yet."""
    reports = read_reports(report_paths(folder))
    recorded: dict[str, Side] = read_split(folder) if (folder / SPLIT_FILE).exists() else {}
    sides = extend_split(reports, recorded)
    with (folder / SPLIT_FILE).open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("report", "side"))
        writer.writerows((report.id, sides[report.id]) for report in reports)
    counts = {side: sum(value == side for value in sides.values()) for side in ("train", "dev", "test")}
    sys.stdout.write(f"{len(reports)} reports: {counts}\n")


if __name__ == "__main__":
    main()
