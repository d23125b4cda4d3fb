"""Why it happened, or what it was about: contexts of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """A topic that events stand in.

    Attributes:
        code: Such as ``human_rights``.
        definition: One sentence.
    """

    code: str
    definition: str
