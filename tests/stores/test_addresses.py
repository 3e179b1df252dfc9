"""An address leads to its database, and its password to nobody's screen."""

from __future__ import annotations

import sys
from typing import Any

import pytest
from tests.postgresql import Server

from beleg.cli import main
from beleg.ledger import Ledger, StoreError
from beleg.model import Article
from beleg.stores.addresses import shown, url_of

SECRET = "geh3im"


@pytest.mark.parametrize("kind", ["postgresql", "postgres", "postgresql+psycopg"])
def test_each_way_to_write_an_address(kind: str, server: Server) -> None:
    made = server.new()
    address = f"{kind}://{made.partition('://')[2]}"
    with Ledger.open(address) as ledger:
        ledger.add(Article("In Herat starben 26 Menschen.", language="de"))
    assert main(["figures", "--ledger", address, "--quiet"]) == 0
    server.drop(made)


def test_a_file_and_an_address_of_a_file() -> None:
    assert url_of("kursk.db").database == url_of("sqlite:///kursk.db").database == "kursk.db"
    assert url_of("C:\\kursk.db").drivername == "sqlite"
    assert shown("a:b@c.db") == "a:b@c.db"


# Nothing listens at port 1.
WRONG = [
    (f"postgresql://ines:{SECRET}@127.0.0.1:1/beleg", "store"),
    (f"postgresql+psycopg://ines:{SECRET}@127.0.0.1:1/beleg?connect_timeout=2", "store"),
    (f"postgresql://127.0.0.1:1/beleg?user=ines&password={SECRET}", "store"),
    (f"postgresql://ines:{SECRET}@127.0.0.1:1/beleg?sslpassword={SECRET}&sslmode=no", "store"),
    (f"postgresql://ines:an{SECRET}@und{SECRET}@127.0.0.1/beleg", "bad_address"),
    (f"postgresql://ines:an/{SECRET}@127.0.0.1:nine/beleg", "bad_address"),
    (f"postgresql://ines:{SECRET}@[::1/beleg", "bad_address"),
    (f"postgresql+nodriver://ines:{SECRET}@127.0.0.1/beleg", "no_back_end"),
    (f"mysql://ines:an/{SECRET}@127.0.0.1/beleg", "no_back_end"),
]


@pytest.mark.parametrize(("address", "code"), WRONG)
def test_a_password_is_never_shown(address: str, code: str, capsys: Any) -> None:
    with pytest.raises(StoreError) as raised:
        Ledger.open(address)
    assert raised.value.code == code
    assert SECRET not in str(raised.value)
    for command in (["figures"], ["add", "-"], ["serve"], ["report", "-o", "x"], ["review", "--export", "x"]):
        assert main([*command, "--ledger", address, "--ui", "en"]) == 2
        told = capsys.readouterr()
        assert SECRET not in told.out + told.err
        assert len(told.err.splitlines()) == 1, told.err


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    assert main(["series", "--ledger", f"postgresql://ines:{SECRET}@db/beleg", "--ui", "en"]) == 2
    [line] = capsys.readouterr().err.splitlines()
    assert "postgresql://ines:***@db/beleg" in line
    assert "pip install 'beleg[postgresql]'" in line
