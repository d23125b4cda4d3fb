"""The verbs put together, and what becomes of errors on their way to the shell."""

import errno
import os
import sys
from typing import Annotated, Any

import typer
from typer.core import TyperGroup

from dotterel import __version__
from dotterel.model import DotterelError, SettingsError
from dotterel.surfaces.cli import failures
from dotterel.surfaces.cli.accounts import accounts
from dotterel.surfaces.cli.actors import actors_app
from dotterel.surfaces.cli.brief import brief
from dotterel.surfaces.cli.code import code
from dotterel.surfaces.cli.codebook import codebook
from dotterel.surfaces.cli.db import db
from dotterel.surfaces.cli.demo import demo
from dotterel.surfaces.cli.desk import desk
from dotterel.surfaces.cli.evaluate import evaluate
from dotterel.surfaces.cli.explain import explain
from dotterel.surfaces.cli.export import EXIT_CODES as EXPORT_EXIT_CODES
from dotterel.surfaces.cli.export import export
from dotterel.surfaces.cli.gazetteer import gazetteer
from dotterel.surfaces.cli.incidents import incidents
from dotterel.surfaces.cli.link import link
from dotterel.surfaces.cli.parts import Assemble, Parts, assemble_shipped
from dotterel.surfaces.cli.release import EXIT_CODES as RELEASE_EXIT_CODES
from dotterel.surfaces.cli.release import release
from dotterel.surfaces.cli.review import review
from dotterel.surfaces.cli.runs import runs
from dotterel.surfaces.cli.streams import error_console
from dotterel.surfaces.cli.tokens import tokens
from dotterel.surfaces.cli.version import version
from dotterel.surfaces.cli.watch import watch


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


def build_app(*, assemble: Assemble = assemble_shipped) -> typer.Typer:
    """The command line.

    Args:
        assemble: Puts a coding run together.
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

    app.command(epilog=failures.EXIT_CODES)(code)
    app.command(epilog=EXPORT_EXIT_CODES)(export)
    app.command(epilog=RELEASE_EXIT_CODES)(release)
    app.command(epilog=failures.EXIT_CODES)(watch)
    for verb in (link, incidents, brief, explain, demo, desk, codebook, evaluate, version):
        app.command()(verb)
    app.add_typer(actors_app(), name="actors")
    app.add_typer(gazetteer)
    app.add_typer(runs, name="runs")
    app.add_typer(db, name="db")
    app.add_typer(review, name="review")
    app.add_typer(accounts, name="accounts")
    app.add_typer(tokens, name="tokens")
    return app


def main() -> None:
    """Run the command line.

    Raises:
        SystemExit: Always, with one of the exit codes that `failures` documents.
    """
    build_app()(prog_name="dotterel")


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
