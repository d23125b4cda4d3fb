"""Terms: what the user decides about a release."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, field

from dotterel.model import SettingsError
from dotterel.surfaces.export import FORMATS, without_parquet
from dotterel.surfaces.release.licences import Licence

ALWAYS = "jsonl"
"""The whole records: what a later release is compared with."""
_VERSION = re.compile(r"[0-9A-Za-z](?:[0-9A-Za-z._+-]{0,38}[0-9A-Za-z])?")
_MOST_LETTERS = 200
_MOST_OF_NAME = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a release is called, under which licence, and what goes in.

    Attributes:
        title: For people.
        version: Such as ``1.2``; given out once.
        creators: Whom to cite, in order.
        licence: Of the data set.
        date: ISO day of the release; none for the last day on which anything was recorded in the store.
        formats: Formats of incidents and events beside JSON lines, in order.
        has_sentences: Whether the sentences of the reports go in, word for word.
        has_texts: Whether the whole texts of the reports go in.
        is_anonymous: Whether reviewers are told by numbers in place of names.
        filters: The conditions that choose the incidents, as the user gave them, by name.
    """

    title: str
    version: str
    creators: tuple[str, ...]
    licence: Licence
    date: str | None = None
    formats: tuple[str, ...] = ()
    has_sentences: bool = False
    has_texts: bool = False
    is_anonymous: bool = False
    filters: dict[str, object] = field(default_factory=dict)

    @property
    def slug(self) -> str:
        """The title as a part of a file's name: letters, digits and hyphens."""
        return slug_of(self.title)

    @property
    def name(self) -> str:
        """Name of the folder: the title's words and the version."""
        return f"{self.slug}-{self.version}"


def slug_of(title: str) -> str:
    """A title as a part of a file's name; ``release`` where it has no letter that can stand there."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_MOST_OF_NAME].strip("-") or "release"


def checked_version(version: str) -> str:
    """The version.

    Raises:
        SettingsError: It cannot be a part of a file's name.
    """
    if not _VERSION.fullmatch(version) or ".." in version:
        raise SettingsError(
            f"{version!r:.60} cannot be a version",
            "Give up to 40 letters, digits, points and hyphens, such as 1.0 or 2026-11.",
        )
    return version


def checked_line(text: str, *, option: str) -> str:
    """A title or a name.

    Raises:
        SettingsError: It is empty, too long, or has line ends or other controls.
    """
    line = text.strip()
    if not line or len(line) > _MOST_LETTERS or not line.isprintable():
        raise SettingsError(f"{option} {text!r:.60} cannot be used", f"Give one line of 1 to {_MOST_LETTERS} letters.")
    return line


def checked_formats(names: Sequence[str] | None, *, has_parquet: bool) -> tuple[str, ...]:
    """The formats beside JSON lines, each once.

    Args:
        names: As the user gave them; none for CSV, GeoJSON and, where it can be written, Parquet.
        has_parquet: Whether Parquet can be written here.

    Raises:
        SettingsError: There is no such format, or it cannot be written here.
    """
    if names is None:
        return ("csv", "geojson", *(("parquet",) if has_parquet else ()))
    for name in names:
        if name not in FORMATS:
            raise SettingsError(f"there is no format {name!r:.60}", f"Formats: {', '.join(FORMATS)}.")
        if name == "parquet" and not has_parquet:
            raise without_parquet()
    return tuple(name for name in dict.fromkeys(names) if name != ALWAYS)
