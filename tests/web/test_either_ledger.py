"""Pages of a ledger in PostgreSQL are those of a ledger in a file, byte for byte, also where other processes make them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient
from tests.postgresql import Server
from tests.web.conftest import OWN

from beleg.ledger import Ledger
from beleg.read import ReadOptions
from beleg.web import application
from beleg.web.processes.pool import Makers
from beleg.web.settings import Settings

_LISTS = ("/", "/findings", "/review", "/find?n=12", "/find?n=300", "/outside", "/export", "/import")
_FORMATS = ("/overview.json", "/overview.csv", "/findings.json", "/findings.csv", "/review.json")
_LINK = re.compile(r'href="(/[safo]/[^"#]+)')


@pytest.fixture(scope="module")
def there(root: Path, server: Server) -> Iterator[str]:
    """The invented articles in PostgreSQL."""
    place = server.new()
    with Ledger.open(place) as ledger:
        ledger.add(root / "examples", options=ReadOptions(metadata=root / "examples" / "metadata.tsv"))
        ledger.renew()
    yield place
    server.drop(place)


def seen(place: str | Path, workers: int = 0) -> dict[str, tuple[int, str]]:
    """What stands at the addresses of an app, and at those that its pages lead to."""
    found: dict[str, tuple[int, str]] = {}
    with Ledger.open(place) as ledger:
        settings = Settings(user="ines", ui="en")
        makers = Makers(str(place), settings, workers) if workers else None
        app = application(ledger, settings, makers)
        with TestClient(
            app, base_url="http://127.0.0.1", headers=OWN, raise_server_exceptions=False
        ) as client:
            assert makers is None or makers.are_ready(within=60)
            for address in (*_LISTS, *_FORMATS):
                found[address] = page(client, address)
            linked = {each for _, text in found.values() for each in _LINK.findall(text)}
            for address in sorted(linked)[::5]:
                found[address] = page(client, address)
    return found


def page(client: TestClient, address: str) -> tuple[int, str]:
    answer = client.get(address)
    return answer.status_code, answer.text


def test_pages_are_the_same(examples: Path, there: str) -> None:
    here, pages = seen(examples), seen(there, workers=2)
    assert pages.keys() == here.keys()
    assert sum(status == 200 for status, _ in here.values()) > 20
    for address, answer in here.items():
        assert pages[address] == answer, address
