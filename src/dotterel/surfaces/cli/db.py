"""``dotterel db``: the store made ready, checked and backed up."""

from pathlib import Path
from typing import Annotated

import typer

from dotterel.model import StoreDamaged
from dotterel.surfaces.cli import options
from dotterel.surfaces.cli.streams import output_console
from dotterel.surfaces.cli.wording import shown

db = typer.Typer(no_args_is_help=True, help="Make the store ready, check it, back it up.")


@db.command()
def upgrade(store: options.StorePlace = None) -> None:
    """Bring the store to this version of Dotterel, wholly or not at all; make it where there is none."""
    from dotterel.store import REVISION, Store, open_store, store_address

    before = None
    address = store_address(store)
    if address.path is None or address.path.exists():
        with Store(address) as there:
            before = there.revision()
    with open_store(store, create=True, upgrade=True) as opened:
        if before is None:
            told = f"{shown(opened.place)} is made, version {REVISION}."
        elif before == REVISION:
            told = f"{shown(opened.place)} is of version {REVISION} already."
        else:
            told = f"{shown(opened.place)} is brought from version {before} to {REVISION}."
    output_console().print(told, soft_wrap=True)


@db.command()
def check(store: options.StorePlace = None) -> None:
    """Read all of the store: are its pages sound, and its records as they were written?

    The exit code is 0 where all is well, and 3 where something is wrong, which is then listed.
    """
    from dotterel.store import open_store

    console = output_console()
    with open_store(store) as opened:
        faults = opened.faults()
        for fault in faults:
            console.print(shown(fault), soft_wrap=True)
        if faults:
            raise StoreDamaged(
                f"the store {opened.place} is damaged", "Keep this file, and put back a backup; nothing was changed."
            )
        with opened.reading() as records:
            documents, events = records.documents.count(), records.events.count()
        console.print(
            f"{shown(opened.place)} is sound: documents {documents:,}, events of their latest codings {events:,}.",
            soft_wrap=True,
        )


@db.command()
def backup(
    target: Annotated[Path, typer.Argument(metavar="FILE", help="The copy: a new file.")],
    store: options.StorePlace = None,
) -> None:
    """Copy an SQLite store, while it is in use or not, into one file that is checked before it gets its name."""
    from dotterel.store import open_store

    with open_store(store) as opened:
        size = opened.back_up(target)
        output_console().print(
            f"{shown(opened.place)} is copied to {shown(str(target))} ({size:,} bytes).", soft_wrap=True
        )
