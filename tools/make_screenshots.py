"""The ledger of ``make demo`` becomes the pictures of the app in docs/images: a series, and a card of the review.

Run by hand where the app looks different, with Playwright and a Chromium of the system: python tools/make_screenshots.py
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from beleg.ledger import Ledger
from beleg.model import Series
from beleg.web import application
from beleg.web.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DEMO, IMAGES = ROOT / ".demo" / "beleg.db", ROOT / "docs" / "images"
CHROMIUM = os.environ.get("BELEG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
PORT = 8377
WIDTH = 1200
MOST_BYTES = 150_000
SHOWN = "killed belgorod 2031"  # words of the title of the series
# The name of each picture, the address that the series gives, and how much of the page is shown, from its top.
PICTURES: tuple[tuple[str, Callable[[Series], str], int], ...] = (
    ("series", lambda series: f"/s/{series.id}", 1020),
    ("review", lambda series: f"/review?kind=contradiction&figure={series.points[1].id}", 1180),
)


@contextmanager
def served(ledger: Ledger) -> Iterator[str]:
    """The address of the app while it runs."""
    settings = Settings(user="ines", ui="en")
    config = uvicorn.Config(application(ledger, settings), host="127.0.0.1", port=PORT, log_level="error")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        assert thread.is_alive(), "the app did not start"
        time.sleep(0.01)
    yield f"http://127.0.0.1:{PORT}"
    server.should_exit = True
    thread.join()


def picture(browser: Browser, url: str, height: int, place: Path) -> None:
    """One page, in the light theme, into a file."""
    page = browser.new_page(viewport={"width": WIDTH, "height": height}, color_scheme="light")
    page.goto(url)
    page.screenshot(path=place)
    page.close()
    size = place.stat().st_size
    assert size <= MOST_BYTES, f"{place.name} has {size:,} bytes"
    print(f"{place.relative_to(ROOT)}: {size:,} bytes")


def main() -> None:
    """Write the pictures."""
    assert DEMO.exists(), "run make demo first"
    IMAGES.mkdir(parents=True, exist_ok=True)
    with Ledger.open(DEMO) as ledger, served(ledger) as at, sync_playwright() as started:
        browser = started.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        series = ledger.series(SHOWN)[0]
        for name, address, height in PICTURES:
            picture(browser, at + address(series), height, IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
