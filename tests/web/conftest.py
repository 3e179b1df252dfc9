"""The app on a ledger of invented articles: for requests without a server, and on a real one for a browser."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
import uvicorn
from starlette.testclient import TestClient

from beleg.ledger import Ledger
from beleg.read import ReadOptions
from beleg.web import application
from beleg.web.settings import Settings

OWN = {"sec-fetch-site": "same-origin"}  # what a browser says of a form that a page of the app sends


@pytest.fixture(scope="session")
def examples(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the invented articles, worked out; to be copied, not changed."""
    place = tmp_path_factory.mktemp("examples") / "ledger.db"
    with Ledger.open(place) as ledger:
        ledger.add(root / "examples", options=ReadOptions(metadata=root / "examples" / "metadata.tsv"))
        ledger.renew()
    return place


@pytest.fixture
def ledger(examples: Path, tmp_path: Path) -> Iterator[Ledger]:
    """A copy of the invented ledger."""
    place = tmp_path / "ledger.db"
    shutil.copy(examples, place)
    with Ledger.open(place) as opened:
        yield opened


@pytest.fixture
def client(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> Iterator[TestClient]:
    """Requests to the app on the invented ledger, as a page of the app sends them; faults are raised whole."""
    monkeypatch.setenv("BELEG_TRACEBACK", "1")
    app = application(ledger, Settings(user="ines", ui="en"))
    with TestClient(app, base_url="http://127.0.0.1", headers=OWN) as opened:
        yield opened


class Server:
    """An app on a port of this machine."""

    def __init__(self, ledger: Ledger, settings: Settings) -> None:
        self._server = uvicorn.Server(
            uvicorn.Config(application(ledger, settings), host="127.0.0.1", port=0, log_level="error")
        )
        self._thread = threading.Thread(target=self._server.run, daemon=True)

    def __enter__(self) -> str:
        self._thread.start()
        until = time.monotonic() + 20
        while not self._server.started:
            assert time.monotonic() < until and self._thread.is_alive(), "the server did not start"
            time.sleep(0.01)
        port = self._server.servers[0].sockets[0].getsockname()[1]
        return f"http://127.0.0.1:{port}"

    def __exit__(self, *_: object) -> None:
        self._server.should_exit = True
        self._thread.join(20)


@pytest.fixture
def address(ledger: Ledger) -> Iterator[str]:
    """The address of a running app on the invented ledger."""
    with Server(ledger, Settings(user="ines", ui="en")) as at:
        yield at
