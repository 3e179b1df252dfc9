"""What all tests share: the corpus, the places where a ledger may lie, and property tests that repeat themselves."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from importlib.resources import files
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from tests import postgresql as servers

# A long run keeps many objects; going through all of them would count into whatever a test measures.
gc.set_threshold(100_000, 50, 1000)

CHROMIUM = os.environ.get("BELEG_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome") or ""
# The last four keep the browser itself off the network, so that only the page could ask for something.
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-quic"),
)
ROOT = Path(__file__).resolve().parent.parent

# Time limits and fresh random seeds would make a test fail on one machine and pass on the next;
# HYPOTHESIS_PROFILE=explore looks for new counterexamples.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("explore", deadline=None, max_examples=2000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))


def _shared_folder() -> Path:
    given = os.environ.get("BELEG_SHARED")
    return Path(given) if given else ROOT.parent / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder that holds ``articles/`` and ``gold/``; a test that needs it is skipped where it is absent."""
    folder = _shared_folder()
    if not (folder / "articles").is_dir():
        pytest.skip(f"no shared corpus at {folder}; set BELEG_SHARED to its folder")
    return folder


@pytest.fixture(scope="session")
def root() -> Path:
    """The root of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """A Chromium of the system, one for all tests; those that need it are skipped where it is missing."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason="Playwright is missing: pip install playwright"
    )
    if not CHROMIUM:
        pytest.skip("no Chromium on this machine: install it or set BELEG_CHROMIUM")
    with sync_api.sync_playwright() as started:
        launched = started.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def axe() -> str:
    """The script of axe-core."""
    pytest.importorskip(
        "axe_playwright_python", reason="axe-core is missing: pip install axe-playwright-python"
    )
    return (files("axe_playwright_python") / "axe.min.js").read_text("utf-8")


NewPlace = Callable[[], str]


def pytest_configure() -> None:
    servers.prepare()


def pytest_unconfigure() -> None:
    servers.clear()


@pytest.fixture(scope="session")
def server() -> servers.Server:
    """A PostgreSQL server; tests that need it are skipped where there is none."""
    return servers.server()


@pytest.fixture(params=servers.BACK_ENDS)
def back_end(request: pytest.FixtureRequest) -> str:
    """What holds for one kind of ledger holds for the other."""
    return str(request.param)


@pytest.fixture
def new_place(
    back_end: str, tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest
) -> Iterator[NewPlace]:
    """Gives the address of one empty ledger after the other; a file is there from its first opening on."""
    if back_end == "sqlite":
        folder, numbers = tmp_path_factory.mktemp("ledgers"), count()
        yield lambda: str(folder / f"{next(numbers)}.db")
        return
    server = request.getfixturevalue("server")
    made: list[str] = []
    yield lambda: made.append(server.new()) or made[-1]  # type: ignore[func-returns-value]
    for each in made:
        server.drop(each)


@pytest.fixture
def bare_place(back_end: str, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a database without a table, or of a file that is not there."""
    if back_end == "sqlite":
        yield str(tmp_path / "bare.db")
        return
    server = request.getfixturevalue("server")
    made = server.empty()
    yield made
    server.drop(made)


@pytest.fixture
def place(new_place: NewPlace) -> str:
    """The address of an empty ledger: a file, then a database in PostgreSQL."""
    return new_place()
