"""The verbs put together, and what becomes of errors on their way to the shell."""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dotterel import __version__
from dotterel.model import DotterelError, SettingsError
from dotterel.surfaces.cli import failures
from dotterel.surfaces.cli.parts import Assemble, Parts, assemble_shipped
from dotterel.surfaces.cli.streams import error_console

VERBS = (
    *("code", "export", "release", "watch", "link", "incidents", "brief", "explain", "demo", "desk", "codebook"),
    *("evaluate", "version", "actors", "gazetteer", "runs", "db", "review", "accounts", "tokens"),
)
"""Each is a module beside this one that holds a function or a group of that name."""
ALLOCATIONS = 50_000
"""Objects between two looks for garbage that holds on to itself. Python's own 700 cost a fourteenth of a start and of
resolution, which make hardly any such garbage."""


class Verbs(TyperGroup):
    """The verbs; every refusal is a short message and an exit code, never a traceback."""

    def invoke(self, ctx: Any) -> Any:
        """Run the verb.

        Raises:
            typer.Exit: With the exit code of what went wrong.
        """
        try:
            return super().invoke(ctx)
        except DotterelError as error:
            failures.tell(error, error_console())
            raise typer.Exit(error.exit_code) from error
        except KeyboardInterrupt as stop:
            error_console().print("Stopped.", style="yellow")
            raise typer.Exit(failures.STOPPED) from stop
        except BrokenPipeError as closed:
            _let_go_of_output()
            raise typer.Exit(failures.ALL_READ) from closed
        except OSError as fault:
            if fault.errno not in (errno.ENOSPC, errno.EIO, errno.EDQUOT):
                raise
            _let_go_of_output()
            full = SettingsError(f"standard output cannot be written ({fault.strerror})", "Make room or use --out.")
            failures.tell(full, error_console())
            raise typer.Exit(full.exit_code) from fault


def build_app(*, assemble: Assemble = assemble_shipped, verbs: Sequence[str] = VERBS) -> typer.Typer:
    """The command line.

    Args:
        assemble: Puts a coding run together.
        verbs: The verbs that it has, among `VERBS`; the modules of others are not loaded.
    """
    app = typer.Typer(
        name="dotterel",
        cls=Verbs,
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        epilog=failures.EXIT_CODES,
    )
    parts = Parts(assemble=assemble)

    @app.callback()
    def dotterel(
        context: typer.Context,
        version_: Annotated[
            bool,
            typer.Option("--version", help="Show the version and stop.", is_eager=True, callback=_show_version),
        ] = False,
    ) -> None:
        """A sourced record of political and armed conflict, coded from news reports.

        Who did what to whom, where, when, with what toll, and who says so: offline, with the sentence behind it all.
        """
        context.obj = parts

    for name in verbs:
        module = import_module(f"{__package__}.{name}")
        verb = getattr(module, name)
        if isinstance(verb, typer.Typer):
            app.add_typer(verb, name=name)
        else:
            app.command(epilog=getattr(module, "EXIT_CODES", None))(verb)
    return app


def main() -> None:
    """Run the command line.

    Raises:
        SystemExit: Always, with one of the exit codes that `failures` documents.
    """
    gc.set_threshold(ALLOCATIONS)
    asked = sys.argv[1:2]
    build_app(verbs=[verb for verb in VERBS if verb in asked] or VERBS)(prog_name="dotterel")


def _show_version(value: bool) -> None:
    if value:
        sys.stdout.write(f"dotterel {__version__}\n")
        raise typer.Exit()


def _let_go_of_output() -> None:
    """Point standard output nowhere: its reader has gone, and Python's last flush would complain."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError, AttributeError):
        return
