"""``dotterel desk``: the store read in a browser."""

import getpass
import importlib.util
import os
from typing import Annotated

import typer

from dotterel.model import SettingsError
from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.parts import Parts
from dotterel.surfaces.cli.streams import error_console
from dotterel.surfaces.cli.wording import shown

_INVENTED = "These are the demo's incidents: all of them are invented."
_NEEDED = ("fastapi", "uvicorn", "jinja2")


def desk(
    context: typer.Context,
    store: options.StorePlace = None,
    port: Annotated[
        int | None,
        typer.Option("--port", metavar="PORT", help="Port to listen at; else 8765 or the next free one. 0: any."),
    ] = None,
    host: Annotated[
        str, typer.Option("--host", metavar="ADDRESS", help="Address to listen at: of this machine only, for now.")
    ] = "127.0.0.1",
    reviewer: Annotated[
        str | None, typer.Option("--reviewer", metavar="NAME", help="Name that your decisions are logged under.")
    ] = None,
    open_: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Read the store in a browser: incidents with map and timeline, accounts, reports with their evidence.

    Served on this machine only, until Ctrl-C. Nothing is loaded from elsewhere. Without a store of your own, the one of
    'dotterel demo' is shown. Programs find the same records below /api/v1.
    """
    missing = [name for name in _NEEDED if importlib.util.find_spec(name) is None]
    if missing:
        raise SettingsError(
            f"the desk needs {', '.join(missing)}, which {'is' if len(missing) == 1 else 'are'} not installed",
            "Install it by: pip install 'dotterel[web]'.",
        )
    from dotterel.store import VARIABLE, demo_place, open_store, usual_place
    from dotterel.surfaces.api import build_api
    from dotterel.surfaces.desk.serving import checked_host, listening, serve

    at = checked_host(host)

    def ready(address: str) -> None:
        error_console().print(f"The desk is at {address} (stop it by Ctrl-C).", soft_wrap=True)
        if open_:
            typer.launch(address)

    notice = ""
    if store is None and not os.environ.get(VARIABLE) and not usual_place().exists() and demo_place().exists():
        store, notice = str(demo_place()), _INVENTED
    with open_store(store) as opened:
        error_console().print(f"Reading {shown(opened.place)}. {notice}".rstrip(), soft_wrap=True)
        parts: Parts = context.obj
        api = build_api(opened, assemble=parts.assemble)
        serve(opened, listening(at, port), ready=ready, api=api, notice=notice, reviewer=reviewer or _own_name())


def _own_name() -> str:
    """The name of the account that runs the desk."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # an account without a name, as in a container
        return "reviewer"
