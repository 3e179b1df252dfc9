"""The thread beside the requests outlasts what goes wrong in it."""

from __future__ import annotations

import pytest

from beleg.ledger import Ledger, StoreError
from beleg.web.running import Running


@pytest.mark.parametrize("fault", [ValueError("words of an article"), StoreError("locked", ledger="x")])
def test_a_fault_does_not_end_it(
    ledger: Ledger, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], fault: Exception
) -> None:
    tried = []

    def failing() -> None:
        tried.append(1)
        raise fault.with_traceback(None)

    monkeypatch.setattr(ledger, "renew", failing)
    running = Running(ledger)
    running.start()
    try:
        assert running.changed(wait=10) and running.changed(wait=10)
    finally:
        running.stop()
    assert len(tried) >= 2
    said = capsys.readouterr().err
    assert said.count("ValueError") == isinstance(fault, ValueError)
    assert "words of an article" not in said
