"""``dotterel tokens``: keys by which programs use a shared desk's API."""

from typing import Annotated

import typer
from rich.text import Text

from dotterel.surfaces.cli import cells, options
from dotterel.surfaces.cli.accounts import Name, at_the_command_line
from dotterel.surfaces.cli.streams import error_console, output_console, put
from dotterel.surfaces.cli.wording import shown

tokens = typer.Typer(
    no_args_is_help=True, help="Keys by which programs use the API of a desk with accounts: make, list, revoke them."
)


@tokens.command()
def add(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="WORDS", help="What it is for.")],
    scope: Annotated[
        list[str] | None,
        typer.Option("--scope", metavar="SCOPE", help="read, review or code; may be given again. Else read."),
    ] = None,
    days: Annotated[
        int | None, typer.Option("--days", metavar="NUMBER", help="It ends after so many; else it does not by itself.")
    ] = None,
    store: options.StorePlace = None,
) -> None:
    """Make a token that acts for an account. It is written to standard output this once, and kept nowhere."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        secret, token = Accounts(opened).add_token(
            name, label=label, scopes=scope or ["read"], days=days, by=at_the_command_line()
        )
    told = f"Token {token.number} acts for {shown(token.user)}: {', '.join(token.scopes)}. It is shown this once:"
    error_console().print(Text(told), soft_wrap=True)
    output_console().print(Text(secret), soft_wrap=True)


@tokens.command("list")
def list_tokens(
    account: Annotated[str | None, typer.Option("--account", metavar="NAME", help="Those of one account.")] = None,
    store: options.StorePlace = None,
) -> None:
    """List tokens, the newest first: what they are for, when they were last used."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        found = Accounts(opened).tokens(account)
    console = output_console()
    if not found:
        console.print("There are no tokens.")
        return
    table = cells.plain_table("token", "account", "for", "begins", "may", "made", "last used", "ends", right=("token",))
    for one in found:
        ends = f"revoked {one.revoked[:10]}" if one.revoked else (one.expires or "")[:10]
        used = (one.used or "")[:16].replace("T", " ")
        words = (one.user, one.label, f"{one.start}…", " ".join(one.scopes), one.created[:10], used, ends)
        table.add_row(str(one.number), *(Text(shown(word)) for word in words))
    put(console, table)


@tokens.command()
def revoke(
    number: Annotated[int, typer.Argument(metavar="NUMBER", help="Its number in the list.")],
    store: options.StorePlace = None,
) -> None:
    """Let a token open nothing any more, at once."""
    from dotterel.access import Accounts
    from dotterel.store import open_store

    with open_store(store) as opened:
        token = Accounts(opened).revoke_token(number, by=at_the_command_line())
    output_console().print(Text(f"Token {token.number} ({shown(token.label)}) opens nothing any more."), soft_wrap=True)
