"""Codebooks from files: the shipped PLOVER 2.0, a user's own, or a user's changes to the shipped one."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from dotterel.codebook._entry import Entry
from dotterel.codebook._reading import read_codebook
from dotterel.codebook._sections import SECTION_KEYS, Sections, find_sections, lay_over
from dotterel.codebook.codebook import Codebook
from dotterel.model import CodebookError

SHIPPED = "plover-2.0"
"""What a user's file may extend."""


def load_codebook(path: Path | None = None) -> Codebook:
    """The codebook of a file, or the shipped PLOVER 2.0.

    A file is a whole codebook, or begins with ``extends = "plover-2.0"`` and gives only what is changed or added: an
    entry with a known code replaces the keys that it names, modes being matched by their code in the same way; any
    other entry is new. How to write one: docs/decisions/0002-own-codebooks.md.

    Args:
        path: A TOML file in UTF-8; none for the shipped codebook, which is read once.

    Raises:
        CodebookError: The file cannot be read, or has faults; `faults` lists all of them with where they stand.
    """
    return _shipped_codebook() if path is None else _read(_text(path), name=str(path))


@cache
def _shipped_codebook() -> Codebook:
    return _read(shipped_text(), name=SHIPPED)


def shipped_text() -> str:
    """The source of the shipped codebook, in TOML."""
    return files("dotterel.codebook").joinpath("plover.toml").read_text(encoding="utf-8")


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as fault:
        raise _error(str(path), [f"byte {fault.start}: not UTF-8"]) from fault
    except (OSError, ValueError) as fault:
        reason = getattr(fault, "strerror", None) or str(fault)
        raise CodebookError(
            f"codebook {path} cannot be read: {reason}", "Give the path of a TOML file.", faults=(reason,)
        ) from fault


def _read(text: str, *, name: str) -> Codebook:
    faults: list[str] = []
    document = _document(text, name)
    head = Entry(document, where="head", keys=("name", "version", "extends", *SECTION_KEYS), faults=faults)
    sections = find_sections(document, text, faults)
    if head.has("extends"):
        head.one_of("extends", (SHIPPED,))
        sections = lay_over(_shipped_sections(), sections)
    hint = "letters, digits, dots and dashes"
    codebook = read_codebook(
        head.text("name", pattern=r"[A-Za-z0-9._-]+", hint=hint),
        head.text("version", pattern=r"[A-Za-z0-9._-]+", hint=hint),
        sections,
        faults,
    )
    if faults:
        raise _error(name, faults)
    return codebook


def _document(text: str, name: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as fault:
        raise _error(name, [f"not TOML: {fault}"]) from fault
    except RecursionError as fault:
        raise _error(name, ["not TOML: nested too deeply"]) from fault


def _shipped_sections() -> Sections:
    text = shipped_text()
    return find_sections(tomllib.loads(text), "", [])


def _error(name: str, faults: list[str]) -> CodebookError:
    count = "1 fault" if len(faults) == 1 else f"{len(faults)} faults"
    return CodebookError(f"codebook {name} has {count}", "Correct what is listed.", faults=tuple(faults))
