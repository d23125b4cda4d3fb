"""Provenance: which component, in which version, made a value."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Provenance:
    """What made a value.

    Attributes:
        component: Name of the component, such as ``dotterel-en`` or ``gazetteer``.
        version: Its version.
        digest: SHA-256 of the artifact behind it (hexadecimal), where there is one.
    """

    component: str
    version: str
    digest: str | None = None

    def __str__(self) -> str:
        return f"{self.component} {self.version}"
