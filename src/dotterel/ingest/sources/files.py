"""Files and folders."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from dotterel.ingest.media import suffix_type
from dotterel.ingest.outcomes import Outcome
from dotterel.ingest.settings import SourceSettings
from dotterel.ingest.sources.corpora import CORPUS_SUFFIXES, Corpus
from dotterel.ingest.sources.reports import report_of, too_large
from dotterel.model import Report, SourceNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """One file, or every file of a folder and its folders, sorted by path; hidden ones are left out.

    Attributes:
        path: The file or folder.
        settings: Limits.
    """

    path: Path
    settings: SourceSettings

    def read(self) -> Iterator[Report | Outcome]:
        """The reports of the file or folder; a corpus file gives one a line."""
        if not self.path.exists():
            remedy = "Check the spelling"
            if self.path.parts and "." in self.path.parts[0] and self.path.suffix != ".txt":
                remedy += "; a web address begins with https://"
            yield Outcome(name=str(self.path), error=SourceNotFound(f"There is no file or folder {self.path}", remedy))
            return
        if not self.path.is_dir():
            yield from self._read_file(self.path)
            return
        empty = True
        for found in walk(self.path):
            empty = False
            if isinstance(found, Outcome):
                yield found
            else:
                yield from self._read_file(found)
        if empty:
            yield Outcome(
                name=str(self.path),
                error=SourceNotFound(f"The folder {self.path} holds no readable file", "Hidden files are not read"),
            )

    def _read_file(self, path: Path) -> Iterator[Report | Outcome]:
        if path.suffix.lower() in CORPUS_SUFFIXES:
            yield from Corpus(path=path, settings=self.settings).read()
            return
        yield read_file(path, settings=self.settings)


def read_file(path: Path, *, settings: SourceSettings) -> Report | Outcome:
    """One file as a report; a file over the byte cap is not read into memory."""
    name = str(path)
    try:
        if not path.is_file():
            return Outcome(name=name, error=SourceNotFound(f"{name} is not a regular file", "Give a file or a folder"))
        size = path.stat().st_size
        if size > settings.max_bytes:
            return Outcome(name=name, error=too_large(name, size, settings.max_bytes))
        with path.open("rb") as file:
            content = file.read(settings.max_bytes + 1)
    except OSError as error:
        return Outcome(name=name, error=unreadable(name, error))
    if len(content) > settings.max_bytes:
        return Outcome(name=name, error=too_large(name, None, settings.max_bytes))
    return report_of(
        content,
        source="files",
        address=name,
        name=name,
        media_type=suffix_type(path.suffix) or "",
        published=settings.published,
    )


def unreadable(name: str, error: OSError) -> SourceNotFound:
    """The error of a file that is there and cannot be read."""
    reason = error.strerror or type(error).__name__
    return SourceNotFound(f"{name} cannot be read ({reason.lower()})", "Check its permissions")


def walk(folder: Path) -> Iterator[Path | Outcome]:
    """The files of a folder and its folders, sorted by path, each real folder once, so that link loops end.

    A folder that cannot be listed, and a link that leads nowhere, come as outcomes.
    """
    seen: set[str] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                real = os.path.realpath(path)
                if real in seen:
                    continue
                seen.add(real)
                inside = sorted(entry for entry in path.iterdir() if not entry.name.startswith("."))
                waiting.extend(reversed(inside))
            elif path.exists():
                yield path
            else:
                yield Outcome(name=str(path), error=SourceNotFound(f"{path} is a link that leads nowhere", "Remove it"))
        except OSError as error:
            yield Outcome(name=str(path), error=unreadable(str(path), error))
