"""List every fault of every register file: ``python -m dotterel.resolution.actors.check [FILE…]``."""

import sys
from collections.abc import Sequence
from pathlib import Path

from dotterel.resolution.actors.csv_register import SHIPPED, state_codes
from dotterel.resolution.actors.rows import faults_in


def check_files(paths: Sequence[Path]) -> list[str]:
    """Every fault of the given register files; of the shipped ones where none is given."""
    states = state_codes()
    return [fault for path in (paths or sorted(SHIPPED.glob("*.csv"))) for fault in faults_in(path, states=states)]


def main(arguments: Sequence[str]) -> int:
    """Write the faults to standard output; 2 where there are any, else 0."""
    faults = check_files([Path(argument) for argument in arguments])
    sys.stdout.writelines(f"{fault}\n" for fault in faults)
    return 2 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
