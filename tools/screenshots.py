"""Take the pictures of the documentation from a running demo.

meantime demo &
python tools/screenshots.py http://127.0.0.1:8000/sections/…/
"""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

IMAGES = Path(__file__).resolve().parent.parent / "docs" / "images"
DESK = {"viewport": {"width": 1440, "height": 1120}}
PHONE = {"viewport": {"width": 375, "height": 812}, "device_scale_factor": 2, "is_mobile": True, "has_touch": True}


def main(address: str) -> int:
    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path)
        page = opened(browser, address, color_scheme="light", **DESK)
        page.screenshot(path=IMAGES / "term-map-light.png")
        carrying(page)
        page.screenshot(path=IMAGES / "carrying.png")
        page = opened(browser, address, color_scheme="dark", **DESK)
        page.locator("#week-2 .card.live").first.click()
        page.locator("#sheet h2").wait_for()
        page.wait_for_timeout(400)
        page.screenshot(path=IMAGES / "term-map-dark.png")
        page = opened(browser, address, color_scheme="light", **PHONE)
        page.locator("#week-3").evaluate("week => week.scrollIntoView({behavior: 'instant', inline: 'start'})")
        page.wait_for_timeout(400)
        page.screenshot(path=IMAGES / "term-map-phone.png")
    return 0


def carrying(page: Page) -> None:
    """A check on its way to a meeting: what it would become there, and every number that would change."""
    page.locator("#week-2").evaluate("week => week.scrollIntoView({behavior: 'instant', block: 'start'})")
    page.locator("#week-2 .card.own").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowUp")
    page.wait_for_timeout(400)


def opened(browser: Browser, address: str, **options: object) -> Page:
    page = browser.new_page(**options)
    page.goto(address)
    page.evaluate("document.fonts.ready")
    return page


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1]))
