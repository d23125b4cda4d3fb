"""The crosswalks' tables, which stand beside the modules that read them."""

import csv
from collections.abc import Iterator, Mapping
from importlib.resources import files


def rows_of(name: str) -> Iterator[Mapping[str, str]]:
    """The rows of a table of this folder, by column."""
    text = files("dotterel.codebook.crosswalks").joinpath(name).read_text(encoding="utf-8")
    return csv.DictReader(text.splitlines())
