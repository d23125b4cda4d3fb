"""The labels of the network's heads, in the order of their numbers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dotterel.model import ArtifactError

OUTSIDE = "O"


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """Label lists by head; the place of a label in its list is its number in the network.

    Attributes:
        triggers: ``O``, then ``B-`` and ``I-`` of every event type.
        roles: ``O``, then ``B-`` and ``I-`` of every role.
        modes: ``TYPE/mode`` pairs.
        statuses: Standing of an event in its report.
        sectors: Sector codes.
        contexts: Context codes.
    """

    triggers: tuple[str, ...]
    roles: tuple[str, ...]
    modes: tuple[str, ...]
    statuses: tuple[str, ...]
    sectors: tuple[str, ...]
    contexts: tuple[str, ...]

    def to_mapping(self) -> dict[str, list[str]]:
        """For the manifest."""
        return {name: list(getattr(self, name)) for name in self.__slots__}

    @classmethod
    def from_mapping(cls, mapping: Mapping[str, Sequence[str]]) -> "Labels":
        """From the manifest.

        Raises:
            ArtifactError: A head's list is missing or has repeated labels.
        """
        lists: dict[str, tuple[str, ...]] = {}
        for name in ("triggers", "roles", "modes", "statuses", "sectors", "contexts"):
            labels = tuple(mapping.get(name, ()))
            if not labels or len(set(labels)) != len(labels):
                raise ArtifactError(f"the manifest's labels for {name} are missing or repeat", "Install Dotterel anew.")
            lists[name] = labels
        return cls(**lists)


def spans_of(names: Sequence[str]) -> tuple[str, ...]:
    """``O``, then ``B-`` and ``I-`` of each name."""
    return (OUTSIDE, *(f"{part}-{name}" for name in names for part in "BI"))
