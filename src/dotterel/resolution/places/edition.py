"""What an imported gazetteer says of itself, and how it is put in place.

A folder holds at most one gazetteer in use: ``gazetteer.json`` names the subfolder with its files. That one small file
is replaced in a single step once all others are complete, so that a half import is never read.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from dotterel.model.errors import ArtifactError
from dotterel.resolution.places.schema import IMPORTED_FORMAT

EDITION_FILE = "gazetteer.json"
REJECTED_FILE = "rejected.tsv"
REMEDY = "Import it again: dotterel gazetteer import; or take the packaged one: --gazetteer packaged."


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """An imported gazetteer.

    Attributes:
        folder: Name of the subfolder with its files.
        key: Digest of all that it was made from: files, packaged gazetteer, table of features, format.
        packaged: Digest of the packaged gazetteer that it extends.
        imported: When the import ended, as ``2024-03-05T14:02:11+00:00``.
        sources: Names of the imported files.
        attribution: Whom to name, by the licence of the data.
        rows: Rows read.
        kept: Rows taken in.
        rejected: Malformed rows, which were passed over.
        classes: Feature class (``P``; ``-`` where a row states none) to the rows read and the rows taken in.
        places: Number of places by kind, those of the packaged gazetteer with them.
        names: Number of different folded names.
        crowded: Names of which only the first `crowding.MOST_SHARED` places were filed.
        files: Name to size in bytes of every file that is read; the tries of names in their order.
        tries: Names of the files of names, in their order.
        format: See `schema.IMPORTED_FORMAT`.
    """

    folder: str
    key: str
    packaged: str
    imported: str
    sources: tuple[str, ...]
    attribution: str
    rows: int
    kept: int
    rejected: int
    classes: Mapping[str, tuple[int, int]]
    places: Mapping[str, int]
    names: int
    crowded: int
    files: Mapping[str, int]
    tries: tuple[str, ...]
    format: str = field(default=IMPORTED_FORMAT)

    @property
    def label(self) -> str:
        """In one line, as one would state it in a paper."""
        return (
            f"GeoNames, {', '.join(self.sources)}, imported {self.imported[:10]}, {sum(self.places.values()):,} places"
        )


def is_imported(folder: Path) -> bool:
    """Whether a folder says that it holds an imported gazetteer, sound or not."""
    return (folder / EDITION_FILE).exists()


def read_edition(folder: Path, *, files: Path | None = None) -> Edition:
    """The gazetteer in use in a folder, its files checked to be there at their full size.

    Args:
        folder: Where `EDITION_FILE` lies.
        files: Where the files lie, unless in the subfolder that it names.

    Raises:
        ArtifactError: It is missing, damaged, or of another format; the remedy says what to do.
    """
    path = folder / EDITION_FILE
    try:
        stated: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        if stated.get("format") != IMPORTED_FORMAT:
            message = f"the gazetteer in {folder} has format {stated.get('format')}, where {IMPORTED_FORMAT} is read"
            raise ArtifactError(message, REMEDY)
        edition = Edition(
            **{
                **stated,
                "sources": tuple(stated["sources"]),
                "tries": tuple(stated["tries"]),
                "classes": {name: (int(read), int(kept)) for name, (read, kept) in stated["classes"].items()},
            }
        )
    except FileNotFoundError:
        raise ArtifactError(f"there is no imported gazetteer in {folder}", REMEDY) from None
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as fault:
        raise ArtifactError(f"the gazetteer in {folder} is damaged: {EDITION_FILE} cannot be read", REMEDY) from fault
    for name, size in edition.files.items():
        file = (files or folder / edition.folder) / name
        found = file.stat().st_size if file.is_file() else None
        if found != size:
            what = "is missing" if found is None else f"has {found:,} bytes, where {size:,} are expected"
            raise ArtifactError(f"the gazetteer in {folder} is damaged: {name} {what}", REMEDY)
    return edition


def write_edition(edition: Edition, folder: Path) -> None:
    """Writes ``gazetteer.json`` in one step.

    Raises:
        OSError: The folder cannot be written to.
    """
    part = folder / f"{EDITION_FILE}.part"
    with part.open("w", encoding="utf-8") as stream:
        json.dump(asdict(edition), stream, ensure_ascii=False, indent=1)
        stream.write("\n")
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(folder / EDITION_FILE)
