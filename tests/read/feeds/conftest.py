"""A web for a test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from tests.read.feeds.web import Web, opened


@pytest.fixture
def web(monkeypatch: pytest.MonkeyPatch) -> Iterator[Web]:
    with opened(monkeypatch) as made:
        yield made
