"""Options that several verbs share, and their checks: each checks before any work begins."""

import re
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from dotterel.model import SettingsError

MinScore = Annotated[
    float | None,
    typer.Option("--min-score", metavar="SCORE", help="Keep events that are right with at least this chance, 0 to 1."),
]
Published = Annotated[
    str | None,
    typer.Option("--published", metavar="DATE", help="Publication date of reports that state none, as 2022-09-13."),
]
Actors = Annotated[
    list[Path] | None,
    typer.Option(
        "--actors", metavar="FILE", help="Your own actors (CSV), added to ours or changing them; may be given again."
    ),
]
Gazetteer = Annotated[
    str | None,
    typer.Option(
        "--gazetteer", metavar="FOLDER", help="Gazetteer to find places in, or 'packaged'; else see 'gazetteer status'."
    ),
]
StorePlace = Annotated[
    str | None,
    typer.Option(
        "--store",
        metavar="PLACE",
        envvar="DOTTEREL_STORE",
        help="The store: a file, or an address such as postgresql://user@host/database.",
    ),
]
Sources = Annotated[
    list[str],
    typer.Argument(
        metavar="SOURCE...", help="File, folder, corpus (.jsonl, .csv), web address, or - for standard input."
    ),
]


def checked_score(score: float | None) -> float | None:
    """The score.

    Raises:
        SettingsError: It is not within 0 and 1.
    """
    if score is not None and not 0.0 <= score <= 1.0:
        raise SettingsError(f"--min-score is {score:g}", "Give a number from 0 to 1.")
    return score


def checked_date(text: str | None, *, option: str = "--published") -> str | None:
    """The date, in ISO form.

    Raises:
        SettingsError: It is not a day written as YYYY-MM-DD.
    """
    if text is None:
        return None
    try:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", text):
            raise ValueError(text)
        return date.fromisoformat(text).isoformat()
    except ValueError as fault:
        raise SettingsError(
            f"{option} {text!r} is not a date", "Write year, month and day as in 2022-09-13."
        ) from fault


def checked_registers(paths: list[Path] | None) -> tuple[Path, ...]:
    """The paths of actor registers.

    Raises:
        SettingsError: One is not a file.
        RegisterError: One has faults; those of all files are listed.
    """
    files = checked_files(paths, option="--actors")
    if files:
        from dotterel.resolution.actors import check_own

        check_own(files)
    return files


def checked_files(paths: list[Path] | None, *, option: str) -> tuple[Path, ...]:
    """The paths.

    Raises:
        SettingsError: One is not a file.
    """
    for path in paths or ():
        if path.is_dir():
            raise SettingsError(f"{option}: {path} is a folder", "Give the name of a file in it.")
        if not path.is_file():
            raise SettingsError(f"{option}: there is no file {path}", "Check the spelling.")
    return tuple(paths or ())
