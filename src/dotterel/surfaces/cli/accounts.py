"""``dotterel accounts``: who may use a shared desk, and the log of who came."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from dotterel.model import USER_ROLES, SettingsError, UserRole
from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.needed import check_installed
from dotterel.surfaces.cli.own_name import own_name
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.wording import shown

if TYPE_CHECKING:
    from dotterel.access import By
    from dotterel.model import User

accounts = typer.Typer(
    no_args_is_help=True,
    help="Accounts of a desk that several people use: add them, change them, see who came. Passwords are asked for, or "
    "read from standard input as one line; they are never on the command line.",
)
Name = Annotated[str, typer.Argument(metavar="NAME", help="Name of the account.")]
Role = Annotated[
    str | None,
    typer.Option("--role", metavar="ROLE", help="reader, reviewer or admin; else admin for the first, then reader."),
]
_LONGEST_LINE = 4_000


@accounts.command()
def add(name: Name, role: Role = None, store: options.StorePlace = None) -> None:
    """Add an account. With the first one, an admin's, everybody who opens the desk has to sign in."""
    check_installed("argon2")
    from dotterel.access import Accounts
    from dotterel.store import open_store

    chosen = None if role is None else _role(role)
    with open_store(store) as opened:
        here = Accounts(opened)
        is_first = not here.exist()
        user = here.add(name, asked_password(name), role=chosen, by=at_the_command_line())
        output_console().print(Text(f"{shown(user.name)} is added as {user.role}."), soft_wrap=True)
        if is_first:
            error_console().print("From now on everybody who opens the desk has to sign in.", soft_wrap=True)


@accounts.command("list")
def list_accounts(store: options.StorePlace = None) -> None:
    """List all accounts, also those that are disabled."""
    from dotterel.store import open_store

    with open_store(store) as opened, opened.reading() as records:
        found, tokens = records.users.all(), records.tokens.all()
    console = output_console()
    if not found:
        console.print("There are no accounts: the desk is served to this machine only. See: dotterel accounts add.")
        return
    table = cells.plain_table("name", "role", "since", "tokens", "", right=("tokens",))
    for user in found:
        usable = sum(one.user == user.name and one.revoked is None for one in tokens)
        table.add_row(
            Text(shown(user.name)),
            user.role,
            user.created[:10],
            str(usable),
            f"disabled {user.disabled[:10]}" if user.disabled else "",
        )
    put(console, table)


@accounts.command()
def disable(name: Name, store: options.StorePlace = None) -> None:
    """Close an account: its browsers are signed out, its tokens open nothing; its decisions stay."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        _tell(Accounts(opened).disable(name, by=at_the_command_line()))


@accounts.command()
def enable(name: Name, store: options.StorePlace = None) -> None:
    """Open an account again."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        _tell(Accounts(opened).enable(name, by=at_the_command_line()))


@accounts.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, reviewer or admin.")],
    store: options.StorePlace = None,
) -> None:
    """Change what an account may do, at once: a reader reads, a reviewer decides too, an admin manages accounts too."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        _tell(Accounts(opened).set_role(name, role, by=at_the_command_line()))


@accounts.command()
def password(name: Name, store: options.StorePlace = None) -> None:
    """Set a new password, as where one is forgotten; all browsers of the account are signed out."""
    check_installed("argon2")
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        here = Accounts(opened)
        user = here.get(name)
        here.set_password(user.name, asked_password(user.name), by=at_the_command_line())
        output_console().print(Text(f"The password of {shown(user.name)} is changed."), soft_wrap=True)


@accounts.command()
def log(
    most: Annotated[int, typer.Option("--most", metavar="NUMBER", min=1, max=100_000, help="Most lines.")] = 50,
    store: options.StorePlace = None,
) -> None:
    """Show who came and what was changed about accounts and tokens, the newest first."""
    from dotterel.store import open_store

    with open_store(store) as opened, opened.reading() as records:
        page = records.access_log.page(limit=most)
    console = output_console()
    if not page.records:
        console.print("Nobody has come yet.")
        return
    table = cells.plain_table("when (UTC)", "who", "what", "whom", "from", "")
    for one in page.records:
        told = (one.made[:19].replace("T", " "), one.by, one.act, one.about, one.came_from, one.note)
        table.add_row(*(Text(shown(word)) for word in told))
    put(console, table)
    if page.next is not None:
        error_console().print("There are earlier ones: see --most.", soft_wrap=True)


def asked_password(name: str) -> str:
    """A password: asked for twice at a terminal, else the first line of standard input.

    Raises:
        SettingsError: None was given.
    """
    if sys.stdin.isatty():
        told: str = typer.prompt(f"Password for {shown(name)}", hide_input=True, confirmation_prompt=True, err=True)
        return told
    line = sys.stdin.readline(_LONGEST_LINE)
    told = line.rstrip("\r\n")
    if not told:
        raise SettingsError("no password was given", "Type it when asked, or give it as a line of standard input.")
    return told


def at_the_command_line() -> "By":
    """Who runs this command, as the log tells it."""
    from dotterel.access import By

    return By(name=own_name(), came_from="command line")


def _role(told: str) -> UserRole:
    for one in USER_ROLES:
        if one == told:
            return one
    raise SettingsError(f"there is no role {told[:40]!r}", f"Roles: {', '.join(USER_ROLES)}.")


def _tell(user: "User") -> None:
    state = f"disabled since {user.disabled[:10]}" if user.disabled else user.role
    output_console().print(Text(f"{shown(user.name)}: {state}."), soft_wrap=True)
