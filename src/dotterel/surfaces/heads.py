"""HEAD: what GET answers, without the body."""

import asyncio
from collections.abc import Mapping

from starlette.types import ASGIApp, Message, Receive, Scope, Send


def with_head(headers: Mapping[str, str] | None) -> dict[str, str]:
    """The headers of a refusal, so that they allow HEAD wherever they allow GET."""
    told = dict(headers or {})
    allowed = [one.strip() for one in told.get("Allow", "").split(",")]
    if "GET" in allowed and "HEAD" not in allowed:
        told["Allow"] = ", ".join((*allowed, "HEAD"))
    return told


class HeadAnswers:
    """Asks as GET wherever HEAD is asked, and keeps the body back; one that comes in pieces is not made to its end."""

    def __init__(self, app: ASGIApp) -> None:
        """Args: what is wrapped."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self._app(scope, receive, send)
            return
        is_answered = asyncio.Event()

        async def headers_only(message: Message) -> None:
            if is_answered.is_set():
                return
            if message["type"] == "http.response.body":
                is_answered.set()
                message = {"type": "http.response.body", "body": b"", "more_body": False}
            await send(message)

        async def gone_when_answered() -> Message:
            await is_answered.wait()
            return {"type": "http.disconnect"}

        await self._app({**scope, "method": "GET"}, gone_when_answered, headers_only)
