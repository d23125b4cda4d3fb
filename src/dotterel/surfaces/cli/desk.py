"""``dotterel desk``: the store read in a browser."""

import os
from pathlib import Path
from typing import Annotated

import typer

from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.needed import check_installed
from dotterel.surfaces.cli.own_name import own_name
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import error_console
from dotterel.surfaces.cli.wording import shown

_INVENTED = "These are the demo's incidents: all of them are invented."
_PLAIN = (
    "Passwords and records go over the network unencrypted: use --certificate, or a proxy that speaks https "
    "(--behind-proxy)."
)


def desk(
    context: typer.Context,
    store: options.StorePlace = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="PORT", help="Port to listen at; else 8765 or the next free one. 0: any."),
    ] = None,
    host: Annotated[
        str,
        typer.Option("--host", metavar="ADDRESS", help="Address to listen at; others reach it once it has accounts."),
    ] = "127.0.0.1",
    name: Annotated[
        list[str] | None,
        typer.Option(
            "--name", metavar="HOST", help="Name that people reach it by, as desk.example.org; may be repeated."
        ),
    ] = None,
    certificate: Annotated[
        Path | None, typer.Option("--certificate", metavar="FILE", help="Certificate chain (PEM): it speaks https.")
    ] = None,
    certificate_key: Annotated[
        Path | None, typer.Option("--certificate-key", metavar="FILE", help="The certificate's key (PEM).")
    ] = None,
    behind_proxy: Annotated[
        str | None,
        typer.Option(
            "--behind-proxy", metavar="ADDRESS", help="Address of your proxy, whose X-Forwarded-* is believed."
        ),
    ] = None,
    reviewer: Annotated[
        str | None,
        typer.Option("--reviewer", metavar="NAME", help="Name that decisions are logged under, without accounts."),
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Read the store in a browser: incidents with map and timeline, accounts, reports with their evidence.

    Served on this machine only, until Ctrl-C; others can reach it by --host once the store has accounts (dotterel
    accounts), and then everybody signs in. Nothing is loaded from elsewhere. Without a store of your own, the one of
    'dotterel demo' is shown. Programs find the same records below /api/v1.
    """
    check_installed("fastapi", "uvicorn", "jinja2", "argon2")
    from dotterel.access import Accounts, Entrance
    from dotterel.store import VARIABLE, demo_place, open_store, usual_place
    from dotterel.surfaces.api import build_api
    from dotterel.surfaces.desk.cookies import session_secret
    from dotterel.surfaces.desk.serving import check_guarded, checked_reach, listening, serve

    reach = checked_reach(host, names=name or (), proxy=behind_proxy, certificate=certificate, key=certificate_key)

    def ready(address: str) -> None:
        error_console().print(f"The desk is at {address} (stop it by Ctrl-C).", soft_wrap=True)
        if open_:
            typer.launch(address)

    reviewer, notice = reviewer or own_name(nameless="reviewer"), ""
    if store is None and not os.environ.get(VARIABLE) and not usual_place().exists() and demo_place().exists():
        store, notice = str(demo_place()), _INVENTED
    with open_store(store) as opened:
        entrance = Entrance(opened, Accounts(opened))
        check_guarded(reach, has_accounts=entrance.is_guarded(), place=shown(opened.place))
        error_console().print(f"Reading {shown(opened.place)}. {notice}".rstrip(), soft_wrap=True)
        if reach.is_plain:
            error_console().print(_PLAIN, style="yellow", soft_wrap=True)
        made = listening(reach.address, port)
        opened.hold()
        parts: Parts = context.obj
        api = build_api(
            opened,
            assemble=parts.assemble,
            entrance=entrance,
            session_of=lambda request: entrance.session(session_secret(request)),
            reviewer=reviewer,
        )
        serve(
            opened,
            made,
            ready=ready,
            api=api,
            notice=notice,
            reviewer=reviewer,
            entrance=entrance,
            reach=reach,
        )
