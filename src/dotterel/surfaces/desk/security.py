"""Headers that every answer carries: nothing from elsewhere is loaded, nothing runs that is not ours."""

from collections.abc import Iterable
from ipaddress import ip_address

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data: blob:",  # MapLibre's own signs are written in its style sheet
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class SecurityHeaders:
    """Adds `HEADERS` to every answer, those of errors among them; a route's own value stays.

    A fault that nobody foresaw is answered here too, since what answers it otherwise stands outside of this.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Args: what is wrapped."""
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says."""
        has_begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal has_begun
            if message["type"] == "http.response.start":
                has_begun = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                headers.setdefault("Cache-Control", "no-store")
            await send(message)

        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        try:
            await self._app(scope, receive, send_with_headers)
        except Exception:
            if not has_begun:
                failed = PlainTextResponse("The program failed; its log says where.", status_code=500)
                await failed(scope, receive, send_with_headers)
            raise


LOCAL_HOSTS = ("127.0.0.1", "localhost", "[::1]")
ANY_NUMBER = "*"
"""Among the names of a desk: any address in numbers, which no other site can make its name point to."""


class KnownHosts:
    """Answers to the names that the desk has, so that a page of another site whose name points here reads nothing."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str]) -> None:
        """Args: what is wrapped; names without a port, or `ANY_NUMBER`."""
        self._app = app
        self._hosts = {host.lower() for host in hosts}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """As ASGI says."""
        if scope["type"] not in ("http", "websocket") or self._knows(Headers(scope=scope).getlist("host")):
            await self._app(scope, receive, send)
            return
        refused = PlainTextResponse("This desk does not answer to that name (see dotterel desk --name).", 400)
        await refused(scope, receive, send)

    def _knows(self, told: list[str]) -> bool:
        if len(told) != 1:
            return False
        name = told[0].lower()
        name = name[: name.rfind("]") + 1] if name.startswith("[") else name.partition(":")[0]
        if name in self._hosts:
            return True
        if ANY_NUMBER not in self._hosts:
            return False
        try:
            return bool(ip_address(name.strip("[]")))
        except ValueError:
            return False
