"""How a dyad is named in a condition or an address: who, whom, and whether both face each other."""

from dataclasses import dataclass
from urllib.parse import quote, unquote

from dotterel.model import SettingsError

UNKNOWN_COUNTRY = "-"
STATE_ORGANS = ("GOV", "MIL", "COP", "SPY", "JUD")
"""First sectors of a state itself and of what acts for it: beside actors of another country they are one side."""
_PARTS = "~"


@dataclass(frozen=True, slots=True, kw_only=True)
class SideKey:
    """One side: a country, or a party by its register identifier, or by its label with its country.

    Attributes:
        country: The country; none where unknown. Not looked at where there is an identifier.
        id: Register identifier.
        label: What a party without an identifier is called; none where countries stand against each other.
    """

    country: str | None = None
    id: str | None = None
    label: str | None = None

    @property
    def is_party(self) -> bool:
        """Whether it is a party, not a country."""
        return self.id is not None or self.label is not None

    def __str__(self) -> str:
        country = UNKNOWN_COUNTRY if self.country is None else _quoted(self.country)
        if self.id is not None:
            return f"id{_PARTS}{_quoted(self.id)}"
        return country if self.label is None else f"name{_PARTS}{country}{_PARTS}{_quoted(self.label)}"


@dataclass(frozen=True, slots=True, kw_only=True)
class DyadKey:
    """Who against whom, as in `Dyad`.

    Attributes:
        actor: Who; either side where mutual.
        recipient: Whom.
        mutual: Whether nobody is a recipient, and both sides are actors.
    """

    actor: SideKey
    recipient: SideKey
    mutual: bool = False

    def __str__(self) -> str:
        """As in ``SDN>TCD``, or ``SDN=TCD`` where mutual."""
        return f"{self.actor}{'=' if self.mutual else '>'}{self.recipient}"

    @classmethod
    def parse(cls, text: str) -> "DyadKey":
        """The key of a text as made by `str`.

        Raises:
            SettingsError: It is none.
        """
        mark = ">" if ">" in text else "="
        sides = [_side(part) for part in text.split(mark)]
        one, other = (*sides, None, None)[:2]
        is_whole = len(sides) == 2 and one is not None and other is not None and one.is_party == other.is_party
        if one is None or other is None or not is_whole or "\0" in unquote(text):
            raise SettingsError(
                f"{text:.80} names no dyad", "Write two countries as SDN>TCD, or as SDN=TCD where they face each other."
            )
        return cls(actor=one, recipient=other, mutual=mark == "=")


def _side(text: str) -> SideKey | None:
    kind, *rest = text.split(_PARTS)
    if kind == "id" and len(rest) == 1 and rest[0]:
        return SideKey(id=unquote(rest[0]))
    if kind == "name" and len(rest) == 2 and rest[1]:
        return SideKey(country=_country(rest[0]), label=unquote(rest[1]))
    return SideKey(country=_country(text)) if text and not rest else None


def _country(text: str) -> str | None:
    return None if text == UNKNOWN_COUNTRY else unquote(text)


def _quoted(text: str) -> str:
    """Without any letter that parts sides or their pieces."""
    return quote(text, safe=" ").replace(_PARTS, "%7E")
