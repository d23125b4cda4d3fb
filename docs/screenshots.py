"""Takes the pictures of the desk that README and docs show: `python docs/screenshots.py`.

The demo's store is made in a folder that goes away, the desk serves it on this machine, and Chromium without a window
(`chromium` or `google-chrome` on the PATH) opens its pages by playwright, which is one of the developers' requirements.
Pictures are written beside this file; those that are not named stay as they are.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.request import urlopen

HERE = Path(__file__).resolve().parent
SOURCE = HERE.parent / "src"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
"""Maps need WebGL, which machines without a screen reckon in software."""
PATIENCE_MS = 120_000
WIDE, PHONE = (1280, 860), (390, 844)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture.

    Attributes:
        name: Of the file, without its ending.
        page: Which page, as `addresses_of` calls it.
        size: Width and height of the window in pixels.
        scheme: ``light`` or ``dark``.
        prepare: What is done to the page before.
    """

    name: str
    page: str
    size: tuple[int, int] = WIDE
    scheme: str = "light"
    prepare: Callable[[Any], None] | None = None


def _to_accounts(page: Any) -> None:
    """Brings the accounts side by side to the top, below the bar."""
    page.evaluate("scrollTo(0, document.querySelector('#accounts-h').getBoundingClientRect().top + scrollY - 96)")


PICTURES = (
    Picture(name="desk-list", page="list"),
    Picture(name="desk-list-dark", page="attacks", scheme="dark"),
    Picture(name="desk-list-phone", page="list", size=PHONE),
    Picture(name="desk-incident", page="incident"),
    Picture(name="desk-accounts", page="incident", prepare=_to_accounts),
    Picture(name="desk-report", page="report"),
)


def main() -> None:
    """Take them."""
    parser = argparse.ArgumentParser(description="Takes the pictures of the desk that README and docs show.")
    parser.add_argument("names", nargs="*", help=f"which: {', '.join(one.name for one in PICTURES)}; else all")
    parser.add_argument("--out", type=Path, default=HERE, help="folder that they are written into")
    given = parser.parse_args()
    unknown = set(given.names) - {one.name for one in PICTURES}
    if unknown:
        parser.error(f"there is no picture {', '.join(sorted(unknown))}")
    wanted = [one for one in PICTURES if not given.names or one.name in given.names]
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    if browser is None:
        sys.exit(f"screenshots.py: none of {', '.join(BROWSERS)} is on the PATH")
    given.out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _served_demo(Path(folder)) as address:
        _take(wanted, address, browser, given.out)


@contextmanager
def _served_demo(folder: Path) -> Iterator[str]:
    """The demo's store, made in a folder of its own and served; the address."""
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "PYTHONPATH": str(SOURCE)}
    environment = {**environment, "COLUMNS": "200", "USER": "reviewer", "LOGNAME": "reviewer"}
    environment.pop("DOTTEREL_STORE", None)
    dotterel = [sys.executable, "-m", "dotterel"]
    subprocess.run([*dotterel, "demo"], cwd=folder, env=environment, check=True, stdout=subprocess.DEVNULL)
    with subprocess.Popen(
        [*dotterel, "desk", "--port", "0"], cwd=folder, env=environment, stderr=subprocess.PIPE, text=True
    ) as served:
        assert served.stderr is not None
        try:
            told = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", told)):
                line = served.stderr.readline()
                if not line:
                    sys.exit(f"screenshots.py: the desk did not start.\n{told}")
                told += line
            yield found[0]
        finally:
            served.terminate()


def addresses_of(address: str) -> dict[str, str]:
    """The pages by name: the list, its attacks, the incident that most reports tell, its last report."""
    with urlopen(f"{address}/incidents.json") as answer:  # our own desk
        most = max(json.load(answer), key=lambda one: (one["reports"], one["sources"]))["incident_id"]
    with urlopen(f"{address}/incidents/{most}/record.json") as answer:
        reports = json.load(answer)["reports"]
    return {
        "list": f"{address}/incidents?sort=sources",
        "attacks": f"{address}/incidents?type=ASSAULT&killed=1&sort=killed",
        "incident": f"{address}/incidents/{most}",
        "report": f"{address}/reports/{reports[-1]['document_id']}",
    }


def _take(wanted: list[Picture], address: str, executable: str, out: Path) -> None:
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # so that --help needs no browser

    pages = addresses_of(address)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=OPTIONS)
        for one in wanted:
            width, height = one.size
            page = browser.new_page(
                viewport={"width": width, "height": height}, color_scheme=one.scheme, reduced_motion="reduce"
            )
            page.goto(pages[one.page])
            for drawn in ("#map", "#place-map"):
                if page.query_selector(drawn):
                    page.wait_for_selector(f"{drawn}[data-idle]", timeout=PATIENCE_MS)
            if page.query_selector("#timeline"):
                page.wait_for_selector("#timeline[data-drawn]", timeout=PATIENCE_MS)
            page.evaluate("document.fonts.ready")
            if one.prepare is not None:
                one.prepare(page)
            page.wait_for_timeout(300)
            path = out / f"{one.name}.png"
            page.screenshot(path=path)
            sys.stdout.write(f"{path} ({path.stat().st_size / 1024:,.0f} kB)\n")
            sys.stdout.flush()
            page.close()
        browser.close()


if __name__ == "__main__":
    main()
