"""A PostgreSQL server for the tests: started from what is installed, reached by a socket in its own folder."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

OWNER = "postgres"
"""Debian's account for it; the server refuses to run as root."""


def programs() -> Path | None:
    """The folder of the server's programs; none where they are not installed."""
    on_path = shutil.which("pg_ctl")
    if on_path:
        return Path(on_path).parent
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"), key=lambda path: float(path.parts[-3]))
    return found[-1].parent if found else None


@contextmanager
def running_server(folder: Path) -> Iterator[str]:
    """The address of a new server's `postgres` database; the server ends with the block.

    Args:
        folder: Its programs.
    """
    home = Path(tempfile.mkdtemp(prefix="dotterel-pg-"))
    account: dict[str, object] = {}
    if os.name != "nt" and os.geteuid() == 0:
        shutil.chown(home, OWNER, OWNER)
        account = {"user": OWNER, "group": OWNER, "extra_groups": []}
    environment = {**os.environ, "HOME": str(home), "LC_ALL": "C.UTF-8", "TZ": "UTC"}

    def run(program: str, *arguments: str) -> None:
        command = [str(folder / program), "-D", str(home / "data"), *arguments]
        subprocess.run(  # output to a file: the server would keep a pipe open
            command, check=True, cwd=home, env=environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=240, **account,  # type: ignore[call-overload]
        )  # fmt: skip

    try:
        run("initdb", "-U", OWNER, "-A", "trust", "-E", "UTF8", "--no-sync")
        options = f"-c listen_addresses='' -c unix_socket_directories='{home}' -c fsync=off -c autovacuum=off"
        run("pg_ctl", "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            yield f"postgresql://{OWNER}@/postgres?host={home}"
        finally:
            run("pg_ctl", "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)
