"""The desk served on this machine: an address that is free, and nobody else's."""

import socket
from collections.abc import Callable
from ipaddress import ip_address
from typing import TYPE_CHECKING

from dotterel.model import SettingsError
from dotterel.store import Store

if TYPE_CHECKING:
    from starlette.types import ASGIApp

USUAL_PORT = 8765
_TRIED = 20


def checked_host(host: str) -> str:
    """The address to listen at.

    Raises:
        SettingsError: Others could reach it: there are no accounts yet, so whoever reaches the desk reads everything.
    """
    if host == "localhost":
        return "127.0.0.1"
    try:
        loopback = ip_address(host.strip("[]")).is_loopback
    except ValueError:
        loopback = False
    if not loopback:
        raise SettingsError(
            f"--host {host}: other machines could reach the desk, and it has no accounts yet",
            "Leave --host away; to reach it from elsewhere, forward a port, as by: ssh -L 8765:127.0.0.1:8765 MACHINE.",
        )
    return host.strip("[]")


def listening(host: str, port: int | None) -> socket.socket:
    """A socket that listens: at the port asked for, else at the usual one or the next that is free.

    Raises:
        SettingsError: The port asked for is taken or barred, or none is free.
    """
    if port is not None and not 0 <= port <= 65535:
        raise SettingsError(f"--port {port} is no port", "Give a number from 1 to 65535, or 0 for any that is free.")
    ports = range(USUAL_PORT, USUAL_PORT + _TRIED) if port is None else (port,)
    fault = OSError()
    for one in ports:
        made = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        try:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            made.bind((host, one))
            made.listen(128)
        except OSError as refused:
            made.close()
            fault = refused
        else:
            return made
    named = f"port {port} is" if port is not None else f"ports {ports[0]} to {ports[-1]} are"
    raise SettingsError(
        f"{named} not to be had ({(fault.strerror or str(fault)).lower()})", "Name another by --port, or 0 for any."
    ) from fault


def address_of(made: socket.socket) -> str:
    """The address of a listening socket, for browsers."""
    host, port = made.getsockname()[:2]
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def serve(
    store: Store,
    made: socket.socket,
    *,
    ready: Callable[[str], None],
    api: "ASGIApp | None" = None,
    notice: str = "",
    reviewer: str = "reviewer",
) -> None:
    """Serve the desk until it is stopped by Ctrl-C or a signal.

    Args:
        store: An open store.
        made: A listening socket; it is closed at the end.
        ready: Called with the address when pages can be asked for.
        api: What answers programs, below ``/api``.
        notice: Words above every page.
        reviewer: Under whose name decisions are logged.

    Raises:
        ArtifactError: The desk's scripts and styles are not built.
    """
    import uvicorn  # noqa: PLC0415  # so that the checks above need no server

    from dotterel.surfaces.desk.app import build_desk  # noqa: PLC0415

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                ready(address_of(made))

    config = uvicorn.Config(
        build_desk(store, api=api, notice=notice, reviewer=reviewer),
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        lifespan="off",
    )
    try:
        Server(config).run(sockets=[made])
    finally:
        made.close()
