"""What the desk's pages ask of a browser and of the network, over a store of many incidents.

Each page is opened in Chromium without a window, with an empty cache: requests and bytes as they went over the wire
(compressed), the time until it can be read, and until map and timeline have what they show. Then the list is used: a
filter, a search, another order, a stretch of time. Needs Chromium on the PATH and playwright.

    python benchmarks/desk_reads.py --events 300000 --keep /tmp/store.sqlite --rounds 2
    python benchmarks/desk_pages.py --store /tmp/store.sqlite

Without a graphics card the map is drawn by the processor, which takes most of the time until it stands.
"""

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
OPTIONS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]
SOURCE = Path(__file__).resolve().parents[1] / "src"
PATIENCE_MS = 180_000
ROUNDS = 5


def main() -> None:
    """Open, use and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--store", type=Path, required=True, help="a SQLite file with incidents")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="how often each use of the list is timed")
    options = parser.parse_args()
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        sys.exit(f"desk_pages.py: none of {', '.join(BROWSERS)} is on the PATH")
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  # so that --help needs no browser

    with served(options.store) as address, sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=executable, args=OPTIONS)
        visited(browser, address)
        used(browser, address, options.rounds)
        browser.close()


@contextmanager
def served(store: Path | str) -> Iterator[str]:
    """The desk over a store; its address."""
    command = [sys.executable, "-m", "dotterel", "desk", "--store", str(store), "--port", "0"]
    environment = {**os.environ, "PYTHONPATH": str(SOURCE), "COLUMNS": "200"}
    started = time.perf_counter()
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        try:
            told = ""
            while not (found := re.search(r"http://127\.0\.0\.1:\d+", told)):
                line = process.stderr.readline()
                if not line:
                    sys.exit(f"desk_pages.py: the desk did not start.\n{told}")
                told += line
            sys.stdout.write(f"The desk stands after {time.perf_counter() - started:.1f} s.\n\n")
            yield found[0]
        finally:
            process.terminate()


def visited(browser: Any, address: str) -> None:
    """Requests, bytes and times of each page, opened for the first time."""
    sys.stdout.write(f"{'page, opened first':28}{'requests':>9}{'kB':>8}{'kB html':>9}{'read ms':>9}{'drawn ms':>10}\n")
    scout = browser.new_page()
    scout.goto(f"{address}/incidents?sources=2&sort=killed", timeout=PATIENCE_MS)
    incident = scout.get_attribute(".row-link", "href")
    scout.goto(f"{address}{incident}", timeout=PATIENCE_MS)
    report = scout.locator(".report-title a")
    pages = {
        "list": "/incidents",
        "list, filtered": "/incidents?type=ASSAULT&killed=1&sort=killed",
        "incident": incident,
    }
    if report.count():
        pages["report"] = report.first.get_attribute("href")
    pages |= {"review": "/review", "log": "/log", "help": "/help"}
    scout.close()
    for name, path in pages.items():
        context = browser.new_context(viewport={"width": 1280, "height": 860})
        page = context.new_page()
        weights = _weighed(context, page)
        started = time.perf_counter()
        page.goto(f"{address}{path}", wait_until="commit", timeout=PATIENCE_MS)
        page.wait_for_selector("main h1", timeout=PATIENCE_MS)
        readable = time.perf_counter() - started
        for drawn in ("#timeline", "#map", "#place-map"):
            if page.query_selector(drawn):
                flag = {"#timeline": "data-drawn", "#map": "data-loaded", "#place-map": "data-idle"}[drawn]
                page.wait_for_selector(f"{drawn}[{flag}]", timeout=PATIENCE_MS)
        whole = time.perf_counter() - started
        sys.stdout.write(
            f"{name:28}{len(weights):>9}{sum(weights.values()) / 1024:>8,.0f}"
            f"{max(weights.get(address + path, 0), 0) / 1024:>9,.1f}{readable * 1000:>9,.0f}{whole * 1000:>10,.0f}\n"
        )
        sys.stdout.flush()
        context.close()


def _weighed(context: Any, page: Any) -> dict[str, int]:
    """Bytes over the wire by address, filled while the page loads."""
    found: dict[str, int] = {}
    asked: dict[str, str] = {}
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.requestWillBeSent", lambda told: asked.update({told["requestId"]: told["request"]["url"]}))

    def loaded(told: dict[str, Any]) -> None:
        url = asked.get(told["requestId"], "")
        if url.startswith("http"):
            found[url] = found.get(url, 0) + int(told["encodedDataLength"])

    session.on("Network.loadingFinished", loaded)
    return found


def used(browser: Any, address: str, rounds: int) -> None:
    """Times of what people do in the list, until list, timeline and map show it."""
    page = browser.new_page(viewport={"width": 1280, "height": 860})
    page.goto(f"{address}/incidents", timeout=PATIENCE_MS)
    page.wait_for_selector("#map[data-loaded]", timeout=PATIENCE_MS)
    page.wait_for_selector("#timeline[data-drawn]", timeout=PATIENCE_MS)
    page.evaluate(_WATCH)
    acts: dict[str, Callable[[int], str]] = {
        "a type, on and off": lambda _: "document.querySelector('#facets input[name=type]').click()",
        "a country, on and off": lambda _: "document.querySelector('#facets input[name=country]').click()",
        "another order": lambda turn: f"document.querySelectorAll('.sorts a')[{turn % 4}].click()",
        "a month": lambda turn: _field("from", f"2024-{turn % 12 + 1:02}") + _field("to", f"2024-{turn % 12 + 1:02}"),
        "all months again": lambda _: _field("from", "") + _field("to", ""),
        "a search": lambda turn: _field("q", f"word{30 + turn}"),
        "no search": lambda _: _field("q", ""),
    }
    sys.stdout.write(f"\n{'use of the list':28}{'list ms':>9}{'timeline':>9}{'map':>9}{'most':>9}\n")
    for name, act in acts.items():
        times: list[dict[str, float]] = []
        for turn in range(rounds if not name.endswith(("again", "no search")) else 1):
            times.append(page.evaluate(f"(() => {{ {act(turn)} }})() , window.watched()"))
        medians = {key: statistics.median(one[key] for one in times) for key in ("list", "timeline", "map")}
        most = max(max(one.values()) for one in times)
        sys.stdout.write(
            f"{name:28}{medians['list']:>9,.0f}{medians['timeline']:>9,.0f}{medians['map']:>9,.0f}{most:>9,.0f}\n"
        )
        sys.stdout.flush()
    page.close()


def _field(name: str, value: str) -> str:
    return (
        f"{{ const field = document.getElementById('{name}'); field.value = '{value}';"
        " field.dispatchEvent(new Event('change', {bubbles: true})); }"
    )


_WATCH = """() => {
  // From the act to the answer of each of the three requests that follow from it, and the drawing behind it.
  window.watched = () => new Promise((resolve) => {
    const began = performance.now(), found = {};
    const real = window.fetch;
    const settle = (name) => requestAnimationFrame(() => {
      found[name] = performance.now() - began;
      if (found.list && found.timeline && found.map) { window.fetch = real; resolve(found); }
    });
    document.body.addEventListener("htmx:afterSettle", (signal) => {
      if (signal.detail.target.id === "results") settle("list");
    }, { once: true });
    window.fetch = async (...asked) => {
      const answer = await real(...asked);
      const name = String(asked[0]).includes("map.json") ? "map" : "timeline";
      setTimeout(() => settle(name), 0);
      return answer;
    };
  });
}"""


if __name__ == "__main__":
    main()
