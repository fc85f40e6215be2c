"""The term map as people meet it: a save with its judgement, the preview of a move, the page's weight and first paint.

The demo course with as many activities more as make 150 phases, served by `meantime demo` on this machine.
"""

import json
import os
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path

from rich.console import Console
from rich.table import Table

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"
PHASES = 150
SAVES, PREVIEWS = 30, 40


class Site:
    """The demo over http, as a browser would ask for it."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str, **headers: str) -> bytes:
        request = urllib.request.Request(self.address + path, headers=headers)
        with self.opener.open(request, timeout=60) as answer:
            return bytes(answer.read())

    def post(self, path: str, body: object) -> dict[str, object]:
        token = next((cookie.value for cookie in self.jar if cookie.name == "csrftoken"), "") or ""
        headers = {"X-CSRFToken": token, "Content-Type": "application/json"}
        request = urllib.request.Request(self.address + path, json.dumps(body).encode(), headers)
        with self.opener.open(request, timeout=60) as answer:
            return dict(json.loads(answer.read()))


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, served(Path(folder)) as site:
        page = site.get(_map_of(site)).decode()
        boot, state = (json.loads(found) for found in _blocks(page, "map-boot", "map-state"))
        table = Table("measured", "Meantime", "goal", "instead", title=f"The term map at {len(boot['phases'])} phases")
        _saving(table, site, boot, state)
        _weighing(table, site, page)
        _browsing(table, site, _map_of(site))
    Console(width=120).print(table)


@contextmanager
def served(folder: Path) -> Iterator[Site]:
    """`meantime demo` with data of its own, made larger, once its plan is there."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    environment = {**os.environ, "MEANTIME_DATA": str(folder), "PORT": str(port)}
    subprocess.run(
        [sys.executable, "-m", "bench.larger_demo", str(PHASES)],
        env={**environment, "MEANTIME_DATA": str(folder / "demo"), "MEANTIME_DEMO": "1"},
        check=True,
    )
    server = subprocess.Popen([sys.executable, "-m", "meantime", "demo"], env=environment, stdout=subprocess.DEVNULL)
    try:
        site = Site(f"http://127.0.0.1:{port}")
        _until(lambda: b'id="map-boot"' in site.get(_map_of(site)))
        yield site
    finally:
        server.terminate()
        server.wait(20)


def _until(there: Callable[[], bool], seconds: float = 90) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if there():
                return
        except OSError:
            pass
        time.sleep(0.3)
    raise SystemExit("the demo did not start")


def _map_of(site: Site) -> str:
    found = re.search(r"/sections/[a-z0-9]+/", site.get("/").decode())
    if not found:
        raise OSError("no course yet")
    return found[0]


def _blocks(page: str, *names: str) -> Iterator[str]:
    for name in names:
        found = re.search(rf'<script id="{name}" type="application/json">(.*?)</script>', page, re.DOTALL)
        assert found, name
        yield found[1]


def _saving(table: Table, site: Site, boot: dict, state: dict) -> None:
    """One card there and back again, each save answered with the judgement of the whole plan."""
    live = {stretch["id"]: stretch["live"] for stretch in boot["stretches"]}
    places, phases = state["placements"], boot["phases"]
    own = [stretch["id"] for stretch in boot["stretches"] if not stretch["live"] and stretch["minutes"]]
    phase = next(p for p, spot in places.items() if not live[spot["at"]] and phases[p]["own"])
    at, took = places[phase]["at"], []
    for number in range(SAVES):
        target = own[3 + number % 5]
        began = time.perf_counter()
        answer = site.post(boot["urls"]["changes"], {"moves": [{"phase": phase, "at": target, "seen_at": at}]})
        took.append(1000 * (time.perf_counter() - began))
        at = target
        assert answer["placements"][phase]["at"] == at  # type: ignore[index]
    whole = []
    for _ in range(8):
        began = time.perf_counter()
        site.get(_map_of(site))
        whole.append(1000 * (time.perf_counter() - began))
    table.add_row(
        "a save with its judgement, ms",
        _median_and_worst(took),
        "< 150",
        f"the whole page again: {_median_and_worst(whole)}",
    )


def _weighing(table: Table, site: Site, page: str) -> None:
    scripts, styles = _assets(site, page)
    sheets = sum(len(site.get(card, **{"X-Fragment": "sheet"})) for card in _cards(page)[:20]) / 20 * len(_cards(page))
    table.add_row("its scripts, kB gzipped", f"{scripts / 1000:.1f}", "< 25", "React 19 alone, minified: 69")
    table.add_row("its styles, kB gzipped", f"{styles / 1000:.1f}", "", "")
    table.add_row(
        "its HTML, kB (gzipped)",
        f"{len(page.encode()) / 1000:.0f} ({sent(site, _map_of(site)) / 1000:.0f})",
        "",
        f"with every card's sheet in it: {(len(page.encode()) + sheets) / 1000:.0f}",
    )


def _cards(page: str) -> list[str]:
    return sorted(set(re.findall(r'href="(/plans/[a-z0-9]+/cards/\d+/)"', page)))


def _assets(site: Site, page: str) -> tuple[int, int]:
    """Gzipped bytes of the page's own scripts, with everything they import, and of its style sheets."""
    waiting = re.findall(r'src="([^"]+\.js)"', page)
    seen: dict[str, bytes] = {}
    while waiting:
        address = waiting.pop()
        if address not in seen:
            seen[address] = site.get(address)
            folder = address.rsplit("/", 1)[0]
            imports = re.findall(r'(?:from|import)\s*"(\./[^"]+|/[^"]+)"', seen[address].decode())
            waiting += [one if one.startswith("/") else f"{folder}/{one[2:]}" for one in imports]
    styles = re.findall(r'rel="stylesheet" href="([^"]+)"', page)
    return sum(sent(site, address) for address in seen), sum(sent(site, address) for address in styles)


def sent(site: Site, address: str) -> int:
    """Bytes on the wire, compressed as the server does it."""
    return len(site.get(address, **{"Accept-Encoding": "gzip"}))


def _browsing(table: Table, site: Site, path: str) -> None:
    chromium = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if chromium is None:
        table.add_row("preview of a move, first paint", "no Chromium here", "", "")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=[ONLY_HERE])
        paints = [_paint(browser, site.address + path) for _ in range(5)]
        previews, round_trips = _previews(browser, site.address + path)
        browser.close()
    table.add_row("first contentful paint, ms", _median_and_worst(paints), "< 1000", "")
    table.add_row(
        "preview of a move, ms", _median_and_worst(previews), "< 16", f"asking the server: {_median_and_worst(round_trips)}"
    )


def _paint(browser, address: str) -> float:  # type: ignore[no-untyped-def]
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address, wait_until="load")
    page.wait_for_timeout(200)
    paint = page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime")
    page.context.close()
    return float(paint)


def _previews(browser, address: str) -> tuple[list[float], list[float]]:  # type: ignore[no-untyped-def]
    """Carry one card by the keyboard from place to place; the map says how long each preview took."""
    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto(address, wait_until="load")
    page.evaluate(
        "window.took = []; document.querySelector('term-map')"
        ".addEventListener('meantime:preview', event => took.push(event.detail.ms))"
    )
    page.locator(".card.own").nth(8).focus()
    page.keyboard.press("Space")
    for step in range(PREVIEWS):
        page.keyboard.press(("ArrowRight", "ArrowUp", "ArrowLeft", "ArrowDown")[step % 4])
    page.keyboard.press("Escape")
    took = [float(ms) for ms in page.evaluate("took")]
    state = page.evaluate("JSON.parse(document.getElementById('map-boot').textContent).urls.state")
    asked = [
        float(
            page.evaluate(
                "async a => { const t = performance.now(); await (await fetch(a)).json(); return performance.now() - t }",
                state,
            )
        )
        for _ in range(10)
    ]
    page.context.close()
    return took, asked


def _median_and_worst(values: list[float]) -> str:
    return f"{statistics.median(values):.1f} (worst {max(values):.1f})" if values else "not measured"


if __name__ == "__main__":
    main()
