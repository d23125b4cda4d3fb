"""Forms: read within bounds, and only from our own pages."""

import hmac
from collections.abc import Mapping
from urllib.parse import parse_qs, urlsplit

from fastapi import HTTPException, Request

MOST_BYTES = 200_000


class Form:
    """What was filled in."""

    def __init__(self, fields: Mapping[str, list[str]]) -> None:
        """Args: values by name."""
        self._fields = fields

    def text(self, name: str, default: str = "") -> str:
        """The last value under a name, without blanks around it."""
        return self._fields.get(name, [default])[-1].strip()

    def exact(self, name: str) -> str:
        """The last value under a name as it was typed, blanks and all: a password."""
        return self._fields.get(name, [""])[-1]

    def all(self, name: str) -> list[str]:
        """All values under a name."""
        return list(self._fields.get(name, []))

    def number(self, name: str) -> int | None:
        """A whole number; none where nothing was filled in.

        Raises:
            HTTPException: It is none (400).
        """
        told = self.text(name).replace(",", "").replace("\u202f", "")
        if not told:
            return None
        if not told.isascii() or not told.isdigit() or len(told) > 9:
            raise HTTPException(400, f"{told[:40]!r} is no whole number of people")
        return int(told)

    def degrees(self, name: str) -> float | None:
        """A number of degrees; none where nothing was filled in.

        Raises:
            HTTPException: It is none (400).
        """
        told = self.text(name)
        try:
            return float(told) if told else None
        except ValueError as fault:
            raise HTTPException(400, f"{told[:40]!r} is no number of degrees") from fault


async def read_form(request: Request, *, token: str) -> Form:
    """The form of a request.

    A page of another site can make a browser send a form here, but cannot read ours, and so does not know the token
    that stands in each of them. Browsers say where a form comes from, too; old ones do not.

    Raises:
        HTTPException: It is no form (415) or too large (413), comes from elsewhere (403) or is not text (400).
    """
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise HTTPException(403, "this form was not sent from a page of the desk")
    # Our own pages send "null", since their policy is to tell nobody where a reader comes from.
    if urlsplit(request.headers.get("Origin", "")).netloc not in ("", request.headers.get("Host", "")):
        raise HTTPException(403, "this form was not sent from a page of the desk")
    if not request.headers.get("Content-Type", "").startswith("application/x-www-form-urlencoded"):
        raise HTTPException(415, "a form was expected")
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise HTTPException(413, "the form is too large")
    try:
        fields = parse_qs(body.decode(), keep_blank_values=True, max_num_fields=2_000, errors="strict")
    except ValueError as fault:
        raise HTTPException(400, "the form cannot be read") from fault
    form = Form(fields)
    if not hmac.compare_digest(form.text("token").encode(), token.encode()):
        raise HTTPException(
            403, "this page is from before you signed in, or before the desk was started: load it again"
        )
    return form


def safe_return(address: str, *, default: str = "/incidents") -> str:
    """The page to go back to: one of ours, whatever was sent."""
    is_ours = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if is_ours else default


def no_such_act(kind: str) -> HTTPException:
    """The answer to a form that asks for an act that there is not."""
    return HTTPException(400, f"there is no act {kind[:40]!r}")
