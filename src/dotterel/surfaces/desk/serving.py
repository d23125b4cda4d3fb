"""The desk served on this machine: an address that is free, and nobody else's."""

import gc
import re
import socket
import ssl
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import ip_address
from pathlib import Path
from socket import gethostname
from typing import TYPE_CHECKING

from dotterel.access import Entrance
from dotterel.model import SettingsError
from dotterel.store import Store
from dotterel.surfaces.desk.security import ANY_NUMBER, LOCAL_HOSTS

if TYPE_CHECKING:
    from starlette.types import ASGIApp

USUAL_PORT = 8765
_NAME = re.compile(r"(?=.{1,253}$)[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?(\.[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?)*")
_TRIED = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Reach:
    """From where the desk can be reached, and how.

    Attributes:
        address: The address to listen at, in numbers.
        hosts: Names that it answers to.
        proxy: Address of a proxy that is believed what it says of who asks; none where nobody is.
        certificate: File with the certificate chain, by which it speaks https itself.
        key: File with the certificate's key, where that stands in a file of its own.
    """

    address: str = "127.0.0.1"
    hosts: tuple[str, ...] = ()
    proxy: str | None = None
    certificate: Path | None = None
    key: Path | None = None

    @property
    def is_local(self) -> bool:
        """Whether nobody on another machine reaches it."""
        return ip_address(self.address).is_loopback and self.proxy is None

    @property
    def is_plain(self) -> bool:
        """Whether passwords go over the network as they are."""
        return not self.is_local and self.certificate is None and self.proxy is None


def checked_reach(
    host: str,
    *,
    names: Sequence[str] = (),
    proxy: str | None = None,
    certificate: Path | None = None,
    key: Path | None = None,
) -> Reach:
    """How the desk is to be reached.

    Args:
        host: Address to listen at.
        names: Further names by which people reach it.
        proxy: Address from which a proxy of one's own asks.
        certificate: File with the certificate chain.
        key: File with its key.

    Raises:
        SettingsError: An address is none, a name is none, or the certificate cannot be used.
    """
    address = _number("--host", "127.0.0.1" if host == "localhost" else host)
    for name in names:
        if not _NAME.fullmatch(name.lower()):
            raise SettingsError(f"--name {name[:80]!r} is no name of a machine", "Give it as in desk.example.org.")
    own = () if ip_address(address).is_unspecified else (_bracketed(address),)
    open_to_all = (ANY_NUMBER, gethostname().lower()) if ip_address(address).is_unspecified else ()
    if certificate is not None or key is not None:
        _check_certificate(certificate, key)
    return Reach(
        address=address,
        hosts=tuple(dict.fromkeys((*LOCAL_HOSTS, *own, *open_to_all, *(name.lower() for name in names)))),
        proxy=None if proxy is None else _number("--behind-proxy", proxy),
        certificate=certificate,
        key=key,
    )


def check_guarded(reach: Reach, *, has_accounts: bool, place: str) -> None:
    """Nothing, where only this machine reaches the desk, or nobody comes in without an account.

    Args:
        reach: From where it can be reached.
        has_accounts: Whether the store has any.
        place: The store, for people.

    Raises:
        SettingsError: Others could reach it and read everything.
    """
    if not reach.is_local and not has_accounts:
        what = f"--host {reach.address}" if reach.proxy is None else f"--behind-proxy {reach.proxy}"
        raise SettingsError(
            f"{what}: other machines could reach the desk, and {place} has no accounts",
            "Make one, an admin's, by: dotterel accounts add NAME --store PLACE. Or leave the option away and forward "
            "a port to this machine: ssh -L 8765:127.0.0.1:8765 MACHINE.",
        )


def _number(option: str, told: str) -> str:
    try:
        return str(ip_address(told.strip("[]")))
    except ValueError as fault:
        raise SettingsError(
            f"{option} {told[:80]!r} is no address in numbers",
            "Give one of this machine's, as 192.0.2.7, or 0.0.0.0 for all; names go to --name.",
        ) from fault


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _check_certificate(certificate: Path | None, key: Path | None) -> None:
    if certificate is None:
        raise SettingsError("--certificate-key needs --certificate", "Give both.")
    try:
        ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER).load_cert_chain(certificate, key, password="")
    except (OSError, ValueError) as fault:
        raise SettingsError(
            f"the certificate {certificate} cannot be used ({fault})",
            "Give the chain and its key in PEM form, the key without a password.",
        ) from fault


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
        # The protocol is named since asyncio sends at once only on sockets that name it; others wait 40 ms between an
        # answer's head and its body.
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        made = socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
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


def address_of(made: socket.socket, *, scheme: str = "http") -> str:
    """The address of a listening socket, for browsers."""
    host, port = made.getsockname()[:2]
    return f"{scheme}://{_bracketed(host)}:{port}"


def serve(
    store: Store,
    made: socket.socket,
    *,
    ready: Callable[[str], None],
    api: "ASGIApp | None" = None,
    notice: str = "",
    reviewer: str = "reviewer",
    entrance: Entrance | None = None,
    reach: Reach | None = None,
) -> None:
    """Serve the desk until it is stopped by Ctrl-C or a signal.

    Args:
        store: An open store.
        made: A listening socket; it is closed at the end.
        ready: Called with the address when pages can be asked for.
        api: What answers programs, below ``/api``.
        notice: Words above every page.
        reviewer: Under whose name decisions are logged where there are no accounts.
        entrance: Who is let in, as the API knows it.
        reach: From where it can be reached.

    Raises:
        ArtifactError: The desk's scripts and styles are not built.
    """
    import uvicorn  # noqa: PLC0415  # so that the checks above need no server

    from dotterel.surfaces.desk.app import build_desk  # noqa: PLC0415

    reach = reach or checked_reach("127.0.0.1")
    scheme = "https" if reach.certificate else "http"

    class Server(uvicorn.Server):
        async def startup(self, sockets: list[socket.socket] | None = None) -> None:
            await super().startup(sockets=sockets)
            if self.started:
                ready(address_of(made, scheme=scheme))

    app = build_desk(store, hosts=reach.hosts, api=api, notice=notice, reviewer=reviewer, entrance=entrance)
    config = uvicorn.Config(
        app,
        proxy_headers=reach.proxy is not None,  # X-Forwarded-For says who asks, so nobody else may say it
        forwarded_allow_ips=reach.proxy or "",
        ssl_certfile=reach.certificate,
        ssl_keyfile=reach.key,
        log_level="warning",
        access_log=False,
        server_header=False,
        date_header=True,
        lifespan="off",
    )
    # What stands by now stays until the end: looking through it for garbage holds up an answer by a tenth of a second.
    gc.collect()
    gc.freeze()
    try:
        Server(config).run(sockets=[made])
    finally:
        gc.unfreeze()
        made.close()
