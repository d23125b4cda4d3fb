"""``dotterel version``: what is installed, as one would state it in a paper."""

import platform

from rich.table import Table

from dotterel import __version__
from dotterel.model import DotterelError
from dotterel.surfaces.cli.streams import output_console, put
from dotterel.surfaces.cli.wording import shown


def version() -> None:
    """Show the versions of Dotterel, its coder, codebook, gazetteer and actor register, and of Python."""
    grid = Table.grid(padding=(0, 2, 0, 0))
    for name, value in (
        ("dotterel", __version__),
        ("coder", _coder()),
        ("codebook", _codebook()),
        ("gazetteer", _gazetteer()),
        ("actors", _actors()),
        ("Python", f"{platform.python_version()} on {platform.system()} {platform.machine()}"),
    ):
        grid.add_row(name, shown(value))
    put(output_console(), grid)


def _coder() -> str:
    from dotterel.inference import load_artifact

    try:
        artifact = load_artifact()
    except DotterelError as error:
        return f"not usable: {error.message}"
    return f"{artifact.name} {artifact.version}, model {artifact.digest[:16]}"


def _codebook() -> str:
    from dotterel.codebook import load_codebook

    return load_codebook().id


def _actors() -> str:
    from dotterel.resolution import register_provenance

    (register,) = register_provenance()
    return f"{register}, {(register.digest or '')[:16]}"


def _gazetteer() -> str:
    from dotterel.resolution.places import SqliteGazetteer

    try:
        gazetteer = SqliteGazetteer.in_use()
    except DotterelError as error:
        return f"not usable: {error.message}"
    try:
        return gazetteer.label
    finally:
        gazetteer.close()
