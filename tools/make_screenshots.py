"""The ledger of ``make demo`` becomes the pictures of the app in docs/images: a series, and a card of the review.

Run by hand where the app looks different, with Playwright and a Chromium of the system: python tools/make_screenshots.py
"""

from __future__ import annotations

import os
import shutil
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from playwright.sync_api import Browser, sync_playwright

from beleg.ledger import Ledger
from beleg.web import application
from beleg.web.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
DEMO, IMAGES = ROOT / ".demo" / "beleg.db", ROOT / "docs" / "images"
CHROMIUM = os.environ.get("BELEG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
PORT = 8377
WIDTH = 1200
MOST_BYTES = 150_000
# What is shown: the name of the picture, the address, and how much of the page from its top.
PICTURES = (
    ("series", "/s/{killed belgorod 2031}", 1060),
    ("review", "/review?kind=contradiction", 1060),
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


def address(ledger: Ledger, path: str) -> str:
    """The path, with the id of the first series in place of the words in brackets."""
    before, bracket, rest = path.partition("{")
    words, _, behind = rest.partition("}")
    return f"{before}{ledger.series(words)[0].id}{behind}" if bracket else path


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
        for name, path, height in PICTURES:
            picture(browser, at + address(ledger, path), height, IMAGES / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main()
