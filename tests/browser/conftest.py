"""A real server, a real browser, and no way out to any other host."""

import gc
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import uvicorn
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Route, sync_playwright

from meantime import testing
from meantime.accounts.models import User

# Playwright's own loop runs in this thread, which is why Django takes our plain queries for a mistake.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

AXE = (Path(__file__).parent / "vendor" / "axe.min.js").read_text(encoding="utf-8")
# Chromium calls its maker unless every other name leads nowhere; it also proves that our pages ask nobody else.
ONLY_HERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            # A browser that leaves while a file is on its way makes servestatic drop the file without closing it.
            for ignored in (
                "ignore:unclosed file:ResourceWarning",
                "ignore:Exception ignored in. <_io.FileIO:pytest.PytestUnraisableExceptionWarning",
            ):
                item.add_marker(pytest.mark.filterwarnings(ignored))


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if path is None:
        pytest.skip("no Chromium here; on Debian: apt-get install -y --no-install-recommends chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=[ONLY_HERE])
        yield started
        started.close()


@pytest.fixture(scope="session")
def server(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the application as `meantime serve` runs it: ASGI, hashed static files, a database in a file."""
    files = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {"BACKEND": "meantime.ui.static_files.HashedStaticFiles"},
    }
    with override_settings(STORAGES=files, STATIC_ROOT=str(tmp_path_factory.mktemp("collected"))):
        call_command("collectstatic", verbosity=0, interactive=False)
        from django.core.asgi import get_asgi_application

        listening = socket.create_server(("127.0.0.1", 0))
        config = uvicorn.Config(get_asgi_application(), log_level="error", lifespan="off")
        running = uvicorn.Server(config)
        thread = threading.Thread(target=running.run, kwargs={"sockets": [listening]}, daemon=True)
        thread.start()
        while not running.started:
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
        running.should_exit = True
        thread.join(10)


@pytest.fixture
def world(transactional_db: None) -> testing.World:
    """Committed, so that the server's own connections see it."""
    return testing.world()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, server: str) -> Iterator[Open]:
    """`open_page(address, person, …)`: a page of its own context. Any error on it fails the test."""
    contexts: list[BrowserContext] = []
    troubles: list[str] = []

    def only_here(route: Route) -> None:
        if not route.request.url.startswith((server, "data:")):
            troubles.append(f"asked another host: {route.request.url}")
        route.continue_()

    def open_(address: str, person: User | None = None, *, fails: int = 200, **options: object) -> Page:
        context = browser.new_context(base_url=server, **{"viewport": {"width": 1280, "height": 800}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        context.route("**/*", only_here)
        if person is not None:
            client = Client()
            client.force_login(person)
            context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("pageerror", lambda error: troubles.append(f"script error: {error}"))
        page.on(
            "console", lambda said: troubles.append(f"console: {said.text}") if said.type in ("error", "warning") else None
        )
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == fails
        if fails != 200:
            troubles.clear()  # the browser itself reports the status that was asked for
        return page

    yield open_
    for context in contexts:
        context.close()
    # Dropped files are collected here, not in a later test that has nothing to do with them.
    gc.collect()
    assert troubles == []


@pytest.fixture(scope="session")
def axe_violations() -> Callable[[Page], list[str]]:
    """What axe finds wrong, each as one line. `evaluate` is not bound by the page's policy for content."""

    def check(page: Page) -> list[str]:
        page.evaluate(AXE)
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        # Only what is wrong is asked for: everything else takes two thirds of the time.
        found = page.evaluate("tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", tags)
        return [
            f"{violation['id']}: {violation['help']} at {violation['nodes'][0]['html'][:200]}"
            for violation in found["violations"]
        ]

    return check
